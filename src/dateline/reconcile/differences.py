"""Differences: where reports do not say the same of the same thing.

What counts: within one finding, times, numbers and places that
differ between reports (`facets`); for one actor, spellings of one name; for one
utterance, its renderings. What guards against false alarms: two values are set against
each other only when their claims are near in wording, and the nearer the graver the
charge: what can both be true needs less than what cannot. A vaguer value beside a finer
one is told as `precision`, a number that may be a rounding of the other as `rounding`.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reconcile.facets import FACETS, Facet, Told
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
Pairs = Mapping[tuple[str, str], float]  # two claim ids -> likeness of wording

UNTOLD = "not told to whom or where"
# How alike two claims must be before their values are set against each other. Set by reading
# what twenty open clusters give: with less, dates of two events and shares of two polls
# "contradict" each other, and half of the statuses that differ are the program's own errors.
NEVER = 2.0  # the same days under two values are no difference
NEEDED: dict[tuple[DifferenceKind, Relation | None], float] = {
    ("date", "conflict"): 0.36,
    ("date", "precision"): 0.22,
    ("number", "conflict"): 0.4,
    ("number", "precision"): 0.3,
    ("number", "rounding"): 0.3,
    ("place", None): 0.3,
}


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
    likeness: Pairs,
    actors: Sequence[Actor],
    utterances: Sequence[Utterance],
    quotes: Mapping[str, Quote],
    sentences: Mapping[str, Shelf[Span]],
    tolls: Iterable[tuple[str, list[Told]]],
    days: Mapping[str, str | None],
) -> tuple[Difference, ...]:
    """Return the differences d1, d2, ...: in findings, of names, of renderings.

    `likeness` tells how alike two claims are in wording, `sentences` holds the sentences of
    each report, `tolls` what the reports count, `days` the day of each report.
    """
    found = [
        *(d for kind, told in tolls for d in _toll(kind, told, days)),
        *(d for f in findings for d in _in_finding(f, claims, likeness)),
        *(d for actor in actors for d in _spellings(actor)),
        *(d for utterance in utterances for d in _occasions(utterance, quotes, sentences)),
        *(_rendering(utterance, quotes) for utterance in utterances),
    ]
    unique = {(d.kind, d.values): d for d in reversed(found)}
    kept = [d for d in found if unique[d.kind, d.values] is d]
    return tuple(
        Difference(f"d{number}", d.about, d.kind, d.relation, d.findings, d.values)
        for number, d in enumerate(kept, 1)
    )


def clash(members: Sequence[Claim], likeness: Pairs) -> bool:
    """Say whether near claims date or count one thing so that only one can be right."""
    return any(
        relation == "conflict"
        for facet, told in _sides(members)
        for relation, _, _ in _differing(told, facet, likeness)
    )


def _in_finding(finding: Finding, claims: Mapping[str, Claim], likeness: Pairs) -> Iterator[_Found]:
    members = [claims[id_] for id_ in finding.claims]
    for facet, told in _sides(members):
        if pairs := _differing(told, facet, likeness):
            apart = [one.claim.span for _, *pair in pairs for one in pair]
            about = finding.text if finding.text in apart else apart[0]
            yield _set_apart(about.text, facet.kind, told, pairs, (finding.id,))


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


def _differing(told: Sequence[Told], facet: Facet, likeness: Pairs) -> list[_Pair]:
    """Return what two reports tell differently, where their claims are near enough."""
    keys: dict[str, set[object]] = defaultdict(set)
    for one in told:
        keys[one.claim.id].add(one.key)
    pairs = [
        (facet.relate(one, other), one, other)
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if one.claim.span.report != other.claim.span.report
        and not keys[one.claim.id] & keys[other.claim.id]
    ]
    return [
        (relation, one, other)
        for relation, one, other in pairs
        if likeness.get((one.claim.id, other.claim.id), 0.0)
        >= NEEDED.get((facet.kind, relation), NEVER)
    ]


def _values(told: Sequence[Told]) -> tuple[Value, ...]:
    """Return each value with the claims that give it."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in told:
        spans[one.label].append(one.claim.span)
    return tuple(Value(label, tuple(spans[label])) for label in spans)


def _toll(kind: str, told: Sequence[Told], days: Mapping[str, str | None]) -> Iterator[_Found]:
    """Find that two reports count the dead, injured or missing differently."""
    pairs = [
        (relate_tolls(one, other, days), one, other)
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if one.key != other.key
    ]
    if pairs:
        yield _set_apart(f"number of {kind}", "number", told, pairs)


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


def _occasions(
    utterance: Utterance, quotes: Mapping[str, Quote], sentences: Mapping[str, Shelf[Span]]
) -> Iterator[_Found]:
    """Find that reports tell differently, or not at all, to whom or where words were said.

    The evidence is the whole sentence of the speaker: an occasion may open it.
    """
    members = [quotes[id_] for id_ in utterance.quotes]
    spans: dict[str, list[Span]] = defaultdict(list)
    for quote in members:
        place = quote.speaker_span or quote.span
        told = [span for span, _ in sentences[place.report].touching(place)]
        spans[quote.said_to or UNTOLD].extend(told or [quote.span])
    reports = [{span.report for span in places} for places in spans.values()]
    if len(spans) > 1 and any(one - other for one in reports for other in reports):
        values = tuple(Value(label, tuple(places)) for label, places in spans.items())
        yield _Found(members[0].span.text, "attribution", "precision", (), values)


def _rendering(utterance: Utterance, quotes: Mapping[str, Quote]) -> _Found:
    members = [quotes[id_] for id_ in utterance.quotes]
    values = tuple(Value(quote.span.text, (quote.span,)) for quote in members)
    return _Found(f"wording: {members[0].span.text}", "wording", None, (), values)
