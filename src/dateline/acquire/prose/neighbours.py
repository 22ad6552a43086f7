"""What a line looks like once its neighbours are asked.

What counts: a line that stands on the page again and again is furniture; a photo credit
of its own line makes the line above a caption, and so do the lines that a caption is
broken into; a sentence printed twice close by is the caption of a picture shown twice, or
a pull quote; a place in capitals is a dateline at the head of a report and nowhere else;
a name of its own line is a byline beside a time stamp or behind "By"; where no line at
all ends in a stop, long lines are paragraphs without punctuation. What guards against
false hits: speakers of a transcript stand in capitals before a colon too, so that several
such lines are no datelines; the agency in brackets behind a report's last paragraph signs
the report, and makes no caption of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.acquire.prose import agencies, bylines, captions, datelines, signs
from dateline.acquire.prose.lines import Line
from dateline.acquire.prose.signs import Look

# A line that stands so often is no part of any text.
_AGAIN = 3
# A sentence of more words that stands twice within so many lines was printed twice.
_MIN_TWIN_WORDS = 10
_TWIN_REACH = 3
# Places in capitals with no date or agency beside: more of them are no datelines.
_MAX_UNSURE = 2
_MAX_COLONS = 1
# Paragraphs from the head of a report in which such a place may stand, and how long they are.
_HEAD_PARAGRAPHS = 4
_MIN_DATED_WORDS = 10
# Words of the longest line that names agencies and nothing else.
_MAX_AGENCIES = 7
# Words of a line without a stop that is longer than a crosshead.
_MIN_PARAGRAPH = 15
# Letters of the longest line that names an author or an agency.
_MAX_AUTHOR = 200

# Rows of a chart: so many at least, and the share of the lines with a label that they are.
_MIN_ROWS, _ROWS = 3, 0.8
_LABELLED = re.compile(r"[A-Z][A-Z .&'’-]{1,30}: ")
_BRACKETED = re.compile(r"\([^()]{1,60}\)")
_SMALL_WORD = re.compile(r"(?<![\w'’-])(?!(?:and|de|of|the|van|von)\b)[a-z]")

_BY = frozenset(
    (
        "author",
        "author of the article",
        "authors",
        "by",
        "posted by",
        "reporter",
        "story by",
        "written by",
    )
)


def settled_looks(text: str, lines: Sequence[Line]) -> tuple[Look, ...]:
    """Return the look of each line, corrected by the lines next to it."""
    looks = [signs.look_of(text, line) for line in lines]
    _settle_repeats(lines, looks)
    _settle_unpunctuated(lines, looks)
    _settle_first(lines, looks)
    _settle_captions(lines, looks)
    _settle_twins(lines, looks)
    _settle_last(lines, looks)
    _settle_datelines(text, lines, looks)
    _settle_lists(lines, looks)
    _settle_authors(lines, looks)
    return tuple(looks)


def _settle_repeats(lines: Sequence[Line], looks: list[Look]) -> None:
    counts = Counter(line.text for line in lines)
    for number, line in enumerate(lines):
        if counts[line.text] >= _AGAIN and looks[number] in {"heading", "scrap", "prose"}:
            looks[number] = "furniture"


def _settle_unpunctuated(lines: Sequence[Line], looks: list[Look]) -> None:
    """Take long lines for prose where none of them ends as a sentence does."""
    full = [
        number
        for number, look in enumerate(looks)
        if look in {"heading", "prose"} and lines[number].size >= _MIN_PARAGRAPH
    ]
    if not any(signs.is_sentence(lines[number]) for number in full):
        for number in full:
            looks[number] = "prose"


def _settle_first(lines: Sequence[Line], looks: list[Look]) -> None:
    """Take a page's first words behind its furniture for a headline, be they signed "- Xinhua"."""
    first = next((n for n, look in enumerate(looks) if look not in {"furniture", "scrap"}), None)
    if first is None or looks[first] != "caption":
        return
    if not captions.is_signed(lines[first].text):
        looks[first] = "heading"


def _settle_captions(lines: Sequence[Line], looks: list[Look]) -> None:
    for number in range(1, len(lines)):
        if captions.is_label(lines[number - 1].text):
            looks[number] = "caption"
        if looks[number] != "caption":
            continue
        if not lines[number].apart and captions.is_credit(lines[number].text):
            looks[number - 1] = "caption" if looks[number - 1] == "prose" else looks[number - 1]
        above = number - 1
        while above >= 0 and looks[above] == "heading" and _goes_on(lines[above + 1]):
            looks[above] = "caption"
            above -= 1


