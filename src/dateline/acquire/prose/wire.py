"""Marks that wires and desks put on a report: its version, its form, its urgency.

What counts: brackets at the head or tail of a headline that hold a known marker
("(4th LD)", "(News Focus)"), prefixes before a colon or a hyphen ("UPDATE 2-",
"FACTBOX:"), and the "(END)" of a line. Markers are listed in data/wire_markers.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline import lexicon
from dateline.acquire.prose import agencies

_BRACKETS = re.compile(r"\s*[(\[<](?P<marker>[^()\[\]<>]{2,40})[)\]>]\s*")
_TAIL = re.compile(r"[(\[](?P<marker>[^()\[\]]{2,40})[)\]]\s*$")
_PREFIX = re.compile(
    r"\s*(?P<marker>[A-Za-z0-9][\w’' .-]{1,30}?)(?:\s*[:|]\s+|\s+[-–—]+\s+|-(?=[A-Z\"“'‘]))"
)
# What ends a report: the wire's own mark, with what its machines put behind it ("(end) mm KUNA
# 172130 Dec 12NNNN"), and the initials of those who handled it ("HM/SS").
END = (
    r"\(END(?:S|IT)?\)(?: ?[\w./]{1,9}){0,8}|\(MORE\)|(?-i:Enditem|Endit)|#{2,}|-30-"
    r"|(?-i:[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3})"
)
_NOTE = re.compile(
    r"\((?:attn|eds|adds?|recasts?|updates?|corrects?|changes?|trims?|raises?|rewrites?|restores?"
    r"|deletes?|repeats?|refiles?|releads?|replaces?|removes?|fixes|clarifies|amends?|inserts?|edits"
    r"|combines|moves|new throughout|no change|writes? through|with|in)\b[^()]*\)"
    r"|\((?:end|ends|more|endit|ends it)\)|(?-i:END|ENDS|MORE|ENDIT)"
    r"|[#x*]{2,}|-\s*30\s*-|-+\s*ends?\s*-*"
    r"|(?:attn|eds|editors|note to editors|notes to editors|editors['’]? note|eds note)\s*[:.].*"
    r"|(?:\d+(?:st|nd|rd|th)\s+)?(?:ld|lead)[\s-]*writethru\b.*"
    r"|(?:mor|end)/[a-z/]{1,12}"
    r"|\((?:(?:us)?[$€£¥]\s?)?1(?:\s[\w’' ]{2,25})?\s?=\s?[$€£¥]?\s?\d[^()]{0,80}\)",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(END, re.IGNORECASE)
_PLAIN_PREFIXES = frozenset(
    ("breaking", "breaking news", "corrected", "correction", "exclusive", "explainer", "factbox")
) | {"news analysis", "news focus", "roundup", "special report", "update", "urgent"}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_WITH = re.compile(r"\((?:with|in)\b", re.IGNORECASE)


def is_note(line: str) -> bool:
    """Say whether a line is a desk's word to other desks and no part of the report."""
    bracketed = _BRACKETS.fullmatch(line)
    if bracketed and is_marker(bracketed["marker"]):
        return True
    if _END.fullmatch(line):
        return not any(map(agencies.is_agency, line.split("/")))
    return _NOTE.fullmatch(line) is not None and (
        _WITH.match(line) is None or re.search(r"\b(?:photos?|video|graphic)\b", line) is not None
    )


def find_markers(headline: str, notes: Iterable[str] = ()) -> Iterator[str]:
    """Find the markers of a headline and of the lines that are wire notes, in order."""
    rest = headline
    while match := _BRACKETS.match(rest):
        if not is_marker(match["marker"]):
            break
        yield match["marker"].strip()
        rest = rest[match.end() :]
    while prefix := _prefix(rest):
        yield prefix["marker"].strip()
        rest = rest[prefix.end() :]
    tail = _TAIL.search(rest)
    if tail and is_marker(tail["marker"]):
        yield tail["marker"].strip()
    for note in notes:
        bare = note.strip("()[]-* ")
        if is_marker(bare):
            yield bare


def without_markers(headline: str) -> str:
    """Return a headline without the markers before it."""
    rest = headline
    while (match := _BRACKETS.match(rest)) and is_marker(match["marker"]):
        rest = rest[match.end() :]
    while prefix := _prefix(rest):
        rest = rest[prefix.end() :]
    return rest


def _prefix(headline: str) -> re.Match[str] | None:
    """Return the marker before a headline's colon or hyphen.

    In small letters many of them are plain words of a headline ("Poll: ..."), so that
    only a few count ("Exclusive: ...").
    """
    match = _PREFIX.match(headline)
    if match is None or not is_marker(match["marker"]):
        return None
    small = match["marker"].casefold() in _PLAIN_PREFIXES
    shouted = not any(c.islower() for c in _ORDINAL.sub("", match["marker"]))
    return match if small or shouted else None


def is_marker(words: str) -> bool:
    """Say whether some words are a wire or desk marker, numbers and case aside."""
    key = re.sub(r"\b\d+(?:st|nd|rd|th)?\b", "n", words.casefold().strip(" :-.")).strip()
    return re.sub(r"[\s-]+", " ", key) in lexicon.words("wire_markers.txt")
