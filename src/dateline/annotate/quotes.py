"""Quotations: words that a report gives as somebody's, with who said them.

What counts: words in marks with a speaker (direct where they are a sentence of their
own, else partial), and the clauses that a reporting verb governs (indirect). Several
sentences in one pair of marks are one quotation; one that its attribution breaks is
two. A sentence wholly in marks without an attribution goes on with the speaker told
last, in the same paragraph or the one before, or belongs to the person that the sentence
before is about, if it speaks in the first person.

What guards against false ones: a few words in marks that no reporting verb governs are
scare quotes. A sentence in marks whose speaker is in doubt is told without one, as are
words that name the person whom "he" would mean.

Quality: evaluation/quotes.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate.attribution import find_attributions
from dateline.annotate.marked_words import (
    governing,
    is_at,
    is_full,
    is_no_quotation,
    is_title,
)
from dateline.annotate.marks import Marked
from dateline.annotate.occasions import said_to, said_when, telling
from dateline.annotate.passages import Passage, passages
from dateline.annotate.phrases import phrase_after
from dateline.annotate.reporting import Attribution
from dateline.annotate.speakers import WORD, Listener, read_on, speakers_of
from dateline.annotate.units import MARKED, Unit, is_marks_only
from dateline.annotate.voices import Voice, voices
from dateline.report import Chain, Quotation, QuoteKind, Report, Sentence, Span, Time
from dateline.spans import Shelf

_LONG_ENOUGH = 5  # words in marks that no cue governs are a quotation from here on
# A page that has left so many sayings without a speaker names them where we cannot see
# (pictures, headings): who spoke before says nothing there.
_MANY_ORPHANS = 3
_OWN = re.compile(r"\b(?:I|we|my|our|me|us|We|My|Our)\b")


def find_quotes(
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...] = (),
    chains: tuple[Chain, ...] = (),
) -> Iterator[Quotation]:
    """Find the quotations of titles, subheads and body, in the order of the text."""
    listener = Listener(voices(report, chains), Shelf((time.span, time) for time in times))
    for passage in passages(report, sentences):
        found = list(_in_passage(passage, listener))
        read_on(passage, listener)
        yield from sorted(found, key=lambda quote: (quote.span.start, quote.span.end))


def _in_passage(passage: Passage, listener: Listener) -> Iterator[Quotation]:
    attributions = find_attributions(passage.unit, headline=passage.headline)
    speakers = speakers_of(passage, attributions, listener)
    for attribution, voice in zip(attributions, speakers, strict=True):
        if attribution.content is not None and not attribution.inner and voice is not None:
            for start, end in _clauses(passage.unit, *attribution.content):
                span = listener.voices.span_of(passage.unit, start, end)
                yield _quotation(span, "indirect", passage, attribution, voice, listener)
    for place, marks in zip(passage.places(), passage.marked, strict=True):
        quotation = _of_marks(passage, place, marks, attributions, speakers, listener)
        if quotation is not None:
            yield quotation
            listener.hear(quotation.span.text)


def _clauses(unit: Unit, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the clause of an attribution at "but that" if a part of it has words in marks."""
    low = unit.low
    cut = next(
        (
            i
            for i in range(start + 1, end - 1)
            if (low[i] in {"but", "and"} and low[i + 1] == "that")
            or (low[i] == "but" and low[i - 1] == "," and phrase_after(unit, i + 1) is not None)
        ),
        None,
    )
    if cut is None or MARKED not in low[start:end]:
        parts = [(start, end)]
    else:
        resume = cut + 2 if low[cut + 1] == "that" else cut + 1
        parts = [(start, cut - (low[cut - 1] == ",")), (resume, end)]
    for first, last in parts:
        if last > first and not is_marks_only(unit, first, last):
            yield first, last


def _of_marks(  # noqa: PLR0913, PLR0917 - all that is known of the sentence
    passage: Passage,
    place: int,
    marks: Marked,
    attributions: tuple[Attribution, ...],
    speakers: list[Voice | None],
    listener: Listener,
) -> Quotation | None:
    """Make a quotation of words in marks, or None where they are no quotation."""
    span = listener.voices.report.span(marks.start, marks.end)
    full = is_full(passage, place, span.text, marks)
    chosen = governing(passage.unit, place, span.text, attributions)
    is_long = full or len(WORD.findall(span.text)) >= _LONG_ENOUGH
    if is_title(span.text) and not is_at(passage.unit, place, attributions, chosen):
        return None
    if not full and is_no_quotation(passage, place, span.text, listener):
        return None
    kind: QuoteKind = "direct" if full else "partial"
    voice = speakers[chosen] if chosen is not None else None
    if voice is None and not is_long:
        return None
    if chosen is not None:
        if voice is not None and listener.voices.is_another(voice, span):
            voice = replace(voice, chain=None)
        told = _quotation(span, kind, passage, attributions[chosen], voice, listener)
        listener.last = _spoken(voice, told)
        return told
    if not is_marks_only(passage.unit, 0, len(passage.unit.low)):
        return Quotation(span, kind)
    return _going_on(span, kind, passage, listener)


def _spoken(voice: Voice | None, told: Quotation) -> Voice | None:
    """Return the voice as it goes on from a quotation, on the same occasion."""
    if voice is None:
        return None
    return replace(voice, marked=True, said_when=told.said_when, said_to=told.said_to)


def _going_on(span: Span, kind: QuoteKind, passage: Passage, listener: Listener) -> Quotation:
    """Give a sentence wholly in marks to the speaker told last, if that was just before."""
    last = listener.last
    if last is None or passage.paragraph - last.paragraph > 1:
        listener.orphans += 1
    elif _may_go_on(last, span, passage, listener):
        listener.last = replace(last, paragraph=passage.paragraph)
        return Quotation(
            span,
            kind,
            speaker_span=last.span,
            speaker=last.chain,
            said_when=last.said_when,
            said_to=last.said_to,
        )
    subject = listener.subject
    if (
        subject is not None
        and subject.paragraph == passage.paragraph
        and _OWN.search(span.text)
        and not listener.voices.speaks_of(subject, span)
    ):
        listener.last = subject
        return Quotation(span, kind, speaker_span=subject.span, speaker=subject.chain)
    listener.last = None
    return Quotation(span, kind)


def _may_go_on(last: Voice, span: Span, passage: Passage, listener: Listener) -> bool:
    """Say whether the speaker told last may go on with a sentence wholly in marks."""
    near = passage.paragraph == last.paragraph or (
        listener.orphans < _MANY_ORPHANS and listener.voices.may_go_on(last)
    )
    return near and not listener.voices.speaks_of(last, span)


def _quotation(  # noqa: PLR0913, PLR0917 - its six sides
    span: Span,
    kind: QuoteKind,
    passage: Passage,
    attribution: Attribution,
    voice: Voice | None,
    listener: Listener,
) -> Quotation:
    here = passage.unit
    zone = telling(here, attribution)
    return Quotation(
        span,
        kind,
        speaker_span=voice.span if voice else None,
        speaker=voice.chain if voice else None,
        cue=listener.voices.span_of(here, *attribution.cue),
        said_when=said_when(here, zone, listener),
        said_to=said_to(here, zone, attribution, listener.voices),
    )
