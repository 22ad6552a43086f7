"""What a claim is about, as weighted terms that can be compared over reports.

A term is the stem of a content word (Porter's English stemmer, Snowball 2), an
actor under whatever name, a calendar day or month, or a number with its unit. Words
inside a name count as the actor, not as words. A term weighs the more the fewer
claims of the event have it (inverse document frequency, Sparck Jones 1972), so that
what the whole event is about joins nothing by itself, and the rarer it is in news at
large (data/document_frequency.tsv), so that common words do not either.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import snowballstemmer

from dateline import lexicon
from dateline.report import Reading, Span
from dateline.spans import Shelf
from dateline.values import Interval

DATE = 0.6  # a date weighs less than a rare word: much happens on one day
RARE = 0.5  # percent of news articles; what data/document_frequency.tsv leaves out is about as rare

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")


def all_terms(
    reading: Reading, actor_of: Mapping[tuple[str, int], str]
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Find the terms of each statement of a reading, and those of the rest of its sentence."""
    terms = _Terms(reading, actor_of)
    sentences = Shelf((sentence.span, sentence.span) for sentence in reading.sentences)
    for statement in reading.statements:
        own = frozenset(terms.of(statement.span))
        whole = frozenset(
            term for span, _ in sentences.touching(statement.span) for term in terms.of(span)
        )
        yield own, whole - own


class _Terms:
    """The layers of one reading, on shelves, ready to be asked for a span's terms."""

    def __init__(self, reading: Reading, actor_of: Mapping[tuple[str, int], str]) -> None:
        report = reading.report
        self._mentions = Shelf(
            (mention.span, actor_of.get((report.id, index), ""))
            for index, chain in enumerate(reading.chains)
            for mention in chain.mentions
        )
        self._times = Shelf((time.span, time.value) for time in reading.times)
        self._amounts = Shelf((amount.span, amount) for amount in reading.amounts)

    def of(self, span: Span) -> Iterable[str]:
        mentions = self._mentions.touching(span)
        times = self._times.inside(span)
        amounts = self._amounts.inside(span)
        taken = [place for place, _ in (*mentions, *times, *amounts)]
        yield from (f"@{actor}" for _, actor in mentions if actor)
        yield from (f"#{day}" for _, value in times for day in _calendar(value))
        yield from (f"={amount.value:g} {amount.unit or ''}" for _, amount in amounts)
        for match in _WORD.finditer(span.text):
            start, end = span.start + match.start(), span.start + match.end()
            if not any(place.start < end and start < place.end for place in taken):
                yield from _stems(match.group())


def _calendar(value: str) -> tuple[str, ...]:
    """Return a calendar value and the month it lies in, for "February" may be the 27th."""
    if Interval.from_timex(value) is None:
        return ()
    return tuple(dict.fromkeys((value, value[:7])))


def content(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, names among them."""
    return frozenset(content_words(text))


def content_words(text: str) -> Iterator[str]:
    """Find the stem of each content word of a text, in its order."""
    return (stem for match in _WORD.finditer(text) for stem in _stems(match.group()))


def _stems(word: str) -> tuple[str, ...]:
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    return () if plain in lexicon.words("function_words.txt") else (stem(plain),)


@cache
def stem(word: str) -> str:
    """Return the stem of a lower-case English word."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def weights(claims: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return the weight of each term: the rarer over the claims and in news, the heavier."""
    counts: Counter[str] = Counter()
    total = 0
    for terms in claims:
        counts.update(terms)
        total += 1
    return {term: math.log((total + 1) / n) * rarity(term) for term, n in counts.items()}


def rarity(term: str) -> float:
    """Return how telling a term is in news at large, from 0 (in every article) to 1 (rare)."""
    if not term[0].isalpha():
        return DATE if term.startswith("#") else 1.0
    share = float(lexicon.table("document_frequency.tsv").get(term, RARE))
    return math.log(100 / share) / math.log(100 / RARE)
