"""Time expressions of a report, with their TIMEX3 values (TimeML 1.2.1).

What counts: dates ("April 25"), periods ("late February", "last week"), times of day
("Wednesday afternoon"), durations ("eight years", "decades-old") and sets ("every
Tuesday"), and words that point to a time ("now", "recently"), in sentences, datelines and
timestamps. Ages are not counted, nor "soon", "former", "current".

How: `timex_words` makes each word a class letter, `timex_grammar` matches patterns over
the letters, the readers (`timex_days`, `timex_periods`, `timex_lengths`, `timex_hours`)
give values against a clock (`timex_clock`): the report's own day, the last date the text
named, and the tense of the clause (`timex_tense`). A history resolves "in June" against
its last date, a report against its own day (`timex_story`); "yesterday" between marks of
quotation is of the day of saying (`timex_sayings`).

What guards against false hits: months that are verbs or names need a cue ("May", "April
Smith"), numbers of four figures must not count anything ("2000 people"), names made of
times are left out ("Bloody Sunday", "The Sunday Times", "Operation Dawn", "Christmas
Island"), data/time_neighbours.tsv, and so are words in titles ("60 Minutes",
`timex_titles`). Without a reference day a value says only what is true of any day
("XXXX-WXX-4", "PAST_REF"): years named elsewhere do not date "Sept. 25".

Measured (evaluation/times.py, open parts of the corpora; F1 of spans by overlap, and of
values): TimeBank .95 and .82, AQUAINT .94 and .77, WikiWars .93 and .83, MEANTIME .91 and
.80. Many of the wrong values are the corpora's own ("1949-XX", "1989-WXX", the bare day for
"Friday night").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from dateline.annotate.times import (
    timex_grammar,
    timex_joints,
    timex_sayings,
    timex_story,
    timex_tense,
)
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_joints import Hit, Stretch
from dateline.annotate.times.timex_sayings import Said
from dateline.annotate.times.timex_words import Word, classify, letters_of
from dateline.report import BlockKind, Report, Sentence, Time

_DATED_BLOCKS: frozenset[BlockKind] = frozenset({"dateline", "timestamp"})
# What a picture shows may be years back: the story does not go on from there.
_ASIDE_BLOCKS: frozenset[BlockKind] = frozenset({"caption"})


def find_times(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[Time]:
    """Find the time expressions of sentences, datelines and timestamps, in text order."""
    today = date.fromisoformat(report.reference_date) if report.reference_date else None
    clock = Clock(today, is_narrative=timex_story.is_narrative(report.text, today))
    for number, run in groupby(_stretches(report, sentences), lambda stretch: stretch.block):
        stretches, block = tuple(run), report.blocks[number]
        opening = timex_story.at_paragraph(clock)
        found, clock = _read(stretches, opening, ())
        if said := timex_sayings.find_said(report.text, block, found, today):
            found, clock = _read(stretches, opening, said)
        for stretch, hits in found:
            yield from _times(report, stretch.words, hits)
        if block.kind in _ASIDE_BLOCKS:
            clock = opening


def _stretches(report: Report, sentences: tuple[Sentence, ...]) -> list[Stretch]:
    dated = (
        Stretch(b.start, b.end, number, classify(report.text, b.start, b.end))
        for number, b in enumerate(report.blocks)
        if b.kind in _DATED_BLOCKS
    )
    read = (_stretch_of(report.text, sentence) for sentence in sentences)
    return sorted((*dated, *read), key=lambda stretch: (stretch.start, stretch.end))


def _stretch_of(text: str, sentence: Sentence) -> Stretch:
    start, end, tokens = sentence.span.start, sentence.span.end, sentence.tokens
    words = classify(text, start, end, {token.start: token.tag or "" for token in tokens})
    return Stretch(start, end, sentence.block, words, tokens)


def _read(
    stretches: tuple[Stretch, ...], clock: Clock, said: tuple[Said, ...]
) -> tuple[list[tuple[Stretch, list[Hit]]], Clock]:
    """Find the times of a paragraph's stretches, and where they leave the clock."""
    found: list[tuple[Stretch, list[Hit]]] = []
    for stretch in stretches:
        hits, clock = _read_stretch(stretch.words, clock, said)
        found.append((stretch, hits))
    return found, clock


def _read_stretch(
    words: list[Word], clock: Clock, said: tuple[Said, ...]
) -> tuple[list[Hit], Clock]:
    letters = letters_of(words)
    hits: list[Hit] = []
    position = 0

    def clock_for(index: int) -> Clock:
        today = timex_sayings.today_at(words[index].start, said) or clock.today
        return replace(clock, today=today, tense=timex_tense.tense_at(words, index))

    while hit := timex_grammar.next_time(words, letters, position, clock_for):
        found, meaning = hit
        hits.append(Hit(found.first, found.end, meaning))
        clock = timex_story.moved(clock, meaning)
        position = found.end
    return hits, clock


def _times(report: Report, words: list[Word], hits: list[Hit]) -> Iterator[Time]:
    for hit in timex_joints.joined(words, hits):
        span = report.span(words[hit.first].start, timex_joints.end_of(words, hit))
        yield Time(span, hit.meaning.type, hit.meaning.value, hit.meaning.mod)
