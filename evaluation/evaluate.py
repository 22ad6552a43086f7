"""Measure everything that is measured and write evaluation/figures.json.

    DATELINE_DATA=FOLDER python evaluation/evaluate.py

FOLDER holds the public corpora, `gold/` and `score/` stand beside it. What is not there
is skipped, and said so; its figures stay as they were last measured.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import archives
import gold
import model
import names
import pages
import quotes
import times
from peers import measure as peers

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"
MEASURES: tuple[Callable[[Path], dict[str, float]], ...] = (
    gold.measure,
    times.measure,
    names.measure,
    quotes.measure,
    model.measure,
    peers.measure,
    pages.measure,
    archives.measure,
)


def main() -> int:
    """Measure, print and write; return the exit status."""
    named = os.environ.get("DATELINE_DATA")
    if not named:
        print("Set DATELINE_DATA to the folder of the corpora.", file=sys.stderr)
        return 2
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    for measure in MEASURES:
        for name, value in measure(Path(named)).items():
            figures[name] = round(value, 4)
            print(f"{name:40} {figures[name]:.4f}")
    text = json.dumps(dict(sorted(figures.items())), indent=2) + "\n"
    FIGURES.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
