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
    return tuple(tuple(map(str.strip, line.split("\t"))) for line in _lines(name))


@cache
def words(name: str) -> frozenset[str]:
    """Return the first fields of `data/NAME` as a set."""
    return frozenset(line.partition("\t")[0].strip() for line in _lines(name))


@cache
def table(name: str) -> dict[str, str]:
    """Return the first two fields of each entry of `data/NAME` as a mapping."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """Return the words that the entry `key` of `data/NAME` lists, apart by blanks."""
    return frozenset(table(name)[key].split())


def _lines(name: str) -> list[str]:
    text = resources.files("dateline").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and line[0] != "#"]
