"""What a speaker wants or offers without a word for it: "they must leave", "we will help".

What counts: somebody says, in a reported clause or in marks, that a thing must, should or
needs to be done, or in marks and in the first person what they will do. What guards against
false ones: the verb tells something to be done ("must be difficult" is a guess), with a
subject before it, neither under "if" or "why" nor in the past; in marks it stands in the
main clause of what is said.
"""

from __future__ import annotations

from functools import cache

from dateline.annotate.events.stance_cues import Told, is_maybe, keys_that, says_something
from dateline.annotate.predicates import helpers_of, is_passive, subject_of
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import keys_of

# Words without which a sentence tells nothing of the kind.
DUTY = frozenset(
    (
        "must", "should", "need", "needs", "will", "won't", "won’t", "going", "i'll", "we'll",
        "i’ll", "we’ll", "'ll", "’ll",
    )
)  # fmt: skip
_FIRST = frozenset({"i", "we", "my", "our"})
_MUST = frozenset({"must", "should"})
_NOW = frozenset({"VBP", "VBZ"})


def must_at(tree: Tree, place: int, *, marked: bool) -> Told | None:
    """Return what somebody wants who says that it must be done; `marked` words are their own."""
    top = _top(tree, place)
    if top is None or not _is_plain(tree, place, top):
        return None
    clause = [c for c in tree.under(top) if not _is_beside(tree, c, top)]
    issue = (clause[0], clause[-1])
    if marked:
        main = top == tree.root or tree.bears(top, "ccomp", "conj", "parataxis")
        return Told("wants", issue, None) if main else None
    sayer = _sayer(tree, top)
    return None if sayer is None else Told("wants", issue, sayer)


def will_at(tree: Tree, place: int) -> Told | None:
    """Return what somebody offers who says in marks and in the first person to do it."""
    head, helpers = tree.tokens[place].head, helpers_of(tree, place)
    going = head is not None and tree.bears(place, "xcomp") and tree.tokens[head].text == "going"
    top = head if going and head is not None else place
    subject = tree.having(top, "nsubj")
    if not (going or "will" in helpers) or "not" in helpers or is_maybe(tree, top):
        return None
    if not subject or not is_first(tree, subject[0]) or _asks(tree, top, subject[0]):
        return None
    if _pledged().isdisjoint(keys_of(tree.tokens[place])[:1]):
        return None
    clause = [c for c in tree.under(top) if not _is_beside(tree, c, top)]
    return Told("offers", (place, max(place, clause[-1])), None)


def is_first(tree: Tree, place: int) -> bool:
    """Say whether a word is "I" or "we", alone or in one with its verb: "we'll"."""
    low = tree.tokens[place].text.casefold().replace("’", "'")
    return low.partition("'")[0] in _FIRST


def _top(tree: Tree, place: int) -> int | None:
    """Return the head of a clause that tells a duty: the verb itself, or "need" above it."""
    helpers, head = helpers_of(tree, place), tree.tokens[place].head
    if helpers & _MUST and "have" not in helpers:
        return place
    needed = head is not None and tree.bears(place, "xcomp") and tree.tokens[head].tag in _NOW
    return head if needed and head is not None and "need" in keys_of(tree.tokens[head]) else None


def _is_plain(tree: Tree, place: int, top: int) -> bool:
    """Say whether a duty is told outright, with its subject before it."""
    if tree.tokens[place].upos != "VERB" or not says_something(tree, (place, place)):
        return False
    head, subject = tree.tokens[top].head, tree.having(top, "nsubj")
    if not subject or tree.tokens[subject[0]].tag in {"WP", "WDT"} or is_maybe(tree, top):
        return False
    if _asks(tree, top, subject[0]):
        return False
    if head is not None and "not" in helpers_of(tree, head):
        return False  # "I would not say they should"
    led = (c for c in tree.having(top, "advmod", "mark") if tree.tokens[c].tag in {"WRB", "IN"})
    return all(tree.tokens[c].text.casefold() == "that" for c in led)


def _asks(tree: Tree, top: int, subject: int) -> bool:
    """Say whether the subject stands behind its auxiliary: "should they"."""
    return any(c < subject for c in tree.having(top, "aux"))


def _sayer(tree: Tree, top: int) -> int | None:
    """Return who says a clause that hangs on a verb of saying."""
    above = tree.tokens[top].head
    if above is None or not tree.bears(top, "ccomp") or is_passive(tree, above):
        return None
    return None if _saying().isdisjoint(keys_of(tree.tokens[above])) else subject_of(tree, above)


def _is_beside(tree: Tree, place: int, top: int) -> bool:
    """Say whether a word belongs to a clause that only stands beside another."""
    while place != top:
        if tree.bears(place, "parataxis", "punct", "mark", "discourse"):
            return True
        place = tree.tokens[place].head or top
    return False


@cache
def _pledged() -> frozenset[str]:
    return keys_that("offers", part="f")


@cache
def _saying() -> frozenset[str]:
    return keys_that("says")
