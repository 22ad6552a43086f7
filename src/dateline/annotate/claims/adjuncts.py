"""Adjuncts: whether a time that a clause holds is when that was which the clause states.

What counts: a time of the predicate itself ("left on Monday", "Monday: bank to close"); of
what took place in it ("Friday's attack killed two", "lost at Tuesday's debate", "held their
February summit"); and, as a parse easily hangs "in May" on the wrong noun, one behind a
noun that follows the predicate ("won the seat in May").

What guards against a false date: a bound or a measure ("since 2008",
"more than in 2008", "similar to 2008"); a part of a name or a description ("under the 1906
Act", "a star of the 1960s", "the investigation into the 2005 bombing", "Holt's 14 March
bloc"); what is recalled ("remembered 2008"); a clause in the clause, an apposition, and
brackets or marks around the time alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dateline.annotate.claims.anchors import Anchor, head_of, is_at_once
from dateline.annotate.claims.clause_kinds import is_event
from dateline.annotate.claims.governing import led_by
from dateline.annotate.syntax import Tree

_BOUNDS = frozenset(
    {"since", "after", "before", "following", "than", "like", "unlike"}
    | {"versus", "vs", "of", "against", "about", "into", "under", "despite", "because"}
)
_DURING = frozenset({"during", "throughout"})
_WITHIN = _DURING | {"in", "on", "at", "by", "over", "around", "through", "between", "from"}
_SETTING = _WITHIN | {"including"}
_DESCRIBING = ("compound", "nummod", "amod", "nmod:poss", "flat", "det")
_PREPOSITIONAL = frozenset({"wake", "course", "midst", "aftermath"})
_BEING = frozenset({"be", "see", "mark", "bring"})  # "Monday saw new clashes"
_RECALLING = frozenset(
    {"remember", "recall", "commemorate", "mark", "mourn", "cite", "mention", "investigate"}
    | {"justify", "criticise", "criticize", "condemn", "describe", "invoke", "blame"}
)
_STEPS = 3  # words between a preposition and a time: "since at least late 2008"


def is_adjunct(tree: Tree, anchor: Anchor, closed: Sequence[tuple[int, int]]) -> bool:
    """Say whether an anchored time is when that is which its clause states.

    `closed` are the offsets of what stands in brackets or marks.
    """
    place = head_of(tree, anchor.span)
    if place is None or _is_bound(tree, place, anchor) or _is_shut_in(tree, anchor, closed):
        return False
    chain = tuple(takewhile(lambda above: above != anchor.predicate, tree.above(place)))
    if any(_is_aside(tree, above, anchor.predicate) for above in chain):
        return False
    if not anchor.nouns:
        return _is_own(tree, place, anchor.predicate)
    if _describes(tree, place):
        noun, *further = anchor.nouns  # "three times, including a 2002 meeting"
        is_near = not further or "including" in led_by(tree, noun)
        return is_near and _takes_place(tree, noun)
    if place < anchor.predicate:  # in the subject: "the abuse in the 1970s came to light"
        return len(anchor.nouns) == 1
    common = [noun for noun in anchor.nouns if _is_thing(tree, noun)]
    return len(common) <= 1 or "on" in led_by(tree, place)


def _is_thing(tree: Tree, noun: int) -> bool:
    """Say whether a noun is neither a name nor part of a preposition: "in the wake of"."""
    token = tree.tokens[noun]
    return token.upos != "PROPN" and token.lemma not in _PREPOSITIONAL


def is_limit(tree: Tree, anchor: Anchor) -> bool:
    """Say whether a time is only the bound of what its clause states: "since 2008"."""
    place = head_of(tree, anchor.span)
    return place is not None and bool(led_by(tree, place) & (_BOUNDS - {"of"}))


def _is_bound(tree: Tree, place: int, anchor: Anchor) -> bool:
    """Say whether the words before a time make it a bound, a measure or a description."""
    leading = led_by(tree, place) | frozenset(_before(tree, anchor))
    if _opens(tree, place) and leading == {"since"}:
        return False  # "Since March, he has held two meetings": a frame, not a measure
    beside = tree.tokens[place].head
    likened = leading == {"to"} and beside is not None and not _has_from(tree, beside)
    return bool(leading & _BOUNDS) or likened


def _opens(tree: Tree, place: int) -> bool:
    """Say whether a preposition and its time open a sentence."""
    return any(at == 0 for at in tree.having(place, "case", "mark"))


def _before(tree: Tree, anchor: Anchor) -> Iterator[str]:
    """Yield the preposition right before a time, whatever the parse has hung it on."""
    first = next(at for at, token in enumerate(tree.tokens) if token.end > anchor.span.start)
    for at in range(first - 1, max(-1, first - 1 - _STEPS), -1):
        token = tree.tokens[at]
        if token.upos in {"ADP", "SCONJ"}:
            yield token.text.casefold()
        elif token.upos not in {"DET", "ADJ", "ADV"}:
            return


def _has_from(tree: Tree, place: int) -> bool:
    """Say whether "from" leads to something beside: "from Monday to Friday"."""
    return "from" in led_by(tree, place) or any(
        "from" in led_by(tree, at) for at in tree.children[place]
    )


def _is_shut_in(tree: Tree, anchor: Anchor, closed: Sequence[tuple[int, int]]) -> bool:
    """Say whether a time stands in brackets or marks that the predicate stands outside."""
    if anchor.is_told:
        return False
    predicate, start = tree.tokens[anchor.predicate].start, anchor.span.start
    return any(low < start < high and not low <= predicate < high for low, high in closed)


def _is_aside(tree: Tree, place: int, predicate: int) -> bool:
    """Say whether a word tells of another thing than the predicate that it hangs on."""
    if tree.bears(place, "appos"):
        return True
    head = tree.tokens[place].head
    is_main = head is not None and (head == predicate or tree.bears(head, "ccomp"))
    is_beside = is_main and is_at_once(tree, place)
    return tree.bears(place, "acl", "advcl") and not is_beside


def _is_own(tree: Tree, place: int, predicate: int) -> bool:
    """Say whether a time that hangs on the predicate itself is when it was."""
    head = tree.tokens[place].head
    if head is None:
        return True
    if tree.bears(place, "nsubj"):
        return tree.tokens[head].lemma in _BEING or tree.tokens[head].upos != "VERB"
    if tree.bears(place, "obj"):
        return not tree.tokens[place].text[:1].isdigit()
    if tree.tokens[head].upos in {"NOUN", "PROPN"} and _describes(tree, place):
        return head == predicate and is_event(tree, head)
    return True


def _describes(tree: Tree, place: int) -> bool:
    """Say whether a time is part of the description of a noun: "the 1970s sitcom"."""
    if tree.bears(place, *_DESCRIBING):
        return True
    led, is_year = led_by(tree, place), tree.tokens[place].text.isdecimal()
    return tree.bears(place, "nmod") and not led & _WITHIN and (bool(led) or is_year)


def _takes_place(tree: Tree, noun: int) -> bool:
    """Say whether what is described by its time took place in what the predicate states."""
    if tree.bears(noun, "obl", "nmod"):
        led = led_by(tree, noun)
        return bool(led & _DURING) or (is_event(tree, noun) and bool(led & _SETTING))
    if tree.bears(noun, "obj"):
        head = tree.tokens[noun].head
        recalled = head is not None and tree.tokens[head].lemma in _RECALLING
        return is_event(tree, noun) and not recalled
    return is_event(tree, noun) and tree.bears(noun, "nsubj")
