"""The written contract of a record, made from its types.

`python -m dateline.tell.schema` writes the JSON Schema (`data/record.schema.json`)
and `docs/record.md` anew. What a field means stands beside it in `record.py` and
`report.py`, as a comment; what a type means is its docstring. A test fails when the
written files are older than the types.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.record import SCHEMA, Record

_PACKAGE = Path(__file__).parents[1]
SCHEMA_FILE = _PACKAGE / "data" / "record.schema.json"
CONTRACT_FILE = _PACKAGE.parents[1] / "docs" / "record.md"

INTRODUCTION = f"""\
# The event record

What `dateline brief PATH... --format json` writes. This page and the JSON Schema
(`dateline schema`) are made from the types in `src/dateline/record.py`; run
`python -m dateline.tell.schema` after a change there.

The schema is named `{SCHEMA}`. Every field is always there: a value that is not
known is `null`, a list with nothing is `[]`. Fields may be added in time; none is
renamed or left out under the same schema name.

Positions count Unicode code points of the report's text from 0, half-open. For a
text file that text is the file's, exactly as decoded, so that a span can be shown
in the file itself. `when` values are TIMEX3 values (TimeML 1.2.1): `2019-04-25`,
`2019-02`, `2019-W16`, `2019-02-27/2019-02-28`, `P8Y`, `PAST_REF`.
"""

CONCLUSION = """\
## What always holds

* The text of every span stands at its place, letter for letter (`dateline check`).
* Every character of a report that is not a blank stands in exactly one block.
* The order in which reports are named changes nothing but their ids.
* A report that is given twice adds no support.
* The same input gives the same bytes.
* Every sentence of the summary rests on findings.
"""


def json_schema() -> str:
    """Return the JSON Schema of a record."""
    (reference,), components = msgspec.json.schema_components(
        (Record,), ref_template="#/$defs/{name}"
    )
    for kind in _kinds(Record):
        described = components[kind.__name__]["properties"]
        for name, comment in _comments(kind).items():
            described[name] = {"description": comment} | _beside(described[name])
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **reference,
        "$defs": components,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def contract() -> str:
    """Return the contract as a Markdown page."""
    return "\n".join((INTRODUCTION, *(_chapter(kind) for kind in _kinds(Record)), CONCLUSION))


def write() -> None:
    """Write both files anew."""
    SCHEMA_FILE.write_text(json_schema(), encoding="utf-8")
    CONTRACT_FILE.parent.mkdir(exist_ok=True)
    CONTRACT_FILE.write_text(contract(), encoding="utf-8")


def _kinds(root: type) -> tuple[type, ...]:
    """Return the record types that a type is made of, itself first, in order of use."""
    found: dict[type, None] = {}
    waiting = [root]
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = None
            waiting += [part for hint in _hints(kind).values() for part in _parts(hint)]
    return tuple(found)


def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _parts(hint: Any) -> Iterator[type]:  # noqa: ANN401  # a type expression has no type
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in typing.get_args(hint):
        yield from _parts(argument)


def _beside(described: dict[str, Any]) -> dict[str, Any]:
    """Make room for a description beside a reference."""
    return {"allOf": [described]} if "$ref" in described else described


def _comments(kind: type) -> dict[str, str]:
    """Return what the source says of each field: the comment at the end of its line."""
    lines = textwrap.dedent(inspect.getsource(kind)).splitlines()
    found = {}
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            comment = lines[(node.end_lineno or node.lineno) - 1][node.end_col_offset or 0 :]
            if comment.strip().startswith("#"):
                found[node.target.id] = comment.strip().lstrip("# ")
    return found


def _chapter(kind: type) -> str:
    meanings = _comments(kind)
    rows = [
        f"| `{field.name}` | {_in_words(_hints(kind)[field.name])} "
        f"| {meanings.get(field.name, '').replace('|', chr(92) + '|')} |"
        for field in fields(kind)
    ]
    text = inspect.cleandoc(kind.__doc__ or "")
    head = (f"## {kind.__name__}", "", text, "", "| field | type | meaning |", "|---|---|---|")
    return "\n".join((*head, *rows, ""))


def _in_words(hint: Any) -> str:  # noqa: ANN401  # a type expression has no type
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return f"list of {_in_words(arguments[0])}"
    if origin is Literal:
        return " ".join(f"`{value}`" for value in arguments)
    if origin in {types.UnionType, typing.Union}:
        return " or ".join(_in_words(argument) for argument in arguments)
    if hint is type(None):
        return "`null`"
    if isinstance(hint, type) and is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "true or false"}[hint]


if __name__ == "__main__":
    write()
