"""What a number or a date hangs on: the words that say what it is the number or date of.

"The *summit* in February", "wounding 12 people": the word above it in the parse and, where
that is a verb, its subject and object too; names and words that go with everything
("make") say nothing. Two reports that hang their values on one word speak of one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.reconcile.terms import stem
from dateline.record import Claim
from dateline.report import Reading, Sentence, Span
from dateline.spans import Shelf
from dateline.values import Interval

Anchors = Mapping[tuple[str, str], frozenset[str]]  # claim id, value as shown -> stems

_TELLING = frozenset({"VERB", "NOUN", "ADJ"})
_WITH_EVERYTHING = frozenset({"be", "do", "get", "have", "make", "say", "take"})
_BESIDE = frozenset({"nsubj", "nsubj:pass", "obj"})


def find_anchors(readings: Iterable[Reading], claims: Iterable[Claim]) -> Anchors:
    """Return what the numbers and the date of each claim hang on."""
    sentences = {r.report.id: Shelf((s.span, s) for s in r.sentences) for r in readings}
    times = {r.report.id: Shelf((t.span, t.value) for t in r.times) for r in readings}
    found: dict[tuple[str, str], frozenset[str]] = {}
    for claim in claims:
        report = claim.span.report
        dates = [s for s, value in times[report].inside(claim.span) if value == claim.when]
        places = [(q.span.text, q.span) for q in claim.quantities]
        if dates and (when := Interval.from_timex(claim.when)):
            places.append((when.timex, dates[0]))
        for label, place in places:
            for _, sentence in sentences[report].touching(place):
                found[claim.id, label] = frozenset(_above(sentence, place))
    return found


def _above(sentence: Sentence, place: Span) -> Iterator[str]:
    """Find the stems of the words that a stretch of a sentence hangs on."""
    tokens = sentence.tokens
    own = [i for i, t in enumerate(tokens) if t.start < place.end and place.start < t.end]
    above = _head(sentence, own)
    if above is not None and any(tokens[i].label == "nummod" for i in own):
        above = _head(sentence, [*own, above])  # "12 people" hangs on what was done to them
    if above is not None:
        yield from _stems(sentence, [above])
        if tokens[above].upos == "VERB":
            beside = [i for i, t in enumerate(tokens) if t.head == above and t.label in _BESIDE]
            yield from _stems(sentence, [i for i in beside if i not in own])


def _head(sentence: Sentence, own: Sequence[int]) -> int | None:
    heads = (sentence.tokens[i].head for i in own)
    return next((head for head in heads if head is not None and head not in own), None)


def _stems(sentence: Sentence, places: Sequence[int]) -> Iterator[str]:
    for token in (sentence.tokens[place] for place in places):
        if token.upos in _TELLING and (token.lemma or "") not in _WITH_EVERYTHING:
            yield stem(token.text.casefold())
