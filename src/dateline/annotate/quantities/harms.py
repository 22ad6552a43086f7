"""Who a sentence says was killed or hurt.

What counts: who is killed, shot, wounded ("killed two men", "a woman wounded in the leg"),
who dies or is dead, whose death is spoken of, who bears wounds or is in critical
condition, who is brought to a hospital (data/harms.tsv), who kills himself. Each of a
joined phrase is one ("a woman, 34, and her son"). What guards against false hits: what is
denied, feared or only possible (data/harm_words.tsv), what is done to things, and the
gunman of "the gunman shot".

How: a harming word is looked up by its form, and its people are found over the tree
(`syntax`), by the words beside it where the tree has none: headlines are read badly.
Words that say both ("shot", "hit") are `hit`, until the report tells who died.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from dateline import lexicon
from dateline.annotate.quantities.harm_finders import FINDERS, case, is_nominal, number_left
from dateline.annotate.quantities.harmed_people import (
    Person,
    is_number,
    is_people,
    low,
    people_at,
    words,
)
from dateline.annotate.syntax import Tree, tree_of
from dateline.report import Chain, Sentence, Span, Time
from dateline.spans import Shelf

HarmKind = Literal["dead", "injured", "hit"]


@dataclass(frozen=True, slots=True)
class Harm:
    """People that a sentence says were killed or hurt: one person, or a number of them."""

    kind: HarmKind
    span: Span  # from the people to what became of them
    sentence: int  # index
    word: int  # where the harming word stands, and that for the people
    head: int
    count: float
    mod: str | None = None
    person: Person | None = None  # None for a number of people
    is_told: bool = False  # a number stands there, and not of some part only
    is_rest: bool = False  # "two others"
    is_self: bool = False  # "killed himself"
    is_object: bool = False  # "killed two": whoever did it is not among them


def find_harms(
    sentences: Iterable[Sentence], times: Iterable[Time], chains: Iterable[Chain]
) -> Iterator[Harm]:
    """Find who is said to be killed or hurt; of sentences that stand twice only the first."""
    places = {
        mention.span.end: number
        for number, chain in enumerate(chains)
        if chain.kind == "person"
        for mention in chain.mentions
    }
    dates = Shelf((time.span, time) for time in times)
    told: set[str] = set()
    for index, sentence in enumerate(sentences):
        tree = tree_of(sentence)
        if tree and sentence.span.text not in told:
            told.add(sentence.span.text)
            for harm in _in_sentence(tree, index, places):
                if not _begins_with_date(harm, dates):
                    yield harm


def _begins_with_date(harm: Harm, dates: Shelf[Time]) -> bool:
    """Say whether the number is a date's: "on Sept. 3 died"."""
    return harm.person is None and any(
        span.start <= harm.span.start < span.end for span, _ in dates.touching(harm.span)
    )


def _in_sentence(tree: Tree, index: int, places: dict[int, int]) -> Iterator[Harm]:
    seen: set[tuple[int, HarmKind]] = set()
    for at in range(len(tree.tokens)):
        for kind, head in _harmed(tree, at):
            heads = [p for p in _each(tree, head, at) if (p, kind) not in seen]
            seen |= {(p, kind) for p in heads}
            parts = (_harm(tree, index, kind, p, at, places) for p in heads)
            yield from _summed([part for part in parts if part])
        yield from _multiple(tree, index, at)


def _harm(  # noqa: PLR0913, PLR0917 - a place in a tree, and what is known of it
    tree: Tree, index: int, kind: HarmKind, at: int, by: int, places: dict[int, int]
) -> Harm | None:
    if not (is_people(tree, at) or at in number_left(tree, by) or _are_counted(tree, at, kind)):
        return None
    people = people_at(tree, at, places)
    if people is None:
        return None
    selves = words("self") | {"life", "suicide"}
    return Harm(
        kind,
        tree.span(min(people.first, at, by), max(at, by)),
        index,
        tree.tokens[by].start,
        tree.tokens[at].start,
        people.count,
        people.mod,
        people.person,
        is_told=people.is_told,
        is_rest=people.is_rest,
        is_self=any(low(tree, p) in selves for p in (by, *tree.having(by, "obj"))),
        is_object=tree.bears(at, "obj"),
    )


def _are_counted(tree: Tree, at: int, kind: HarmKind) -> bool:
    """Say whether a plural behind a number is of people: "killed 20 schoolchildren"."""
    is_plural = tree.tokens[at].tag == "NNS" and low(tree, at) not in words("thing")
    return kind != "hit" and is_plural and bool(tree.having(at, "nummod"))


def _summed(parts: list[Harm]) -> list[Harm]:
    """Add up the parts of a joined phrase that hold a number: "two men and a woman"."""
    if len(parts) < 2 or all(part.person for part in parts):  # noqa: PLR2004
        return parts
    total = sum(part.count for part in parts)
    is_rest = all(part.is_rest for part in parts)
    return [replace(parts[0], count=total, person=None, is_rest=is_rest, is_told=True)]


