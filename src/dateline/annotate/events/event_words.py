"""What kind of event words tell: CAMEO codes and PLOVER types.

Two tables are asked. data/event_frames.tsv, written by hand, goes first: verbs, nouns and
adjectives with the words that must stand under them, each with a code or with a bearing.
data/event_verbs.tsv, the codes of verbs in the CAMEO verb dictionary, is asked for verbs that
the hand left out.
Of the rows of a word the one with most words counts.

A bearing says how somebody stands to what is told under the word, and changes its code
(data/event_bearings.tsv): who agrees to meet expresses intent to meet (036), who demands a
withdrawal demands easing (1056), who ends an embargo eases it (085).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate.word_forms import key_of

BEARINGS = frozenset({"do", "end", "intend", "demand", "refuse", "threaten", "want", "expect"})
SHORTEST_STEM = 4
_ENDING = re.compile(
    r"(?:ations?|at(?:e[ds]?|ing|ors?)?|ments?|ions?|ings?|ors?|ers?|ies|ied|ed|es|al|s|e|y)$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a word tells: a CAMEO code, a bearing, or "-" where it tells no event."""

    tells: str

    @property
    def bearing(self) -> str:
        """Return the bearing; a weak one ("intend?") tells nothing where no act is known."""
        return self.tells.removesuffix("?")

    @property
    def is_bearing(self) -> bool:
        """Say whether the word only tells how somebody stands to an act."""
        return self.bearing in BEARINGS

    @property
    def is_weak(self) -> bool:
        """Say whether the bearing tells nothing by itself."""
        return self.tells.endswith("?") or self.tells in {"want", "expect"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A code, or a bearing, of a word that has other words under it."""

    words: tuple[frozenset[str], ...]  # of each set one must stand there
    either: tuple[frozenset[str], ...]  # likewise, there or in the subject
    tells: str  # a CAMEO code, a bearing, or "-" where no event is told

    @property
    def length(self) -> int:
        """Return how many words are asked for."""
        return len(self.words) + len(self.either)

    def fits(self, under: frozenset[str], both: frozenset[str]) -> bool:
        """Say whether the words stand where they must."""
        return not any(map(under.isdisjoint, self.words)) and not any(
            map(both.isdisjoint, self.either)
        )


@cache
def stem_of(word: str) -> str:
    """Return a word without its ending, so that "talks" and "talk" are one."""
    low = word.casefold()
    match = _ENDING.search(low, SHORTEST_STEM)
    return low[: match.start()] if match else low


def told_by(
    part: str, keys: tuple[str, ...], under: frozenset[str], beside: frozenset[str]
) -> Told | None:
    """Return what a word tells, or None where no table has it.

    `part` is "v", "n" or "a"; `keys` are those of word_forms.py; `under` are the stems of
    the words that hang on the word, `beside` those of its subject.
    """
    both = under | beside
    by_hand = next((found for key in keys if (found := _frames().get((part, key)))), ())
    told = _best(by_hand, under, both)
    if told is None and part == "v":
        known = next((rows for key in keys if (rows := _dictionary().get(key))), ())
        told = _best((f for f in known if f.words or not by_hand), under, both)
    return Told(told) if told else None


def is_told(part: str, keys: tuple[str, ...]) -> bool:
    """Say whether a table has a word, so that the words under it are worth gathering."""
    return any((part, key) in _frames() or (part == "v" and key in _dictionary()) for key in keys)


def _best(frames: Iterable[Frame], under: frozenset[str], both: frozenset[str]) -> str | None:
    """Return what the frame with most words tells, of those that fit."""
    best: Frame | None = None
    for frame in frames:
        if (best is None or frame.length > best.length) and frame.fits(under, both):
            best = frame
    return best.tells if best else None


def under_bearing(bearing: str, code: str | None) -> str | None:
    """Return the code of an act under a bearing; without a known act, that of the bearing."""
    if bearing == "do":
        return code
    rows = _bearings()
    for length in range(len(code or ""), 0, -1):
        if found := rows.get((bearing, (code or "")[:length])):
            return found if found != "-" else None
    return rows.get((bearing, "-"))


def type_of(code: str) -> str | None:
    """Return the PLOVER type of a CAMEO code."""
    types = lexicon.table("event_types.tsv")
    return next((types[code[:n]] for n in range(len(code), 1, -1) if code[:n] in types), None)


@cache
def _bearings() -> dict[tuple[str, str], str]:
    return {(bearing, code): told for bearing, code, told in lexicon.rows("event_bearings.tsv")}


@cache
def _frames() -> dict[tuple[str, str], list[Frame]]:
    frames: dict[tuple[str, str], list[Frame]] = {}
    for part, lemmas, words, tells in lexicon.rows("event_frames.tsv"):
        frame = _frame(words, tells)
        for lemma in lemmas.split("|"):
            frames.setdefault((part, key_of(lemma)), []).append(frame)
    return frames


@cache
def _dictionary() -> dict[str, list[Frame]]:
    frames: dict[str, list[Frame]] = {}
    for key, words, code in lexicon.rows("event_verbs.tsv"):
        frames.setdefault(key, []).append(_frame(words, code))
    return frames


def _frame(words: str, tells: str) -> Frame:
    asked = () if words == "-" else words.split()
    plain = tuple(_set(word) for word in asked if not word.startswith("@"))
    return Frame(plain, tuple(_set(word[1:]) for word in asked if word.startswith("@")), tells)


def _set(words: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in words.split("|"))
