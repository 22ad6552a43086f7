"""How names are compared: without case, accents, marks, and across spellings.

`plain` keeps case and words and is for looking a name up; `fold` is for telling
whether two name forms are one; `is_spelling_of` lets transliterations of one word
pass ("Zelenskyy", "Zelensky") and keeps different names apart ("Angela", "Andrea").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'") | dict.fromkeys("‐‑‒", "-"))
_UNSEEN = dict.fromkeys("\u00ad\u200b\u200d\u2060\ufeff")  # marks that no reader sees
_UNMARKED = str.maketrans(
    {
        **_UNSEEN,
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
    }
)

# Spellings that transliteration from other scripts leaves open, in the order applied.
_OPEN_SPELLINGS = (
    ("yev", "ev"),
    ("iy", "i"),
    ("yy", "y"),
    ("ii", "i"),
    ("ij", "i"),
    ("j", "y"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("w", "v"),
    ("ie", "e"),
    ("ye", "e"),
    ("ya", "a"),
    ("ia", "a"),
    ("yu", "u"),
    ("iu", "u"),
    ("y", "i"),
)
_GENERATIONS = {"jr": "jr", "jnr": "jr", "ii": "ii", "iii": "iii", "sr": "", "snr": ""}
_MIN_SPELLING = 5  # letters: shorter names differ by too little to be told apart


# Letters of UTF-8 read as those of an older code: "Ch\u00c3\u00a1vez" for "Ch\u00e1vez".
_MISREAD = re.compile("[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u2010-\u2122]")
_OLDER_CODES = ("latin-1", "cp1252")


def repaired(name: str) -> str:
    """Return a name whose letters a page misread as it was written, others as they are."""
    if name.isascii() or not _MISREAD.search(name):
        return name
    for code in _OLDER_CODES:
        try:
            return name.encode(code).decode("utf-8")
        except UnicodeError:
            continue
    return name


@lru_cache(maxsize=65536)
def visible(name: str) -> str:
    """Return a name as a reader sees it: single blanks, no soft hyphens or zero-width marks."""
    return " ".join(repaired(name).translate(str.maketrans(_UNSEEN)).split())


def plain(name: str) -> str:
    """Return a name with straight marks, no accents and single blanks, its case kept."""
    if name.isascii():
        return " ".join(name.split())
    straight = repaired(name).translate(_APOSTROPHES).translate(_UNMARKED)
    letters = unicodedata.normalize("NFKD", straight)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


@lru_cache(maxsize=65536)
def fold(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case: "Kim Jong-un" is ("kim", "jong", "un")."""
    bare = plain(name).casefold().replace(".", "").replace("'", "").replace("-", " ")
    return tuple(bare.split())


def generation(words: tuple[str, ...]) -> str:
    """Return what sets a son of the same name apart: "jr", "ii" or "iii"; "" for the father."""
    return _GENERATIONS[words[-1]] if _has_generation(words) else ""


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without "Jr." and its like."""
    return words[:-1] if _has_generation(words) else words


def _has_generation(words: tuple[str, ...]) -> bool:
    """Say whether a name ends with "Jr." and its like; a monarch's number is of the name."""
    least = 2 if words[-1:] and words[-1] in {"ii", "iii"} else 1
    return len(words) > least and words[-1] in _GENERATIONS


def key(name: str) -> str:
    """Return letters that are equal for "Jong-un", "Jong Un" and "Jongun"."""
    return "".join(fold(name))


def is_spelling_of(word: str, other: str) -> bool:
    """Say whether two words are likely one name written by two conventions."""
    if word == other:
        return True
    if min(len(word), len(other)) < _MIN_SPELLING:
        return False
    return skeleton(word) == skeleton(other)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what transliteration leaves of a word: doubled letters single, open ones chosen."""
    for spelling, choice in _OPEN_SPELLINGS:
        word = word.replace(spelling, choice)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names, as words, may be forms of one person's name.

    The longer one may add middle names and initials, or words before or after. Given
    names that differ keep people apart: "joe biden", "hunter biden". "Jr." is left to the
    caller: a report may leave it out.
    """
    one, other = without_generation(one), without_generation(other)
    short, long = sorted((one, other), key=len)
    if "".join(short) == "".join(long):
        return True
    if len(short) < 2:  # noqa: PLR2004 - a full name has two words
        return False
    if short[0] == long[0] and short[-1] == long[-1]:
        return len(short) < len(long) and _in_order(short, long)
    if short[-1] == long[-1] and len(short) == len(long):
        return _is_initial_of(short[0], long[0]) and short[1:] == long[1:]
    return len(short) < len(long) and f" {' '.join(short)} " in f" {' '.join(long)} "


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether the words of one name stand in another in the same order."""
    rest = iter(long)
    return all(any(_fits(word, peer) for peer in rest) for word in short)


def _fits(word: str, peer: str) -> bool:
    return word == peer or _is_initial_of(word, peer) or _is_initial_of(peer, word)


def _is_initial_of(initial: str, word: str) -> bool:
    return len(initial) == 1 and word.startswith(initial)


def differs_by_a_vowel(word: str, other: str) -> bool:
    """Say whether two words differ in one early vowel: "Muammar" and "Moammar", "Mursi"."""
    one, two = skeleton(word), skeleton(other)
    if len(one) != len(two) or min(len(word), len(other)) < _MIN_SPELLING:
        return False
    apart = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(apart) != 1 or apart[0] > _EARLY:
        return False
    return {one[apart[0]], two[apart[0]]} <= _VOWELS


_EARLY = 2  # a later vowel may tell a woman from a man: "Maria", "Mario"
_VOWELS = frozenset("aeiou")


def differs_by_a_letter(word: str, other: str) -> bool:
    """Say whether one letter more, less or other makes two words the same."""
    if abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < _MIN_SPELLING:
        return False
    head = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if head is None:
        return True
    rests = (word[head:], other[head:])
    return rests[0][1:] == rests[1][1:] or rests[0][1:] == rests[1] or rests[0] == rests[1][1:]
