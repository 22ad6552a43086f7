"""Verbs of saying, thinking, wishing and judging, by their forms.

What counts: the single words of data/reporting_verbs.tsv in all their forms, since the
reading model's lemmas err; phrases such as "point out" by their verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.report import Token

SILENT = frozenset(("know", "judge"))  # verbs that report no clause
THOUGHTS = frozenset(("believe", "hope"))
_REACH = 5  # tokens from a verb to the rest of its phrase: "made it very clear"
_PHRASES = {"point": "say", "make": "say"}  # "pointed out that", "made it clear that"


def group_of(token: Token) -> str | None:
    """Return what a verb does: say, tell, ask, believe, hope, judge ...; None for any other."""
    return _groups().get(token.text.casefold())


def says(token: Token) -> bool:
    """Say whether a token is a verb that reports a clause as somebody's words."""
    group = group_of(token)
    return token.upos == "VERB" and group is not None and group not in SILENT


def takes_clauses(token: Token) -> bool:
    """Say whether a verb may report a clause without "that", or with what stands for it."""
    return _contents().get(token.text.casefold(), frozenset(("clause",))) != frozenset(("words",))


def needs_that(token: Token) -> bool:
    """Say whether a verb reports a clause only where "that" or the tree ties it to the verb."""
    contents = _contents().get(token.text.casefold(), frozenset())
    return bool(contents) and "clause" not in contents


def thinks(token: Token) -> bool:
    """Say whether a verb tells what goes on in a mind: "believe", "hope", "decide"."""
    low = token.text.casefold()
    return group_of(token) in THOUGHTS or low in _forms_in("reporting_thoughts.txt")


def is_sign(token: Token) -> bool:
    """Say whether a verb may tell what a thing shows: "suggest", "indicate"."""
    return token.text.casefold() in _forms_in("reporting_signs.txt")


def is_whole(tokens: tuple[Token, ...], verb: int) -> bool:
    """Say whether a verb that says something only in a phrase has it: "point out that"."""
    wanted = _rests().get(tokens[verb].text.casefold())
    behind = {token.text.casefold() for token in tokens[verb + 1 : verb + _REACH]}
    return wanted is None or bool(wanted & behind)


@cache
def forms_of(*groups: str) -> frozenset[str]:
    """Return all forms of the verbs of some groups, or of all verbs."""
    return frozenset(form for verb in _verbs() if verb.is_of(groups) for form in verb.forms)


@cache
def _forms_in(name: str) -> frozenset[str]:
    """Return all forms of the verbs that a file lists."""
    listed = lexicon.words(name)
    return frozenset(f for verb in _verbs() if verb.is_alone_in(listed) for f in verb.forms)


@cache
def _contents() -> dict[str, frozenset[str]]:
    """Return what each form of a verb may govern."""
    found: dict[str, set[str]] = {}
    for verb in _verbs():
        if not verb.rest:
            for form in verb.forms:
                found.setdefault(form, set()).add(verb.content)
    return {form: frozenset(contents) for form, contents in found.items()}


@cache
def _rests() -> dict[str, frozenset[str]]:
    """Return the words of which one has to follow a form of a verb."""
    found: dict[str, set[str]] = {}
    for verb in _verbs():
        if verb.rest and verb.word in _PHRASES and verb.group == "say":
            for form in verb.forms:
                found.setdefault(form, set()).add(verb.rest[-1])
    return {form: frozenset(rest) for form, rest in found.items()}


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for verb in _verbs():
        told = _PHRASES.get(verb.word) if verb.rest else verb.group
        if told is not None:
            for form in verb.forms:
                groups.setdefault(form, told)
    return groups


@dataclass(frozen=True, slots=True)
class _Verb:
    """A row of data/reporting_verbs.tsv: a verb, alone or with the rest of its phrase."""

    word: str
    rest: tuple[str, ...]
    group: str
    content: str  # what it may govern
    forms: tuple[str, ...]  # each a single word

    def is_of(self, groups: tuple[str, ...]) -> bool:
        return not groups or self.group in groups

    def is_alone_in(self, listed: frozenset[str]) -> bool:
        return not self.rest and self.word in listed


@cache
def _verbs() -> tuple[_Verb, ...]:
    rows = lexicon.rows("reporting_verbs.tsv")
    return tuple(_verb(lemma.split(), *others) for lemma, *others in rows)


def _verb(lemma: list[str], group: str, content: str, forms: str) -> _Verb:
    return _Verb(lemma[0], tuple(lemma[1:]), group, content, tuple(forms.replace("|", " ").split()))
