"""Noun phrases next to a verb, found by their edges rather than by a parse.

What counts: a run of names, nouns and adjectives with the determiners before it, with
"of", "for", "in" phrases behind its head ("a spokesman for the ministry"), joined by
"and", and with an apposition between commas, dashes or brackets ("Park, a professor,
said"). What guards against false ones: a phrase must start at a safe edge (the start of
the sentence, a comma, "that", "when", words in marks), else nothing is told: a phrase
in doubt is no phrase. Names and words for speakers (data/speaker_nouns.txt) are
nominal; closed-class words (data/phrase_words.tsv) and finite verbs
(data/finite_verbs.txt, and what ends in -ed) are its edges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.report import Token

MARKED = "“”"  # stands in a unit for words in marks
LONGEST = 30  # tokens; a longer run is no name of a speaker
EDGES = frozenset(
    (",", ";", ":", "-", "--", "---", "–", "—", "―", "(", ")", "[", "]", "|", "...", "…")
)
DASHES = frozenset(("--", "---", "–", "—", "―", "-"))
ENDS = frozenset((".", "!", "?", ";"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with each stretch in marks as one token, and all words in lower case."""

    tokens: tuple[Token, ...]
    low: tuple[str, ...]

    def is_name(self, index: int) -> bool:
        """Say whether a token is written as a name is."""
        text = self.tokens[index].text
        return text[:1].isupper() or (text[:1].isdigit() and not text.isdigit())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, `start` to `end`; its core ends before the first "of" or "for"."""

    start: int
    end: int
    core: int
    pronoun: bool = False


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
    is_past = word.endswith("ed") and len(word) > 3 and word not in words("no_past")  # noqa: PLR2004
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


def phrase_before(unit: Unit, end: int) -> Phrase | None:
    """Find the noun phrase that ends right before a token, if its start is safe."""
    if end < 1 or unit.low[end - 1] == MARKED:
        return None
    pronoun = pronoun_of(unit.low[end - 1])
    if pronoun in words("subject") and (end < 2 or not is_nominal(unit, end - 2)):  # noqa: PLR2004
        return Phrase(end - 1, end, end, pronoun=pronoun in words("personal"))
    if unit.low[end - 1] == ")":
        opening = _opening_bracket(unit, end - 1)
        return None if opening is None else phrase_before(unit, opening)
    if unit.low[end - 1] == "," or unit.low[end - 1] in DASHES:
        return _before_apposition(unit, end) or _before_stray_comma(unit, end)
    if unit.low[end - 1] in {"who", "which"}:
        comma = end - 2 if end > 1 and unit.low[end - 2] == "," else end - 1
        return _plain_before(unit, comma)
    return _plain_before(unit, end)


def _opening_bracket(unit: Unit, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - LONGEST), -1):
        if unit.low[index] == "(":
            return index
    return None


def _plain_before(unit: Unit, end: int) -> Phrase | None:
    start = _run_start(unit, end)
    if start is None:
        return None
    core = end
    while True:
        if start == 0 or unit.low[start] == "whose" or _is_safe(unit, start - 1):
            return Phrase(start, end, core)
        before = unit.low[start - 1]
        if before in words("inner") and start > 1 and is_nominal(unit, start - 2):
            longer = _run_start(unit, start - 1)
            core = start - 1
        elif before in {"and", "or"} and start > 1 and unit.low[start - 2] in words("personal"):
            both = start > 2 and unit.low[start - 3] == "both"  # noqa: PLR2004
            return Phrase(start - 2 - both, end, start - 1)
        elif before in {"and", "or", "&"} and start > 1:
            joined = _plain_before(unit, start - 1) if is_nominal(unit, start - 2) else None
            if joined is None or not names_a_speaker(unit, joined):
                return Phrase(start, end, core)
            return Phrase(joined.start, end, joined.core)
        elif before in words("preposition") and (start == 1 or _is_safe(unit, start - 2)):
            return Phrase(start, end, core)  # "In Moscow officials said"
        else:
            return None
        if longer is None or end - longer > LONGEST:
            return None
        start = longer


def _run_start(unit: Unit, end: int) -> int | None:
    """Return where the run of nominal words that ends at `end` starts; None for no run."""
    start = end
    while start > 0 and end - start <= LONGEST and is_nominal(unit, start - 1):
        start -= 1
        if unit.low[start] in words("det") and not _is_possessed(unit, start):
            break
        if start > 0 and unit.low[start - 1] == "whose":
            return start - 1
        if start > 1 and is_verb(unit, start - 1) and _is_participle_after_det(unit, start - 1):
            start -= 1
    if start == end or end - start > LONGEST:
        return None
    if all(
        unit.low[i] in words("det") or is_adverb(unit.low[i]) or unit.low[i].isdigit()
        for i in range(start, end)
    ):
        return None
    return None if all(is_time_word(unit, i) for i in range(start, end)) else start


def _is_possessed(unit: Unit, index: int) -> bool:
    return index > 0 and unit.low[index - 1] in words("det")


def _is_participle_after_det(unit: Unit, index: int) -> bool:
    return unit.low[index].endswith("ed") and unit.low[index - 1] in words("det")


def _is_safe(unit: Unit, index: int) -> bool:
    """Say whether a noun phrase may start right behind a token."""
    word = unit.low[index]
    return (
        word in EDGES
        or word in ENDS
        or word == MARKED
        or word in words("subordinator")
        or word in words("introducer")
        or word in {"but", "which", "whom", "nor", "yet", '"', "”", "“", "•", "*"}
    )


def names_a_speaker(unit: Unit, phrase: Phrase) -> bool:
    last = phrase.core - 1
    return (unit.is_name(last) and not is_time_word(unit, last)) or _is_speaker_noun(unit, last)


def _is_speaker_noun(unit: Unit, index: int) -> bool:
    return unit.low[index] in lexicon.words("speaker_nouns.txt")


def _before_apposition(unit: Unit, end: int) -> Phrase | None:
    """Find the phrase before ", a professor of law in Seoul," or "-- who was there --"."""
    closing = unit.low[end - 1]
    found: Phrase | None = None
    for index in range(end - 2, max(0, end - 2 - 2 * LONGEST), -1):
        word = unit.low[index]
        if word in {";", ":", MARKED}:
            break
        if word == closing or (closing == "," and word in DASHES and found is None):
            phrase = _plain_before(unit, index)
            if phrase is not None and names_a_speaker(unit, phrase):
                found = phrase
                if not _is_itself_apposed(unit, phrase):
                    break
    return found


def _before_stray_comma(unit: Unit, end: int) -> Phrase | None:
    """Find the subject of "Deputy Secretary Malcolm Trobe, said": it is all there is."""
    if end < 2 or unit.low[end - 1] != "," or not unit.is_name(end - 2):  # noqa: PLR2004
        return None
    phrase = _plain_before(unit, end - 1)
    return phrase if phrase is not None and phrase.start == 0 else None


def _is_itself_apposed(unit: Unit, phrase: Phrase) -> bool:
    return phrase.start > 0 and unit.low[phrase.start - 1] == ","


def phrase_after(unit: Unit, start: int) -> Phrase | None:
    """Find the noun phrase that starts right at a token: the subject of "said X"."""
    size = len(unit.low)
    if start >= size:
        return None
    if unit.low[start] in words("subject") and (
        start + 1 >= size or not is_nominal(unit, start + 1)
    ):
        return Phrase(start, start + 1, start + 1, pronoun=unit.low[start] in words("personal"))
    end = _run_end(unit, start)
    if end is None:
        return None
    core = end
    while (
        end + 1 < size
        and end - start < LONGEST
        and unit.low[end] in {"of", "for", "and", "at", "from", "with", "&"}
        and not is_time_word(unit, end + 1)
    ):
        longer = _run_end(unit, end + 1)
        if longer is None:
            break
        end = longer
    return Phrase(start, end, core)


def _run_end(unit: Unit, start: int) -> int | None:
    if is_adverb(unit.low[start]) and not unit.is_name(start):
        return None
    end = start
    while end < len(unit.low) and end - start < LONGEST and is_nominal(unit, end):
        if end > start and unit.low[end] in words("det"):
            break
        if end > start and is_time_word(unit, end):
            break
        if end > start and is_adverb(unit.low[end]) and not unit.is_name(end):
            break
        end += 1
    told = any(
        unit.low[i] not in words("det") and unit.low[i][0].isalpha() for i in range(start, end)
    )
    return end if told else None


def main_subject(unit: Unit, start: int, stop: int) -> Phrase | None:
    """Find the subject of the main clause that starts at a token, before `stop`."""
    start = _after_opening(unit, start, stop)
    phrase = phrase_after(unit, start) if start < stop else None
    if phrase is None or phrase.pronoun:
        return phrase
    end = phrase.end
    if end < len(unit.low) and unit.low[end] == "(":
        while end < stop and unit.low[end] != ")":
            end += 1
        end += 1
    trimmed = _to_last_speaker(unit, phrase)
    if end >= stop or (trimmed.end == phrase.end and not _goes_on(unit, end, stop)):
        return None
    return trimmed


def _after_opening(unit: Unit, start: int, stop: int) -> int:
    """Step over "Meanwhile," and "In a speech on Friday," to the subject."""
    while start < stop and (unit.low[start] in words("conjunction") or unit.low[start] in EDGES):
        start += 1
    for _ in range(3):
        word = unit.low[start] if start < stop else ""
        opens = (
            word in words("preposition")
            or word in words("subordinator")
            or word in words("connective")
            or is_adverb(word)
            or is_time_word(unit, start)
            if word
            else False
        )
        if not (opens or word.endswith("ing") or word in {"asked", "according"}):
            return start
        comma = next((i for i in range(start, stop) if unit.low[i] == ","), None)
        if comma is None:
            return start + 1 if is_adverb(word) or word in words("connective") else start
        start = comma + 1
    return start


def _to_last_speaker(unit: Unit, phrase: Phrase) -> Phrase:
    """Cut what the run took of the predicate: "Kim last week | launched"."""
    end = phrase.core
    while end > phrase.start and not _may_end_a_name(unit, end - 1):
        end -= 1
    return phrase if end in {phrase.start, phrase.core} else Phrase(phrase.start, end, end)


def _may_end_a_name(unit: Unit, index: int) -> bool:
    if unit.low[index] in words("det"):
        return False
    return unit.is_name(index) or _is_speaker_noun(unit, index)


def _goes_on(unit: Unit, index: int, stop: int) -> bool:
    """Say whether a predicate, or an apposition and then one, follows a subject."""
    if index >= stop:
        return False
    word = unit.low[index]
    if word == "," or word in DASHES:
        return True
    return is_verb(unit, index) or is_adverb(word) or is_time_word(unit, index) or word == "who"
