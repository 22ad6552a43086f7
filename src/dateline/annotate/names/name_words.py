"""Runs of words that may be names: "Security Council of the Russian Federation".

What counts: words that begin with a capital, joined across blanks, by the particles
of names ("van", "bin", "al-"), and by "of", "for", "on" and "and" where the words
before name a body or a place. What guards against false runs: an opening word that
English writes in lower case otherwise, adjectives such as "US-led", days and months,
and the dot of an abbreviation, which belongs to its word ("Mr.", "J.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline import gazetteer, lexicon
from dateline.annotate.names.name_cues import cues
from dateline.naming import plain
from dateline.report import Sentence

PARTICLES = cues("particles")
_LINKS = frozenset({"of", "for", "on", "in", "and", "the"})
_OPENERS = frozenset("\"“‘'([«:;—–-…*•") | {"--", "...", "''", "``"}
DATES = cues("days and months")
_NEVER = cues("never a name")
_MONTHS_TOO = frozenset({"May"})
_WITH_PURPOSE = {  # "Committee on Foreign Relations", "Center for Strategic Studies"
    "on": cues("bodies on something"),
    "for": cues("bodies for something"),
}
_OWNERS = cues("owners")
_LONGEST_KNOWN = 8  # words in the longest known name
_MAX_RUN = 14  # words; longer runs are lists or headlines


@dataclass(frozen=True, slots=True)
class Word:
    """A token, its dot included where the dot belongs to it."""

    text: str
    start: int
    end: int
    opens: bool  # begins a sentence, a quotation or a clause after a colon


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that may be a name, as positions in the sentence's words."""

    first: int
    last: int  # past the end


def words_of(sentence: Sentence) -> tuple[Word, ...]:
    """Return the words of a sentence, abbreviations with their dots."""
    found: list[Word] = []
    opens = True
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        is_dot = token.text == "." and found and found[-1].end == token.start
        if is_dot and i + 1 < len(tokens) and _takes_dot(found[-1].text):
            last = found[-1]
            found[-1] = Word(last.text + ".", last.start, token.end, last.opens)
            continue
        found.append(Word(token.text, token.start, token.end, opens))
        opens = token.text in _OPENERS or token.text in ".?!"
    return tuple(found)


def _takes_dot(text: str) -> bool:
    if len(text) == 1:
        return text.isupper()
    return text[:1].isupper() and text.casefold() in lexicon.words("abbreviations.txt")


def is_capital(text: str) -> bool:
    """Say whether a word is written like a name or a part of one."""
    if text.startswith(("al-", "Al-", "el-", "ul-", "an-", "as-", "ash-")):
        return text[text.index("-") + 1 :][:1].isupper()
    if text.startswith(("d'", "d’", "l'", "l’")):
        return text[2:3].isupper()
    if not text[:1].isupper() or text in DATES or text in _NEVER:
        return False
    last = text.replace("‑", "-").rpartition("-")[2]
    return last == text or not (last.islower() and last in lexicon.words("hyphen_endings.txt"))


def is_common(text: str) -> bool:
    """Say whether English writes a word in lower case unless it opens a sentence."""
    low = text.casefold()
    parts = low.split("-")
    return _is_common_word(low) or (len(parts) > 1 and all(map(_is_common_word, parts)))


def _is_common_word(low: str) -> bool:
    return low in lexicon.words("lower_case_words.txt") or is_function(low)


def is_function(text: str) -> bool:
    """Say whether a word is a function word of English, in any case."""
    return text.casefold() in lexicon.words("function_words.txt")


@cache
def head_kinds() -> dict[str, str]:
    """Return what the telling words of names tell: "committee" an organisation."""
    return lexicon.table("name_heads.tsv")


@cache
def _head_flags() -> dict[str, frozenset[str]]:
    rows = lexicon.rows("name_heads.tsv")
    return {row[0]: frozenset(row[2].split()) for row in rows if len(row) > 2}  # noqa: PLR2004


def head_is(word: str, flag: str) -> bool:
    """Say whether a telling word may be something else too: "surname", "venue", "vague"."""
    return flag in _head_flags().get(word, ())


@cache
def _known() -> dict[str, str]:
    """Every listed name with what it is: "organisation", "country" or "capital"."""
    names = [form for row in lexicon.rows("organisations.tsv") for form in row[1].split("|")]
    known = {plain(name): "organisation" for name in names}
    for country in gazetteer.countries():
        known |= {plain(form): "country" for form in country.forms}
        known |= {plain(form): "capital" for form in country.capitals}
    return known


@cache
def _known_starts() -> frozenset[str]:
    return frozenset(re.split(r" |'s ", name)[0] for name in _known())


def known_kind(name: str) -> str | None:
    """Return "organisation", "country" or "capital" for a name in the lists."""
    return _known().get(plain(name))


def known_at(words: tuple[Word, ...], i: int) -> tuple[int, str] | None:
    """Return how many words from the i-th on are a known name, and its kind; the longest."""
    if plain(words[i].text).rstrip(",") not in _known_starts():
        return None
    for length in range(min(_LONGEST_KNOWN, len(words) - i), 0, -1):
        name = joined(words[i : i + length])
        kind = known_kind(name)
        if kind:
            return length, kind
    return None


def joined(words: tuple[Word, ...]) -> str:
    """Return words as they stand, blanks made single."""
    parts = [words[0].text] if words else []
    for before, word in pairwise(words):
        parts.append(("" if before.end == word.start else " ") + word.text)
    return "".join(parts)


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
    before = [word.text.casefold() for word in words[first:end]]
    if words[end + step].text.casefold() in lexicon.table("titles.tsv"):
        return 0  # "the cabinet of President ..."
    if link == "of":
        return step + 1 if takes_of(before[-1]) else 0
    if link in {"for", "on"}:
        return step + 1 if before[-1] in _WITH_PURPOSE[link] else 0
    if link == "and":
        return 2 if _joins_and(words, first, end) else 0
    return 0


def takes_of(word: str) -> bool:
    """Say whether a word of a name goes on with "of": "Bank of ...", "University of ..."."""
    return word in head_kinds() or word in cues("takes of")


def _joins_and(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Say whether "and" stands inside a name: "Ministry of Trade and Industry"."""
    before = [word.text.casefold() for word in words[first:end]]
    following = words[end + 1].text
    if known_kind(following) or gazetteer.country_of_adjective(following):
        return False
    is_body = any(
        head_kinds().get(word) == "organisation" and after in {"of", "for", "on"}
        for word, after in pairwise(before)
    )
    if is_body:
        return following not in lexicon.table("given_names.tsv")
    if end - first != 1 or not is_common(words[first].text) or not is_common(following):
        return False
    past = end + 2
    while past < len(words) and is_capital(words[past].text):
        if is_head(words[past].text):
            return True
        past += 1
    return False


def is_head(text: str) -> bool:
    """Say whether a word tells what a named thing is."""
    return text.casefold() in head_kinds()


def _is_gap(before: Word, word: Word) -> bool:
    return word.start > before.end + 1 or (word.start == before.end and word.text[:1].isalnum())
