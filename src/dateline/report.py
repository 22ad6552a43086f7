"""The text model: one report, and the layers that reading adds to it.

Every position counts Unicode code points of `Report.text`, from 0, half-open.
The text of a text file is its text exactly as decoded and is never changed, so that a
position found by any layer can be shown to a person in the file itself. The text of a
saved page is what was taken from it, and `Report.page` leads back to the page.

The types follow the way of the data: a `Source` is bytes, a `Report` is those
bytes understood as a page, a `Reading` is a report with all its layers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

BlockKind = Literal[
    "title",
    "subhead",
    "byline",
    "dateline",
    "timestamp",
    "body",
    "caption",
    "wire_note",
    "furniture",
]
ActorKind = Literal["person", "organisation", "country", "place", "group"]
MentionForm = Literal["name", "role", "pronoun"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
TollKind = Literal["dead", "injured"]
QuoteKind = Literal["direct", "partial", "indirect"]
Status = Literal["happened", "ongoing", "expected", "proposed", "denied", "background"]
Stance = Literal["wants", "offers", "refuses", "supports", "opposes", "denies"]
CreditKind = Literal["dateline", "byline", "credit", "reported"]

STANCES: tuple[Stance, ...] = get_args(Stance)
# The language whose reports are read (ISO 639-1); of others only the page is.
READ = "en"
# How the problems begin that a person must know of before all else.
UNREAD = "The report is in "
OTHER_EVENTS = "These may tell of different events: "


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's text, with the letters that stand there."""

    report: str
    start: int
    end: int
    text: str

    def contains(self, other: Span) -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.report == other.report and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a page that is of one kind: a body paragraph, a caption, a menu."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or decided, told to the person who asked."""

    message: str
    report: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a wire report: "VLADIVOSTOK, April 25 (Yonhap) --"."""

    place: str
    date: str | None  # ISO 8601 day
    agency: str | None  # as printed
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """A sign of whose reporting a report is: an agency in its dateline, byline or tail.

    `reported` marks a source that the prose itself names as having said it first
    ("first reported by The Washington Post"); it does not make the text theirs.
    """

    name: str  # canonical name of the agency or newsroom
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that somebody named, before anything is understood."""

    id: str  # "r1", "r2", ...
    path: str
    content: bytes
    url: str | None = None
    media_type: str | None = None  # Content-Type as served: "text/html; charset=euc-kr"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of a report's text stands in the page that it was taken from.

    `node` is the XPath of an element, or of an attribute; the two positions count the
    characters of its text content. Stretches of one length match letter by letter;
    the others were evened out and match as a whole.
    """

    start: int
    end: int
    node: str
    node_start: int
    node_end: int


@dataclass(frozen=True, slots=True)
class PageMap:
    """The way back from a report's text to the page, in the order of the text."""

    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One saved news report as a page: its text, its blocks and its masthead."""

    id: str
    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]  # every non-blank character in exactly one, in order
    url: str | None = None
    language: str | None = None  # ISO 639-1
    title: Span | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None  # ISO 8601, with zone where stated
    reference_date: str | None = None  # ISO 8601 day that "today" means
    markers: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    problems: tuple[Problem, ...] = ()
    updated: str | None = None  # ISO 8601, with zone where stated
    page: PageMap | None = None  # None when the text is the file's own

    def span(self, start: int, end: int) -> Span:
        """Return the span of this report's text from `start` up to `end`."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation; its grammar is None where nobody read it."""

    text: str
    start: int
    end: int
    upos: str | None = None  # universal part of speech (UD 2)
    tag: str | None = None  # Penn Treebank tag
    lemma: str | None = None
    head: int | None = None  # index of a token of the sentence; None for the root
    label: str | None = None  # dependency relation to the head (UD 2)


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that the reading model takes for a name."""

    start: int  # first token
    end: int  # token after the last
    kind: str  # person organisation place facility norp date money product misc
    margin: float  # how far its labels lead, by the weakest word


@dataclass(frozen=True, slots=True)
class Link:
    """A word that may point back to one said before, as the reading model sees it."""

    place: int  # token that points back: a pronoun, or the noun of "the minister"
    back: int  # how many sentences before the other stands; 0 in the same one
    at: int  # token there, the head of its phrase
    chance: float  # that this one is meant; of all that may be, or none, it adds up to 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a title, subhead, caption or body paragraph."""

    span: Span
    block: int  # index into Report.blocks
    tokens: tuple[Token, ...]
    names: tuple[Named, ...] = ()
    # Of attribution: source, cue, content. A margin of 0 or below is a span that is only
    # likely, for who has other evidence to weigh it by.
    roles: tuple[Named, ...] = ()
    vector: tuple[float, ...] = ()  # of its meaning, of length 1
    links: tuple[Link, ...] = ()  # back to words of this report


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 value (TimeML 1.2.1)."""

    span: Span
    type: TimeKind
    value: str
    mod: str | None = None  # TIMEX3 mod: START MID END APPROX MORE_THAN ...


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: a number, its unit, and what is counted."""

    span: Span
    value: float
    unit: str | None  # "USD", "km", "tonne", "percent"; None for a bare count
    counts: str | None  # the words that name what is counted, as they stand
    mod: str | None = None  # TIMEX3-like: APPROX MORE_THAN LESS_THAN EQUAL_OR_MORE ...


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people a report's own event killed or injured, and where the report says so."""

    kind: TollKind
    value: float
    mod: str | None = None  # as of an amount: APPROX MORE_THAN EQUAL_OR_MORE ...
    spans: tuple[Span, ...] = ()  # one for a number, one for each mention of a person counted


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point to an actor: a name, a role ("the Russian president"), a pronoun."""

    span: Span
    kind: ActorKind
    form: MentionForm = "name"
    role: Span | None = None  # title or description that stands with the name


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions in one report that point to one actor, in the order of the text.

    `names` holds the proper name forms only, longest and most frequent first.
    """

    kind: ActorKind
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a report gives as somebody's: words, thoughts, wishes, plans."""

    cue: Span  # the words that tie the content to its source: "has said", "according to"
    contents: tuple[Span, ...]  # what is said, thought or wanted, in the order of the text
    source: Span | None = None  # whose it is


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a report gives as somebody's: in marks, or as a reported clause."""

    span: Span  # the words, without the marks
    kind: QuoteKind
    speaker_span: Span | None = None  # the words that name the speaker there
    speaker: int | None = None  # index into Reading.chains; None when not decided
    cue: Span | None = None  # the reporting verb or phrase
    said_when: str | None = None  # TIMEX3 value
    said_to: str | None = None  # as it stands


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of a report that states one thing."""

    span: Span
    status: Status
    when: str | None = None  # TIMEX3 value
    where: str | None = None
    source: int | None = None  # index into Reading.quotations; None: the report says it itself
    chains: tuple[int, ...] = ()  # who acts or is acted on
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody does to somebody, by CAMEO code and PLOVER type."""

    span: Span  # the word that tells it
    type: str  # PLOVER type: AGREE CONSULT SUPPORT ...
    code: str  # CAMEO code
    source: int | None = None  # index into Reading.chains; None when no chain has the actor
    source_span: Span | None = None  # the words that name the actor there
    target: int | None = None  # likewise
    target_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands on something, as one report tells it."""

    span: Span  # from who holds it, where that stands before it, to the end of the issue
    stance: Stance
    issue: Span
    holder: int  # index into Reading.chains


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with all its layers: what one careful reader took from it."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    names: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    stances: tuple[Stand, ...] = ()
    tolls: tuple[Toll, ...] = ()
