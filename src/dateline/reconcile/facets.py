"""Facets: the sides of a claim on which reports can differ, and how values compare.

Each facet reads from the claims of a finding what they tell on its side, in groups
whose values are of one sort, and says how two values relate.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline import lexicon
from dateline.reconcile.terms import stem
from dateline.record import Claim, DifferenceKind, Quantity, Relation
from dateline.values import Interval

BEFORE, BEHIND = 2, 4  # words around a number in which "killed" speaks of it
_WORD = re.compile(r"\w+")
# "Ten people including three children": what is told of them stands behind their parts.
_PARTS = re.compile(
    r",? (?:including|among them)(?: [\w-]+){1,4}?,?(?= (?:was|were|have|has|died)\b)"
)
_PART_BEFORE = re.compile(r"\b(?:includ(?:ing|es?|ed)|among (?:them|whom)|of (?:them|whom),?)\s+$")
_PART_BEHIND = re.compile(r",? of (?:them|whom|those)\b")
_RATE = re.compile(r"\s*(?:per|an?|/)\s*(\w+)", re.IGNORECASE)  # "km an hour" is a speed
# "Three times", "four ways": two reports that count so count different things.
_NO_THING = frozenset({"time", "way", "thing", "reason", "part", "kind", "exampl"})
VAGUE = 0.2  # "about 50" is anything from 40 to 60
ROUNDED = 0.1  # numbers within a tenth of each other, one of them round, are one number told twice


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim tells; `key` compares, `label` is shown."""

    claim: Claim
    key: Interval | float | str
    label: str
    mod: str | None = None  # how firm a number is: APPROX, EQUAL_OR_MORE, ...
    words: str = ""  # of a toll: whom it counts


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
            if subject := _subject(claim, quantity):
                words = (quantity.counts or "") if casualty(claim, quantity) else ""
                told = Told(claim, quantity.value, quantity.span.text, quantity.mod, words)
                groups[subject].append(told)
    return [groups[subject] for subject in sorted(groups)]


def _subject(claim: Claim, quantity: Quantity) -> str | None:
    """Name what a number is of; of a part of the dead or injured only with who they are."""
    behind = claim.span.text[quantity.span.end - claim.span.start :]
    kind, counted = casualty(claim, quantity), _counted(quantity, behind)
    if kind and is_part(claim.span.text, quantity.span.start - claim.span.start, behind):
        return f"{kind} {counted}" if counted else None
    return kind or counted


def is_part(text: str, start: int, behind: str) -> bool:
    """Say whether a number is of some of those counted before it: "including 20 children"."""
    return bool(_PART_BEFORE.search(text[:start]) or _PART_BEHIND.match(behind))


def casualty(claim: Claim, quantity: Quantity) -> str | None:
    """Return whether the quantity counts dead, injured, missing: by the nearest word that says so.

    "killed 12", "12 miners were killed and 30 injured", "left 12 people dead".
    """
    if quantity.unit:
        return None
    start, end = quantity.span.start - claim.span.start, quantity.span.end - claim.span.start
    before = _WORD.findall(claim.span.text[:start].casefold())[-BEFORE:]
    behind = _WORD.findall(_PARTS.sub("", claim.span.text[end:], count=1).casefold())[:BEHIND]
    near = [*enumerate(reversed(before)), *enumerate(behind)]
    classes = lexicon.table("casualties.tsv")
    found = sorted((distance, classes[word]) for distance, word in near if word in classes)
    return found[0][1] if found else None


def _counted(quantity: Quantity, behind: str) -> str | None:
    """Name what is counted: the unit, with what it is measured by, or the noun's stem."""
    if quantity.unit or not quantity.counts:
        rate = _RATE.match(behind)
        return f"{quantity.unit} {rate[1]}" if rate else quantity.unit
    counted = stem(quantity.counts.casefold().split()[-1])
    return None if counted in _NO_THING else counted


def relate_numbers(one: Told, other: Told) -> Relation | None:
    """Say how two counts compare: "at least 12" and 15 can both be true, "at least 15", 12 not."""
    low, high = _range(one)
    other_low, other_high = _range(other)
    if max(low, other_low) <= min(high, other_high):
        return "precision"
    return "rounding" if _is_rounded(one.key, other.key) else "conflict"


def _range(told: Told) -> tuple[float, float]:
    """Return the least and the greatest number that the words allow."""
    value = told.key if isinstance(told.key, float) else math.nan
    least, greatest = _ALLOWED.get(told.mod, (1.0, 1.0))
    return value * least, value * greatest


_ALLOWED: dict[str | None, tuple[float, float]] = {
    "APPROX": (1 - VAGUE, 1 + VAGUE),
    "EQUAL_OR_MORE": (1.0, math.inf),
    "MORE_THAN": (1.0, math.inf),
    "EQUAL_OR_LESS": (0.0, 1.0),
    "LESS_THAN": (0.0, 1.0),
}


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


def _unrelated(_one: Told, _other: Told) -> None:
    return None


FACETS = (
    Facet("number", _numbers, relate_numbers),
    Facet("date", _dates, _relate_dates),
    Facet("place", _places, _unrelated),
)
