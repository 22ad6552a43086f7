"""Claims of all reports, numbered, with actors in place of chains."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.record import Claim, Quantity, Quote
from dateline.report import Amount, Reading

ActorOf = Mapping[tuple[str, int], str]  # (report id, chain index) -> actor id


def number_claims(readings: tuple[Reading, ...], actor_of: ActorOf) -> tuple[Claim, ...]:
    """Return the statements of all readings as claims c1, c2, ... in the order of the reports."""
    pairs = [(reading, statement) for reading in readings for statement in reading.statements]
    return tuple(
        Claim(
            id=f"c{number}",
            span=statement.span,
            source=_actor(reading, statement.source, actor_of),
            status=statement.status,
            when=statement.when,
            where=statement.where,
            actors=_actors(reading, statement.chains, actor_of),
            event=None,
            quantities=tuple(_quantity(amount) for amount in statement.amounts),
        )
        for number, (reading, statement) in enumerate(pairs, 1)
    )


def number_quotes(readings: tuple[Reading, ...], actor_of: ActorOf) -> tuple[Quote, ...]:
    """Return the quotations of all readings as quotes q1, q2, ... in the order of the reports."""
    pairs = [(reading, quote) for reading in readings for quote in reading.quotations]
    return tuple(
        Quote(
            id=f"q{number}",
            span=quote.span,
            kind=quote.kind,
            speaker=_actor(reading, quote.speaker, actor_of),
            speaker_span=quote.speaker_span,
            cue=quote.cue,
            said_when=quote.said_when,
            said_to=quote.said_to,
        )
        for number, (reading, quote) in enumerate(pairs, 1)
    )


def _actor(reading: Reading, chain: int | None, actor_of: ActorOf) -> str | None:
    return None if chain is None else actor_of.get((reading.report.id, chain))


def _actors(reading: Reading, chains: tuple[int, ...], actor_of: ActorOf) -> tuple[str, ...]:
    ids = (_actor(reading, chain, actor_of) for chain in chains)
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def _quantity(amount: Amount) -> Quantity:
    return Quantity(amount.span, amount.value, amount.unit, amount.counts, amount.mod)
