"""Attributions: a reporting verb, who is its subject, and the clause that it governs.

What counts (X a noun phrase, see phrases.py): "X said (that) CLAUSE", "X told Y
CLAUSE", "CLAUSE, X said" and "CLAUSE, said X", "according to X, CLAUSE" and the other
way round, "..., saying CLAUSE" of the subject before it, "X's claim that CLAUSE",
"X voiced hope that CLAUSE", and the heads "X: CLAUSE" and "CLAUSE: X". The verbs and
what each may govern stand in data/reporting_verbs.tsv, the nouns in
data/reporting_nouns.txt.

What guards against false ones: a passive ("was told") and a noun ("the report") are no
cues; a verb that is denied or only possible ("did not say", "would say") governs no
clause; a clause has to show a verb of its own; a clause ends where the next one that is
attributed begins; one that lies within another's clause is not told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.annotate.phrases import (
    DASHES,
    EDGES,
    ENDS,
    MARKED,
    Phrase,
    Unit,
    is_adverb,
    is_auxiliary,
    is_nominal,
    is_time_word,
    is_verb,
    main_subject,
    names_a_speaker,
    phrase_after,
    phrase_before,
    words,
)

CLAUSE_REACH = 25  # tokens in which a clause shows its verb
_SHORTEST_CLAUSE = 3  # tokens
_LONGEST_LABEL = 6  # tokens before the colon of a headline
_YEAR = 4  # digits
_TIME_MODIFIERS = frozenset(("last", "this", "next", "early", "late", "on", "earlier", "later"))
_PRONOUNCED = frozenset(("little", "nothing", "something", "much", "more", "yes", "no", "anything"))
_OBJECTS = frozenset(("him", "her", "them", "us", "me", "it", "you", "himself", "herself"))
_FORMS = ("base", "third", "past", "participle", "gerund")
_FREE_BASES = frozenset(
    ("say", "tell", "believe", "think", "insist", "argue", "write", "add", "announce", "deny",
     "warn", "acknowledge", "maintain", "contend", "assert", "confirm", "admit", "explain")
)  # fmt: skip
# Verbs whose infinitive still reports: "went on to say", "continued to insist".
_CARRIERS = frozenset(("on", "continued", "continues", "continue", "proceeded", "began", "seemed"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb in one of its forms; `tail` holds the rest of a phrase."""

    lemma: str
    group: str
    content: str  # clause, that, noun, words, none
    form: str
    tail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who attributes what, in token positions of a unit.

    `lead` is where the attribution's own words begin (the speaker or the cue, whichever
    stands first), `end` is where they end, addressee and adverbials included.
    """

    cue: tuple[int, int]
    group: str
    speaker: Phrase | None
    lead: int
    end: int
    content: tuple[int, int] | None = None
    introduces: bool = False  # words in marks follow at once
    inner: bool = False  # stands within the clause of another
    inserted: bool = False  # between commas, as in ", who said he would go,"
    heard: tuple[int, int] | None = None  # the addressee of "told"


def find_attributions(unit: Unit, *, headline: bool = False) -> tuple[Attribution, ...]:
    """Find the attributions of a sentence in the order of their cues."""
    found: list[Attribution] = []
    for index in range(len(unit.low)):
        if found and index < found[-1].cue[1]:
            continue
        attribution = _at(unit, index, found, headline=headline)
        if attribution is not None:
            found.append(attribution)
    label = _label(unit, headline=headline)
    if label is not None and not any(a.lead < label.cue[0] for a in found):
        found.insert(0, label)
    if headline and not found and (credit := _credit(unit)) is not None:
        found.append(credit)
    if not found and (signature := _signature(unit)) is not None:
        found.append(signature)
    return _with_contents(unit, found)


def is_attribution_only(unit: Unit) -> bool:
    """Say whether a sentence only tells who said what stands before it: "Smith asked."."""
    for index in range(1, min(len(unit.low), _LONGEST_LABEL + 4)):
        verb = _verb_at(unit, index)
        if verb is not None and verb.form in {"past", "third"} and verb.group in {"say", "ask"}:
            phrase = phrase_before(unit, _over_auxiliaries(unit, index)[0])
            rest = unit.low[index + 1] if index + 1 < len(unit.low) else "."
            ends = rest in ENDS or rest == "," or rest in words("preposition") or rest in _OBJECTS
            return phrase is not None and phrase.start == 0 and ends
    return False


@cache
def _verbs() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, list[Verb]] = {}
    for lemma, group, content, forms in lexicon.rows("reporting_verbs.tsv"):
        tail = tuple(lemma.split()[1:])
        base, *rest = forms.split()
        kinds = zip(_FORMS, (base if base not in rest else "", *rest), strict=True)
        for kind, variants in kinds:
            for form in filter(None, variants.split("|")):
                entries = table.setdefault(form, [])
                if not any(v.lemma == lemma for v in entries):
                    entries.append(Verb(lemma, group, content, kind, tail))
    longest_first = {form: sorted(vs, key=lambda v: -len(v.tail)) for form, vs in table.items()}
    return {form: tuple(vs) for form, vs in longest_first.items()}


def _at(unit: Unit, index: int, before: list[Attribution], *, headline: bool) -> Attribution | None:
    if unit.low[index] == "according" and unit.low[index + 1 : index + 2] == ("to",):
        return _according(unit, index)
    if unit.low[index] in lexicon.words("reporting_nouns.txt"):
        noun = _noun(unit, index)
        if noun is not None:
            return noun
    verb = _verb_at(unit, index)
    if verb is None or verb.group == "know":
        return None
    if index and not headline and unit.is_name(index):
        return None  # "the United States"
    cue_end = index + 1 + len(verb.tail)
    if verb.form == "gerund" and not _is_progressive(unit, index):
        return _participle(unit, index, cue_end, verb, before)
    return _finite(unit, index, cue_end, verb, before)


def _verb_at(unit: Unit, index: int) -> Verb | None:
    for verb in _verbs().get(unit.low[index], ()):
        if unit.low[index + 1 : index + 1 + len(verb.tail)] == verb.tail:
            return verb
    return None


def _is_progressive(unit: Unit, index: int) -> bool:
    at = index - 1
    while at > 0 and is_adverb(unit.low[at]):
        at -= 1
    return at >= 0 and unit.low[at] in words("be")


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
        speaker = phrase_before(unit, at) or _owner(unit, at)
    elif unit.low[at] in {"his", "her", "their"}:
        speaker = Phrase(at, at + 1, at + 1, pronoun=True)
    else:
        return None
    if speaker is None:
        return None
    return Attribution((index, index + 1), "noun", speaker, speaker.start, index + 1)


def _owner(unit: Unit, end: int) -> Phrase | None:
    start = end
    while start > 0 and is_nominal(unit, start - 1) and unit.low[start - 1] != "'s":
        start -= 1
        if unit.low[start] in words("det"):
            break
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
        if speaker is not None and not names_a_speaker(unit, speaker):
            speaker = _subject_so_far(unit, index, before)
    else:
        return None
    if speaker is None:
        return None
    return Attribution((index, cue_end), verb.group, speaker, index, cue_end)


def _subject_so_far(unit: Unit, index: int, before: list[Attribution]) -> Phrase | None:
    outer = [a for a in before if a.speaker is not None and a.group not in {"noun", "according"}]
    if outer:
        return outer[-1].speaker if len(outer) == 1 else _outermost(unit, outer)
    return main_subject(unit, 0, index)


def _outermost(unit: Unit, found: list[Attribution]) -> Phrase | None:
    """Return the subject that later participles of a sentence go on with."""
    last = found[-1]
    if last.speaker is not None and last.speaker.pronoun and len(found) > 1:
        return found[0].speaker
    return last.speaker


def _finite(
    unit: Unit, index: int, cue_end: int, verb: Verb, before: list[Attribution]
) -> Attribution | None:
    subject_end, passive, denied = _over_auxiliaries(unit, index)
    if passive and verb.form in {"past", "participle"}:
        return _by_somebody(unit, index, cue_end, verb) or _quoted_as(
            unit, index, cue_end, verb, subject_end
        )
    if verb.form == "participle" and subject_end == index:
        return None
    carried = _carrier(unit, index) if verb.form == "base" else None
    if carried is not None:
        subject_end = carried
    elif verb.form == "base" and unit.low[index - 1 : index] == ("to",):
        return None
    group = "denied" if denied and verb.group != "deny" else verb.group
    inverted = _inverted(unit, index, cue_end, verb)
    if inverted is not None:
        return Attribution((index, cue_end), group, inverted, index, inverted.end)
    speaker = phrase_before(unit, subject_end)
    if speaker is None:
        speaker = _shared_subject(unit, subject_end, before)
        if speaker is None:
            return _nobodys(unit, index, cue_end, subject_end, verb)
        lead = index
    else:
        lead = speaker.start
    if _looks_like_noun(unit, index, subject_end, verb):
        return None
    inserted = unit.low[subject_end - 1] in {"who", "which"} or _is_aside(unit, lead)
    return Attribution((index, cue_end), group, speaker, lead, cue_end, inserted=inserted)


def _nobodys(
    unit: Unit, index: int, cue_end: int, subject_end: int, verb: Verb
) -> Attribution | None:
    """Keep a plain "said" whose subject is in doubt: its words are somebody's."""
    sure = verb.form in {"past", "third"} and verb.group in {"say", "tell"}
    bare = subject_end == index and unit.low[index - 1 : index] != ("be",)
    if sure and bare and verb.lemma in {"say", "tell", "add", "write", "reply", "ask"}:
        return Attribution((index, cue_end), verb.group, None, index, cue_end)
    return None


