"""Measure everything that is measured and write evaluation/figures.json.

    DATELINE_DATA=FOLDER python evaluation/evaluate.py [PART...]

FOLDER holds the public corpora, `gold/` and `score/` stand beside it. What is not there
is skipped, and said so; its figures stay as they were last measured. Named PARTs (those of
`MEASURES`) are measured alone. All of it takes about half an hour.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import archives
import coreference
import events
import factuality
import gold
import model
import names
import pages
import quotes
import times
import tolls
from peers import dates, quotations
from peers import measure as peers

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"
MEASURES: dict[str, Callable[[Path], dict[str, float]]] = {
    "gold": gold.measure,
    "times": times.measure,
    "names": names.measure,
    "coreference": coreference.measure,
    "quotes": quotes.measure,
    "events": events.measure,
    "factuality": factuality.measure,
    "tolls": tolls.measure,
    "model": model.measure,
    "peers": peers.measure,
    "dates": dates.measure,
    "quotations": quotations.measure,
    "pages": pages.measure,
    "archives": archives.measure,
}


def main() -> int:
    """Measure, print and write; return the exit status."""
    folder, wanted = os.environ.get("DATELINE_DATA"), sys.argv[1:] or [*MEASURES]
    if not folder:
        print("Set DATELINE_DATA to the folder of the corpora.", file=sys.stderr)
        return 2
    if unknown := [name for name in wanted if name not in MEASURES]:
        print(f"No such part: {', '.join(unknown)}. Take {', '.join(MEASURES)}.", file=sys.stderr)
        return 2
    for name in wanted:
        _write(MEASURES[name](Path(folder)))
    return 0


def _write(found: dict[str, float]) -> None:
    """Print new figures and put them among the others."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    for name, value in found.items():
        figures[name] = round(value, 4)
        print(f"{name:40} {figures[name]:.4f}", flush=True)
    text = json.dumps(dict(sorted(figures.items())), indent=2) + "\n"
    FIGURES.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
