"""Words of a stretch of text, each with the class it has in time expressions.

A word's class is one letter, so that a stretch of text becomes a string of letters
and the grammar of time expressions becomes regular expressions over that string.
Classes of single words are data (data/time_words.tsv); numerals are classed by form.

    M month    W weekday  w weekdays ("Tuesdays")  a weekday cut short ("Thu")
    S season   P part of the day   F day with a name ("Christmas")
    U unit     V units    q quarter   h half    u period
    Y year in figures   D day or small number (1 to 31)   N other number   O ordinal
    E decade ("1980s")  H clock ("16:31")  p "a.m."  Z zone  I ISO date  J "25/4/2019"
    t the      x a        i this   j that   s same   l last   n next   r recent
    e early    z end (of) < earlier  > later  b before  f after  g ago  ~ future
    v every    k about    m more   T than   L least    d few    c dozen    G fiscal   B BC
    R now      A daily    = yearlong          + long     ! old
    o of       & and      2 to     @ in, on, at        ' the possessive ending
    _ any other word; marks of punctuation stand for themselves, every dash for "-"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dateline import lexicon

_FORMS = r"""
    (?P<F>(?=[A-Z])(?:{holidays})(?!\w))
  | (?P<p>[AaPp]\.\s?[Mm]\.?(?!\w)|(?<=\d)(?:am|pm|AM|PM)\b|(?<=\d\s)(?:am|pm|AM|PM)\b)
  | (?P<B>B\.\s?C\.(?:E\.)?)
  | (?P<word>[^\W\d_]+)
  | (?P<I>\d{{4}}-\d\d-\d\d(?!\d))
  | (?P<J>\d{{1,2}}(?P<sep>[/.])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)(?![\d%]))
  | (?P<H>[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | ['’‘]?(?P<E>(?:1\d|20)?\d0)['’]?s\b
  | (?P<O>\d{{1,2}})(?:st|nd|rd|th)\b
  | (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)
  | (?P<possessive>['’]s?(?=\s|[^\w\s]|$)|['’]s\b)
  | (?P<dash>[-‐‑‒–—]+)
  | (?P<mark>[^\w\s])
"""
_SPOKEN_YEAR = re.compile("N-?N(?:-?N)?|(?<=U)Nc(?:&?N(?:-?N)?)?")
_SPOKEN_CENTURIES, _SPOKEN_REST = range(16, 21), range(10, 100)
_CENTURY = 100
_TENS, _ONES = range(20, 100, 10), range(1, 10)
_BY_FORM = {"possessive": "'", "dash": "-"}
_YEARS, _DAYS = range(1000, 2200), range(1, 32)
_UNKNOWN = ("_", "", False)
_PLAIN_MARKS = frozenset(',.;:()[]/%$€£¥"“”')


class Word(NamedTuple):  # a tuple, being made for every word of every report, is made fast
    """A word or mark, where it stands, its class letter, and what the class tells.

    `tag` is the Penn Treebank tag that the reader of the grammar gave it; "" for none.
    """

    text: str
    start: int
    end: int
    letter: str
    value: str
    tag: str = ""


_NO_TAGS: Mapping[int, str] = {}


def classify(text: str, start: int, end: int, tags: Mapping[int, str] = _NO_TAGS) -> list[Word]:
    """Return the words and marks between two positions of a text, each with its class.

    `tags` are those of the words by where they begin.
    """
    words = [_word(match, tags) for match in _forms().finditer(text, start, end)]
    return _with_spoken_years(words)


def letters_of(words: list[Word]) -> str:
    """Return the class letters of the words as one string."""
    return "".join(word.letter for word in words)


def _with_spoken_years(words: list[Word]) -> list[Word]:
    """Join "nineteen ninety-four" into a year in figures."""
    found = list(_SPOKEN_YEAR.finditer(letters_of(words)))
    for match in reversed(found):
        run = words[slice(*match.span())]
        numbers = [int(word.value) for word in run if word.value.isdigit()]
        is_named = match.start() > 0 and words[match.start() - 1].text.lower() == "year"
        if year := _spoken_thousand(numbers, is_named=is_named) or _spoken_year(numbers):
            first, last = words[match.start()], words[match.end() - 1]
            text = f"{first.text} {last.text}"
            words[slice(*match.span())] = [Word(text, first.start, last.end, "Y", str(year))]
    return words


def _spoken_year(numbers: list[int]) -> int | None:
    century, tens, ones = (*numbers, 0, 0)[:3]  # "0.5-10" has one whole number
    is_whole = ones == 0 or (tens in _TENS and ones in _ONES)
    if century not in _SPOKEN_CENTURIES or tens not in _SPOKEN_REST or not is_whole:
        return None
    return century * 100 + tens + ones


def _spoken_thousand(numbers: list[int], *, is_named: bool) -> int | None:
    """Return the year of "the year two thousand and four"."""
    is_year = is_named and numbers[:2] == [2, 1000] and sum(numbers[2:]) < _CENTURY
    return 2000 + sum(numbers[2:]) if is_year else None


def _word(match: re.Match[str], tags: Mapping[int, str]) -> Word:
    kind = str(match.lastgroup)
    start, end = match.span()
    letter, value = _READ.get(kind, _of_form)(kind, match[kind])
    return Word(match[0], start, end, letter, value, tags.get(start, ""))


def _of_form(kind: str, text: str) -> tuple[str, str]:
    return _BY_FORM.get(kind, kind), text


def _of_word(_kind: str, text: str) -> tuple[str, str]:
    letter, value, needs_capital = _lexicon().get(text.lower(), _UNKNOWN)
    return (letter, value) if text[0].isupper() or not needs_capital else _UNKNOWN[:2]


def _of_number(_kind: str, text: str) -> tuple[str, str]:
    digits = text.replace(",", "")
    if not text.isdecimal():
        return "N", digits
    if len(text) == len("yyyy") and int(text) in _YEARS:
        return "Y", text
    return ("D" if len(text) <= len("dd") and int(text) in _DAYS else "N"), text


def _of_mark(_kind: str, text: str) -> tuple[str, str]:
    return (text if text in _PLAIN_MARKS else "_"), text


_READ = {"word": _of_word, "number": _of_number, "mark": _of_mark}


@cache
def _lexicon() -> dict[str, tuple[str, str, bool]]:
    rows = lexicon.rows("time_words.tsv")
    return {word: (letter, value, bool(flag)) for word, letter, value, *flag in rows}


@cache
def _forms() -> re.Pattern[str]:
    names = (re.escape(name).replace("'", "['’]") for name in lexicon.words("time_holidays.tsv"))
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    holidays = "|".join(f"(?i:{name})" for name in longest_first)
    return re.compile(_FORMS.format(holidays=holidays), re.VERBOSE)
