"""Tolls: how many people a report's own event killed and injured.

What counts: the number that the report tells in its lead ("2 dead, 5 wounded", "three
people were shot, one fatally"), or else the persons it tells one by one, each counted
once: mentions are one person's by chain, name or age, and otherwise unless gender, age
or name set them apart or the report says "another"; "two others" come on top. Who was
hurt and later died is dead. Of people shot of whom some died the others are injured.
Who killed himself behind "killed two" is dead too. "No one was injured" is 0; of a fate
that is not told there is no toll.

What guards against other events' tolls: sentences that look back (a time more than FAR
days before the report's day, "this year", "the 40th homicide", "unrelated"), and people
who come up only behind the lead (LEAD sentences).

Measured (evaluation/tolls.py, GVA, the exact numbers from one article): killed .78,
injured .70 of all articles; .77 and .68 of the half that no rule was tuned on, .78 and .72
of the other. Most of what fails cannot be told from the page: a victim who died later,
pages without the story (.07), round-ups of a weekend's shootings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.annotate.quantities.harmed_people import Person
from dateline.annotate.quantities.harms import Harm, HarmKind, find_harms
from dateline.report import Chain, Report, Sentence, Time, Toll, TollKind
from dateline.spans import Shelf
from dateline.values import Interval

# Both set on the tuned half of GVA; from 60 to 330 days, from 6 to 12 sentences little changes.
FAR = 120
LEAD = 8
RECENT = 40  # persons among whom a mention is looked for, and mentions of one in one sentence:
BESIDE = 8  # both far more than reports have
_OTHER_EVENTS = re.compile(
    r"\b(?:(?:this|last) year|(?:since|in) \d{4}|\d+(?:st|nd|rd|th) (?:homicide|murder|killing)"
    r"|unrelated|separate (?:shooting|attack|incident)|earlier (?:shooting|attack|incident)"
    r"|other shootings?|previous|statistics|nationwide|average|(?<!-)months?(?!-))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Known:
    """One person harmed, as far as read."""

    gender: str
    is_new: bool
    harms: list[Harm] = field(default_factory=list)
    kinds: set[HarmKind] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of people, and what it stands on."""

    count: float
    harms: tuple[Harm, ...]

    def as_toll(self, kind: TollKind) -> Toll:
        """Return the toll; several mentions have no hedge of their own."""
        mod = self.harms[0].mod if len(self.harms) == 1 else None
        return Toll(kind, self.count, mod, tuple(harm.span for harm in self.harms))


def find_tolls(
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    chains: tuple[Chain, ...],
) -> Iterator[Toll]:
    """Find how many people the report's own event killed, and how many it injured."""
    past = _looking_back(report, sentences, times)
    found = find_harms(sentences, times, chains)
    harms = list(_beside_dead([harm for harm in found if harm.sentence not in past]))
    known = _persons(harms)
    killed = _of_this_event([one for one in known if "dead" in one.kinds], known)
    hurt = _of_this_event([one for one in known if "dead" not in one.kinds], known)
    if killed:  # the first hurt behind the lead is of another event, mostly
        hurt = [one for one in hurt if one.harms[0].sentence < LEAD]
    dead = _toll(harms, "dead", killed)
    injured = _less_dead(harms, dead, _toll(harms, "injured", hurt))
    if dead:
        yield dead.as_toll("dead")
    if injured:
        yield injured.as_toll("injured")


def _beside_dead(harms: Sequence[Harm]) -> Iterator[Harm]:
    """Take "others" behind the dead of a sentence for all injured: "1 killed, 3 others shot"."""
    dead = {(harm.sentence, harm.head) for harm in harms if harm.kind == "dead"}
    with_dead = {sentence for sentence, _ in dead}
    hurt = Counter(h.sentence for h in harms if (h.sentence, h.head) not in dead)
    for harm in harms:
        is_rest = harm.is_rest and harm.person is None and harm.kind != "dead"
        is_only = harm.sentence in with_dead and hurt[harm.sentence] == 1
        if is_rest and is_only and (harm.sentence, harm.head) not in dead:
            yield replace(harm, kind="injured", is_rest=False, is_told=True)
        else:
            yield harm


def _looking_back(
    report: Report, sentences: Sequence[Sentence], times: Iterable[Time]
) -> frozenset[int]:
    """Return the sentences that speak of other events, by what they say or their times."""
    day = report.reference_date
    earliest = date.fromisoformat(day) - timedelta(days=FAR) if day else date.min
    back = Shelf((time.span, time) for time in times if _is_back(time, earliest))
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        if _OTHER_EVENTS.search(sentence.span.text) or back.inside(sentence.span)
    )


def _is_back(time: Time, earliest: date) -> bool:
    interval = Interval.from_timex(time.value)
    return time.type == "SET" or (interval is not None and interval.last < earliest)


