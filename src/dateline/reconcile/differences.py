"""Differences: where reports do not say the same of the same thing.

What counts: within one finding, times, numbers and places that
differ between reports (`facets`); for one actor, spellings of one name; for one
utterance, its renderings. What guards against false alarms: two values are set against
each other only when their claims are near (`nearness`). A vaguer value beside a finer
one is told as `precision`, a number that may be a rounding of the other as `rounding`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reconcile.facets import FACETS, Facet, Told
from dateline.reconcile.nearness import Nearness
from dateline.reconcile.renderings import occasions, wordings
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

_Pair = tuple[Relation | None, Told, Told]  # two values, and how they relate
_BETWEEN_INITIALS = re.compile(r"(?<=\b\w) (?=\w\b)")


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
    days: Mapping[str, str | None],
) -> tuple[Difference, ...]:
    """Return the differences d1, d2, ...: in findings, of names, of renderings.

    `nearness` tells which claims may be set against each other, `sentences` holds the sentences of
    each report, `tolls` what the reports count, `days` the day of each report.
    """
    counted = tuple(tolls)
    of_kind: list[set[tuple[str, object]]] = [
        {(one.claim.span.report, one.key) for one in told} for _, told in counted
    ]
    found = [
        *(d for kind, told in counted for d in _toll(kind, told, days, findings)),
        *(d for f in findings for d in _in_finding(f, claims, nearness, of_kind, days)),
        *(d for actor in actors for d in _spellings(actor)),
        *(d for utterance in utterances for d in _of_utterance(utterance, quotes, sentences)),
    ]
    unique = {(d.kind, d.values): d for d in reversed(found)}
    kept = [d for d in found if unique[d.kind, d.values] is d]
    return tuple(
        Difference(f"d{number}", d.about, d.kind, d.relation, d.findings, d.values)
        for number, d in enumerate(kept, 1)
    )


def clash(members: Sequence[Claim], nearness: Nearness) -> bool:
    """Say whether near claims date or count one thing so that only one can be right."""
    return any(
        relation == "conflict"
        for facet, told in _sides(members)
        for relation, _, _ in _differing(told, facet, nearness)
    )


def _in_finding(
    finding: Finding,
    claims: Mapping[str, Claim],
    nearness: Nearness,
    tolls: Sequence[set[tuple[str, object]]],
    days: Mapping[str, str | None],
) -> Iterator[_Found]:
    """Find what the claims of a finding differ in; what is told of tolls is not told again."""
    members = [claims[id_] for id_ in finding.claims]
    for facet, told in _sides(members):
        found = _differing(told, facet, nearness)
        if facet.kind == "number":
            found = [_as_toll(pair, days) for pair in found if not _is_of_tolls(pair, tolls)]
        if found:
            apart = [one.claim.span for _, *pair in found for one in pair]
            about = finding.text if finding.text in apart else apart[0]
            yield _set_apart(about.text, facet.kind, told, found, (finding.id,))


def _is_of_tolls(pair: _Pair, tolls: Sequence[set[tuple[str, object]]]) -> bool:
    """Say whether two numbers are those that their reports tell as tolls."""
    keys = {(one.claim.span.report, one.key) for one in pair[1:]}
    return any(keys <= told for told in tolls)


def _as_toll(pair: _Pair, days: Mapping[str, str | None]) -> _Pair:
    """Relate two numbers of dead or injured as tolls are: what rises is later news."""
    _, one, other = pair
    return (relate_tolls(one, other, days), one, other) if one.words and other.words else pair


def _set_apart(
    about: str,
    kind: DifferenceKind,
    told: Sequence[Told],
    pairs: Sequence[_Pair],
    findings: tuple[str, ...] = (),
) -> _Found:
    """Return the difference that some pairs make: its gravest relation, the values they give."""
    relations = {relation for relation, _, _ in pairs}
    relation = next((r for r in _GRAVEST if r in relations), None)
    shown = {id(one) for _, *pair in pairs for one in pair}
    values = _values([one for one in told if id(one) in shown])
    return _Found(about, kind, relation, findings, values)


def _sides(members: Sequence[Claim]) -> Iterator[tuple[Facet, list[Told]]]:
    return ((facet, told) for facet in FACETS for told in facet.tell(members))


_GRAVEST: tuple[Relation, ...] = ("conflict", "later", "scope", "rounding", "precision")


def _differing(told: Sequence[Told], facet: Facet, nearness: Nearness) -> list[_Pair]:
    """Return what two reports tell differently, where their claims are near enough."""
    of_claim: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        of_claim[one.claim.id].append(one)
    return [
        (relation, one, other)
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if one.claim.span.report != other.claim.span.report
        and _in_one_place(one, of_claim[one.claim.id], other, of_claim[other.claim.id])
        and nearness.allows(facet.kind, relation := facet.relate(one, other), one, other)
    ]


def _in_one_place(one: Told, its: list[Told], other: Told, others: list[Told]) -> bool:
    """Say whether two values may answer each other: "$2 on $13" is set by place, a pair by pairs.

    Where one value stands in both claims, what else they tell is told beside it.
    """
    if {told.key for told in its} & {told.key for told in others}:
        return False
    return len(its) != len(others) or its.index(one) == others.index(other)


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
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if one.key != other.key
    ]
    if pairs:
        counting = {one.claim.id for one in told}
        holding = tuple(f.id for f in findings if len(counting.intersection(f.claims)) > 1)
        yield _set_apart(f"number of {kind}", "number", told, pairs, holding)


def _spellings(actor: Actor) -> Iterator[_Found]:
    """Find the spellings of one name, case and stops aside, that reports use side by side.

    Countries are left out: "UK" and "U.K." are house style.
    """
    if actor.kind == "country":
        return
    forms: dict[str, dict[str, dict[str, Span]]] = defaultdict(dict)
    for mention in actor.mentions:
        if mention.text in actor.names:
            spelling = forms[_letters(mention.text)].setdefault(_spelled(mention.text), {})
            spelling.setdefault(mention.report, mention)
    for spellings in forms.values():
        if len(spellings) > 1 and len({report for s in spellings.values() for report in s}) > 1:
            values = [
                Value(next(iter(spans.values())).text, tuple(spans.values()))
                for spans in spellings.values()
            ]
            yield _Found(f"spelling of {actor.name}", "name", None, (), tuple(values))


def _spelled(name: str) -> str:
    """Return a name without what is not spelling: case, stops, how initials stand, marks behind."""
    plain = name.casefold().replace(".", "").strip(" '’\"”")
    return _BETWEEN_INITIALS.sub("", plain)


def _letters(name: str) -> str:
    """Return the letters of a name without case, marks and breaks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _of_utterance(
    utterance: Utterance, quotes: Mapping[str, Quote], sentences: Mapping[str, Shelf[Span]]
) -> Iterator[_Found]:
    said = quotes[utterance.quotes[0]].span.text
    if told := occasions(utterance, quotes, sentences):
        yield _Found(said, "attribution", "precision", (), told)
    if worded := wordings(utterance, quotes):
        yield _Found(f"wording: {said}", "wording", None, (), worded)
