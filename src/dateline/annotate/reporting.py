"""Reporting verbs in all their forms, and the attributions that they make.

The verbs, what each may govern and the phrases that hide one ("find out") stand in
data/reporting_verbs.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate.phrases import Phrase
from dateline.annotate.units import Unit, is_adverb, words

_FORMS = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb in one of its forms; `tail` holds the rest of a phrase."""

    lemma: str
    group: str
    content: str  # clause, that, noun, words, none
    form: str
    tail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who attributes what, in token positions of a unit.

    `lead` is where the attribution's own words begin (the speaker or the cue, whichever
    stands first), `end` is where they end, addressee and adverbials included.
    """

    cue: tuple[int, int]
    group: str
    speaker: Phrase | None
    lead: int
    end: int
    content: tuple[int, int] | None = None
    introduces: bool = False  # words in marks follow at once
    inner: bool = False  # stands within the clause of another
    inserted: bool = False  # between commas, as in ", who said he would go,"
    heard: tuple[int, int] | None = None  # the addressee of "told"


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return the verbs by their forms, for each form the longest phrase first."""
    table: dict[str, list[Verb]] = {}
    for lemma, group, content, forms in lexicon.rows("reporting_verbs.tsv"):
        tail = tuple(lemma.split()[1:])
        base, *rest = forms.split()
        kinds = zip(_FORMS, (base if base not in rest else "", *rest), strict=True)
        for kind, variants in kinds:
            for form in filter(None, variants.split("|")):
                entries = table.setdefault(form, [])
                if not any(v.lemma == lemma for v in entries):
                    entries.append(Verb(lemma, group, content, kind, tail))
    longest_first = {form: sorted(vs, key=lambda v: -len(v.tail)) for form, vs in table.items()}
    return {form: tuple(vs) for form, vs in longest_first.items()}


def verb_at(unit: Unit, index: int) -> Verb | None:
    """Return the reporting verb that begins at a token."""
    for verb in verbs().get(unit.low[index], ()):
        if unit.low[index + 1 : index + 1 + len(verb.tail)] == verb.tail:
            return verb
    return None


def is_progressive(unit: Unit, index: int) -> bool:
    """Say whether a form of "be" stands before a gerund: "is saying"."""
    at = index - 1
    while at > 0 and is_adverb(unit.low[at]):
        at -= 1
    return at >= 0 and unit.low[at] in words("be")
