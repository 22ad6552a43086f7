"""Words that leave what they govern open, or deny it: "plans to", "failed to", "hope of".

The words stand in data/status_words.tsv with what they do: to clauses and, some, to nouns
("called for talks"), and to the clause that has them ("is expected to leave" as a whole
tells of what is expected; "pledged to leave" of a pledge that was made).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline import lexicon
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of, key_of, keys_of
from dateline.report import Status

_Clause = Literal["whole", "act", "state", "-"]


@dataclass(frozen=True, slots=True)
class Governing:
    """What a word does to what it governs, and to its own clause."""

    status: Status
    also: frozenset[str]  # what it governs besides clauses: "obj", prepositions
    clause: _Clause

    @property
    def is_telling(self) -> bool:
        """Say whether the clause that has the word tells of what it governs."""
        return self.clause in {"whole", "act"}

    @property
    def is_wish(self) -> bool:
        """Say whether the word tells of a wish or an attempt, which goes on by itself."""
        return self.clause == "-" and self.status == "proposed"


def governing(tree: Tree, place: int) -> Governing | None:
    """Return what a word does to what it governs, if that is known."""
    token = tree.tokens[place]
    form, part = token.text.casefold(), _PARTS.get(token.upos or "", "")
    if part == "verb" and (token.lemma == "be" or form == "going"):
        return _AHEAD
    looked_up = keys_of(token) if part == "verb" else bases_of(token)
    found = (_words().get((word, part)) for word in looked_up)
    known = next((word for word in found if word), None)
    if known is None and token.tag in {"JJ", "VBN"}:
        return _words().get((form, "adj"))
    return known


def governs_something(tree: Tree, place: int, word: Governing) -> bool:
    """Say whether there is anything that a governing word governs; a question is not."""
    told = tree.having(place, "ccomp", "csubj")
    if infinitives(tree, place) or any(not asks(tree, at) for at in told):
        return True
    if "obj" in word.also and tree.having(place, "obj", "nsubj:pass"):
        return True
    return any(led_by(tree, at) & word.also for at in tree.having(place, "obl"))


def infinitives(tree: Tree, place: int) -> tuple[int, ...]:
    """Return the infinitives that hang on a word."""
    complements = tree.having(place, "xcomp", "ccomp", "csubj", "advcl", "acl")
    return tuple(at for at in complements if is_infinitive(tree, at))


def is_infinitive(tree: Tree, place: int) -> bool:
    """Say whether "to" marks a word."""
    return any(tree.tokens[at].tag == "TO" for at in tree.having(place, "mark"))


def asks(tree: Tree, place: int) -> bool:
    """Say whether "if" or "whether" leaves a clause open."""
    return not _IF.isdisjoint(forms(tree, tree.having(place, "mark")))


_IF = frozenset({"if", "unless", "whether", "lest"})


def led_by(tree: Tree, place: int) -> frozenset[str]:
    """Return the prepositions and conjunctions that lead to a word."""
    return frozenset(forms(tree, tree.having(place, "case", "mark")))


def forms(tree: Tree, places: Iterable[int]) -> list[str]:
    """Return the words at some places of a tree, in lower case."""
    return [tree.tokens[place].text.casefold() for place in places]


_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}
_AHEAD = Governing("expected", frozenset(), "whole")  # "is to leave", "is going to leave"
_STATUSES: dict[str, Status] = {
    "expected": "expected",
    "proposed": "proposed",
    "denied": "denied",
}
_CLAUSES: dict[str, _Clause] = {"whole": "whole", "act": "act", "state": "state", "-": "-"}


@cache
def _words() -> dict[tuple[str, str], Governing]:
    return {
        (key_of(word) if part == "verb" else word, part): Governing(
            _STATUSES[status], frozenset(also.split()) - {"-"}, _CLAUSES[clause]
        )
        for word, part, status, also, clause in lexicon.rows("status_words.tsv")
    }
