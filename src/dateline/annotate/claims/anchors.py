"""Anchors: the time and the place that a clause gives to what it states.

What counts: a calendar time or a place belongs to the nearest predicate above it that
states something by itself; of several the one that hangs on it with fewest nouns between.
In a saying ("said on Monday that it opens in May") the time of what is told is kept apart
from that of the telling.

What guards against a wrong anchor: a time under "after the ...", "since the ..." or in a
clause that states nothing by itself ("workers who left in May") is that of another
happening; a preposition of place leads to a place, and between it and the clause stands no
noun but one that tells of something ("the talks in Geneva").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.annotate.claims.clause_kinds import is_event
from dateline.annotate.claims.governing import forms, led_by
from dateline.annotate.syntax import Tree
from dateline.report import Span

_OTHER = frozenset(
    {"after", "before", "since", "until", "till", "following", "despite", "amid", "between"}
    | {"ahead", "from"}
)
_AT_ONCE = frozenset({"when", "as"})
_WHERE = frozenset(
    {"in", "at", "on", "near", "off", "outside", "inside", "across", "throughout", "around"}
)
_NAMING = ("appos", "flat", "compound", "nmod:unmarked", "conj")
_LEVELS = 3  # "in the port of the city of X"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a sentence, and how it stands to the clause that it belongs to."""

    span: Span
    predicate: int
    nouns: tuple[int, ...]  # between the two, the nearest to the stretch first
    is_told: bool  # it belongs to what is said, not to the saying


def is_at_once(tree: Tree, place: int) -> bool:
    """Say whether a clause tells what was at the same time: "when it rained"."""
    words = forms(tree, tree.having(place, "mark", "advmod", "case"))
    return tree.bears(place, "advcl") and not _AT_ONCE.isdisjoint(words)


def head_of(tree: Tree, span: Span) -> int | None:
    """Return the place of the token of a stretch that hangs on what is outside it."""
    first = max(0, bisect_right(tree.tokens, span.start, key=lambda token: token.start) - 1)
    inside = range(first, bisect_right(tree.tokens, span.end - 1, key=lambda token: token.start))
    return next((place for place in inside if tree.tokens[place].head not in inside), None)


def anchor_of(tree: Tree, span: Span, predicates: AbstractSet[int]) -> Anchor | None:
    """Return how a stretch stands to the clause of one of the predicates; None if to none."""
    place = head_of(tree, span)
    if place is None:
        return None
    nouns: list[int] = []
    is_told = tree.bears(place, "ccomp")
    for above in tree.above(place):
        if above in predicates:
            return Anchor(span, above, tuple(nouns), is_told)
        token = tree.tokens[above]
        is_told = is_told or tree.bears(above, "ccomp")
        if token.upos == "VERB" and tree.bears(above, "acl", "advcl"):
            if not is_at_once(tree, above):
                return None
            continue
        if token.upos in {"NOUN", "PROPN", "NUM"} and not tree.having(above, "cop"):
            if led_by(tree, above) & _OTHER:
                return None
            nouns.append(above)
    return None


def is_place_of(tree: Tree, anchor: Anchor) -> bool:
    """Say whether a place is where that is which its clause states."""
    place = head_of(tree, anchor.span)
    nouns = list(anchor.nouns)
    for _ in range(_LEVELS):
        if place is None:
            return False
        led = led_by(tree, place)
        if led & _WHERE:
            return all(is_event(tree, noun) for noun in nouns)
        if "of" not in led and not tree.bears(place, *_NAMING):
            return False
        place = tree.tokens[place].head
        nouns = [noun for noun in nouns if noun != place]
    return False
