"""The clauses that attributions govern: which is whose, and the one before "X said".

What counts: behind the cue (clauses_behind.py), to the end of the sentence or to where
the next attribution begins; or before the cue, from the start of the sentence, when
nothing goes on behind it. What guards against false ones: a stretch that is only an
adjunct ("When he was appointed, X said") or that another attribution governs is none.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.adverbials import is_over
from dateline.annotate.clauses_behind import CLAUSE_REACH, clause, content_end, forward
from dateline.annotate.reporting import Attribution, verb_at, verbs
from dateline.annotate.units import (
    DASHES,
    EDGES,
    MARKED,
    Unit,
    is_nominal,
    is_verb,
    words,
)

_FORWARD_ONLY = frozenset(("noun", "label", "judge", "denied", "deny", "express"))


def with_contents(unit: Unit, found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence with the clauses that they govern."""
    cuts = {a.cue[0]: _cut(unit, a) for a in found}
    done: list[Attribution] = []
    for place, attribution in enumerate(found):
        if attribution.introduces:
            done.append(attribution)
            continue
        later = [cuts[a.cue[0]] for a in found[place + 1 :]]
        limit = min((cut for cut in later if cut is not None), default=len(unit.low))
        filled = forward(unit, attribution, limit)
        if filled.content is None and not filled.introduces:
            begin = max((a.end for a in done if a.content and not a.inner), default=0)
            filled = _backward(unit, filled, begin, done)
        covered = any(
            a.content is not None and a.content[0] <= filled.cue[0] < a.content[1] for a in done
        )
        done.append(replace(filled, inner=covered))
    return tuple(done)


def _cut(unit: Unit, attribution: Attribution) -> int | None:
    """Return where a clause before an attribution has to end; None if it may run over it."""
    at = attribution.lead
    if at == 0:
        return None
    gerund = unit.low[attribution.cue[0]].endswith("ing") and at == attribution.cue[0]
    separators = {",", "and", "but", "while", "whereas", "although", "though"} | DASHES
    if gerund or attribution.group == "according":
        separators |= {"after", "before", "by", "without"}
    if attribution.group in {"believe", "hope", "show"}:
        separators -= {","} | DASHES
    if unit.low[at - 1] not in separators:
        return at if attribution.group == "according" else None
    while at > 0 and (unit.low[at - 1] in separators or _is_hedge(unit, at - 1)):
        at -= 1
    return at


def _is_hedge(unit: Unit, index: int) -> bool:
    """Say whether a word only measures what follows: "just hours" after."""
    word = unit.low[index]
    return word in {"just", "hours", "days", "weeks", "minutes", "shortly", "soon"}


def _backward(
    unit: Unit, attribution: Attribution, begin: int, done: list[Attribution]
) -> Attribution:
    """Fill in the clause before "X said", when nothing goes on behind it."""
    if not _may_look_back(unit, attribution):
        return attribution
    start = _past_connectives(unit, begin, attribution.lead)
    end = content_end(unit, start, attribution.lead, inserted=False)
    if start >= end or not _is_free(unit, start, end, done):
        return attribution
    if not _has_verb(unit, start, end) and attribution.group != "credit":
        end = content_end(unit, start, len(unit.low), inserted=False)
        if end <= attribution.end or unit.low[attribution.end] != ",":
            return attribution
    return replace(attribution, content=clause(start, end))


def _may_look_back(unit: Unit, attribution: Attribution) -> bool:
    """Say whether an attribution may govern what stands before it."""
    verb = verb_at(unit, attribution.cue[0])
    governs = verb is None or (verb.content in {"clause", "that"} and verb.form != "gerund")
    if attribution.lead == 0 or attribution.group in _FORWARD_ONLY or not governs:
        return False
    if attribution.group == "according":
        return True
    parted = unit.low[attribution.lead - 1] in {",", ":"} | DASHES
    return parted and (attribution.group == "credit" or is_over(unit, attribution.end))


def _is_free(unit: Unit, start: int, end: int, done: list[Attribution]) -> bool:
    """Say whether a stretch is a clause of its own that no other attribution governs."""
    if unit.low[end - 1] in words("relative") or _is_adjunct(unit, start, end):
        return False
    if any((a.content is not None or a.introduces) and a.end >= start for a in done):
        return False
    return MARKED not in unit.low[start:end] or any(is_nominal(unit, i) for i in range(start, end))


def _is_adjunct(unit: Unit, start: int, end: int) -> bool:
    """Say whether a stretch is only "When he was appointed": no main clause follows."""
    first = unit.low[start]
    opens = first in words("subordinator") - {"that", "what", "how", "why", "where"}
    opens = opens or first in words("relative") or first in {"asked", "speaking"}
    if first.endswith("ing") and not any(is_verb(unit, i) for i in range(start, end)):
        return True  # "Holding up a sword, he pledged"
    return opens and "," not in unit.low[start:end]


def _past_connectives(unit: Unit, start: int, stop: int) -> int:
    while start < stop and (
        (
            unit.low[start] in words("connective")
            and (unit.low[start + 1] == "," or unit.low[start] in {"but", "and"})
        )
        or unit.low[start] in EDGES
    ):
        start += 1
    return start


def _has_verb(unit: Unit, start: int, end: int) -> bool:
    return any(
        (is_verb(unit, i) and unit.low[i] not in {"be", "been", "being", "having"})
        or unit.low[i] in verbs()
        for i in range(start, end)
    ) or (end - start > CLAUSE_REACH // 2)
