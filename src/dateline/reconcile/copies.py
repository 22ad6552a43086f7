"""Copies: passages that stand, word for word or nearly, in two reports.

What counts: a run of at least SHORTEST words that two blocks of prose share, with
at most GAP other words between its pieces, so that an edited word or a changed
name does not cut it. What guards against false hits: a run must hold enough words
that are no names and no function words, for "North Korean leader Kim Jong-un and
Russian President Vladimir Putin" is nobody's sentence.

Blocks are compared only when they share a shingle of SHINGLE words (Broder 1997).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from dateline import lexicon
from dateline.record import Copy, CopyKind
from dateline.report import Reading, Report, Span

SHINGLE = 5  # words; shorter ones join blocks that only share a name with its title
SHORTEST = 10  # words; below, stock phrases of an event are taken for copies
GAP = 3  # words left out or changed inside one passage
TELLING = 4  # words of a passage that must be neither names nor function words
WHOLE = 0.6  # share of the shorter report's body in one other that makes it a copied report

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A block of prose as words."""

    report: Report
    kind: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def find_copies(readings: Iterable[Reading]) -> tuple[Copy, ...]:
    """Return the passages that two reports share, in the order of the reports."""
    passages = [passage for reading in readings for passage in _passages(reading.report)]
    found = [
        copy
        for one, other in _candidates(passages)
        for copy in _shared(passages[one], passages[other])
    ]
    return tuple(sorted(found, key=lambda copy: copy.spans))


def _passages(report: Report) -> Iterator[_Passage]:
    for block in report.blocks:
        if block.kind in {"body", "caption", "subhead"}:
            matches = list(_WORD.finditer(report.text, block.start, block.end))
            words = tuple(match.group().casefold().replace("’", "'") for match in matches)
            places = tuple(match.span() for match in matches)
            yield _Passage(report, block.kind, words, places)


def _candidates(passages: list[_Passage]) -> list[tuple[int, int]]:
    """Return the pairs of passages from two reports that share a shingle."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, passage in enumerate(passages):
        for at in range(len(passage.words) - SHINGLE + 1):
            holders[passage.words[at : at + SHINGLE]].add(index)
    pairs = {pair for group in holders.values() for pair in combinations(sorted(group), 2)}
    return sorted(
        (one, other) for one, other in pairs if passages[one].report.id != passages[other].report.id
    )


def _shared(one: _Passage, other: _Passage) -> Iterator[Copy]:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    for run in _runs(list(matcher.get_matching_blocks())):
        first, last = run[0], run[-1]
        words = [word for a, _, size in run for word in one.words[a : a + size]]
        if len(words) >= SHORTEST and _is_telling(one, run):
            spans = (
                one.report.span(one.places[first[0]][0], one.places[last[0] + last[2] - 1][1]),
                other.report.span(
                    other.places[first[1]][0], other.places[last[1] + last[2] - 1][1]
                ),
            )
            both = {one.kind, other.kind}
            kind: CopyKind = "caption" if "caption" in both else "passage"
            yield Copy(tuple(sorted(spans)), kind)


def _runs(
    blocks: list[tuple[int, int, int]],
) -> Iterator[list[tuple[int, int, int]]]:
    """Join matching blocks (start, start, size) over small gaps."""
    run: list[tuple[int, int, int]] = []
    for a, b, size in blocks:
        if run:
            end_a, end_b = run[-1][0] + run[-1][2], run[-1][1] + run[-1][2]
            if size == 0 or max(a - end_a, b - end_b) > GAP:
                yield run
                run = []
        if size > 0:
            run.append((a, b, size))


def _is_telling(passage: _Passage, run: list[tuple[int, int, int]]) -> bool:
    ordinary = lexicon.words("function_words.txt")
    text = passage.report.text
    telling = [
        place
        for a, _, size in run
        for place in passage.places[a : a + size]
        if text[place[0]].islower() and text[place[0] : place[1]] not in ordinary
    ]
    return len(telling) >= TELLING


def shared_words(copies: Iterable[Copy], one: Reading, other: Reading) -> tuple[int, float]:
    """Return how many words of the shorter body stand in the other report, and their share.

    Words that either report quotes are left out: who heard a speech quotes what another may
    print whole.
    """
    own = {reading.report.id: _own_words(reading) for reading in (one, other)}
    places: dict[str, set[int]] = defaultdict(set)
    for copy in copies:
        inside = {span.report: _within(own[span.report], span) for span in copy.spans}
        if copy.kind != "caption" and all(inside.values()):
            for report, found in inside.items():
                places[report].update(found)
    shorter = min(own, key=lambda report: len(own[report]))
    shared = min(len(places[report]) for report in own)
    return shared, shared / len(own[shorter]) if own[shorter] else 0.0


def _within(places: list[int], span: Span) -> list[int]:
    return places[bisect_left(places, span.start) : bisect_left(places, span.end)]


def _own_words(reading: Reading) -> list[int]:
    """Return where the body's words begin that are not in quotation marks, in order."""
    report = reading.report
    quoted: list[Span] = [q.span for q in reading.quotations if q.kind != "indirect"]
    taken = frozenset(i for span in quoted for i in range(span.start, span.end))
    return [
        match.start()
        for block in report.blocks
        if block.kind == "body"
        for match in _WORD.finditer(report.text, block.start, block.end)
        if match.start() not in taken
    ]
