"""Word lists and tables of the package, read from `data/`.

A line is an entry, its fields apart by tabs; what follows `#` at the start of a
line is provenance or comment. Reading is cached: the files never change at run time.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of `data/NAME`, each as the tuple of its fields."""
    text = resources.files("dateline").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(field.strip() for field in line.split("\t")) for line in lines)


@cache
def words(name: str) -> frozenset[str]:
    """Return the first fields of `data/NAME` as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def table(name: str) -> dict[str, str]:
    """Return the first two fields of each entry of `data/NAME` as a mapping."""
    return {row[0]: row[1] for row in rows(name)}
