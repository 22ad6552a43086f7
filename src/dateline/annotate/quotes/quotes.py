"""Quotations: words that a report gives as somebody's, with who said them.

What counts: words in marks with a speaker (direct where they are a sentence of their
own, else partial), and the clauses that a cue of saying reports (indirect). Several
sentences in one pair of marks are one quotation; one that its attribution breaks is
two. A sentence wholly in marks without an attribution goes on with the speaker told
last, in the same paragraph or the one before, or belongs to the person that the sentence
before is about, if it speaks in the first person.

What guards against false ones: a few words in marks that no attribution holds are scare
quotes. A sentence in marks whose speaker is in doubt is told without one, as are words
that name the person whom "he" would mean.

Quality: evaluation/quotes.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.annotate.quotes.marked_words import (
    governing,
    inner_speaker,
    is_alone,
    is_beside,
    is_full,
    is_no_quotation,
    is_title,
)
from dateline.annotate.quotes.marks import Marked, find_marked
from dateline.annotate.quotes.occasions import said_to, said_when
from dateline.annotate.quotes.said_clauses import said_clauses
from dateline.annotate.quotes.sayings import Saying, sayings_of
from dateline.annotate.quotes.speakers import WORD, Listener, read_on, speaker_of
from dateline.annotate.quotes.told_clauses import is_open, is_told
from dateline.annotate.quotes.voices import Voice, voices
from dateline.annotate.syntax import Tree, tree_of
from dateline.report import (
    Attribution,
    Chain,
    Quotation,
    QuoteKind,
    Report,
    Sentence,
    Span,
    Time,
)
from dateline.spans import Shelf

_BLOCKS = frozenset(("title", "subhead", "body"))
_LONG_ENOUGH = 5  # words in marks that no cue governs are a quotation from here on
# A page that has left so many sayings without a speaker names them where we cannot see
# (pictures, headings): who spoke before says nothing there.
_MANY_ORPHANS = 3
_OWN = re.compile(r"\b(?:I|we|my|our|me|us|We|My|Our)\b")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with its sentences' trees, its words in marks and its attributions."""

    number: int
    span: Span
    trees: dict[int, Tree]  # by the numbers of the sentences in the report
    marked: tuple[Marked, ...]
    shelf: Shelf[Marked]  # the same by the places of their marks
    starts: tuple[int, ...]  # of the sentences
    sayings: tuple[Saying, ...]

    def sentences_of(self, marks: Marked) -> range:
        """Return the numbers of the sentences that words in marks stand in."""
        numbers = tuple(self.trees)
        first = bisect_right(self.starts, marks.left) - 1
        last = bisect_left(self.starts, marks.right)
        return range(numbers[max(0, first)], numbers[last - 1] + 1) if last else range(0)

    def beside(self, numbers: range) -> tuple[Saying, ...]:
        """Return the attributions of some sentences and of those right beside them."""
        first = bisect_left(self.sayings, numbers.start - 1, key=_number)
        last = bisect_right(self.sayings, numbers.stop, key=_number)
        return self.sayings[first:last]

    def marks_in(self, tree: Tree) -> tuple[Span, ...]:
        """Return the stretches in marks of a sentence."""
        return tuple(span for span, _ in self.shelf.touching(tree.sentence.span))


def _number(saying: Saying) -> int:
    return saying.number


def find_quotes(
    report: Report,
    sentences: tuple[Sentence, ...],
    attributions: tuple[Attribution, ...] = (),
    times: tuple[Time, ...] = (),
    chains: tuple[Chain, ...] = (),
) -> Iterator[Quotation]:
    """Find the quotations of titles, subheads and body, in the order of the text."""
    listener = Listener(voices(report, chains), Shelf((time.span, time) for time in times))
    for paragraph in _paragraphs(report, sentences, attributions):
        found = sorted(_in_paragraph(paragraph, listener), key=_place)
        yield from found


def _place(quotation: Quotation) -> tuple[int, int]:
    return quotation.span.start, quotation.span.end


def _paragraphs(
    report: Report, sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]
) -> Iterator[_Paragraph]:
    sayings = list(sayings_of(sentences, attributions))
    cues = [saying.attribution.cue.start for saying in sayings]
    numbered = (
        (number, sentence)
        for number, sentence in enumerate(sentences)
        if report.blocks[sentence.block].kind in _BLOCKS
    )
    runs_on = False
    for count, (index, group) in enumerate(groupby(numbered, key=lambda pair: pair[1].block)):
        block = report.blocks[index]
        trees = {number: tree for number, s in group if (tree := tree_of(s)) is not None}
        marked = find_marked(report.text, block.start, block.end, runs_on=runs_on)
        runs_on = bool(marked) and not marked[-1].closed
        here = sayings[bisect_left(cues, block.start) : bisect_right(cues, block.end)]
        shelf = Shelf((report.span(one.left, one.right), one) for one in marked)
        starts = tuple(tree.sentence.span.start for tree in trees.values())
        span = report.span(block.start, block.end)
        yield _Paragraph(count, span, trees, marked, shelf, starts, tuple(here))


def _in_paragraph(paragraph: _Paragraph, listener: Listener) -> Iterator[Quotation]:
    """Find the quotations of a paragraph, reading it in the order of the text."""
    told: dict[int, Voice | None] = {}
    steps: list[tuple[int, Marked | Saying | Tree]] = [
        *((marks.left, marks) for marks in paragraph.marked),
        *((_begin(saying), saying) for saying in paragraph.sayings),
        *((tree.sentence.span.end, tree) for tree in paragraph.trees.values()),
    ]
    for _, step in sorted(steps, key=lambda pair: pair[0]):
        if isinstance(step, Tree):
            read_on(step, paragraph.number, paragraph.marks_in(step), listener)
        elif isinstance(step, Saying):
            yield from _clauses(step, paragraph, told, listener)
        else:
            quotation = _of_marks(step, paragraph, told, listener)
            if quotation is not None:
                yield quotation
                listener.hear(quotation.span.text)


