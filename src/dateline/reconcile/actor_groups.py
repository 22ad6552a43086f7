"""Which chains of different reports are one actor.

What counts: countries join by their code, organisations and places by a form in
common, persons by full names that fit (naming.same_person), are spellings of each other or
differ by a nickname; a chain that has a surname only joins the one person of the other
reports who has it, even where its report takes the name for a town, and a lone word taken
for somebody joins the body of that name. What guards against false joins: given names that
differ; a name that fits two persons who do not fit each other joins neither; a bare given
name joins only whom two reports name in full or whose surname stands beside it; a "Jr."
and a namesake of one report are father and son; of two persons with one surname the bare
one joins the one that more reports have, or none, and "President Clinton" is not who is a
secretary everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dateline import gazetteer, lexicon
from dateline.naming import (
    differs_by_a_letter,
    differs_by_a_vowel,
    fold,
    generation,
    is_spelling_of,
    key,
    same_person,
    without_generation,
)
from dateline.reconcile.actor_countries import country_named
from dateline.report import Chain

Form = tuple[str, ...]
ChainId = tuple[str, int]  # report, index of the chain

_FULL = 2  # words that make a person's name a full one
_KNOWN = 2  # reports that name somebody in full who is known by the given name: "Hillary"
_BUCKET = 3  # letters that spellings of one word have in common at its head


@dataclass(frozen=True, slots=True)
class Seen:
    """A chain and where it comes from."""

    id: ChainId
    chain: Chain

    @property
    def forms(self) -> tuple[Form, ...]:
        """The proper name forms, as words."""
        return tuple(fold(name) for name in self.chain.names)

    @property
    def full_forms(self) -> list[Form]:
        """The forms of two words and more."""
        return [form for form in self.forms if len(form) >= _FULL]

    @property
    def titles(self) -> frozenset[str]:
        """The last words of the roles that stand with the names."""
        roles = (mention.role for mention in self.chain.mentions)
        return frozenset(role.text.casefold().rpartition(" ")[2] for role in roles if role)

    @property
    def role_words(self) -> frozenset[str]:
        """All words of the roles that stand with the names."""
        roles = (mention.role for mention in self.chain.mentions)
        return frozenset(w.strip(".") for role in roles if role for w in role.text.lower().split())


def group_chains(seen: Iterable[Seen]) -> Iterator[list[Seen]]:
    """Group chains that are one actor; the order of the reports does not matter."""
    ordered = sorted(seen, key=_content)
    persons = [item for item in ordered if item.chain.kind == "person"]
    called = {form for item in persons if item.full_forms or item.titles for form in item.forms}
    strays = {item.id for item in ordered if _may_be_person(item, called)}
    others = [item for item in ordered if item.chain.kind != "person" and item.id not in strays]
    bodies = {form for item in others if item.chain.kind != "country" for form in item.forms}
    lost = {item.id for item in persons if _is_no_person(item, persons, bodies)}
    others += [item for item in persons if item.id in lost]
    persons = [item for item in persons if item.id not in lost]
    yield from _persons([*persons, *(item for item in ordered if item.id in strays)])
    yield from _joined((item, _keys(item)) for item in others)


def _content(seen: Seen) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return what a chain says, apart from where it stands."""
    return seen.chain.kind, seen.chain.names, tuple(m.span.text for m in seen.chain.mentions)


def _may_be_person(item: Seen, called: set[Form]) -> bool:
    """Say whether a single name that a report takes for a town is a surname in others."""
    if item.chain.kind not in {"place", "organisation"} or len(item.forms) != 1:
        return False
    name = item.chain.names[0]
    is_known = gazetteer.is_region(name) or gazetteer.country_of_capital(name) is not None
    is_bare = len(item.forms[0]) == 1 and item.forms[0] in called
    return is_bare and not is_known and item.forms[0] not in _listed()


