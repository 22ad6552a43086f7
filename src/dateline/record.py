"""What comes out: one account of one event, each line resting on spans.

The field names are those of the written contract, docs/record.md, which is made
from these types. Nothing here may be renamed; a value that is not known is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.report import (
    ActorKind,
    Block,
    Dateline,
    Problem,
    QuoteKind,
    Span,
    Stance,
    Status,
    TimeKind,
)

SCHEMA = "dateline/record/1"

Verdict = Literal["agreed", "single", "disputed", "unmeasured"]
Relation = Literal["conflict", "precision", "later", "scope", "rounding"]
DifferenceKind = Literal[
    "date", "number", "place", "name", "status", "attribution", "wording", "omission"
]
CopyKind = Literal["caption", "passage", "report"]


@dataclass(frozen=True, slots=True)
class Score:
    """A figure between 0 and 1 that carries its reason."""

    value: float
    because: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report as the record lists it."""

    id: str
    path: str
    url: str | None
    sha256: str  # of the bytes
    language: str | None  # ISO 639-1
    title: Span | None
    outlet: str | None
    bylines: tuple[str, ...]
    dateline: Dateline | None
    published: str | None  # ISO 8601
    reference_date: str | None  # ISO 8601
    markers: tuple[str, ...]
    blocks: tuple[Block, ...]
    origin: str | None
    words: int  # in title, subheads, body and captions
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some reports are one voice."""

    kind: str  # "agency credit", "agency dateline", "same byline", "shared text", ...
    reports: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent voice: the reports that rest on one newsroom's or agency's reporting."""

    id: str
    name: str
    reports: tuple[str, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that stands, word for word or nearly, in two reports."""

    spans: tuple[Span, ...]
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts, speaks or is acted on, under all its names."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    roles: tuple[Span, ...]
    country: str | None  # ISO 3166 alpha-3
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A time expression and its TIMEX3 value."""

    span: Span
    type: TimeKind
    value: str
    mod: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's, with who said them, as far as it is told."""

    id: str
    span: Span  # without the marks
    kind: QuoteKind
    speaker: str | None  # actor id
    speaker_span: Span | None
    cue: Span | None
    said_when: str | None  # TIMEX3 value
    said_to: str | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """Renderings of the same words by different reports."""

    id: str
    speaker: str | None
    quotes: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and what it counts."""

    span: Span
    value: float
    unit: str | None
    counts: str | None
    mod: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event: PLOVER type and CAMEO code, from whom, to whom."""

    type: str
    code: str | None
    source: str | None  # actor id
    target: str | None  # actor id
    span: Span  # the word that tells it
    source_span: Span | None  # the words that name the actor there
    target_span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One report stating one thing."""

    id: str
    span: Span
    source: str | None  # actor id; None when the report says it itself
    status: Status
    when: str | None  # TIMEX3 value
    where: str | None
    actors: tuple[str, ...]
    event: Event | None
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims that say the same thing, and how many independent voices say it."""

    id: str
    text: Span  # the clearest wording
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    support: int  # number of origins
    verdict: Verdict
    because: str | None  # why the verdict is "unmeasured"
    status: Status
    when: str | None  # TIMEX3 value
    score: Score


@dataclass(frozen=True, slots=True)
class Value:
    """One side of a difference."""

    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where reports do not say the same of the same thing."""

    id: str
    about: str
    kind: DifferenceKind
    relation: Relation | None
    findings: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What stands at one time, past or expected."""

    when: str  # TIMEX3 value
    status: Status
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Who wants, offers, refuses, supports, opposes or denies what."""

    actor: str
    issue: str
    stance: Stance
    span: Span


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the brief and the findings it stands on."""

    text: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One account of one event."""

    schema: str
    title: Span | None
    when: str | None  # TIMEX3 value
    where: str | None
    reports: tuple[ReportEntry, ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
    actors: tuple[Actor, ...]
    times: tuple[TimeEntry, ...]
    quotes: tuple[Quote, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...]
    timeline: tuple[TimelineEntry, ...]
    positions: tuple[Position, ...]
    summary: tuple[SummarySentence, ...]
    problems: tuple[Problem, ...]
