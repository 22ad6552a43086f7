"""Which words of a report stand for which person, names and what goes with them.

What counts: the words of a name, those that lead up to it ("the medical examiner, Dr. Ana
Costa"), an apposition, and the subject or predicate of "the winner was Ana Costa". What
guards against false ones: a name that another noun owns ("the Costa campaign") leads up
to nobody, and the name of another stops the run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import takewhile

from dateline.annotate.syntax import Tree
from dateline.report import ActorKind, Mention

Key = tuple[ActorKind, str]
Linked = list[tuple[Mention, Key]]
Bearers = dict[int, Key]  # actors by where the tokens start that stand for them

UNKNOWN = "\0"  # how the keys of persons begin who are none of the report's actors

_LEADS_UP = frozenset({"NOUN", "PROPN", "ADJ"})


def find_bearers(trees: tuple[Tree, ...], linked: Linked, names: Iterable[Mention]) -> Bearers:
    """Return the actors of all words of some sentences that stand for one.

    A name that is linked to nobody, as two persons have it, stands for a person unknown.
    """
    starts = [token.start for tree in trees for token in tree.tokens]
    bearers: Bearers = {}
    for start, end, actor in _spans(linked, names):
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            bearers[starts[at]] = actor
    for tree in trees:
        _lead_up(tree, bearers)
        _equate(tree, bearers)
    return bearers


def _spans(linked: Linked, names: Iterable[Mention]) -> Iterator[tuple[int, int, Key]]:
    """Yield roles first, so that a name within another's role keeps its own actor."""
    persons = [(mention, actor) for mention, actor in linked if actor[0] == "person"]
    for mention, actor in persons:
        if mention.role is not None and mention.form == "name":
            yield mention.role.start, mention.role.end, actor
    for name in names:
        if name.kind == "person":
            yield name.span.start, name.span.end, ("person", UNKNOWN + name.span.text.casefold())
    for mention, actor in linked:
        yield mention.span.start, mention.span.end, actor


def run_of(tree: Tree, place: int, bearers: Bearers) -> tuple[int, int]:
    """Return where the phrase of the name that begins at a token begins and ends."""
    tokens, actor = tree.tokens, bearers[tree.tokens[place].start]
    end = place + 1
    while end < len(tokens) and bearers.get(tokens[end].start) == actor:
        end += 1
    begin = place
    while begin and bearers.get(tokens[begin - 1].start, actor) == actor:
        before = tokens[begin - 1]
        is_dotted = before.text == "." and begin > 1 and tokens[begin - 2].upos == "PROPN"
        if not (is_dotted or before.upos in _LEADS_UP):
            break
        begin -= 1
    return begin, end


def names_begin(tree: Tree, bearers: Bearers) -> Iterator[int]:
    """Yield the places where the name of a person begins."""
    last = None
    for place, token in enumerate(tree.tokens):
        actor = bearers.get(token.start)
        if actor is not None and actor[0] == "person" and actor != last:
            yield place
        last = actor


def _lead_up(tree: Tree, bearers: Bearers) -> None:
    """Give the words before a name to its person."""
    for place in list(names_begin(tree, bearers)):
        if tree.bears(place, "compound"):
            continue
        begin, _ = run_of(tree, place, bearers)
        for token in tree.tokens[begin:place]:
            if token.upos != "ADJ" and token.text != ".":
                bearers.setdefault(token.start, bearers[tree.tokens[place].start])


def _equate(tree: Tree, bearers: Bearers) -> None:
    """Give appositions, and subjects of a name that is the predicate, to their person."""
    for place, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or token.head is None or token.start in bearers:
            continue
        actor = next(takewhile(bool, _equals(tree, place, bearers)), None)
        if actor is not None:
            bearers[token.start] = actor


def _equals(tree: Tree, place: int, bearers: Bearers) -> Iterator[Key | None]:
    tokens, head = tree.tokens, tree.tokens[place].head
    over = tokens[head] if head is not None else None
    if over is not None and head is not None:
        is_predicate = over.upos == "PROPN" and tree.having(head, "cop")
        if tree.bears(place, "appos") or (tree.bears(place, "nsubj") and is_predicate):
            yield bearers.get(over.start)
    for child in tree.having(place, "appos", "flat"):
        if tokens[child].upos == "PROPN":
            yield bearers.get(tokens[child].start)
