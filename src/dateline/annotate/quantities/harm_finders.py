"""Where the people stand of whom a word says that they were killed or hurt.

Each finder goes from the harming word over the tree (`syntax`) to the heads of the phrases
that name the people: the object of a verb or the subject of its passive, the subject of
"died" or "is dead", the owner of a death, who bears a wound, who is brought to a hospital,
who killed himself. Where the tree has nobody, the people right before the word are taken:
headlines are read badly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.annotate.quantities.harmed_people import (
    is_number,
    is_people,
    is_pronoun,
    low,
    noun,
    words,
)
from dateline.annotate.syntax import Tree

_NEAR = 5  # tokens before a word in which its people stand, where the tree has none
_PHRASE = 8  # tokens of a noun phrase
_HEDGED = 4  # tokens before a number in which "to" stands: "to at least 12"
_SENTENCE = 15  # tokens behind "toll" in which its number stands
_CLAUSES = 4  # how far up a subject is shared


def number_left(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the number right before a word: "2 dead, 5 critically wounded"; no age."""
    place = at - 1
    while place > 0 and (
        (tree.tokens[place].tag or "").startswith("RB") or low(tree, place) in words("skipped")
    ):
        place -= 1
    if place < 0 or not is_number(tree, place):
        return ()
    is_age = place > 0 and tree.tokens[place - 1].text == "," and place + 1 < at
    is_apart = at + 1 < len(tree.tokens) and tree.tokens[at + 1].text == ","
    is_of_noun = tree.bears(at, "amod") and (tree.tokens[at].head or 0) > at and not is_apart
    return () if is_age or is_of_noun else (place,)


def _done_to(tree: Tree, at: int) -> Iterator[int]:
    """Find whom a verb is done to: its object, or the subject of its passive."""
    verbs = [p for p in tree.having(at, "conj") if (tree.tokens[p].tag or "").startswith("V")]
    objects = tuple(
        p
        for p in tree.having(at, "obj")
        if not _is_behind_by(tree, p) and not any(at < verb < p - 1 for verb in verbs[:1])
    )
    if not objects:  # "shot, killed his wife"
        verbs = [p for p in tree.having(at, "conj") if p < at + 3]
        objects = tuple(place for p in verbs for place in tree.having(p, "obj"))
    objects = objects or _misplaced(tree, at) or _right_of(tree, at)
    if any(low(tree, p) in words("self") for p in objects):
        yield from _subject(tree, at)
    yield from (p for p in objects if low(tree, p) not in words("self"))
    if not objects and tree.tokens[at].tag in {"VBN", "VBD"}:
        yield from (p for p in _subject(tree, at) if not _is_doer(tree, p, at))


def _is_behind_by(tree: Tree, at: int) -> bool:
    """Say whether "by" begins a phrase, whatever it hangs on: "shot by another man"."""
    first = at
    while first > max(at - _PHRASE, 0) and (tree.tokens[first - 1].tag or "-").startswith(_INSIDE):
        first -= 1
    return first > 0 and low(tree, first - 1) == "by"


