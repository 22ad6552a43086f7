"""Who said what: quotations by speaker, renderings of the same words side by side.

Words in quotation marks come before reported clauses, and what several reports
render before what one does. How each is worded is told in said_words.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.record import Actor, Quote
from dateline.report import Span
from dateline.tell.brief import (
    CAPTION_DEPTH,
    Index,
    Limit,
    Line,
    Run,
    Section,
    first,
    flat,
)
from dateline.tell.said_words import described, occasion, setting_of, shown, stands_alone, words

KIND_ORDER = ("direct", "partial", "indirect")
# Names and roles that are shown beside the main name of an actor.
SHOWN_NAMES = 4
SHOWN_ROLES = 3
# Letters of "Mrs", the longest of the forms of address.
ADDRESS = 3


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """An actor, somebody whom one report only describes ("a spokeswoman"), or nobody known."""

    actor: str | None
    report: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying in all its renderings; the first is the longest."""

    speaker: str | None
    quotes: tuple[Quote, ...]

    @property
    def voice(self) -> Voice:
        """Return whose saying it is."""
        span = described(self.quotes[0])
        return Voice(self.speaker, span.report, flat(span.text)) if span else Voice(self.speaker)


def sayings(opened: Index, limit: Limit) -> Section:
    """Tell who said what, those who are quoted most first."""
    by_speaker: dict[Voice, list[Saying]] = {}
    for saying in _sayings(opened):
        by_speaker.setdefault(saying.voice, []).append(saying)
    ordered = sorted(by_speaker.items(), key=lambda pair: _rank(*pair))
    shown, rest = first(ordered, limit.lines)
    lines = tuple(_speaker(speaker, said, opened, limit) for speaker, said in shown)
    return Section("Who said what", lines, rest=rest)


def people(opened: Index, limit: Limit) -> Section:
    """Tell who and what the event is about, under all their names."""
    acting = [actor for actor in opened.record.actors if actor.kind in {"person", "organisation"}]
    ordered = sorted(acting, key=lambda actor: _prominence(actor, opened))
    shown, rest = first(ordered, limit.lines)
    return Section("Who is who", tuple(_actor(actor, opened) for actor in shown), rest=rest)


def _sayings(opened: Index) -> Iterator[Saying]:
    grouped: set[str] = set()
    for utterance in opened.record.utterances:
        quotes = [opened.quotes[id_] for id_ in utterance.quotes if id_ in opened.quotes]
        grouped.update(quote.id for quote in quotes)
        if quotes:
            yield Saying(utterance.speaker or quotes[0].speaker, _longest_first(quotes))
    for quote in opened.record.quotes:
        if quote.id not in grouped and stands_alone(quote, opened):
            yield Saying(quote.speaker, (quote,))


def _longest_first(quotes: list[Quote]) -> tuple[Quote, ...]:
    return tuple(
        sorted(quotes, key=lambda quote: (KIND_ORDER.index(quote.kind), -len(quote.span.text)))
    )


def _rank(voice: Voice, said: list[Saying]) -> tuple[bool, int, int]:
    """Order by the reports that quote a speaker, then by quotations; who is unknown comes last."""
    quotes = [quote for saying in said for quote in saying.quotes]
    is_unknown = not voice.actor and not voice.words
    return is_unknown, -len({quote.span.report for quote in quotes}), -len(quotes)


def _order(saying: Saying, opened: Index) -> tuple[int, int, int]:
    """Order by renderings, by kind, and then as the inverted pyramid has it."""
    depth = min(opened.depth(quote.span) for quote in saying.quotes)
    return -len(saying.quotes), KIND_ORDER.index(saying.quotes[0].kind), depth


def _distinct(ordered: list[Saying], opened: Index) -> Iterator[Saying]:
    """Leave out words that an earlier saying is shown with: those of the same statement."""
    told: list[Span] = []
    for saying in ordered:
        quote = saying.quotes[0]
        setting = setting_of(quote, opened)
        is_new = not any(one.contains(quote.span) or one == setting for one in told)
        if len(saying.quotes) > 1 or is_new:
            yield saying
            told += [shown(one, opened) for one in saying.quotes]


def _speaker(voice: Voice, said: list[Saying], opened: Index, limit: Limit) -> Line:
    actor = opened.actors.get(voice.actor) if voice.actor else None
    name = actor.name if actor else voice.words or "Speaker not told"
    ordered = sorted(said, key=lambda saying: _order(saying, opened))
    shown, rest = first(list(_distinct(ordered, opened)), limit.under)
    lines = tuple(_saying(saying, opened) for saying in shown)
    return Line((Run(name, "strong"),), under=lines, rest=rest)


def _saying(saying: Saying, opened: Index) -> Line:
    longest, *others = _renderings(saying, opened)
    return Line(longest.runs, longest.marks, under=tuple(others))


def _renderings(saying: Saying, opened: Index) -> Iterator[Line]:
    """Give each wording once, with the marks of all quotations that have it."""
    wordings: dict[str, list[Quote]] = {}
    for quote in saying.quotes:
        wordings.setdefault(_plain_words(quote.span), []).append(quote)
    for quotes in wordings.values():
        yield Line(
            (*words(quotes[0], opened), *occasion(quotes[0], opened)),
            opened.marks(quote.span for quote in quotes),
            label=opened.names_of(quote.span.report for quote in quotes),
        )


def _plain_words(span: Span) -> str:
    return flat(span.text).strip(" .,;:!?").casefold()


def _prominence(actor: Actor, opened: Index) -> tuple[int, int]:
    """Order by reports and mentions; a caption and its credit make nobody prominent."""
    telling = [span for span in actor.mentions if opened.depth(span) < CAPTION_DEPTH]
    return -len({span.report for span in telling}), -len(telling)


def _reports(actor: Actor) -> int:
    return len({span.report for span in actor.mentions})


def _actor(actor: Actor, opened: Index) -> Line:
    runs = [Run(actor.name, "strong")]
    roles = list(_roles(actor))[:SHOWN_ROLES]
    others = [name for name in actor.names if name != actor.name][:SHOWN_NAMES]
    if roles:
        runs.append(Run(f", {'; '.join(roles)}"))
    if others:
        runs.append(Run(f" (also {', '.join(others)})"))
    told = f"  in {_reports(actor)} of {len(opened.record.reports)} reports"
    runs.append(Run(told, "faint"))
    return Line(tuple(runs), opened.marks(actor.mentions[:1]))


def _roles(actor: Actor) -> Iterator[str]:
    """Give each role once, without article; "Mr" and "Dr" tell nothing, "PM" and "MP" do."""
    seen: set[str] = set()
    for span in actor.roles:
        role = flat(span.text).removeprefix("the ").removeprefix("The ")
        is_address = len(role.rstrip(".")) <= ADDRESS and not role.isupper()
        if not is_address and role.casefold() not in seen:
            yield role
        seen.add(role.casefold())
