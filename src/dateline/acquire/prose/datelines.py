"""The head of a wire report: place, date, agency, dash.

What counts, at the start of a paragraph: a place in capitals before a dash, a colon
or a bar ("WASHINGTON —", "AMMAN:"); any place before a date or an agency ("Geneva,
25 April 2019 –", "Beirut (AFP) -"); an agency alone ("(CNN) --"); Indian and Russian
forms without a dash ("New Delhi, Apr 25 (PTI)", "MOSCOW, April 25. /TASS/."). What guards
against false hits: labels in capitals (data/page_labels.txt) are no places, a place
has few words, and behind a colon a whole sentence must follow, as a transcript or a
list has names in capitals there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from dateline import lexicon
from dateline.acquire.prose import agencies
from dateline.acquire.prose.dates import Day, find_days
from dateline.report import Block

# Longest head seen: two cities, a country, a date with year and an agency.
_MAX_HEAD = 120
_MAX_PLACE_WORDS = 7
# A colon stands behind a short place alone, and before a sentence of at least so many words.
_MAX_COLON_WORDS = 3
_MIN_COLON_REST = 8

_DASH = re.compile(r"\s*(?P<dash>--+|[—–]|(?<=[\s)])[-‐‑](?=\s)|(?<=\w\s)\||:(?=\s))\s*")
_SLASHES = re.compile(r"\s*/(?P<agency>[A-Z][\w .-]{1,20})/\s*[.,:–—-]*\s*")
_PARENS = re.compile(r"\s*[(\[](?P<agency>[^()\[\]]{2,60})[)\]]\s*[.,:]?\s*")
_WEEKDAY = re.compile(
    r",?\s*\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b,?",
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# What closes a head, or opens what closes it; most paragraphs begin without any.
_MARKS = frozenset("/([-‐‑—–|:")
_DASHES = frozenset(("-", "--", "—", "–"))
_SMALL = frozenset(
    ("al", "and", "da", "de", "del", "di", "du", "el", "in", "la", "las", "los", "of", "on", "the")
)


@dataclass(frozen=True, slots=True)
class Head:
    """A dateline as it stands: its end in the text, and its parts."""

    start: int
    end: int  # behind the dash and the blanks after it
    place: str
    day: Day | None
    agency: str | None
    mark: str  # what closes it: a dash, a colon, a bracket

    @property
    def is_dashed(self) -> bool:
        """Say whether a dash closes it."""
        return self.mark in _DASHES

    @property
    def is_sure(self) -> bool:
        """Say whether more than a word in capitals speaks for it."""
        return self.day is not None or self.agency is not None


def head_of(text: str, start: int, end: int) -> Head | None:
    """Return the dateline that a paragraph opens with; None when it opens with none."""
    window = text[start : min(end, start + _MAX_HEAD)]
    if _MARKS.isdisjoint(window):
        return None
    for head, length, mark, agency in _closes(window):
        if _goes_on(text[start + length : end], mark):
            place, day, credit = _read(head, agency, mark)
            if place or credit or day:
                return Head(start, start + length, place, _shifted(day, start), credit, mark)
    return None


def head_of_block(text: str, blocks: Sequence[Block], number: int) -> Head | None:
    """Return the parts of a block that is a dateline, read with the paragraph behind it."""
    block = blocks[number]
    if block.kind != "dateline":
        return None
    after = blocks[number + 1] if number + 1 < len(blocks) else block
    return head_of(text, block.start, after.end if after.kind == "body" else block.end)


def _closes(window: str) -> Iterator[tuple[str, int, str, str | None]]:
    """Find where a head could end: its letters, its length, its mark, its agency."""
    if match := _SLASHES.search(window):
        yield window[: match.start()], match.end(), "/", match["agency"]
    for match in islice(_PARENS.finditer(window), 2):
        dash = _DASH.match(window, match.end())
        end = dash.end() if dash else match.end()
        yield window[: match.start()], end, dash["dash"] if dash else "(", match["agency"]
    for match in islice(_DASH.finditer(window), 2):
        yield window[: match.start()], match.end(), match["dash"], None


def _goes_on(rest: str, mark: str) -> bool:
    """Say whether a report can begin with what stands behind the head."""
    if mark == ":":
        return len(rest.split()) >= _MIN_COLON_REST and rest.rstrip(' "”’').endswith(
            (".", "!", "?")
        )
    return not rest[:1].islower()


@lru_cache(maxsize=5_000)  # a page's lines are asked again and again for their heads
def _read(head: str, agency: str | None, mark: str) -> tuple[str, Day | None, str | None]:
    """Return place, date and agency of a head; nothing of all when it is no dateline."""
    nothing = ("", None, None)
    known = agency is not None and agencies.is_agency(agency)
    if (
        agency is not None
        and not known
        and not (mark != "(" and re.fullmatch(r"[A-Z][\w’'. -]+", agency))
    ):
        return _bracketed(agency, mark) if not head.strip() else nothing
    if agency is not None and not head.strip():
        return ("", None, agency) if known else _bracketed(agency, mark)
    first = _PARENS.match(head)
    if first and agencies.is_agency(first["agency"]):
        head, agency, known = head[first.end() :], first["agency"], True
    days = list(find_days(head))
    place = head
    if days:
        place = head[: days[0].start] if head[: days[0].start].strip() else head[days[0].end :]
    place = _trimmed(_WEEKDAY.sub("", place))
    if days and not place and mark != "(":
        return "", days[0], agency
    if not is_place(place, sure=bool(days) or known, mark=mark):
        return nothing
    return place, (days[0] if days else None), agency


def _bracketed(inner: str, mark: str) -> tuple[str, Day | None, str | None]:
    """Read "(Beirut, April 25, 2019) –"."""
    if mark == "(":
        return "", None, None
    days = list(find_days(inner))
    place = _trimmed(inner[: days[0].start] if days else inner)
    return (place, days[0] if days else None, None) if _is_name(place) else ("", None, None)


def _trimmed(place: str) -> str:
    """Return a place without the marks around it; the stop of "N.C." stays."""
    bare = place.strip(" ,;:/|")
    return (
        bare if re.search(r"\b(?:[A-Za-z]\.)+$|,\s*[A-Z][a-z]{1,4}\.$", bare) else bare.strip(" .")
    )


def _shifted(day: Day | None, by: int) -> Day | None:
    return day and replace(day, start=day.start + by, end=day.end + by)


def is_place(place: str, *, sure: bool, mark: str) -> bool:
    """Say whether words before a dash can be a place.

    Sure means that a date or an agency stands there too, so that capital initials do.
    """
    first = place.partition(",")[0]
    letters = [c for c in first if c.isalpha()]
    if not letters or not _is_name(place):
        return False
    labels = lexicon.words("page_labels.txt")
    if first.casefold() in labels or first.split()[0].casefold() in labels:
        return False
    if mark == ":" and not sure and len(place.split()) > _MAX_COLON_WORDS:
        return False
    if all(c.isupper() for c in letters):
        return len(letters) > 1
    return sure


def _is_name(place: str) -> bool:
    words = _PLACE_WORD.findall(place)
    if not 1 <= len(words) <= _MAX_PLACE_WORDS or any(c.isdigit() or c in '"“”?!%$' for c in place):
        return False
    return all(word[0].isupper() or word in _SMALL or "'" in word for word in words)
