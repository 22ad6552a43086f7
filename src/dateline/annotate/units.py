"""Sentences as the finder of quotations reads them: words in marks are one token.

A unit is a sentence whose stretches in marks are folded into a placeholder each, so that
what a quotation says can never be taken for what the report says. The closed-class words
(data/phrase_words.tsv) and the forms that are surely finite verbs (data/finite_verbs.txt,
and what ends in -ed) stand in for tags.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.report import Token

MARKED = "“”"  # stands in a unit for words in marks
EDGES = frozenset(
    (",", ";", ":", "-", "--", "---", "–", "—", "―", "(", ")", "[", "]", "|", "...", "…")
)
DASHES = frozenset(("--", "---", "–", "—", "―", "-"))
ENDS = frozenset((".", "!", "?", ";"))
_YEAR = 4  # digits


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with each stretch in marks as one token, and all words in lower case."""

    tokens: tuple[Token, ...]
    low: tuple[str, ...]

    def is_name(self, index: int) -> bool:
        """Say whether a token is written as a name is."""
        text = self.tokens[index].text
        joined = "-" in text and any(part[:1].isupper() for part in text.split("-"))
        return text[:1].isupper() or joined or (text[:1].isdigit() and not text.isdigit())


def unit(tokens: Iterable[Token]) -> Unit:
    """Make a unit of tokens."""
    kept = tuple(tokens)
    return Unit(kept, tuple(token.text.casefold().replace("’", "'") for token in kept))


def pronoun_of(word: str) -> str:
    """Return the pronoun of a contraction such as "he'd"; any other word as it is."""
    base, mark, _ = word.partition("'")
    return base if mark and base in words("personal") else word


@cache
def words(kind: str) -> frozenset[str]:
    """Return the closed-class words of one kind."""
    return frozenset(lexicon.table("phrase_words.tsv")[kind].split())


@cache
def _function_words() -> frozenset[str]:
    kinds = ("preposition", "subordinator", "relative", "conjunction", "be", "have", "do", "modal")
    return frozenset().union(*(words(kind) for kind in (*kinds, "negative", "personal")))


def is_auxiliary(word: str) -> bool:
    """Say whether a word is a form of be, have, do or a modal."""
    return any(word in words(kind) for kind in ("be", "have", "do", "modal"))


def is_adverb(word: str) -> bool:
    """Say whether a word may stand between a subject and its verb."""
    return word in words("adverb") or (word.endswith("ly") and len(word) > 4)  # noqa: PLR2004


def is_verb(unit: Unit, index: int) -> bool:
    """Say whether a token is surely a finite verb (or a participle that looks like one)."""
    word = unit.low[index]
    if is_auxiliary(word) or word in lexicon.words("finite_verbs.txt"):
        return True
    is_past = word.endswith("ed") and "-" not in word and word not in words("no_past")
    return is_past and not unit.is_name(index)


def is_nominal(unit: Unit, index: int) -> bool:
    """Say whether a token may be the last word of a noun phrase or stand within one."""
    word = unit.low[index]
    if (
        pronoun_of(word) in _function_words()
        or word == MARKED
        or not (word[0].isalnum() or word == "'s")
    ):
        return False
    return not is_verb(unit, index) or (unit.is_name(index) and index > 0)


def is_time_word(unit: Unit, index: int) -> bool:
    """Say whether a token names a day or month, or is a number as dates have."""
    return unit.low[index] in words("time") or unit.low[index].isdigit()


def is_date(unit: Unit, at: int) -> bool:
    """Say whether a token is of a date; a bare number is one only beside a month."""
    if unit.low[at] in words("time"):
        return True
    beside = unit.low[max(0, at - 2) : at] + unit.low[at + 1 : at + 2]
    return unit.low[at].isdigit() and any(word in words("month") for word in beside)


def then_date(unit: Unit, at: int) -> bool:
    """Say whether a time word follows a token."""
    return at + 1 < len(unit.low) and is_time_word(unit, at + 1)


def opens_number(unit: Unit, at: int) -> bool:
    """Say whether a preposition only opens a number: "at least 12", "over 300"."""
    following = unit.low[at + 1] if at + 1 < len(unit.low) else ""
    return following in {"least", "most"} or (
        following[:1].isdigit() and not following.endswith("s") and len(following) != _YEAR
    )


def is_marks_only(unit: Unit, start: int, end: int) -> bool:
    """Say whether a stretch holds nothing but words in marks and punctuation."""
    return all(word == MARKED or not word[0].isalnum() for word in unit.low[start:end])
