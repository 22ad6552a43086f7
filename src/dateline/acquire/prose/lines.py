"""The paragraphs of a saved page: its lines, hard-wrapped ones joined again.

A line is a paragraph, as pages are copied and saved. Some text is wrapped by hand or
by a mail program instead: hardly a line is longer than its measure, and where a line ends,
the next word would not have fitted. There lines without a blank one between them are one
paragraph up to the first that had room left. What guards against false hits: enough of
the lines must break off in mid-sentence, which rows of headlines do not.

A text of more lines than any page has is told apart up to `MAX_LINES`, and what stands
behind is left to the caller as one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

# Lines as printed, and paragraphs, that are told apart: the longest page seen has 2,000, with all
# its menus. Twice as many are a log, a table or a book, and take half a second.
MAX_LINES = 20_000
MAX_PARAGRAPHS = 4_000
# Letters to a line of text that was wrapped to be read: a narrow column, a wide window.
_MIN_MEASURE, _MAX_MEASURE = 20, 160
# Share of the lines that keep to the measure; a headline and an address may be longer.
_KEPT = 0.95
# How far a line may go beyond the measure and still be one of them.
_BEYOND = 1.3
# Share of the line ends that must be full, as few as in paragraphs of two lines each.
_MIN_FULL = 0.35
# Share of the full line ends that must fall in mid-sentence, before a small letter or a digit.
_BROKEN = 0.4

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:[-‐‑'’.]\w+)*")
# A text whose paragraphs blank lines part has so many runs to its lines at least.
_MIN_RUNS = 0.3
_FIRST = re.compile(r"\S+")
_BREAK = re.compile(r"[^.!?:\"”]\n[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: where it stands, blanks at its ends left out, and what it says."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    apart: bool  # a blank line stands before it, or blank lines say nothing in this text

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.words)


def paragraphs(text: str) -> tuple[Line, ...]:
    """Return the paragraphs of a text in order; together they hold all that is not blank.

    Of an endless text they are the first; `rest` then says where the others begin.
    """
    return tuple(islice(_paragraphs(text), MAX_PARAGRAPHS))


def rest(text: str, lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the stretch of a text behind its paragraphs, when they do not hold all of it."""
    behind = lines[-1].end if lines else 0
    bare = text[behind:].strip()
    if not bare:
        return None
    start = text.index(bare[:1], behind)
    return start, start + len(bare)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, hyphenated ones whole."""
    return tuple(_WORD.findall(text))


def line_at(text: str, start: int, end: int, *, apart: bool = True) -> Line:
    """Return a stretch of text as a line of its own."""
    part = text[start:end]
    return Line(start, end, part, words_of(part), apart)


def _paragraphs(text: str) -> Iterator[Line]:
    printed = list(islice(_lines(text), MAX_LINES))
    runs = list(_runs(text, printed))
    measure = _measure(text, printed, runs)
    # Whether blank lines part the paragraphs, so that their lack says something.
    spaced = len(runs) > _MIN_RUNS * len(printed)
    for run in runs:
        for number, (start, end) in enumerate(_joined(text, run, measure)):
            yield line_at(text, start, end, apart=number == 0 or not spaced)


def _joined(
    text: str, run: list[tuple[int, int]], measure: int | None
) -> Iterator[tuple[int, int]]:
    """Find the paragraphs of a run: its lines, joined where they were wrapped."""
    start = run[0][0]
    for one, other in pairwise(run):
        if measure is None or not _is_full(text, one, other, measure):
            yield start, one[1]
            start = other[0]
    yield start, run[-1][1]


def _runs(text: str, printed: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Find the runs of lines that no blank line parts."""
    run: list[tuple[int, int]] = []
    for start, end in printed:
        if run and text.count("\n", run[-1][1], start) > 1:
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        inner = match.group().strip()
        if inner:
            start = match.start() + match.group().index(inner)
            yield start, start + len(inner)


def _measure(
    text: str, printed: Sequence[tuple[int, int]], runs: Sequence[list[tuple[int, int]]]
) -> int | None:
    """Return how long the lines of a wrapped text are at most; None when it is not wrapped."""
    lengths = sorted(end - start for start, end in printed)
    measure = lengths[int(_KEPT * (len(lengths) - 1))] if lengths else 0
    if not _MIN_MEASURE <= measure <= _MAX_MEASURE:
        return None
    ends = [pair for run in runs for pair in pairwise(run)]
    full = [(one, other) for one, other in ends if _is_full(text, one, other, measure)]
    broken = sum(bool(_BREAK.match(f"{text[one[1] - 1]}\n{text[other[0]]}")) for one, other in full)
    enough = len(full) >= _MIN_FULL * len(ends) and broken >= _BROKEN * len(full)
    return measure if full and enough else None


def _is_full(text: str, one: tuple[int, int], other: tuple[int, int], measure: int) -> bool:
    """Say whether the first word of a line would not have fitted on the line before it."""
    length = one[1] - one[0]
    word = _FIRST.match(text, *other)
    return length <= _BEYOND * measure and length + 1 + len(word[0] if word else "") >= measure
