"""A saved page cut into blocks: every character that is not blank in exactly one.

Each line has a look of its own (`signs`), the report has its place among the lines
(`article`); what a line is follows from both. A sentence inside the report is body, and
the same sentence before the headline or behind the report is furniture. What guards
against losing text: in doubt a line with a full stop in the midst of the report is body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.acquire import article, bylines, captions, datelines, outlets, signs
from dateline.acquire.article import Article
from dateline.acquire.lines import Line, line_at, paragraphs
from dateline.acquire.signs import Look
from dateline.acquire.text import BOM
from dateline.report import Block, BlockKind

# A crosshead is short: the longest seen has 14 words.
_MAX_CROSSHEAD = 14
_BY = frozenset(
    (
        "by",
        "author",
        "authors",
        "written by",
        "author of the article",
        "reporter",
        "story by",
        "posted by",
    )
)
# A line that stands so often is no part of any text.
_AGAIN = 3
# A line of more words that stands twice close by is the caption of a picture shown twice.
_MIN_TWIN_WORDS = 10
_TWIN_REACH = 3
# Places in capitals with no date or agency beside: more of them are the names of a transcript.
_MAX_UNSURE = 2
_HEAD_PARAGRAPHS = 4
# Lines between headline and report that may be its deck.
_MAX_DECKS = 3


def split(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order; together they hold all that is not blank."""
    lines = tuple(_cut(text))
    looks = _settled(text, lines)
    place = article.locate(lines, looks)
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        kind = _kind(number, lines, looks, place)
        blocks.extend(_blocks(text, line, kind, dated=looks[number] == "dateline"))
    return tuple(blocks)


def _cut(text: str) -> Iterator[Line]:
    """Find the lines, a byte-order mark and each of several captions on one line apart."""
    for line in paragraphs(text):
        start = line.start
        if text.startswith(BOM, start):
            yield line_at(text, start, start + 1)
            start = _skip_blanks(text, start + 1, line.end)
        cuts = [line.start + position for position in captions.split_after_credits(line.text)]
        for cut in (*cuts, line.end):
            if start < cut:
                yield line_at(text, start, cut, apart=line.apart)
            start = _skip_blanks(text, cut, line.end)


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _settled(text: str, lines: Sequence[Line]) -> tuple[Look, ...]:
    """Return the look of each line, corrected by the lines next to it."""
    looks = [signs.look_of(text, line) for line in lines]
    _settle_repeats(lines, looks)
    _settle_captions(lines, looks)
    _settle_datelines(text, lines, looks)
    _settle_authors(lines, looks)
    return tuple(looks)


def _settle_repeats(lines: Sequence[Line], looks: list[Look]) -> None:
    """What stands on a page again and again is furniture."""
    counts = Counter(line.text for line in lines)
    for number, line in enumerate(lines):
        if counts[line.text] >= _AGAIN and looks[number] in {"heading", "scrap", "prose"}:
            looks[number] = "furniture"


