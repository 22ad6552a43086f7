"""Words in marks: whether they are a quotation, and which attribution is theirs.

What counts as a full sentence: a capital, a stop, and a sentence's place. Words in marks
belong to the attribution that introduces or touches them, else to the nearest before
them that reaches them, else to the one whose clause they stand in. What guards against
false quotations: titles (“The Art of War”), nicknames, glosses in brackets, names ("known
as", data/naming_words.txt), and a term that was quoted before and now has "the".
"""

from __future__ import annotations

import re

from dateline import lexicon
from dateline.annotate.marks import Marked
from dateline.annotate.passages import Passage
from dateline.annotate.reporting import Attribution
from dateline.annotate.speakers import WORD, Listener
from dateline.annotate.units import DASHES, MARKED, Unit, is_adverb, words

_SURELY_FULL = 60  # characters; so long a stretch with a capital and a stop is a sentence
_REACH = 12  # tokens from a verb to the words in marks that it governs without a clause
_SHORT = 2  # words: a term rather than a saying, if it was quoted before
_STARTS_SENTENCE = re.compile(r"[\W_]*(?:[A-Z0-9]|\[\w)")
_ENDS_SENTENCE = re.compile(r"(?:[.,?!…;:]|--|[—–-])[\"'”’)\]]*$")
_FIRST_PERSON = re.compile(r"(?:I|We|I['’]\w+|We['’]\w+|It['’]s|There)\s")


def is_full(passage: Passage, place: int, text: str, marks: Marked) -> bool:
    """Say whether words in marks are a sentence of their own."""
    if not _STARTS_SENTENCE.match(text):
        return False
    ends = _ENDS_SENTENCE.search(text) is not None or not marks.closed
    low = passage.unit.low
    opens = place == 0 or low[place - 1] in {",", ":", "that", MARKED} | DASHES
    after = low[place + 1] if place + 1 < len(low) else "."
    ends = ends or after in {".", "?", "!", ","}
    return ends and (opens or _FIRST_PERSON.match(text) is not None or len(text) > _SURELY_FULL)


def governing(
    unit: Unit, place: int, text: str, attributions: tuple[Attribution, ...]
) -> int | None:
    """Return the attribution that words in marks belong to."""
    before = [i for i, a in enumerate(attributions) if a.cue[0] < place]
    behind = [i for i, a in enumerate(attributions) if a.lead > place]
    touching = next((i for i in behind if _touches(unit, place, attributions[i])), None)
    left = _nearest(unit, place, before, attributions)
    if left is not None and _introduces(unit, place, attributions[left]):
        return left
    if touching is not None and (_ENDS_SENTENCE.search(text) or left is None):
        return touching
    if left is not None:
        return left
    return next((i for i in behind if _covers(attributions[i], place)), None)


def _introduces(unit: Unit, place: int, attribution: Attribution) -> bool:
    between = unit.low[attribution.end : place]
    return attribution.introduces and all(word in {",", ":", "that"} for word in between)


def _covers(attribution: Attribution, place: int) -> bool:
    content = attribution.content
    return content is not None and content[0] <= place < content[1]


def _nearest(
    unit: Unit, place: int, before: list[int], attributions: tuple[Attribution, ...]
) -> int | None:
    """Return the nearest attribution before words in marks that reaches them.

    One within another's clause has to be of somebody else and to govern them itself:
    "Kim said he expected “bumpy” talks" is Kim's.
    """
    for index in reversed(before):
        attribution = attributions[index]
        if not attribution.inner:
            return index
        if attribution.speaker is None or attribution.group in {"believe", "hope", "show"}:
            continue
        if unit.low[attribution.speaker.start] in words("subject"):
            continue
        if attribution.introduces or _covers(attribution, place):
            return index
        between = unit.low[attribution.cue[1] : place]
        if attribution.content is None and len(between) <= _REACH and not {",", ";"} & set(between):
            return index
    return before[0] if before else None


def _touches(unit: Unit, place: int, attribution: Attribution) -> bool:
    """Say whether only a comma or adverb stands between words in marks and their cue."""
    between = unit.low[place + 1 : attribution.lead]
    return len(between) <= 3 and all(  # noqa: PLR2004
        word in {","} | DASHES or is_adverb(word) for word in between
    )


def is_title(text: str) -> bool:
    """Say whether words in marks are written as titles are: “The Art of War”."""
    said = WORD.findall(text)
    if len(said) < 2 or not said[0][:1].isupper():  # noqa: PLR2004 - a title of one word is a name
        return False
    small = words("preposition") | words("det") | words("conjunction") | words("be")
    capital = [word for word in said if not word[0].islower()]
    return len(capital) > 1 and all(word in small or not word[0].islower() for word in said)


def is_at(
    unit: Unit, place: int, attributions: tuple[Attribution, ...], chosen: int | None
) -> bool:
    """Say whether a cue stands right beside words in marks and can only be theirs."""
    if chosen is None:
        return False
    attribution = attributions[chosen]
    return attribution.introduces or (
        attribution.lead > place and _touches(unit, place, attribution)
    )


def is_no_quotation(passage: Passage, place: int, text: str, listener: Listener) -> bool:
    """Say whether a few words in marks are a name, a nickname, a gloss or a known term."""
    low, size = passage.unit.low, len(passage.unit.low)
    before = low[place - 1] if place else ""
    after = low[place + 1] if place + 1 < size else "."
    said = WORD.findall(text)
    if before in lexicon.words("naming_words.txt") or _is_named(passage.unit, place):
        return True
    if before == "(" and after in {")", ","}:
        return True
    if 0 < place < size - 1 and passage.unit.is_name(place - 1) and passage.unit.is_name(place + 1):
        return len(said) <= _SHORT
    known = text.strip(",.").casefold()
    return len(said) <= _SHORT and before in {"the", "this", "that"} and known in listener.heard


def _is_named(unit: Unit, place: int) -> bool:
    """Say whether a passive names a thing: "is called “X”", "known as the “X”"."""
    at = place - 1
    while at > 0 and unit.low[at] in {"a", "an", "the", "as", ","}:
        at -= 1
    return at > 0 and unit.low[at] in lexicon.words("naming_words.txt") and at < place - 1
