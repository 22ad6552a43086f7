"""Finite reporting verbs and their subjects: "X has said", "said X", "X was quoted as saying".

What guards against false subjects: a passive has none but the one behind "by"; behind a
comma "said X" is inverted only if a clause with a verb stands before it and none goes on
behind it; "and said" takes the subject of the clause before, unless a relative clause
makes two candidates; forms such as "claims" are verbs only where "that", marks or a
pronoun follow. A plain "said" whose subject is in doubt is kept without a speaker.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.adverbials import is_over
from dateline.annotate.phrases import Phrase, names_a_speaker, phrase_after, phrase_before
from dateline.annotate.reporting import Attribution, Verb
from dateline.annotate.subjects import main_subject
from dateline.annotate.units import (
    DASHES,
    ENDS,
    MARKED,
    Unit,
    is_adverb,
    is_auxiliary,
    is_time_word,
    is_verb,
    words,
)

CLOSE = 12  # tokens within which "quoted" finds its "as"
_FREE_BASES = frozenset(
    ("say", "tell", "believe", "think", "insist", "argue", "write", "add", "announce", "deny",
     "warn", "acknowledge", "maintain", "contend", "assert", "confirm", "admit", "explain")
)  # fmt: skip
# Verbs whose infinitive still reports: "went on to say", "continued to insist".
_CARRIERS = frozenset(("on", "continued", "continues", "continue", "proceeded", "began", "seemed"))


def finite_attribution(
    unit: Unit, index: int, cue_end: int, verb: Verb, before: list[Attribution]
) -> Attribution | None:
    """Read a finite reporting verb with its subject; None where it is no cue."""
    subject_end, passive, denied = over_auxiliaries(unit, index)
    cue = (index, cue_end)
    if passive and verb.form in {"past", "participle"}:
        return _by_somebody(unit, cue, verb) or _quoted_as(unit, cue, verb, subject_end)
    if verb.form == "base":
        carried = _carrier(unit, index)
        if carried is None and unit.low[index - 1 : index] == ("to",):
            return None
        subject_end = subject_end if carried is None else carried
    elif verb.form == "participle" and subject_end == index:
        return None
    if (quoted := _quoting(unit, cue, verb, subject_end)) is not None:
        return quoted
    group = "denied" if denied and verb.group != "deny" else verb.group
    inverted = _inverted(unit, index, cue_end, verb)
    if inverted is not None:
        return Attribution(cue, group, inverted, index, inverted.end)
    return _with_subject(
        unit, Attribution(cue, group, None, index, cue_end), verb, subject_end, before
    )


def _with_subject(
    unit: Unit, plain: Attribution, verb: Verb, subject_end: int, before: list[Attribution]
) -> Attribution | None:
    """Fill in the subject before a cue; None where the cue is a noun or nobody's."""
    index = plain.cue[0]
    speaker = phrase_before(unit, subject_end)
    lead = speaker.start if speaker is not None else index
    speaker = speaker or _shared_subject(unit, subject_end, before)
    if speaker is None:
        return plain if _is_surely_said(index, subject_end, verb) else None
    if _looks_like_noun(unit, index, subject_end, verb):
        return None
    inserted = unit.low[subject_end - 1] in {"who", "which"} or _is_aside(unit, lead)
    return replace(plain, speaker=speaker, lead=lead, inserted=inserted)


def _is_surely_said(index: int, subject_end: int, verb: Verb) -> bool:
    """Say whether a plain "said" is kept though its subject is in doubt."""
    plain = verb.lemma in {"say", "tell", "add", "write", "reply", "ask"}
    return plain and verb.form in {"past", "third"} and subject_end == index


def over_auxiliaries(unit: Unit, index: int) -> tuple[int, bool, bool]:
    """Step back over "has also", "did not": where the subject ends, passive, denied."""
    at, passive, denied = index, False, False
    while at > 0:
        word = unit.low[at - 1]
        if word in words("be") or word.endswith(("'m", "'re")):
            passive = True
        if word in words("negative") or word in words("modal"):
            denied = True
        is_part = is_auxiliary(word) or is_adverb(word) or word in words("negative")
        if is_part or _is_day(unit, at - 1, index):
            at -= 1
            continue
        aside = _time_aside(unit, at)
        if aside is None:
            break
        at = aside
    return at, passive, denied


def _time_aside(unit: Unit, end: int) -> int | None:
    """Step back over "in recent months" behind an auxiliary: "has in recent months argued"."""
    if unit.low[end - 1] not in words("span"):
        return None
    for index in range(end - 2, max(0, end - 6), -1):
        if unit.low[index] in {"in", "for", "over", "on", "at", "during"}:
            return index if unit.low[index - 1] in words("have") else None
    return None


def _is_day(unit: Unit, index: int, verb: int) -> bool:
    """Say whether a time word stands between subject and verb: "officials Friday said"."""
    if unit.low[index] in words("time") and index > 0:
        return unit.low[index - 1] not in {",", "on", "in"} and verb - index <= 2  # noqa: PLR2004
    return unit.low[index] in {"last", "on"} and index + 1 < verb and is_time_word(unit, index + 1)


