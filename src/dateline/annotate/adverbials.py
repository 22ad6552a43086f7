"""What stands between a cue and its clause: "told Y on Friday, through aides, that"."""

from __future__ import annotations

from dateline.annotate.phrases import phrase_after
from dateline.annotate.reporting import Attribution
from dateline.annotate.units import (
    EDGES,
    ENDS,
    MARKED,
    Unit,
    is_adverb,
    is_date,
    is_time_word,
    opens_number,
    then_date,
    words,
)

_LONGEST_ASIDE = 25  # tokens of an insertion between cue and "that"
_TIME_MODIFIERS = frozenset(("last", "this", "next", "early", "late", "on", "earlier", "later"))
OBJECTS = frozenset(("him", "her", "them", "us", "me", "it", "you", "himself", "herself"))


def over_adverbials(
    unit: Unit, attribution: Attribution, limit: int
) -> tuple[int, tuple[int, int] | None]:
    """Step over addressee, times and circumstances: "told Y on Friday in an interview"."""
    at, heard = attribution.cue[1], None
    if attribution.group == "tell":
        at, heard = _over_addressee(unit, at)
    while at < limit:
        word = unit.low[at]
        if word == ",":
            after = _parenthesis(unit, at, limit)
            if after is None:
                break
            at = after
        elif is_date(unit, at) or (word in _TIME_MODIFIERS and then_date(unit, at)):
            at += 1
        elif opens_number(unit, at):
            break
        elif word in words("preposition") or word in {"after", "before"}:
            step = _over_prepositional(unit, at, limit)
            if step is None:
                break
            at = step
        elif is_adverb(word) and word not in {"all", "both", "there", "some"}:
            at += 1
        else:
            break
    return at, heard


def _over_addressee(unit: Unit, at: int) -> tuple[int, tuple[int, int] | None]:
    if at < len(unit.low) and unit.low[at] in OBJECTS:
        return at + 1, (at, at + 1)
    phrase = phrase_after(unit, at)
    if phrase is None or phrase.pronoun:
        return at, None
    return phrase.end, (phrase.start, phrase.end)


def _parenthesis(unit: Unit, comma: int, limit: int) -> int | None:
    """Step over ", through an interpreter," when "that" or marks follow it."""
    for index in range(comma + 1, min(limit, comma + _LONGEST_ASIDE)):
        if unit.low[index] == ",":
            follows = unit.low[index + 1] if index + 1 < limit else ""
            return index + 1 if follows in {"that", MARKED} else None
        if unit.low[index] == MARKED:
            return None
    return None


def _over_prepositional(unit: Unit, at: int, limit: int) -> int | None:
    phrase = phrase_after(unit, at + 1) if at + 1 < limit else None
    if phrase is not None and not phrase.pronoun:
        return phrase.end
    if at + 1 < limit and (is_time_word(unit, at + 1) or unit.low[at + 1] in OBJECTS):
        return at + 2
    return None


def is_over(unit: Unit, index: int) -> bool:
    """Say whether no clause goes on at a token: its end, a comma, "in an interview"."""
    if index >= len(unit.low):
        return True
    word = unit.low[index]
    return (
        word in ENDS
        or word in EDGES
        or word == MARKED
        or word in words("preposition")
        or word in words("relative")
        or word in words("subordinator")
        or is_time_word(unit, index)
        or is_adverb(word)
        or word.endswith("ing")
    )