def _over_auxiliaries(unit: Unit, index: int) -> tuple[int, bool, bool]:
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


def _by_somebody(unit: Unit, index: int, cue_end: int, verb: Verb) -> Attribution | None:
    """Read "was described by the ministry as", "was told by police"."""
    if unit.low[cue_end : cue_end + 1] != ("by",):
        return None
    speaker = phrase_after(unit, cue_end + 1)
    if speaker is None:
        return None
    return Attribution((index, cue_end), verb.group, speaker, index, speaker.end)


def _quoted_as(
    unit: Unit, index: int, cue_end: int, verb: Verb, subject_end: int
) -> Attribution | None:
    """Read "X was quoted as saying", "X is reported to have said"."""
    rest = unit.low[cue_end : cue_end + 12]
    if verb.lemma in {"quote", "cite"} and "as" in rest:
        speaker = phrase_before(unit, subject_end)
        lead = speaker.start if speaker else index
        return Attribution((index, cue_end), "judge", speaker, lead, cue_end)
    return None


def _carrier(unit: Unit, index: int) -> int | None:
    """Return where the subject ends of "went on to say", "continued to say"."""
    if index < 3 or unit.low[index - 1] != "to" or unit.low[index - 2] not in _CARRIERS:  # noqa: PLR2004
        return None
    return index - 3 if unit.low[index - 2] == "on" else index - 2


