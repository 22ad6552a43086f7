"""Whether what a word tells is held at all by whoever acts in its clause.

Not held is what stands under "if" or "why", what may or should be ("Kenya could refuse"), what
would be, unless somebody says so of themselves; what somebody is asked, urged or forced
to do, or fails to do ("was urged to support"); what others think or fear of them; what
one of many does ("some Kenyans want") and what one does less than another ("than opposed it").
Under another word of stance a stance is told by that one already ("wants to support").
"""

from __future__ import annotations

from dateline.annotate.predicates import helpers_of, is_passive, subject_of
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import keys_of
from dateline.report import Span

_MAYBE = frozenset({"if", "unless", "whether", "than", "lest", "until", "once", "provided"})
_WHY = frozenset({"why", "whether"})
_MODAL = frozenset({"may", "might", "could", "should", "must", "ought"})
_FIRST = frozenset({"i", "we"})
# Keys of verbs of which the infinitive need not be true of anybody: "failed to condemn".
_UNDONE = frozenset(
    (
        "fail", "refus", "declin", "hesitat", "forget", "need", "hav", "us", "pretend", "claim",
        "avoid", "forc", "compel", "manag", "struggl", "happen", "tend", "stop",
    )
)  # fmt: skip
# Keys of verbs of which what is told in "-ing" is an idea, or is not done.
_IDEAS = frozenset({"consider", "imagin", "see", "avoid", "stop", "den", "deny", "rul", "suggest"})
# Keys of verbs of asking and making, of which the object or the passive's subject is asked.
_ASKED = frozenset(
    (
        "ask", "urg", "forc", "tell", "order", "press", "pressur", "invit", "requir", "call",
        "compel", "oblig", "advis", "encourag", "want", "beg", "request", "command", "believ",
        "think", "say", "alleg", "know", "suppos", "rumour", "rumor",
    )
)  # fmt: skip
# Keys of verbs that make their object do it.
_MADE = frozenset({"lead", "prompt", "caus", "driv", "spur"})
# Keys of verbs whose clause is what their subject thinks of others.
_THOUGHT = frozenset(
    (
        "think", "believ", "suspect", "fear", "suggest", "accus", "imagin", "doubt", "convinc",
        "hint", "wonder", "guess", "assum", "speculat", "expect", "seem", "appear", "hop",
        "worry", "predict", "imply", "persuad", "feel", "dream", "pretend", "jok", "wish",
    )
)  # fmt: skip
_ACCUSED = frozenset({"accus", "suspect", "convict", "clear", "acquit"})
_SAYING = frozenset(
    (
        "say",
        "tell",
        "claim",
        "declar",
        "shout",
        "chant",
        "think",
        "believ",
        "feel",
        "insist",
        "argu",
    )
)
_SOME = frozenset(
    (
        "some", "many", "most", "more", "few", "several", "fewer", "any", "no", "every", "each",
        "other", "half",
    )
)  # fmt: skip


def is_held(tree: Tree, place: int, holder: int) -> bool:
    """Say whether a stance that a word tells is its holder's in earnest."""
    if is_maybe(tree, place) or is_one_of_many(tree, holder) or tree.bears(place, "csubj"):
        return False
    if _is_some_kind(tree, place, holder) or _is_accused(tree, place):
        return False
    if not all(_is_real(tree, at, place, holder) for at in _with_verbs_above(tree, place)):
        return False
    return not (_is_asked(tree, place, holder) or _is_thought(tree, place, holder))


def is_maybe(tree: Tree, place: int) -> bool:
    """Say whether a word stands under "if", in its own clause or in one above."""
    for at in (place, *tree.above(place)):
        if any(tree.low(c) in _MAYBE for c in tree.having(at, "mark")):
            return True
        if any(tree.low(c) in _WHY for c in tree.having(at, "advmod")):
            return True
    return False


def is_one_of_many(tree: Tree, holder: int) -> bool:
    """Say whether a holder is nobody in particular: "some Kenyans", "no Kenyan"."""
    beside = tree.having(holder, "det", "amod", "nummod", "advmod")
    return any(tree.low(c) in _SOME and c < holder for c in beside)


