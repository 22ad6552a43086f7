"""The clause behind a cue: "X said on Friday that CLAUSE", "according to X, CLAUSE".

What counts: behind the circumstances (adverbials.py), after "that" or at once. What
guards against false ones: what follows at once has to open like a clause and show a
verb; verbs that take objects too ("declared an intention to") have to show it within the
same phrase; a clause inserted between commas ends at the comma.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.adverbials import over_adverbials
from dateline.annotate.phrases import phrase_after
from dateline.annotate.reporting import Attribution, Verb, verb_at, verbs
from dateline.annotate.units import (
    EDGES,
    ENDS,
    MARKED,
    Unit,
    is_adverb,
    is_nominal,
    is_verb,
    opens_number,
    words,
)

CLAUSE_REACH = 25  # tokens in which a clause shows its verb
_SHORTEST_CLAUSE = 3  # tokens
_BARRED = frozenset((",", ";", MARKED, "than", "that", "which", "who", "to", "as"))
_PRONOUNCED = frozenset(("little", "nothing", "something", "much", "more", "yes", "no", "anything"))


def forward(unit: Unit, attribution: Attribution, limit: int) -> Attribution:
    """Fill in the clause that follows a cue, or mark that words in marks do."""
    if attribution.group == "credit" or attribution.end > attribution.cue[1]:
        if attribution.group == "according":
            return _after_according(unit, attribution, limit)
        return attribution
    verb = verb_at(unit, attribution.cue[0])
    content = "clause" if attribution.group == "label" else verb.content if verb else "that"
    if attribution.group == "noun":
        content = "that"
    return _governed(unit, attribution, content, limit, verb)


def _after_according(unit: Unit, attribution: Attribution, limit: int) -> Attribution:
    """Read "According to X, CLAUSE" at the start of a clause."""
    before = [w for w in unit.low[max(0, attribution.lead - 3) : attribution.lead] if w != ","]
    at_start = not before or before[-1] in {"and", "but", "that", ";"}
    if not at_start and attribution.lead <= 2:  # noqa: PLR2004 - "Meanwhile, according to"
        at_start = all(word in words("connective") for word in before)
    comma = _past_apposition(unit, attribution.end)
    if not at_start or comma is None:
        return attribution
    end = content_end(unit, comma + 1, max(limit, comma + 1), inserted=False)
    return replace(attribution, content=clause(comma + 1, end))


def _past_apposition(unit: Unit, start: int) -> int | None:
    """Return the comma behind a name and what is apposed to it: "Rashid, who plays here,"."""
    commas = [i for i in range(start, len(unit.low)) if unit.low[i] == ","][:2]
    if len(commas) == 2:  # noqa: PLR2004
        first, second = commas
        opens = unit.low[first + 1]
        within = range(first + 1, second)
        if opens in words("relative") or not any(is_verb(unit, i) for i in within):
            return second
    return commas[0] if commas else None


def _governed(
    unit: Unit, attribution: Attribution, content: str, limit: int, verb: Verb | None
) -> Attribution:
    at, heard = over_adverbials(unit, attribution, limit)
    filled = replace(attribution, end=max(at, attribution.end), heard=heard)
    if _marks_follow(unit, at) or unit.low[at : at + 1] == (":",):
        return replace(filled, introduces=True)
    word = unit.low[at] if at < limit else ""
    if content == "noun" and (that := _that_after_noun(unit, at, limit)) is not None:
        at, word = that, "that"
    if content in {"words", "none"} or attribution.group == "denied" or not word:
        return filled
    if word == "that" and not (at + 1 < limit and unit.low[at + 1] in words("be")):
        start = at + 1
    elif content == "clause" and _opens_clause(unit, at, limit, attribution, verb):
        start = at
    else:
        return filled
    while start < limit and unit.low[start] in {",", "--", "–", "—"}:
        start += 1
    end = content_end(unit, start, limit, inserted=attribution.inserted)
    return replace(filled, end=start, content=clause(start, end))


def _marks_follow(unit: Unit, at: int) -> bool:
    """Say whether words in marks stand at a token, as a sentence of their own."""
    while at < len(unit.low) and unit.low[at] in {",", ":", "that"}:
        at += 1
    if at >= len(unit.low) or unit.low[at] != MARKED:
        return False
    return at + 1 >= len(unit.low) or not (
        is_verb(unit, at + 1) or unit.low[at + 1] in words("inner")
    )


def _that_after_noun(unit: Unit, at: int, limit: int) -> int | None:
    """Find "that" behind the noun of "voiced hope that", "expressed his belief that"."""
    for index in range(at, min(limit, at + 6)):
        if unit.low[index] == "that":
            return index if index > at else None
        if not is_nominal(unit, index):
            return None
    return None


def _opens_clause(
    unit: Unit, at: int, limit: int, attribution: Attribution, verb: Verb | None
) -> bool:
    """Say whether a clause begins right at a token, behind a cue without "that"."""
    lead = attribution.lead
    if lead > 0 and unit.low[lead - 1] in {"which", "that", "whom", "who"} and is_verb(unit, at):
        return True  # "missiles that Pyongyang says | are capable"
    if limit - at < _SHORTEST_CLAUSE or not _may_open(unit, at):
        return False
    if _is_pronounced(unit, at, limit) or _is_moment(unit, at, limit):
        return False
    stop = min(limit, at + CLAUSE_REACH)
    if verb is None or verb.lemma in {"say", "tell"}:
        is_object = verb is not None and verb.lemma == "tell" and _is_object(unit, at)
        shown = any(is_verb(unit, i) or unit.low[i] in verbs() for i in range(at + 1, stop))
        return shown and not is_object
    stop = next((i for i in range(at, stop) if unit.low[i] in _BARRED), stop)
    return any(is_verb(unit, i) for i in range(at + 1, stop)) and not _is_object(unit, at)


def _may_open(unit: Unit, at: int) -> bool:
    word = unit.low[at]
    opens = any(word in words(kind) for kind in ("personal", "subject", "subordinator"))
    opens = opens or is_nominal(unit, at) or opens_number(unit, at)
    return (opens or word in {"there", "neither", "no", "nothing", MARKED}) and word not in {
        "so",
        "as",
        "whether",
    }


def _is_pronounced(unit: Unit, at: int, limit: int) -> bool:
    """Say whether a word is all that was said: "explained it to", "said little about it"."""
    word, following = unit.low[at], unit.low[at + 1]
    if word in {"it", "you"}:
        reach = range(at + 1, min(limit, at + 3))
        return not any(is_verb(unit, i) or is_adverb(unit.low[i]) for i in reach)
    return word in _PRONOUNCED and (following in words("preposition") or following == ",")


def _is_moment(unit: Unit, at: int, limit: int) -> bool:
    """Say whether only the time of the saying follows: "said shortly before he jumped"."""
    if unit.low[at] not in _MOMENTS:
        return False
    commas = (i for i in range(at, limit - 1) if unit.low[i] == ",")
    return not any(is_nominal(unit, i + 1) or unit.low[i + 1] in words("subject") for i in commas)


_MOMENTS = frozenset(("before", "after", "until", "since", "while"))


def _is_object(unit: Unit, at: int) -> bool:
    """Say whether a noun phrase is the object of the cue: "declared an intention to"."""
    phrase = phrase_after(unit, at)
    if phrase is None or phrase.pronoun:
        return False
    following = unit.low[phrase.end] if phrase.end < len(unit.low) else "."
    return following in {"to", "that", "by", "as", "and"} or following in ENDS


def content_end(unit: Unit, start: int, limit: int, *, inserted: bool) -> int:
    """Return where a clause ends that may go up to a limit: no stop or comma belongs to it."""
    end = limit
    if inserted:
        commas = (i for i in range(start, limit) if unit.low[i] == ",")
        end = next((i for i in commas if any(is_verb(unit, k) for k in range(start, i))), limit)
    while end > start and (unit.low[end - 1] in ENDS or unit.low[end - 1] in EDGES - {")", "]"}):
        end -= 1
    return end


def clause(start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch as a clause; None if it is too short for one."""
    return (start, end) if end - start >= _SHORTEST_CLAUSE else None
