"""The subject of a main clause, for a verb that shares it: "Kim met Putin, saying".

What counts: the noun phrase with which a clause begins, behind "Meanwhile," or "In a
speech on Friday,", cut where the predicate surely begins or at the last name or noun
for a speaker. What guards against false ones: where no predicate follows, none is told.

A subject such as "the minister" is one person, whoever that is; the nouns stand in
data/titles.tsv and data/person_nouns.tsv.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.phrases import Phrase, is_speaker_noun, phrase_after
from dateline.annotate.roles import is_office, title_gender
from dateline.annotate.units import (
    DASHES,
    EDGES,
    Unit,
    is_adverb,
    is_time_word,
    is_verb,
    words,
)


def is_one_person(unit: Unit, phrase: Phrase) -> bool:
    """Say whether a phrase is one person told by a noun alone: "his wife", "the minister"."""
    head = unit.low[phrase.core - 1]
    lead = unit.low[phrase.start : phrase.core - 1]
    determined = any(word in words("one of a kind") for word in lead)
    plain = not unit.is_name(phrase.core - 1) or head in _person_nouns()
    return determined and plain and (is_office(head) or head in _person_nouns())


def gender_told(unit: Unit, phrase: Phrase) -> str | None:
    """Return "m" or "f" where the head of a phrase tells it: "his wife", "the spokesman"."""
    head = unit.low[phrase.core - 1]
    told = _person_nouns().get(head, "-")
    return told if told != "-" else title_gender(head)


def _person_nouns() -> dict[str, str]:
    return lexicon.table("person_nouns.tsv")


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
        if is_adverb(word) and comma is not None and comma > start + 1:
            start += 1
            continue
        if comma is None:
            return start + 1 if is_adverb(word) or word in words("connective") else start
        start = comma + 1
    return start


def _to_last_speaker(unit: Unit, phrase: Phrase) -> Phrase:
    """Cut what the run took of the predicate: "Kim last week | launched"."""
    end = phrase.core
    while end > phrase.start and not _may_end_a_name(unit, end - 1):
        end -= 1
        if unit.low[end] == "'s":
            return phrase  # "Kim's visit" is not Kim
    return phrase if end in {phrase.start, phrase.core} else Phrase(phrase.start, end, end)


def _may_end_a_name(unit: Unit, index: int) -> bool:
    if unit.low[index] in words("det"):
        return False
    return unit.is_name(index) or is_speaker_noun(unit, index)


def _goes_on(unit: Unit, index: int, stop: int) -> bool:
    """Say whether a predicate, or an apposition and then one, follows a subject."""
    if index >= stop:
        return False
    word = unit.low[index]
    if word == "," or word in DASHES:
        return True
    return is_verb(unit, index) or is_adverb(word) or is_time_word(unit, index) or word == "who"
