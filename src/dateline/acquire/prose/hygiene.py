r"""What must be evened out in the text of a page before it is read.

Evened out are: soft hyphens, zero-width and direction marks, which part the letters of
words for no reader's eye ("Netan\\xadyahu"); letters and accents that stand apart (NFC);
entities that were escaped twice ("&amp;quot;"); UTF-8 that was once read as Windows-1252
("theyâ€™re"). Each change keeps its place, so that the text leads back to the page. What
guards against harm: joiners stay, as Persian and the languages of India need them; words
of mojibake are mended only when all of their odd letters make sound UTF-8.

What looks wrong and cannot be mended is left and told.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
_MOJIBAKE = (
    "[\u00c2-\u00c3][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122]|\u00e2[\u0080\u20ac].?"
)
_ODD = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]+)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)"
    rf"|(?P<mojibake>(?:{_MOJIBAKE})+)"
    "|(?P<apart>[^\\W\\d_][\u0300-\u036f]+)"
    "|(?P<control>[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\ud800-\udfff])"
)
_PLAIN = re.compile(
    rf"[^{_UNSEEN}&\u00c2\u00c3\u00e2\u0300-\u036f\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]*"
)
_LAST_BYTE = 0xFF
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text and what is read in its place."""

    start: int
    end: int
    text: str


def find_changes(text: str) -> Iterator[Change]:
    """Find what is to be evened out in a text, in order."""
    if _PLAIN.fullmatch(text):
        return
    for match in _ODD.finditer(text):
        read = _read(match)
        if read != match.group():
            yield Change(match.start(), match.end(), read)


def evened(text: str) -> str:
    """Return a text with all changes made."""
    parts, place = [], 0
    for change in find_changes(text):
        parts += [text[place : change.start], change.text]
        place = change.end
    return "".join((*parts, text[place:]))


def find_faults(text: str) -> Iterator[str]:
    """Find what looks wrong in an evened text, as sentences for a person."""
    if lost := text.count(_LOST):
        noun = "character" if lost == 1 else "characters"
        yield f"{lost} {noun} of the report could not be decoded."
    if odd := sum(1 for _ in re.finditer(_MOJIBAKE, text)):
        places = "place" if odd == 1 else "places"
        yield f"{odd} {places} of the report may be wrongly decoded."


def _read(match: re.Match[str]) -> str:
    letters = match.group()
    if match["unseen"] or match["control"]:
        return ""
    if match["entity"]:
        return _entity(letters)
    if match["apart"]:
        return unicodedata.normalize("NFC", letters)
    return _mended(letters)


def _entity(letters: str) -> str:
    """Return the character of an entity; "&amp;" too may be one escaped twice."""
    read = html.unescape(letters)
    return "" if re.fullmatch(f"[{_UNSEEN}]", read) else read


def _mended(letters: str) -> str:
    try:
        return b"".join(map(_byte, letters)).decode("utf-8")
    except UnicodeError:
        return letters


def _byte(letter: str) -> bytes:
    """Return the byte that Windows-1252, or Latin-1 where that has no letter, reads as a letter."""
    code = ord(letter)
    return bytes((code,)) if code <= _LAST_BYTE else letter.encode("cp1252")
