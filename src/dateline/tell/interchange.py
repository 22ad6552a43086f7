"""A record as JSON, and back.

The fields stand in the order of docs/record.md, with an indent of two spaces, in
UTF-8, with a line break at the end: the same record gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

import msgspec

from dateline.errors import UnreadableRecord
from dateline.record import SCHEMA, Record
from dateline.report import Reading


def to_json(record: Record) -> str:
    """Return a record as JSON."""
    return msgspec.json.format(msgspec.json.encode(record).decode(), indent=2) + "\n"


def from_json(content: bytes, path: str) -> Record:
    """Return the record that JSON holds; `path` is for the error that says it holds none."""
    try:
        record = msgspec.json.decode(content, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableRecord(path, str(error)) from error
    if record.schema != SCHEMA:
        raise UnreadableRecord(path, f"its schema is {record.schema!r}, not {SCHEMA!r}")
    return record


def to_json_lines(readings: Iterable[Reading]) -> str:
    """Return readings as JSON Lines, one report a line."""
    return "".join(f"{msgspec.json.encode(reading).decode()}\n" for reading in readings)


def schema() -> str:
    """Return the JSON Schema of a record."""
    file = resources.files("dateline").joinpath("data", "record.schema.json")
    return file.read_text(encoding="utf-8")
