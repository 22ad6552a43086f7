"""Verbs of saying, thinking, wishing and judging, by their forms.

What counts: the single words of data/reporting_verbs.tsv in all their forms, since the
reading model's lemmas err; phrases such as "point out" by their verb.
"""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.report import Token

_SILENT = frozenset(("know", "judge"))  # verbs that report no clause
_PHRASES = {"point": "say", "make": "say"}  # "pointed out that", "made it clear that"


def group_of(token: Token) -> str | None:
    """Return what a verb does: say, tell, ask, believe, hope, judge ...; None for any other."""
    return _groups().get(token.text.casefold())


def says(token: Token) -> bool:
    """Say whether a token is a verb that reports a clause as somebody's words."""
    group = group_of(token)
    return token.upos == "VERB" and group is not None and group not in _SILENT


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for lemma, group, _, forms in lexicon.rows("reporting_verbs.tsv"):
        verb, *rest = lemma.split()
        told = _PHRASES.get(verb) if rest else group
        if told is not None:
            for form in forms.replace("|", " ").split():
                groups.setdefault(form, told)
    return groups
