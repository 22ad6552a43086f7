"""Words of time that stand in a title: "The Tonight Show", "60 Minutes", "Days of Wine".

What counts: a common word of time ("days", "tonight", "year") with a capital letter in the
middle of a sentence. What guards against false hits: names of months and weekdays have
their capital anyway; a number in words makes it a length all the same ("the Seven Years
War", "the 21st Century"); a sentence may begin behind a colon, a dash or a mark of quotation
that follows a comma; a headline has capitals throughout.
"""

from __future__ import annotations

from dateline.annotate.times.timex_found import Found
from dateline.annotate.times.timex_words import Word

_COMMON = frozenset("UVRPA~uil")  # classes of common words, see timex_words
_QUOTES = frozenset("\"“”‘’'`([")
_OPENERS = frozenset(".:;?!-*•")
_REACH = 20  # words on either side; headlines are no longer
_SHORT = 3  # letters of words that headlines may leave small
_SMALL_PART = 3  # in a headline fewer than one long word in so many is small


def is_titled(found: Found) -> bool:
    """Say whether the match is a piece of a title, by its capital letters."""
    capital = next(
        (
            index
            for index in range(found.first, found.end)
            if found.words[index].letter in _COMMON and found.words[index].text.istitle()
        ),
        None,
    )
    if capital is None and found.words[found.end - 1].letter == "W":
        capital = _part_of_show(found)
    if capital is None or _is_opening(found.words, capital):
        return False
    if any(_is_spelt(word) for word in found.words[found.first : capital]):
        return False
    return not _is_headline(found.words[max(capital - _REACH, 0) : capital + _REACH])


def _part_of_show(found: Found) -> int | None:
    """Return the word behind a weekday that makes a name of it: "Saturday Night Live"."""
    part, name = found.after(), found.after(2)
    if part is None or name is None or not name.text.istitle():
        return None
    return found.end if part.letter == "P" and part.text.istitle() else None


def _is_spelt(word: Word) -> bool:
    """Say whether a word is a number in letters or an ordinal; "60 Minutes" is a title."""
    return word.letter == "O" or (word.letter in "Nc" and word.text.isalpha())


def _is_opening(words: list[Word], index: int) -> bool:
    """Say whether a sentence begins at a word."""
    before = index - 1
    while before >= 0 and words[before].text[0] in _QUOTES:
        before -= 1
    if before < 0 or words[before].text[0] in _OPENERS or words[before].letter == "-":
        return True
    return words[before].text == "," and before < index - 1


def _is_headline(words: list[Word]) -> bool:
    long = [word.text for word in words if word.text.isalpha() and len(word.text) > _SHORT]
    small = sum(text.islower() for text in long)
    return small * _SMALL_PART < len(long)
