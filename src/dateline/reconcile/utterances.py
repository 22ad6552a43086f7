"""Utterances: quotations of several reports that render the same words of one speaker.

What counts: two quotations of the same actor in different reports that share most of
the weight of the shorter one's words. Words are compared by their stems, and by the
group of words that translators choose among (data/translators_choices.txt: "views",
"opinions"); a word weighs the more the fewer quotations of the event have it and the
rarer it is in news. What guards against false pairs: one shared word is enough only if
it is all that the shorter quotation says and stands in no other but the pair; clauses
without marks have to share more than words in marks; days of speaking that differ keep
two sayings apart, unless they are word for word the same. Quotations without a known
speaker pair only when they are nearly word for word the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.reconcile.terms import content, rarity, stem
from dateline.record import Quote, Utterance

# Shares of the shorter quotation's weight that have to be shared, set on the event of
# examples/ and by reading 40 clusters of galaxy (frnsys/galaxy).
MARKED = 0.5  # both, or one of them, in marks
MANY_WORDS = 0.45  # likewise, where four words or more are shared
CLAUSES = 0.7  # reported clauses: reporters' words, alike by chance more often
VERBATIM = 0.85  # nearly word for word

LEAST_WEIGHT = 4.0  # of the shared words together, in natural-log units: two rare words
RARE_WORD = 2.5  # what each of one or two words has to weigh
BACKGROUND = 20  # sayings of other events thought along, so that words of a small event weigh
_FEW = 2  # words; a quotation that has no more pairs only if all of it is shared
_SHOWN = 5  # words of a reason
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_COMMON = 60  # quotations; a word in more of them proposes no pair


@dataclass(frozen=True, slots=True)
class _Saying:
    quote: Quote
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    share: float
    shared: tuple[str, ...]  # the heaviest first


def find_utterances(quotes: Sequence[Quote]) -> tuple[Utterance, ...]:
    """Return the groups of quotations that render the same words, in the order of the quotes."""
    sayings = [_Saying(quote, _terms(quote.span.text)) for quote in quotes]
    weights = _weights(sayings)
    pairs = [pair for i, j in _candidates(sayings) if (pair := _pair(sayings, i, j, weights))]
    groups = _grouped(sayings, pairs)
    inside: defaultdict[int, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        inside[pair.one].append(pair)
    return tuple(
        _utterance(number, group, sayings, [pair for index in group for pair in inside[index]])
        for number, group in enumerate(groups, 1)
    )


def _terms(text: str) -> frozenset[str]:
    groups = _choices()
    return frozenset(groups.get(term, term) for term in content(text))


@cache
def _choices() -> dict[str, str]:
    """Return, for the stem of a word that translators vary, the first word of its group."""
    rows = lexicon.rows("translators_choices.txt")
    return {stem(word): row[0].split()[0] for row in rows for word in row[0].split()}


def _weights(sayings: Sequence[_Saying]) -> dict[str, float]:
    counts = Counter(term for saying in sayings for term in saying.terms)
    total = len(sayings) + BACKGROUND
    return {term: math.log(total / n) * rarity(term) for term, n in counts.items()}


def _candidates(sayings: Sequence[_Saying]) -> Iterator[tuple[int, int]]:
    """Find the pairs of quotations of two reports that share a word and may share a speaker."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, saying in enumerate(sayings):
        for term in saying.terms:
            holders[term].append(index)
    found = {
        (i, j)
        for places in holders.values()
        if len(places) <= _COMMON
        for at, j in enumerate(places)
        for i in places[:at]
        if sayings[i].quote.span.report != sayings[j].quote.span.report
    }
    yield from sorted(found)


def _pair(sayings: Sequence[_Saying], i: int, j: int, weights: Mapping[str, float]) -> _Pair | None:
    one, other = sayings[i], sayings[j]
    shared = one.terms & other.terms
    weight = math.fsum(weights[term] for term in shared)
    lighter = min(
        math.fsum(weights[term] for term in one.terms),
        math.fsum(weights[term] for term in other.terms),
    )
    share = weight / lighter if lighter else 0.0
    if not _is_enough(one, other, shared, weight, share):
        return None
    heaviest = sorted(shared, key=lambda term: (-weights[term], term))
    return _Pair(i, j, share, tuple(heaviest))


def _is_enough(
    one: _Saying, other: _Saying, shared: frozenset[str], weight: float, share: float
) -> bool:
    known = one.quote.speaker is not None and other.quote.speaker is not None
    if known and one.quote.speaker != other.quote.speaker:
        return False
    shortest = min(len(one.terms), len(other.terms))
    both_clauses = one.quote.kind == other.quote.kind == "indirect"
    if share >= VERBATIM and len(shared) > 2 * _FEW:
        return known or not both_clauses
    if not known or _on_other_days(one.quote, other.quote):
        return False
    if shortest <= _FEW:
        return len(shared) == shortest and weight >= len(shared) * RARE_WORD
    marked = MANY_WORDS if len(shared) >= 2 * _FEW else MARKED
    return (
        share >= (CLAUSES if both_clauses else marked)
        and weight >= LEAST_WEIGHT
        and len(shared) >= _FEW
    )


def _on_other_days(one: Quote, other: Quote) -> bool:
    days = {match[0] for q in (one, other) if (match := _DAY.match(q.said_when or ""))}
    return len(days) > 1


def _grouped(sayings: Sequence[_Saying], pairs: Sequence[_Pair]) -> list[tuple[int, ...]]:
    """Join pairs to groups, directly or through others."""
    group_of = {index: [index] for pair in pairs for index in (pair.one, pair.other)}
    for pair in pairs:
        old, new = group_of[pair.other], group_of[pair.one]
        if old is not new:
            new.extend(old)
            group_of.update(dict.fromkeys(old, new))
    members = {tuple(sorted(group)) for group in group_of.values()}
    kept = (tuple(_without_wrappers(group, sayings)) for group in sorted(members))
    return sorted(group for group in kept if len(group) > 1)


def _without_wrappers(group: Sequence[int], sayings: Sequence[_Saying]) -> Iterator[int]:
    """Leave out a clause whose words in marks are in the group as well."""
    for index in group:
        own = sayings[index].quote.span
        others = (sayings[i].quote.span for i in group if i != index)
        if not any(own.contains(other) for other in others):
            yield index


def _utterance(
    number: int, group: tuple[int, ...], sayings: Sequence[_Saying], inside: Sequence[_Pair]
) -> Utterance:
    shared = Counter(term for pair in inside for term in pair.shared)
    common = _as_said(sayings[group[0]].quote.span.text, [t for t, _ in shared.most_common()])
    speaker = next((sayings[i].quote.speaker for i in group if sayings[i].quote.speaker), None)
    reports = len({sayings[i].quote.span.report for i in group})
    said = "one speaker" if speaker else "no named speaker"
    because = f"{said} in {reports} reports, with " + ", ".join(f'"{word}"' for word in common)
    return Utterance(f"u{number}", speaker, tuple(sayings[i].quote.id for i in group), because)


def _as_said(text: str, terms: Sequence[str]) -> list[str]:
    """Return the words of a text that stand for some terms, in the order of the terms."""
    said: dict[str, str] = {}
    for word in _WORD.findall(text):
        for term in _terms(word):
            said.setdefault(term, word)
    return [said[term] for term in terms if term in said][:_SHOWN]
