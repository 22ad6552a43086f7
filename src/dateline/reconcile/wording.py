"""How the wording of a claim reads: by itself, and whether it denies or hedges."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.record import Claim

FITTING = range(50, 220)  # characters of a wording that can stand as a line of its own
ACTORS = 3  # more names do not make a line clearer


def clarity(claim: Claim, *, in_prose: bool) -> float:
    """Return how well a claim reads by itself, from 0 to 1."""
    text = claim.span.text
    first = text.split(maxsplit=1)[0].strip("\"“‘'").casefold()
    signs = (
        3 * in_prose,
        2 * (len(text) in FITTING),
        2 * (first not in lexicon.words("leaning_words.txt")),
        text[0].isupper(),
        text.endswith((".", "”", '"')),
        min(len(claim.actors), ACTORS) / ACTORS,
        claim.source is None,
    )
    return sum(signs) / 11


def is_negated(text: str) -> bool:
    """Say whether a clause denies, by the words of data/negations.txt."""
    plain = text.replace("’", "'")
    return _words("negations.txt").search(plain) is not None or "n't" in plain.casefold()


def is_hedged(text: str) -> bool:
    """Say whether a clause leaves open if it is so, by the words of data/hedges.txt."""
    return _words("hedges.txt").search(text) is not None


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(row[0]) for row in lexicon.rows(name))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
