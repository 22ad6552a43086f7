"""Who signed a report: lines that name its authors.

What counts: "By" and names ("By Jane Doe and John Roe", "By Jane Doe, Reuters"), a name
with a newsroom role ("Jane Doe, Staff Writer"), a name with a mail address, and the tail
lines "(Reporting by ...; Editing by ...)". Names of people only are bylines; an agency
or "our correspondent" is a credit. What guards against false hits: the line is short,
it begins with capitals behind "By", and it is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline import lexicon
from dateline.acquire.prose import agencies
from dateline.acquire.prose.dates import find_days

# Longest byline seen: four names with roles and a place.
_MAX_WORDS = 32
_MAX_ROLE_WORDS = 5

_PARTICLE = (
    r"(?:al|bin|bint|ibn|da|de|del|della|der|den|di|dos|du|el|la|le|ten|ter|van|von|y|ben|af)"
)
_INITIAL = r"(?:[A-Z]\.)+"
_PART = r"(?:(?:Mc|Mac|O['’]|D['’]|[Aa]l-|[Ee]l-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*\.?)"
_NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+)*(?:{_INITIAL}|{_PART})){{1,4}}"
_NAME_ONLY = re.compile(_NAME)
_BY = re.compile(
    r"\s*(?:(?:story|text|words|report|reporting|written|posted|reported|analysis|article|compiled"
    r"|review|comment|opinion|published|submitted|produced|interview|video|photos?)"
    r"\s+(?:and\s+\w+\s+)?by|by|author|authors|reporter|writer"
    r"|this\s+(?:story|article|report)\s+was\s+(?:written|reported|compiled)\s+by)"
    r"(?:\s*[:|]\s*|\s+)",
    re.IGNORECASE,
)
# As pages in other languages say it; asked only of lines that are bylines already.
_BY_ABROAD = re.compile(r"\s*(?:von|par|por|di|af|av|door)\s+(?=(?-i:[A-ZÀ-Ž]))", re.IGNORECASE)
_WORK = (
    r"(?:reporting|writing|editing|reported|written|edited|compiled|translated|translation"
    r"|research)"
)
_TAIL = re.compile(
    rf"\s*[(\[]?\s*(?:additional\s+|further\s+)?{_WORK}(?:\s*(?:,|and|&)\s*{_WORK})*\s+by\s+(?-i:[A-Z]).*"
    r"|\s*[(\[]?\s*(?:additional|further)\s+reporting\s+from\s+(?-i:[A-Z]).{0,80}"
    r"|\s*[(\[]?\s*with\s+(?:additional\s+|agency\s+|further\s+)?"
    r"(?:inputs?|reporting|reports|files|agencies|(?-i:[A-Z]+)\s+inputs?)\b.{0,80}"
    r"|.{3,300}\bcontributed(?:\s+reporting)?(?:\s+(?:to|from|for)\b.{0,60})?[.)]*"
    r"|.{3,80}\bcontributed\s+to\s+(?:this|the)\s+(?:report|story|article|piece)\b.{0,80}",
    re.IGNORECASE,
)
_MAX_TAIL_WORDS = 60
_REPORTING = re.compile(
    r"\b(?:reporting|reported|writing|written)\s+by\s+(?P<who>[^;.)]+)", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,}")
_FIELD = re.compile(r"\s*[,|/•·]\s*|\s[–—-]\s|\s{2,}")
_SEPARATOR = re.compile(
    r"\s*(?:[,;|/•·&]|\s[–—-]+\s|\band\b|\bwith\b|\bin\b|\bat\b|\bfor\b|\bof\b|\bfrom\b)\s*"
)


def is_byline(line: str, words: int) -> bool:
    """Say whether a line names the authors of a report."""
    if is_tail(line):
        return True
    if words > _MAX_WORDS or words < 2:  # noqa: PLR2004
        return False
    by = _BY.match(line)
    if by:
        rest = line[by.end() :]
        return _opens_with_author(rest) and not _is_sentence(rest)
    return _has_role(line) or (
        _NAME_ONLY.match(line) is not None and _MAIL.search(line) is not None and words < 10  # noqa: PLR2004
    )


def is_tail(line: str) -> bool:
    """Say whether a line at a report's end tells who else worked on it."""
    return len(line.split()) <= _MAX_TAIL_WORDS and _TAIL.fullmatch(line) is not None


