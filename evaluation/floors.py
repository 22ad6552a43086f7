"""Compare the committed figures with their floors; exit 1 if one lies below.

    python evaluation/floors.py

Floors only rise. A floor without a figure fails too: what is promised is measured.
A floor may be an upper bound: {"at_most": 40}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Print each figure beside its floor and return the exit status."""
    figures = json.loads((HERE / "figures.json").read_text(encoding="utf-8"))
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    bad = [line for name, floor in floors.items() if (line := fault(name, floor, figures))]
    print(*bad, f"{len(floors) - len(bad)} of {len(floors)} floors hold", sep="\n")
    return 1 if bad else 0


def fault(name: str, floor: float | dict[str, float], figures: dict[str, float]) -> str | None:
    """Say what is wrong with one figure, or None."""
    if name not in figures:
        return f"{name}: not measured, floor {floor}"
    value = figures[name]
    if isinstance(floor, dict):
        return None if value <= floor["at_most"] else f"{name}: {value} is over {floor['at_most']}"
    return None if value >= floor else f"{name}: {value} is under its floor {floor}"


if __name__ == "__main__":
    sys.exit(main())
