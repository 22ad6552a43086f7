"""Whether the clause around a time expression looks back or ahead.

The nearest cue before the expression decides: a modal or a word of plan and intent
("will", "is expected to", "begins") looks ahead, a past verb form looks back. If the
clause has no cue before it, the first one behind does.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.timex_values import Tense
from dateline.annotate.timex_words import Word

_REACH = 25  # words; clauses of news are shorter, lists of amounts are not


def tense_at(words: list[Word], index: int) -> Tense | None:
    """Return the tense of the clause at a word; None when no cue stands near."""
    before = range(index - 1, max(-1, index - _REACH), -1)
    after = range(index + 1, min(len(words), index + _REACH))
    for places in (before, after):
        for place in places:
            if tense := _cue(words, place):
                return tense
    return None


def _cue(words: list[Word], place: int) -> Tense | None:
    word = words[place].text
    previous = words[place - 1].text.lower() if place else ""
    cues = lexicon.table("time_tense_cues.tsv")
    if word.lower() in cues:
        return "future" if cues[word.lower()] == "future" else "past"
    if word.endswith("ed") and word.islower() and previous not in _PASSIVE:
        return "past"
    return None


_PASSIVE = frozenset({"be", "to", "the", "a", "an", "being"})
