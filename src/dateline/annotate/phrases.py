"""Noun phrases next to a verb, found by their edges rather than by a parse.

What counts: a run of names, nouns and adjectives with the determiners before it, with
"of", "for", "in" phrases behind its head ("a spokesman for the ministry"), joined by
"and", with its owner ("Iran's state TV"), and with an apposition between commas, dashes
or brackets ("Park, a professor, said"). What guards against false ones: a phrase must
start at a safe edge (the start of the sentence, a comma, "that", "when", words in marks),
else nothing is told: a phrase in doubt is no phrase. Nouns for speakers stand in
data/speaker_nouns.txt.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.units import (
    DASHES,
    EDGES,
    ENDS,
    MARKED,
    Unit,
    is_adverb,
    is_nominal,
    is_time_word,
    is_verb,
    pronoun_of,
    words,
)

LONGEST = 30  # tokens; a longer run is no name of a speaker


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, `start` to `end`; its core ends before the first "of" or "for"."""

    start: int
    end: int
    core: int
    pronoun: bool = False


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
        return _plain_before(unit, comma) or _name_before(unit, comma)
    return _plain_before(unit, end)


def _name_before(unit: Unit, end: int) -> Phrase | None:
    """Return the name that "who" stands behind, whatever stands before the name."""
    start = _run_start(unit, end)
    return Phrase(start, end, end) if start is not None and unit.is_name(end - 1) else None


def _opening_bracket(unit: Unit, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - LONGEST), -1):
        if unit.low[index] == "(":
            return index
    return None


def _plain_before(unit: Unit, end: int) -> Phrase | None:
    """Find the phrase without apposition that ends right before a token."""
    start = _run_start(unit, end)
    core = end
    while start is not None and end - start <= LONGEST:
        if start == 0 or unit.low[start] == "whose" or _is_safe(unit, start - 1):
            return Phrase(start, end, core)
        inner = _inner_end(unit, start)
        if inner is None:
            return _joined(unit, start, end, core)
        start, core = _run_start(unit, inner), inner
    return None


def _inner_end(unit: Unit, start: int) -> int | None:
    """Return where the head ends that a phrase at `start` is "of", "for" or "issued by"."""
    before = unit.low[start - 1]
    if before in words("inner") and start > 1 and is_nominal(unit, start - 2):
        return start - 1
    if before == "by" and start > 2 and unit.low[start - 2] in words("issued"):  # noqa: PLR2004
        return start - 2
    return None


def _joined(unit: Unit, start: int, end: int, core: int) -> Phrase | None:
    """Return a phrase with the one that "and" joins to it; None where its edge is not safe."""
    before, plain = unit.low[start - 1], Phrase(start, end, core)
    if before in {"and", "or", "&"} and start > 1:
        if unit.low[start - 2] in words("personal"):
            both = start > 2 and unit.low[start - 3] == "both"  # noqa: PLR2004
            return Phrase(start - 2 - both, end, start - 1)
        first = _plain_before(unit, start - 1) if is_nominal(unit, start - 2) else None
        if first is None or not names_a_speaker(unit, first):
            return plain
        return Phrase(first.start, end, first.core)
    opens = before in words("preposition") and (start == 1 or _is_safe(unit, start - 2))
    return plain if opens else None  # "In Moscow officials said"


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
    if owns(unit, start - 1) and (unit.is_name(end - 1) or is_speaker_noun(unit, end - 1)):
        return _owner_start(unit, start)
    if all(
        unit.low[i] in words("det") or is_adverb(unit.low[i]) or unit.low[i].isdigit()
        for i in range(start, end)
    ):
        return None
    return None if all(is_time_word(unit, i) for i in range(start, end)) else start


def _owner_start(unit: Unit, start: int) -> int:
    """Return where the owner starts behind whose mark a run starts; no participle is one."""
    owner = _run_start(unit, start - 1)
    while owner is not None and owner < start - 1 and unit.low[owner].endswith("ing"):
        owner += 1
    return start if owner is None else owner


def owns(unit: Unit, index: int) -> bool:
    """Say whether a token is the mark of an owner between two nouns: "Iran's state TV"."""
    return (
        0 < index < len(unit.low) - 1
        and unit.low[index] == "'s"
        and is_nominal(unit, index - 1)
        and is_nominal(unit, index + 1)
        and unit.low[index + 1] not in words("det")
        and not is_adverb(unit.low[index + 1])
    )


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
    """Say whether the head of a phrase is a name or a noun for speakers."""
    last = phrase.core - 1
    return (unit.is_name(last) and not is_time_word(unit, last)) or is_speaker_noun(unit, last)


def is_speaker_noun(unit: Unit, index: int) -> bool:
    """Say whether a token is a noun for speakers."""
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
    pronoun = pronoun_of(unit.low[start])
    if pronoun in words("personal"):
        return Phrase(start, start + 1, start + 1, pronoun=True)
    if pronoun in words("subject") and (start + 1 >= size or not is_nominal(unit, start + 1)):
        return Phrase(start, start + 1, start + 1)
    end = _run_end(unit, start)
    if end is None:
        return None
    core = end
    while (
        end + 1 < size
        and end - start < LONGEST
        and unit.low[end] in {"of", "for", "and", "at", "from", "with", "&"}
        and not (is_time_word(unit, end + 1) or unit.low[end + 1].endswith("ing"))
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
    while end < len(unit.low) and end - start < LONGEST:
        if end > start and owns(unit, end):
            end += 1
            continue
        if not (is_nominal(unit, end) or (end > start and _is_participle_after_det(unit, end))):
            break
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
