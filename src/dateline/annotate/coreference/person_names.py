"""Which names of persons in a report are one person.

What counts: full names with the same words, apart from middle names, initials and
spelling; a single name goes to the full name that begins or ends with it. Where
several persons share it, it goes to the one whom the report means by it with a title
("President Akello"), else to the one that it introduced first, as newsrooms call only
the main one by the bare surname. What guards against false
joins: "Mr." and "Mrs.", "Jr." on one side, "President" before the bare surname of who is
only a secretary or a son, and two of one surname introduced together, whose bare surname
stays undecided. A pronoun or a lone initial is no name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from dateline.annotate.coreference.roles import bare, given_name_gender, title_gender
from dateline.annotate.names.name_cues import cues
from dateline.naming import (
    fold,
    generation,
    is_spelling_of,
    same_person,
    skeleton,
    without_generation,
)
from dateline.report import Mention

Form = tuple[str, ...]

_SOUNDED = 5  # letters: shorter names differ by too little to be spellings of each other
_TOGETHER = 200  # characters: two introduced so close together are spoken of as a pair


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a report, known by full names."""

    key: str
    forms: frozenset[Form]
    first: int  # where the first full name stands
    count: int  # how often a full name stands
    gender: str | None
    titles: frozenset[str] = frozenset()  # the words of the titles and roles of full names


def person_keys(names: tuple[Mention, ...]) -> dict[int, str]:
    """Return a key for the person of each name, by the name's position."""
    names = _without_pairs(names)
    full = [name for name in names if len(core(name.span.text)) > 1]
    persons = _persons(full)
    owner = {form: person.key for person in persons for form in person.forms}
    keys = {name.span.start: owner[_full(name)] for name in full}
    by_word = _by_word(persons)
    titled: dict[str, Counter[str]] = defaultdict(Counter)  # whom a word means with a title
    for name in sorted(names, key=lambda name: name.role is None):
        form = core(name.span.text)
        if len(form) != 1 or _is_no_name(name.span.text):
            continue
        person = _owner(name, form[0], by_word, titled[form[0]])
        if person is not None:
            keys[name.span.start] = person
            titled[form[0]][person] += name.role is not None
    return keys


def _without_pairs(names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the names without such as "Kim-Putin" where the report has a Kim and a Putin."""
    whole = {name.span.text for name in names if "-" not in name.span.text.split()[-1]}
    ends = {word.casefold() for text in whole for word in (text.split()[0], text.split()[-1])}
    return tuple(
        name
        for name in names
        if not ("-" in name.span.text and ends.issuperset(name.span.text.casefold().split("-")))
    )


def core(name: str) -> Form:
    """Return the words of a name without initials' dots and suffixes such as "Jr."."""
    return without_generation(fold(name))


def _full(name: Mention) -> Form:
    """Return the words of a full name, with what sets a son apart from his father."""
    told = generation(fold(name.span.text))
    return core(name.span.text) + ((told,) if told else ())


def _is_no_name(text: str) -> bool:
    """Say whether a single word is a pronoun ("They've") or an initial ("S.")."""
    word = text.casefold().replace("’", "'").partition("'")[0].rstrip(".")
    return len(word) == 1 or (word in _PRONOUNS)


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "you", "i"})


