"""What makes a line a photo caption.

A credit: "(AP Photo/Name)", "[Photo/Agencies]", "Photo: Name", "REUTERS/Name", or the
name of a photo agency alone behind the last full stop. An opening: "In this file photo",
"This photo released by", "FILE -", "From left:". What guards against false hits: an
agency alone in brackets may as well be the credit of the whole report, so it needs a
word of pictures beside it ("(L)", "pictured", "shakes hands"), and the same words in
quotation marks are somebody's speech.
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon

# Longest caption seen has 95 words; past that a paragraph only mentions a photo.
MAX_WORDS = 110
# Signs of a picture that a line without credit must show to be a caption.
_MIN_SIGNS = 2

_THING = (
    r"(?:photo(?:graph|s|graphs)?|images?|pictures?|pics?|frame ?grabs?|screen ?grabs?|screen ?shots?"
    r"|video ?grabs?|video ?images?|satellite images?|illustrations?|sketch(?:es)?|handouts?|combination"
    r"|graphics?|stills?|file images?)"
)
_OPENING = re.compile(
    rf"""
    \s*(?:
      in\ (?:this|these|an?)\ (?:[\w,.'’–-]+\s+){{0,6}}?{_THING}\b
    | (?:this|these)\ (?:[\w,'’-]+\s+){{0,5}}?{_THING}\b(?!\s+of\s+(?:the\s+)?(?:life|affairs))
    | (?:an?|the)\ (?:undated|file|handout|combination|archive|library|recent|general|still)\s+
      (?:[\w,'’-]+\s+){{0,3}}?(?:{_THING}|view)\b
    | (?:undated|file|handout|archive|library|representative|representational|stock)\s+{_THING}\b
    | file\b\s*(?:[–—-]+|:|/)\s
    | {_THING}(?:\s+(?:credit|courtesy|by|caption|source|copyright|for\ representation))?\s*[:©]
    | (?:image|media|photo|video)\s+(?:caption|copyright|source)\b
    | pictured\b | (?:caption|above|below|credit|photo\ credit)\s*:
    | \(?(?:l\s?-\s?r|l\ to\ r|from\ left|from\ l\ to\ r|clockwise\ from|left\ to\ right)\b
    | handout\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT_WORDS = re.compile(
    rf"""
    (?:
      (?:[\w.&’'/-]+\s+){{0,4}}?{_THING}\b(?:\s*[:/|,–—-]|\s+(?:by|courtesy|credit|from|via|provided)\b|$).*
    | (?:photo|image|picture|photography)?\s*(?:courtesy|credit|supplied|submitted|provided|contributed|handout)\b.*
    | .*\b(?:file|handout|pool|supplied|via\ [A-Z][\w.]+(?:\ [A-Z]\w+)?)
    | .{{0,60}}©.*
    | ©.*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,140})[)\]]\.?")
_LABELLED = re.compile(
    rf"(?:^|[.!?\"”’)|…–—-]\s*|\s\|\s|\s{{2,}}|(?<=\w)\s(?=Photograph:|Photo:|Picture:|Image:|Credit:))"
    rf"(?:{_THING}|{_THING}\s+credit|credit|courtesy|source)\s*(?:[:©]|\bby\b|\bcourtesy\b|\bvia\b)"
    rf"\s*(?P<who>[^.!?]{{2,90}})\.?$",
    re.IGNORECASE,
)
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\((?:L|R|C|left|right|center|centre|top|bottom|front|back|rear|2nd L|2nd R|[23][rn]d from [lL]\w*)\)",
        r",\s(?:left|right|center|centre|second (?:from )?(?:left|right)|third (?:from )?(?:left|right)|foreground|background|top|bottom)[,.]",
        r"(?i)\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b|^\S[^.]{0,80}\b(?:pictured|seen here|seen|shown) (?:here|in|at|on|during|with|outside)\b",
        r"(?:\bon|\bin [A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z]\w+(?: [A-Z]\w+)?)?,?(?: on)?) (?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?\.?$",
        r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|before|after|during|in|at)\b",
        r"(?i)\(?\bfile (?:photo|picture|image|pic)\b|\bfile\)",
    )
)
_NAME_AND_HOUSE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w.&'’ -]{1,40}")
_MARKS = re.compile(r"[\"“”]")


def is_caption(line: str, words: int, *, last: bool = False) -> bool:
    """Say whether a line is a caption by its own signs.

    `last` tells that it is the last paragraph of a report, where an agency in
    brackets is the report's own credit.
    """
    if words > MAX_WORDS:
        return False
    if _OPENING.match(line) and not _MARKS.match(line):
        return True
    credit = credit_at_end(line)
    if credit is None:
        return shows_picture(line) >= _MIN_SIGNS and not _MARKS.search(line)
    return credit == "photo" or not last or shows_picture(line) > 0


def shows_picture(line: str) -> int:
    """Count the signs that a line describes what is to be seen in a picture."""
    verbs = lexicon.words("caption_verbs.txt")
    head = [word.strip(",.") for word in line.split()[:24]]
    depicts = any(word in verbs for word in head)
    return sum(bool(sign.search(line)) for sign in _SIGNS) + depicts


def credit_at_end(line: str) -> str | None:
    """Return "photo" for a credit that only pictures have, "agency" for a bare agency name."""
    text = line.rstrip()
    brackets = list(_BRACKETS.finditer(text[-150:]))
    if brackets and brackets[-1].end() == len(text[-150:]):
        return _kind_of_credit(brackets[-1]["inner"])
    if _LABELLED.search(text[-200:]) or _slash().search(text[-120:]):
        return "photo"
    return "agency" if _bare().search(text[-90:]) else None


def split_after_credits(line: str) -> list[int]:
    """Return the positions in a line behind photo credits that stand in mid-line."""
    return [
        match.end()
        for match in _BRACKETS.finditer(line)
        if line[match.end() :].strip()
        and _kind_of_credit(match["inner"]) == "photo"
        and re.match(r"\s+[A-Z\"“]", line[match.end() :])
    ]


def is_credit(line: str) -> bool:
    """Say whether a line is nothing but a photo credit."""
    bare = line.strip(" ()[]|.–—-")
    return len(line) <= 120 and (  # noqa: PLR2004
        _kind_of_credit(bare) == "photo" or _LABELLED.match(line) is not None
    )


def _kind_of_credit(inner: str) -> str | None:
    names = lexicon.words("photo_agencies.txt")
    parts = [
        part.strip().casefold() for part in re.split(r"[/|,;–—]|\s-\s|\bvia\b|-(?=[A-Z])", inner)
    ]
    agency = any(part in names for part in parts)
    if _CREDIT_WORDS.fullmatch(inner.strip()):
        return "photo"
    if not agency:
        return "photo" if _NAME_AND_HOUSE.fullmatch(inner.strip()) else None
    return "agency" if len([part for part in parts if part]) == 1 else "photo"


@cache
def _bare() -> re.Pattern[str]:
    """An agency behind the full stop: "... first summit. AP-Yonhap"."""
    return re.compile(
        rf"(?:[.!?][\"”’)]?|\s[–—|-])\s*(?:{_names()})(?:[-/ ]+(?:{_names()}))*\s*(?:pic|photo|file)?\.?$"
    )


@cache
def _slash() -> re.Pattern[str]:
    """An agency and a name: "REUTERS/Jane Doe", "Jane Doe/AFP"."""
    return re.compile(
        rf"(?:^|[.!?\"”’),:|–—-]\s*|\s)(?:(?:{_names()})(?:\s+[Pp]hoto)?\s*[/|]\s*[A-Z][\w.’' -]{{2,40}}"
        rf"|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){{0,3}}\s*[/|]\s*(?:{_names()}))(?:\s*/\s*[\w ]{{2,20}})?\)?\.?$"
    )


@cache
def _names() -> str:
    shown = [row[-1] for row in lexicon.rows("photo_agencies.txt")]
    return "|".join(re.escape(name) for name in sorted(set(shown), key=lambda n: (-len(n), n)))
