"""Who said what: quotations by speaker, renderings of the same words side by side.

Words in quotation marks come before reported clauses, and what several reports
render before what one does. Words that are only part of a sentence are shown with
the statement they stand in: three words alone tell nobody anything. So is a clause
that says something of a word before it ("missiles that he says | can reach us"), or
it is not told. A reported clause has the verb of its cue before it: what was denied or
is believed was not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
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
    shortened,
)
from dateline.tell.dates import spoken

KIND_ORDER = ("direct", "partial", "indirect")
# A reported clause is told by its opening; the mark leads to the rest.
INDIRECT = 180
# A statement longer than this does not help to read the few words quoted in it.
SETTING = 320
# Names and roles that are shown beside the main name of an actor.
SHOWN_NAMES = 4
SHOWN_ROLES = 3
# Words of a cue that are told; a longer one is a sentence rather than a cue.
CUE = 4
# Letters of "Mrs", the longest of the forms of address.
ADDRESS = 3


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying in all its renderings; the first is the longest."""

    speaker: str | None
    quotes: tuple[Quote, ...]


# Something is said at these, to all else.
_AT = re.compile(
    r"\b(?:start|beginning|opening|end|sidelines|conference|briefing|speech|address|hearing|rally"
    r"|session|meeting|summit|talks|debate|ceremony|event|forum)\b"
)


# A clause behind these, or one that begins with those, leans on a word before.
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where)[\s,]*$")
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did)\b"
)
_OPENS = re.compile(r"\W*[A-Z0-9]")  # a sentence
_TOLD = frozenset(("tell", "inform", "remind", "assure", "notify", "reassure"))
_CONTINUED = re.compile(r",\s*[“\"‘'][a-z]")
_BEFORE = 20  # characters looked at


def sayings(opened: Index, limit: Limit) -> Section:
    """Tell who said what, those who are quoted most first."""
    by_speaker: dict[str | None, list[Saying]] = {}
    for saying in _sayings(opened):
        by_speaker.setdefault(saying.speaker, []).append(saying)
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
        if quote.id not in grouped and _stands_alone(quote, opened):
            yield Saying(quote.speaker, (quote,))


def _longest_first(quotes: list[Quote]) -> tuple[Quote, ...]:
    return tuple(
        sorted(quotes, key=lambda quote: (KIND_ORDER.index(quote.kind), -len(quote.span.text)))
    )


def _rank(speaker: str | None, said: list[Saying]) -> tuple[bool, int, int]:
    """Order by the reports that quote a speaker, then by quotations."""
    quotes = [quote for saying in said for quote in saying.quotes]
    return speaker is None, -len({quote.span.report for quote in quotes}), -len(quotes)


def _stands_alone(quote: Quote, opened: Index) -> bool:
    """Say whether a quotation can be understood, by itself or in a statement."""
    return not _leans(quote, opened) or _setting(quote, opened) is not None


def _leans(quote: Quote, opened: Index) -> bool:
    """Say whether a reported clause says something of a word that stands before its cue."""
    if quote.kind != "indirect" or quote.cue is None or quote.cue.end > quote.span.start:
        return False
    if _FINITE.match(quote.span.text):
        return True
    speaker = quote.speaker_span
    first = min(quote.cue.start, speaker.start if speaker else quote.cue.start)
    text = opened.texts.get(quote.span.report, "")
    return _RELATIVE.search(text[max(0, first - _BEFORE) : first]) is not None


def _order(saying: Saying, opened: Index) -> tuple[int, int, int]:
    """Order by renderings, by kind, and then as the inverted pyramid has it."""
    depth = min(opened.depth(quote.span) for quote in saying.quotes)
    return -len(saying.quotes), KIND_ORDER.index(saying.quotes[0].kind), depth


def _distinct(ordered: list[Saying], opened: Index) -> Iterator[Saying]:
    """Leave out words that an earlier saying is shown with: those of the same statement."""
    told: list[Span] = []
    for saying in ordered:
        quote = saying.quotes[0]
        setting = _setting(quote, opened)
        is_new = not any(one.contains(quote.span) or one == setting for one in told)
        if len(saying.quotes) > 1 or is_new:
            yield saying
            told += [_shown(one, opened) for one in saying.quotes]


def _shown(quote: Quote, opened: Index) -> Span:
    """Return the words that a quotation is shown by."""
    setting = _setting(quote, opened) if _needs_setting(quote, opened) else None
    return setting or quote.span


