"""Differences: where reports do not say the same of the same thing.

What counts: within one finding, times, numbers, places, statuses and attributions
that differ between reports; for one actor, spellings of one name; for one utterance,
its renderings. What guards against false alarms: only values of the same sort are
compared (the same unit and counted noun), a vaguer value beside a finer one is told
as `precision` and never as a conflict, and a number near enough to be a rounding of
the other is told as `rounding`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline import lexicon
from dateline.reconcile.terms import stem
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
from dateline.values import Interval

ROUNDED = 0.1  # numbers within a tenth of each other, one of them round, are one number told twice


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim's value for the thing compared; `key` compares, `label` is shown."""

    claim: Claim
    key: Interval | float | str
    label: str
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference before it has a number."""

    about: str
    kind: DifferenceKind
    relation: Relation | None
    findings: tuple[str, ...]
    values: tuple[Value, ...]


def find_differences(
    findings: Sequence[Finding],
    claims: Mapping[str, Claim],
    actors: Sequence[Actor],
    utterances: Sequence[Utterance],
    quotes: Mapping[str, Quote],
) -> tuple[Difference, ...]:
    """Return the differences d1, d2, ...: of findings in their order, of names, of renderings."""
    found = [
        *(d for finding in findings for d in _in_finding(finding, claims, actors)),
        *(d for actor in actors for d in _spellings(actor)),
        *(_rendering(utterance, quotes) for utterance in utterances),
    ]
    return tuple(
        Difference(f"d{number}", d.about, d.kind, d.relation, d.findings, d.values)
        for number, d in enumerate(found, 1)
    )


def _in_finding(
    finding: Finding, claims: Mapping[str, Claim], actors: Sequence[Actor]
) -> Iterator[_Found]:
    if len(finding.reports) == 1:
        return
    members = [claims[id_] for id_ in finding.claims]
    names = {actor.id: actor.name for actor in actors}
    for kind, facet, relate in _FACETS:
        for told in facet(members, names):
            if values := _values(told):
                relation = relate(told)
                if relation is not None or kind in _UNRELATED:
                    about = f"{kind}: {finding.text.text}"
                    yield _Found(about, kind, relation, (finding.id,), values)


def _values(told: list[_Told]) -> tuple[Value, ...]:
    """Return the values with their claims, if two reports give two of them."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in told:
        spans[one.label].append(one.claim.span)
    reports = [{span.report for span in places} for places in spans.values()]
    is_told_apart = any(
        len(one | other) > 1 and one != other for one, other in combinations(reports, 2)
    )
    return tuple(Value(label, tuple(spans[label])) for label in spans) if is_told_apart else ()


def _dates(members: list[Claim], _: Mapping[str, str]) -> list[list[_Told]]:
    pairs = [(claim, Interval.from_timex(claim.when)) for claim in members]
    return [[_Told(claim, when, when.timex) for claim, when in pairs if when]]


def _relate_dates(told: list[_Told]) -> Relation | None:
    relations = {
        one.key.relation(other.key)
        for one, other in _pairs(told)
        if isinstance(one.key, Interval) and isinstance(other.key, Interval)
    }
    if "conflict" in relations:
        return "conflict"
    return "precision" if "precision" in relations else None


def _numbers(members: list[Claim], _: Mapping[str, str]) -> list[list[_Told]]:
    """Group the quantities that count the same thing."""
    groups: dict[str, list[_Told]] = defaultdict(list)
    for claim in members:
        for quantity in claim.quantities:
            if subject := _counted(quantity.unit, quantity.counts):
                label = quantity.span.text
                told = _Told(claim, quantity.value, label, quantity.mod is not None)
                groups[subject].append(told)
    return [groups[subject] for subject in sorted(groups)]


def _counted(unit: str | None, counts: str | None) -> str | None:
    """Name what is counted, so that "15 people" and "12 persons" are apart, "15 dead" is not."""
    if unit:
        return unit
    if counts is None:
        return None
    words = counts.casefold().split()
    casualties = lexicon.table("casualties.tsv")
    return next((casualties[word] for word in words if word in casualties), stem(words[-1]))


def _relate_numbers(told: list[_Told]) -> Relation | None:
    pairs = [(one, other) for one, other in _pairs(told) if one.key != other.key]
    if not pairs:
        return None
    if any(one.hedged or other.hedged for one, other in pairs):
        return "precision"
    return (
        "rounding" if all(_is_rounded(one.key, other.key) for one, other in pairs) else "conflict"
    )


def _is_rounded(one: object, other: object) -> bool:
    if not (isinstance(one, float) and isinstance(other, float)):
        return False
    low, high = sorted((one, other))
    is_round = any(value >= 10 and value % 10 == 0 for value in (low, high))  # noqa: PLR2004
    return is_round and high - low <= ROUNDED * high


def _places(members: list[Claim], _: Mapping[str, str]) -> list[list[_Told]]:
    return [[_Told(c, _fold(c.where), c.where) for c in members if c.where]]


def _statuses(members: list[Claim], _: Mapping[str, str]) -> list[list[_Told]]:
    """Tell what has happened from what is expected or wished; background is neither."""
    firm = {"happened": "happened", "expected": "expected", "denied": "denied"}
    return [[_Told(c, firm[c.status], firm[c.status]) for c in members if c.status in firm]]


def _sources(members: list[Claim], names: Mapping[str, str]) -> list[list[_Told]]:
    if not any(claim.source for claim in members):
        return []
    told = [names[claim.source] if claim.source else "the report itself" for claim in members]
    return [[_Told(claim, who, who) for claim, who in zip(members, told, strict=True)]]


def _relate_any(told: list[_Told]) -> Relation | None:  # noqa: ARG001 - same shape as its like
    return None


_FACETS: tuple[
    tuple[
        DifferenceKind,
        Callable[[list[Claim], Mapping[str, str]], list[list[_Told]]],
        Callable[[list[_Told]], Relation | None],
    ],
    ...,
] = (
    ("date", _dates, _relate_dates),
    ("number", _numbers, _relate_numbers),
    ("place", _places, _relate_any),
    ("status", _statuses, _relate_any),
    ("attribution", _sources, _relate_any),
)
_UNRELATED = frozenset({"place", "status", "attribution"})


def _pairs(told: list[_Told]) -> Iterable[tuple[_Told, _Told]]:
    """Pair the values that two reports give."""
    return (
        (one, other)
        for one, other in combinations(told, 2)
        if one.claim.span.report != other.claim.span.report
    )


def _spellings(actor: Actor) -> Iterator[_Found]:
    """Find the spellings of one full name that reports use side by side."""
    forms: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for mention in actor.mentions:
        if mention.text in actor.names and not mention.text.isupper():
            forms[_fold(mention.text)][mention.text].append(mention)
    for spellings in forms.values():
        reports = {form: {span.report for span in spans} for form, spans in spellings.items()}
        if len(reports) > 1 and len(set().union(*reports.values())) > 1:
            values = [Value(form, _first_each(spans)) for form, spans in spellings.items()]
            yield _Found(f"spelling of {actor.name}", "name", None, (), tuple(values))


def _first_each(spans: list[Span]) -> tuple[Span, ...]:
    """Return the first span of each report."""
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(span.report, span)
    return tuple(first.values())


def _fold(name: str) -> str:
    """Return the letters of a name without case, marks and breaks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _rendering(utterance: Utterance, quotes: Mapping[str, Quote]) -> _Found:
    members = [quotes[id_] for id_ in utterance.quotes]
    values = tuple(Value(quote.span.text, (quote.span,)) for quote in members)
    return _Found(f"wording: {members[0].span.text}", "wording", None, (), values)
