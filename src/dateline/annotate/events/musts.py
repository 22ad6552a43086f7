"""What a speaker wants or offers without a word for it: "they must leave", "we will help".

What counts: somebody says, in a reported clause or in marks, that a thing must, should or
needs to be done, or in marks and in the first person what they will do. What guards against
false ones: the verb tells something to be done ("must be difficult" is a guess), with a
subject before it, neither under "if" or "why" nor in the past; in marks it stands in the
main clause of what is said.
"""

from __future__ import annotations

from functools import cache

from dateline.annotate.events.held import is_maybe
from dateline.annotate.events.issue_sense import is_idle, says_something
from dateline.annotate.events.stance_cues import Told, keys_that
from dateline.annotate.predicates import helpers_of, is_passive, subject_of
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of, keys_of

# Words without which a sentence tells nothing of the kind.
DUTY = frozenset(
    (
        "must", "should", "need", "needs", "will", "won't", "won’t", "going", "i'll", "we'll",
        "i’ll", "we’ll", "'ll", "’ll",
    )
)  # fmt: skip
_FIRST = frozenset({"i", "we", "my", "our"})
_REASONS = frozenset({"because", "as", "since", "though", "although", "while"})
_MUST = frozenset({"must", "should"})
# Verbs that tell under "should" what is likely, sooner than what ought to be done.
_LIKELY = frozenset(
    ("get", "last", "arrive", "begin", "see", "know", "become", "prove", "reach", "hit", "happen")
)
_NOW = frozenset({"VBP", "VBZ"})


def must_at(tree: Tree, place: int, *, marked: bool) -> Told | None:
    """Return what somebody wants who says that it must be done; `marked` words are their own."""
    top = _top(tree, place)
    if top is None or not _is_plain(tree, place, top):
        return None
    issue = _issue(tree, top)
    if not says_something(tree, issue):
        return None
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
    if any(tree.tokens[c].text in {"it", "them"} for c in tree.having(place, "obj", "obl")):
        return None  # "we will work on it"
    issue = (place, max(place, _issue(tree, top)[1]))
    return Told("offers", issue, None) if says_something(tree, issue) else None


def _issue(tree: Tree, top: int) -> tuple[int, int]:
    """Return a clause from its subject on, without what only stands before or beside it."""
    clause = [c for c in tree.under(top) if not _is_beside(tree, c, top)]
    return tree.under(tree.having(top, "nsubj")[0])[0], clause[-1]


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
    if tree.tokens[place].upos != "VERB" or is_idle(tree, (place, place)):
        return False
    head, subject = tree.tokens[top].head, tree.having(top, "nsubj")
    if not subject or _is_vague(tree, subject[0]):
        return False
    if is_maybe(tree, top) or tree.bears(top, "acl"):
        return False  # "a problem that Kenya needs to solve"
    if head is not None and "not" in helpers_of(tree, head):
        return False  # "I would not say they should"
    if _asks(tree, top, subject[0]) or _is_guess(tree, place, top):
        return False
    led = (c for c in tree.children[top] if tree.tokens[c].tag in {"WRB", "IN"})
    return all(tree.tokens[c].text.casefold() == "that" for c in led)


def _is_vague(tree: Tree, subject: int) -> bool:
    """Say whether a subject alone does not tell who should act: "it", "who", "this"."""
    token = tree.tokens[subject]
    return token.upos == "PRON" and token.text.casefold() not in _FIRST | {"nobody", "everybody"}


def _is_guess(tree: Tree, place: int, top: int) -> bool:
    """Say whether "should" tells what is likely: "it should get better"."""
    should = "should" in helpers_of(tree, top)
    return should and not _LIKELY.isdisjoint(bases_of(tree.tokens[place]))


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
        if tree.bears(place, "conj") and tree.having(place, "nsubj"):
            return True
        if tree.bears(place, "advcl") and place > top and _is_reason(tree, place):
            return True
        place = tree.tokens[place].head or top
    return False


def _is_reason(tree: Tree, place: int) -> bool:
    marks = (tree.tokens[c].text.casefold() for c in tree.having(place, "mark"))
    return not _REASONS.isdisjoint(marks)


@cache
def _pledged() -> frozenset[str]:
    return keys_that("offers", part="f")


@cache
def _saying() -> frozenset[str]:
    return keys_that("says")
