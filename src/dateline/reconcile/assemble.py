"""The record, put together from what each part of `reconcile` finds."""

from __future__ import annotations

from dateline.reconcile import wording
from dateline.reconcile.actors import find_actors
from dateline.reconcile.align import align
from dateline.reconcile.anchors import find_anchors
from dateline.reconcile.claims import ActorOf, Cast, number_claims, number_quotes
from dateline.reconcile.copies import find_copies
from dateline.reconcile.differences import find_differences
from dateline.reconcile.findings import find_findings
from dateline.reconcile.headline import find_title, find_when, find_where
from dateline.reconcile.likeness import Stated
from dateline.reconcile.nearness import Nearness
from dateline.reconcile.origins import find_origins
from dateline.reconcile.positions import find_positions
from dateline.reconcile.relevance import set_aside
from dateline.reconcile.speakers import find_groups
from dateline.reconcile.summary import summarise
from dateline.reconcile.terms import all_terms
from dateline.reconcile.timeline import find_timeline
from dateline.reconcile.tolls import find_tolls
from dateline.reconcile.utterances import find_utterances
from dateline.record import SCHEMA, Actor, Claim, Origin, Record, ReportEntry, TimeEntry
from dateline.report import Reading
from dateline.spans import Shelf


def assemble(readings: tuple[Reading, ...]) -> Record:
    """Return the record of one event from the readings of its reports."""
    kept, strays = set_aside(readings)
    copies = find_copies(kept)
    origins = find_origins(kept, copies)
    origin_of = {report: origin.id for origin in origins for report in origin.reports}
    named, actor_of = find_actors(kept)
    groups, group_of = find_groups(kept, after=len(named))
    actors, cast = named + groups, Cast(actor_of, group_of)
    claims = number_claims(kept, cast)
    quotes = number_quotes(kept, cast)
    claim_by_id = {claim.id: claim for claim in claims}
    alignment = align(_stated(kept, claims, actor_of, actors))
    days = {reading.report.id: reading.report.reference_date for reading in kept}
    nearness = Nearness(alignment.likeness, find_anchors(kept, claims), days)
    findings = find_findings(alignment, claim_by_id, origin_of, nearness, copies)
    utterances = find_utterances(quotes)
    title = find_title(kept)
    quote_by_id = {quote.id: quote for quote in quotes}
    return Record(
        schema=SCHEMA,
        title=title,
        when=find_when(kept),
        where=find_where(kept, actors),
        reports=tuple(_entry(reading, origins) for reading in readings),
        origins=origins,
        copies=copies,
        actors=actors,
        times=_times(kept),
        quotes=quotes,
        utterances=utterances,
        claims=claims,
        findings=findings,
        differences=find_differences(
            findings,
            claims=claim_by_id,
            nearness=nearness,
            actors=actors,
            utterances=utterances,
            quotes=quote_by_id,
            tolls=find_tolls(kept, claims),
            sentences={r.report.id: Shelf((s.span, s.span) for s in r.sentences) for r in kept},
        ),
        timeline=find_timeline(findings, kept),
        positions=find_positions(kept, actor_of),
        summary=summarise(kept, claims, findings, title),
        problems=(*(p for r in readings for p in r.report.problems), *strays),
    )


def _stated(
    readings: tuple[Reading, ...],
    claims: tuple[Claim, ...],
    actor_of: ActorOf,
    actors: tuple[Actor, ...],
) -> list[Stated]:
    prose = _in_prose(readings, claims)
    bags = [bag for reading in readings for bag in all_terms(reading, actor_of)]
    persons = frozenset(f"@{actor.id}" for actor in actors if actor.kind == "person")
    named = frozenset(f"@{actor.id}" for actor in actors if actor.kind != "country")
    return [
        Stated(
            claim=claim.id,
            report=claim.span.report,
            terms=own,
            around=around,
            source=claim.source,
            people=persons & (own | around),
            details=frozenset(term for term in own if term.startswith("=") or term in named),
            negated=wording.is_negated(claim.span.text),
            hedged=wording.is_hedged(claim.span.text),
            clarity=wording.clarity(claim, in_prose=claim.id in prose),
        )
        for claim, (own, around) in zip(claims, bags, strict=True)
    ]


def _in_prose(readings: tuple[Reading, ...], claims: tuple[Claim, ...]) -> frozenset[str]:
    """Return the ids of the claims that stand in body text, not in headlines or captions."""
    bodies = {
        reading.report.id: Shelf(
            (reading.report.span(block.start, block.end), block)
            for block in reading.report.blocks
            if block.kind == "body"
        )
        for reading in readings
    }
    return frozenset(c.id for c in claims if bodies[c.span.report].touching(c.span))


def _entry(reading: Reading, origins: tuple[Origin, ...]) -> ReportEntry:
    report = reading.report
    return ReportEntry(
        id=report.id,
        path=report.path,
        url=report.url,
        sha256=report.sha256,
        language=report.language,
        title=report.title,
        outlet=report.outlet,
        bylines=report.bylines,
        dateline=report.dateline,
        published=report.published,
        reference_date=report.reference_date,
        markers=report.markers,
        blocks=report.blocks,
        origin=next((o.id for o in origins if report.id in o.reports), None),
        words=_words(reading),
        problems=tuple(problem.message for problem in report.problems),
    )


def _words(reading: Reading) -> int:
    """Count the words of a report; of one that was not read, those of its body."""
    if reading.sentences:
        return sum(t.text[0].isalnum() for s in reading.sentences for t in s.tokens)
    bodies = (block for block in reading.report.blocks if block.kind == "body")
    return sum(len(reading.report.text[block.start : block.end].split()) for block in bodies)


def _times(readings: tuple[Reading, ...]) -> tuple[TimeEntry, ...]:
    return tuple(
        TimeEntry(time.span, time.type, time.value, time.mod)
        for reading in readings
        for time in reading.times
    )
