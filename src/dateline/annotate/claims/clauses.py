"""Clauses: the stretches of a sentence that each state one thing, read off its tree.

What counts: the sentence itself; clauses of their own within it (`clause_kinds`); an
apposition of a name and a noun ("Kim Jong Il -- the leader's father"), which states what
the one is; a noun of data/event_nouns.txt with a time of its own ("the collapse of the
talks in February"), which states that it happened. A clause reaches over all that hangs on
its predicate, except for clauses of their own at its two ends; one in its midst lies in
both.

What guards against crumbs: a clause has SHORTEST words at least and leaves as many, more
where it shares its subject; no cut is made between marks or brackets, between "a day" and
"after ...", or where a "must" is shared. What guards against errors of the parse: a clause
does not reach over the predicate that it hangs on, begins at its conjunction or pronoun,
and does not end in a subject.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from dateline.annotate.claims.clause_kinds import (
    BREAKS,
    PARTING,
    Frame,
    downward,
    frame_of,
    is_apposition,
    is_event,
    standing,
    where_adverbial_begins,
    where_relative_begins,
)
from dateline.annotate.claims.factuality import REACH
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of

# Words; a shorter clause rarely states a thing. From 4 to 7 the figures hardly move.
SHORTEST = 5
SHORTEST_BARE = 6  # of a clause that shares its subject, which its words do not tell

ClauseKind = Literal["clause", "apposition", "event"]

_SPANNING = frozenset({"after", "before", "since"})
_FEW = 3  # words before a noun of length: "just over two"
_LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade", "moment"})
_JOINS = BREAKS | {"and", "or"}
_BEFORE = _JOINS | {".", "...", "…", "!", "?", ")"}  # where no space stands between sentences


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that states one thing: its tokens, and the one that states it."""

    predicate: int
    first: int
    last: int
    kind: ClauseKind = "clause"


@dataclass(frozen=True, slots=True)
class _Part:
    """What may become a clause, with all that hangs on it."""

    predicate: int
    first: int
    last: int
    apart: bool  # cut away from what it stands in
    kind: ClauseKind = "clause"


