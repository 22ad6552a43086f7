"""News agencies, by the names they print (data/agencies.tsv), and where a text names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dateline import lexicon

_PARTS = re.compile(r"\s*(?:[/,&–—|+;]|\s-\s|\band\b|(?<=[A-Z])-(?=[A-Z]))\s*")
_LEAD = re.compile(r"^(?:the|via|with|by|from)\s+", re.IGNORECASE)
_OPENING = re.compile(r"(?:via|with|by|from)\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZČÉ][\w.'’/-]*(?:\s+(?:(?:of|de)\s+)?[A-Z][\w.'’/-]*)*")


def canonical(name: str) -> str | None:
    """Return the canonical name of an agency; of several in the words, the first known."""
    return next(iter(all_canonical(name)), None)


def is_agency(name: str) -> bool:
    """Say whether some words name an agency or a newsroom that others take text from."""
    return canonical(name) is not None


@lru_cache(maxsize=1000)  # one report is signed by few, and asked for them again and again
def all_canonical(name: str) -> tuple[str, ...]:
    """Return the canonical names of the agencies in "Reuters/AFP" or "AP and TASS"."""
    found = (_known(part) for part in (name, *_PARTS.split(name)))
    return tuple(dict.fromkeys(agency for agency in found if agency))


def find_agencies(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the agencies that a credit line names: canonical name, start, end."""
    for run in _CAPITALS.finditer(text):
        whole = _known(run.group())
        if whole:
            opening = _OPENING.match(run.group())
            yield whole, run.start() + (opening.end() if opening else 0), run.end()
            continue
        yield from _inside(run.group(), run.start())


def is_wire(name: str) -> bool:
    """Say whether some words name an agency whose text stands on others' pages as a rule."""
    agency = _known(name)
    return agency is not None and agency not in _own()


def own_pages(agency: str) -> str | None:
    """Return an agency as an outlet, when its text stands on its own pages as a rule."""
    return _own().get(agency)


def _inside(words: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Find the agencies among capitalised words, the longest names first."""
    parts = list(re.finditer(r"[^\s/]+", words))
    number = 0
    while number < len(parts):
        for last in range(min(len(parts), number + 4), number, -1):
            start, end = parts[number].start(), parts[last - 1].end()
            agency = _known(words[start:end])
            if agency and not _is_given_name(words[start:end], agency):
                yield agency, offset + start, offset + end
                number = last - 1
                break
        number += 1


def _is_given_name(words: str, agency: str) -> bool:
    """Say whether words beside others are no agency: "Ana" in "By Ana Ferro", unlike "ANA"."""
    return words.istitle() and words.upper() == agency


def _known(name: str) -> str | None:
    bare = _LEAD.sub("", name.strip(" .,:;()[]*—–-"))
    return lexicon.table("agencies.tsv").get(bare.casefold().replace("’", "'"))


@cache
def _own() -> dict[str, str]:
    rows = lexicon.rows("agencies.tsv")
    return {row[1]: (row[3] if len(row) > 3 else row[1]) for row in rows if row[2] == "own"}  # noqa: PLR2004
