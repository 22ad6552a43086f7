"""What a stance is about: the words that follow its cue in one of a few ways.

An issue begins with the complement asked for (an object, an infinitive, a clause, a phrase
with a preposition) and goes on over what the cue has behind it, up to a comma, a
time, a clause of its own or a second verb. Where the parse hangs an infinitive on the verb
in place of the object ("called for sanctions to be eased"), it is still behind it.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.annotate.predicates import stands_behind
from dateline.annotate.syntax import Tree
from dateline.report import Token

_NOMINAL = ("obj", "iobj", "obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "compound")
_ENDS = frozenset(
    {"conj", "cc", "parataxis", "punct", "obl:unmarked", "nmod:unmarked", "discourse"}
)
_ASIDE = frozenset(
    (
        "while", "after", "as", "because", "when", "before", "since", "although", "though",
        "whereas", "if", "until",
    )
)  # fmt: skip
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
    if follows in _CLAUSES:
        return _from(tree, place, _CLAUSES[follows](tree, place))
    return _phrase(tree, place, follows)


def _in_passive(tree: Tree, place: int, follows: str) -> tuple[int, int] | None:
    """Return who or what is acted on, where an object would follow in the active."""
    subject = tree.having(place, "nsubj:pass")
    if follows not in {"obj", "obj-to"} or not subject:
        return None
    under = tree.under(subject[0])
    return under[0], under[-1]


def _object(tree: Tree, place: int) -> tuple[int, int] | None:
    objects = tree.having(place, "obj")
    behind = [c for c in (*objects, *tree.having(place, "nsubj")) if c > place]
    if behind and (behind[0] in objects or stands_behind(tree, behind[0])):
        return _from(tree, place, behind[0])
    return _before(tree, place)


def _before(tree: Tree, place: int) -> tuple[int, int] | None:
    """Return what a relative clause is about: "charges that Kenya denies", "what Kenya wants"."""
    head = tree.tokens[place].head
    if tree.having(place, "xcomp", "ccomp"):
        return None
    if head is not None and head < place and tree.bears(place, "acl"):
        own = [c for c in tree.having(place, "nsubj") if _low(tree, c) not in _RELATIVE]
        led = any(tree.tokens[c].tag in {"WDT", "WP"} for c in tree.having(place, "obl"))
        if not own or led:
            return None
        if _low(tree, head) == "what":
            return _is_what(tree, head)
        return _without_end(tree, min(c for c in tree.under(head) if c < place), head)
    earlier = [c for c in tree.having(place, "nsubj", "obj") if c < place]
    if len(earlier) > 1:  # "accusations Kenya denies"
        under = tree.under(earlier[0])
        return _without_end(tree, under[0], under[-1])
    return None


def _is_what(tree: Tree, what: int) -> tuple[int, int] | None:
    """Return what "what Kenya wants" is."""
    head = tree.tokens[what].head
    if head is None or not tree.having(head, "cop"):
        return None
    first = max(tree.having(head, "cop")) + 1
    last = max(c for c in tree.under(head) if c >= first)
    return _without_end(tree, first, last)


def _infinitive(tree: Tree, place: int) -> int | None:
    verbs = (c for c in tree.having(place, "xcomp", "advcl", "ccomp", "acl") if c > place)
    return next(
        (c for c in verbs if _has_mark(tree, c, "to") and not tree.having(c, "nsubj")), None
    )


def _object_with_infinitive(tree: Tree, place: int) -> tuple[int, int] | None:
    nominal = [c for c in tree.having(place, "obj", "iobj", "obl") if c > place]
    if nominal:
        verbs = [*tree.having(place, "xcomp", "advcl", "ccomp"), *tree.having(nominal[0], "acl")]
        if any(c > nominal[0] and _has_mark(tree, c, "to") for c in verbs):
            return _from(tree, place, nominal[0])
    clauses = [c for c in tree.having(place, "xcomp", "ccomp", "advcl") if c > place]
    owned = (c for c in clauses if _has_mark(tree, c, "to") and tree.having(c, "nsubj"))
    return _from(tree, place, next(owned, None))


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
        if child > place and _has_mark(tree, child, word):
            found = _from(tree, place, child)
            return found and _behind_mark(tree, child, found)
    if any(c > place and _low(tree, c) == word for c in tree.having(place, "compound", "advmod")):
        return _object(tree, place)
    return None


def _behind_mark(tree: Tree, child: int, issue: tuple[int, int]) -> tuple[int, int]:
    marks = [c for c in tree.having(child, "case", "mark") if c == issue[0]]
    return issue[0] + len(marks), issue[1]


def _from(tree: Tree, place: int, child: int | None) -> tuple[int, int] | None:
    """Return the words from a complement to the end of what the cue has behind it."""
    if child is None:
        return None
    under = _own(tree, child)
    first = max(under[0], place + 1)
    for sibling in tree.children[place]:
        if sibling <= child:
            continue
        if tree.tokens[sibling].label in _ENDS or _marks(tree, sibling) & _ASIDE:
            break
        if _is_apart(tree, sibling):
            break
        under.extend(_own(tree, sibling))
    return _without_end(tree, first, _unbroken(tree, first, frozenset(under)))


def _unbroken(tree: Tree, first: int, under: frozenset[int]) -> int:
    """Return the last word before the first that belongs to something else."""
    last = first
    while last + 1 in under or (last + 1 < len(tree.tokens) and _is_mark(tree, last + 1)):
        last += 1
    return last


def _is_mark(tree: Tree, place: int) -> bool:
    return not any(map(str.isalnum, tree.tokens[place].text))


def _is_apart(tree: Tree, place: int) -> bool:
    """Say whether a clause stands behind a comma: ", saying that"."""
    first = tree.under(place)[0]
    before = first if _is_mark(tree, first) else first - 1
    return tree.bears(place, "advcl") and before >= 0 and tree.tokens[before].text == ","


def _own(tree: Tree, place: int) -> list[int]:
    """Return the places under a word, without clauses that only stand beside it."""
    found, waiting = [], [place]
    while waiting:
        at = waiting.pop()
        found.append(at)
        for child in tree.children[at]:
            aside = tree.bears(child, "parataxis", "discourse") or _is_apart(tree, child)
            aside = aside or bool(tree.having(child, "nsubj") and _marks(tree, child) & _ASIDE)
            if not aside and not _is_next(tree, at, child):
                waiting.append(child)
    return sorted(found)


def _is_next(tree: Tree, place: int, child: int) -> bool:
    """Say whether a verb joined to another goes on with something else."""
    if not tree.bears(child, "conj") or tree.tokens[place].tag != "VB":
        return False
    return bool(tree.having(child, "nsubj")) or tree.tokens[child].tag in {"VBD", "VBZ"}


def _without_end(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    while last > first and _is_mark(tree, last):
        last -= 1
    while first < last and _is_mark(tree, first):
        first += 1
    return (first, last) if first <= last else None


def _has_mark(tree: Tree, place: int, word: str) -> bool:
    return word in _marks(tree, place)


def _marks(tree: Tree, place: int) -> frozenset[str]:
    return frozenset(_low(tree, c) for c in tree.having(place, "mark", "case"))


def _low(tree: Tree, place: int) -> str:
    return tree.tokens[place].text.casefold()


_CLAUSES: dict[str, Callable[[Tree, int], int | None]] = {
    "to": _infinitive,
    "that": _clause,
    "that-do": _clause_to_do,
}
