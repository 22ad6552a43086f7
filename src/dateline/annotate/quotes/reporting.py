"""Verbs of saying, thinking, wishing and judging, by their forms.

What counts: the single words of data/reporting_verbs.tsv in all their forms, since the
reading model's lemmas err; phrases such as "point out" by their verb.
"""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.report import Token

_SILENT = frozenset(("know", "judge"))  # verbs that report no clause
_REACH = 5  # tokens from a verb to the rest of its phrase: "made it very clear"
_PHRASES = {"point": "say", "make": "say"}  # "pointed out that", "made it clear that"


def group_of(token: Token) -> str | None:
    """Return what a verb does: say, tell, ask, believe, hope, judge ...; None for any other."""
    return _groups().get(token.text.casefold())


def says(token: Token) -> bool:
    """Say whether a token is a verb that reports a clause as somebody's words."""
    group = group_of(token)
    return token.upos == "VERB" and group is not None and group not in _SILENT


def takes_clauses(token: Token) -> bool:
    """Say whether a verb may report a clause without "that", or with what stands for it."""
    return _contents().get(token.text.casefold(), frozenset(("clause",))) != frozenset(("words",))


def is_whole(tokens: tuple[Token, ...], verb: int) -> bool:
    """Say whether a verb that says something only in a phrase has it: "point out that"."""
    wanted = _rests().get(tokens[verb].text.casefold())
    behind = {token.text.casefold() for token in tokens[verb + 1 : verb + _REACH]}
    return wanted is None or bool(wanted & behind)


@cache
def _contents() -> dict[str, frozenset[str]]:
    """Return what each form of a verb may govern."""
    found: dict[str, set[str]] = {}
    for lemma, _, content, forms in lexicon.rows("reporting_verbs.tsv"):
        if len(lemma.split()) == 1:
            for form in forms.replace("|", " ").split():
                found.setdefault(form, set()).add(content)
    return {form: frozenset(contents) for form, contents in found.items()}


@cache
def _rests() -> dict[str, frozenset[str]]:
    """Return the words of which one has to follow a form of a verb."""
    found: dict[str, set[str]] = {}
    for lemma, _, _, forms in lexicon.rows("reporting_verbs.tsv"):
        verb, *rest = lemma.split()
        if rest and verb in _PHRASES:
            for form in forms.replace("|", " ").split():
                found.setdefault(form, set()).add(rest[-1])
    return {form: frozenset(rest) for form, rest in found.items()}


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