def _begin(saying: Saying) -> int:
    source = saying.attribution.source
    return min(saying.attribution.cue.start, source.start if source else saying.attribution.cue.end)


def _voice(
    saying: Saying, paragraph: _Paragraph, told: dict[int, Voice | None], listener: Listener
) -> Voice | None:
    """Return who an attribution gives its content to, found when first asked for."""
    at = saying.attribution.cue.start
    if at not in told:
        told[at] = speaker_of(saying, paragraph.number, paragraph.marks_in(saying.tree), listener)
        if saying.group not in {None, "noun", "know"}:
            listener.last, listener.is_past = told[at], False
    return told[at]


def _clauses(
    saying: Saying, paragraph: _Paragraph, told: dict[int, Voice | None], listener: Listener
) -> Iterator[Quotation]:
    voice = _voice(saying, paragraph, told, listener)
    if voice is None or not is_told(saying, listener.voices.kind_of(voice)):
        return
    beside = paragraph.beside(range(saying.number, saying.number + 1))
    here = tuple(other for other in beside if other.number == saying.number)
    for span in said_clauses(saying, here, paragraph.marks_in(saying.tree)):
        yield _quotation(span, "indirect", saying, voice, listener)


def _of_marks(
    marks: Marked, paragraph: _Paragraph, told: dict[int, Voice | None], listener: Listener
) -> Quotation | None:
    """Make a quotation of words in marks, or None where they are no quotation."""
    span = listener.voices.report.span(marks.start, marks.end)
    full = is_full(paragraph.span, span, marks)
    numbers = paragraph.sentences_of(marks)
    saying = governing(paragraph.span, marks, numbers, paragraph.beside(numbers))
    is_long = full or len(WORD.findall(span.text)) >= _LONG_ENOUGH
    told_as = saying.group if saying is not None else None
    reports = saying is not None and saying.reports_clauses()
    beside = reports and is_beside(paragraph.span, marks, saying)
    asked = not full and saying is not None and is_open(saying)
    is_none = asked or (is_title(span.text) and not beside)
    if is_none or (not full and is_no_quotation(paragraph.span, marks, span.text, listener.heard)):
        return None
    kind: QuoteKind = "direct" if full else "partial"
    voice = _voice(saying, paragraph, told, listener) if saying is not None else None
    if not is_long and (voice is None or told_as is None):
        return None
    if saying is not None:
        inner = inner_speaker(saying, marks)
        if inner is not None:
            return _inner(span, kind, saying, inner, paragraph, listener)
        if voice is not None and listener.voices.is_another(voice, span):
            voice = replace(voice, chain=None)
        quotation = _quotation(span, kind, saying, voice, listener)
        listener.last = _spoken(voice, quotation)
        return quotation
    if not all(
        is_alone(paragraph.trees[number], marks) for number in numbers if number in paragraph.trees
    ):
        return Quotation(span, kind)
    return _going_on(span, kind, paragraph.number, listener)


def _inner(  # noqa: PLR0913, PLR0917 - all that is known of the words
    span: Span,
    kind: QuoteKind,
    saying: Saying,
    inner: tuple[int, int],
    paragraph: _Paragraph,
    listener: Listener,
) -> Quotation:
    """Make a quotation of words that somebody told of in another's saying used."""
    (subject, verb), tree = inner, saying.tree
    under = [i for i in tree.under(subject) if i <= subject]
    whole = replace(saying, source=(under[0], subject + 1), named=subject)
    voice = speaker_of(whole, paragraph.number, paragraph.marks_in(tree), listener)
    return Quotation(
        span,
        kind,
        speaker_span=voice.span if voice else None,
        speaker=voice.chain if voice else None,
        cue=tree.span(verb, verb),
    )


def _spoken(voice: Voice | None, told: Quotation) -> Voice | None:
    """Return the voice as it goes on from a quotation, on the same occasion."""
    if voice is None:
        return None
    return replace(voice, marked=True, said_when=told.said_when, said_to=told.said_to)


def _going_on(span: Span, kind: QuoteKind, paragraph: int, listener: Listener) -> Quotation:
    """Give a sentence wholly in marks to the speaker told last, if that was just before."""
    last = listener.last
    if last is None or paragraph - last.paragraph > 1:
        listener.orphans += 1
    elif _may_go_on(last, span, paragraph, listener):
        listener.last = replace(last, paragraph=paragraph)
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
        and subject.paragraph == paragraph
        and _OWN.search(span.text)
        and not listener.voices.speaks_of(subject, span)
    ):
        listener.last = subject
        return Quotation(span, kind, speaker_span=subject.span, speaker=subject.chain)
    listener.last = None
    return Quotation(span, kind)


def _may_go_on(last: Voice, span: Span, paragraph: int, listener: Listener) -> bool:
    """Say whether the speaker told last may go on with a sentence wholly in marks."""
    near = paragraph == last.paragraph or (
        listener.orphans < _MANY_ORPHANS and listener.voices.may_go_on(last)
    )
    return near and not listener.voices.speaks_of(last, span)


def _quotation(
    span: Span, kind: QuoteKind, saying: Saying, voice: Voice | None, listener: Listener
) -> Quotation:
    return Quotation(
        span,
        kind,
        speaker_span=voice.span if voice else None,
        speaker=voice.chain if voice else None,
        cue=saying.attribution.cue,
        said_when=said_when(saying, listener.times),
        said_to=said_to(saying),
    )
