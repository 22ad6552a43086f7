"""The written contract is that of the types."""

from __future__ import annotations

import json
from pathlib import Path

from ferry import RECORD

from dateline.tell import schema
from dateline.tell.interchange import to_json

ROOT = Path(__file__).parents[1]


def test_schema_file_is_current() -> None:
    """The JSON Schema in the package is made anew after every change of the types."""
    assert schema.SCHEMA_FILE.read_text(encoding="utf-8") == schema.json_schema(), (
        "run: python -m dateline.tell.schema"
    )


def test_contract_page_is_current() -> None:
    """So is the page of the contract."""
    assert schema.CONTRACT_FILE.read_text(encoding="utf-8") == schema.contract(), (
        "run: python -m dateline.tell.schema"
    )


def test_all_fields_are_required() -> None:
    """Every field of a record is always there, so that the schema requires it."""
    written = json.loads(to_json(RECORD))
    assert json.loads(schema.json_schema())["$defs"]["Record"]["required"] == list(written)


def test_comments_reach_the_page() -> None:
    """What the source says of a field stands in the contract."""
    assert "| `sha256` | text | of the bytes |" in schema.contract()
