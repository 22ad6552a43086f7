"""Capitals that stand for a country's government: "Moscow argued", "ties with Seoul".

What counts: a verb of saying or wanting right behind the capital, a verb or "with" and
"between" right before it, a noun of policy behind its possessive, or another capital or
a country beside it that is taken so. What guards against false readings: "in", "at" and
"near" before it, a comma and a country behind it, and a noun that it stands before
("a Seoul hospital"); what stays open goes the way of the capital's sure readings in
the report, and is a place where those differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline import lexicon
from dateline.annotate.names.name_cues import cues
from dateline.gazetteer import country_named, country_of_capital
from dateline.report import Mention, Sentence, Token

_PLACE_BEFORE = cues("before a town")
_MOTION = cues("motion")
_ADVERBS = cues("adverbs before a verb")
_COPULAS = cues("auxiliaries")
_LOOK_BACK = 4  # words before "to" in which a verb of motion stands


def with_metonyms(
    sentences: tuple[Sentence, ...], names: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return the names, those capitals that stand for a government as countries."""
    lines = _lines_of(sentences, names)
    sure = {i: _reading(names, i, *lines[i]) for i in _capitals(names) if i in lines}
    tally: dict[str, Counter[bool]] = {}
    for i, reading in sure.items():
        if reading is not None:
            tally.setdefault(names[i].span.text, Counter())[reading] += 1
    told = {i: _settle(reading, tally.get(names[i].span.text)) for i, reading in sure.items()}
    return tuple(
        replace(name, kind="country") if told.get(i) else name for i, name in enumerate(names)
    )


def _capitals(names: tuple[Mention, ...]) -> Iterator[int]:
    for i, name in enumerate(names):
        if name.kind == "place" and country_of_capital(name.span.text):
            yield i


def _settle(reading: bool | None, tally: Counter[bool] | None) -> bool:  # noqa: FBT001
    if reading is not None:
        return reading
    return tally is not None and tally[True] > 0 and tally[False] == 0


def _lines_of(
    sentences: tuple[Sentence, ...], names: tuple[Mention, ...]
) -> dict[int, tuple[tuple[Token, ...], int, int]]:
    """Return for each capital its sentence's tokens and its first and past-last token."""
    lines: dict[int, tuple[tuple[Token, ...], int, int]] = {}
    capitals = list(_capitals(names))
    at = 0
    for sentence in sentences:
        while at < len(capitals) and names[capitals[at]].span.start < sentence.span.start:
            at += 1
        places = {token.start: i for i, token in enumerate(sentence.tokens)}
        while at < len(capitals) and names[capitals[at]].span.end <= sentence.span.end:
            span = names[capitals[at]].span
            first = places.get(span.start)
            if first is not None:
                last = first
                while last < len(sentence.tokens) and sentence.tokens[last].start < span.end:
                    last += 1
                lines[capitals[at]] = (sentence.tokens, first, last)
            at += 1
    return lines


@cache
def _cues(where: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("metonym_cues.tsv") if row[1] == where)


def _reading(
    names: tuple[Mention, ...], i: int, tokens: tuple[Token, ...], first: int, last: int
) -> bool | None:
    """Say whether a capital stands for a government; None where nothing tells."""
    del names, i
    before, after = _low(tokens, first - 1), _low(tokens, last)
    if after == "," and country_named(_text(tokens, last + 1)):
        return False
    if after in {"'s", "’s"} and _after_reading(tokens, last):
        return True
    if before in _PLACE_BEFORE or (before == "of" and _low(tokens, first - 2) in _TOWN_NOUNS):
        return False
    if before == "to":
        back = {_low(tokens, first - step) for step in range(2, 2 + _LOOK_BACK)}
        return False if back & _MOTION else _after_reading(tokens, last)
    if before in _cues("object"):
        return True
    return _after_reading(tokens, last) or _beside(tokens, first, last)


_TOWN_NOUNS = cues("of a town")


def _after_reading(tokens: tuple[Token, ...], last: int) -> bool | None:
    after = _low(tokens, last)
    if after in {"'s", "’s"}:
        return True if {_low(tokens, last + 1), _low(tokens, last + 2)} & _cues("owned") else None
    at = last
    while _low(tokens, at) in _ADVERBS and _low(tokens, at) not in _COPULAS:
        at += 1
    if _low(tokens, at) == "," and _low(tokens, at + 2) == ",":  # "Moscow, meanwhile, says"
        at += 3
    if _low(tokens, at) in _cues("after"):
        return True
    if _low(tokens, at) in _COPULAS:
        following = _low(tokens, at + 1)
        skipped = _low(tokens, at + 2) if following in _ADVERBS else following
        return True if skipped in _cues("after") or following in _cues("after") else None
    return None


def _beside(tokens: tuple[Token, ...], first: int, last: int) -> bool | None:
    """Two capitals, or a capital and a country, joined by "and" act or are acted on."""
    if _low(tokens, last) == "and" and _is_state(_text(tokens, last + 1)):
        before = _low(tokens, first - 1)
        return None if before in _PLACE_BEFORE else True
    if _low(tokens, first - 1) == "and" and _is_state(_text(tokens, first - 2)):
        return None if _low(tokens, first - 3) in _PLACE_BEFORE else True
    return None


def _is_state(text: str) -> bool:
    return country_of_capital(text) is not None or country_named(text) is not None


def _text(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _low(tokens: tuple[Token, ...], i: int) -> str:
    return _text(tokens, i).casefold()
