"""Contrasts: what claims of one finding tell differently on one of their sides.

What counts: two values of two reports that relate otherwise than as the same (`facets`),
where the claims are near enough (`nearness`). Numbers of dead and injured relate as tolls do:
what rises from day to day is later news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.reconcile.facets import FACETS, Facet, Told
from dateline.reconcile.nearness import Nearness
from dateline.reconcile.tolls import relate_tolls
from dateline.record import Claim, DifferenceKind, Relation

Pair = tuple[Relation | None, Told, Told]  # two values, and how they relate


def find_contrasts(
    members: Sequence[Claim], nearness: Nearness
) -> Iterator[tuple[DifferenceKind, list[Told], list[Pair]]]:
    """Find, for each side of some claims, what they tell on it and the pairs that differ."""
    for facet in FACETS:
        for told in facet.tell(members):
            if pairs := list(_differing(told, facet, nearness)):
                yield facet.kind, told, pairs


def clash(members: Sequence[Claim], nearness: Nearness) -> bool:
    """Say whether near claims date or count one thing so that only one can be right."""
    return any(
        relation == "conflict"
        for _, _, pairs in find_contrasts(members, nearness)
        for relation, _, _ in pairs
    )


def _differing(told: Sequence[Told], facet: Facet, nearness: Nearness) -> Iterator[Pair]:
    """Find what two reports tell differently, where their claims are near enough."""
    of_claim: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        of_claim[one.claim.id].append(one)
    for one, other in combinations(told, 2):
        its, others = of_claim[one.claim.id], of_claim[other.claim.id]
        if one.claim.span.report == other.claim.span.report:
            continue
        relation = facet.relate(one, other)
        if _in_one_place(one, its, other, others) and nearness.allows(
            facet.kind, relation, one, other
        ):
            is_toll = one.words and other.words
            yield relate_tolls(one, other, nearness.days) if is_toll else relation, one, other


def _in_one_place(one: Told, its: list[Told], other: Told, others: list[Told]) -> bool:
    """Say whether two values may answer each other: "$2 on $13" is set by place, a pair by pairs.

    Where one value stands in both claims, what else they tell is told beside it.
    """
    if {told.key for told in its} & {told.key for told in others}:
        return False
    return len(its) != len(others) or its.index(one) == others.index(other)
