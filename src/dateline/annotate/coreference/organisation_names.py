"""Which names of organisations in a report are one organisation.

What counts: forms that the list knows as one (data/organisations.tsv), an acronym in
brackets behind a long form or made of its initials, and a short form that leaves out
a country in front ("Security Council") or a word such as "Corp." behind, or keeps the
telling word only ("the Brotherhood"). What guards against false joins: a short form that
two long forms have joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

from dateline import gazetteer, lexicon
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_words import head_kinds
from dateline.naming import fold, plain
from dateline.report import Mention, Report

Form = tuple[str, ...]

_SMALL = cues("not in acronyms")
_TAILS = cues("company tails")
_BRACKET = 3  # characters between a long form and the acronym behind it


def organisation_keys(report: Report, names: tuple[Mention, ...]) -> dict[int, str]:
    """Return a key for the organisation of each name, by the name's position."""
    forms = sorted({fold(name.span.text) for name in names}, key=lambda form: (-len(form), form))
    home: dict[Form, str] = {form: listed(form) or " ".join(form) for form in forms}
    home |= _bracketed(report, names, home)
    near = _by_edges(forms)
    for form in forms:
        if home[form] == " ".join(form) and not listed(form):
            peers = {*near[form[0]], *near[form[-1]]}
            longer = sorted({home[peer] for peer in peers if _is_short_for(form, peer)})
            if len(longer) == 1:
                home[form] = longer[0]
    return {name.span.start: home[fold(name.span.text)] for name in names}


def _by_edges(forms: list[Form]) -> dict[str, list[Form]]:
    """Return the forms by their first and last words and by their initials."""
    near: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for edge in sorted({form[0], form[-1], initials(form)}):
            near[edge].append(form)
    return near


def listed(form: Form) -> str | None:
    """Return the common name of a listed organisation."""
    return _listed().get(form)


@cache
def _listed() -> dict[Form, str]:
    return {
        fold(name): plain(row[0])
        for row in lexicon.rows("organisations.tsv")
        for name in row[1].split("|")
    }


def _bracketed(
    report: Report, names: tuple[Mention, ...], home: dict[Form, str]
) -> dict[Form, str]:
    """Return homes for acronyms that stand in brackets behind a long form."""
    found: dict[Form, str] = {}
    for name, after in pairwise(names):
        between = report.text[name.span.end : after.span.start]
        if between.strip() == "(" and len(between) <= _BRACKET:
            found[fold(after.span.text)] = home[fold(name.span.text)]
    return found


def _is_short_for(form: Form, longer: Form) -> bool:
    if len(longer) <= len(form):
        return False
    if len(form) == 1 and len(form[0]) > 1 and form[0] == initials(longer):
        return True
    if longer[-len(form) :] == form:
        front = longer[: -len(form)]
        is_told = head_kinds().get(form[0]) == "organisation" and form != front[-1:]
        return _is_country(front) if len(form) > 1 else is_told
    return longer[: len(form)] == form and all(word in _TAILS for word in longer[len(form) :])


def initials(form: Form) -> str:
    """Return the initials of the telling words of a name."""
    return "".join(word[0] for word in form if word not in _SMALL)


@cache
def _country_words() -> frozenset[Form]:
    countries = gazetteer.countries()
    words = {fold(form) for c in countries for form in (*c.forms, *c.adjectives)}
    return frozenset(words | {("un",), ("united", "nations"), ("eu",), ("european",)})


def _is_country(front: Form) -> bool:
    return front in _country_words()
