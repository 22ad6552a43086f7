"""What a word of a sentence tells as an act, with all that hangs on it.

An act is told by one word, or by a word and what stands in its complement: "agreed to
lift the curfew" is an intent, whose content is an end, whose content is a curfew. The words
of the content belong to the act and tell none of their own.

What guards against false acts: a word under "if" or "may" tells what may never be; under
"not" only a refusal is told ("will not allow inspectors"). What will be done, in the future
tense, is an intent to cooperate or a threat, as the manual of PLOVER asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.events.event_words import Told, is_told, stem_of, told_by, under_bearing
from dateline.annotate.predicates import helpers_of, is_object, is_passive
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import keys_of

# How far down the content of an act is followed: "agreed to end the ban on imports" is three.
DEEPEST = 4
_PARTS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
# What hangs on a word without being a part of what it tells.
_APART = frozenset(
    {"advcl", "parataxis", "conj", "ccomp", "xcomp", "discourse", "punct", "acl:relcl"}
)
# How far down the words stand that change what a word tells: "impose curbs on freedom of speech".
LOWEST = 4
_SUBJECTS = ("nsubj", "csubj")
_COMPLEMENTS = ("xcomp", "obj", "ccomp", "nsubj:pass", "obl", "iobj", "acl", "nmod", "compound")
_NARROW = ("xcomp", "obj", "nsubj:pass", "acl", "nmod", "compound")
_FUTURE = frozenset({"will", "shall", "would"})
_MAYBE = frozenset({"may", "might", "could"})
_MUST = frozenset({"must", "should", "ought"})
_SAYING = frozenset(
    (
        "say",
        "tell",
        "state",
        "declare",
        "announce",
        "add",
        "warn",
        "insist",
        "argu",
        "stress",
        "report",
        "emphasis",
        "emphasiz",
        "conclud",
        "not",
        "believ",
        "recommend",
    )
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act, the words that tell it, and where its actors are looked for."""

    code: str
    place: int  # of the word that stands highest
    words: tuple[int, ...]
    speaker: int | None = None  # of the verb of saying, where what must be is demanded


def act_at(tree: Tree, place: int) -> Act | None:
    """Return the act that a word tells, or None."""
    found = _content(tree, place, 0)
    if found is None or found.code is None:
        return None
    code, speaker = _in_mood(tree, place, found.code)
    return Act(code, place, found.words, speaker) if code else None


@dataclass(frozen=True, slots=True)
class _Content:
    code: str | None
    words: tuple[int, ...]


def _content(tree: Tree, place: int, depth: int) -> _Content | None:
    """Return what a word tells with its complement; None where no table has the word."""
    told = _told(tree, place)
    if told is None or told.tells == "-":
        return None
    if not told.is_bearing:
        return _Content(told.tells, (place,))
    inner = _inner(tree, place, depth + 1, told) if depth < DEEPEST else None
    bearing = _bearing(tree, place, told)
    if bearing is None:
        return None
    if inner is None or inner.code is None:
        ordered = bearing == "demand" and tree.having(place, "obj") and tree.having(place, "xcomp")
        code = None if told.is_weak and not ordered else under_bearing(bearing, None)
        return _Content(code, (place,)) if code else None
    code = under_bearing(bearing, inner.code)
    return _Content(code, (place, *inner.words)) if code else None


def _told(tree: Tree, place: int) -> Told | None:
    token = tree.tokens[place]
    part = _PARTS.get(token.upos or "")
    keys = keys_of(token) if part else ()
    if part == "v" and not is_told(part, keys):
        keys = tuple(key.removeprefix("re").removeprefix("-") for key in keys)  # "reimpose"
    if part is None or not is_told(part, keys):
        return None
    under, beside = stems_under(tree, place)
    return told_by(part, keys, under, beside)


