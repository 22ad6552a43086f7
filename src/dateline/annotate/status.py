"""Whether what a clause states has happened, goes on, is expected, wished or denied.

What counts: verb phrases listed in data/status_cues.tsv, the first of a clause that
applies, in the order of the list: a denial outweighs a plan, a plan a wish. A clause
without any is taken as told: it happened, or, with a bare copula or a present tense
and no event verb, it is background.

Limits: no parse, so that a cue in a subordinate clause may speak for the whole; the
reach of a negation is not followed.
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.report import Status


def status_of(clause: str) -> Status:
    """Return the status that the wording of a clause gives to what it states."""
    text = clause.casefold().replace("’", "'")
    return next((status for pattern, status in _cues() if pattern.search(text)), "happened")


@cache
def _cues() -> tuple[tuple[re.Pattern[str], Status], ...]:
    known: dict[str, Status] = {
        "denied": "denied",
        "expected": "expected",
        "proposed": "proposed",
        "ongoing": "ongoing",
        "background": "background",
    }
    rows = lexicon.rows("status_cues.tsv")
    return tuple((re.compile(rf"\b(?:{row[0]})(?!\w)"), known[row[1]]) for row in rows)
