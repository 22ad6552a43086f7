"""Claims: the stretches of a report that each state one thing.

What counts: the clauses of title, subheads, captions and body (`clauses`), with their
status and time (`dating`), the place that their own predicate bears (`anchors`), who acts
or is acted on in them, the subject they share among these, and whose words they are: those
of the quotation that holds the predicate, or what the predicate says. A caption or headline
that stands twice is one claim; a line of a word or two, or all in brackets (a
photographer's name), is none, nor is a question. A sentence that nobody parsed is one claim,
which happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.claims.anchors import anchor_of, is_place_of
from dateline.annotate.claims.clauses import Clause
from dateline.annotate.claims.dating import dated_clauses
from dateline.annotate.syntax import Tree, tree_of
from dateline.report import (
    Amount,
    Chain,
    Quotation,
    Report,
    Sentence,
    Span,
    Statement,
    Status,
    Time,
)
from dateline.spans import Shelf
from dateline.values import Interval

# A word or two; all in brackets; a question that is nobody's words in marks.
_STATES_NOTHING = re.compile(r"[^\w]*(?:\w+[^\w]*){0,2}|\s*\([^()]*\)\s*|[^\"“‘'«].*\?", re.DOTALL)


def find_claims(  # noqa: PLR0913, PLR0917 - a claim gathers every layer before it
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    amounts: tuple[Amount, ...],
    chains: tuple[Chain, ...],
    quotations: tuple[Quotation, ...],
) -> Iterator[Statement]:
    """Find the claims of a report in the order of the text."""
    calendar = ((time.span, time.value) for time in times if Interval.from_timex(time.value))
    layers = _Layers(
        Shelf(calendar),
        Shelf((amount.span, amount) for amount in amounts),
        Shelf((m.span, i) for i, chain in enumerate(chains) for m in chain.mentions),
        Shelf((quote.span, index) for index, quote in enumerate(quotations)),
        Shelf((quote.cue, quote) for quote in quotations if quote.cue),
        chains,
        quotations,
    )
    told: set[str] = set()
    for sentence in sentences:
        if _STATES_NOTHING.fullmatch(sentence.span.text) or sentence.span.text in told:
            continue
        if report.blocks[sentence.block].kind != "body":
            told.add(sentence.span.text)
        yield from _claims(report, sentence, layers)


@dataclass(frozen=True, slots=True)
class _Layers:
    times: Shelf[str]
    amounts: Shelf[Amount]
    mentions: Shelf[int]
    quotations: Shelf[int]
    cues: Shelf[Quotation]
    chains: tuple[Chain, ...]
    quotes: tuple[Quotation, ...]


def _claims(report: Report, sentence: Sentence, layers: _Layers) -> Iterator[Statement]:
    tree = tree_of(sentence)
    if tree is None:
        yield _statement(sentence.span, layers)
        return

    def quoted(clause: Clause) -> Quotation | None:
        source = _source(tree, clause, layers)
        return None if source is None else layers.quotes[source]

    dated = dated_clauses(
        tree,
        layers.times.inside(sentence.span),
        quoted=quoted,
        cues=layers.cues,
        kind=report.blocks[sentence.block].kind,
        today=report.reference_date,
    )
    found = list(dated)
    stating = frozenset(clause.predicate for clause, _ in found if clause.kind != "event")
    for clause, told in found:
        span = tree.span(clause.first, clause.last)
        yield _statement(
            span,
            layers,
            status=told.status,
            when=told.when,
            where=_where(tree, span, layers, clause.predicate, stating | {clause.predicate}),
            source=_source(tree, clause, layers),
            subjects=_subjects(tree, clause, layers),
        )


def _statement(  # noqa: PLR0913 - the fields of a statement
    span: Span,
    layers: _Layers,
    *,
    status: Status = "happened",
    when: str | None = None,
    where: str | None = None,
    source: int | None = None,
    subjects: Sequence[int] = (),
) -> Statement:
    named = (index for _, index in layers.mentions.touching(span))
    return Statement(
        span=span,
        status=status,
        when=when,
        where=where,
        source=source,
        chains=tuple(dict.fromkeys((*subjects, *named))),
        amounts=tuple(amount for _, amount in layers.amounts.inside(span)),
    )


def _source(tree: Tree, clause: Clause, layers: _Layers) -> int | None:
    """Return the quotation that holds the predicate of a claim, or what it says."""
    for place in (clause.predicate, *tree.having(clause.predicate, "ccomp")):
        for _, index in layers.quotations.touching(tree.span(place, place)):
            return index
    return None


def _where(
    tree: Tree, span: Span, layers: _Layers, predicate: int, predicates: frozenset[int]
) -> str | None:
    """Return the place in a claim that is nearest to its predicate."""
    places: list[tuple[int, str]] = []
    for name, index in layers.mentions.inside(span):
        if layers.chains[index].kind == "place":
            anchor = anchor_of(tree, name, predicates)
            if anchor and anchor.predicate == predicate and is_place_of(tree, anchor):
                places.append((len(anchor.nouns), name.text))
    return min(places, key=lambda place: place[0])[1] if places else None


def _subjects(tree: Tree, clause: Clause, layers: _Layers) -> list[int]:
    """Return the chains of who acts in a clause whose subject stands outside it."""
    place, head = clause.predicate, tree.tokens[clause.predicate].head
    if clause.kind != "clause" or head is None or not tree.bears(place, "conj", "advcl"):
        return []
    if tree.having(place, "nsubj", "csubj"):
        return []
    found = (layers.mentions.touching(tree.span(at, at)) for at in tree.having(head, "nsubj"))
    return [index for names in found for _, index in names]
