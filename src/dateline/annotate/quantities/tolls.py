"""Tolls: how many people a report's own event killed and injured.

What counts: the number that the report tells in its lead ("2 dead, 5 wounded", "three
people were shot, one fatally", "the death toll rose to 25"), or else the persons it tells
one by one, each counted once (`known_people`); "two others" come on top. Who was hurt and
later died is dead. Of people shot of whom some died the others are injured. Who killed
himself behind "killed two" is dead too. "No one was injured" is 0; of a fate that is not
told there is no toll. "17 or 21" is at most 21.

What guards against other events' tolls: sentences that look back (`other_events`), and
people who come up only behind the lead (LEAD sentences).

Measured (evaluation/tolls.py, GVA, the exact numbers from one article): killed .80,
injured .73 of all articles; .81 and .75 of the half that rules were tuned on, .79 and .70
of the other. Most of what fails cannot be told from the page: a victim who died later,
pages without the story (.05), round-ups of a weekend's shootings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.quantities.harms import Harm, HarmKind, find_harms
from dateline.annotate.quantities.known_people import Known, persons_of
from dateline.annotate.quantities.other_events import LEAD, is_outdated, looking_back
from dateline.report import Chain, Report, Sentence, Time, Toll, TollKind

# So many dead or injured are told further down too, where the lead names a person: of one article
# in a thousand of GVA they are another event's.
MANY = 8
LEAD_MANY = 20


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of people, and what it stands on."""

    count: float
    harms: tuple[Harm, ...]

    def as_toll(self, kind: TollKind) -> Toll:
        """Return the toll; several mentions have no hedge of their own."""
        mod = None if self.harms[0].person else self.harms[0].mod
        return Toll(kind, self.count, mod, tuple(harm.span for harm in self.harms))


def find_tolls(
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    chains: tuple[Chain, ...],
) -> Iterator[Toll]:
    """Find how many people the report's own event killed, and how many it injured."""
    past = looking_back(report, sentences, times)
    found = find_harms(sentences, times, chains)
    current = [h for h in found if h.sentence not in past and not is_outdated(h, sentences)]
    harms = list(_beside_dead(current))
    known = persons_of(harms)
    killed = _of_this_event([one for one in known if "dead" in one.kinds], known)
    hurt = _of_this_event([one for one in known if "dead" not in one.kinds], known)
    if killed:  # the first hurt behind the lead is of another event, mostly
        hurt = [one for one in hurt if one.harms[0].sentence < LEAD]
    if any(one.harms[0].sentence < LEAD for one in known if "dead" not in one.kinds):
        killed = [one for one in killed if one.harms[0].sentence < LEAD]
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
        if harm.person is None and harm.kind != "dead" and (harm.sentence, harm.head) in dead:
            continue  # "five died of their wounds"
        is_rest = harm.is_rest and harm.person is None and harm.kind != "dead"
        is_only = harm.sentence in with_dead and hurt[harm.sentence] == 1
        if is_rest and is_only and (harm.sentence, harm.head) not in dead:
            yield replace(harm, kind="injured", is_rest=False, is_told=True)
        else:
            yield harm


def _of_this_event(ones: list[Known], known: Sequence[Known]) -> list[Known]:
    """Leave out whom nothing sets apart from the others, and who comes up behind the lead."""
    sharing = Counter(word for one in known for word in {harm.word for harm in one.harms})
    firm = [one for one in ones if one is known[0] or _is_firm(one, sharing)] or ones[:1]
    lead = [one for one in firm if one.harms[0].sentence < LEAD]
    return lead or [one for one in firm if one.harms[0].sentence == firm[0].harms[0].sentence]


def _is_firm(one: Known, sharing: Mapping[int, int]) -> bool:
    """Say whether a name, an age, "another" or "A and B" sets a person apart."""
    is_told_apart = bool(one.names or one.ages or one.is_new)
    return is_told_apart or any(harm.is_self or sharing[harm.word] > 1 for harm in one.harms)


def _toll(harms: Sequence[Harm], kind: TollKind, persons: Sequence[Known]) -> _Told | None:
    """Return the number that is told, or else the persons and those on top of them."""
    total = _number(harms, kind)
    mentions = tuple(harm for one in persons for harm in one.harms)
    rest = _rest(harms, kind) or (_rest(harms, "hit") if kind == "injured" else None)
    count = len(persons) + (rest.count if rest else 0)
    if total and (total.sentence < LEAD or total.count >= count):
        ended = [harm for harm in mentions if harm.is_self and total.is_object][:1]
        return _Told(total.count + len(ended), (total, *ended))
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
    found = [harm for harm in found if not harm.is_left] or found
    lead = [harm for harm in found if harm.sentence < LEAD]
    has_person = any(harm.person and harm.sentence < LEAD for harm in of_kind)
    many = [harm for harm in found if harm.count >= MANY and harm.sentence < LEAD_MANY]
    behind = many if has_person else found[:1]
    return max(lead or behind, key=_weight, default=None)


def _weight(harm: Harm) -> tuple[float, bool, int]:
    """Weigh a number: the largest, of equal ones with its hedge, which titles leave out."""
    return harm.count, harm.mod is not None, -harm.span.start


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
    number = _number(harms, "injured")
    beside = {harm.sentence for harm in harms if harm.kind == "dead"}
    is_same = number and number.count == hit.count and number.sentence not in beside
    is_of_lead = dead is not None and dead.harms[0].sentence < LEAD
    is_only = hit.sentence < LEAD and (number is None or (is_of_lead and is_same))
    return _Told(left, (hit,)) if is_only or left > (injured.count if injured else 0) else injured
