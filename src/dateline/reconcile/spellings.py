"""Spellings: the forms of one name, letter for letter the same, that reports write otherwise.

What counts: "Jong-un" beside "Jong Un", "Julian" beside "Julián". What guards against false
ones: case, stops, how initials stand and marks behind a name are no spelling; countries are
left out, for "UK" and "U.K." are house style.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from dateline.record import Actor, Value
from dateline.report import Span

_BETWEEN_INITIALS = re.compile(r"(?<=\b\w) (?=\w\b)")


def spellings(actor: Actor) -> Iterator[tuple[Value, ...]]:
    """Find the spellings of each of an actor's names that reports use side by side."""
    if actor.kind == "country":
        return
    forms: dict[str, dict[str, dict[str, Span]]] = defaultdict(dict)
    for mention in actor.mentions:
        if mention.text in actor.names:
            spelling = forms[_letters(mention.text)].setdefault(_spelled(mention.text), {})
            spelling.setdefault(mention.report, mention)
    for found in forms.values():
        if len(found) > 1 and len({report for spans in found.values() for report in spans}) > 1:
            yield tuple(
                Value(next(iter(spans.values())).text, tuple(spans.values()))
                for spans in found.values()
            )


def _spelled(name: str) -> str:
    """Return a name without what is not spelling: case, stops, how initials stand, marks behind."""
    plain = name.casefold().replace(".", "").strip(" '’\"”")
    return _BETWEEN_INITIALS.sub("", plain)


def _letters(name: str) -> str:
    """Return the letters of a name without case, marks and breaks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
