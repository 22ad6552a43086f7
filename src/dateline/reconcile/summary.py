"""The summary: whole sentences of the reports, chosen so that few say most.

A sentence gains by each finding it carries that no chosen sentence has said yet: by
the number of voices behind the finding, and a little by standing early in its report
(the inverted pyramid of news writing). The first one is a report's lead, whoever else has
it, and is chosen by what it has of the headline too. A sentence that needs the one before
it ("He also said ..."), asks, or is mostly a quotation is not taken. Chosen greedily
(maximal coverage, Nemhauser et al. 1978); nothing is written that no report says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline import lexicon
from dateline.reconcile.terms import content
from dateline.record import Claim, Finding, SummarySentence
from dateline.report import Quotation, Reading, Sentence, Span
from dateline.spans import Shelf

SENTENCES = 6  # more is not read at a glance
LEADS = 2  # sentences of a body that may open the summary
LONGEST = 330  # characters
EARLY = 0.5  # what the first sentence of a report gains over a late one
_OPENING = "\"“‘'"
_CLOSING = '"”’'
NAMED = 4.0  # what having the headline's words counts for the first sentence, in voices
ALIKE = 0.5  # share of a sentence's words that an earlier one has; then it says nothing new


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    findings: tuple[str, ...]
    shown: tuple[str, ...]  # those of them whose own words it has: the others bear these out
    words: frozenset[str]
    place: float  # 1 for the first sentence of a body, falling to 0
    leads: bool  # one of its report's first sentences
    key: Span


def summarise(
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    title: Span | None,
) -> tuple[SummarySentence, ...]:
    """Return the sentences of the summary, the most widely supported first."""
    headline = content(title.text) if title else frozenset()
    finding_of = {claim: finding.id for finding in findings for claim in finding.claims}
    shown = {finding.id: finding.text for finding in findings}
    candidates = [
        c for reading in readings for c in _candidates(reading, claims, finding_of, shown)
    ]
    shared = (f for f in findings if f.support > 1 and f.verdict != "unmeasured")
    voices = {finding.id: finding.support - 1 for finding in shared}
    chosen: list[_Candidate] = []
    while len(chosen) < SENTENCES:
        leads = [] if chosen else [c for c in candidates if c.leads]
        best = _best(leads or candidates, chosen, voices, headline)
        if best is None:
            break
        chosen.append(best)
    return tuple(SummarySentence(candidate.text, candidate.findings) for candidate in chosen)


def _best(
    candidates: Sequence[_Candidate],
    chosen: Sequence[_Candidate],
    voices: Mapping[str, int],
    headline: frozenset[str],
) -> _Candidate | None:
    """Return the sentence that gains most, or None if none gains."""
    gains = [(_gain(c, chosen, voices, headline), c) for c in candidates]
    gain, best = max(gains, key=_rank, default=(0.0, None))
    return best if gain > 0 else None


def _rank(gain: tuple[float, _Candidate]) -> tuple[float, int, str]:
    """Of two equal gains, what stands earlier in its report goes first."""
    key = gain[1].key
    return gain[0], -key.start, key.report


def _candidates(
    reading: Reading,
    claims: Sequence[Claim],
    finding_of: Mapping[str, str],
    shown: Mapping[str, Span],
) -> list[_Candidate]:
    mine = Shelf((c.span, c) for c in claims if c.span.report == reading.report.id)
    quoted = Shelf((q.span, q) for q in reading.quotations if q.kind != "indirect")
    body = [s for s in reading.sentences if reading.report.blocks[s.block].kind == "body"]
    found = []
    for index, sentence in enumerate(body):
        held = dict.fromkeys(finding_of[claim.id] for _, claim in mine.inside(sentence.span))
        if held and _stands_alone(sentence, quoted):
            text = " ".join(sentence.span.text.split())
            place = 1 - index / len(body)
            words = content(text)
            found.append(
                _Candidate(
                    text=text,
                    findings=tuple(held),
                    shown=tuple(id_ for id_ in held if sentence.span.contains(shown[id_])),
                    words=words,
                    place=place,
                    leads=index < LEADS,
                    key=sentence.span,
                )
            )
    return found


def _stands_alone(sentence: Sentence, quoted: Shelf[Quotation]) -> bool:
    words = [token.text.casefold() for token in sentence.tokens if token.text[0].isalnum()]
    marked = sum(len(span.text) for span, _ in quoted.inside(sentence.span))
    return (
        bool(words)
        and len(sentence.span.text) <= LONGEST
        and sentence.span.text.rstrip(_CLOSING).endswith((".", "!"))
        and sentence.span.text[0] not in _OPENING
        and words[0] not in lexicon.words("leaning_words.txt")
        and marked < len(sentence.span.text) / 2
        and _is_closed(sentence.span.text)
    )


def _is_closed(text: str) -> bool:
    """Say whether every quotation that a sentence opens ends in it, and none comes from before."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _gain(
    candidate: _Candidate,
    chosen: Sequence[_Candidate],
    voices: Mapping[str, int],
    headline: frozenset[str],
) -> float:
    said = {id_ for other in chosen for id_ in other.findings}
    if any(len(candidate.words & o.words) >= ALIKE * len(candidate.words) for o in chosen):
        return 0.0
    new = sum(voices.get(id_, 0) for id_ in candidate.shown if id_ not in said)
    if not new and voices and chosen:
        return 0.0
    named = len(candidate.words & headline) / len(headline) if headline else 0.0
    return new + EARLY * candidate.place + (0.0 if chosen else NAMED * named)