def _by_somebody(unit: Unit, cue: tuple[int, int], verb: Verb) -> Attribution | None:
    """Read "was described by the ministry as", "was told by police"."""
    speaker = phrase_after(unit, cue[1] + 1) if unit.low[cue[1] : cue[1] + 1] == ("by",) else None
    return Attribution(cue, verb.group, speaker, cue[0], speaker.end) if speaker else None


def _quoted_as(
    unit: Unit, cue: tuple[int, int], verb: Verb, subject_end: int
) -> Attribution | None:
    """Read "X was quoted as saying"."""
    if verb.lemma not in {"quote", "cite"} or "as" not in unit.low[cue[1] : cue[1] + CLOSE]:
        return None
    speaker = phrase_before(unit, subject_end)
    return Attribution(cue, "judge", speaker, speaker.start if speaker else cue[0], cue[1])


def _quoting(unit: Unit, cue: tuple[int, int], verb: Verb, subject_end: int) -> Attribution | None:
    """Read "the agency quoted an official as saying": the words are the official's."""
    speaker = phrase_after(unit, cue[1]) if verb.lemma == "quote" else None
    if speaker is None or unit.low[speaker.end : speaker.end + 2] != ("as", "saying"):
        return None
    subject = phrase_before(unit, subject_end)
    return Attribution(cue, "say", speaker, subject.start if subject else cue[0], speaker.end)


def _carrier(unit: Unit, index: int) -> int | None:
    """Return where the subject ends of "went on to say", "continued to say"."""
    if index < 3 or unit.low[index - 1] != "to" or unit.low[index - 2] not in _CARRIERS:  # noqa: PLR2004
        return None
    return index - 3 if unit.low[index - 2] == "on" else index - 2


def _inverted(unit: Unit, index: int, cue_end: int, verb: Verb) -> Phrase | None:
    """Find the subject behind the verb: '"...," said Park' and "..., said Park"."""
    if verb.form not in {"past", "third"} or verb.group not in {"say", "ask", "claim"}:
        return None
    previous = unit.low[index - 1] if index else ""
    if previous not in DASHES | {MARKED, ",", "so"}:
        return None
    if previous in DASHES and phrase_before(unit, index) is not None:
        return None
    phrase = phrase_after(unit, cue_end)
    if phrase is None or unit.low[cue_end] in words("time"):
        return None
    return phrase if previous == MARKED or _closes_a_clause(unit, index, phrase) else None


def _closes_a_clause(unit: Unit, index: int, phrase: Phrase) -> bool:
    """Say whether ", said X" ends a clause: it has a verb, and nothing goes on behind X."""
    speaks = phrase.pronoun or names_a_speaker(unit, phrase)
    told = any(is_verb(unit, i) or unit.low[i] == MARKED for i in range(index - 1))
    return speaks and told and is_over(unit, phrase.end) and not _resumes(unit, phrase.end)


def _resumes(unit: Unit, end: int) -> bool:
    """Say whether a clause goes on behind an insertion: "said Stein, 62, was released"."""
    if unit.low[end : end + 1] != (",",):
        return False
    comma = next((i for i in range(end + 1, min(end + 12, len(unit.low))) if unit.low[i] == ","), 0)
    return 0 < comma < len(unit.low) - 1 and is_verb(unit, comma + 1)


def _shared_subject(unit: Unit, end: int, before: list[Attribution]) -> Phrase | None:
    """Find the subject of "met Kim and said", "came home, sat down and said"."""
    if end < 2 or unit.low[end - 1] not in {"and", "but", "then"}:  # noqa: PLR2004
        return None
    outer = [a for a in before if a.speaker is not None and a.group != "noun"]
    if outer and outer[-1].group != "according":
        return outer[-1].speaker
    if any(word in words("relative") for word in unit.low[:end]):
        return None  # "the voters, who were leaning, but said": either
    return main_subject(unit, 0, end - 1)


def _looks_like_noun(unit: Unit, index: int, subject_end: int, verb: Verb) -> bool:
    """Say whether a form such as "claims" or "report" is rather a noun there."""
    if verb.form not in {"base", "third"} or verb.lemma in _FREE_BASES or subject_end < index:
        return False
    following = unit.low[index + 1] if index + 1 < len(unit.low) else "."
    if following == "that" and index + 2 < len(unit.low) and is_verb(unit, index + 2):
        return True  # "news reports that said"
    if following in {"that", MARKED} or following in words("personal"):
        return False
    ends = following in ENDS or following == ","
    return not (ends and verb.form == "third" and unit.is_name(index - 1))


def _is_aside(unit: Unit, lead: int) -> bool:
    """Say whether a subject stands in ", whose family said" or "When he said" before a comma."""
    if lead > 1 and unit.low[lead] == "whose":
        return unit.low[lead - 1] == ","
    opens = lead > 0 and unit.low[lead - 1] in words("subordinator") - {"that", "what"}
    return opens and (lead == 1 or unit.low[lead - 2] in {",", "and", "but"})