def find_names(line: str) -> Iterator[str]:
    """Find the persons that a byline names, in order."""
    if is_tail(line):
        yield from _reporters(line)
        return
    by = _BY.match(line) or _BY_ABROAD.match(line)
    names = line[by.end() :] if by else line
    day = next(find_days(names), None)
    yield from _people(_MAIL.sub(" | ", names[: day.start] if day else names))


def is_person(name: str) -> bool:
    """Say whether some words can be a person's name and are no newsroom, role or place line."""
    words = name.split()
    if not _NAME_ONLY.fullmatch(name) or agencies.is_agency(name):
        return False
    desk = lexicon.words("desk_words.txt")
    return not any(word.casefold().strip(".'’") in desk for word in words)


def is_desk(line: str) -> bool:
    """Say whether a line names a desk and no person: "Agencies", "Our Correspondent"."""
    words = [word.casefold().strip(".'’") for word in line.split()]
    desk, roles = lexicon.words("desk_words.txt"), lexicon.words("newsroom_roles.txt")
    return all(word in desk for word in words) and any(word in roles for word in words)


def is_role(line: str) -> bool:
    """Say whether a line is what a journalist is called: "Nairobi correspondent"."""
    words = line.split()
    return len(words) <= _MAX_ROLE_WORDS and words[-1].casefold() in lexicon.words(
        "newsroom_roles.txt"
    )


def has_given_name(name: str) -> bool:
    """Say whether a name opens with a usual given name."""
    return name.partition(" ")[0] in lexicon.words("given_names.tsv")


def _reporters(line: str) -> Iterator[str]:
    for match in _REPORTING.finditer(line):
        yield from _people(match["who"])


def _people(text: str) -> Iterator[str]:
    seen: set[str] = set()
    for part in _SEPARATOR.split(text):
        name = _trimmed(part)
        if name and name not in seen and is_person(name):
            seen.add(name)
            yield name


def _trimmed(part: str) -> str:
    """Return a part of a byline without the roles around a name: "Staff Writer Jane Doe"."""
    desk = lexicon.words("desk_words.txt")
    words = part.strip(" .:()[]*").split()
    while words and words[0].casefold().strip(".'’") in desk:
        words = words[1:]
    kept: list[str] = []
    for word in words:
        if word.casefold().strip(".'’") in desk or word.isdigit():
            break
        kept.append(word)
    return " ".join(kept)


def _opens_with_author(rest: str) -> bool:
    first = rest.partition(" ")[0].strip(",.:")
    return bool(first) and (first[:1].isupper() or first.casefold() in {"our", "staff", "agencies"})


def _is_sentence(rest: str) -> bool:
    """Say whether words behind "By" go on as prose ("By Friday the river had ...")."""
    words = re.findall(r"[\w’'-]+", rest)
    small = [w for w in words if w[0].islower() and w not in lexicon.words("desk_words.txt")]
    return len(small) > max(3, len(words) // 3) or (rest.rstrip().endswith(".") and len(small) > 2)  # noqa: PLR2004


def _has_role(line: str) -> bool:
    if len(line.split()) > 12 or line.rstrip().endswith((".", "?", "!", ":")):  # noqa: PLR2004
        return False
    parts = [part.strip(" .()") for part in _FIELD.split(line) if part.strip()]
    roles = lexicon.words("newsroom_roles.txt")
    tail = " ".join(parts[1:]).casefold().split()
    return any(word in roles for word in tail) and is_person(parts[0])
