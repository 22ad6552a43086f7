"""What a stance is about: the words that follow its cue in one of a few ways.

An issue begins with the complement asked for (an object, an infinitive, a clause, a phrase
with a preposition) and reaches over what the cue has behind it (see `issue_reach`). Where
the parse hangs an infinitive on the verb in place of the object ("called for sanctions to be
eased"), it is still behind it.
In a relative clause the noun before it is the issue, or belongs to it: "the law that Kenya
opposes", "the law, which Kenya vowed to repeal"; a noun that tells nothing is none.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.annotate.events.issue_reach import has_mark, issue_from, marks_of, trimmed
from dateline.annotate.events.issue_sense import is_pointing, says_something
from dateline.annotate.predicates import stands_behind
from dateline.annotate.syntax import Tree
from dateline.report import Token

_NOMINAL = ("obj", "iobj", "obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "compound")
_OUGHT = frozenset({"should", "must", "ought"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})


def issue_of(tree: Tree, place: int, follows: str, *, passive: bool) -> tuple[int, int] | None:
    """Return the first and the last word of the issue that follows a cue in a way, or None."""
    if passive:
        return _in_passive(tree, place, follows)
    if follows == "obj":
        return _object(tree, place)
    if follows == "obj-to":
        return _object_with_infinitive(tree, place)
    if _lacks_object(tree, place, follows):
        return _with_noun_before(tree, place, follows)
    if follows in _CLAUSES:
        return issue_from(tree, place, _CLAUSES[follows](tree, place))
    return _phrase(tree, place, follows.removesuffix("-obj"))


def _behind_preposition(tree: Tree, issue: tuple[int, int]) -> tuple[int, int]:
    """Return an issue without the preposition it begins with: "pleaded with Kenya to"."""
    first, last = issue
    return (first + 1, last) if tree.tokens[first].upos == "ADP" and first < last else issue


def _lacks_object(tree: Tree, place: int, follows: str) -> bool:
    """Say whether what follows has its object before the cue: "the law, which he vowed to end"."""
    if follows not in {"to", "that"}:
        return False
    asked = (c for c in tree.children[place] if c < place and tree.tokens[c].tag in {"WP", "WDT"})
    if any(not tree.bears(c, "nsubj") for c in asked):
        return True
    own = [c for c in tree.having(place, "nsubj") if tree.low(c) not in _RELATIVE]
    return bool(own) and (tree.bears(place, "acl") or _follows_what(tree, place, own[0]))


def _follows_what(tree: Tree, place: int, subject: int) -> bool:
    """Say whether "what" or "which" opens the clause, however the parse hangs it."""
    before = tree.under(subject)[0] - 1
    return before >= 0 and tree.tokens[before].tag in {"WP", "WDT"} and place > before


def _with_noun_before(tree: Tree, place: int, follows: str) -> tuple[int, int] | None:
    """Return "the law which he vowed to end", from the noun on."""
    head, child = tree.tokens[place].head, _CLAUSES[follows](tree, place)
    if head is None or head > place or not tree.bears(place, "acl") or child is None:
        return None
    full = any(c > child for c in tree.having(child, "obj"))
    if follows != "to" or full or tree.tokens[head].upos == "PRON":
        return None
    found = issue_from(tree, place, child)
    noun = (min(c for c in tree.under(head) if c <= head), head)
    if found is None or is_pointing(tree, head) or not says_something(tree, noun):
        return None
    return _behind_preposition(tree, (noun[0], found[1]))


def _in_passive(tree: Tree, place: int, follows: str) -> tuple[int, int] | None:
    """Return who or what is acted on, where an object would follow in the active."""
    subject = tree.having(place, "nsubj:pass")
    if follows not in {"obj", "obj-to"} or not subject or tree.having(place, "obj"):
        return None
    under = tree.under(subject[0])
    if follows == "obj":
        return under[0], under[-1]
    verbs = [c for c in tree.having(place, "xcomp") if has_mark(tree, c, "to")]
    return (under[0], tree.under(verbs[0])[-1]) if verbs else None


def _object(tree: Tree, place: int) -> tuple[int, int] | None:
    objects = tree.having(place, "obj")
    behind = [c for c in (*objects, *tree.having(place, "nsubj")) if c > place]
    if behind and (behind[0] in objects or stands_behind(tree, behind[0])):
        return issue_from(tree, place, behind[0])
    return _before(tree, place)


def _before(tree: Tree, place: int) -> tuple[int, int] | None:
    """Return what a relative clause is about: "charges that Kenya denies", "what Kenya wants"."""
    head = tree.tokens[place].head
    if tree.having(place, "xcomp", "ccomp"):
        return None
    if head is not None and head < place and tree.bears(place, "acl"):
        own = [c for c in tree.having(place, "nsubj") if tree.low(c) not in _RELATIVE]
        led = any(tree.tokens[c].tag in {"WDT", "WP"} for c in tree.having(place, "obl"))
        if not own or led or (tree.tokens[head].upos == "PRON" and tree.low(head) != "what"):
            return None
        if tree.low(head) == "what":
            return _is_what(tree, head) if tree.bears(head, "nsubj", "csubj") else None
        found = trimmed(tree, min(c for c in tree.under(head) if c < place), head)
        return found and _behind_preposition(tree, found)
    earlier = [c for c in tree.having(place, "nsubj", "obj") if c < place]
    if len(earlier) > 1 and tree.tokens[earlier[0]].tag == "NNS":  # "accusations Kenya denies"
        under = tree.under(earlier[0])
        return trimmed(tree, under[0], under[-1])
    return None


def _is_what(tree: Tree, what: int) -> tuple[int, int] | None:
    """Return what "what Kenya wants" is."""
    head = tree.tokens[what].head
    if head is None or not tree.having(head, "cop"):
        return None
    first = max(tree.having(head, "cop")) + 1
    last = max(c for c in tree.under(head) if c >= first)
    return trimmed(tree, first, last)


def _infinitive(tree: Tree, place: int) -> int | None:
    verbs = (c for c in tree.having(place, "xcomp", "advcl", "ccomp", "acl") if c > place)
    return next((c for c in verbs if has_mark(tree, c, "to") and not tree.having(c, "nsubj")), None)


def _object_with_infinitive(tree: Tree, place: int) -> tuple[int, int] | None:
    """Return whom to do what, but for "the plan which Kenya told them to work on"."""
    if _lacks_object(tree, place, "to"):
        return None
    nominal = [
        c
        for c in tree.having(place, "obj", "iobj", "obl", "nsubj")
        if c > place and (not tree.bears(c, "nsubj") or stands_behind(tree, c))
    ]
    if nominal:
        verbs = [*tree.having(place, "xcomp", "advcl", "ccomp"), *tree.having(nominal[0], "acl")]
        verbs = [c for c in verbs if c > nominal[0] and has_mark(tree, c, "to")]
        found = issue_from(tree, place, nominal[0]) if verbs else None
        if found and any(c <= found[1] and not tree.having(c, "nsubj") for c in verbs):
            return _behind_preposition(tree, found)
    clauses = [c for c in tree.having(place, "xcomp", "ccomp", "advcl") if c > place]
    owned = (c for c in clauses if _is_owned(tree, c))
    found = issue_from(tree, place, next(owned, None))
    return found and _behind_preposition(tree, found)


def _is_owned(tree: Tree, place: int) -> bool:
    """Say whether an infinitive has its own subject: "the raids to end", and no "that" before."""
    marks = marks_of(tree, place)
    if any(tree.tokens[c].tag == "MD" for c in tree.having(place, "aux")):
        return False
    return "to" in marks and bool(tree.having(place, "nsubj")) and marks.isdisjoint({"that", "if"})


def _clause(tree: Tree, place: int) -> int | None:
    return next((c for c in tree.having(place, "ccomp", "acl") if c > place + 1), None)


def _clause_to_do(tree: Tree, place: int) -> int | None:
    """Return a clause behind a cue that tells what is to be done: "that he leave", "be removed"."""
    clause = _clause(tree, place)
    if clause is None:
        return None
    helpers = [tree.tokens[c] for c in tree.having(clause, "aux", "cop")]
    base = tree.tokens[clause].tag == "VB" and not helpers
    told = any(token.tag == "VB" or token.text.casefold() in _OUGHT for token in helpers)
    return clause if (base or told) and not _is_modal(helpers) else None


def _is_modal(helpers: list[Token]) -> bool:
    return any(t.tag == "MD" and t.text.casefold() not in _OUGHT for t in helpers)


def _phrase(tree: Tree, place: int, word: str) -> tuple[int, int] | None:
    """Return what stands behind a preposition or a particle of the cue."""
    for child in tree.having(place, *_NOMINAL):
        if child > place and has_mark(tree, child, word):
            found = issue_from(tree, place, child)
            return found and _behind_mark(tree, child, found)
    if any(c > place and tree.low(c) == word for c in tree.having(place, "compound", "advmod")):
        return _object(tree, place)
    return None


def _behind_mark(tree: Tree, child: int, issue: tuple[int, int]) -> tuple[int, int]:
    marks = [c for c in tree.having(child, "case", "mark") if c == issue[0]]
    return issue[0] + len(marks), issue[1]


_CLAUSES: dict[str, Callable[[Tree, int], int | None]] = {
    "to": _infinitive,
    "that": _clause,
    "that-do": _clause_to_do,
}