def _goes_on(line: Line) -> bool:
    """Say whether a line goes on with the one above it, as those of a broken caption do."""
    return not line.apart or line.text.lstrip("(")[:1].islower()


def _settle_twins(lines: Sequence[Line], looks: list[Look]) -> None:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.size <= _MIN_TWIN_WORDS or looks[number] != "prose":
            continue
        twin = seen.get(line.text)
        seen[line.text] = number
        if twin is None or number - twin > _TWIN_REACH:
            continue
        if captions.shows_picture(line.text):
            looks[twin] = looks[number] = "caption"
        else:
            looks[number] = "furniture"


def _settle_last(lines: Sequence[Line], looks: list[Look]) -> None:
    """Take the last paragraph with an agency behind it for the end of the report."""
    last = max((n for n, look in enumerate(looks) if look in {"prose", "caption"}), default=None)
    if last is None or looks[last] != "caption" or captions.is_credit(lines[last].text):
        return
    if not captions.is_caption(lines[last].text, lines[last].size, last=True):
        looks[last] = "prose"


def _settle_datelines(text: str, lines: Sequence[Line], looks: list[Look]) -> None:
    doubtful = _doubtful(text, lines, looks)
    no_datelines = doubtful if len(doubtful) > _MAX_UNSURE else set()
    colons = {n for n, mark in doubtful.items() if mark == ":"}
    prose = 0
    for number, look in enumerate(looks):
        if number in doubtful and (
            number in no_datelines
            or prose > _HEAD_PARAGRAPHS
            or (number in colons and len(colons) > _MAX_COLONS)
            or doubtful[number] == ""
        ):
            looks[number] = signs.look_beyond_dateline(text, lines[number])
        prose += look in {"prose", "dateline"}


def _doubtful(text: str, lines: Sequence[Line], looks: Sequence[Look]) -> dict[int, str]:
    """Return the lines that a mere place in capitals opens, with the mark that closes it.

    The mark is empty where too little stands behind it to be a paragraph.
    """
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        if looks[number] != "dateline":
            continue
        head = datelines.head_of(text, line.start, line.end)
        if head and not head.is_sure:
            brief = head.end < line.end and line.size < _MIN_DATED_WORDS
            found[number] = "" if brief else head.mark
    return found


def _settle_lists(lines: Sequence[Line], looks: list[Look]) -> None:
    """Take the rows of a chart for furniture.

    "OHIO: Jo Doe (Independent), Ann Roe (Reform)." is no sentence. A transcript has a label
    before each of its lines too, and sentences behind most.
    """
    labelled = [n for n, line in enumerate(lines) if _LABELLED.match(line.text)]
    rows = [n for n in labelled if _is_row(lines[n])]
    if len(rows) >= max(_MIN_ROWS, _ROWS * len(labelled)):
        for number in rows:
            looks[number] = "furniture"


def _is_row(line: Line) -> bool:
    """Say whether a line holds names and brackets behind its label, and no word of a sentence."""
    names = _BRACKETED.sub(" ", line.text)
    return names != line.text and not _SMALL_WORD.search(names)


def _settle_authors(lines: Sequence[Line], looks: list[Look]) -> None:
    for number, line in enumerate(lines):
        if looks[number] not in {"heading", "scrap"} or len(line.text) > _MAX_AUTHOR:
            continue
        if _is_agency_line(number, line, looks) or _is_author_line(number, lines, looks):
            looks[number] = "byline"


def _is_agency_line(number: int, line: Line, looks: Sequence[Look]) -> bool:
    under_caption = number > 0 and looks[number - 1] == "caption"
    is_short = line.size <= _MAX_AGENCIES  # "... - Xinhua" behind a headline is the site's name
    is_source = (is_short and agencies.is_agency(line.text)) or bylines.is_desk(line.text)
    return is_source and not under_caption


def _is_author_line(number: int, lines: Sequence[Line], looks: Sequence[Look]) -> bool:
    line = lines[number].text.partition(" in ")[0]
    if number and looks[number - 1] == "byline" and bylines.is_role(line):
        return True
    if not bylines.is_person(line):
        return False
    before = lines[number - 1].text.casefold().strip(" :") if number else ""
    beside = (*looks[max(0, number - 1) : number], *looks[number + 1 : number + 3])
    return before in _BY or ("timestamp" in beside and bylines.has_given_name(line))
