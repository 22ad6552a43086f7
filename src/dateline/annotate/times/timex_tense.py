"""Whether the clause around a time expression looks back or ahead.

The nearest cue before the expression decides: a modal or a word of plan and intent
("will", "is expected to", "begins") looks ahead, a finite past verb ("was", "said",
"met") looks back. A word in -ed is a weak cue, since it may be a participle ("to be
released Friday"): it counts when no stronger one stands in the same clause. If no cue
comes before an expression that opens its clause, the first one behind it decides.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.times.timex_clock import Tense
from dateline.annotate.times.timex_words import Word

_REACH = 25  # words; clauses of news are shorter, lists of amounts are not
_CLAUSE_MARKS = frozenset(";:,()")
_BESIDE = 2  # "announced in January": a participle beside the time is no plan
_OPENING = 4
_BE = frozenset({"be", "to"})
_UNTIL = frozenset({"until", "till", "through"})
_HAD_BEEN = frozenset({"had", "been", "was", "were"})
_IS = frozenset({"is", "are", "am"})


def tense_at(words: list[Word], index: int) -> Tense | None:
    """Return the tense of the clause at a word; None when no cue stands near."""
    if _ahead_of(words, index):
        return "future"
    before = _tense_before(words, index)
    if before or not _opens_clause(words, index):
        return before or _until(words, index)
    after = range(index + 1, min(len(words), index + _REACH))
    cues = (_strong(words, place) or _weak(words, place) for place in after)
    return next((tense for tense in cues if tense), None) or _until(words, index)


def _ahead_of(words: list[Word], index: int) -> bool:
    """Say whether a time is not yet there: "as soon as", "deadline until", "for Friday"."""
    if index and words[index].letter == "W" and words[index - 1].text.lower() == "for":
        return True
    before = tuple(word.text.lower() for word in words[max(index - 3, 0) : index])
    near = {word.text.lower() for word in words[max(index - _PUT_OFF_REACH, 0) : index]}
    return before in _AS_SOON_AS or (bool(set(before) & _UNTIL) and bool(near & _PUT_OFF))


_PUT_OFF_REACH = 8  # words
_PUT_OFF = frozenset({"postponed", "extended", "deadline", "given", "delayed", "has"})
_AS_SOON_AS = frozenset({("as", "soon", "as"), ("as", "early", "as")})


def _tense_before(words: list[Word], index: int) -> Tense | None:
    weak: Tense | None = None
    for place in range(index - 1, max(-1, index - _REACH), -1):
        if weak and words[place].text in _CLAUSE_MARKS:
            return weak
        if tense := _strong(words, place):
            return tense
        if _weak(words, place):
            if index - place <= _BESIDE and words[place - 1].text.lower() not in _BE:
                return "past"
            weak = weak or "past"
    return weak


def _opens_clause(words: list[Word], index: int) -> bool:
    return index <= _OPENING or any(word.text == "," for word in words[index - _BESIDE : index])


def _until(words: list[Word], index: int) -> Tense | None:
    return "future" if index and words[index - 1].text.lower() in _UNTIL else None


def _strong(words: list[Word], place: int) -> Tense | None:
    word = words[place].text.lower()
    cue = lexicon.table("time_tense_cues.tsv").get(word)
    before = words[place - 1].text.lower() if place else ""
    if cue == "past":  # "met", but not "to be met"
        return "past" if before not in _BE else None
    if cue == "plan":  # "is due", but "had been due"
        earlier = {before, words[place - 2].text.lower() if place > 1 else ""}
        return "past" if earlier & _HAD_BEEN else "future"
    following = words[place + 1].text.lower() if place + 1 < len(words) else ""
    if cue == "to" and following == "to":  # "is to resume", "set to", but not "set a record"
        return "future"
    if word == "to" and before in _IS:
        return "future"
    if cue == "future":
        return "future"
    return "past" if words[place].tag == "VBD" else None


def _weak(words: list[Word], place: int) -> Tense | None:
    word = words[place].text
    return "past" if word.islower() and word.endswith("ed") and word[-3:] != "eed" else None
