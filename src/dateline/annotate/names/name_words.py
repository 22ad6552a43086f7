"""The words of a sentence as names are made of them, and what is known of each.

What counts: tokens, an abbreviation with its dot ("Mr.", "J."), a word whose letters a page
misread as one; that a word is written like a name, that English has it in lower case, that
it tells what a named thing is, that a name is listed. What guards against false names:
adjectives such as "US-led", days and months, "D-Ohio".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline import gazetteer, lexicon
from dateline.annotate.names.name_cues import cues
from dateline.naming import plain, repaired
from dateline.report import Sentence

PARTICLES = cues("particles")
_OPENERS = frozenset("\"“‘'([«:;—–-…*•") | {"--", "...", "''", "``"}
DATES = cues("days and months")
_NEVER = cues("never a name")
_PARTIES = frozenset("DRI")  # of a member of the U.S. Congress, before the state
_PARTY = 3  # letters: "R-1" is no state
_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST_KNOWN = 8  # words in the longest known name


@dataclass(frozen=True, slots=True)
class Word:
    """A token, its dot included where the dot belongs to it."""

    text: str
    start: int
    end: int
    opens: bool  # begins a sentence, a quotation or a clause after a colon


def words_of(sentence: Sentence) -> tuple[Word, ...]:
    """Return the words of a sentence, abbreviations with their dots."""
    found: list[Word] = []
    opens = True
    tokens = sentence.tokens
    misread = dict(_misread(sentence))
    past = 0
    for i, token in enumerate(tokens):
        if i < past:
            continue
        if i in misread:
            word, past = misread[i]
            found.append(Word(word, token.start, token.start + len(word.encode()), opens))
            opens = False
            continue
        is_dot = token.text == "." and found and found[-1].end == token.start
        if is_dot and i + 1 < len(tokens) and _takes_dot(found[-1].text):
            last = found[-1]
            found[-1] = Word(last.text + ".", last.start, token.end, last.opens)
            continue
        text = _unowned(token.text)
        found.append(Word(text, token.start, token.start + len(text), opens))
        opens = token.text in _OPENERS or token.text in ".?!"
    return tuple(found)


def _misread(sentence: Sentence) -> Iterator[tuple[int, tuple[str, int]]]:
    """Find the tokens that a misread word is cut into: the first, the word, past the last."""
    tokens = sentence.tokens
    if repaired(sentence.span.text) == sentence.span.text:
        return
    past = 0
    for i, token in enumerate(tokens):
        if i < past or not token.text[:1].isalpha():
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].start == tokens[end - 1].end:
            end += 1
        raw = "".join(part.text for part in tokens[i:end])
        word = _WORD.match(repaired(raw))
        if word and repaired(raw) != raw:
            yield i, (word.group(), end)
            past = end


def _unowned(text: str) -> str:
    """Return a word without the mark of a possessive that clings to it: "Hamas'"."""
    return text[:-1] if text[:1].isupper() and text.endswith(("s'", "s’")) else text


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
    if text[1:2] == "-" and text[0] in _PARTIES and len(text) > _PARTY:
        return False  # "D-Ohio"
    if not text[:1].isupper() or text.rstrip(".") in DATES or text in _NEVER:
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
    return _known().get(plain(name)) or _known().get(_undotted(name))


def _undotted(name: str) -> str:
    """Return "IRS" for "I.R.S."; other names as they are."""
    bare = name.replace(".", "")
    return bare if len(name) == 2 * len(bare) and bare.isupper() else name


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


def takes_of(word: str) -> bool:
    """Say whether a word of a name goes on with "of": "Bank of ...", "University of ..."."""
    return word in head_kinds() or word in cues("takes of")


def is_head(text: str) -> bool:
    """Say whether a word tells what a named thing is."""
    return text.casefold() in head_kinds()
