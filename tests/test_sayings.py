"""How sayings are told: reported clauses behind their verbs, parts in their sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ferry import RECORD

from dateline.record import Claim, Quote
from dateline.report import QuoteKind, Span
from dateline.tell.view import view


def spanned(text: str, words: str) -> Span:
    """Return the span of some words of a text."""
    start = text.index(words)
    return Span("r1", start, start + len(words), words)


def quoted(text: str, words: str, cue: str, kind: QuoteKind = "indirect") -> Quote:
    """Make a quotation of one actor."""
    speaker = spanned(text, "Holm")
    place = spanned(text, cue)
    return replace(
        RECORD.quotes[0],
        id=words,
        span=spanned(text, words),
        kind=kind,
        speaker_span=speaker,
        cue=place,
        said_to=None,
    )


def told(text: str, *quotes: Quote, claim: str | None = None) -> list[str]:
    """Return the lines under the speaker of some quotations of a text."""
    claims: tuple[Claim, ...] = ()
    if claim is not None:
        claims = (replace(RECORD.claims[0], span=spanned(text, claim)),)
    record = replace(
        RECORD,
        quotes=quotes,
        utterances=(),
        claims=claims,
        findings=(),
        differences=(),
        timeline=(),
        positions=(),
        summary=(),
    )
    sections = {section.heading: section for section in view(record, {"r1": text}).sections}
    if "Who said what" not in sections:
        return []
    (speaker,) = sections["Who said what"].lines
    return ["".join(run.text for run in line.runs) for line in speaker.under]


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("denied", "denied"),
        ("believes", "believes"),
        ("has long claimed", "claimed"),
        ("warning", "warned"),
        ("insistence", "insistence"),
        ("voiced hope", "voiced hope"),
        ("told", "said"),
        ("according to", "said"),
    ],
)
def test_a_reported_clause_has_the_verb_of_its_cue(cue: str, verb: str) -> None:
    """What was denied or is believed was not said."""
    text = f"Holm {cue} the ferry was safe."
    assert told(text, quoted(text, "the ferry was safe", cue)) == [f"{verb}: the ferry was safe"]


def test_a_clause_without_its_subject_stands_in_its_sentence() -> None:
    """What may fail is told with what is meant, or not at all."""
    text = "The ferry has pumps which Holm says may fail."
    quote = quoted(text, "may fail", "says")
    assert told(text, quote, claim="The ferry has pumps which Holm says may fail") == [
        "The ferry has pumps which Holm says may fail"
    ]
    assert told(text, quote) == []


def test_a_sentence_and_its_clause_are_told_once() -> None:
    """The clause within the sentence of words in marks adds nothing."""
    text = 'Holm, who says the ferry is safe, called the report "nonsense".'
    clause = quoted(text, "the ferry is safe", "says")
    part = quoted(text, "nonsense", "called", "partial")
    whole = text.removesuffix(".")
    assert told(text, clause, part, claim=whole) == [whole]


def test_a_sentence_that_goes_on_behind_its_attribution_is_told_whole() -> None:
    """Its first words alone say nothing."""
    text = '"The way I see it," Holm said, "the ferry is safe."'
    quote = quoted(text, "The way I see it,", "said", "direct")
    assert told(text, quote, claim=text) == [text]
