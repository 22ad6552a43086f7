"""Make src/dateline/data/attribution_weights.tsv: which likely cues of attributions are cues.

    python training/attributions.py DATA

DATA holds `polnear/` (networkdynamics/PolNeAR), of which the train part alone is read, by
the shipped network. A likely cue outside quotation marks is right if it shares a character
with a cue of the corpus, as evaluation/quotes.py counts. The weights are those of a
logistic regression on what annotate/quotes/attribution_features.py finds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.annotate import reader
from dateline.annotate.quotes.attribution_features import features
from dateline.annotate.quotes.attribution_parts import parts_of
from dateline.annotate.quotes.marks import find_marked
from dateline.annotate.syntax import tree_of
from dateline.report import Block, Report, Sentence

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "evaluation"))
import quotes  # noqa: E402 - a script beside the package's

TABLE = ROOT / "src/dateline/data/attribution_weights.tsv"
HEAD = """\
# What speaks for (+) and against (-) a likely cue of an attribution, with its weight; the names
# are those of annotate/quotes/attribution_features.py. Logistic regression on the train part of
# PolNeAR (networkdynamics/PolNeAR) as the shipped network reads it, by training/attributions.py.
"""
RAREST = 6  # likely cues of which a feature has to be found at least
PULL = 5.0  # of each weight towards 0; 2 to 10 do alike on a fifth of the train part left out
LEAST = 0.05  # a smaller weight is left out
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")  # as evaluation/quotes.py has it

Example = tuple[dict[str, float], bool]


def main() -> None:
    """Read the corpus and write the table."""
    read = reader("model")
    found: list[Example] = []
    for text, gold in quotes.articles(Path(sys.argv[1]) / "polnear/train"):
        blocks = (Block("body", m.start(), m.end()) for m in _PARAGRAPH.finditer(text))
        report = Report("r1", "", "", text, tuple(blocks))
        found.extend(examples(report, tuple(read(report)), gold))
    write(weights(found))


def examples(
    report: Report, sentences: tuple[Sentence, ...], gold: Iterable[quotes.Attributed]
) -> Iterator[Example]:
    """Find the likely cues of an article, each with its features and whether it is right."""
    right = sorted({piece for one in gold for piece in one.cue})
    runs_on = False
    for index, group in groupby(sentences, key=lambda sentence: sentence.block):
        block = report.blocks[index]
        marked = find_marked(report.text, block.start, block.end, runs_on=runs_on)
        runs_on = bool(marked) and not marked[-1].closed
        for tree in filter(None, map(tree_of, group)):
            parts = parts_of(tree)
            for cue in parts.cues:
                head, span = tree.tokens[cue.head], parts.span(cue)
                if not any(one.left <= head.start and head.end <= one.right for one in marked):
                    is_right = any(start < span.end and span.start < end for start, end in right)
                    yield dict(features(parts, cue)), is_right


def weights(found: list[Example]) -> dict[str, float]:
    """Return the weight of each feature that is frequent and telling enough."""
    counts = Counter(name for named, _ in found for name in named)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    column = {name: number for number, name in enumerate(names)}
    cells = [
        (row, column[name], value)
        for row, (named, _) in enumerate(found)
        for name, value in named.items()
        if name in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), (len(found), len(names)))
    right = np.array([is_right for _, is_right in found], float)

    def loss(weight: np.ndarray) -> tuple[float, np.ndarray]:
        rating = matrix @ weight
        chance = 1 / (1 + np.exp(-rating))
        wrong = np.logaddexp(0, rating).sum() - right @ rating
        slope = matrix.T @ (chance - right) + PULL * weight
        return wrong + PULL / 2 * weight @ weight, slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: float(w) for name, w in zip(names, best, strict=True) if abs(w) >= LEAST}


def write(table: dict[str, float]) -> None:
    """Write the table, in the order of the names."""
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(table.items()))
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
