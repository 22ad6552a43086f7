"""Attributions of PolNeAR (dev part): how much of them the program finds, and how rightly.

    python evaluation/quotes.py FOLDER

FOLDER holds `polnear/` (networkdynamics/PolNeAR). Where several annotators read an
article, the first by name is taken. Two measures are told for content, source and cue.

* `polnear_PART_f1`: overlap. A stretch found is right if it shares a word with one of the
  corpus, and one of the corpus is found if it shares a word with one that was found; what
  Pareti (2015) and Scheible, Klinger and Pado (2016) call a partial match. A stretch over
  several sentences counts once.
* `polnear_linked_PART_f1`: words. An attribution found is matched with the attribution of
  the corpus with which its content shares most words, one to one; the parts of the two are
  then compared by the words they share, as Newell, Margolin and Ruths (LREC 2018) count:
  over all attributions, the precision is shared words over found words, the recall is
  shared words over words of the corpus. This measure alone sees wrong links and extents.

What is measured are the attributions of a report, sayings and thoughts alike: the corpus
marks both. `polnear_quoted` is the share of the corpus's attributions whose content one
of the record's quotations, which are sayings alone, shares a word with.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate import annotate, reader
from dateline.pipeline import GRAMMAR
from dateline.report import Block, Report, Span

PARTS = ("content", "source", "cue")
Piece = tuple[int, int]
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) (\d+ \d+(?:;\d+ \d+)*)\t")
_RELATION = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True, slots=True)
class Attributed:
    """The stretches of one attribution's content, source and cue."""

    content: tuple[Piece, ...]
    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]


@dataclass(slots=True)
class Tally:
    """What was found and wanted, and how much of either is right."""

    found: int = 0
    wanted: int = 0
    right: int = 0  # of what was found
    met: int = 0  # of what was wanted

    def figures(self, name: str) -> dict[str, float]:
        """Return precision, recall and F1."""
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {f"{name}_f1": f1, f"{name}_p": precision, f"{name}_r": recall}


def measure(data: Path) -> dict[str, float]:
    """Return precision, recall and F1 of content, source and cue on PolNeAR dev."""
    overlap = {part: Tally() for part in PARTS}
    words = {part: Tally() for part in PARTS}
    quoted = Tally()
    read = reader(GRAMMAR)
    for text, gold in articles(data / "polnear" / "dev"):
        blocks = (Block("body", m.start(), m.end()) for m in _PARAGRAPH.finditer(text))
        reading = annotate(Report("r1", "", "", text, tuple(blocks)), read)
        found = [
            Attributed(
                tuple((s.start, s.end) for s in one.contents),
                _piece(one.source),
                _piece(one.cue),
            )
            for one in reading.attributions
        ]
        count_overlap(overlap, gold, found)
        _count_words(words, text, gold, found)
        sayings = sorted({(q.span.start, q.span.end) for q in reading.quotations})
        quoted.wanted += len(gold)
        quoted.met += sum(any(_meets(p, sayings) for p in one.content) for one in gold)
    figures = {"polnear_quoted": quoted.met / max(1, quoted.wanted)}
    for part in PARTS:
        figures |= overlap[part].figures(f"polnear_{part}")
        figures |= words[part].figures(f"polnear_linked_{part}")
    return figures


def _piece(span: Span | None) -> tuple[Piece, ...]:
    return () if span is None else ((span.start, span.end),)


def articles(folder: Path) -> Iterator[tuple[str, list[Attributed]]]:
    """Return the text of each article, and its attributions by one annotator."""
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name not in seen:
            seen.add(name)
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            yield text, list(_gold(path.read_text(encoding="utf-8")))


def _gold(annotation: str) -> Iterator[Attributed]:
    spans: dict[str, tuple[Piece, ...]] = {}
    for line in annotation.splitlines():
        if found := _SPAN.match(line):
            pieces = (piece.split() for piece in found[3].split(";"))
            spans[found[1]] = tuple((int(start), int(end)) for start, end in pieces)
    for line in annotation.splitlines():
        if relation := _RELATION.match(line):
            roles = dict(pair.split(":") for pair in relation[1].split())
            parts = [spans.get(roles.get(part.capitalize(), ""), ()) for part in PARTS]
            if parts[0]:
                yield Attributed(*parts)


def count_overlap(
    tallies: dict[str, Tally], gold: list[Attributed], found: list[Attributed]
) -> None:
    """Count which stretches overlap, for content, source and cue."""
    for part, tally in tallies.items():
        wanted = sorted({piece for one in gold for piece in getattr(one, part)})
        given = sorted({piece for one in found for piece in getattr(one, part)})
        tally.wanted += len(wanted)
        tally.found += len(given)
        tally.met += sum(_meets(piece, given) for piece in wanted)
        tally.right += sum(_meets(piece, wanted) for piece in given)


def _meets(piece: Piece, others: list[Piece]) -> bool:
    """Say whether a stretch shares a character with one of others, which are sorted."""
    until = bisect_left(others, (piece[1], 0))
    return any(end > piece[0] for _, end in others[:until])


def _count_words(
    tallies: dict[str, Tally], text: str, gold: list[Attributed], found: list[Attributed]
) -> None:
    for part, tally in tallies.items():
        wanted = [_words(text, getattr(one, part)) for one in gold]
        given = [_words(text, getattr(one, part)) for one in found]
        if part == "content":
            partners = _pairs(wanted, given)
        shared = sum(len(given[i] & wanted[j]) for i, j in partners)
        tally.wanted += sum(map(len, wanted))
        tally.found += sum(map(len, given))
        tally.right += shared
        tally.met += shared


def _words(text: str, pieces: tuple[Piece, ...]) -> frozenset[int]:
    return frozenset(m.start() for start, end in pieces for m in _WORD.finditer(text, start, end))


def _pairs(gold: list[frozenset[int]], found: list[frozenset[int]]) -> list[tuple[int, int]]:
    """Pair what was found with the corpus, one to one, the most alike first."""
    holders: dict[int, list[int]] = {}
    for j, content in enumerate(gold):
        for word in content:
            holders.setdefault(word, []).append(j)
    common = Counter(
        (i, j) for i, content in enumerate(found) for word in content for j in holders.get(word, ())
    )
    pairs: dict[int, int] = {}
    for (i, j), _ in sorted(common.items(), key=lambda item: (-item[1], item[0])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1])).items():
        print(f"{figure:24} {value:.4f}")
