"""What the reading model says of a name, as votes beside the signs that rules see.

A name that the model marks over most of its letters has the model's kind; the wider the
model's lead, the more it counts. Without a model there are no votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.coreference import roles
from dateline.annotate.names.name_sights import Sight
from dateline.report import Sentence, Span
from dateline.spans import Shelf

Vote = tuple[str, int]

MOST = 0.6  # share of the longer of the two spans that both must have
WIDE = 3.0  # lead in log odds; narrower ones are wrong twice as often
WEIGHTS = (3, 5)  # of a narrow and of a wide lead; a word list counts 6, a title 4
_FULL = 8  # of a wide lead on given name and surname: a telling word counts 6
_PAIR = 2

_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "place",
    "product": "none",
    "misc": "none",
    "money": "none",
}


def shelve(sentences: Iterable[Sentence]) -> Shelf[Vote]:
    """Return the votes of the reading model by the places they are given for."""
    return Shelf(vote for sentence in sentences for vote in _votes(sentence))


def _votes(sentence: Sentence) -> Iterator[tuple[Span, Vote]]:
    offset = sentence.span.start
    for name in sentence.names:
        if kind := _KINDS.get(name.kind):
            start, end = sentence.tokens[name.start].start, sentence.tokens[name.end - 1].end
            text = sentence.span.text[start - offset : end - offset]
            weight = WEIGHTS[name.margin >= WIDE]
            yield Span(sentence.span.report, start, end, text), (kind, weight)


def _is_full_name(sight: Sight, vote: Vote) -> bool:
    """Say whether the model sees a person in a given name and a surname: "Stuart Hall"."""
    is_pair = len(sight.texts) == _PAIR and roles.is_given_name(sight.texts[0])
    return is_pair and vote == ("person", WEIGHTS[True])


def votes_for(sight: Sight, report: str, shelf: Shelf[Vote]) -> Iterator[Vote]:
    """Find the model's votes for a place where a name stands."""
    place = Span(report, sight.start, sight.end, sight.name)
    for span, vote in shelf.touching(place):
        common = min(span.end, place.end) - max(span.start, place.start)
        if common >= MOST * max(span.end - span.start, place.end - place.start):
            yield ("person", _FULL) if _is_full_name(sight, vote) else vote
