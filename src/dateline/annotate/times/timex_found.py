"""What a rule of the grammar found, and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate.times.timex_words import Word
from dateline.report import TimeKind

# Units that a duration writes behind "T": hours, minutes, seconds.
CLOCK_UNITS = frozenset({"TH", "TM", "TS"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means: the TIMEX3 attributes."""

    type: TimeKind
    value: str
    mod: str | None = None
    has_weekday: bool = False  # "Sunday, April 21"
    apart: tuple[str, int] | None = None  # "two days before", units from the day behind it
    moves: bool = True  # whether the story goes on from there: "a year ago" only looks back


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: the named parts, as words."""

    words: list[Word]
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The index behind the last word."""
        return self.match.end()

    def part(self, name: str) -> list[Word]:
        """Return the words of a part; none if the rule or the text has no such part."""
        if name not in self.match.re.groupindex or self.match[name] is None:
            return []
        return self.words[self.match.start(name) : self.match.end(name)]

    def has(self, name: str) -> bool:
        """Say whether a part is there."""
        return bool(self.part(name))

    @property
    def has_phase(self) -> bool:
        """Say whether "early", "late in", "the end of" stands before it."""
        return self.has("phase") or self.has("edge")

    def value(self, name: str) -> str:
        """Return the value of a part's first word that has one; or ""."""
        return next((word.value for word in self.part(name) if word.value), "")

    def text(self, name: str) -> str:
        """Return a part's first word in lower case; "" if there is none."""
        return next((word.text.lower() for word in self.part(name)), "")

    def before(self, count: int = 1) -> str:
        """Return the word that many places before the match, in lower case; or ""."""
        index = self.first - count
        return self.words[index].text.lower() if index >= 0 else ""

    def after(self, count: int = 1) -> Word | None:
        """Return the word that many places behind the match."""
        index = self.end + count - 1
        return self.words[index] if index < len(self.words) else None

    @property
    def phase(self) -> str | None:
        """The TIMEX3 mod of "early", "late in", "the end of"."""
        return self.value("phase") or self.value("edge") or None

    @property
    def mod(self) -> str | None:
        """The TIMEX3 mod of "about", "more than", or else of a phase."""
        return self.value("mod") or self.phase

    def opens(self) -> bool:
        """Say whether the match opens its sentence, marks of quotation aside."""
        before = self.first - 1
        while before >= 0 and not self.words[before].text.isalnum():
            before -= 1
        return before < 0

    def is_name_start(self) -> bool:
        """Say whether a capitalised word that is no time follows: "Christmas Island".

        Words all in capitals stand in headlines and say nothing.
        """
        after = self.after()
        return after is not None and after.letter == "_" and after.text.istitle()

    def is_name_end(self) -> bool:
        """Say whether a capitalised word stands before the match: "Operation Dawn"."""
        if not self.first or not self.words[self.first].text.istitle():
            return False
        before = self.words[self.first - 1]
        return before.letter == "_" and before.text[0].isupper()


@cache
def near(kind: str) -> frozenset[str]:
    """Return the words that tell a time expression by standing beside it."""
    return frozenset(word for word, its in lexicon.rows("time_neighbours.tsv") if its == kind)
