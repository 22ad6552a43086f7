"""How textacy finds quotations, on PolNeAR and on the hand-made record of an event.

    PYTHONPATH=evaluation:src PEER_MODEL=FOLDER python evaluation/peers/quotations.py DATA

`textacy.extract.direct_quotations` runs on the pipeline that `train_spacy.py` wrote, with
spaCy's rule lemmatizer, for it asks for the lemmas of reporting verbs. It reads paragraph
by paragraph, as its quotation marks must come in pairs.

* `peer_textacy_polnear_PART_f1`: the dev part, any overlap, as in evaluation/quotes. PolNeAR
  marks every attribution; textacy looks for speech in marks only, so its recall is low by
  what it is, and its precision the fairer figure.
* `peer_textacy_vladivostok_quotes_f1`: the quotations in marks of gold/vladivostok, right
  where two stretches share 0.7 of their characters, as in the scorer; `_quote_speaker_f1`
  where the words for the speaker share one with the gold's, too.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import quotes

Pipeline = Any  # spacy.Language; spaCy need not be there
Piece = tuple[int, int]
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
LEAST = 0.7  # of the characters, as in the scorer


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as textacy gives it: where its words, speaker and cue stand."""

    content: tuple[Piece, ...]
    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]


def measure(data: Path) -> dict[str, float]:
    """Return the peer's figures; none where it is not there."""
    folder = os.environ.get("PEER_MODEL")
    if not folder or find_spec("textacy") is None:
        print("textacy skipped: needs textacy, and PEER_MODEL (see evaluation/peers/README.md)")
        return {}
    import spacy  # noqa: PLC0415 - an extra

    pipeline = spacy.load(folder)
    lemmas = pipeline.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmas.initialize(list, nlp=pipeline)
    return _on_polnear(pipeline, data) | _on_event(pipeline, data.parent / "gold" / "vladivostok")


def _on_polnear(pipeline: Pipeline, data: Path) -> dict[str, float]:
    tallies = {part: quotes.Tally() for part in quotes.PARTS}
    for text, gold in quotes.articles(data / "polnear" / "dev"):
        found = [
            quotes.Attributed(said.content, said.source, said.cue) for said in _said(pipeline, text)
        ]
        quotes.count_overlap(tallies, gold, found)
    figures: dict[str, float] = {}
    for part, tally in tallies.items():
        figures |= tally.figures(f"peer_textacy_polnear_{part}")
    return figures


def _on_event(pipeline: Pipeline, folder: Path) -> dict[str, float]:
    record = folder / "gold.json"
    if not record.exists():
        return {}
    wanted = [one for one in json.loads(record.read_text())["quotes"] if one["kind"] != "indirect"]
    found = right = spoken = 0
    for report in sorted({one["report"] for one in wanted}):
        text = (folder / "reports" / report).read_bytes().decode()
        gold = [one for one in wanted if one["report"] == report]
        given = list(_said(pipeline, text))
        pairs = list(_matched(text, gold, given))
        found, right = found + len(given), right + len(pairs)
        spoken += sum(_shares_word(text, said.source, one["speaker_text"]) for one, said in pairs)
    total = max(1, found + len(wanted))
    return {
        "peer_textacy_vladivostok_quotes_f1": 2 * right / total,
        "peer_textacy_vladivostok_quote_speaker_f1": 2 * spoken / total,
    }


def _matched(
    text: str, gold: list[dict[str, Any]], given: list[Said]
) -> Iterator[tuple[dict[str, Any], Said]]:
    """Pair the gold's quotations with those found, one to one, in the order of the gold."""
    left = list(given)
    for one in gold:
        places = [m.start() for m in re.finditer(re.escape(one["text"]), text)]
        spans = [(start, start + len(one["text"])) for start in places]
        for said in left:
            if any(_likeness(said.content[0], span) >= LEAST for span in spans):
                left.remove(said)
                yield one, said
                break


def _likeness(one: Piece, other: Piece) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def _shares_word(text: str, pieces: tuple[Piece, ...], words: str | None) -> bool:
    told = {word.casefold() for start, end in pieces for word in text[start:end].split()}
    return bool(told & {word.casefold() for word in (words or "").split()})


def _said(pipeline: Pipeline, text: str) -> Iterator[Said]:
    from textacy.extract import direct_quotations  # noqa: PLC0415 - an extra

    for match in _PARAGRAPH.finditer(text):
        try:
            triples = list(direct_quotations(pipeline(match.group())))
        except ValueError:  # an odd number of marks
            continue
        for one in triples:
            content = (one.content.start_char, one.content.end_char)
            inner = _inside_marks(match.group(), content)
            yield Said(
                (_moved(inner, match.start()),),
                tuple(_moved((t.idx, t.idx + len(t)), match.start()) for t in one.speaker),
                tuple(_moved((t.idx, t.idx + len(t)), match.start()) for t in one.cue),
            )


def _inside_marks(text: str, piece: Piece) -> Piece:
    """Return the words without their marks, as the gold has them."""
    start, end = piece
    while start < end and text[start] in "\"“”'‘’ ":
        start += 1
    while end > start and text[end - 1] in "\"“”'‘’ ":
        end -= 1
    return start, end


def _moved(piece: Piece, by: int) -> Piece:
    return piece[0] + by, piece[1] + by


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1])).items():
        print(f"{figure}\t{value:.4f}")