def _is_no_person(item: Seen, persons: list[Seen], bodies: set[Form]) -> bool:
    """Say whether what one report takes for somebody is a body or town in others.

    It stands there by one word and without a title, and nobody of that name is known.
    """
    if item.full_forms or item.titles or bodies.isdisjoint(item.forms):
        return False
    words = {word for form in item.forms for word in form}
    return not any(
        words & {form[0], form[-1]}
        for peer in persons
        for form in (peer.forms if peer.titles else peer.full_forms)
    )


def _keys(item: Seen) -> list[str]:
    """Return what an actor that is no person is known by; chains that share one are joined."""
    if item.chain.kind == "country":
        country = next(filter(None, map(country_named, item.chain.names)), None)
        return [f"country {country.code if country else key(item.chain.names[0])}"]
    listed = [name for form in item.forms if (name := _listed().get(form))]
    return [f"named {key(name)}" for name in (*listed, *item.chain.names)]


@cache
def _listed() -> dict[Form, str]:
    rows = lexicon.rows("organisations.tsv")
    return {fold(form): row[0] for row in rows for form in row[1].split("|")}


def _joined(items: Iterable[tuple[Seen, list[str]]]) -> list[list[Seen]]:
    """Join things that share a key, directly or through others."""
    home: dict[str, str] = {}
    members: list[tuple[Seen, str]] = []
    for item, keys in items:
        roots = sorted({_root(home, name) for name in keys})
        home.update(dict.fromkeys(roots, roots[0]))
        members.append((item, roots[0]))
    groups: dict[str, list[Seen]] = defaultdict(list)
    for item, name in members:
        groups[_root(home, name)].append(item)
    return list(groups.values())


def _root(home: dict[str, str], name: str) -> str:
    while home.get(name, name) != name:
        name = home[name]
    return name


def _persons(items: list[Seen]) -> Iterator[list[Seen]]:
    full = [item for item in items if item.full_forms and item.chain.kind == "person"]
    named = _joined((item, [key(" ".join(form)) for form in item.full_forms]) for item in full)
    groups = _fitting(named)
    owners: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        words = [without_generation(form) for form in _forms(group)]
        for word in sorted({word for form in words for word in (form[0], form[-1])}):
            owners[word].append(i)
    borne = {(item.id[0], without_generation(f)[-1]) for item in items for f in item.forms}
    placed = {item.id for item in full}
    rest: list[tuple[Seen, list[str]]] = []
    for item in items:
        if item.id in placed:
            continue
        near = owners.get("".join(without_generation(item.forms[0])), [])
        owner = _owner([i for i in near if _may_own(item, groups[i], borne)], groups)
        if owner is None:
            rest.append((item, [" ".join(form) for form in item.forms]))
        else:
            groups[owner].append(item)
    yield from groups
    yield from _joined(rest)


def _forms(group: list[Seen]) -> list[Form]:
    return sorted({form for item in group for form in item.full_forms})


def _may_own(item: Seen, group: list[Seen], borne: set[tuple[str, str]]) -> bool:
    """Say whether the titles and the "Jr." of a bare name fit a person.

    `borne` holds each report with the surnames in it: a bare given name needs its family.
    """
    named = {generation(form) for form in _forms(group)}
    if any(generation(form) and generation(form) not in named for form in item.forms):
        return False
    last = {without_generation(form)[-1] for form in _forms(group)}
    is_family = any((item.id[0], word) in borne for word in last)
    if _is_given_only(item, last) and not is_family and len({p.id[0] for p in group}) < _KNOWN:
        return False
    words = frozenset().union(*(peer.role_words for peer in group))
    clash = any(item.role_words & a and words & b and not words & a for a, b in _clashes())
    return not clash


def _is_given_only(item: Seen, last: set[str]) -> bool:
    """Say whether a bare name is the given name of a person: "Karen" of Karen Holt."""
    listed = lexicon.table("given_names.tsv")
    return all(form[0].title() in listed and form[0] not in last for form in item.forms)