def _is_some_kind(tree: Tree, place: int, holder: int) -> bool:
    """Say whether a clause tells who of many is meant: "Kenyans who back the president"."""
    if tree.tokens[holder].tag not in {"NNS", "NNPS"}:
        return False
    own = [c for c in tree.having(place, "nsubj") if tree.tokens[c].tag in {"WP", "WDT"}]
    if tree.bears(place, "acl") and tree.tokens[place].tag == "VBG":
        own = [place]  # "Kenyans seeking entry"
    return bool(own) and tree.tokens[own[0] - 1].text != ","


def _is_accused(tree: Tree, place: int) -> bool:
    """Say whether one is only accused of a stance: "accused Kenya of wanting"."""
    head = tree.tokens[place].head
    led = any(tree.low(c) == "of" for c in tree.having(place, "mark"))
    return led and head is not None and not _ACCUSED.isdisjoint(keys_of(tree.tokens[head]))


def is_told_by_another(tree: Tree, place: int, *, within: Span) -> bool:
    """Say whether a speaker tells within marks what others say: "people who say we want it"."""
    for at in (place, *tree.above(place)):
        head = tree.tokens[at].head
        if head is None or not tree.bears(at, "ccomp", "parataxis"):
            continue
        said = within.contains(tree.span(head, head))
        if not said or _SAYING.isdisjoint(keys_of(tree.tokens[head])):
            continue
        subject = subject_of(tree, head)
        if subject is not None and tree.low(subject) not in _FIRST:
            return True
    return False


def _with_verbs_above(tree: Tree, place: int) -> list[int]:
    """Return a word and the verbs that it is an infinitive of: "may be willing to"."""
    found = [place]
    while tree.bears(found[-1], "xcomp") and (head := tree.tokens[found[-1]].head) is not None:
        found.append(head)
    return found


def _is_real(tree: Tree, at: int, place: int, holder: int) -> bool:
    """Say whether the auxiliaries of a verb leave it true: no "may", and no "would have"."""
    helpers = helpers_of(tree, at)
    if at != place:
        return not helpers & (_MODAL | {"can"})
    if helpers & _MODAL:
        return "could" in helpers and "not" in helpers
    return "would" not in helpers or ("have" not in helpers and _says_so(tree, place, holder))


def _says_so(tree: Tree, place: int, holder: int) -> bool:
    """Say whether "would" is what somebody says: "we would support", "said it would support"."""
    if tree.low(holder) in _FIRST:
        return True
    top = _clause(tree, place)
    head = tree.tokens[top].head
    said = tree.bears(top, "ccomp", "parataxis")
    return said and head is not None and tree.tokens[head].upos == "VERB"


def _clause(tree: Tree, place: int) -> int:
    """Return the head of the clause that a word belongs to, over infinitives and joined verbs."""
    while tree.bears(place, "xcomp", "conj") and not tree.having(place, "nsubj"):
        head = tree.tokens[place].head
        if head is None:
            break
        place = head
    return place


def _is_asked(tree: Tree, place: int, holder: int) -> bool:
    """Say whether the word stands under another verb that leaves it open, or asks for it."""
    head = tree.tokens[place].head
    if head is None or not tree.bears(place, "xcomp", "advcl", "ccomp"):
        return False
    keys = set(keys_of(tree.tokens[head]))
    if not any(tree.low(c) == "to" for c in tree.having(place, "mark")):
        return tree.tokens[place].tag == "VBG" and bool(keys & _IDEAS)
    if holder in tree.having(head, "obj", "iobj", "obl") and holder > head:
        return keys.isdisjoint(_MADE)
    if keys & _UNDONE or "not" in helpers_of(tree, head):
        return True
    return is_passive(tree, head) and bool(keys & _ASKED)


def _is_thought(tree: Tree, place: int, holder: int) -> bool:
    """Say whether the clause is what somebody else thinks of the holder, or does not say."""
    top = _clause(tree, place)
    head = tree.tokens[top].head
    if head is None or not tree.bears(top, "ccomp"):
        return False
    if "not" in helpers_of(tree, head):
        return True
    if _THOUGHT.isdisjoint(keys_of(tree.tokens[head])):
        return False
    return subject_of(tree, head) != holder
