"""The scorer's figures on hand-made records, named `EVENT_FIGURE`.

`gold/EVENT/gold.json` and `score/score.py` stand beside the folder of the corpora. The
reports are those of examples/EVENT, which are the gold's own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from dateline import pipeline
from dateline.acquire import fetch
from dateline.tell import interchange

ROOT = Path(__file__).parents[1]


def measure(data: Path) -> dict[str, float]:
    """Return every figure of the scorer for every event that has a gold record."""
    events = sorted((data.parent / "gold").glob("*/gold.json"))
    if not events:
        print("skipped: no gold records beside the corpora")
    return {
        f"{event.parent.name}_{name}": value
        for event in events
        for name, value in _scored(event, data.parent / "score" / "score.py").items()
    }


def _scored(gold: Path, scorer: Path) -> dict[str, float]:
    reports = gold.parent / "reports"
    sources, problems = fetch.sources([str(reports)])
    record = pipeline.brief(sources, problems)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(interchange.to_json(record).encode())
        file.flush()
        command = [sys.executable, str(scorer), file.name, str(gold), str(reports), "--json"]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    figures = json.loads(told.stdout)
    return {name: value for name, value in figures.items() if value is not None}
