"""Differences: where reports do not say the same of the same thing.

What counts: within one finding, times, numbers and places that
differ between reports (`facets`); for one actor, spellings of one name; for one
utterance, its renderings. What guards against false alarms: two values are set against
each other only when their claims are near (`nearness`). A vaguer value beside a finer
one is told as `precision`, a number that may be a rounding of the other as `rounding`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.reconcile.contrasts import Pair, find_contrasts
from dateline.reconcile.facets import Told
from dateline.reconcile.nearness import Nearness
from dateline.reconcile.renderings import occasions, wordings
from dateline.reconcile.spellings import spellings
from dateline.reconcile.tolls import relate_tolls
from dateline.record import (
    Actor,
    Claim,
    Difference,
    DifferenceKind,
    Finding,
    Quote,
    Relation,
    Utterance,
    Value,
)
from dateline.report import Span
from dateline.spans import Shelf


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference before it has a number."""

    about: str
    kind: DifferenceKind
    relation: Relation | None
    findings: tuple[str, ...]
    values: tuple[Value, ...]


def find_differences(  # noqa: PLR0913 - what may differ comes from all parts
    findings: Sequence[Finding],
    *,
    claims: Mapping[str, Claim],
    nearness: Nearness,
    actors: Sequence[Actor],
    utterances: Sequence[Utterance],
    quotes: Mapping[str, Quote],
    sentences: Mapping[str, Shelf[Span]],
    tolls: Iterable[tuple[str, list[Told]]],
) -> tuple[Difference, ...]:
    """Return the differences d1, d2, ...: in findings, of names, of renderings.

    `nearness` tells which claims may be set against each other, `sentences` holds the sentences of
    each report, `tolls` what the reports count.
    """
    counted = tuple(tolls)
    of_kind: list[set[tuple[str, object]]] = [
        {(one.claim.span.report, one.key) for one in told} for _, told in counted
    ]
    found = [
        *(d for kind, told in counted for d in _toll(kind, told, nearness.days, findings)),
        *(d for f in findings for d in _in_finding(f, claims, nearness, of_kind)),
        *(
            _Found(f"spelling of {a.name}", "name", None, (), v)
            for a in actors
            for v in spellings(a)
        ),
        *(d for utterance in utterances for d in _of_utterance(utterance, quotes, sentences)),
    ]
    unique = {(d.kind, d.values): d for d in reversed(found)}
    kept = [d for d in found if unique[d.kind, d.values] is d]
    return tuple(
        Difference(f"d{number}", d.about, d.kind, d.relation, d.findings, d.values)
        for number, d in enumerate(kept, 1)
    )


def _in_finding(
    finding: Finding,
    claims: Mapping[str, Claim],
    nearness: Nearness,
    tolls: Sequence[set[tuple[str, object]]],
) -> Iterator[_Found]:
    """Find what the claims of a finding differ in; what is told of tolls is not told again."""
    members = [claims[id_] for id_ in finding.claims]
    for kind, told, pairs in find_contrasts(members, nearness):
        fresh = [pair for pair in pairs if not _is_of_tolls(pair, tolls)]
        if fresh:
            apart = [one.claim.span for _, *pair in fresh for one in pair]
            about = finding.text if finding.text in apart else apart[0]
            yield _set_apart(about.text, kind, told, fresh, (finding.id,))


def _is_of_tolls(pair: Pair, tolls: Sequence[set[tuple[str, object]]]) -> bool:
    """Say whether two numbers are those that their reports tell as tolls."""
    keys = {(one.claim.span.report, one.key) for one in pair[1:]}
    return any(keys <= told for told in tolls)


def _set_apart(
    about: str,
    kind: DifferenceKind,
    told: Sequence[Told],
    pairs: Sequence[Pair],
    findings: tuple[str, ...] = (),
) -> _Found:
    """Return the difference that some pairs make: its gravest relation, the values they give."""
    relations = {relation for relation, _, _ in pairs}
    relation = next((r for r in _GRAVEST if r in relations), None)
    shown = {id(one) for _, *pair in pairs for one in pair}
    values = _values([one for one in told if id(one) in shown])
    return _Found(about, kind, relation, findings, values)


_GRAVEST: tuple[Relation, ...] = ("conflict", "later", "scope", "rounding", "precision")


def _values(told: Sequence[Told]) -> tuple[Value, ...]:
    """Return each value with the claims that give it."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in told:
        spans[one.label].append(one.claim.span)
    return tuple(Value(label, tuple(spans[label])) for label in spans)


def _toll(
    kind: str,
    told: Sequence[Told],
    days: Mapping[str, str | None],
    findings: Iterable[Finding],
) -> Iterator[_Found]:
    """Find that two reports count the dead, injured or missing differently."""
    pairs = [
        (relate_tolls(one, other, days), one, other)
        for one, other in combinations(told, 2)
        if one.key != other.key
    ]
    if pairs:
        counting = {one.claim.id for one in told}
        holding = tuple(f.id for f in findings if len(counting.intersection(f.claims)) > 1)
        yield _set_apart(f"number of {kind}", "number", told, pairs, holding)


def _of_utterance(
    utterance: Utterance, quotes: Mapping[str, Quote], sentences: Mapping[str, Shelf[Span]]
) -> Iterator[_Found]:
    said = quotes[utterance.quotes[0]].span.text
    if told := occasions(utterance, quotes, sentences):
        yield _Found(said, "attribution", "precision", (), told)
    if worded := wordings(utterance, quotes):
        yield _Found(f"wording: {said}", "wording", None, (), worded)
