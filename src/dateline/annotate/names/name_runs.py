"""Runs of words that may be names: "Security Council of the Russian Federation".

What counts: words that begin with a capital, joined across blanks, by the particles
of names ("van", "bin", "al-"), by "of", "for", "on" and "and" where the words before name
a body or a place, and by the commas of "Department for Trade, Work and Skills". What
guards against false runs: a title behind "of" is somebody else's, and so is a given name
behind "and".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline import gazetteer, lexicon
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_words import (
    PARTICLES,
    Word,
    head_kinds,
    is_capital,
    is_common,
    is_head,
    known_at,
    known_kind,
    takes_of,
)

_LINKS = frozenset({"of", "for", "on", "in", "and", "the", ","})
_MONTHS_TOO = frozenset({"May"})
_WITH_PURPOSE = {  # "Committee on Foreign Relations", "Center for Strategic Studies"
    "on": cues("bodies on something"),
    "for": cues("bodies for something"),
}
_OWNERS = cues("owners")
_MAX_RUN = 14  # words; longer runs are lists or headlines


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that may be a name, as positions in the sentence's words."""

    first: int
    last: int  # past the end


def find_runs(words: tuple[Word, ...]) -> Iterator[Run]:
    """Find the longest runs of a sentence's words that may be names."""
    i = 0
    while i < len(words):
        if not _may_begin(words, i):
            i += 1
            continue
        end = _run_end(words, i)
        yield Run(i, end)
        i = max(end, i + 1)


def _may_begin(words: tuple[Word, ...], i: int) -> bool:
    text = words[i].text
    if text in _MONTHS_TOO:
        return _is_surname_may(words, i)
    return is_capital(text)


def _is_surname_may(words: tuple[Word, ...], i: int) -> bool:
    """May is a month unless words of a person stand around it."""
    before = words[i - 1].text if i else ""
    after = words[i + 1].text if i + 1 < len(words) else ""
    return before in {"Theresa", "Mrs", "Mrs.", "Ms", "Ms.", "Mr", "Mr."} or (
        after in {"'s", "’s", "said", "told", "has", "was"} and not words[i].opens
    )


def _run_end(words: tuple[Word, ...], first: int) -> int:
    end = first + 1
    known = known_at(words, first)
    if known:
        end = first + known[0]
    while end < len(words) and end - first < _MAX_RUN:
        step = _next_step(words, first, end)
        if not step:
            break
        end += step
    return end


def _next_step(words: tuple[Word, ...], first: int, end: int) -> int:
    """Return how many more words belong to a run; 0 when it ends here."""
    text = words[end].text
    following = words[end + 1].text if end + 1 < len(words) else ""
    if _is_gap(words[end - 1], words[end]):
        return 0
    if _may_begin(words, end):
        return 1
    if text == "&" and is_capital(following):
        return 2 if _joins_ampersand(words, first, end) else 0
    if text in {"'s", "’s"} and words[end - 1].text in _OWNERS and is_capital(following):
        return 2
    if text in PARTICLES and not is_head(words[end - 1].text):
        return _particle_step(words, end)
    return _link_step(words, first, end) if text in _LINKS else 0


def _list_step(words: tuple[Word, ...], first: int, end: int) -> int:
    """Return the length of ", Work and Skills" behind "Department for Trade"; 0 for others."""
    if not _is_office([word.text.casefold() for word in words[first:end]]):
        return 0
    at = end
    while at + 1 < len(words) and words[at].text == "," and _is_subject(words[at + 1]):
        at += 2
    is_closed = at > end and at + 1 < len(words) and words[at].text in {"and", "&"}
    return at + 2 - end if is_closed and _is_subject(words[at + 1]) else 0


def _is_subject(word: Word) -> bool:
    """Say whether a word with a capital may be what an office is for."""
    return is_capital(word.text) and is_common(word.text)


def _joins_ampersand(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Say whether "&" stands inside a name: "Smith & Sons", not "Ann Lee & Bob Ray"."""
    past = words[end + 2].text if end + 2 < len(words) else ""
    return end - first == 1 and (is_head(past) or not is_capital(past))


def _particle_step(words: tuple[Word, ...], end: int) -> int:
    """Return the length of "van X" or "van der X"; 0 for a particle before other words."""
    after = [word.text for word in words[end + 1 : end + 3]]
    if after and is_capital(after[0]):
        return 2
    return 3 if len(after) > 1 and after[0] in PARTICLES and is_capital(after[1]) else 0


def _link_step(words: tuple[Word, ...], first: int, end: int) -> int:
    """Return the length of "of X", "of the X", "for X", "and X" that continues a name."""
    link = words[end].text
    step = 1
    if link in {"of", "for", "on", "in"} and end + 1 < len(words) and words[end + 1].text == "the":
        step = 2
    if end + step >= len(words) or not _may_begin(words, end + step):
        return 0
    if link == ",":
        return _list_step(words, first, end)
    before = [word.text.casefold() for word in words[first:end]]
    if words[end + step].text.casefold() in lexicon.table("titles.tsv"):
        return 0  # "the cabinet of President ..."
    if link in {"of", "for", "on"}:
        is_held = takes_of(before[-1]) if link == "of" else before[-1] in _WITH_PURPOSE[link]
        return step + 1 if is_held else 0
    if link == "and":
        return 2 if _joins_and(words, first, end) else 0
    return 0


def _joins_and(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Say whether "and" stands inside a name: "Ministry of Trade and Industry"."""
    before = [word.text.casefold() for word in words[first:end]]
    following = words[end + 1].text
    if known_kind(following) or gazetteer.country_of_adjective(following):
        return False
    if _is_office(before):
        return following not in lexicon.table("given_names.tsv")
    if end - first != 1 or not is_common(words[first].text) or not is_common(following):
        return False
    past = end + 2
    while past < len(words) and is_capital(words[past].text):
        if is_head(words[past].text):
            return True
        past += 1
    return False


def _is_office(lows: list[str]) -> bool:
    """Say whether words say what a body is for: "ministry of trade"."""
    return any(
        head_kinds().get(word) == "organisation" and after in {"of", "for", "on"}
        for word, after in pairwise(lows)
    )


def _is_gap(before: Word, word: Word) -> bool:
    return word.start > before.end + 1 or (word.start == before.end and word.text[:1].isalnum())