def _inverted(unit: Unit, index: int, cue_end: int, verb: Verb) -> Phrase | None:
    """Find the subject behind the verb: '"...," said Park' and "..., said Park"."""
    if verb.form not in {"past", "third"} or index == 0:
        return None
    if verb.group not in {"say", "ask", "claim"}:
        return None
    previous = unit.low[index - 1]
    if previous != MARKED and previous not in DASHES and previous not in {",", "so"}:
        return None
    if previous in DASHES and phrase_before(unit, index) is not None:
        return None
    phrase = phrase_after(unit, cue_end)
    if phrase is None or unit.low[cue_end] in words("time"):
        return None
    if previous == MARKED:
        return phrase
    speaks = phrase.pronoun or names_a_speaker(unit, phrase)
    return phrase if speaks and _is_over(unit, phrase.end) else None


def _is_over(unit: Unit, index: int) -> bool:
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


def _label(unit: Unit, *, headline: bool) -> Attribution | None:
    """Read "Kim: We will win" and 'Kim: "We will win"'."""
    for index in range(1, min(_LONGEST_LABEL, len(unit.low) - 1)):
        if unit.low[index] == ":":
            speaker = Phrase(0, index, index)
            named = headline or unit.low[index + 1] == MARKED
            after = Attribution((index, index + 1), "label", speaker, 0, index + 1)
            return after if named else None
        if not is_nominal(unit, index):
            return None
    return None


def _credit(unit: Unit) -> Attribution | None:
    """Read "Twelve die in blast: police"."""
    colons = [i for i, word in enumerate(unit.low) if word == ":"]
    if not colons or not 1 <= len(unit.low) - colons[-1] - 1 <= 4:  # noqa: PLR2004 - a short name
        return None
    start = colons[-1] + 1
    speaker = phrase_after(unit, start)
    last = len(unit.low) - 1
    known = unit.low[last] in lexicon.words("speaker_nouns.txt") or unit.tokens[last].text.isupper()
    if speaker is None or speaker.end != len(unit.low) or not known:
        return None
    return Attribution((start - 1, start), "credit", speaker, start - 1, speaker.end)


