"""Where names begin and end as the reading model has it, against the cuts of rules.

What counts: a name that the model marks clearly, on whole words, where rules cut another
stretch: "Lothian and Borders Police" is one name, "University of Ohio and Ana Costa" two,
an opening word is no part of a person. Of two stretches that differ the model's is right
about ten times as often for persons and organisations whose labels lead clearly, and for
places five times as often where it joins words by a wide lead. What guards against false
cuts: titles and nationalities before a person come off, a listed name and half of a full
name are no narrower names, and behind a listed name "and" begins another ("UN and African
Union").

Measured on a tenth of en-worldwide-newswire: names_read_f1 0.815 without and 0.837 with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dateline import gazetteer, lexicon
from dateline.annotate.coreference import roles
from dateline.annotate.names import name_words
from dateline.annotate.names.name_sights import Place, Sight, Words, sight_of
from dateline.report import Named, Sentence

# Leads in log odds, set by who is right where the two differ. Where a body's telling word
# ends what "and" joins, or begins a list ("Department for Work, Trade and Skills"), any will do.
_CLEAR = 0.5
_WIDE = 3.0
_HARDLY = -0.5
_TAILS = frozenset({"'s", "’s", "'", "’", '"', "”", ",", ".", ")", "(", "-", "–", "—", ":"})
_MARKS = _TAILS - {"-"} | {";", "“", "‘", "/"}  # between two names
_OWNED = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"and", "of", "for", "on", "the", "&"})
_HELD = (["of"], ["for"], ["on"])  # "Security Council of the Russian Federation"
_PAIR = 2  # words of a plain full name
_LONGEST = 12  # words; longer stretches are lists
_NO_ACTORS = frozenset({"misc", "product"})
_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "place",
}


def recut(sights: Iterable[Sight], sentence: Sentence, words: Words) -> list[Sight]:
    """Return the names of a sentence, those that the model cuts otherwise cut so."""
    found = list(sights)
    starts = [word.start for word in words]
    for name in sentence.names:
        if name.kind in _NO_ACTORS and name.margin >= _CLEAR:
            found = _outside(found, name, sentence)
        kind = _KINDS.get(name.kind)
        place = _words_of(name, sentence, words, starts) if kind else None
        if kind is None or place is None:
            continue
        met = [sight for sight in found if sight.first < place[1] and sight.last > place[0]]
        if _differs(met, place) and _is_better(name, kind, place, met, words):
            found = [sight for sight in found if sight not in met]
            whole = name_words.joined(words[slice(*place)])
            found.append(sight_of(words, *place, listed=name_words.known_kind(whole)))
    return sorted(found, key=lambda sight: (sight.first, sight.last))


def _outside(found: list[Sight], name: Named, sentence: Sentence) -> list[Sight]:
    """Leave out parts of a name that is no actor's: "America" of "Miss America Pageant"."""
    start, end = sentence.tokens[name.start].start, sentence.tokens[name.end - 1].end
    return [sight for sight in found if sight.listed is not None or not _is_part(sight, start, end)]


def _is_part(sight: Sight, start: int, end: int) -> bool:
    is_whole = sight.start <= start and sight.end >= end
    return start <= sight.start and sight.end <= end and not is_whole


def _words_of(name: Named, sentence: Sentence, words: Words, starts: list[int]) -> Place | None:
    """Return which words a name covers, without article and titles; None for half words."""
    start, end = sentence.tokens[name.start].start, sentence.tokens[name.end - 1].end
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if first == len(words) or words[first].start != start or words[last - 1].end < end:
        return None
    while last > first and words[last - 1].text in _TAILS:
        last -= 1
    if first < last and words[first].text.casefold() == "the":
        first += 1
    if name.kind == "person":
        first, last = _without_titles(words, first, last)
    is_whole = first < last and _is_written(words[first:last])
    return (first, last) if is_whole and last - first <= _LONGEST else None


