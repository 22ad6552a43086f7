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
from dateline.annotate.quantities.harm_finders import FINDERS, is_nominal, number_left
from dateline.annotate.quantities.harm_reality import is_fatal, is_real
from dateline.annotate.quantities.harmed_people import (
    Person,
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
    is_left: bool = False  # "five remain in hospital": of more who were brought there


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
            yield from _summed(tree, [part for part in parts if part])
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
    own = [p for p in (by, *tree.having(by, "obj")) if low(tree, p) in selves]
    return Harm(
        kind,
        tree.span(min(people.first, at, by), max(at, by, *own)),
        index,
        tree.tokens[by].start,
        tree.tokens[_counted_noun(tree, at)].start,
        people.count,
        people.mod,
        people.person,
        is_told=people.is_told,
        is_rest=people.is_rest,
        is_self=bool(own),
        is_object=_is_object(tree, at),
        is_left=_are_still_there(tree, by),
    )


def _counted_noun(tree: Tree, at: int) -> int:
    """Return the noun that a number counts, or the place itself."""
    head = tree.tokens[at].head
    is_counting = head is not None and head > at and tree.bears(at, "nummod")
    return head if head is not None and is_counting and not _verb_between(tree, at, head) else at


def _are_still_there(tree: Tree, by: int) -> bool:
    """Say whether a number is of those who are left: "five remained in hospital"."""
    head = tree.tokens[by].head
    beside = (by - 1, by, *(() if head is None else (head, *tree.having(head, "advmod"))))
    is_place = low(tree, by) in {"hospital", "hospitals", "condition", "hospitalized"}
    return is_place and any(low(tree, p) in words("staying") for p in beside if p >= 0)


def _is_object(tree: Tree, at: int) -> bool:
    head = tree.tokens[at].head
    return tree.bears(at, "obj") or (
        head is not None and tree.bears(at, "conj") and tree.bears(head, "obj")
    )


def _are_counted(tree: Tree, at: int, kind: HarmKind) -> bool:
    """Say whether a plural behind a number is of people: "killed 20 schoolchildren"."""
    is_plural = tree.tokens[at].tag == "NNS" and low(tree, at) not in words("thing")
    return kind != "hit" and is_plural and bool(tree.having(at, "nummod"))


def _summed(tree: Tree, parts: list[Harm]) -> list[Harm]:
    """Add up the parts of a joined phrase that hold a number: "two men and a woman"."""
    if len(parts) < 2 or all(part.person for part in parts):  # noqa: PLR2004
        return parts
    total = sum(part.count for part in parts)
    is_rest = all(part.is_rest for part in parts)
    first, last = min(p.span.start for p in parts), max(p.span.end for p in parts)
    inside = [
        i for i, token in enumerate(tree.tokens) if first <= token.start and token.end <= last
    ]
    span = tree.span(inside[0], inside[-1])
    summed = replace(parts[0], span=span, count=total, person=None, is_rest=is_rest, is_told=True)
    return [summed]


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
    if not roles or not is_real(tree, at):
        return
    for role, kind in roles:
        tags, find = FINDERS[role]
        if (tree.tokens[at].tag or "-").startswith(tags):
            counted = () if role == "of" else number_left(tree, at)
            for head in counted or tuple(find(tree, at)):
                yield "dead" if is_fatal(tree, at) else kind, head


@cache
def _roles() -> dict[str, list[tuple[str, HarmKind]]]:
    roles: dict[str, list[tuple[str, HarmKind]]] = {}
    for forms, kind, role in lexicon.rows("harms.tsv"):
        for form in forms.split():
            roles.setdefault(form, []).append((role, cast("HarmKind", kind)))
    order = list(FINDERS)
    return {form: sorted(its, key=lambda one: order.index(one[0])) for form, its in roles.items()}


def _each(tree: Tree, head: int, by: int) -> tuple[int, ...]:
    """Return the heads of a joined phrase, a relative pronoun giving way to its noun."""
    if low(tree, head) in {"who", "that", "whom", "which"}:
        clause = next((p for p in tree.above(head) if tree.bears(p, "acl")), None)
        if clause is None:
            return ()
        head = tree.tokens[clause].head or 0
    joined = [p for p in tree.having(head, "conj") if is_nominal(tree, p)]
    joined = [p for p in joined if not _is_name_of(tree, head, p)]
    apart = [p for p in joined if p < by and is_people(tree, p) and _verb_between(tree, head, p)]
    if apart and head < apart[-1]:  # "a girl wounded, a man killed"
        return (apart[-1],)
    return (head, *(p for p in joined if not _verb_between(tree, head, p)))


def _is_name_of(tree: Tree, head: int, at: int) -> bool:
    """Say whether a name is of the person before it: "the victim, Ann Bolden, was shot"."""
    is_name = (tree.tokens[at].tag or "").startswith("NNP")
    return is_name and tree.tokens[head].tag == "NN" and not tree.having(at, "cc")


def _verb_between(tree: Tree, one: int, other: int) -> bool:
    """Say whether a harming word parts two that the tree joins: "killing one, wounding two"."""
    between = range(min(one, other) + 1, max(one, other))
    return any(
        role in {"object", "subject", "state"}
        for place in between
        for role, _ in _roles().get(low(tree, place), ())
    )