def _signature(unit: Unit) -> Attribution | None:
    """Read '"We will build it." -- Steve Quinlan'."""
    place = next((i for i, word in enumerate(unit.low) if word == MARKED), None)
    if place != 0 or len(unit.low) < 3 or unit.low[1] not in DASHES:  # noqa: PLR2004
        return None
    speaker = phrase_after(unit, 2)
    if speaker is None or not unit.is_name(speaker.core - 1):
        return None
    over = speaker.end == len(unit.low) or unit.low[speaker.end] in {",", ".", "(", "of"}
    return Attribution((1, 2), "credit", speaker, 1, speaker.end) if over else None


def _with_contents(unit: Unit, found: list[Attribution]) -> tuple[Attribution, ...]:
    cuts = {a.cue[0]: _cut(unit, a) for a in found}
    done: list[Attribution] = []
    for place, attribution in enumerate(found):
        later = [cuts[a.cue[0]] for a in found[place + 1 :]]
        limit = min((cut for cut in later if cut is not None), default=len(unit.low))
        filled = _forward(unit, attribution, limit)
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


def _forward(unit: Unit, attribution: Attribution, limit: int) -> Attribution:
    """Fill in the clause that follows a cue, or mark that words in marks do."""
    if attribution.group in {"credit"} or attribution.end > attribution.cue[1]:
        if attribution.group == "according":
            return _after_according(unit, attribution, limit)
        return attribution
    verb = _verb_at(unit, attribution.cue[0])
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
    end = _content_end(unit, comma + 1, max(limit, comma + 1), inserted=False)
    return replace(attribution, content=_clause(unit, comma + 1, end))


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
    at, heard = _over_adverbials(unit, attribution, limit)
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
    end = _content_end(unit, start, limit, inserted=attribution.inserted)
    return replace(filled, end=start, content=_clause(unit, start, end))


def _marks_follow(unit: Unit, at: int) -> bool:
    """Say whether words in marks stand at a token, as a sentence of their own."""
    while at < len(unit.low) and unit.low[at] in {",", ":", "that"}:
        at += 1
    if at >= len(unit.low) or unit.low[at] != MARKED:
        return False
    return at + 1 >= len(unit.low) or not (
        is_verb(unit, at + 1) or unit.low[at + 1] in words("inner")
    )


