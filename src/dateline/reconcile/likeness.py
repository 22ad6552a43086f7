"""How alike two claims of different reports are.

What counts: the terms they share, weighted by rarity (cosine, see `terms`); the rest of
a claim's sentence counts too, less than its own words. Two people named by both, and a
time that both can mean, add a little. What guards against false likeness: at least
SHARED words of their own in common, names and dates aside; claims that name different
people, or of which one denies, are less alike; quotations of different speakers are not
compared at all.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

SHARED = 2
DENIED = 0.6  # what a likeness is worth when one claim denies
OTHERS = 0.6  # what a likeness is worth when each names a person that the other does not
PAIR = 2
MEETING = 0.06  # what two people at one time add to a likeness: who met whom when is one event
AROUND = 0.7  # what a term of the rest of the sentence counts beside one of the claim itself

Likeness = Mapping[int, Mapping[int, float]]  # claim -> claim of another report -> cosine


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as alignment sees it."""

    claim: str  # id
    report: str
    terms: frozenset[str]
    around: frozenset[str]  # terms of its sentence that are not its own
    source: str | None  # actor who is quoted, if anybody
    people: frozenset[str] = frozenset()  # the terms that are persons, in its whole sentence
    details: frozenset[str] = (
        frozenset()
    )  # own terms that who bears it out must have: numbers, names
    negated: bool = False
    hedged: bool = False
    clarity: float = 0.0  # how well it reads by itself, 0 to 1


def likeness_of(claims: Sequence[Stated], weight: Mapping[str, float]) -> Likeness:
    """Return the likeness of every two claims that may say the same."""
    vectors = [_vector(claim, weight) for claim in claims]
    likeness: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j in _candidates(claims):
        cosine = _cosine(vectors[i], vectors[j])
        if claims[i].people - claims[j].people and claims[j].people - claims[i].people:
            cosine *= OTHERS
        if claims[i].negated != claims[j].negated:
            cosine *= DENIED
        if _is_one_meeting(claims[i], claims[j]):
            cosine += MEETING
        likeness[i][j] = likeness[j][i] = cosine
    return likeness


def _is_one_meeting(one: Stated, other: Stated) -> bool:
    """Say whether two claims name the same two people and a time that both can mean."""
    dates = {term for term in one.terms & other.terms if term.startswith("#")}
    return bool(dates) and len(one.people & other.people) >= PAIR


@dataclass(frozen=True, slots=True)
class _Vector:
    values: Mapping[str, float]
    square: float  # of its length, numbers left out


def _vector(claim: Stated, weight: Mapping[str, float]) -> _Vector:
    values = {term: weight[term] for term in sorted(claim.terms)}
    values |= {term: AROUND * weight.get(term, 0.0) for term in sorted(claim.around)}
    square = math.fsum(value**2 for term, value in values.items() if not term.startswith("="))
    return _Vector(values, square)


def _cosine(one: _Vector, other: _Vector) -> float:
    """Return the likeness of two claims; a number counts when both have it.

    Two counts of one thing are a difference to be found, not a reason to part the claims.
    """
    small, large = sorted((one.values, other.values), key=len)
    shared = {term: value * large[term] for term, value in small.items() if term in large}
    numbers = math.fsum(value for term, value in shared.items() if term.startswith("="))
    length = math.sqrt((one.square + numbers) * (other.square + numbers))
    return math.fsum(shared.values()) / length if length else 0.0


def _candidates(claims: Sequence[Stated]) -> list[tuple[int, int]]:
    """Return the pairs of two reports that share enough terms of their own."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for term in claim.terms:
            if term[0].isalpha():
                holders[term].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for indices in holders.values():
        for pair in combinations(indices, 2):
            shared[pair] += 1
    return sorted(
        (i, j)
        for (i, j), count in shared.items()
        if count >= SHARED and _comparable(claims[i], claims[j])
    )


def _comparable(one: Stated, other: Stated) -> bool:
    same_voice = one.source is None or other.source is None or one.source == other.source
    return one.report != other.report and same_voice
