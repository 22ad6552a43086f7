"""Small classes of words that the finders of names and coreference look for."""

from __future__ import annotations

from functools import cache

from dateline import lexicon


@cache
def cues(kind: str) -> frozenset[str]:
    """Return the words of one class of data/name_cues.tsv."""
    return frozenset(lexicon.table("name_cues.tsv")[kind].split())