def _over_adverbials(
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
        elif _is_time(unit, at) or (word in _TIME_MODIFIERS and _then_time(unit, at)):
            at += 1
        elif _is_measure(unit, at):
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


def _is_time(unit: Unit, at: int) -> bool:
    """Say whether a token is of a date; a bare number is one only beside a month."""
    if unit.low[at] in words("time"):
        return True
    beside = unit.low[max(0, at - 2) : at] + unit.low[at + 1 : at + 2]
    return unit.low[at].isdigit() and any(word in words("month") for word in beside)


def _is_measure(unit: Unit, at: int) -> bool:
    """Say whether a preposition only opens a number: "at least 12", "over 300"."""
    following = unit.low[at + 1] if at + 1 < len(unit.low) else ""
    return following in {"least", "most"} or (
        following[:1].isdigit() and not following.endswith("s") and len(following) != _YEAR
    )


def _then_time(unit: Unit, at: int) -> bool:
    return at + 1 < len(unit.low) and is_time_word(unit, at + 1)


def _over_addressee(unit: Unit, at: int) -> tuple[int, tuple[int, int] | None]:
    if at < len(unit.low) and unit.low[at] in _OBJECTS:
        return at + 1, (at, at + 1)
    phrase = phrase_after(unit, at)
    if phrase is None or phrase.pronoun:
        return at, None
    return phrase.end, (phrase.start, phrase.end)


def _parenthesis(unit: Unit, comma: int, limit: int) -> int | None:
    """Step over ", through an interpreter," when "that" or marks follow it."""
    for index in range(comma + 1, min(limit, comma + CLAUSE_REACH)):
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
    if at + 1 < limit and (is_time_word(unit, at + 1) or unit.low[at + 1] in _OBJECTS):
        return at + 2
    return None


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
    word = unit.low[at]
    lead = attribution.lead
    if word in {"it", "you"} and not any(
        is_verb(unit, i) or is_adverb(unit.low[i]) for i in range(at + 1, min(limit, at + 3))
    ):
        return False  # the object: "explained it to"
    if verb is not None and verb.lemma != "say" and _is_object(unit, at):
        return False
    gap = lead > 0 and unit.low[lead - 1] in {"which", "that", "whom", "who"}
    if gap and is_verb(unit, at):
        return True
    following = unit.low[at + 1] if at + 1 < limit else "."
    if word in _PRONOUNCED and (following in words("preposition") or following == ","):
        return False  # "said little about it", "said no, and left"
    starts = (
        word in words("personal")
        or word in words("subject")
        or is_nominal(unit, at)
        or word in words("subordinator")
        or word in {"there", "neither", "no", "nothing", MARKED}
        or _is_measure(unit, at)
    )
    if not starts or limit - at < _SHORTEST_CLAUSE or word in {"so", "as", "whether"}:
        return False
    stop = min(limit, at + CLAUSE_REACH)
    if verb is not None and verb.lemma not in {"say", "tell"}:  # others take objects too
        barred = {",", ";", MARKED, "than", "that", "which", "who", "to", "as"}
        stop = next((i for i in range(at, stop) if unit.low[i] in barred), stop)
        return any(is_verb(unit, i) for i in range(at + 1, stop))
    return any(is_verb(unit, i) or unit.low[i] in _verbs() for i in range(at + 1, stop))


def _is_object(unit: Unit, at: int) -> bool:
    """Say whether a noun phrase is the object of the cue: "declared an intention to"."""
    phrase = phrase_after(unit, at)
    if phrase is None or phrase.pronoun:
        return False
    following = unit.low[phrase.end] if phrase.end < len(unit.low) else "."
    return following in {"to", "that", "by", "as", "and"} or following in ENDS


def _content_end(unit: Unit, start: int, limit: int, *, inserted: bool) -> int:
    end = limit
    if inserted:
        commas = (i for i in range(start, limit) if unit.low[i] == ",")
        end = next((i for i in commas if any(is_verb(unit, k) for k in range(start, i))), limit)
    while end > start and (unit.low[end - 1] in ENDS or unit.low[end - 1] in EDGES - {")", "]"}):
        end -= 1
    return end


def _clause(unit: Unit, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if end - start >= _SHORTEST_CLAUSE else None


def _backward(
    unit: Unit, attribution: Attribution, begin: int, done: list[Attribution]
) -> Attribution:
    """Fill in the clause before "X said", when nothing goes on behind it."""
    lead = attribution.lead
    if attribution.group in {"noun", "label", "judge", "denied", "deny", "express"} or lead == 0:
        return attribution
    verb = _verb_at(unit, attribution.cue[0])
    if verb is not None and verb.content not in {"clause", "that"}:
        return attribution
    if verb is not None and verb.form == "gerund":
        return attribution
    previous = unit.low[lead - 1]
    if attribution.group != "according" and previous not in {",", ":"} | DASHES:
        return attribution
    if attribution.group not in {"according", "credit"} and not _is_over(unit, attribution.end):
        return attribution
    start = _past_connectives(unit, begin, lead)
    end = _content_end(unit, start, lead, inserted=False)
    if start >= end or unit.low[end - 1] in words("relative") or _is_adjunct(unit, start, end):
        return attribution
    if any(a.content is not None or a.introduces for a in done if a.end >= start):
        return attribution
    if MARKED in unit.low[start:end] and all(not is_nominal(unit, i) for i in range(start, end)):
        return attribution
    if not _has_verb(unit, start, end) and attribution.group != "credit":
        end = _content_end(unit, start, len(unit.low), inserted=False)
        if end <= attribution.end or unit.low[attribution.end] != ",":
            return attribution
    return replace(attribution, content=_clause(unit, start, end))


def _is_adjunct(unit: Unit, start: int, end: int) -> bool:
    """Say whether a stretch is only "When he was appointed": no main clause follows."""
    first = unit.low[start]
    opens = first in words("subordinator") - {"that", "what", "how", "why", "where"}
    opens = opens or first in words("relative") or first in {"asked", "speaking"}
    return opens and "," not in unit.low[start:end]


def _past_connectives(unit: Unit, start: int, stop: int) -> int:
    while start < stop and (
        unit.low[start] in words("connective")
        and (unit.low[start + 1] == "," or unit.low[start] in {"but", "and"})
        or unit.low[start] in EDGES
    ):
        start += 1
    return start


def _has_verb(unit: Unit, start: int, end: int) -> bool:
    return any(is_verb(unit, i) or unit.low[i] in _verbs() for i in range(start, end)) or (
        end - start > CLAUSE_REACH // 2
    )
