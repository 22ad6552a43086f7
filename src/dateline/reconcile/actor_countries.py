"""Where an actor belongs: a country's code, as far as names and roles state it.

What counts: a country's own name, the country of a listed organisation or in its name,
the nationality in a person's roles ("U.S. Secretary of State", "Ohio governor"); a head
of state or government of the list (data/leaders.tsv) whose country the reports name.
What guards against false homes: "envoy to Syria" is no Syrian; two countries named
equally often tell nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from dateline import gazetteer, lexicon
from dateline.gazetteer import Country
from dateline.naming import fold, plain
from dateline.report import ActorKind

_LONGEST = 4  # words of a country's name or adjective


def country_named(name: str) -> Country | None:
    """Return the country of a name, a capital or a short form: "the North" is North Korea."""
    code = lexicon.table("short_countries.tsv").get(name.rpartition(" ")[2], "")
    return (
        gazetteer.country_named(name)
        or gazetteer.country_of_capital(name)
        or gazetteer.country_coded(code)
    )


def home_of(
    kind: ActorKind, names: Collection[str], roles: Iterable[str], near: frozenset[str]
) -> str | None:
    """Return the code of an actor's country; `near` are those that its reports name."""
    if kind == "country":
        country = next(filter(None, map(country_named, sorted(names))), None)
        return country.code if country else None
    if kind == "organisation":
        return _home_of_body(names)
    return _nationality(names, list(roles), near) if kind == "person" else None


def _home_of_body(names: Collection[str]) -> str | None:
    listed = {home for name in names if (home := _listed_homes().get(fold(name)))}
    told = listed or {c.code for name in sorted(names) for c in _countries_in(name)}
    return next(iter(told)) if len(told) == 1 and told != {"-"} else None


@cache
def _listed_homes() -> dict[tuple[str, ...], str]:
    listed = lexicon.rows("organisations.tsv")
    return {fold(form): row[2] for row in listed for form in row[1].split("|")}


def _nationality(names: Collection[str], roles: list[str], near: frozenset[str]) -> str | None:
    told = Counter(code for role in roles for code in {c.code for c in _countries_in(_own(role))})
    if told:
        best, *others = sorted(told, key=lambda code: (-told[code], code))
        return None if others and told[others[0]] == told[best] else best
    if not any(cues_of("leads a state") & set(fold(role)) for role in roles):
        return None
    leaders = lexicon.table("leaders.tsv")
    known = {part for name in names for part in (name, name.rpartition(" ")[2])}
    codes = {leaders[name] for name in known if leaders.get(name) in near}
    return next(iter(codes)) if len(codes) == 1 else None


def _own(role: str) -> str:
    """Return a role without what follows "to", "at" and the like."""
    words = role.split()
    away = cues_of("elsewhere")
    cut = next((i for i, word in enumerate(words) if i and word in away), len(words))
    return " ".join(words[:cut])


def cues_of(kind: str) -> frozenset[str]:
    """Return the words of one class of data/name_cues.tsv."""
    return lexicon.listed("name_cues.tsv", kind)


def _countries_in(text: str) -> list[Country]:
    """Return the countries that words of a text name, longer names before shorter ones."""
    words = plain(text).replace("'s", "").replace(",", "").split()
    is_local = bool(cues_of("local offices") & set(words))
    found: list[Country] = []
    i = 0
    while i < len(words):
        parts = (" ".join(words[i : i + n]) for n in range(_LONGEST, 0, -1))
        told = next(((p, c) for p in parts if (c := _country(p, is_local=is_local))), None)
        if told:
            found.append(told[1])
        i += len(told[0].split()) if told else 1
    return found


def _country(words: str, *, is_local: bool) -> Country | None:
    local = gazetteer.country_of_region(words) if is_local else None
    return local or gazetteer.country_of_adjective(words) or gazetteer.country_named(words)