def stems_under(tree: Tree, place: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words of a word's own clause, and of its subject."""
    under: set[str] = set()
    beside: set[str] = set()
    waiting = [(child, under, 1) for child in tree.children[place]]
    while waiting:
        child, stems, depth = waiting.pop()
        token = tree.tokens[child]
        label = token.label or ""
        if label in _APART or (label == "case" and token.upos == "VERB"):
            continue
        subject = label.startswith(_SUBJECTS) and not is_object(tree, child)
        into = beside if subject and tree.tokens[place].upos == "VERB" else stems
        into.update((stem_of(token.lemma or ""), stem_of(token.text)))
        if depth < LOWEST:
            waiting.extend((grandchild, into, depth + 1) for grandchild in tree.children[child])
    head = tree.tokens[place].head
    if head is not None and tree.bears(place, "acl"):
        under.add(stem_of(tree.tokens[head].text))  # "a photo released by"
    return frozenset(under), frozenset(beside)


def _inner(tree: Tree, place: int, depth: int, told: Told) -> _Content | None:
    """Return the act in the complement of a word, that of a clause before that of a noun."""
    narrow = told.bearing in {"do", "end"}
    children = _complements(tree, place, _NARROW if narrow else _COMPLEMENTS)
    for child in children:
        if found := _content_within(tree, child, depth):
            return found
    for child in children:
        if tree.tokens[child].upos == "NOUN" or tree.bears(child, "xcomp"):
            for grandchild in _complements(tree, child, _NARROW):
                if depth < DEEPEST and (found := _content_within(tree, grandchild, depth + 1)):
                    return found
    return None


def _content_within(tree: Tree, place: int, depth: int) -> _Content | None:
    """Return what a complement tells; of "sanctions to be eased", the easing of sanctions."""
    found = _content(tree, place, depth)
    for clause in tree.having(place, "acl"):
        told = _told(tree, clause)
        if told and told.bearing == "end" and found and is_passive(tree, clause):
            code = under_bearing("end", found.code)
            return _Content(code, (clause, *found.words)) if code else None
    return found if found and found.code else None


def _complements(tree: Tree, place: int, relations: tuple[str, ...]) -> list[int]:
    """Return the places of a word's complements, by the order of the relations."""
    ranks = {child: _rank(tree, child, relations) for child in tree.children[place]}
    kept = ((rank, child) for child, rank in ranks.items() if rank is not None)
    return [child for _, child in sorted(kept)]


def _rank(tree: Tree, child: int, relations: tuple[str, ...]) -> int | None:
    label = tree.tokens[child].label or ""
    if label in {"acl:relcl", "obl:unmarked", "nmod:unmarked", "nmod:desc"}:
        return None
    if label == "nsubj" and is_object(tree, child):
        label = "obj"
    base = label if label == "nsubj:pass" else label.partition(":")[0]
    return relations.index(base) if base in relations else None


def _bearing(tree: Tree, place: int, told: Told) -> str | None:
    """Return a bearing, where the words around decide which one it is.

    Who wants that others act demands, who wants to act intends; who is expected to act will,
    and who expects others to act only says so.
    """
    if told.bearing == "want":
        clauses = tree.having(place, "xcomp", "ccomp")
        others = tree.having(place, "obj") or any(tree.having(c, "nsubj") for c in clauses)
        return "demand" if others or not clauses else "intend"
    if told.bearing == "expect":
        return "intend" if is_passive(tree, place) else None
    return told.bearing


def _in_mood(tree: Tree, place: int, code: str) -> tuple[str | None, int | None]:
    """Return the code of an act in its mood and tense, and whose demand it is."""
    helpers = helpers_of(tree, place)
    marks = {tree.tokens[c].text.casefold() for c in tree.having(place, "mark")}
    if helpers & _MAYBE or marks & {"if", "unless", "whether"}:
        return None, None
    if "not" in helpers:
        able = helpers & (_FUTURE | {"can", "could", "did"})
        return (under_bearing("refuse", code) if able and _coop(code) else None), None
    if helpers & _MUST or _has_to(tree, place):
        speaker = _sayer(tree, place)
        return (under_bearing("demand", code), speaker) if speaker is not None else (None, None)
    if helpers & _FUTURE and (_coop(code) or code[:2] >= "14") and code[:2] != "03":
        return under_bearing("intend", code), None
    return code, None


def _coop(code: str) -> bool:
    return code[:2] < "09"


def _has_to(tree: Tree, place: int) -> bool:
    head = tree.tokens[place].head
    label = tree.tokens[place].label or ""
    return label == "xcomp" and head is not None and tree.tokens[head].lemma in {"have", "need"}


def _sayer(tree: Tree, place: int) -> int | None:
    """Return the verb of saying under which a clause stands, or before which it is quoted."""
    for above in tree.above(place):
        if not _SAYING.isdisjoint(keys_of(tree.tokens[above])):
            return above
    beside = tree.having(place, "parataxis")
    return next((c for c in beside if not _SAYING.isdisjoint(keys_of(tree.tokens[c]))), None)
