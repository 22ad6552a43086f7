"""What makes a line a photo caption.

A credit: "(AP Photo/Name)", "[Photo/Agencies]", "Photo: Name", "REUTERS/Name", or the
name of a photo agency alone behind the last full stop. An opening: "In this file photo",
"This photo released by", "FILE -", "From left:". What guards against false hits: an
agency alone in brackets may as well be the credit of the whole report, so that at its
end a line needs a word of pictures beside it ("(L)", "pictured", "shakes hands"); a line
without credit needs two, and no quotation marks, since words in marks are speech.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dateline import lexicon

# Longest caption seen has 95 words; past that a paragraph only mentions a photo.
_MAX_WORDS = 110
# Signs of a picture that a line without credit must show to be a caption.
_MIN_SIGNS = 2
# Words at the head of a line among which a verb of pictures stands ("Jane Doe, left, waves").
_HEAD_WORDS = 24
# Letters of a credit that has a line of its own.
_MAX_CREDIT = 120
# Words of a name in a credit, and letters of a name that is an acronym.
_MAX_NAME = 5
_MAX_ACRONYM = 4

_THING = (
    r"(?:photo(?:graph|s|graphs)?|images?|pictures?|pics?|frame ?grabs?|screen ?grabs?"
    r"|screen ?shots?|video ?grabs?|video ?images?|satellite images?|illustrations?|sketch(?:es)?"
    r"|handouts?|combination|graphics?|stills?|file images?)"
)
_LEFT_TO_RIGHT = r"(?:l\s?-\s?r|l\ to\ r|from\ left|from\ l\ to\ r|clockwise\ from|left\ to\ right)"
_OPENING = re.compile(
    rf"""
    \s*(?:
      in\ (?:this|these|an?)\ (?:[\w,.'’–-]+\s+){{0,6}}?{_THING}\b
    | (?:this|these)\ (?:[\w,'’-]+\s+){{0,5}}?{_THING}\b(?!\s+of\s+(?:the\s+)?(?:life|affairs))
    | (?:an?|the)\ (?:undated|file|handout|combination|archive|library|recent|general|still)\s+
      (?:[\w,'’-]+\s+){{0,3}}?(?:{_THING}|view)\b
    | (?:undated|file|handout|archive|library|representative|representational|stock)\s+{_THING}\b
    | file\b\s*(?:[–—-]+|:|/)\s
    | {_THING}(?<!s)
      (?:\s+(?:credit|courtesy|by|caption|source|copyright|for\ representation))?\s*[:©]
    | (?:image|media|photo|video)\s+(?:caption|copyright|source)\b
    | pictured\b | (?:caption|above|below|credit|photo\ credit)\s*:
    | \(?{_LEFT_TO_RIGHT}\b
    | handout\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What stands in the brackets of a credit, beside the names of agencies.
_CREDIT = re.compile(
    rf"""
      (?:(?-i:[A-Z])[\w.&’'/-]*\s+){{0,4}}?{_THING}\b
      (?:\s*[:/|]|\s+[–—-]|\s+(?:by|courtesy|credit|from|via|provided)\b|$).*
    | (?:photo|image|picture|photography)?\s*
      (?:courtesy|credit|supplied|submitted|provided|contributed|handout)\b.*
    | .*\b(?:file|handout|pool|supplied|via\ (?-i:[A-Z])[\w.]+(?:\ (?-i:[A-Z])\w+)?)
    | .{{0,60}}©.*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPEECH = re.compile(r"[\"“”]|\w{3,}[.!?]\s")
_PARTS = re.compile(r"[/|,;–—]|\s-\s|\bvia\b|-(?=[A-Z])")
_NAME_AND_HOUSE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w.&'’… -]{1,40}")
_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,140})[)\]]\.?")
_LABELLED = re.compile(
    rf"""
    (?:^|[.!?"”’)|…–—-]\s*|\s\|\s|\s\s+|\s(?=(?-i:Photograph|Photo|Picture|Image|Credit):))
    (?:{_THING}|{_THING}\s+credit|credit|courtesy|source)\s*
    (?:[:©]|\bby\b|\bcourtesy\b|\bvia\b)\s*
    (?:[^.!?]|(?<=\b(?-i:[A-Z]))\.){{2,90}}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What each of the two costly patterns at a line's end cannot do without.
_LABELS = re.compile(r"[:©]|\b(?:by|courtesy|via)\b", re.IGNORECASE)
_SLASH = re.compile(r"[/|]")
_RIGHTS = re.compile(r"(?i)rights reserved|(?:copyright|©|\(c\)).{0,20}\d{4}")
_LABEL = re.compile(r"(?:image|media|photo|picture|video)?\s*caption\s*[,:]?", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]")

_PLACE = r"[A-Z]\w+(?: [A-Z]\w+)?"
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
# Signs that a line describes what is to be seen, each with letters without which there is none:
# most lines are paragraphs, and need not be looked through.
_SIGNS = tuple(
    (needs, re.compile(pattern))
    for needs, pattern in (
        (  # (L)  (right)  (2nd from left)
            ("(",),
            (
                r"\((?:L|R|C|left|right|cent(?:er|re)|top|bottom|front|back|rear|2nd [LR]"
                r"|(?:2nd|3rd|second|third) from (?:left|right|[LR]))\)"
            ),
        ),
        (  # , left,  , second from right,
            (",",),
            (
                r",\s(?:left|right|cent(?:er|re)|(?:second|third) (?:from )?(?:left|right)"
                r"|foreground|background|top|bottom)[,.]"
            ),
        ),
        (  # is seen  pictured here  shown at
            ("pictured", "seen", "shown", "photographed"),
            (
                r"(?i)\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b"
                r"|^\S[^.]{0,80}\b(?:pictured|seen here|seen|shown) "
                r"(?:here|in|at|on|during|with|outside)\b"
            ),
        ),
        (  # ... in Gaza City, Nov. 16, 2012.
            ("on", "in"),
            rf"(?:\bon|\bin {_PLACE}(?:, {_PLACE})?,?(?: on)?) (?:[A-Z][a-z]+day,? )?{_DATE}\.?$",
        ),
        (  # , Thursday, before
            ("day",),
            (
                r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
                r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|before|after|during|in|at)\b"
            ),
        ),
        (("file",), r"(?i)\(?\bfile (?:photo|picture|image|pic)\b|\bfile\)"),  # (File photo)
    )
)


def is_caption(line: str, words: int, *, last: bool = False) -> bool:
    """Say whether a line is a caption by its own signs.

    `last` tells that it is the last paragraph of a report, where an agency in
    brackets is the report's own credit.
    """
    if words > _MAX_WORDS:
        return False
    if _OPENING.match(line) and not _QUOTED.match(line):
        return True
    credit = credit_at_end(line)
    if credit is None:
        return shows_picture(line) >= _MIN_SIGNS and not _QUOTED.search(line)
    return credit == "photo" or not last or shows_picture(line) > 0


def is_signed(line: str) -> bool:
    """Say whether a caption bears more than an agency's name behind a dash, as headlines do."""
    return credit_at_end(line) == "photo" or _OPENING.match(line) is not None


def is_credit(line: str) -> bool:
    """Say whether a line is nothing but a photo credit."""
    bare = line.strip(" ()[]|.–—-")
    return (
        len(line) <= _MAX_CREDIT
        and _RIGHTS.search(line) is None
        and (_kind_of_credit(bare) == "photo" or _LABELLED.match(line) is not None)
    )


def is_label(line: str) -> bool:
    """Say whether a line does nothing but announce a caption ("Image caption,")."""
    return _LABEL.fullmatch(line) is not None


def shows_picture(line: str) -> int:
    """Count the signs that a line describes what is to be seen in a picture."""
    verbs = lexicon.words("caption_verbs.txt")
    depicts = any(word.strip(",.") in verbs for word in line.split()[:_HEAD_WORDS])
    small = line.casefold()
    shown = (
        sign.search(line) for needs, sign in _SIGNS if any(letters in small for letters in needs)
    )
    return sum(map(bool, shown)) + depicts


def credit_at_end(line: str) -> Literal["photo", "agency"] | None:
    """Return "photo" for a credit that only pictures have, "agency" for a bare agency name."""
    tail = line.rstrip()[-200:]
    brackets = list(_BRACKETS.finditer(tail))
    if brackets and brackets[-1].end() == len(tail):
        return _kind_of_credit(brackets[-1]["inner"])
    if _LABELS.search(tail) and _LABELLED.search(tail):
        return "photo"
    if _SLASH.search(tail) and _agency_and_name().search(tail[-120:]):
        return "photo"
    return "agency" if _agency_alone().search(tail[-90:]) else None


def split_after_credits(line: str) -> list[int]:
    """Return the positions in a line behind photo credits that stand in mid-line."""
    return [
        match.end()
        for match in _BRACKETS.finditer(line)
        if _kind_of_credit(match["inner"]) == "photo"
        and re.match(r"\s+[A-Z\"“]", line[match.end() : match.end() + 3])
    ]


def _kind_of_credit(inner: str) -> Literal["photo", "agency"] | None:
    if _SPEECH.search(inner):
        return None
    if _CREDIT.fullmatch(inner.strip()):
        return "photo"
    parts = [part.strip() for part in _PARTS.split(inner) if part.strip()]
    if any(len(part.split()) > _MAX_NAME for part in parts):
        return None
    if not any(_is_photo_agency(part) for part in parts):
        return "photo" if _NAME_AND_HOUSE.fullmatch(inner.strip()) else None
    return "agency" if len(parts) == 1 else "photo"


def _is_photo_agency(name: str) -> bool:
    """Say whether a name signs photos; a short one counts as it is printed ("PA", not "Pa")."""
    if len(name) <= _MAX_ACRONYM:
        return name in _printed()
    return name.casefold() in lexicon.words("photo_agencies.tsv")


@cache
def _agency_alone() -> re.Pattern[str]:
    """Match an agency behind the full stop or a dash: "... first summit. AP-Yonhap"."""
    names = _names()
    return re.compile(
        rf"(?:[.!?][\"”’)]?|\s[–—|-])\s*(?:{names})(?:[-/ ]+(?:{names}))*"
        r"\s*(?:pic|photo|file)?\.?$"
    )


@cache
def _agency_and_name() -> re.Pattern[str]:
    """Match an agency and a name: "REUTERS/Jane Doe", "Jane Doe/AFP"."""
    names = _names()
    return re.compile(
        r"(?:^|[.!?\"”’),:|–—-]\s*|\s)"
        rf"(?:(?:{names})(?:\s+[Pp]hoto)?\s*[/|]\s*[A-Z][\w.’' -]{{2,40}}"
        rf"|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){{0,3}}\s*[/|]\s*(?:{names}))"
        r"(?:\s*/\s*[\w ]{2,20})?\)?\.?$"
    )


@cache
def _names() -> str:
    longest_first = sorted(_printed(), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in longest_first)


@cache
def _printed() -> frozenset[str]:
    return frozenset(row[-1] for row in lexicon.rows("photo_agencies.tsv"))
