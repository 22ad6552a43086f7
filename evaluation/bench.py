"""Time the five example reports from a cold start, beside a Python that does nothing.

    python evaluation/bench.py [RUNS]

Prints the median wall time of both and their ratio: the ratio is what holds over machines.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "bare python": [sys.executable, "-c", "pass"],
    "dateline brief": [
        str(Path(sys.executable).parent / "dateline"),
        "brief",
        str(ROOT / "examples/vladivostok"),
        "--format",
        "json",
    ],
}


def main() -> None:
    """Print the medians and the ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    medians = {name: statistics.median(_times(command, runs)) for name, command in COMMANDS.items()}
    for name, seconds in medians.items():
        print(f"{name:16} {seconds:6.3f} s")
    print(f"ratio            {medians['dateline brief'] / medians['bare python']:6.1f}")


def _times(command: list[str], runs: int) -> list[float]:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - warms the file cache
    return [_timed(command) for _ in range(runs)]


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
