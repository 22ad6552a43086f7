"""Speakers without a name: "analysts", "police", "U.S. officials".

What counts: a speaker in the plural whose noun is one of those who speak in the news
(data/speaker_nouns.txt), named without an article or a possessive. Such words stand for
one group over all reports. What guards against false actors: "the officials" and "his
advisers" lean on somebody named before, "a spokesman" is a different one in every
report; they stay words.
"""

from __future__ import annotations

from collections import defaultdict

from dateline import lexicon
from dateline.gazetteer import country_of_adjective
from dateline.record import Actor
from dateline.report import Reading, Span

LONGEST = 4  # words; a longer description is of somebody in particular
PLURALS_WITHOUT_S = frozenset({"police", "people", "media"})
_LEANING = frozenset({"the", "a", "an", "one", "his", "her", "its", "their", "this", "that"})


def find_groups(
    readings: tuple[Reading, ...], after: int
) -> tuple[tuple[Actor, ...], dict[Span, str]]:
    """Return the groups that speak unnamed, numbered behind `after`, and whom each span names."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for reading in readings:
        for quotation in reading.quotations:
            span = quotation.speaker_span if quotation.speaker is None else None
            if span and (name := _group(span.text)):
                spans[name].append(span)
    ranked = sorted(spans, key=lambda name: (-len({s.report for s in spans[name]}), name))
    actors = tuple(
        Actor(f"a{number}", name, "group", (name,), (), None, tuple(sorted(set(spans[name]))))
        for number, name in enumerate(ranked, after + 1)
    )
    return actors, {span: actor.id for actor in actors for span in spans[actor.name]}


def _group(words_there: str) -> str | None:
    """Return what to call the group that some words name, or None."""
    words = words_there.split()
    if not words or len(words) > LONGEST or words[0].casefold() in _LEANING:
        return None
    head = words[-1].casefold()
    is_plural = head.endswith("s") or head in PLURALS_WITHOUT_S
    if any(word.endswith(("'s", "’s")) for word in words):
        return None
    is_name = len(words) > 1 and not words[-1].islower()  # "homeowner Karen Boss"
    if is_name or not is_plural or head not in lexicon.words("speaker_nouns.txt"):
        return None
    return " ".join([_lowered(words[0]), *words[1:]])


def _lowered(word: str) -> str:
    """Return a word that opens a sentence without its capital; a name or adjective keeps it."""
    is_proper = country_of_adjective(word) or word in lexicon.words("proper_adjectives.txt")
    return word.casefold() if word[1:].islower() and not is_proper else word