def _without_titles(words: Words, first: int, last: int) -> Place:
    """Leave out what is none of a person's name: "Gen", "Salvadoran", and "MP" behind it."""
    while first < last and _leads_in(words[first].text):
        first += 1
    while first < last and words[last - 1].text.isupper() and roles.is_title(words[last - 1].text):
        last -= 1
    return first, last


def _leads_in(text: str) -> bool:
    is_title = roles.is_title(text) and not roles.is_given_name(text)
    return is_title or gazetteer.country_of_adjective(text) is not None


def _is_written(words: Words) -> bool:
    """Say whether words begin and end as a name does."""
    opening, closing = words[0].text, words[-1].text
    is_opened = name_words.is_capital(opening) or opening in name_words.PARTICLES
    return is_opened and (closing[:1].isupper() or name_words.is_capital(closing))


def _differs(met: list[Sight], place: Place) -> bool:
    return not any((sight.first, sight.last) == place for sight in met)


def _is_better(name: Named, kind: str, place: Place, met: list[Sight], words: Words) -> bool:
    """Say whether the model's stretch is to be taken before the rules' own."""
    texts = [word.text for word in words[slice(*place)]]
    if not _MARKS.isdisjoint(texts) and not (kind == "organisation" and _may_hold_marks(texts)):
        return False
    if "and" in texts and len(met) > 1 and met[0].listed is not None:
        return False  # two bodies of which one is known: "UN and African Union"
    if any(s.first <= place[0] and place[1] <= s.last for s in met):
        return name.margin >= _WIDE and _may_narrow(kind, place, met[0])
    if kind == "place" or (kind == "person" and met):
        return name.margin >= _WIDE
    if any(_is_full_name(sight, place) for sight in met):
        return False
    is_built = len(met) > 1 and (_joins_body(texts) or "," in texts)
    return name.margin >= (_HARDLY if is_built else _CLEAR)


def _may_hold_marks(texts: list[str]) -> bool:
    """Say whether marks may stand in a body's name.

    They do in "Department for Trade, Work and Skills", "Workers' Party", "Dick's Sporting
    Goods", and not in "Harvard's Law School", whose owner has a name of its own.
    """
    marks = _MARKS & set(texts)
    is_body = name_words.head_kinds().get(texts[0].casefold()) == "organisation"
    if marks <= {","}:
        return is_body and texts[1] in {"of", "for"}
    at = next(i for i, text in enumerate(texts) if text in _MARKS)
    is_first_name = at == 1 and _is_first_name(texts[0])
    is_plural = texts[at] in {"'", "’"} and texts[at - 1].endswith("s")
    return marks <= _OWNED and (is_first_name or is_plural)


def _is_first_name(text: str) -> bool:
    return roles.is_given_name(text) or text.casefold() in lexicon.table("name_nicknames.tsv")


def _is_full_name(sight: Sight, place: Place) -> bool:
    """Say whether a stretch ends in given name and surname: "Mid Ulster" Sandra Overend."""
    is_pair = len(sight.texts) == _PAIR and sight.first > place[0] and sight.last == place[1]
    return (
        is_pair and roles.is_given_name(sight.texts[0]) and not name_words.is_head(sight.texts[1])
    )


def _joins_body(texts: list[str]) -> bool:
    is_body = name_words.head_kinds().get(texts[-1].casefold()) == "organisation"
    return is_body and not {"and", "&"}.isdisjoint(texts)


def _may_narrow(kind: str, place: Place, sight: Sight) -> bool:
    """Say whether a part of what rules take for a name may be all of it."""
    before = [word.text for word in sight.words[sight.first : place[0]]]
    if kind == "place" or sight.listed is not None:
        return False
    if kind == "organisation":
        after = [word.text for word in sight.words[place[1] : sight.last]]
        is_state = name_words.known_kind(name_words.joined(sight.words[slice(*place)])) == "country"
        return (not before or before[-1] in _LINKS) and after[:1] not in _HELD and not is_state
    is_part = any(not name_words.is_common(text) or roles.is_given_name(text) for text in before)
    return place[1] - place[0] >= _PAIR or not is_part
