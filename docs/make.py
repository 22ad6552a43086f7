"""Make the documents that are made: the record's contract and the brief in the README.

python docs/make.py
"""

from __future__ import annotations

import re
from pathlib import Path

from dateline import pipeline
from dateline.acquire import fetch
from dateline.tell import schema, terminal
from dateline.tell.terminal import Screen
from dateline.tell.view import view

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = "examples/vladivostok"
WIDTH = 80
PLACE = re.compile(
    r"(?<=<!-- brief: made by `make docs` -->\n).*?(?=<!-- end of brief -->)", re.DOTALL
)


def shown() -> str:
    """Return the brief of the example as a terminal of 80 columns without colour shows it."""
    sources, problems = fetch.sources([str(ROOT / EXAMPLE)])
    readings = tuple(pipeline.read_event(sources))
    record = pipeline.combine(readings, problems)
    texts = {reading.report.id: reading.report.text for reading in readings}
    told = terminal.render(view(record, texts), Screen(width=WIDTH))
    return f"\n```\n{told.replace(f'{ROOT}/', '')}```\n\n"


def readme() -> str:
    """Return the README with the brief as it is today."""
    return PLACE.sub(lambda _: shown(), README.read_text(encoding="utf-8"))


if __name__ == "__main__":
    schema.write()
    README.write_text(readme(), encoding="utf-8")
