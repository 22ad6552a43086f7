"""The reading model's figures, measured by training/evaluate.py in the environment of the training.

That environment (torch, scipy) is made by training/make.sh; TRAINING_PYTHON may name the
Python of another one. Without it the figures are skipped, and stay as last measured.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "src/dateline/model"
KEPT = (
    *("gum_upos", "gum_las", "ewt_upos", "ewt_las", "names_f1", "coreference_f1"),
    *("polnear_content_f1", "polnear_source_f1", "polnear_cue_f1"),
    *("vector_mrr", "vector_mrr_untouched"),
)


def measure(data: Path) -> dict[str, float]:
    """Return the figures of the shipped weights."""
    python = Path(os.environ.get("TRAINING_PYTHON", ROOT / "training/.venv/bin/python"))
    if not python.exists():
        print("skipped: the reading model's figures need the environment of training/make.sh")
        return {}
    gold = data.parent / "gold/vladivostok"
    command = map(str, (python, ROOT / "training/evaluate.py", "--data", data, "--gold", gold))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    told = subprocess.run(  # noqa: S603
        list(command), check=True, capture_output=True, text=True, env=environment
    )
    found = json.loads(told.stdout[told.stdout.index("{") :])
    named = {_name(figure): found[figure] for figure in KEPT if figure in found}
    size = sum(file.stat().st_size for file in MODEL.iterdir())
    return {**named, "weights_mb": size / 1e6}


def _name(figure: str) -> str:
    """Return a figure's name; those of the program on PolNeAR bear the same without "network_"."""
    return f"network_{figure}" if figure.startswith("polnear_") else figure
