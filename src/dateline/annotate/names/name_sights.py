"""Where names stand: runs of capitals cut at titles, nationalities and countries.

What counts: a title and its words come off before a person ("U.S. Secretary of State"),
a nationality before anything that is no body's name, a known country or organisation
before other words, a region before a given name. What guards against false cuts: a run
that a telling word ends is one name ("U.S. Court of Appeals"), and so is a known name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline import gazetteer, lexicon
from dateline.annotate.coreference import roles
from dateline.annotate.names import name_words
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_runs import find_runs
from dateline.annotate.names.name_words import Word

Words = tuple[Word, ...]
Place = tuple[int, int]  # positions in the words of a sentence, past the end

_BEFORE_TITLE = cues("before a title")
_STORMS = cues("storms")
_TRADES = ("er", "or", "ist", "ian", "ant", "man", "ee")  # endings: "Singer", "Pianist"
_MONEY = frozenset({"$", "€", "£"})
_DESCRIBED = 3  # words of a description and a full name


@dataclass(frozen=True, slots=True)
class Sight:
    """One place where a name stands: its words, and the roles beside it."""

    words: Words
    first: int
    last: int
    before: Place | None = None
    after: Place | None = None
    listed: str | None = None  # "organisation", "country", "capital", or "none": no name
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
        """Return a word before (-1, -2) or after (1, 2), in lower case; "" past the edge."""
        i = self.first + step if step < 0 else self.last + step - 1
        return self.words[i].text.casefold() if 0 <= i < len(self.words) else ""


def find_sights(words: Words) -> Iterator[Sight]:
    """Find where names may stand in a sentence."""
    for run in find_runs(words):
        for sight in _cut(words, run.first, run.last):
            if sight.neighbour(1) not in _MONEY:  # "US $40"
                yield sight


def telling(texts: tuple[str, ...]) -> str | None:
    """Return the kind told by the last telling word of a name, or by that before "of"."""
    lows = [text.casefold() for text in texts]
    heads = name_words.head_kinds()
    links = [i for i, low in enumerate(lows) if low in {"of", "for", "on"} and i > 0]
    if links and name_words.takes_of(lows[links[0] - 1]):
        return heads.get(lows[links[0] - 1])
    if len(lows) == 1:
        return None
    leads = name_words.head_is(lows[0], "leading") and not roles.is_title(lows[-1])
    return heads[lows[0]] if leads else heads.get(lows[-1])


def _cut(words: Words, first: int, last: int) -> Iterator[Sight]:
    """Cut a run into names."""
    first = _without_opener(words, first, last)
    if first >= last:
        return
    known = name_words.known_at(words, first)
    if known and known[0] == last - first:
        yield sight_of(words, first, last, listed=known[1])
    elif _is_told(words, first, last):
        yield sight_of(words, first, last)
        if words[first].text in _STORMS:  # "Hurricane Ann" makes "Ann" no person
            yield Sight(words, last - 1, last, listed="none")
    elif (titled := roles.title_end(words, first, last)) is not None:
        yield from _titled(words, first, min(titled, last), last)
    elif known:
        yield Sight(words, first, first + known[0], listed=known[1])
        yield from _cut(words, first + known[0], last)
    elif length := _prefix_length(words, first, last):
        if _is_place(name_words.joined(words[first : first + length])):
            yield Sight(words, first, first + length)
        yield from _cut(words, first + length, last)
    else:
        yield sight_of(words, first, last)


def sight_of(words: Words, first: int, last: int, listed: str | None = None) -> Sight:
    """Return a name with the roles beside it."""
    start = roles.role_start(words, first)
    before = (start, first) if start is not None else None
    before = before or roles.role_before_comma(words, first, last)
    return Sight(words, first, last, before, roles.apposition(words, last), listed)


def _titled(words: Words, first: int, titled: int, last: int) -> Iterator[Sight]:
    yield from _in_title(words, first, titled)
    if titled < last:
        start = first
        while start > 0 and words[start - 1].text.casefold() in _BEFORE_TITLE:
            start -= 1
        after = roles.apposition(words, last)
        yield Sight(words, titled, last, (start, titled), after, titled=True)


def _in_title(words: Words, first: int, last: int) -> Iterator[Sight]:
    """Names inside a title: "CBS News" in "CBS News President"; adjectives are none."""
    i = first
    while i < last:
        known = name_words.known_at(words, i)
        length = known[0] if known and i + known[0] <= last else 0
        name = name_words.joined(words[i : i + length])
        if known and length and gazetteer.country_of_adjective(name) is None:
            yield Sight(words, i, i + length, listed=known[1])
        i += length or 1


def _is_told(words: Words, first: int, last: int) -> bool:
    """Say whether a telling word makes a run one name; "Mrs. Ward" is a person's."""
    if roles.is_honorific(words[first].text) and last - first > 1:
        return False
    return telling(tuple(word.text for word in words[first:last])) is not None


