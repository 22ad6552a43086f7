"""Alignment: which claims of several reports say the same thing.

What counts: a group grows from each pair of claims that is alike enough (`likeness`):
whatever is on average alike enough to all in it joins, the nearest first; groups that
overlap become one if they are alike enough as a whole. That is done twice: with a
likeness that can be vouched for, and, for what is left, with one that leaves a doubt. A
claim may stand in several groups, for a clause may state several things. What guards
against a false "agreed": of a group that is vouched for, the claim is shown whose words
the others bear out best, and only those stay that bear out half of it.

Measured on the one hand-made record there is: letting a claim stand in one group only
(average-link clustering) gives finding_f1 0.45, this way 0.56; vectors of a sentence
encoder in place of the terms 0.30, beside them no more than the terms alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from dateline.reconcile import terms
from dateline.reconcile.likeness import Likeness, Stated, likeness_of
from dateline.record import Score

# On the hand-made record nine of ten pairs in groups above SURE are right, half of those below.
SURE = 0.34
JOIN = 0.22  # between 0.18 and 0.24 the figures of the hand-made record hardly move
READABLE = 0.3  # what reading well by itself counts beside being borne out, each from 0 to 1
OVERLAP = 0.6  # share of two groups' claims that both have; below, they tell of different things
# Share of the shown words' weight, names aside, that another claim must have to count for them. At
# 0.5 an editor and a fact-checker found four agreements in ten wrong or half wrong; 0.7 finds a
# third fewer, and finding_f1 falls by 0.01.
BORNE_OUT = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that say the same, in the order of the reports, and how sure that is."""

    claims: tuple[str, ...]
    shown: str  # the claim whose words the others bear out best
    score: Score
    vouched: bool  # the others bear the shown claim out


@dataclass(frozen=True, slots=True)
class Alignment:
    """The groups, every claim in one at least, and the likeness of two claims."""

    groups: tuple[Group, ...]
    likeness: Mapping[tuple[str, str], float]  # by claim ids, both ways round


def align(claims: Sequence[Stated]) -> Alignment:
    """Return which claims say the same; most groups have one claim."""
    weight = terms.weights(claim.terms for claim in claims)
    likeness = likeness_of(claims, weight)
    sure = [
        kept
        for group in _merged(_grown(likeness, SURE, frozenset()), likeness, SURE)
        if len(kept := _borne_out(group, claims, weight)) > 1
    ]
    held = frozenset(pair for group in sure for pair in combinations(group, 2))
    perhaps = _merged(_grown(likeness, JOIN, held), likeness, JOIN)
    grown = _widest([*sure, *perhaps])
    alone = set(range(len(claims))).difference(*grown)
    groups = sorted({*grown, *((index,) for index in alone)})
    vouched = frozenset(sure)
    return Alignment(
        tuple(_group(group, claims, likeness, weight, group in vouched) for group in groups),
        {
            (claims[i].claim, claims[j].claim): value
            for i, row in likeness.items()
            for j, value in row.items()
        },
    )


def _grown(
    likeness: Likeness, least: float, held: AbstractSet[tuple[int, int]]
) -> Iterator[tuple[int, ...]]:
    """Grow a group from each pair alike enough that no group before it holds together."""
    pairs = sorted(
        (-value, i, j) for i, row in likeness.items() for j, value in row.items() if i < j
    )
    covered = set(held)
    for value, i, j in pairs:
        if -value >= least and (i, j) not in covered:
            group = _grow((i, j), likeness, least)
            covered.update(combinations(group, 2))
            yield group


def _grow(seed: tuple[int, int], likeness: Likeness, least: float) -> tuple[int, ...]:
    """Add to a pair what is on average alike enough to all in it, the nearest first."""
    group = list(seed)
    total: dict[int, float] = defaultdict(float)
    for member in seed:
        _add(total, likeness[member])
    while total:
        best = max(total, key=lambda index: (total[index] if index not in group else -1.0, -index))
        if best in group or total[best] < least * len(group):
            break
        group.append(best)
        _add(total, likeness[best])
    return tuple(sorted(group))


def _add(total: dict[int, float], row: Mapping[int, float]) -> None:
    for index, value in row.items():
        total[index] += value


