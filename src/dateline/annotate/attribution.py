"""Attributions: a reporting verb, who is its subject, and the clause that it governs.

What counts (X a noun phrase, see phrases.py): "X said (that) CLAUSE", "X told Y
CLAUSE", "CLAUSE, X said" and "CLAUSE, said X", "according to X, CLAUSE" and the other
way round, "..., saying CLAUSE" of the subject before it, "X's claim that CLAUSE",
"X voiced hope that CLAUSE", and labels such as "X: CLAUSE" (labels.py). Finite verbs and
their subjects are read in finite.py, the clauses in reported_clauses.py; the nouns that
take a clause stand in data/reporting_nouns.txt.

What guards against false ones: a passive ("was told") and a noun ("the report") are no
cues; a verb that is denied or only possible ("did not say", "would say") governs no
clause; a clause has to show a verb of its own; a clause ends where the next one that is
attributed begins; one that lies within another's clause is marked as inner.

Quality: evaluation/quotes.py, on PolNeAR.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.adverbials import OBJECTS
from dateline.annotate.finite import finite_attribution, over_auxiliaries
from dateline.annotate.labels import credit_behind, label_before, maker, signature
from dateline.annotate.phrases import Phrase, names_a_speaker, phrase_after, phrase_before
from dateline.annotate.reported_clauses import with_contents
from dateline.annotate.reporting import Attribution, Verb, is_progressive, verb_at
from dateline.annotate.subjects import main_subject
from dateline.annotate.units import (
    DASHES,
    ENDS,
    MARKED,
    Unit,
    is_adverb,
    is_nominal,
    is_verb,
    words,
)

_LONGEST_SUBJECT = 10  # tokens before the verb of "Smith asked."


def find_attributions(unit: Unit, *, headline: bool = False) -> tuple[Attribution, ...]:
    """Find the attributions of a sentence in the order of their cues."""
    found: list[Attribution] = []
    for index in range(len(unit.low)):
        if found and index < found[-1].cue[1]:
            continue
        attribution = _at(unit, index, found, headline=headline)
        if attribution is not None:
            found.append(attribution)
    label = label_before(unit, headline=headline)
    if label is not None and not any(a.lead < label.cue[0] for a in found):
        found.insert(0, label)
    if not found:
        ways = (credit_behind(unit) if headline else None, signature(unit), maker(unit))
        found.extend(way for way in ways if way is not None)
    return with_contents(unit, found)


def is_attribution_only(unit: Unit) -> bool:
    """Say whether a sentence only tells who said what stands before it: "Smith asked."."""
    for index in range(1, min(len(unit.low), _LONGEST_SUBJECT)):
        verb = verb_at(unit, index)
        if verb is not None and verb.form in {"past", "third"} and verb.group in {"say", "ask"}:
            phrase = phrase_before(unit, over_auxiliaries(unit, index)[0])
            rest = unit.low[index + 1] if index + 1 < len(unit.low) else "."
            ends = rest in ENDS or rest == "," or rest in words("preposition") or rest in OBJECTS
            goes_on = any(is_verb(unit, i) for i in range(index + 1, len(unit.low)))
            return phrase is not None and phrase.start == 0 and ends and not goes_on
    return False


def _at(unit: Unit, index: int, before: list[Attribution], *, headline: bool) -> Attribution | None:
    if unit.low[index] == "according" and unit.low[index + 1 : index + 2] == ("to",):
        return _according(unit, index)
    if unit.low[index] in lexicon.words("reporting_nouns.txt"):
        noun = _noun(unit, index)
        if noun is not None:
            return noun
    verb = verb_at(unit, index)
    if verb is None or verb.group == "know":
        return None
    if index and ((not headline and unit.is_name(index)) or _is_owned(unit, index, verb)):
        return None  # "the United States"
    cue_end = index + 1 + len(verb.tail)
    if verb.form == "gerund" and not is_progressive(unit, index):
        return _participle(unit, index, cue_end, verb, before)
    return finite_attribution(unit, index, cue_end, verb, before)


def _is_owned(unit: Unit, index: int, verb: Verb) -> bool:
    """Say whether a verb is a noun behind its owner: "Iran's state TV"."""
    return verb.form in {"base", "third"} and unit.low[index - 1] == "'s"


def _according(unit: Unit, index: int) -> Attribution | None:
    speaker = phrase_after(unit, index + 2)
    if speaker is None:
        return None
    return Attribution((index, index + 2), "according", speaker, index, speaker.end)


def _noun(unit: Unit, index: int) -> Attribution | None:
    """Read "Washington's claim that", "his warning that"."""
    if unit.low[index + 1 : index + 2] != ("that",) or index == 0:
        return None
    at = index - 1
    while at > 0 and is_nominal(unit, at) and unit.low[at] not in {"'s", "his", "her", "their"}:
        at -= 1
    if unit.low[at] == "'s":
        speaker = _owner(unit, at)
    elif unit.low[at] in {"his", "her", "their"}:
        speaker = Phrase(at, at + 1, at + 1, pronoun=True)
    else:
        return None
    if speaker is None:
        return None
    return Attribution((index, index + 1), "noun", speaker, speaker.start, index + 1)


def _owner(unit: Unit, end: int) -> Phrase | None:
    """Return the name before "'s", or the noun with its article: "the prime minister's"."""
    start = end
    while start > 0 and (unit.is_name(start - 1) and is_nominal(unit, start - 1)):
        start -= 1
    if start == end:
        start = next((i for i in range(end - 1, max(-1, end - 5), -1) if unit.low[i] == "the"), end)
    return Phrase(start, end, end) if start < end else None


def _participle(
    unit: Unit, index: int, cue_end: int, verb: Verb, before: list[Attribution]
) -> Attribution | None:
    """Read "..., saying that": the subject is that of the clause before."""
    at = index - 1
    while at >= 0 and is_adverb(unit.low[at]):
        at -= 1
    previous = unit.low[at] if at >= 0 else ","
    if previous == "as" and before and before[-1].group == "judge":
        speaker = before[-1].speaker  # "X was quoted as saying"
    elif (
        previous
        in {",", "and", "while", "by", "after", "before", "without", "but", "in", "or"} | (DASHES)
        or previous == MARKED
    ):
        speaker = _subject_so_far(unit, index, before)
    elif previous in lexicon.words("speaker_nouns.txt") or unit.is_name(at):
        speaker = phrase_before(unit, at + 1)
        share = speaker is not None and unit.low[speaker.core - 1] in words("share")
        if speaker is not None and not names_a_speaker(unit, speaker) and not share:
            speaker = _subject_so_far(unit, index, before)
    else:
        return None
    if speaker is None:
        return None
    return Attribution((index, cue_end), verb.group, speaker, index, cue_end)


def _subject_so_far(unit: Unit, index: int, before: list[Attribution]) -> Phrase | None:
    outer = [a for a in before if a.speaker is not None and a.group not in {"noun", "according"}]
    if outer:
        return outer[-1].speaker if len(outer) == 1 else _outermost(outer)
    return main_subject(unit, 0, index)


def _outermost(found: list[Attribution]) -> Phrase | None:
    """Return the subject that later participles of a sentence go on with."""
    last = found[-1]
    if last.speaker is not None and last.speaker.pronoun and len(found) > 1:
        return found[0].speaker
    return last.speaker
