"""Labels that attribute without a verb: "Kim: We will win", "Twelve die: police", "-- Smith".

What counts: in a headline a short name before a colon, or an office or initialism behind
the last one; anywhere a name, or a document with its maker, before a colon and words in
marks; a name behind a dash that follows words in marks. Whether the label names a
speaker at all is for speakers.py to say.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.phrases import Phrase, phrase_after
from dateline.annotate.reporting import Attribution
from dateline.annotate.subjects import main_subject
from dateline.annotate.units import DASHES, MARKED, Unit, is_nominal, words

_LONGEST_LABEL = 6  # tokens before the colon of a headline


def label_before(unit: Unit, *, headline: bool) -> Attribution | None:
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


def credit_behind(unit: Unit) -> Attribution | None:
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


def signature(unit: Unit) -> Attribution | None:
    """Read '"We will build it." -- Steve Quinlan'."""
    place = next((i for i, word in enumerate(unit.low) if word == MARKED), None)
    if place != 0 or len(unit.low) < 3 or unit.low[1] not in DASHES:  # noqa: PLR2004
        return None
    speaker = phrase_after(unit, 2)
    if speaker is None or not unit.is_name(speaker.core - 1):
        return None
    over = speaker.end == len(unit.low) or unit.low[speaker.end] in {",", ".", "(", "of"}
    return Attribution((1, 2), "credit", speaker, 1, speaker.end) if over else None


def maker(unit: Unit) -> Attribution | None:
    """Read 'a statement from Adalah: "..."', 'Smith put out a letter on Friday: "..."'."""
    colon = next(
        (i for i, w in enumerate(unit.low[:-1]) if w == ":" and unit.low[i + 1] == MARKED), 0
    )
    document = next((i for i in range(colon) if unit.low[i] in words("document")), None)
    if document is None:
        return None
    by = next((i for i in range(document, colon) if unit.low[i] in {"by", "from", "of"}), None)
    speaker = phrase_after(unit, by + 1) if by else main_subject(unit, 0, document)
    if speaker is None:
        return None
    cue = (document, document + 1)
    return Attribution(cue, "judge", speaker, min(document, speaker.start), colon, introduces=True)
