"""Who acts and who is acted on, for a word of a sentence that tells an act.

The source is the subject, the agent behind "by" in the passive, or the subject of the verb
that the word depends on ("agreed to lift": who agreed lifts). The target is the actor nearest
in grammar among what hangs on the word: its object, then a phrase with "to", "against", "with",
then what stands within these, a place last.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from dateline.annotate.events.agents import Actor, Cast, is_actor, named
from dateline.annotate.events.event_acts import Act
from dateline.annotate.predicates import subject_of
from dateline.annotate.syntax import Tree

# How near in grammar a child stands; what is not named here holds no target.
_NEAR = {
    "obj": 0,
    "nsubj:pass": 0,
    "iobj": 0,
    "nsubj": 1,
    "xcomp": 3,
    "ccomp": 3,
    "nmod:poss": 3,
    "nmod": 3,
    "amod": 4,
    "compound": 4,
    "flat": 4,
    "nmod:desc": 4,
    "appos": 5,
    "conj": 5,
    "acl": 5,
}
_TOWARDS = frozenset(
    (
        "to",
        "with",
        "against",
        "from",
        "on",
        "at",
        "between",
        "for",
        "of",
        "toward",
        "towards",
        "over",
        "upon",
        "among",
        "by",
        "about",
    )
)
# Prepositions whose phrase tells when, why or by whose word, not who is acted on.
_ASIDE = frozenset(
    (
        "according",
        "due",
        "because",
        "despite",
        "during",
        "after",
        "before",
        "since",
        "until",
        "amid",
        "following",
        "like",
        "than",
        "as",
        "through",
        "under",
        "without",
        "including",
    )
)
# A phrase with such a preposition, one with another, and a clause that goes on.
_PHRASE, _PLACE, _FURTHER = 2, 6, 8


def source_of(tree: Tree, act: Act, cast: Cast) -> Actor | None:
    """Return who does an act."""
    start = act.place if act.speaker is None else act.speaker
    head = subject_of(tree, start)
    return None if head is None else named(tree, head, cast)


def target_of(tree: Tree, act: Act, source: Actor | None, cast: Cast) -> Actor | None:
    """Return to whom an act is done: the nearest actor that is not its source."""
    taken = frozenset(tree.under(source.head)) if source else frozenset()
    if act.speaker is not None and (head := subject_of(tree, act.place)) is not None:
        return named(tree, head, cast)
    for place in _nearest(tree, act.place, taken):
        if is_actor(tree, place, cast):
            found = named(tree, place, cast)
            if source is None or found.chain is None or found.chain != source.chain:
                return found
    return None


def second_of(tree: Tree, source: Actor, cast: Cast) -> Actor | None:
    """Return the second of two that act together: "Kenya and Uganda agreed"."""
    for place in tree.having(source.head, "conj"):
        if is_actor(tree, place, cast):
            return named(tree, place, cast)
    return None


def _nearest(tree: Tree, place: int, taken: frozenset[int]) -> Iterator[int]:
    """Yield the places under a word, the nearest in grammar first."""
    waiting = [(0, place)]
    while waiting:
        cost, at = heapq.heappop(waiting)
        if at != place:
            yield at
        for child in tree.children[at]:
            near = _nearness(tree, child)
            if near is not None and child not in taken:
                heapq.heappush(waiting, (cost + near + 1, child))


def _nearness(tree: Tree, child: int) -> int | None:
    label = tree.tokens[child].label or ""
    if label in {"acl:relcl", "obl:unmarked", "nmod:unmarked"}:
        return None
    if label == "advcl" or (label == "conj" and tree.tokens[child].upos == "VERB"):
        return _FURTHER if _shares_subject(tree, child) else None
    base = label.partition(":")[0]
    if base in {"obl", "nmod"} and label not in {"nmod:poss", "nmod:desc"}:
        cases = {tree.tokens[c].text.casefold() for c in tree.having(child, "case")}
        if cases & _ASIDE:
            return None
        return _PHRASE if cases & _TOWARDS else _PLACE
    return _NEAR.get(label, _NEAR.get(base))


def _shares_subject(tree: Tree, child: int) -> bool:
    """Say whether a verb goes on with what its head does: "attacked the village, killing ten"."""
    head = tree.tokens[child].head
    if tree.having(child, "nsubj") or head is None:
        return False
    if tree.bears(child, "conj"):
        return not tree.having(head, "obj", "obl", "xcomp", "ccomp")
    return tree.tokens[child].tag in {"VBG", "VB"}
