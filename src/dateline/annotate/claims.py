"""Claims: the stretches of a report that each state one thing.

What counts: a clause of a sentence in title, subhead, caption or body. A sentence
is cut where a clause of its own opens: at semicolons and dashes, at "while",
"after", "because" and their like (data/clause_openers.tsv), at ", who", and at
", saying". What guards against crumbs: a cut is made only where both sides keep
enough words, never inside quotation marks or brackets. A caption or headline that
stands twice is one claim.

Each claim is dated only by a time that stands in its own clause; without one it has
none. It belongs to a source if a quotation with a speaker covers most of it.

Limits: without a parse, a clause that shares its subject with the one before it
("and told reporters") stays with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate.status import status_of
from dateline.report import Amount, Chain, Quotation, Report, Sentence, Span, Statement, Time
from dateline.spans import Shelf
from dateline.values import Interval

SHORTEST = 6  # words; a shorter clause rarely states a thing and stays with its neighbour
OWNED = 0.6  # share of a claim under one quotation that makes it the speaker's

_CLOSED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_JOINING = frozenset({"or", "and", "to", "through", "-", "–"})
_VERBLESS = re.compile(r"[^\w]*(?:\w+[^\w]*){0,2}")


def find_claims(  # noqa: PLR0913, PLR0917 - a claim gathers every layer before it
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    amounts: tuple[Amount, ...],
    chains: tuple[Chain, ...],
    quotations: tuple[Quotation, ...],
) -> Iterator[Statement]:
    """Find the claims of a report in the order of the text."""
    layers = _Layers(
        Shelf((time.span, time) for time in times),
        Shelf((amount.span, amount) for amount in amounts),
        Shelf((m.span, i) for i, chain in enumerate(chains) for m in chain.mentions),
        Shelf((quote.span, index) for index, quote in enumerate(quotations)),
        chains,
    )
    told: set[str] = set()
    for sentence in sentences:
        if _VERBLESS.fullmatch(sentence.span.text) or sentence.span.text in told:
            continue
        if report.blocks[sentence.block].kind != "body":
            told.add(sentence.span.text)
        for start, end in clauses(sentence.span.text):
            at = sentence.span.start
            yield _statement(report.span(at + start, at + end), layers)


@dataclass(frozen=True, slots=True)
class _Layers:
    times: Shelf[Time]
    amounts: Shelf[Amount]
    mentions: Shelf[int]
    quotations: Shelf[int]
    chains: tuple[Chain, ...]


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Cut a sentence into clauses; together they hold all its words, in order."""
    begin = 0
    for cut, resume in _cuts(sentence):
        head, tail = sentence[begin:cut], sentence[resume:]
        if min(len(_WORD.findall(head)), len(_WORD.findall(tail))) >= SHORTEST:
            yield begin, begin + len(head.rstrip(" ,;:—–-"))
            begin = resume
    yield begin, len(sentence)


def _cuts(sentence: str) -> Iterator[tuple[int, int]]:
    """Find where a clause may end and where the next one begins behind it."""
    closed = [match.span() for match in _CLOSED.finditer(sentence)]
    for match in _openers().finditer(sentence):
        if not any(start < match.start() < end for start, end in closed):
            yield match.start(), match.end("gap")


@cache
def _openers() -> re.Pattern[str]:
    """Match the gap before a word that opens a clause; the word belongs to the clause."""
    rows = lexicon.rows("clause_openers.tsv")
    free = "|".join(re.escape(row[0]) for row in rows if row[1] == "free")
    comma = "|".join(re.escape(row[0]) for row in rows if row[1] == "comma")
    dash = r"\s(?:--|—|–)\s|;\s|—"
    return re.compile(
        rf"(?P<gap>{dash}|,\s(?=(?:{free}|{comma}|\w{{3,}}ing)\s)|\s(?=(?:{free})\s))",
    )


def _statement(span: Span, layers: _Layers) -> Statement:
    indices = dict.fromkeys(index for _, index in layers.mentions.touching(span))
    return Statement(
        span=span,
        status=status_of(span.text),
        when=_when(span, layers.times),
        where=_where(span, layers),
        source=_source(span, layers.quotations),
        chains=tuple(indices),
        amounts=tuple(amount for _, amount in layers.amounts.inside(span)),
    )


def _when(span: Span, times: Shelf[Time]) -> str | None:
    """Return the first dated time of the clause, with the one that "or" joins to it."""
    dated = [(at, t.value) for at, t in times.inside(span) if Interval.from_timex(t.value)]
    if not dated:
        return None
    (first, value), *others = dated
    if others:
        second, last = others[0]
        between = span.text[first.end - span.start : second.start - span.start]
        both = f"{value}/{last}"
        if between.strip() in _JOINING and Interval.from_timex(both):
            return both
    return value


def _where(span: Span, layers: _Layers) -> str | None:
    """Return the first place that a preposition of place leads to."""
    for place, index in layers.mentions.inside(span):
        before = span.text[: place.start - span.start].rstrip().rpartition(" ")[2].casefold()
        if layers.chains[index].kind == "place" and before in {"in", "at", "on", "near", "of"}:
            return place.text
    return None


def _source(span: Span, quotations: Shelf[int]) -> int | None:
    """Return the quotation that makes up most of the claim."""
    for place, index in quotations.touching(span):
        common = min(place.end, span.end) - max(place.start, span.start)
        if common >= OWNED * (span.end - span.start):
            return index
    return None
