"""Measure time expressions on TempEval-3, WikiWars and MEANTIME.

    python evaluation/times.py DATA [--misses CORPUS]

DATA holds the corpora: `tempeval3/TBAQ-cleaned`, `wikiwars`, `meantime`. Spans match one
to one by any overlap, the larger overlap first; a value is right when it says the same
days or the same length (198 = 1980/1989, P1DE = P10Y). The document's creation time, where it
stands outside the text, is given to the reader as its reference date and not counted.
AQUAINT writes some values as TimeML does not: 1949-XX for 1949, 2000-W7 for 2000-W07.
`value_f1` counts these as wrong; `value_mended_f1` reads them as they are meant.
MEANTIME marks times in a headline and the five sentences behind it only.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from dateline import annotate
from dateline.annotate import grammar
from dateline.annotate.times.times import find_times
from dateline.pipeline import GRAMMAR
from dateline.report import Block, Report
from dateline.values import Interval


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression that a corpus marks: offsets and TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a corpus, its date, and the times it marks."""

    name: str
    text: str
    date: str | None
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked and a found time that overlap; one of them is None for a miss or an extra."""

    document: Document
    marked: Marked | None
    found: Marked | None


def measure(data: Path) -> dict[str, float]:
    """Return F1 of spans and of values for every corpus that is there."""
    figures: dict[str, float] = {}
    for name, documents in corpora(data).items():
        pairs = [pair for document in documents for pair in compare(document, find(document))]
        if not pairs:
            print(f"{name}: not in {data}, skipped", file=sys.stderr)
            continue
        figures |= figures_of(name, pairs)
    return figures


def figures_of(name: str, pairs: list[Pair]) -> dict[str, float]:
    """Return F1 of spans and of values, and of values with the marked ones mended."""
    both = [pair for pair in pairs if pair.marked and pair.found]
    total = max(1, len(both) + len(pairs))
    return {
        f"{name}_span_f1": 2 * len(both) / total,
        f"{name}_value_f1": 2 * sum(map(is_right, both)) / total,
        f"{name}_value_mended_f1": 2 * sum(map(is_right, map(_mended, both))) / total,
    }


def corpora(data: Path) -> dict[str, Iterator[Document]]:
    """Return the documents of each corpus by its short name."""
    tempeval = data / "tempeval3" / "TBAQ-cleaned"
    return {
        "timebank": read_timeml(tempeval / "TimeBank"),
        "aquaint": read_timeml(tempeval / "AQUAINT"),
        "wikiwars": read_timeml(data / "wikiwars"),
        "meantime": read_meantime(data / "meantime"),
    }


def read_timeml(folder: Path) -> Iterator[Document]:
    """Read the texts of a folder of TimeML files."""
    for path in sorted(folder.glob("*.tml")):
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a known corpus
        created = root.find("DCT/TIMEX3")
        body = root.find("TEXT")
        if body is None:
            continue
        pieces: list[str] = []
        marked = tuple(_walk(body, pieces))
        date = created.get("value", "")[:10] if created is not None else ""
        day = date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None
        yield Document(path.stem, "".join(pieces), day, marked)


def _walk(node: ET.Element, pieces: list[str]) -> Iterator[Marked]:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        yield Marked(start, sum(map(len, pieces)), node.get("value", ""))


def read_meantime(folder: Path) -> Iterator[Document]:
    """Read the marked part of the MEANTIME files, with plain spacing."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a known corpus
        text, places = spaced(root)
        times = [node for node in root.iter("TIMEX3") if node.find("token_anchor") is not None]
        anchors = [[a.get("t_id", "") for a in node.iter("token_anchor")] for node in times]
        marked = tuple(
            Marked(places[ids[0]][0], places[ids[-1]][1], node.get("value", ""))
            for node, ids in zip(times, anchors, strict=True)
            if ids[0] in places and ids[-1] in places
        )
        yield Document(path.stem, text, _day_line(text), marked)


def _day_line(text: str) -> str | None:
    """Return the day that stands alone on a line: "January 18, 2005"."""
    for line in text.split("\n\n"):
        with suppress(ValueError):
            return datetime.strptime(line, "%B %d, %Y").date().isoformat()  # noqa: DTZ007 - a day
    return None


_MARKED_SENTENCES = 6


