"""Positions: who wants, offers, refuses, supports, opposes or denies what.

What counts: an actor of the report that opens a clause, directly before a verb of wanting,
offering and the like (data/position_cues.tsv); the issue is what follows in the same claim.

What guards against a wrong actor: before it, its title and its article stands the start of
the sentence, a comma or a word that opens a clause, never a preposition ("a treaty with
Israel, condemned") nor a condition ("if Iran agreed"); nothing but auxiliaries and adverbs
stands between the actor and the verb; a place wants nothing, nor does "his" or "him". What
somebody says of another in words of their own is no position of that other. Limits: a
subject further away is not followed; that needs a parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dateline import lexicon
from dateline.record import Position, Stance
from dateline.report import Chain, Mention, Reading, Span
from dateline.spans import Shelf

SHORTEST_ISSUE = 8  # characters; less names no issue
_ADVERBS = (
    r"(?:(?:also|again|now|still|long|recently|already|repeatedly|once|therefore|meanwhile"
    r"|\w+ly)\s+|,\s+(?:meanwhile|however|too|in turn|for (?:his|her|its) part),\s+)*"
)
_FINITE = rf"\s*(?:(?:has|have|had)\s+)?{_ADVERBS}"
_BE = rf"\s*(?:has been|have been|had been|is|are|was|were)\s+{_ADVERBS}"
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_OPENS = re.compile(
    r"(?:^|[,;:—–\-(“\"‘]|\b(?:and|but|that|while|whereas|as|because|when|though|although|since|so"
    r"|yet|after|before|what|said|says|saying|however|meanwhile))\s*$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"(?:(?:[A-Z][\w.'’-]*|the|a|an|both)\s+)+$")
_LEFT = 200  # characters before an actor in which its clause opens
_NO_ISSUE = re.compile(
    r"(?:because|as|after|before|when|if|and|or|but|according|by|from|is|are|was|were)\b|[,–—(-]",
    re.IGNORECASE,
)
_COPULA = re.compile(r"(?:is|was)\s+")  # "what Kim wants is a guarantee"


def find_positions(
    readings: tuple[Reading, ...], actor_of: Mapping[tuple[str, int], str]
) -> tuple[Position, ...]:
    """Return the positions in the order of the reports and their text."""
    return tuple(position for reading in readings for position in _positions(reading, actor_of))


def _positions(reading: Reading, actor_of: Mapping[tuple[str, int], str]) -> Iterator[Position]:
    report = reading.report
    mentions = Shelf(
        (mention.span, (index, mention))
        for index, chain in enumerate(reading.chains)
        if (report.id, index) in actor_of
        for mention in chain.mentions
        if _may_hold(chain, mention)
    )
    sentences = Shelf((sentence.span, sentence.span) for sentence in reading.sentences)
    said = (quote for quote in reading.quotations if quote.kind == "direct")
    spoken = Shelf((quote.span, quote.speaker) for quote in said)
    for statement in reading.statements:
        for place, (index, mention) in mentions.inside(statement.span):
            if any(speaker != index for _, speaker in spoken.touching(place)):
                continue
            if not _opens_clause(report.text, mention, sentences):
                continue
            behind = report.text[place.end : statement.span.end]
            if held := _held(behind):
                stance, start = held
                issue = behind[start:].lstrip(' ”"').rstrip(' ,.;:”"')
                if stance == "wants" and (copula := _COPULA.match(issue)):
                    issue = issue[copula.end() :]
                if len(issue) >= SHORTEST_ISSUE and not _NO_ISSUE.match(issue):
                    span = _trimmed(report.span(place.start, statement.span.end))
                    actor = actor_of[report.id, index]
                    yield Position(actor, " ".join(issue.split()), stance, span)


def _may_hold(chain: Chain, mention: Mention) -> bool:
    """Say whether a mention may be the subject of a stance."""
    is_subject = mention.form != "pronoun" or mention.span.text.casefold() in _SUBJECTS
    return is_subject and chain.kind != "place"


def _opens_clause(text: str, mention: Mention, sentences: Shelf[Span]) -> bool:
    """Say whether a clause begins with a mention, its title and its article."""
    start = mention.span.start
    if mention.role is not None and mention.role.end <= start:
        start = mention.role.start
    sentence = next((span for _, span in sentences.touching(mention.span)), mention.span)
    before = text[max(sentence.start, start - _LEFT) : start]
    return _OPENS.search(_BEFORE_NAME.sub("", before)) is not None


def _held(behind: str) -> tuple[Stance, int] | None:
    """Return the stance that opens the words behind an actor, and where its issue begins."""
    for pattern, stance in _cues():
        if match := pattern.match(behind):
            return stance, match.end()
    return None


def _trimmed(span: Span) -> Span:
    text = span.text.rstrip(" \n,;:")
    return Span(span.report, span.start, span.start + len(text), text)


@cache
def _cues() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    known: dict[str, Stance] = {
        "wants": "wants",
        "offers": "offers",
        "refuses": "refuses",
        "supports": "supports",
        "opposes": "opposes",
        "denies": "denies",
    }
    return tuple(
        (
            re.compile(rf"{_BE if be == 'be' else _FINITE}(?:{phrase})(?!\w)", re.IGNORECASE),
            known[stance],
        )
        for phrase, stance, be in lexicon.rows("position_cues.tsv")
    )
