"""Differences: where reports do not say the same of the same thing.

What counts: within one finding, times, numbers, places, statuses and attributions
that differ between reports (`facets`); for one actor, spellings of one name; for one
utterance, its renderings. What guards against false alarms: values are set against
each other only when their two claims are near each other in wording, not merely in one
finding; a vaguer value beside a finer one is told as `precision` and never as a
conflict, and a number near enough to be a rounding of the other as `rounding`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.reconcile.facets import FACETS, Facet, Told
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

Near = AbstractSet[tuple[str, str]]


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
    near: Near,
    actors: Sequence[Actor],
    utterances: Sequence[Utterance],
    quotes: Mapping[str, Quote],
) -> tuple[Difference, ...]:
    """Return the differences d1, d2, ...: in findings, of names, of renderings.

    `near` holds the pairs of claim ids whose values may be set against each other.
    """
    found = [
        *(d for facet in FACETS for f in findings for d in _in_finding(f, facet, claims, near)),
        *(d for actor in actors for d in _spellings(actor)),
        *(_rendering(utterance, quotes) for utterance in utterances),
    ]
    unique = {(d.kind, d.values): d for d in reversed(found)}
    kept = [d for d in found if unique[d.kind, d.values] is d]
    return tuple(
        Difference(f"d{number}", d.about, d.kind, d.relation, d.findings, d.values)
        for number, d in enumerate(kept, 1)
    )


def clash(members: Sequence[Claim], near: Near) -> bool:
    """Say whether near claims date or count one thing so that only one can be right."""
    return any(
        facet.relate(one, other) == "conflict"
        for facet in FACETS
        for told in facet.tell(members)
        for one, other in _differing(told, near)
    )


def _in_finding(
    finding: Finding, facet: Facet, claims: Mapping[str, Claim], near: Near
) -> Iterator[_Found]:
    members = [claims[id_] for id_ in finding.claims]
    for told in facet.tell(members):
        pairs = _differing(told, near)
        if pairs:
            relations = {facet.relate(one, other) for one, other in pairs}
            relation = next((r for r in _GRAVEST if r in relations), None)
            shown = {id(one) for pair in pairs for one in pair}
            values = _values([one for one in told if id(one) in shown])
            yield _Found(finding.text.text, facet.kind, relation, (finding.id,), values)


_GRAVEST: tuple[Relation, ...] = ("conflict", "later", "scope", "rounding", "precision")


def _differing(told: Sequence[Told], near: Near) -> list[tuple[Told, Told]]:
    """Return the pairs of near claims of two reports that tell it differently."""
    return [
        (one, other)
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if one.claim.span.report != other.claim.span.report
        and one.key != other.key
        and (one.claim.id, other.claim.id) in near
    ]


def _values(told: Sequence[Told]) -> tuple[Value, ...]:
    """Return each value with the claims that give it."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in told:
        spans[one.label].append(one.claim.span)
    return tuple(Value(label, tuple(spans[label])) for label in spans)


def _spellings(actor: Actor) -> Iterator[_Found]:
    """Find the spellings of one name, case and stops aside, that reports use side by side.

    Countries are left out: "UK" and "U.K." are house style.
    """
    if actor.kind == "country":
        return
    forms: dict[str, dict[str, dict[str, Span]]] = defaultdict(dict)
    for mention in actor.mentions:
        if mention.text in actor.names:
            spelling = forms[_letters(mention.text)].setdefault(
                mention.text.casefold().replace(".", ""), {}
            )
            spelling.setdefault(mention.report, mention)
    for spellings in forms.values():
        if len(spellings) > 1 and len({report for s in spellings.values() for report in s}) > 1:
            values = [
                Value(next(iter(spans.values())).text, tuple(spans.values()))
                for spans in spellings.values()
            ]
            yield _Found(f"spelling of {actor.name}", "name", None, (), tuple(values))


def _letters(name: str) -> str:
    """Return the letters of a name without case, marks and breaks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _rendering(utterance: Utterance, quotes: Mapping[str, Quote]) -> _Found:
    members = [quotes[id_] for id_ in utterance.quotes]
    values = tuple(Value(quote.span.text, (quote.span,)) for quote in members)
    return _Found(f"wording: {members[0].span.text}", "wording", None, (), values)