def _persons(harms: Iterable[Harm]) -> list[_Known]:
    """Return the persons that are told one by one, in the order of the text."""
    known: list[_Known] = []
    for harm in harms:
        if harm.person is None:
            continue
        one = _same(known, harm, harm.person)
        if one is None:
            one = _Known(harm.person.gender, harm.person.is_new)
            known.append(one)
        _learn(one, harm, harm.person)
    return known


def _learn(one: _Known, harm: Harm, person: Person) -> None:
    one.harms.append(harm)
    one.kinds.add(harm.kind)
    one.names |= person.names
    one.ages |= {person.age} if person.age else set()
    one.chains |= {person.chain} if person.chain is not None else set()
    one.gender = person.gender if one.gender == "-" else one.gender


def _same(known: Sequence[_Known], harm: Harm, person: Person) -> _Known | None:
    """Return who of those known a mention means; None for a new one."""
    latest = list(reversed(known[-RECENT:]))
    for one in latest:
        if any(harm.head == other.head for other in one.harms[-BESIDE:]):
            return one
    for one in latest:
        if person.chain in one.chains or person.names & one.names:
            return one
    if person.is_new:
        return None
    fitting = [one for one in latest if _fits(one, harm, person)]
    by_age = [one for one in fitting if person.age and person.age in one.ages]
    alike = [one for one in fitting if harm.kind in one.kinds]
    free = [one for one in fitting if not _fates_differ(one, harm, person)]
    return next(iter(by_age or alike or free), None)


def _fits(one: _Known, harm: Harm, person: Person) -> bool:
    """Say whether nothing sets a mention apart from a person: gender, age, name, "A and B"."""
    genders = {one.gender, person.gender} - {"-"}
    return (
        len(genders) < 2  # noqa: PLR2004 - of two
        and not (person.age and one.ages and person.age not in one.ages)
        and not (person.names and one.names)
        and all(harm.word != other.word for other in one.harms[-BESIDE:])
    )


def _fates_differ(one: _Known, harm: Harm, person: Person) -> bool:
    """Say whether one is told to be dead and the other hurt, and no pronoun joins them."""
    if person.is_pronoun:
        return False
    is_survivor = harm.kind == "injured" and "dead" in one.kinds
    return is_survivor or (harm.kind == "dead" and one.is_new)


def _of_this_event(ones: list[_Known], known: Sequence[_Known]) -> list[_Known]:
    """Leave out whom nothing sets apart from the others, and who comes up behind the lead."""
    sharing = Counter(word for one in known for word in {harm.word for harm in one.harms})
    firm = [one for one in ones if one is known[0] or _is_firm(one, sharing)] or ones[:1]
    return [one for one in firm if one.harms[0].sentence < LEAD] or firm[:1]


def _is_firm(one: _Known, sharing: Mapping[int, int]) -> bool:
    """Say whether a name, an age, "another" or "A and B" sets a person apart."""
    is_told_apart = bool(one.names or one.ages or one.is_new)
    return is_told_apart or any(sharing[harm.word] > 1 for harm in one.harms)


def _toll(harms: Sequence[Harm], kind: TollKind, persons: Sequence[_Known]) -> _Told | None:
    """Return the number that is told, or else the persons and those on top of them."""
    total = _number(harms, kind)
    mentions = tuple(harm for one in persons for harm in one.harms)
    rest = _rest(harms, kind) or (_rest(harms, "hit") if kind == "injured" else None)
    count = len(persons) + (rest.count if rest else 0)
    if total and (total.sentence < LEAD or total.count >= count):
        ended = total.is_object and any(harm.is_self for harm in mentions)
        return _Told(total.count + ended, (total,))
    if not mentions and not rest:
        return None
    return _Told(float(count), (*mentions, rest) if rest else mentions)


def _number(harms: Iterable[Harm], kind: HarmKind) -> Harm | None:
    """Return the largest number in the lead, or the first one if the lead has no such person."""
    of_kind = [harm for harm in harms if harm.kind in {kind, "hit"}]
    found = [
        harm
        for harm in of_kind
        if harm.kind == kind and (harm.is_told or (harm.person is None and not harm.is_rest))
    ]
    lead = [harm for harm in found if harm.sentence < LEAD]
    has_person = any(harm.person and harm.sentence < LEAD for harm in of_kind)
    behind = [] if has_person else found[:1]
    return max(lead or behind, key=lambda harm: (harm.count, -harm.span.start), default=None)


def _rest(harms: Iterable[Harm], kind: HarmKind) -> Harm | None:
    """Return the largest number of "others"."""
    found = [h for h in harms if h.kind == kind and h.is_rest and h.person is None]
    return max(found, key=lambda harm: harm.count, default=None)


def _less_dead(harms: Sequence[Harm], dead: _Told | None, injured: _Told | None) -> _Told | None:
    """Return those injured of a number that was hit: all but the dead."""
    hit = _number(harms, "hit")
    left = hit.count - (dead.count if dead else 0) if hit else 0
    if hit is None or left <= 0:
        return injured
    is_only = hit.sentence < LEAD and _number(harms, "injured") is None
    return _Told(left, (hit,)) if is_only or left > (injured.count if injured else 0) else injured
