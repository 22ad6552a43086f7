"""The language a report is written in, by the small words that no text does without.

A script that one language alone uses settles it. Otherwise the words of the text are
looked up in lists of frequent function words (data/function_words.tsv): the language
whose list covers most of them wins, when it covers enough and clearly more than the
next. A text of few words stays undecided.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import islice

from dateline import lexicon

# Fewer words than this say little: headlines and names look alike in all languages.
MIN_WORDS = 20
# English news text has 0.35 to 0.5 of its words on the list; tables and lists of names 0.1.
MIN_SHARE = 0.12
# The list of a neighbour (Spanish in Portuguese) covers up to two thirds of the true one's share.
MIN_LEAD = 1.25
# The first words say it; a longer look costs time and changes nothing.
_WORDS_READ = 2000
_LETTERS_READ = 4000

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language; None when it cannot be told."""
    words = [match.group().casefold() for match in islice(_WORD.finditer(text), _WORDS_READ)]
    return _by_script(words) or (_by_words(words) if len(words) >= MIN_WORDS else None)


def _by_script(words: list[str]) -> str | None:
    letters = "".join(words)[:_LETTERS_READ]
    scripts = Counter(unicodedata.name(letter, "?").partition(" ")[0] for letter in letters)
    known = lexicon.rows("scripts.tsv")
    for script, language, share in known:
        if letters and scripts[script] >= float(share) * len(letters):
            return language
    return None


def _by_words(words: list[str]) -> str | None:
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in listed.split()) / len(words)
        for language, listed in lexicon.rows("function_words.tsv")
    }
    (best, share), (_, runner_up) = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:2]
    return best if share >= MIN_SHARE and share >= MIN_LEAD * runner_up else None