def _multiple(tree: Tree, index: int, at: int) -> Iterator[Harm]:
    """Find what counts its victims in a word: "triple homicide", "a double fatal shooting"."""
    number = lexicon.table("harm_words.tsv").get(low(tree, at), "")
    if not number.isdecimal():
        return
    behind = [low(tree, p) for p in range(at + 1, min(at + 4, len(tree.tokens)))]
    kinds: tuple[HarmKind, ...] = ("dead", "hit")
    for kind in kinds:
        if words(f"{kind} of many") & set(behind):
            start = tree.tokens[at].start
            span = tree.span(at, at + 1)
            yield Harm(kind, span, index, start, start, float(number), is_told=True)
            return


def _harmed(tree: Tree, at: int) -> Iterator[tuple[HarmKind, int]]:
    """Find the heads of the phrases that name whom a word says to be harmed."""
    roles = _roles().get(low(tree, at), ())
    if not roles or not _is_real(tree, at):
        return
    for role, kind in roles:
        tags, find = FINDERS[role]
        if (tree.tokens[at].tag or "-").startswith(tags):
            counted = () if role == "of" else number_left(tree, at)
            for head in counted or tuple(find(tree, at)):
                yield _graver(tree, at, kind), head


@cache
def _roles() -> dict[str, list[tuple[str, HarmKind]]]:
    roles: dict[str, list[tuple[str, HarmKind]]] = {}
    for forms, kind, role in lexicon.rows("harms.tsv"):
        for form in forms.split():
            roles.setdefault(form, []).append((role, cast("HarmKind", kind)))
    order = list(FINDERS)
    return {form: sorted(its, key=lambda one: order.index(one[0])) for form, its in roles.items()}


def _is_real(tree: Tree, at: int) -> bool:
    """Say whether a word tells what was: not denied, threatened or only possible."""
    token = tree.tokens[at]
    behind = low(tree, at + 1) if at + 1 < len(tree.tokens) else ""
    if low(tree, at) == "survived" and behind == "by":  # "survived by his wife"
        return False
    if low(tree, at) in words("blow") and not any(
        word.text.casefold() in words("weapon") for word in tree.tokens
    ):  # "hit the front-runner hard"
        return False
    places = [at]
    if token.head is not None and tree.bears(at, "xcomp", "conj"):
        places.append(token.head)
    if any(_unmakes(tree, child) and child < at for p in places for child in tree.children[p]):
        return low(tree, at) == "survive"  # "did not survive"
    is_thing = token.tag == "NN" and low(tree, at) == "shot" and bool(tree.having(at, "det"))
    if is_thing or _is_tried(tree, at):  # "gave every child a shot"
        return False
    is_bare = token.tag in {"VB", "VBP"} and token.upos == "VERB"
    is_bare = is_bare and not low(tree, at).endswith(("s", "ed"))  # "Man Shoots Girlfriend"
    return not is_bare or low(tree, at) in words("hoped")


def _is_tried(tree: Tree, at: int) -> bool:
    """Say whether it was only tried: "attempted murder", "tried to kill herself"."""
    head = tree.tokens[at].head
    over = [head] if head is not None and tree.bears(at, "xcomp", "ccomp", "amod") else []
    beside = [at - 1] if at > 0 else []
    beside += [p for p in tree.having(at, "amod", "compound") if p < at]
    return any(low(tree, p) in words("trying") for p in (*over, *beside))


def _unmakes(tree: Tree, at: int) -> bool:
    word = low(tree, at)
    is_beside = tree.bears(at, "advmod", "aux", "mark", "cc")
    return word.startswith(("could", "would")) or (word in words("unreal") and is_beside)


def _graver(tree: Tree, at: int, kind: HarmKind) -> HarmKind:
    """Return "dead" for "fatally shot", "shot dead", "shot to death", "did not survive".

    What stands apart is of others: "4 shot, 1 fatally".
    """
    if low(tree, at) == "survive" and any(_unmakes(tree, p) for p in tree.children[at]):
        return "dead"
    for child in tree.children[at]:
        is_apart = child < at - 2 or any(is_number(tree, p) for p in range(at + 1, child))
        if not is_apart and (
            low(tree, child) in words("fatal")
            or (low(tree, child) == "death" and case(tree, child) == "to")
        ):
            return "dead"
    return kind


def _each(tree: Tree, head: int, by: int) -> tuple[int, ...]:
    """Return the heads of a joined phrase, a relative pronoun giving way to its noun."""
    if low(tree, head) in {"who", "that", "whom", "which"}:
        clause = next((p for p in tree.above(head) if tree.bears(p, "acl")), None)
        if clause is None:
            return ()
        head = tree.tokens[clause].head or 0
    joined = [p for p in tree.having(head, "conj") if is_nominal(tree, p)]
    apart = [p for p in joined if p < by and is_people(tree, p) and _verb_between(tree, head, p)]
    if apart and head < apart[-1]:  # "a girl wounded, a man killed"
        return (apart[-1],)
    return (head, *(p for p in joined if not _verb_between(tree, head, p)))


def _verb_between(tree: Tree, one: int, other: int) -> bool:
    """Say whether a harming word parts two that the tree joins: "killing one, wounding two"."""
    between = range(min(one, other) + 1, max(one, other))
    return any(
        role in {"object", "subject", "state"}
        for place in between
        for role, _ in _roles().get(low(tree, place), ())
    )
