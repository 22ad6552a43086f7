"""The base of an inflected word, to look it up by: "denied" and "denies" are "deny".

Readers of grammar give a lemma, but small ones guess it: "rejecte", "authoritie". A table is
therefore asked by several keys, the surest first: the base of an irregular form, the word
without its ending, the lemma as it was read. A key is a base without its last "e", so that
"accus" stands for "accuse", as the ending "-ed" does not tell whether there was one.
"""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.report import Token

SHORTEST = 2  # letters that stay when an ending is taken off
_VERB_ENDINGS = ("ed", "d", "ing", "es", "s")
_HISSING = ("s", "x", "z", "ch", "sh", "i", "o")
_NOUN_ENDINGS = ("es", "s")


def keys_of(token: Token) -> tuple[str, ...]:
    """Return the keys by which a token may be looked up, the surest first."""
    return tuple(dict.fromkeys(key_of(base) for base in bases_of(token)))


def bases_of(token: Token) -> tuple[str, ...]:
    """Return the words that a token may be a form of, the surest first."""
    return _bases(token.text.casefold(), token.tag or "", (token.lemma or token.text).casefold())


def key_of(base: str) -> str:
    """Return the key of a base."""
    return base.casefold().removesuffix("e")


@cache
def _bases(low: str, tag: str, lemma: str) -> tuple[str, ...]:
    found: list[str] = []
    if tag.startswith("VB") and low in _irregular():
        found.append(_irregular()[low])
    found.extend(_regular(low, tag))
    found.extend((lemma, low))
    return tuple(dict.fromkeys(found))


def _regular(low: str, tag: str) -> list[str]:
    """Return the bases that a form in "-ed", "-ing" or "-s" may have."""
    if tag in {"VB", "VBP", "NN", "JJ"}:
        return [low]
    for ending in _VERB_ENDINGS if tag.startswith("VB") else _NOUN_ENDINGS:
        rest = low.removesuffix(ending)
        if rest != low and len(rest) >= SHORTEST and (ending != "es" or _takes_es(rest)):
            if rest.endswith("i") and ending != "ing":
                return [rest[:-1] + "y"]
            doubled = len(rest) > SHORTEST and rest[-1] == rest[-2]
            return [rest, rest[:-1]] if doubled else [rest, low[:-1]] if ending == "es" else [rest]
    return []


def _takes_es(rest: str) -> bool:
    """Say whether a word may have "-es" for "-s": "clashes" has, "planes" has not."""
    return rest.endswith(_HISSING)


@cache
def _irregular() -> dict[str, str]:
    rows = lexicon.rows("irregular_verbs.tsv")
    return {form: base for base, forms in rows for form in forms.split()}
