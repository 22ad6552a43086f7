"""Whether two claims are near enough for their values to be set against each other.

What counts: the likeness of their wording, and whether the values hang on one word
(`anchors`); the graver the charge, the more is asked: what can both be true needs less
than what cannot. What guards against false alarms beside that: a supposition ("assuming
150,000 km") and a state of the count ("with 64% of precincts reporting") state nothing of
the event, and a claim that dates several things in one breath dates none of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.reconcile.anchors import Anchors
from dateline.reconcile.facets import Told
from dateline.record import DifferenceKind, Relation

Pairs = Mapping[tuple[str, str], float]  # two claim ids -> likeness of wording

NEVER = 2.0  # the same days under two values are no difference
# How alike two claims must be whose values hang on one word, and those of others. Set by
# reading what 105 open clusters give: with less, dates of two events and shares of two polls
# "contradict" each other.
NEEDED: dict[tuple[DifferenceKind, Relation | None], tuple[float, float]] = {
    ("date", "conflict"): (0.36, 0.6),
    ("date", "precision"): (0.22, 0.36),
    ("number", "conflict"): (0.4, 0.5),
    ("number", "precision"): (0.3, 0.5),
    ("number", "rounding"): (0.3, 0.5),
    ("place", None): (0.5, 0.5),
}

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SUPPOSED = re.compile(
    r"\b(?:assum(?:e[sd]?|ing)|suppos(?:e[sd]?|ing)|hypothetical\w*|if|unless"
    r"|(?:reporting|counted|tallied))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nearness:
    """What is known of how near the claims of one event are."""

    likeness: Pairs
    anchors: Anchors
    days: Mapping[str, str | None]  # of each report

    def allows(
        self, kind: DifferenceKind, relation: Relation | None, one: Told, other: Told
    ) -> bool:
        """Say whether two values that relate so may be set against each other."""
        if any(_tells_nothing(kind, told.claim.span.text) for told in (one, other)):
            return False
        if kind == "place" and (_names(one, other) or _names(other, one)):
            return False
        joined, apart = NEEDED.get((kind, relation), (NEVER, NEVER))
        likeness = self.likeness.get((one.claim.id, other.claim.id), 0.0)
        return likeness >= (joined if self._hang_together(one, other) else apart)

    def _hang_together(self, one: Told, other: Told) -> bool:
        none: frozenset[str] = frozenset()
        mine, theirs = (self.anchors.get((t.claim.id, t.label), none) for t in (one, other))
        return not mine.isdisjoint(theirs)


def _names(one: Told, other: Told) -> bool:
    """Say whether a claim names the other's place too: "Baird Street station in Glasgow"."""
    return other.label.casefold() in one.claim.span.text.casefold()


def _tells_nothing(kind: DifferenceKind, text: str) -> bool:
    if kind == "date":
        return len(set(_YEAR.findall(text))) > 1
    return kind == "number" and bool(_SUPPOSED.search(text))
