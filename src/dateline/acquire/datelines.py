"""The head of a wire report: place, date, agency, dash.

What counts, at the start of a paragraph: a place in capitals before a dash, a colon
or a bar ("WASHINGTON —", "AMMAN:"); any place before a date or an agency ("Geneva,
25 April 2019 –", "Beirut (AFP) -"); an agency alone ("(CNN) --"); Indian and Russian
forms without a dash ("New Delhi, Apr 25 (PTI)", "MOSCOW, April 25. /TASS/."). What guards
against false hits: labels in capitals (data/page_labels.txt) are no places, a place
has few words, and running text must follow, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline import lexicon
from dateline.acquire.dates import Day, find_days

# Longest head seen: two cities, a country, a date with year and an agency.
_MAX_HEAD = 120
_MAX_PLACE_WORDS = 7

_DASH = re.compile(r"\s*(?P<dash>--+|[—–]|(?<=[\s)])[-‐‑](?=\s)|(?<=\w\s)\||:(?=\s))\s*")
_SLASHES = re.compile(r"\s*/(?P<agency>[A-Z][\w .-]{1,20})/\s*[.,:–—-]*\s*")
_PARENS = re.compile(r"\s*[(\[](?P<agency>[^()\[\]]{2,60})[)\]]\s*[.,:]?\s*")
_WEEKDAY = re.compile(
    r",?\s*\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b,?", re.I
)
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL = frozenset("and of the de del la las los di du da al el in on upon sur".split())


@dataclass(frozen=True, slots=True)
class Head:
    """A dateline as it stands: its end in the text, and its parts."""

    start: int
    end: int  # behind the dash
    place: str
    day: Day | None
    agency: str | None


def head_of(text: str, start: int, end: int) -> Head | None:
    """Return the dateline that a paragraph opens with; None when it opens with none."""
    window = text[start : min(end, start + _MAX_HEAD)]
    for close in _closes(window):
        head, length, mark, agency = close
        found = _read(head, agency, mark, window[length:])
        if found is not None:
            place, day, credit = found
            return Head(start, start + length, place, day, credit)
    return None


def _closes(window: str) -> list[tuple[str, int, str, str | None]]:
    """Return where a head could end: its letters, its length, its mark, its agency."""
    found: list[tuple[str, int, str, str | None]] = []
    if match := _SLASHES.search(window):
        found.append((window[: match.start()], match.end(), "/", match["agency"]))
    if match := _PARENS.search(window):
        dash = _DASH.match(window, match.end())
        end = dash.end() if dash else match.end()
        found.append((window[: match.start()], end, dash["dash"] if dash else "(", match["agency"]))
    if match := _DASH.search(window):
        found.append((window[: match.start()], match.end(), match["dash"], None))
    return found


def _read(
    head: str, agency: str | None, mark: str, rest: str
) -> tuple[str, Day | None, str | None] | None:
    if rest[:1].islower():
        return None
    known = agency is not None and is_agency(agency)
    if agency is not None and not head.strip():
        return _bracketed(agency, mark)
    if agency is not None and (mark == "(" and not known):
        return None
    days = list(find_days(head))
    place = head[: days[0].start] if days and days[0].start else head
    if days and not days[0].start:
        place = head[days[0].end :]
    place = _WEEKDAY.sub("", place).strip(" ,.;:/|")
    if not is_place(place, sure=bool(days) or known or agency is not None, mark=mark):
        return None
    return place, (days[0] if days else None), agency


def _bracketed(inner: str, mark: str) -> tuple[str, Day | None, str | None] | None:
    """Read "(CNN) --" and "(Beirut, April 25, 2019) –"."""
    if mark == "(":
        return None
    if is_agency(inner):
        return "", None, inner
    days = list(find_days(inner))
    place = (inner[: days[0].start] if days else inner).strip(" ,")
    return (place, days[0] if days else None, None) if _is_name(place) else None


def is_agency(name: str) -> bool:
    """Say whether words in a dateline's brackets name an agency or a newsroom."""
    return canonical(name) is not None


def canonical(name: str) -> str | None:
    """Return the canonical name of an agency; of two, the first that is known."""
    known = lexicon.table("agencies.tsv")
    for part in (name, *re.split(r"[/,&–—|]|\s-\s|\band\b|(?<=[A-Z])-(?=[A-Z])", name)):
        key = re.sub(r"^(?:the|via|with|by)\s+", "", part.strip(" .").casefold())
        if key in known:
            return known[key]
    return None


def is_place(place: str, *, sure: bool, mark: str) -> bool:
    """Say whether words before a dash can be a place.

    Sure means that a date or an agency stands there too, so that capital initials do.
    """
    first = place.partition(",")[0]
    letters = [c for c in first if c.isalpha()]
    if not letters or not _is_name(place):
        return False
    if first.casefold() in lexicon.words("page_labels.txt"):
        return False
    if all(c.isupper() for c in letters):
        return len(letters) > 1
    return sure and mark != ":"


def _is_name(place: str) -> bool:
    words = _PLACE_WORD.findall(place)
    if not 1 <= len(words) <= _MAX_PLACE_WORDS or any(c.isdigit() or c in '"“”?!%$' for c in place):
        return False
    return all(word[0].isupper() or word in _SMALL or "'" in word for word in words)
