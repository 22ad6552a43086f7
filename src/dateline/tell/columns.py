"""Readings as a Parquet table, for notebooks and databases: one row a report.

The columns hold what is asked for most, and `reading` the whole of it as JSON. Needs
pyarrow, which `pip install 'dateline[parquet]'` brings.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import MissingPart

# Rows held at once: some 10 MB of readings.
GROUP = 200
_REPORT = ("id", "path", "url", "sha256", "language", "title", "outlet", "published", "text")
_LAYERS = ("times", "amounts", "names", "quotations", "statements")


def ready() -> None:
    """Raise `MissingPart` when pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415  # an extra, and slow to load
    except ImportError as error:
        raise MissingPart("Writing Parquet", "parquet") from error


def write(lines: Path, target: Path) -> None:
    """Turn a file of readings, one a line, into a Parquet file that is whole or not there."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    schema = pa.schema(
        [
            *((name, pa.string()) for name in _REPORT),
            ("bylines", pa.list_(pa.string())),
            ("dateline", pa.string()),
            *((name, pa.int32()) for name in _LAYERS),
            ("reading", pa.string()),
        ]
    )
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".dateline-")
    os.close(handle)
    with parquet.ParquetWriter(draft, schema, compression="zstd") as writer:
        for group in _groups(lines):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
    Path(draft).replace(target)


def _groups(lines: Path) -> Iterator[list[dict[str, Any]]]:
    with lines.open(encoding="utf-8") as stream:
        while group := [_row(line) for line in islice(stream, GROUP)]:
            yield group


def _row(line: str) -> dict[str, Any]:
    reading = json.loads(line)
    report = reading["report"]
    row = {name: report[name] for name in _REPORT}
    title, dateline = report["title"], report["dateline"]
    row["title"] = title["text"] if title else None
    row["dateline"] = dateline["place"] if dateline else None
    row["bylines"] = report["bylines"]
    row.update({name: len(reading[name]) for name in _LAYERS})
    row["reading"] = line.rstrip("\n")
    return row