def _speaker(speaker: str | None, said: list[Saying], opened: Index, limit: Limit) -> Line:
    actor = opened.actors.get(speaker) if speaker else None
    name = actor.name if actor else "Speaker not told"
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
            (*_words(quotes[0], opened), *_occasion(quotes[0])),
            opened.marks(quote.span for quote in quotes),
            label=opened.names_of(quote.span.report for quote in quotes),
        )


def _plain_words(span: Span) -> str:
    return flat(span.text).strip(" .,;:!?").casefold()


def _words(quote: Quote, opened: Index) -> tuple[Run, ...]:
    setting = _setting(quote, opened) if _needs_setting(quote, opened) else None
    if setting is not None:
        return (Run(flat(setting.text), "words"),)
    if quote.kind == "indirect":
        words = shortened(quote.span.text, INDIRECT)
        return (Run(f"{_cue(quote)}: ", "faint"), Run(words, "words"))
    return (Run("“"), Run(flat(quote.span.text).rstrip(","), "words"), Run("”"))


def _needs_setting(quote: Quote, opened: Index) -> bool:
    return quote.kind == "partial" or _leans(quote, opened) or _goes_on(quote, opened)


def _goes_on(quote: Quote, opened: Index) -> bool:
    """Say whether a quoted sentence goes on behind its attribution: "It is," he said, "late"."""
    setting = _setting(quote, opened) if quote.kind == "direct" else None
    if setting is None or not quote.span.text.rstrip().endswith(","):
        return False
    return _CONTINUED.search(setting.text, quote.span.end - setting.start + 1) is not None


def _cue(quote: Quote) -> str:
    """Return what stands before a reported clause: "denied", "told reporters"."""
    verb = _verb(quote)
    if not _verbs().get(verb, ("", False, False))[2]:
        return verb
    return f"{verb} {flat(quote.said_to or '')}" if _is_heard(quote) else "said"


def _is_heard(quote: Quote) -> bool:
    """Say whether the cue itself tells who heard a reported clause."""
    tells = _verbs().get(_verb(quote), ("", False, False))[2]
    heard = quote.said_to is not None and not _AT.search(quote.said_to)
    return quote.kind == "indirect" and tells and heard


def _verb(quote: Quote) -> str:
    """Return the verb of a quotation's cue as it stands, a participle or infinitive as past."""
    cue = flat(quote.cue.text).casefold().strip(" ,:;.") if quote.cue else ""
    words = cue.split()
    for place, word in enumerate(words):
        if word in _verbs():
            past, is_whole, _ = _verbs()[word]
            rest = words[place + 1 :]
            if is_whole or len(rest) >= CUE:
                infinitive = place > 0 and words[place - 1] == "to"
                return past if infinitive or word.endswith("ing") else word
            return " ".join((past if word.endswith("ing") else word, *rest))
    noun = (word for word in words if word in lexicon.words("reporting_nouns.txt"))
    return next(noun, "said")


@cache
def _verbs() -> dict[str, tuple[str, bool, bool]]:
    """Return, for each form of a verb of saying, its past, and whether it stands alone.

    The last says whether it has to have somebody who is told.
    """
    found: dict[str, tuple[str, bool, bool]] = {}
    for lemma, group, content, forms in lexicon.rows("reporting_verbs.tsv"):
        variants = forms.split()
        past = variants[2].split("|")[0]
        is_whole = " " not in lemma and group != "express" and content != "words"
        for form in forms.replace("|", " ").split():
            found.setdefault(form, (past, is_whole, lemma in _TOLD))
    return found


def _setting(quote: Quote, opened: Index) -> Span | None:
    """Return the shortest statement that the quoted words stand in, a whole sentence first."""
    shelf = opened.claims_in.get(quote.span.report)
    near = [span for span, _ in shelf.touching(quote.span)] if shelf else []
    around = [span for span in near if span.contains(quote.span)]
    fitting = [span for span in around if len(quote.span.text) + 2 < len(span.text) <= SETTING]
    return min(
        fitting,
        key=lambda span: (not _OPENS.match(span.text), len(span.text), span.start),
        default=None,
    )


def _occasion(quote: Quote) -> tuple[Run, ...]:
    told = []
    if quote.speaker is None and quote.speaker_span:
        told.append(f"from “{flat(quote.speaker_span.text)}”")
    if quote.said_to and not _is_heard(quote):
        told.append(f"{'at' if _AT.search(quote.said_to) else 'to'} {flat(quote.said_to)}")
    told += [spoken(quote.said_when)] if quote.said_when else []
    return (Run(f" ({', '.join(told)})", "faint"),) if told else ()


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
