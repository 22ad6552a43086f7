"""The persons whom a report tells to be killed or hurt, one by one, each counted once.

What counts: mentions are one person's by head, chain or name; otherwise unless gender, age,
name or fate set them apart or the report says "another". What guards against false hits: of
two full names more than the surname must be the same, who killed himself is none of those
whom he killed, and of somebody hurt "a man" who died is another. Reports err by a year in
ages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.annotate.quantities.harmed_people import Person
from dateline.annotate.quantities.harms import Harm, HarmKind

RECENT = 40  # persons among whom a mention is looked for, and mentions of one in one sentence:
BESIDE = 8  # both far more than reports have


@dataclass(slots=True)
class Known:
    """One person harmed, as far as read."""

    gender: str
    is_new: bool
    harms: list[Harm] = field(default_factory=list)
    kinds: set[HarmKind] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)


def persons_of(harms: Iterable[Harm]) -> list[Known]:
    """Return the persons that are told one by one, in the order of the text."""
    known: list[Known] = []
    for harm in harms:
        if harm.person is None:
            continue
        one = _same(known, harm, harm.person)
        if one is None:
            one = Known(harm.person.gender, harm.person.is_new and bool(known))
            known.append(one)
        _learn(one, harm, harm.person)
    return known


def _learn(one: Known, harm: Harm, person: Person) -> None:
    one.harms.append(harm)
    one.kinds.add(harm.kind)
    one.names |= person.names
    one.ages |= {person.age} if person.age else set()
    one.chains |= {person.chain} if person.chain is not None else set()
    one.gender = person.gender if one.gender == "-" else one.gender


def _same(known: Sequence[Known], harm: Harm, person: Person) -> Known | None:
    """Return who of those known a mention means; None for a new one."""
    latest = list(reversed(known[-RECENT:]))
    for one in latest:
        if any(harm.head == other.head for other in one.harms[-BESIDE:]):
            return one
    for one in latest:
        if person.chain in one.chains or _is_name_of(one, person):
            return one
    if person.is_new:
        return None
    fitting = [one for one in latest if _fits(one, harm, person)]
    by_age = [one for one in fitting if person.age and person.age in one.ages]
    alike = [one for one in fitting if harm.kind in one.kinds]
    free = [one for one in fitting if not _fates_differ(one, harm, person)]
    return next(iter(by_age or alike or free), None)


def _is_name_of(one: Known, person: Person) -> bool:
    """Say whether a name is a person's; of two full names more than the surname is the same."""
    shared = len(person.names & one.names)
    return shared >= min(2, len(person.names), len(one.names)) > 0


def _fits(one: Known, harm: Harm, person: Person) -> bool:
    """Say whether nothing sets a mention apart from a person: gender, age, name, "A and B"."""
    genders = {one.gender, person.gender} - {"-"}
    return (
        len(genders) < 2  # noqa: PLR2004 - of two
        and (not person.age or not one.ages or _is_age_of(one, harm, person.age))
        and not (person.names and one.names)
        and all(harm.word != other.word for other in one.harms[-BESIDE:])
        and not (harm.is_self and any(_is_victim(harm, other) for other in one.harms[-BESIDE:]))
    )


def _is_age_of(one: Known, harm: Harm, age: str) -> bool:
    """Say whether an age is a person's, give or take the year that reports err by."""
    if age in one.ages:
        return True
    is_apart = all(harm.sentence != other.sentence for other in one.harms[-BESIDE:])
    return is_apart and any(abs(int(age) - int(other)) <= 1 for other in one.ages)


def _is_victim(harm: Harm, other: Harm) -> bool:
    """Say whether somebody was killed by the one who then killed himself."""
    return other.is_object and not other.is_self and other.sentence == harm.sentence


def _fates_differ(one: Known, harm: Harm, person: Person) -> bool:
    """Say whether one is told to be dead and the other hurt, and no pronoun joins them."""
    if person.is_pronoun:
        return False
    is_who_was_hit = "hit" in one.kinds and not person.is_unknown  # and died of it
    is_survivor = harm.kind == "injured" and "dead" in one.kinds and not is_who_was_hit
    is_other = one.is_new or (person.is_unknown and "injured" in one.kinds)
    return is_survivor or (harm.kind == "dead" and is_other)
