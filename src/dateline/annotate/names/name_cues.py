"""Small classes of words that the finders of names and coreference look for."""

from __future__ import annotations

from dateline import lexicon


def cues(kind: str) -> frozenset[str]:
    """Return the words of one class of data/name_cues.tsv."""
    return lexicon.listed("name_cues.tsv", kind)