@cache
def _clashes() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return titles that are not borne by who has only the other ones."""
    told = lexicon.table("name_cues.tsv")
    pairs = (("leads a country", "leads no country"), ("of a man", "of a woman"))
    sets = [(frozenset(told[a].split()), frozenset(told[b].split())) for a, b in pairs]
    return (*sets, (sets[1][1], sets[1][0]))


def _owner(owners: list[int], groups: list[list[Seen]]) -> int | None:
    """Return the one person who has a bare name; of several, the one more reports have."""
    spread = {i: len({item.id[0] for item in groups[i]}) for i in owners}
    ranked = sorted(owners, key=lambda i: (-spread[i], i))
    if not ranked or (len(ranked) > 1 and spread[ranked[0]] == spread[ranked[1]]):
        return None
    return ranked[0]


def _fitting(groups: list[list[Seen]]) -> list[list[Seen]]:
    """Join groups of full names that fit each other, and no third."""
    near: dict[str, set[int]] = defaultdict(set)
    for i, group in enumerate(groups):
        for form in _forms(group):
            for word in form:
                near[word[:_BUCKET]].add(i)
    fits: dict[int, set[int]] = defaultdict(set)
    for i, j in sorted({(i, j) for peers in near.values() for i in peers for j in peers if i < j}):
        if _fit(groups[i], groups[j]):
            fits[i].add(j)
            fits[j].add(i)
    home = list(range(len(groups)))
    for i, peers in sorted(fits.items()):
        if all(b in fits[a] for a in peers for b in peers if a != b):
            target = min(home[j] for j in (i, *peers))
            old = {home[j] for j in (i, *peers)}
            home = [target if at in old else at for at in home]
    united: dict[int, list[Seen]] = defaultdict(list)
    for i, group in enumerate(groups):
        united[home[i]] += group
    return list(united.values())


def _fit(group: list[Seen], other: list[Seen]) -> bool:
    """Say whether every form of one person may be a form of another."""
    titles = {title for item in group for title in item.titles}
    shared = bool(titles & {title for item in other for title in item.titles})
    pairs = [(a, b) for a in _forms(group) for b in _forms(other)]
    met = {item.id[0] for item in group} & {item.id[0] for item in other}
    if any(_are_apart(a, b, in_one_report=bool(met)) for a, b in pairs):
        return False
    return all(
        same_person(a, b) or _respelt(a, b, same_title=shared) or _is_nickname(a, b)
        for a, b in pairs
    )


def _is_nickname(one: Form, other: Form) -> bool:
    """Say whether two names differ by a nickname only: "Jim Holt", "James R. Holt"."""
    if one[-1] != other[-1] or not _nicknames().get(one[0], set()) & {other[0]}:
        return False
    return len(one) == _FULL or len(other) == _FULL or one[1:] == other[1:]


@cache
def _nicknames() -> dict[str, set[str]]:
    """Return the given names that a given name may stand for, either way."""
    told: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.rows("name_nicknames.tsv"):
        for name in row[1].split():
            told[row[0]].add(name)
            told[name].add(row[0])
    return told


def _are_apart(one: Form, other: Form, *, in_one_report: bool) -> bool:
    """Say whether "Jr." keeps two names apart; one report leaves it out of no name."""
    told = {generation(one), generation(other)}
    return len(told) > 1 and (in_one_report or "" not in told)


def _respelt(one: Form, other: Form, *, same_title: bool) -> bool:
    """Say whether two full names are spellings of one; with one title, a letter may differ.

    A vowel early in the given name may differ without one: "Binyamin", "Benjamin".
    """
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if not is_spelling_of(a, b)]
    if len(pairs) != 1:
        return not pairs
    in_surname = not is_spelling_of(one[-1], other[-1])
    if differs_by_a_vowel(*pairs[0]):
        return same_title or not in_surname
    return same_title and one[-1] == other[-1] and differs_by_a_letter(*pairs[0])