def spaced(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the marked part of a MEANTIME text with plain spacing, and where its tokens stand."""
    text, places, sentence = "", {}, "0"
    for token in root.iter("token"):
        number = token.get("sentence", "0")
        if int(number) >= _MARKED_SENTENCES:
            break
        word = token.text or ""
        if number != sentence:
            text, sentence = text + "\n\n", number
        elif text and not re.match(r"[.,;:?!)%']", word) and not text.endswith("("):
            text += " "
        places[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    return text, places


def compare(document: Document, found: list[Marked]) -> list[Pair]:
    """Pair the times that are marked with those that are found, larger overlaps first."""
    overlaps = [
        (min(m.end, f.end) - max(m.start, f.start), -i, -j)
        for i, m in enumerate(document.marked)
        for j, f in enumerate(found)
        if m.start < f.end and f.start < m.end
    ]
    marked_to_found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(overlaps, reverse=True):
        if -i not in marked_to_found and -j not in taken:
            marked_to_found[-i] = -j
            taken.add(-j)
    pairs = [
        Pair(document, m, found[marked_to_found[i]] if i in marked_to_found else None)
        for i, m in enumerate(document.marked)
    ]
    return pairs + [Pair(document, None, f) for j, f in enumerate(found) if j not in taken]


def find(document: Document) -> list[Marked]:
    """Return the times that the package finds in a text."""
    report = report_of(document)
    times = find_times(report, tuple(_reader()(report)))
    return [Marked(time.span.start, time.span.end, time.value) for time in times]


@cache
def _reader() -> grammar.Reader:
    return annotate.reader(GRAMMAR)


def report_of(document: Document) -> Report:
    """Return a text as a report, paragraphs being its blocks."""
    text = document.text
    blocks = tuple(
        Block("body", match.start(), match.end())
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    )
    return Report(
        id="r1", path="", sha256="", text=text, blocks=blocks, reference_date=document.date
    )


def is_right(pair: Pair) -> bool:
    """Say whether the value found says the same as the one marked."""
    if pair.marked is None or pair.found is None:
        return False
    return _fold(pair.marked.value) == _fold(pair.found.value)


def _mended(pair: Pair) -> Pair:
    """Return a pair with the marked value as TimeML writes it."""
    if pair.marked is None:
        return pair
    value = _UNSAID.sub("", _SHORT_WEEK.sub("W0", pair.marked.value))
    return replace(pair, marked=replace(pair.marked, value=value))


def _fold(value: str) -> str:
    value = value.strip().upper()
    interval = None if "T" in value else Interval.from_timex(value)
    if interval:
        return f"{interval.first}/{interval.last}"
    if match := re.fullmatch(r"P(T?)(\d+)([A-Z]+)", value):
        factor, unit = _LENGTHS.get(match[1] + match[3], (1, match[1] + match[3]))
        return f"P{int(match[2]) * factor}{unit}"
    return re.sub(r"(T\d\d:\d\d)(:00)?(Z|[+-]\d\d:?\d\d)?$", r"\1", value)


_UNSAID = re.compile(r"(?<=\d)(?:-XX)+$")  # "1949-XX", "1998-10-XX"
_SHORT_WEEK = re.compile(r"(?<=-)W(?=\d$)")  # "2000-W7"
_LENGTHS = {"Y": (12, "M"), "DE": (120, "M"), "CE": (1200, "M"), "W": (7, "D"), "TH": (60, "TM")}


def print_misses(data: Path, name: str) -> None:
    """Print what is missed, extra or wrong in one corpus."""
    for document in corpora(data)[name]:
        for pair in compare(document, find(document)):
            if not is_right(pair):
                print(_describe(pair))


def _describe(pair: Pair) -> str:
    place = pair.marked or pair.found
    if place is None:
        return ""
    kind = "EXTRA" if pair.marked is None else "MISSED" if pair.found is None else "VALUE"
    text = pair.document.text
    context = f"{text[max(0, place.start - 60) : place.start]}>>>{text[place.start : place.end]}"
    context = " ".join(f"{context}<<<{text[place.end : place.end + 40]}".split())
    wanted, given = (m.value if m else "-" for m in (pair.marked, pair.found))
    words = text[pair.found.start : pair.found.end] if pair.found else ""
    return "\t".join((kind, wanted, given, str(pair.document.date), words, context))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if "--misses" in arguments:
        print_misses(Path(arguments[0]), arguments[2])
    else:
        for figure, value in measure(Path(arguments[0])).items():
            print(f"{figure}\t{value:.3f}")