def _prefix_length(words: Words, first: int, last: int) -> int:
    """Return how many words of a place or nationality stand before a name; 0 for none."""
    whole = last - first
    if _is_place(name_words.joined(words[first:last])):
        return whole if whole > 1 else 0
    held = _office_length(words, first, last)
    if held:
        return held
    for length in (2, 1):
        at = first + length
        text = name_words.joined(words[first:at])
        if at + 1 < last and gazetteer.is_region(text) and roles.is_given_name(words[at].text):
            return length
        if at <= last and gazetteer.country_of_adjective(text):
            return length
    return 1 if words[first].text in lexicon.words("proper_adjectives.txt") else 0


def _office_length(words: Words, first: int, last: int) -> int:
    """Return the length of what an office is for: "minister for Rural Affairs" Ann Lee."""
    is_office = first > 1 and words[first - 1].text in {"of", "for"}
    if not is_office or not roles.is_title(words[first - 2].text):
        return 0
    given = (i for i in range(first + 1, last - 1) if roles.is_given_name(words[i].text))
    return next(given, first) - first


def _is_place(name: str) -> bool:
    return gazetteer.is_region(name) or (" " in name and gazetteer.is_town(name))


def _without_opener(words: Words, first: int, last: int) -> int:
    """Leave out capital words that only open a sentence, and the article of a name."""
    while first < last and not name_words.is_capital(words[first].text):
        first += 1
    while first < last and words[first].opens and not _begins_place(words, first, last):
        if not name_words.is_function(words[first].text):
            first += _only_opens(words, first, last)
            break
        first += 1
    if first < last and words[first].text == "The":
        first += 1
    return first


def _only_opens(words: Words, first: int, last: int) -> bool:
    """Say whether the first word of a run has its capital from the sentence alone."""
    text = words[first].text
    if last - first >= _DESCRIBED and _describes(words, first):
        return True
    if name_words.known_at(words, first) or not name_words.is_common(text):
        return False
    if roles.is_title(text) or roles.is_given_name(text):
        return False
    if last - first == 1 or not _is_told(words, first, last):
        return True
    follows = name_words.known_at(words, first + 1) or _prefix_length(words, first + 1, last)
    return bool(follows)


def _describes(words: Words, first: int) -> bool:
    """Say whether an opening word describes the person after it: "Singer Ann Lee"."""
    text = words[first].text
    return (
        text.endswith(_TRADES)
        and roles.is_given_name(words[first + 1].text)
        and not roles.is_given_name(text)
        and not roles.is_title(text)
        and name_words.known_kind(text) is None
        and gazetteer.country_of_adjective(text) is None
    )


def _begins_place(words: Words, first: int, last: int) -> bool:
    """Say whether a run begins with a town or region of several words: "New York"."""
    names = (name_words.joined(words[first : first + n]) for n in (3, 2) if first + n <= last)
    return any(" " in name and _is_place(name) for name in names)
