"""Reading of saved news pages, beside three other extractors in the same run.

The pages are those of flairNLP/fundus (`FOLDER/fundus_pages`): saved HTML of newsrooms of
25 countries with title, authors, time of publication and body as its parsers, one written
for each newsroom, take them.

pages_body_f1      F1 of word tokens of the body (deck, paragraphs, crossheads), mean of pages
pages_body_f1_X    the same for extractor X with its defaults, where it is installed
pages_leak         share of body tokens that are a caption's or byline's by gold, not the body's
pages_date         share of pages with the exact moment and zone; the day where gold has no zone
pages_title        share of pages with the exact title, marks and case aside
pages_bylines      F1 of the authors' names, agencies among them, mean of pages
pages_day          share of pages with the right day of publication, zones apart
peers_pages_*_X    title, bylines, date and day for extractor X, scored as above; one that has
                   no such field has no figure
pages_ratio        pages a second beside trafilatura alone (body only), CPU time of one process

    python evaluation/pages.py FOLDER
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline import acquire
from dateline.report import Report, Source

_BODY = frozenset(("body", "subhead", "dateline"))
# Words in a row that must be a caption's to count as taken from it.
_SHINGLE = 4
_MAX_BYLINE = 12
# Rounds of the speed measure; the best of each is taken, as the machine is shared.
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Extract:
    """What an extractor takes from a page; None for what it never tells."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None  # ISO 8601; "" where it tells none


Extractor = Callable[[bytes], Extract]


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and what stands in it."""

    name: str
    content: bytes
    gold: dict[str, Any]

    @property
    def body(self) -> str:
        """The deck, crossheads and paragraphs."""
        body = self.gold["body"]
        parts = (p for s in body["sections"] for p in (*s["headline"], *s["paragraphs"]))
        return "\n".join((*body["summary"], *parts))


def measure(data: Path) -> dict[str, float]:
    """Return the figures; none when the pages are not there."""
    pages = tuple(read_pages(data / "fundus_pages"))
    if not pages:
        return {}
    reports = [acquire.read(Source("r1", f"{page.name}.html", page.content)) for page in pages]
    pairs = list(zip(pages, reports, strict=True))
    extracts = [_extract_of(report) for report in reports]
    figures = {
        "pages_body_f1": _mean(f1(body_of(report), page.body) for page, report in pairs),
        "pages_leak": sum(leaked(*pair) for pair in pairs)
        / sum(len(tokens(body_of(report))) for report in reports),
        **{f"pages_{name}": value for name, value in _masthead(pages, extracts).items()},
    }
    for name, extract in peers():
        extracts = [extract(page.content) for page in pages]
        scores = [f1(found.text, page.body) for page, found in zip(pages, extracts, strict=True)]
        figures[f"pages_body_f1_{name}"] = _mean(scores)
        told = _masthead(pages, extracts)
        figures |= {f"peers_pages_{field}_{name}": value for field, value in told.items()}
    if "pages_body_f1_trafilatura" in figures:
        figures["pages_ratio"] = _ratio(pages)
    return figures


def _extract_of(report: Report) -> Extract:
    """Return what the program takes from a page, agencies that sign it among the authors."""
    signed = (credit.span.text for credit in report.credits if credit.kind == "byline")
    return Extract(
        body_of(report),
        report.title.text if report.title else "",
        (*report.bylines, *signed),
        report.published or "",
    )


def _masthead(pages: Sequence[Page], extracts: Sequence[Extract]) -> dict[str, float]:
    """Return the scores of title, authors and time, of those that are told at all."""
    pairs = list(zip(pages, extracts, strict=True))
    found: dict[str, float] = {}
    if any(extract.title is not None for extract in extracts):
        found["title"] = _mean(
            plain(extract.title or "") == plain(page.gold["title"]) for page, extract in pairs
        )
    if any(extract.authors is not None for extract in extracts):
        found["bylines"] = _mean(
            same_authors(page, extract.authors or ()) for page, extract in pairs
        )
    if any(extract.published is not None for extract in extracts):
        found["date"] = _mean(same_time(page, extract.published or "") for page, extract in pairs)
        found["day"] = _mean(same_day(page, extract.published or "") for page, extract in pairs)
    return found


def read_pages(folder: Path) -> Iterator[Page]:
    """Find the pages of a newsroom in the order of their days, as its gold has them."""
    for file in sorted(folder.glob("*/*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        saved = sorted(file.parent.glob(f"{file.stem}_[0-9]*.html.gz"))
        for page, item in zip(saved, gold.values(), strict=True):
            name = page.name.removesuffix(".html.gz")
            yield Page(name, gzip.decompress(page.read_bytes()), item)


def body_of(report: Report) -> str:
    """Return the text of a report's body blocks."""
    return "\n".join(report.text[b.start : b.end] for b in report.blocks if b.kind in _BODY)


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"\w+", text.casefold())