def _settle_captions(lines: Sequence[Line], looks: list[Look]) -> None:
    """A credit of its own line makes the line above a caption, and so does a twin close by."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        before = looks[number - 1] if number else None
        if captions.is_credit(line.text) and before in {"prose", "heading"} and not line.apart:
            looks[number - 1] = "caption"
        if line.size > _MIN_TWIN_WORDS:
            twin = seen.setdefault(line.text, number)
            if twin != number and looks[number] == "prose" and number - twin <= _TWIN_REACH:
                looks[number] = looks[twin] = "caption"
    prose = [n for n, look in enumerate(looks) if look in {"prose", "caption"}]
    last = prose[-1] if prose else 0
    if prose and looks[last] == "caption":
        line = lines[last]
        if not captions.is_caption(line.text, line.size, last=True) and not captions.is_credit(
            line.text
        ):
            looks[last] = "prose"


def _settle_datelines(text: str, lines: Sequence[Line], looks: list[Look]) -> None:
    """A place in capitals alone is a dateline at the head of a report only, and only once."""
    unsure = [
        n for n, look in enumerate(looks) if look == "dateline" and not _is_sure(text, lines[n])
    ]
    prose = 0
    for number, look in enumerate(looks):
        if number in unsure and (len(unsure) > _MAX_UNSURE or prose > _HEAD_PARAGRAPHS):
            looks[number] = signs.look_beyond_dateline(text, lines[number])
        prose += look in {"prose", "dateline"}


def _settle_authors(lines: Sequence[Line], looks: list[Look]) -> None:
    """A name of its own line is a byline beside a time stamp, a role or behind "By"."""
    for number, line in enumerate(lines):
        if looks[number] not in {"heading", "scrap"} or not bylines.is_person(line.text):
            continue
        before = lines[number - 1].text.casefold().strip(" :") if number else ""
        beside = looks[max(0, number - 1) : number] + looks[number + 1 : number + 3]
        if before in _BY or ("timestamp" in beside and bylines.has_given_name(line.text)):
            looks[number] = "byline"


def _is_sure(text: str, line: Line) -> bool:
    site = outlets.suffix_of(line.text) if kind == "title" else None
    if site is not None:
        end = line.start + len(line.text[:site].rstrip())
        yield Block("title", line.start, end)
        yield Block("furniture", line.start + site, line.end)
        return
    head = datelines.head_of(text, line.start, line.end)
    return head is not None and head.is_sure


def _kind(number: int, lines: Sequence[Line], looks: Sequence[Look], place: Article) -> BlockKind:
    look = looks[number]
    if number == place.title:
        return "title"
    if look in {"caption", "timestamp", "wire_note"}:
        return look  # type: ignore[return-value]
    if place.start <= number < place.end:
        return _inside(number, lines, looks, place)
    if look == "byline":
        return "byline" if _near(number, place) else "furniture"
    if place.title is not None and place.title < number < place.start:
        return _between(number, lines, looks, place)
    return "furniture"


def _near(number: int, place: Article) -> bool:
    """Say whether a line stands at the head or the foot of the report."""
    head = place.start if place.title is None else place.title
    return head - 6 <= number <= place.end + 4


def _between(
    number: int, lines: Sequence[Line], looks: Sequence[Look], place: Article
) -> BlockKind:
    """Return the kind of a line between headline and report."""
    if (
        looks[number] != "heading"
        or place.title is None
        or _repeats(lines[number], lines[place.title])
    ):
        return "furniture"
    return (
        "subhead" if number - place.title <= _MAX_DECKS or lines[number].size > 6 else "furniture"
    )  # noqa: PLR2004


def _inside(number: int, lines: Sequence[Line], looks: Sequence[Look], place: Article) -> BlockKind:
    line, look = lines[number], looks[number]
    if look in {"final", "end", "box", "furniture"}:
        return "furniture"
    if place.title is not None and _repeats(line, lines[place.title]):
        return "furniture"
    if look == "byline":
        return "byline"
    if look in {"prose", "dateline"}:
        return "subhead" if _is_deck(number, looks, place) else "body"
    if look == "scrap":
        return "furniture" if line.size <= 1 else "body"
    if line.size <= _MAX_CROSSHEAD and not line.text.rstrip().endswith(":"):
        return "subhead"
    return "body"


def _is_deck(number: int, looks: Sequence[Look], place: Article) -> bool:
    """Say whether a sentence right under the headline stands above the byline."""
    if place.title is None or number - place.title > _MAX_DECKS or looks[number] != "prose":
        return False
    return any(look in {"byline", "timestamp"} for look in looks[number + 1 : number + 3])


def _repeats(line: Line, title: Line) -> bool:
    """Say whether a line is the headline once more, as a running head or with the site's name."""
    one, other = " ".join(line.words).casefold(), " ".join(title.words).casefold()
    return (
        len(one) >= len(other) > 8
        and one.startswith(other)
        and len(line.words) - len(title.words) <= 6
    )  # noqa: PLR2004


def _blocks(text: str, line: Line, kind: BlockKind, *, dated: bool) -> Iterator[Block]:
    """Find the blocks of a line: a dateline is one of its own before its paragraph."""
    site = outlets.suffix_of(line.text) if kind == "title" else None
    if site is not None:
        end = line.start + len(line.text[:site].rstrip())
        yield Block("title", line.start, end)
        yield Block("furniture", line.start + site, line.end)
        return
    head = datelines.head_of(text, line.start, line.end) if dated and kind == "body" else None
    if head is None:
        yield Block(kind, line.start, line.end)
        return
    end = head.end
    while text[end - 1].isspace():
        end -= 1
    yield Block("dateline", line.start, end)
    if head.end < line.end:
        yield Block("body", head.end, line.end)