def _merged(
    groups: Iterator[tuple[int, ...]], likeness: Likeness, least: float
) -> list[tuple[int, ...]]:
    """Make one of groups that overlap and hold together."""
    kept: list[tuple[int, ...]] = []
    holders: dict[int, set[int]] = defaultdict(set)  # claim -> places in kept
    for group in groups:
        near = sorted({place for index in group for place in holders[index]})
        at = next((k for k in near if _is_one(kept[k], group, likeness, least)), None)
        if at is None:
            at = len(kept)
            kept.append(group)
        else:
            kept[at] = tuple(sorted({*kept[at], *group}))
        for index in group:
            holders[index].add(at)
    return kept


def _is_one(one: tuple[int, ...], other: tuple[int, ...], likeness: Likeness, least: float) -> bool:
    both = {*one, *other}
    if len(one) + len(other) - len(both) < OVERLAP * len(both):
        return False
    pairs = list(combinations(sorted(both), 2))
    return math.fsum(likeness[i].get(j, 0.0) for i, j in pairs) >= least * len(pairs)


def _widest(groups: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Leave out what lies wholly in a group before it."""
    kept: list[tuple[int, ...]] = []
    holders: dict[int, list[frozenset[int]]] = defaultdict(list)
    for group in groups:
        members = frozenset(group)
        if not any(members <= other for other in holders[group[0]]):
            kept.append(group)
            for index in group:
                holders[index].append(members)
    return kept


def _borne_out(
    group: tuple[int, ...], claims: Sequence[Stated], weight: Mapping[str, float]
) -> tuple[int, ...]:
    """Return the claim of a group that is to be shown, and those that bear its words out."""
    shown = _shown(group, claims, weight)
    return tuple(
        index
        for index in group
        if index == shown or _coverage(claims[shown], claims[index], weight) >= BORNE_OUT
    )


def _shown(group: tuple[int, ...], claims: Sequence[Stated], weight: Mapping[str, float]) -> int:
    """Return the claim whose words the claims of other reports bear out best.

    Where one report says "alleged", none is shown that says it is so.
    """

    def rank(index: int) -> tuple[float, int]:
        others = [i for i in group if claims[i].report != claims[index].report]
        covered = [_coverage(claims[index], claims[i], weight) for i in others]
        mean = math.fsum(covered) / len(covered) if covered else 0.0
        return mean + READABLE * claims[index].clarity, -index

    return max([i for i in group if claims[i].hedged] or group, key=rank)


def _coverage(shown: Stated, other: Stated, weight: Mapping[str, float]) -> float:
    """Return the share of a claim's words, by weight, that another claim's sentence has.

    Who is named and when says little of what is stated: all reports of an event name the same
    people. A number or a name that the other does not have leaves the claim without support.
    """
    known = other.terms | other.around
    if not shown.details <= known:
        return 0.0
    words = sorted(term for term in shown.terms if term[0].isalpha())
    total = math.fsum(weight[term] for term in words)
    return math.fsum(weight[term] for term in words if term in known) / total if total else 0.0


def _group(
    indices: tuple[int, ...],
    claims: Sequence[Stated],
    likeness: Likeness,
    weight: Mapping[str, float],
    vouched: bool,  # noqa: FBT001 - a fact of the group
) -> Group:
    members = [claims[index] for index in indices]
    ids = tuple(claim.claim for claim in members)
    shown = claims[_shown(indices, claims, weight)].claim
    values = [likeness[i][j] for i, j in combinations(indices, 2) if j in likeness.get(i, {})]
    if not values:
        return Group(ids, shown, Score(1.0, "one claim"), vouched)
    score = round(math.fsum(values) / len(values), 3)
    because = _because([claim.terms for claim in members], weight)
    return Group(ids, shown, Score(score, because), vouched)


def _because(bags: list[frozenset[str]], weight: Mapping[str, float]) -> str:
    """Name the words that most of the claims share."""
    words = {term for bag in bags for term in bag if term[0].isalpha()}
    count = {word: sum(word in bag for bag in bags) for word in words}
    shared = sorted(
        (word for word in words if count[word] > 1),
        key=lambda word: (-count[word], -weight[word], word),
    )
    return f"shared: {', '.join(shared[:5])}" if shared else "shared: dates or numbers"