def _persons(names: list[Mention]) -> list[Person]:
    """Group full names into persons, in the order of their first names."""
    groups: list[list[Form]] = []
    places: dict[Form, list[Mention]] = defaultdict(list)
    for name in names:
        places[_full(name)].append(name)
    homes: dict[str, list[int]] = defaultdict(list)  # groups by each word of their names
    for form in sorted(places, key=lambda form: (-len(form), places[form][0].span.start)):
        sounds = sorted({skeleton(word) for word in form})
        near = sorted({i for sound in sounds for i in homes[sound]})
        home = next((i for i in near if any(_is_same(form, peer) for peer in groups[i])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(form)
        for sound in sounds:
            homes[sound].append(home)
    persons = [_person(group, places) for group in groups]
    return sorted(persons, key=lambda person: person.first)


def _is_same(form: Form, peer: Form) -> bool:
    if generation(form) != generation(peer):
        return False
    if same_person(form, peer):
        return True
    pairs = zip(form, peer, strict=False)
    return len(form) == len(peer) and all(is_spelling_of(a, b) for a, b in pairs)


def _person(group: list[Form], places: dict[Form, list[Mention]]) -> Person:
    seen = [name for form in group for name in places[form]]
    return Person(
        key=" ".join(group[0]),
        forms=frozenset(group),
        first=min(name.span.start for name in seen),
        count=len(seen),
        gender=gender_of(seen),
        titles=frozenset(word for name in seen for word in _titles(name)),
    )


def _titles(name: Mention) -> list[str]:
    return [bare(word) for word in name.role.text.split()] if name.role else []


def gender_of(names: list[Mention]) -> str | None:
    """Return "m" or "f" where titles, or else given names, tell one gender only."""
    told: Counter[str] = Counter()
    for name in names:
        if name.role:
            told.update(filter(None, map(title_gender, _own_words(name.role.text))))
    if not told:
        for name in names:
            given = given_name_gender(name.span.text.split()[0])
            if given in {"m", "f"} and len(name.span.text.split()) > 1:
                told[given] += 1
    return next(iter(told)) if len(told) == 1 else None


def _own_words(role: str) -> list[str]:
    """Return the words of a role that tell of its holder: "a spokesman" for Mrs. Costa."""
    words = role.split()
    return words[: next((i for i, word in enumerate(words) if word in _OTHERS), len(words))]


_OTHERS = frozenset({"of", "for", "to", "from", "at", "under", "with"})


def _by_word(persons: list[Person]) -> dict[str, list[Person]]:
    owners: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        words = {word for form in person.forms for word in _callable(form)}
        for word in sorted(words | {_sound(word) for word in words if len(word) >= _SOUNDED}):
            owners[word].append(person)
    return owners


def _sound(word: str) -> str:
    """Return what the spellings of a word have in common, marked apart from words."""
    return f"~{skeleton(word)}"


def _callable(form: Form) -> tuple[str, ...]:
    """Return the words that a person may be called by alone: the first and the last ones."""
    words = without_generation(form)
    callable_ = (words[0], words[-1], "".join(words[-2:]), words[-2])
    return tuple(word for word in callable_ if len(word) > 1)


def _owner(
    name: Mention, word: str, by_word: dict[str, list[Person]], titled: Counter[str]
) -> str | None:
    """Return the person whom a single name stands for; itself when it is nobody's part."""
    owners = by_word.get(word) or by_word.get(_sound(word), [])
    told = generation(fold(name.span.text))
    fitting = [person for person in owners if _may_be(name, person)]
    if told:
        fitting = [p for p in fitting if any(generation(form) == told for form in p.forms)]
    if not fitting:
        return " ".join((*_titles(name)[-1:], word, told)).strip() if owners else word
    last = [p for p in fitting if any(without_generation(form)[-1] == word for form in p.forms)]
    if len(fitting) > 1 and last and len(last) < len(fitting) and word not in _first_words(last):
        first = [p for p in fitting if p not in last]
        fitting = last if sum(p.count for p in last) >= sum(p.count for p in first) else first
    if len(fitting) > 1:
        own = set(_titles(name))
        meant = [p.key for p in fitting if titled[p.key] or not own.isdisjoint(p.titles)]
        if len(meant) == 1:
            return meant[0]
    return _salient(fitting)


def _may_be(name: Mention, person: Person) -> bool:
    """Say whether the titles of a bare name fit a person: "Mrs." a woman, "President" no son."""
    gender = gender_of([name])
    if gender is not None and person.gender not in {None, gender}:
        return False
    leads = cues("leads a country")
    is_leader = not leads.isdisjoint(_titles(name)) and leads.isdisjoint(person.titles)
    return not (is_leader and not person.titles.isdisjoint(cues("leads no country")))


def _first_words(persons: list[Person]) -> set[str]:
    return {form[0] for person in persons for form in person.forms}


def _salient(owners: list[Person]) -> str | None:
    """Return whom a shared surname means: the one introduced first; None for a pair."""
    first, *others = sorted(owners, key=lambda person: person.first)
    rivals = [p for p in others if p.first - first.first < _TOGETHER and p.count >= first.count]
    return None if rivals else first.key
