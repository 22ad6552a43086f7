"""Claims of all reports, numbered, with actors in place of chains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline import report
from dateline.record import Claim, Event, Quantity, Quote
from dateline.report import Amount, Reading, Span, Statement
from dateline.spans import Shelf

ActorOf = Mapping[tuple[str, int], str]  # (report id, chain index) -> actor id


@dataclass(frozen=True, slots=True)
class Cast:
    """Which actor a chain of a reading is, and which group a speaker without a name."""

    actor_of: ActorOf
    group_of: Mapping[Span, str]

    def actors(self, reading: Reading, chains: Iterable[int]) -> tuple[str, ...]:
        """Return the actors of some chains, each once."""
        ids = (self.actor_of.get((reading.report.id, chain)) for chain in chains)
        return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))

    def speaker(self, reading: Reading, quotation: int | None) -> str | None:
        """Return who says a quotation of a reading, if that is decided."""
        if quotation is None:
            return None
        quote = reading.quotations[quotation]
        if quote.speaker is not None:
            return self.actor_of.get((reading.report.id, quote.speaker))
        return self.group_of.get(quote.speaker_span) if quote.speaker_span else None


def number_claims(readings: tuple[Reading, ...], cast: Cast) -> tuple[Claim, ...]:
    """Return the statements of all readings as claims c1, c2, ... in the order of the reports."""
    pairs = [(reading, statement) for reading in readings for statement in reading.statements]
    events = {r.report.id: Shelf((event.span, event) for event in r.events) for r in readings}
    return tuple(
        Claim(
            id=f"c{number}",
            span=statement.span,
            source=cast.speaker(reading, statement.source),
            status=statement.status,
            when=statement.when,
            where=statement.where,
            actors=cast.actors(reading, statement.chains),
            event=_event(reading, statement, events[reading.report.id], cast.actor_of),
            quantities=tuple(_quantity(amount) for amount in statement.amounts),
        )
        for number, (reading, statement) in enumerate(pairs, 1)
    )


def number_quotes(readings: tuple[Reading, ...], cast: Cast) -> tuple[Quote, ...]:
    """Return the quotations of all readings as quotes q1, q2, ... in the order of the reports."""
    triples = [(r, index, quote) for r in readings for index, quote in enumerate(r.quotations)]
    return tuple(
        Quote(
            id=f"q{number}",
            span=quote.span,
            kind=quote.kind,
            speaker=cast.speaker(reading, index),
            speaker_span=quote.speaker_span,
            cue=quote.cue,
            said_when=quote.said_when,
            said_to=quote.said_to,
        )
        for number, (reading, index, quote) in enumerate(triples, 1)
    )


def _event(
    reading: Reading, statement: Statement, events: Shelf[report.Event], actor_of: ActorOf
) -> Event | None:
    """Return the first event that a word of the claim tells."""
    told = next((event for _, event in events.inside(statement.span)), None)
    if told is None:
        return None
    source, target = (
        None if chain is None else actor_of.get((reading.report.id, chain))
        for chain in (told.source, told.target)
    )
    return Event(
        told.type, told.code, source, target, told.span, told.source_span, told.target_span
    )


def _quantity(amount: Amount) -> Quantity:
    return Quantity(amount.span, amount.value, amount.unit, amount.counts, amount.mod)
