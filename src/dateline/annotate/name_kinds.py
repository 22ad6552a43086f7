"""What tells the kind of a name: signs in it and around it, each with a weight.

Weights are votes: 1 is a weak sign, 2 a plain one, 4 nearly sure. They were set by
hand and checked on en-worldwide-newswire (evaluation/names.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline import gazetteer, lexicon
from dateline.annotate import name_words, roles
from dateline.annotate.name_words import Word

Vote = tuple[str, int]

_IN = frozenset("in at near outside inside across around throughout from to through".split())
_VENUES = frozenset(
    "university college school hospital church center centre club embassy consulate clinic "
    "prison court academy institute headquarters parliament museum".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})
_ACRONYM = (2, 6)  # letters
_FULL_NAME = (2, 4)  # words of a name without a sign that may be a person's


@dataclass(frozen=True, slots=True)
class Sight:
    """One place where a name stands: its words, and the roles beside it, as positions."""

    words: tuple[Word, ...]
    first: int
    last: int
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    listed: str | None = None  # "organisation", "country" or "capital"
    titled: bool = False  # a title stands in the same run of capitals

    @property
    def name(self) -> str:
        """The name as it stands, blanks made single."""
        return name_words.joined(self.words[self.first : self.last])

    @property
    def start(self) -> int:
        """Where the name begins in the report."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Where the name ends in the report."""
        return self.words[self.last - 1].end

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(word.text for word in self.words[self.first : self.last])

    def neighbour(self, step: int) -> str:
        """The word before (-1) or after (1) the name, in lower case; "" at the edge."""
        i = self.first + step if step < 0 else self.last + step - 1
        return self.words[i].text.casefold() if 0 <= i < len(self.words) else ""


def evidence(sight: Sight) -> Iterator[Vote]:
    """Return the votes of one place where a name stands."""
    if sight.listed:
        yield _LISTED[sight.listed], 6
        yield "listed", 1
        return
    texts = sight.texts
    if len(texts) == 1:
        yield from _single(sight, texts[0])
    else:
        yield from _several(sight, texts)
    yield from _around(sight)


_LISTED = {"organisation": "organisation", "country": "country", "capital": "place"}


def _several(sight: Sight, texts: tuple[str, ...]) -> Iterator[Vote]:
    head = _head_kind(sight, texts)
    if head:
        yield head, 6
        return
    name = sight.name
    if gazetteer.is_town(name) or gazetteer.is_region(name):
        yield "place", 3
    if roles.is_given_name(texts[0]):
        yield "person", 3
    if texts[-1].casefold().rstrip(".") in _SUFFIXES:
        yield "person", 3
    if "-" in texts[-1] and texts[-1].rpartition("-")[2][:1].islower():
        yield "person", 2
    if any(text.casefold() in _PERSON_PARTICLES or text.startswith("al-") for text in texts[1:-1]):
        yield "person", 1
    if _is_initial(texts[0]) or any(_is_initial(text) for text in texts[1:-1]):
        yield "person", 2
    common = sum(name_words.is_common(text) for text in texts)
    if common == len(texts):
        yield "none", 2
    is_bare = sight.neighbour(-1) != "the" and common == 0
    if is_bare and _FULL_NAME[0] <= len(texts) <= _FULL_NAME[1] and not _has_acronym(texts):
        yield "person", 2
    elif sight.neighbour(-1) == "the":
        yield "none", 1


_PERSON_PARTICLES = frozenset("bin ibn bint van von der de da dos di du del abu ul".split())


def _head_kind(sight: Sight, texts: tuple[str, ...]) -> str | None:
    from dateline.annotate.names import telling  # noqa: PLC0415

    kind = telling(texts)
    if kind == "organisation" and _is_venue(sight, texts):
        return "place"
    if kind is not None and roles.is_given_name(texts[0]) and kind != "organisation":
        return "person" if len(texts) == 2 and texts[-1] not in _SURE_HEADS else kind  # noqa: PLR2004
    return kind


_SURE_HEADS = frozenset("Island Islands University Street Avenue Airport River Bridge".split())


def _is_venue(sight: Sight, texts: tuple[str, ...]) -> bool:
    """Say whether a house with a name is where something takes place, not who acts."""
    if not any(text.casefold() in _VENUES for text in texts):
        return False
    back = sight.first - 1
    if back >= 0 and sight.words[back].text.casefold() == "the":
        back -= 1
    if back < 0 or sight.words[back].text.casefold() not in _IN:
        return False
    around = [word.text.casefold() for word in sight.words[max(0, back - 6) : back]]
    return not any(roles.is_title(word) for word in around)


def _single(sight: Sight, text: str) -> Iterator[Vote]:
    bare = text.rstrip(".")
    if _is_acronym(bare):
        if bare.replace(".", "") not in lexicon.words("acronyms_not_names.txt"):
            yield "organisation", 2
        return
    if gazetteer.country_of_adjective(bare.removesuffix("s")) and bare.endswith("s"):
        yield "group", 4
        return
    if gazetteer.country_of_adjective(text):
        yield "none", 6
        return
    if name_words.head_kinds().get(bare.casefold()) == "group":
        yield "group", 3
        return
    if name_words.is_common(text):
        yield "none", 3
    if roles.is_title(text):
        yield "none", 3
    if gazetteer.is_region(text):
        yield "place", 3
    elif gazetteer.is_town(text):
        yield "place", 2
    if roles.is_given_name(text):
        yield "person", 1


def _around(sight: Sight) -> Iterator[Vote]:
    before, after = sight.neighbour(-1), sight.neighbour(1)
    if sight.titled:
        yield "person", 5
    elif sight.before:
        yield _role_kind(sight, sight.before), 4
    if sight.after:
        yield "person", 2
    if after in _reporting_verbs():
        yield "person", 1
    if after == "," and sight.last + 2 < len(sight.words):
        age = sight.words[sight.last + 1].text
        if age.isdigit() and sight.words[sight.last + 2].text == ",":
            yield "person", 3
    if after in {"who", "whose"} or (after == "," and _word(sight, 1) in {"who", "whose"}):
        yield "person", 2
    if before in _IN and not sight.before:
        yield "place", 1
    if before == "in" and len(sight.texts) == 1:
        yield "place", 1


def _word(sight: Sight, step: int) -> str:
    i = sight.last + step
    return sight.words[i].text.casefold() if i < len(sight.words) else ""


def _role_kind(sight: Sight, role: tuple[int, int]) -> str:
    head = sight.words[role[1] - 1].text.casefold()
    return "organisation" if head in _ORGANISATION_ROLES else "person"


_ORGANISATION_ROLES = frozenset({"agency", "newspaper", "company", "group", "firm", "broadcaster"})


@cache
def _reporting_verbs() -> frozenset[str]:
    forms = (form for row in lexicon.rows("reporting_verbs.tsv") for form in row[3].split())
    return frozenset(part for form in forms for part in form.split("|"))


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return letters.isupper() and _ACRONYM[0] <= len(letters) <= _ACRONYM[1]


def _has_acronym(texts: tuple[str, ...]) -> bool:
    return any(len(text) > 1 and text.isupper() for text in texts)


def _is_initial(text: str) -> bool:
    return (len(text) == 2 and text[1] == "." and text[0].isupper()) or (  # noqa: PLR2004
        len(text) == 1 and text.isupper()
    )
