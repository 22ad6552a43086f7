"""The people that a noun phrase means: how many, and what sets one apart from the others.

What counts: a number ("two men", "2 dead"), "both", "no one", and one for a noun in the
singular, a name, "he". A plural without a number ("several people") is no number. People
are the nouns of data/people.tsv, names of persons, and, behind a number, any plural that
is no thing or animal ("20 schoolchildren"). An age, a year, a road's or a weapon's number
counts nobody, whatever the tree says, and no number but one a noun in the singular. One
person is known by name, age, gender and chain; "another" and "a second" say that it is not
one of those before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate.quantities.quantities import hedge_before, number_at
from dateline.annotate.syntax import Tree
from dateline.report import Named

_YEARS = range(1900, 2100)  # numbers that are hardly ever of people
MONTHS = 12  # of a year
AGE = 16  # letters before a name in which an age stands
_NOUN_PHRASE = 6  # tokens before its head in which an age may stand
_AGE_BEFORE = re.compile(r"(\d{1,2}|[a-z]+)[- ](year|month)s?[- ]olds?\b", re.IGNORECASE)
_AGE_BEHIND = re.compile(r",? (?:age |aged )?(\d{1,2})(?![\d-])(?=[,.; ]|$)(?! (?:others?|people))")
_AGE_OF_NAME = re.compile(r"(\d{1,2}|[a-z]+)[- ](year|month)s?[- ]olds? $", re.IGNORECASE)
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_ANYBODY = frozenset({"someone", "somebody", "one", "another", "both"})
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "policemen": "policeman",
    "gunmen": "gunman",
    "servicemen": "serviceman",
}


@dataclass(frozen=True, slots=True)
class Person:
    """What sets one person of a report apart from the others."""

    names: frozenset[str] = frozenset()
    age: str | None = None
    gender: str = "-"
    chain: int | None = None
    is_new: bool = False  # "another man"
    is_pronoun: bool = False
    is_unknown: bool = False  # "a man", not "the man"


@dataclass(frozen=True, slots=True)
class People:
    """How many people a noun phrase means, and who it is if it is one."""

    count: float
    mod: str | None  # as of an amount
    first: int  # the token that its number begins at, or else its head
    is_told: bool  # a number stands there, and not of some part only
    is_rest: bool  # "two others"
    person: Person | None


@cache
def words(kind: str) -> frozenset[str]:
    """Return the closed-class words of one kind in data/harm_words.tsv."""
    return frozenset(lexicon.table("harm_words.tsv").get(kind, "").split())


def low(tree: Tree, at: int) -> str:
    """Return a token in lower case."""
    return tree.tokens[at].text.casefold()


def is_number(tree: Tree, at: int) -> bool:
    """Say whether a number begins at a token that may count people."""
    return (
        tree.tokens[at].tag in {"CD", "LS"}
        and number_at(tree.tokens, at)[1] is not None
        and not _is_no_count(tree, at)
    )


def _is_no_count(tree: Tree, at: int) -> bool:
    """Say whether a number is an age, a road's, a weapon's: told by its place, not the tree."""
    if not tree.tokens[at].text[:1].isdigit():
        return False
    near = [low(tree, p) if 0 <= p < len(tree.tokens) else "" for p in range(at - 2, at + 2)]
    second, first, _, behind = near
    is_whole = first == "of" and second.isdecimal()  # "image 1 of 8"
    is_told_so = first in words("before no count") or behind in words("behind no count")
    is_named = first.endswith(_HYPHENS) and not second.isdecimal() and _touches(tree, at - 1)
    is_joined = behind.startswith(_HYPHENS) and _touches(tree, at)
    is_told_so = is_told_so or is_named or is_joined
    return is_whole or is_told_so or _is_age(tree, at) or _is_label(tree, at)


def _touches(tree: Tree, at: int) -> bool:
    return tree.tokens[at].end == tree.tokens[at + 1].start


_HYPHENS = ("-", "‑")
_AFTER_AGE = frozenset({",", ".", ";", ":", ")", "and", ""})


def _is_age(tree: Tree, at: int) -> bool:
    """Say whether a number is set off behind a noun: "a woman, 34, and her son", "One, 33, was"."""
    behind = low(tree, at + 1) if at + 1 < len(tree.tokens) else ""
    is_set_off = at > 1 and tree.tokens[at - 1].text in {",", "("} and behind in _AFTER_AGE
    return is_set_off and (tree.tokens[at - 2].tag or "-")[0] in {"N", "C"}


def _is_label(tree: Tree, at: int) -> bool:
    """Say whether a number names what stands before it: "Highway 150", "Unit 5"."""
    is_behind = at > 0 and tree.tokens[at].head == at - 1 and tree.bears(at, *_LABELLING)
    return is_behind and (tree.tokens[at - 1].tag or "").startswith("NNP")


_LABELLING = ("nummod", "flat", "nmod", "appos", "dep")


def noun(tree: Tree, at: int) -> str:
    """Return a noun in the singular, as data/people.tsv has it."""
    word = low(tree, at)
    if word.endswith(("year-old", "month-old")):
        return "year-old"
    people = lexicon.table("people.tsv")
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return _IRREGULAR.get(word) or next((form for form in forms if form in people), word)


def is_pronoun(tree: Tree, at: int) -> bool:
    """Say whether a token is "he" or "she" in any case."""
    return low(tree, at) in _PRONOUNS


def is_people(tree: Tree, at: int) -> bool:
    """Say whether the head of a noun phrase means people, whatever is said of them."""
    word = low(tree, at)
    return (
        noun(tree, at) in lexicon.table("people.tsv")
        or word in _PRONOUNS
        or word in _ANYBODY
        or word in words("rest")
        or any(name.start <= at < name.end for name in _persons(tree))
        or _stands_for_people(tree, at)
    )


def _persons(tree: Tree) -> list[Named]:
    return [name for name in tree.sentence.names if name.kind == "person"]


def _stands_for_people(tree: Tree, at: int) -> bool:
    """Say whether a number stands alone: "two were killed", "one of them", "two in hospital"."""
    behind = low(tree, at + 1) if at + 1 < len(tree.tokens) else ""
    is_alone = not tree.bears(at, "nummod", "compound")
    return is_number(tree, at) and (is_alone or behind in {"fatally", "of", "in", "with"})


def people_at(tree: Tree, at: int, chains: dict[int, int]) -> People | None:
    """Describe the people that the head of a noun phrase means; None where no number is known.

    `chains` leads from where a mention ends to the chain of its person.
    """
    before = {low(tree, p) for p in tree.children[at] if p < at} | {low(tree, at)}
    is_rest = bool(before & words("rest"))
    if before & words("nobody"):
        nobody = People(0.0, None, at, is_told=True, is_rest=False, person=None)
        return None if is_rest or _has(tree, at, "else") else nobody
    told = _told(tree, at)
    count, mod, first = told or (_untold(tree, at, before), None, at)
    if told is None and tree.tokens[at].tag == "CD" and low(tree, at).isdecimal():
        return None  # "the first homicide of 2016"
    if not count or "unborn" in before:
        return None
    is_part = is_number(tree, at) and any(low(tree, c) == "of" for c in _cases(tree, at))
    is_bare = first == at and not low(tree, at)[0].isdigit()
    person = _person(tree, at, chains, is_rest=is_rest) if count == 1 and not mod else None
    is_told = told is not None and not (is_part or is_bare or is_rest)
    return People(count, mod, first, is_told, is_rest, person)


def _has(tree: Tree, at: int, word: str) -> bool:
    return any(low(tree, p) == word for p in tree.children[at])


def _cases(tree: Tree, at: int) -> tuple[int, ...]:
    return tuple(c for p in tree.having(at, "nmod") for c in tree.having(p, "case"))


def _told(tree: Tree, at: int) -> tuple[float, str | None, int] | None:
    """Return the number of a noun phrase, how firm it is, and where it begins; not an age."""
    places = [p for p in tree.children[at] if p < at and tree.bears(p, *_COUNTING)]
    if not places and at > 0 and tree.tokens[at].tag == "NNS" and tree.tokens[at - 1].tag == "CD":
        places = [at - 1]
    for place in (*places, at):
        end, value = number_at(tree.tokens, place)
        behind = low(tree, end) if end < len(tree.tokens) else ""
        is_age = behind[:1] in {"-", "‑"} or behind.startswith("year")
        is_of_one = place != at and value != 1 and _is_one(tree, at)
        if value is None or value in _YEARS or end > at + 1 or is_age or is_of_one:
            continue
        if not _is_no_count(tree, place):
            return _of_range(tree, place, end) or (
                value,
                hedge_before(tree.tokens, place)[0],
                place,
            )
    return None


def _of_range(tree: Tree, at: int, end: int) -> tuple[float, str, int] | None:
    """Return the upper end of "17 or 21", "10 to 15", "between 10 and 15", as at most so many."""
    first = at - 2 if at > 1 and number_at(tree.tokens, at - 2)[1] is not None else at
    join = at - 1 if first < at else end
    if join + 1 >= len(tree.tokens):
        return None
    is_between = first > 0 and low(tree, first - 1) == "between" and low(tree, join) == "and"
    value = number_at(tree.tokens, join + 1)[1]
    if value is None or not (low(tree, join) in words("range") or is_between):
        return None
    return value, "EQUAL_OR_LESS", first


def _is_one(tree: Tree, at: int) -> bool:
    """Say whether a noun in the singular means one person: what counts it is no other number."""
    word = low(tree, at)
    is_singular = noun(tree, at) == word and word not in {*_GROUPS, "other", "old"}
    return is_singular and word in lexicon.table("people.tsv")


_COUNTING = ("nummod", "det", "amod", "compound", "nsubj")


def _untold(tree: Tree, at: int, before: set[str]) -> float | None:
    """Return the number that a noun phrase without one means."""
    word, is_plural = low(tree, at), tree.tokens[at].tag in {"NNS", "NNPS"}
    if word in {"both", "couple"} or ("both" in before and is_plural):
        return 2.0
    is_group = is_plural or "couple" in before or word in _GROUPS or word in _IRREGULAR
    return None if is_group else 1.0


_GROUPS = frozenset({"people", "they", "them", "others"})


def _person(tree: Tree, at: int, chains: dict[int, int], *, is_rest: bool) -> Person:
    tokens, whole = tree.tokens, tree.sentence.span
    linked = (at, *tree.having(at, "appos", "flat", "nmod:desc"))
    named = [n for n in _persons(tree) if any(n.start <= p < n.end for p in linked)]
    first = min([at, *(p for p in tree.children[at] if at - _NOUN_PHRASE <= p < at)])
    last = max([at, *(name.end - 1 for name in named)])
    before = whole.text[tokens[first].start - whole.start : tokens[at].end - whole.start]
    behind = whole.text[tokens[last].end - whole.start :][:12]
    begin = tokens[min((n.start for n in named), default=at)].start - whole.start
    named_behind = _AGE_OF_NAME.search(whole.text[max(begin - AGE, 0) : begin])
    age = _AGE_BEFORE.search(before) or _AGE_BEHIND.match(behind) or named_behind
    ends = (tokens[at].end, tokens[last].end)
    return Person(
        names=frozenset(low(tree, p) for n in named for p in range(n.start, n.end)),
        age=_in_years(age) if age else None,
        gender=_gender(tree, at, tokens[min((n.start for n in named), default=at)].text),
        chain=next((chains[end] for end in ends if end in chains), None),
        is_new=is_rest and low(tree, at) != "other",
        is_pronoun=is_pronoun(tree, at),
        is_unknown=any(low(tree, p) in {"a", "an"} for p in tree.having(at, "det")),
    )


def _in_years(age: re.Match[str]) -> str | None:
    """Return an age in figures, "six" as 6, 22 months as 1; None if a word is no number."""
    numbers = lexicon.table("number_words.tsv")
    told = age[1] if age[1].isdecimal() else numbers.get(age[1].casefold(), "")
    if not told.isdecimal():
        return None
    unit = age[2] if age.re.groups > 1 else "year"
    return str(int(told) // MONTHS if unit.casefold() == "month" else int(told))


def _gender(tree: Tree, at: int, given: str) -> str:
    people = lexicon.table("people.tsv")
    kinds = [p for p in tree.children[at] if p < at and tree.bears(p, "amod", "compound")]
    told = [
        _PRONOUNS.get(low(tree, at)),
        people.get(noun(tree, at)),
        *(people.get(noun(tree, p)) for p in kinds),
        lexicon.table("given_names.tsv").get(given),
    ]
    return next((gender for gender in told if gender in {"m", "f"}), "-")
