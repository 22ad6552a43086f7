"""Countries, towns and regions by name.

A country is known by any of its names, by the adjectives for it and by the capital
that newsrooms let stand for its government. Names are compared with straight
apostrophes; case and accents count for countries, accents do not for towns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.naming import plain


@dataclass(frozen=True, slots=True)
class Country:
    """A country with the words that point to it."""

    code: str  # ISO 3166 alpha-3
    name: str  # common English name
    forms: tuple[str, ...]
    capitals: tuple[str, ...]  # those that stand for the government
    adjectives: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return every country, in the order of the codes."""
    rows = (row + ("",) * (5 - len(row)) for row in lexicon.rows("countries.tsv"))
    return tuple(Country(row[0], row[1], *(_listed(field) for field in row[2:5])) for row in rows)


def country_named(name: str) -> Country | None:
    """Return the country that a name stands for: "Russian Federation" is Russia."""
    return _by_form().get(plain(name))


def country_of_capital(name: str) -> Country | None:
    """Return the country whose government a town may stand for."""
    return _by_capital().get(plain(name))


def country_of_adjective(word: str) -> Country | None:
    """Return the country that an adjective belongs to: "North Korean" is North Korea."""
    return _by_adjective().get(plain(word))


def country_coded(code: str) -> Country | None:
    """Return the country with an alpha-3 code."""
    return _by_code().get(code)


def is_town(name: str) -> bool:
    """Say whether there is a town of this name."""
    return plain(name) in _places("towns.tsv")


def is_region(name: str) -> bool:
    """Say whether a province, state or region has this name."""
    return plain(name) in _places("regions.tsv")


def country_of_region(name: str) -> Country | None:
    """Return the country of a province or state; None where two countries have one."""
    codes = _region_codes().get(plain(name), ())
    return country_coded(codes[0]) if len(codes) == 1 else None


@cache
def _region_codes() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for code, names in lexicon.rows("regions.tsv"):
        for name in names.split("|"):
            codes[name] = (*codes.get(name, ()), code)
    return codes


def _listed(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


@cache
def _by_form() -> dict[str, Country]:
    return {plain(form): country for country in countries() for form in country.forms}


@cache
def _by_capital() -> dict[str, Country]:
    return {plain(name): country for country in countries() for name in country.capitals}


@cache
def _by_adjective() -> dict[str, Country]:
    return {plain(word): country for country in countries() for word in country.adjectives}


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in countries()}


@cache
def _places(file: str) -> frozenset[str]:
    return frozenset(name for row in lexicon.rows(file) for name in row[1].split("|"))
