"""Facets: the sides of a claim on which reports can differ, and how values compare.

Each facet reads from the claims of a finding what they tell on its side, in groups
whose values are of one sort, and says how two values relate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline import lexicon
from dateline.reconcile.terms import stem
from dateline.record import Claim, DifferenceKind, Relation
from dateline.values import Interval

ROUNDED = 0.1  # numbers within a tenth of each other, one of them round, are one number told twice


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim tells; `key` compares, `label` is shown."""

    claim: Claim
    key: Interval | float | str
    label: str
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A side on which claims can differ."""

    kind: DifferenceKind
    tell: Callable[[Sequence[Claim]], list[list[Told]]]
    relate: Callable[[Told, Told], Relation | None]


def _numbers(claims: Sequence[Claim]) -> list[list[Told]]:
    """Group the quantities that count the same thing."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantities:
            if subject := _counted(quantity.unit, quantity.counts):
                told = Told(claim, quantity.value, quantity.span.text, quantity.mod is not None)
                groups[subject].append(told)
    return [groups[subject] for subject in sorted(groups)]


def _counted(unit: str | None, counts: str | None) -> str | None:
    """Name what is counted: the unit, the class of casualty, or the counted noun's stem."""
    if unit or not counts:
        return unit
    words = counts.casefold().split()
    casualties = lexicon.table("casualties.tsv")
    return next((casualties[word] for word in words if word in casualties), stem(words[-1]))


def _relate_numbers(one: Told, other: Told) -> Relation | None:
    if one.hedged or other.hedged:
        return "precision"
    return "rounding" if _is_rounded(one.key, other.key) else "conflict"


def _is_rounded(one: object, other: object) -> bool:
    if not (isinstance(one, float) and isinstance(other, float)):
        return False
    low, high = sorted((one, other))
    is_round = any(value >= 10 and value % 10 == 0 for value in (low, high))  # noqa: PLR2004
    return is_round and high - low <= ROUNDED * high


def _dates(claims: Sequence[Claim]) -> list[list[Told]]:
    pairs = [(claim, Interval.from_timex(claim.when)) for claim in claims]
    return [[Told(claim, when, when.timex) for claim, when in pairs if when]]


def _relate_dates(one: Told, other: Told) -> Relation | None:
    if not (isinstance(one.key, Interval) and isinstance(other.key, Interval)):
        return None
    relation = one.key.relation(other.key)
    return None if relation == "same" else relation


def _places(claims: Sequence[Claim]) -> list[list[Told]]:
    return [[Told(c, c.where.casefold(), c.where) for c in claims if c.where]]


def _statuses(claims: Sequence[Claim]) -> list[list[Told]]:
    """Tell what has happened from what is expected or denied, by the reports' own word.

    What somebody is quoted with may be a wish or a condition, whatever its verb.
    """
    told_apart = {"happened", "expected", "denied"}
    own = [claim for claim in claims if claim.status in told_apart and claim.source is None]
    return [[Told(claim, claim.status, claim.status) for claim in own]]


def _sources(claims: Sequence[Claim]) -> list[list[Told]]:
    """Tell what a report says itself from what it has somebody say, where any does."""
    told = [Told(c, c.source or "", c.source or "the report itself") for c in claims]
    return [told] if any(claim.source for claim in claims) else []


def _unrelated(_one: Told, _other: Told) -> None:
    return None


FACETS = (
    Facet("number", _numbers, _relate_numbers),
    Facet("date", _dates, _relate_dates),
    Facet("place", _places, _unrelated),
    Facet("status", _statuses, _unrelated),
    Facet("attribution", _sources, _unrelated),
)
