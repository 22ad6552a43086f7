"""Make src/dateline/data/document_frequency.tsv: how many of 100 news articles have a word.

    python training/frequency.py DATA_FOLDER

Counts over the articles of en-worldwide-newswire and PolNeAR (train), one vote an
article; stems as in reconcile/terms.py; those in fewer than one of 100 are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.reconcile.terms import content

LEAST = 0.01
TARGET = Path(__file__).parents[1] / "src/dateline/data/document_frequency.tsv"
HEAD = """\
# Share of news articles, in percent, that have a word, by its stem.
# Counted by training/frequency.py over en-worldwide-newswire (stanfordnlp) and PolNeAR train
# (networkdynamics); only counts are kept, no text.
"""


def main() -> None:
    """Count and write."""
    folder = Path(sys.argv[1])
    counts: Counter[str] = Counter()
    total = 0
    for text in _articles(folder):
        counts.update(content(text))
        total += 1
    rows = sorted((stem, n) for stem, n in counts.items() if n >= LEAST * total)
    lines = [f"{stem}\t{100 * n / total:.1f}" for stem, n in rows]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _articles(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "en_worldwide_newswire").glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield " ".join(line.partition("\t")[0] for line in lines)
    for path in sorted((folder / "polnear/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