def _misplaced(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the object that the tree joins to the one before: "killed 12 and wounded 30"."""
    head = tree.tokens[at].head
    if head is None or not tree.bears(at, "conj"):
        return ()
    if not is_nominal(tree, head):  # both objects with the first verb
        objects = tuple(p for p in tree.having(head, "obj") if p > at)
        return objects if any(p < at for p in tree.having(head, "obj")) else ()
    return tuple(p for p in tree.having(head, "conj") if p > at and is_people(tree, p))[:1]


def _right_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the people right behind an active verb: "injuring five other people"."""
    if tree.having(at, "aux", "nsubj:pass") or tree.tokens[at].tag not in _ACTIVE:
        return ()
    for place in range(at + 1, min(at + 1 + _PHRASE, len(tree.tokens))):
        follows = (tree.tokens[place + 1].tag or "") if place + 1 < len(tree.tokens) else ""
        if is_people(tree, place) and not follows.startswith(_INSIDE):
            return (place,)
        if not (tree.tokens[place].tag or "-").startswith(_INSIDE):
            return ()
    return ()


_ACTIVE = frozenset({"VBG", "VBD", "VBZ", "VBP", "JJ"})
_INSIDE = ("DT", "PRP$", "J", "CD", "HYPH", "N", "RB")


def _is_doer(tree: Tree, at: int, by: int) -> bool:
    """Say whether a subject did it; in headlines the participle stands alone: "Man shot"."""
    if not tree.bears(at, "nsubj") or tree.bears(at, "nsubj:pass") or tree.having(by, "aux:pass"):
        return False
    above = tree.tokens[by].head
    if above is not None and tree.bears(by, "advcl") and not tree.having(above, "nsubj"):
        return False  # "the man shot on Friday has died"
    return tree.root != by or noun(tree, at) in words("doer") or is_pronoun(tree, at)


def _subject(tree: Tree, at: int, depth: int = _CLAUSES) -> tuple[int, ...]:
    """Return the subject of a verb or adjective: its own, or that of the clause it hangs on."""
    head = tree.tokens[at].head
    own = tuple(
        p
        for p in tree.having(at, "nsubj")
        if p != at and not _is_behind_by(tree, p) and not _is_of_next_clause(tree, p, at)
    )
    if own or depth == 0:
        return _one_subject(tree, own)
    if head is None:
        return _left_of(tree, at, -1)
    if tree.bears(at, "conj"):
        return _left_of(tree, at, head) or _shared(tree, head, depth)
    if tree.bears(at, "acl", "amod"):
        return (head,)
    return _of_clause(tree, at, head, depth)


def _is_of_next_clause(tree: Tree, at: int, by: int) -> bool:
    """Say whether a subject stands behind "while": "a boy was killed while he and his brother"."""
    return any(low(tree, p) in words("clause") for p in range(by + 1, at))


def _one_subject(tree: Tree, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """Return the last of two subjects, for a verb has one; the first one if the last renames it.

    "A girl wounded, a man killed" is of the man, "the victim, a man, was" of the victim.
    """
    if len(subjects) < 2 or tree.having(subjects[-1], "cc"):  # noqa: PLR2004 - of two
        return subjects
    end = tree.under(subjects[-1])[-1] + 1
    is_set_off = end < len(tree.tokens) and tree.tokens[end].text == ","
    return subjects[:1] if is_set_off else subjects[-1:]


def _of_clause(tree: Tree, at: int, head: int, depth: int) -> tuple[int, ...]:
    """Return the subject that a dependent clause takes from the one above, or who stands near."""
    if tree.bears(at, "xcomp", "advcl", "parataxis", "dep", "aux", "cop"):
        objects = tree.having(head, "obj") if tree.bears(at, "xcomp") else ()
        return objects or _subject(tree, head, depth - 1)
    if tree.bears(at, "obj") and low(tree, head) == "found":  # "Teen found shot to death"
        return _subject(tree, head, depth - 1)
    is_noun = tree.bears(at, "compound", "nmod")
    return () if is_noun else _left_of(tree, at, head if head < at else -1)


def _shared(tree: Tree, head: int, depth: int) -> tuple[int, ...]:
    """Return the subject that a joined verb shares with the one before."""
    if is_nominal(tree, head):
        return (head,) if is_people(tree, head) else ()
    return _subject(tree, head, depth - 1)


def _left_of(tree: Tree, at: int, stop: int) -> tuple[int, ...]:
    """Return the people that stand before a word: "a fourth was wounded", "Boy, 5, shot"."""
    for place in range(at - 1, max(at - 1 - _NEAR, stop), -1):
        if place > 0 and is_number(tree, place) and tree.tokens[place - 1].text == ",":
            continue  # an age
        if is_people(tree, place):
            return (place,)
        if low(tree, place) in {"and", "but", "while"} or is_nominal(tree, place):
            return ()
    return ()


def _of_whom(tree: Tree, at: int) -> Iterator[int]:
    """Find whose death it is: "the killing of two men", "his death", not "his shooting"."""
    of = [p for p in tree.having(at, "nmod", "obl") if case(tree, p) == "of"]
    is_death = low(tree, at) not in {"shooting", "shootings"}
    yield from of or (tree.having(at, "nmod:poss") if is_death else ())


def _bearers(tree: Tree, at: int) -> Iterator[int]:
    """Find who suffers a wound, or does something with one: "was found with injuries"."""
    head, kinds = tree.tokens[at].head, {low(tree, p) for p in tree.children[at]}
    if low(tree, at) == "condition" and not kinds & words("condition"):
        return
    cases = [p for p in tree.having(at, "case") if p > 0]
    if own := tree.having(at, "nsubj"):
        yield from own
    elif cases and is_number(tree, cases[0] - 1):  # "one dead, two in critical condition"
        yield cases[0] - 1
    elif head is not None and tree.bears(at, "obj") and not cases:
        yield from _subject(tree, head) if low(tree, head) in words("suffering") else ()
    elif head is not None and case(tree, at) in {"with", "in", "from", "for", "of"}:
        is_of_noun = is_nominal(tree, head)
        objects = tuple(p for p in tree.having(head, "obj") if p != at)
        yield from (head,) if is_of_noun else objects or _subject(tree, head)


def _brought(tree: Tree, at: int) -> Iterator[int]:
    """Find who is brought to a hospital."""
    head = tree.tokens[at].head
    if head is not None and tree.bears(at, "obl") and low(tree, head) in words("brought"):
        yield from tree.having(head, "obj") or _subject(tree, head)


def _set_apart(tree: Tree, at: int) -> Iterator[int]:
    """Find the number in "three shot, one fatally", "one of them fatally"."""
    place = at - 1
    while place > 0 and low(tree, place) in {"of", "them", "whom"}:
        place -= 1
    if place >= 0 and is_number(tree, place):
        yield place


def _by_own_hand(tree: Tree, at: int) -> Iterator[int]:
    """Find who "killed the boy and himself", "turned the gun on himself", "took his own life"."""
    head, word = tree.tokens[at].head, low(tree, at)
    near = {low(tree, p) for p in range(max(at - _NEAR, 0), at)}
    is_turning = bool(near & words("turning")) and not near & words("gun")
    if is_turning or (word == "life" and "own" not in near):
        return
    joined = at
    while head is not None and tree.bears(joined, "conj"):  # "killed her, his wife and himself"
        joined, head = head, tree.tokens[head].head
    if head is None or tree.tokens[head].tag == "VB":  # "tried to kill herself"
        return
    if low(tree, head) in words(f"ending {word}"):
        yield from _subject(tree, head)


def _lives(tree: Tree, at: int) -> Iterator[int]:
    """Find who "lost their lives", "the lives of two men", how many in "claimed 12 lives"."""
    head = tree.tokens[at].head
    verb = low(tree, head) if head is not None else ""
    if verb in words("losing lives") and tree.having(at, "nmod:poss"):
        yield from _subject(tree, head or 0)
    elif verb in words("taking lives") | words("losing lives"):
        yield from tree.having(at, "nmod") or ((at,) if tree.having(at, "nummod") else ())


def _itself(tree: Tree, at: int) -> Iterator[int]:
    """Find the number of "three fatalities", "12 deaths"."""
    yield from (p for p in tree.having(at, "nummod") if p < at)


def _toll(tree: Tree, at: int) -> Iterator[int]:
    """Find the number that "the death toll", "the number of dead" comes to, the last one told."""
    ahead = [low(tree, p) for p in range(max(at - 3, 0), at)]
    is_toll = low(tree, at) == "toll" and bool(words("toll").intersection(ahead[-1:]))
    is_toll = is_toll or ("number" in ahead and "of" in ahead)
    near = range(at + 1, min(at + 1 + _SENTENCE, len(tree.tokens)))
    behind = [p for p in near if is_number(tree, p) and _is_reached(tree, p)]
    if is_toll and behind:
        yield behind[-1]


def _is_reached(tree: Tree, at: int) -> bool:
    """Say whether a toll comes to a number: "rose to 12", "stands at more than 12"."""
    before = [low(tree, p) for p in range(max(at - _HEDGED, 0), at)]
    return bool(words("toll reaches").intersection(before)) and "from" not in before


def case(tree: Tree, at: int) -> str:
    """Return the preposition of a noun phrase, or ""."""
    return next((low(tree, p) for p in tree.having(at, "case")), "")


def is_nominal(tree: Tree, at: int) -> bool:
    """Say whether a token is a noun, pronoun or number by its tag."""
    return (tree.tokens[at].tag or "")[:1] in {"N", "P", "C"}


_Finder = Callable[[Tree, int], Iterable[int]]
# where the people stand -> how the tag of the harming word begins, and who finds them
FINDERS: dict[str, tuple[tuple[str, ...], _Finder]] = {
    "object": (("V",), _done_to),
    "subject": (("V",), _subject),
    "state": (("J", "R", "NN"), _subject),
    "of": (("N", "V"), _of_whom),
    "bears": (("N",), _bearers),
    "place": (("N",), _brought),
    "apart": (("RB", "J"), _set_apart),
    "lives": (("N",), _lives),
    "itself": (("N",), _itself),
    "toll": (("N", "J", "V"), _toll),
    "self": (("N", "P"), _by_own_hand),
}
