"""Attributions of PolNeAR (dev part): how much of them the rules find, and how rightly.

    python evaluation/quotes.py FOLDER

FOLDER holds `polnear/` (networkdynamics/PolNeAR). Where several annotators read an
article, the first by name is taken. An attribution found is matched with the attribution
of the corpus with which its content shares most tokens, one to one; content, source and
cue of the two are then compared by the tokens they share, as Newell, Margolin and Ruths
(LREC 2018) and Pareti (2015) count partial matches: over all attributions, the precision
is shared tokens over found tokens, the recall is shared tokens over tokens of the corpus.
The corpus marks what people think and want as well as what they say; the record's
quotations are sayings alone, so that the recall has a ceiling well below 1.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.coreference import find_chains
from dateline.annotate.grammar import find_sentences
from dateline.annotate.names import find_names
from dateline.annotate.quotes import find_quotes
from dateline.annotate.times import find_times
from dateline.report import Block, Report, Span

PARTS = ("content", "source", "cue")
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) (\d+ \d+(?:;\d+ \d+)*)\t")
_RELATION = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True, slots=True)
class Attributed:
    """The places of words that content, source and cue of one attribution hold."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


def measure(data: Path) -> dict[str, float]:
    """Return precision, recall and F1 of content, source and cue on PolNeAR dev."""
    shared: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for text, gold in _articles(data / "polnear" / "dev"):
        found = _found(text)
        partner = _pairs(gold, found)
        for part in PARTS:
            given[part] += sum(len(getattr(one, part)) for one in found)
            wanted[part] += sum(len(getattr(one, part)) for one in gold)
            shared[part] += sum(
                len(getattr(found[i], part) & getattr(gold[j], part)) for i, j in partner
            )
    figures = {}
    for part in PARTS:
        precision = shared[part] / max(1, given[part])
        recall = shared[part] / max(1, wanted[part])
        figures[f"polnear_by_rule_{part}_p"] = precision
        figures[f"polnear_by_rule_{part}_r"] = recall
        figures[f"polnear_by_rule_{part}_f1"] = (
            2 * precision * recall / max(1e-9, precision + recall)
        )
    return figures


def _articles(folder: Path) -> Iterator[tuple[str, list[Attributed]]]:
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name not in seen:
            seen.add(name)
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            yield text, list(_gold(path.read_text(encoding="utf-8"), text))


def _gold(annotation: str, text: str) -> Iterator[Attributed]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in annotation.splitlines():
        if found := _SPAN.match(line):
            pieces = (piece.split() for piece in found[3].split(";"))
            spans[found[1]] = [(int(start), int(end)) for start, end in pieces]
    for line in annotation.splitlines():
        if relation := _RELATION.match(line):
            roles = dict(pair.split(":") for pair in relation[1].split())
            parts = [_words(text, spans.get(roles.get(r, ""), [])) for r in _roles()]
            if parts[0]:
                yield Attributed(*parts)


def _roles() -> tuple[str, ...]:
    return tuple(part.capitalize() for part in PARTS)


def _words(text: str, pieces: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(m.start() for start, end in pieces for m in _WORD.finditer(text, start, end))


def _found(text: str) -> list[Attributed]:
    blocks = (Block("body", m.start(), m.end()) for m in _PARAGRAPH.finditer(text))
    report = Report("r1", "", "", text, tuple(blocks))
    sentences = tuple(find_sentences(report))
    names = tuple(find_names(report, sentences))
    chains = tuple(find_chains(report, sentences, names))
    times = tuple(find_times(report, sentences))
    cues: dict[Span | None, Span | None] = {}
    gathered: dict[tuple[Span | None, Span | None, Span | None], set[int]] = {}
    for quote in find_quotes(report, sentences, times, chains):
        cue = quote.cue or cues.get(quote.speaker_span)  # what goes on is of the same attribution
        cues[quote.speaker_span] = cue
        key = (quote.speaker_span, cue, None if cue else quote.span)
        place = [(quote.span.start, quote.span.end)]
        gathered.setdefault(key, set()).update(_words(text, place))
    return [
        Attributed(
            frozenset(content),
            _words(text, [(source.start, source.end)] if source else []),
            _words(text, [(cue.start, cue.end)] if cue else []),
        )
        for (source, cue, _), content in gathered.items()
    ]


def _pairs(gold: list[Attributed], found: list[Attributed]) -> list[tuple[int, int]]:
    """Pair what was found with the corpus, one to one, the most alike first."""
    holders: dict[int, list[int]] = {}
    for j, one in enumerate(gold):
        for word in one.content:
            holders.setdefault(word, []).append(j)
    common = Counter(
        (i, j) for i, one in enumerate(found) for word in one.content for j in holders.get(word, ())
    )
    pairs: dict[int, int] = {}
    for (i, j), _ in sorted(common.items(), key=lambda item: (-item[1], item[0])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1])).items():
        print(f"{figure:24} {value:.4f}")