def plain(text: str) -> str:
    """Return the letters and digits of a text in small letters."""
    return re.sub(r"[\W_]+", "", text).casefold()


def f1(found: str, gold: str) -> float:
    """Return the F1 of two texts as bags of words."""
    one, other = Counter(tokens(found)), Counter(tokens(gold))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def leaked(page: Page, report: Report) -> int:
    """Count the words of body blocks that are a caption's or a byline's and not the body's."""
    body = set(_shingles(page.body)) | set(_shingles(page.gold["title"]))
    images = page.gold.get("images") or ()
    texts = [image.get(key) or "" for image in images for key in ("caption", "description")]
    foreign = {shingle for text in texts for shingle in _shingles(text)} - body
    authors = [plain(name) for name in page.gold.get("authors") or ()]
    whole = plain(page.body)
    count = 0
    for block in report.blocks:
        words = tokens(report.text[block.start : block.end]) if block.kind in _BODY else []
        if not words or "".join(words) in whole:
            continue
        signed = any(name and name in "".join(words) for name in authors)
        if signed and len(words) <= _MAX_BYLINE:
            count += len(words)
            continue
        hits = [n for n in range(len(words)) if tuple(words[n : n + _SHINGLE]) in foreign]
        count += len({n + step for n in hits for step in range(_SHINGLE)})
    return count


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = tokens(text)
    return (tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def same_time(page: Page, published: str) -> bool:
    """Say whether a time is the page's moment of publication and states its zone."""
    gold, found = dt.datetime.fromisoformat(page.gold["publishing_date"]), _time(published)
    if found is None or gold.tzinfo is None:
        return found is not None and found.date() == gold.date()
    return found.tzinfo is not None and abs(found - gold) < dt.timedelta(minutes=1)


def same_day(page: Page, published: str) -> bool:
    """Say whether a time is of the day of publication, in the page's zone or in Greenwich's."""
    gold, found = dt.datetime.fromisoformat(page.gold["publishing_date"]), _time(published)
    days = {gold.date(), (gold.astimezone(dt.UTC) if gold.tzinfo else gold).date()}
    return found is not None and found.date() in days


def _time(published: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(published)
    except ValueError:
        return None


def same_authors(page: Page, authors: Iterable[str]) -> float:
    """Return the F1 of the authors' names."""
    gold = {plain(name) for name in page.gold.get("authors") or ()}
    found = {plain(name) for name in authors}
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def peers() -> Iterator[tuple[str, Extractor]]:
    """Find the other extractors that are installed."""
    yield "trafilatura", _trafilatura
    for module, name, extract in (
        ("resiliparse.extract.html2text", "resiliparse", _resiliparse),
        ("newspaper", "newspaper4k", _newspaper),
    ):
        try:
            import_module(module)
        except ImportError:
            print(f"{name} is not installed", file=sys.stderr)
        else:
            yield name, extract


def _trafilatura(page: bytes) -> Extract:
    import trafilatura  # noqa: PLC0415

    text = trafilatura.extract(page, include_comments=False) or ""
    told = trafilatura.extract_metadata(page)
    authors = tuple(name.strip() for name in (told.author or "").split(";") if name.strip())
    return Extract(text, told.title or "", authors, told.date or "")


def _resiliparse(page: bytes) -> Extract:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415

    decoded = page.decode("utf-8", "replace")
    text = extract_plain_text(decoded, main_content=True)
    return Extract(text, HTMLTree.parse(decoded).title or "")


def _newspaper(page: bytes) -> Extract:
    import newspaper  # noqa: PLC0415

    article = newspaper.Article("http://example.org/", fetch_images=False)
    article.download(input_html=page.decode("utf-8", "replace"))
    try:
        article.parse()
    except ImportError:  # a language that it needs another package for
        return Extract(title="", authors=(), published="")
    published = article.publish_date
    told = published.isoformat() if isinstance(published, dt.datetime) else str(published or "")
    return Extract(str(article.text), article.title or "", tuple(article.authors), told)


def _ratio(pages: tuple[Page, ...]) -> float:
    """Return how many pages are read in the time that trafilatura takes for one."""
    import trafilatura  # noqa: PLC0415

    alone = _seconds(pages, lambda page: trafilatura.extract(page.content, include_comments=False))
    whole = _seconds(
        pages, lambda page: acquire.read(Source("r1", f"{page.name}.html", page.content))
    )
    return alone / whole


def _seconds(pages: tuple[Page, ...], work: Callable[[Page], object]) -> float:
    rounds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for page in pages:
            work(page)
        rounds.append(time.process_time() - start)
    return min(rounds)


def _mean(values: Any) -> float:  # noqa: ANN401 - numbers of any kind
    listed = [float(value) for value in values]
    return sum(listed) / len(listed)


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1])).items():
        print(f"{name:28} {value:.4f}")