def clauses(tree: Tree, dated: Iterable[int] = ()) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in the order of its text; one may lie in another.

    `dated` are the places of the tokens that head calendar times.
    """
    frame = frame_of(tree, dated)
    parts = [_Part(tree.root, 0, len(tree.tokens) - 1, apart=True)]
    parts += (part for part in _parts(frame) if _is_whole(frame, part))
    parts.sort(key=lambda part: part.first)
    starts = [part.first for part in parts]
    found = [
        _clause(
            frame, part, parts[bisect_left(starts, part.first) : bisect_right(starts, part.last)]
        )
        for part in parts
    ]
    found += _events(frame, found)
    return tuple(sorted(found, key=lambda clause: (clause.first, -clause.last)))


def _parts(frame: Frame) -> Iterator[_Part]:
    """Find what may be a clause, each behind what it hangs on."""
    tree = frame.tree
    stating = {tree.root}
    for place in downward(tree)[1:]:
        if (tree.tokens[place].label or "").partition(":")[0] not in PARTING:
            continue
        how = standing(frame, place, stating)
        event = how == "apart" and tree.bears(place, "obl", "nmod")
        if how and not event:
            stating.add(place)
        if how != "apart" and not is_apposition(frame, place):
            continue
        first, last = _clipped(frame, place)
        if frame.is_torn(first, last):
            continue
        if how == "apart":
            first = _with_measure(tree, first)
            kind: ClauseKind = "event" if event else "clause"
            yield _Part(place, first, last, apart=True, kind=kind)
        else:
            start = frame.without_case(tree.tokens[place].head or 0)
            yield _Part(place, start, last, apart=False, kind="apposition")


def _with_measure(tree: Tree, first: int) -> int:
    """Return where a clause begins that opens by how long after: "a day after he left"."""
    noun = first - 1
    is_led = noun > 0 and tree.tokens[first].text.casefold() in _SPANNING
    if not is_led or _LENGTHS.isdisjoint(bases_of(tree.tokens[noun])):
        return first
    return min([noun, *(at for at in tree.children[noun] if noun - _FEW <= at < noun)])


def _clipped(frame: Frame, place: int) -> tuple[int, int]:
    """Return the reach of a clause without the predicate that it hangs on."""
    tree, (first, last) = frame.tree, frame.reach[place]
    if tree.bears(place, "acl:relcl", "advcl:relcl"):
        first = where_relative_begins(tree, place, first)
    elif tree.bears(place, "advcl"):
        first = where_adverbial_begins(tree, place, first)
    for above in islice(tree.above(place), REACH):
        if place < above <= last:
            last = min([above, *(at for at in tree.children[above] if place < at)]) - 1
        elif first <= above < place:
            first = max([above, *(at for at in tree.children[above] if at < place)]) + 1
    return min(first, place), max(last, place)


def _is_whole(frame: Frame, part: _Part) -> bool:
    """Say whether a part is long enough, and leaves enough of what it is joined to."""
    tree = frame.tree
    least = SHORTEST if tree.having(part.predicate, "nsubj") else SHORTEST_BARE
    if frame.words(*_trimmed(tree, part.predicate, part.first, part.last)) < least:
        return False
    if _lacks_verb(frame, part) or _shares_modal(frame, part):
        return False
    head = tree.tokens[part.predicate].head
    if not tree.bears(part.predicate, "conj") or head is None:
        return True
    for above in islice(tree.above(head), REACH):
        if not tree.bears(head, "conj", "xcomp"):
            break
        head = above
    return frame.words(frame.reach[head][0], part.first - 1) >= SHORTEST


def _lacks_verb(frame: Frame, part: _Part) -> bool:
    """Say whether a part ends in a subject whose verb is outside it, by an error of the parse."""
    behind = range(part.predicate + 1, part.last + 1)
    torn = (
        at for at in behind if frame.tree.bears(at, "nsubj") and frame.reach[at][1] >= part.last
    )
    heads = (frame.tree.tokens[at].head for at in torn)
    return any(head is not None and head > part.last for head in heads)


def _shares_modal(frame: Frame, part: _Part) -> bool:
    """Say whether a part says otherwise without the "must" it shares: "must go and [[rest]]".

    One with a time of its own is kept, for the sake of the time.
    """
    tree, place = frame.tree, part.predicate
    is_bare = tree.tokens[place].tag == "VB" and not tree.having(place, "nsubj", "aux", "mark")
    is_dated = any(part.first <= head <= part.last for head in frame.dated)
    return is_bare and tree.bears(place, "conj") and not is_dated


def _clause(frame: Frame, part: _Part, near: Sequence[_Part]) -> Clause:
    """Return what a part states by itself: without the clauses at its two ends."""
    first, last = part.first, part.last
    inner = [
        other
        for other in near
        if other.apart
        and other is not part
        and other.last <= last
        and not other.first <= part.predicate <= other.last
    ]
    for other in sorted(inner, key=lambda one: -one.last):
        ends = other.first > part.predicate and not frame.words(other.last + 1, last)
        if ends and frame.words(first, other.first - 1) >= SHORTEST:
            last = min(last, other.first - 1)
    for other in sorted(inner, key=lambda one: one.first):
        opens = other.last < part.predicate and not frame.words(first, other.first - 1)
        if opens and frame.words(other.last + 1, last) >= SHORTEST:
            first = max(first, other.last + 1)
    return Clause(part.predicate, *_trimmed(frame.tree, part.predicate, first, last), part.kind)


def _trimmed(tree: Tree, predicate: int, first: int, last: int) -> tuple[int, int]:
    tokens = tree.tokens
    while 0 < first < predicate and tokens[first].text.casefold() in _BEFORE:
        first += 1
    while predicate < last < len(tokens) - 1 and tokens[last].text.casefold() in _JOINS:
        last -= 1
    return first, last


def _events(frame: Frame, found: Sequence[Clause]) -> Iterator[Clause]:
    """Find the nouns that tell of something at a time of its own, within a longer clause."""
    tree = frame.tree
    stated = {clause.predicate for clause in found}
    bearing = ("nmod", "compound", "nummod")
    heads = (tree.tokens[at].head for at in frame.dated if tree.bears(at, *bearing))
    for noun in dict.fromkeys(heads):
        if noun is None or noun in stated or tree.having(noun, "cop") or not is_event(tree, noun):
            continue
        first, last = frame.without_case(noun), frame.reach[noun][1]
        holding = (c.last - c.first for c in found if c.first <= noun <= c.last)
        spare = min(holding, default=0) - (last - first)
        is_long = frame.words(first, last) >= SHORTEST <= spare
        if is_long and not frame.is_torn(first, last):
            yield Clause(noun, *_trimmed(tree, noun, first, last), "event")
