"""The work behind each command: from what a person named to what is shown.

Nothing here writes; the command line does. It imports this module only when a
command runs, so that `dateline --help` is quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from dateline import acquire, pipeline
from dateline.acquire import fetch
from dateline.report import Problem
from dateline.tell import check, interchange, markdown, reading, terminal
from dateline.tell.progress import track
from dateline.tell.terminal import Screen
from dateline.tell.view import view


def brief(
    paths: Sequence[str], stdin: BinaryIO, form: str, screen: Screen, *, full: bool = False
) -> str:
    """Return the account of what stands at the paths: as text, Markdown or JSON."""
    sources, problems = fetch.sources(paths, stdin)
    readings = tuple(track(pipeline.read_event(sources), len(sources)))
    record = pipeline.combine(readings, problems)
    if form == "json":
        return interchange.to_json(record)
    texts = {read.report.id: read.report.text for read in readings}
    account = view(record, texts, full=full)
    return markdown.render(account) if form == "md" else terminal.render(account, screen)


def read(
    paths: Sequence[str], stdin: BinaryIO, form: str, screen: Screen
) -> tuple[str, tuple[Problem, ...]]:
    """Return single reports as they are understood, and what was passed over."""
    sources, problems = fetch.sources(paths, stdin)
    readings = tuple(track(pipeline.read(sources), len(sources)))
    if form == "jsonl":
        return interchange.to_json_lines(readings), problems
    pages = (terminal.render_lines(reading.told(read), screen) for read in readings)
    return "\n".join(pages), problems


def compare(record: bytes, path: str, folders: Sequence[str], stdin: BinaryIO) -> check.Verdict:
    """Return how a record, as the bytes found at `path`, holds against its reports."""
    loaded = interchange.from_json(record, path)
    named = folders or [report.path for report in loaded.reports]
    sources, _ = fetch.sources(named, stdin)
    return check.check(loaded, [acquire.read(source) for source in sources])
