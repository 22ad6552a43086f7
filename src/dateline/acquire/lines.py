"""The paragraphs of a saved page: its lines, hard-wrapped ones joined again.

A line is a paragraph, as pages are copied and saved. Some text is wrapped by hand or
by a mail program instead: no line of it is long, and most are nearly as long as any.
There a run of lines without a blank one between them is one paragraph when the lines
fill the measure and break off in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Lines longer than this were not wrapped to be read in a terminal or a mail.
_MAX_WRAPPED = 100
_MIN_WRAPPED = 40
# Every line of a wrapped run but the last fills its measure at least this far.
_FILLED = 0.7
# Share of the breaks of a run that must fall in mid-sentence, before a small letter or a digit.
_BROKEN = 0.4

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:[-‐‑'’.]\w+)*")
# A wrapped text has hardly a long line, and so many that fill the measure.
_MAX_LONG_LINES = 0.05
_MIN_FULL_LINES = 0.4
# A text whose paragraphs blank lines part has so many runs to its lines at least.
_MIN_RUNS = 0.3
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
    """Return the paragraphs of a text in order; together they hold all that is not blank."""
    return tuple(_paragraphs(text))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, hyphenated ones whole."""
    return tuple(_WORD.findall(text))


def line_at(text: str, start: int, end: int, *, apart: bool = True) -> Line:
    """Return a stretch of text as a line of its own."""
    part = text[start:end]
    return Line(start, end, part, words_of(part), apart)


def _paragraphs(text: str) -> Iterator[Line]:
    wrapped = _is_wrapped_text([end - start for start, end in _lines(text)])
    spaced = _is_spaced(text)
    for run in _runs(text):
        if wrapped and _is_wrapped([text[start:end] for start, end in run]):
            yield line_at(text, run[0][0], run[-1][1])
            continue
        for number, (start, end) in enumerate(run):
            yield line_at(text, start, end, apart=number == 0 or not spaced)


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Find the runs of lines that no blank line parts."""
    run: list[tuple[int, int]] = []
    for start, end in _lines(text):
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


def _is_spaced(text: str) -> bool:
    """Say whether blank lines part the paragraphs of a text, so that their lack says something."""
    runs = sum(1 for _ in _runs(text))
    return runs > _MIN_RUNS * sum(1 for _ in _lines(text))


def _is_wrapped_text(lengths: list[int]) -> bool:
    short = [length for length in lengths if length <= _MAX_WRAPPED]
    if len(lengths) - len(short) > _MAX_LONG_LINES * len(lengths):
        return False
    measure = _FILLED * max(short, default=0)
    full = [length for length in short if length >= measure]
    return len(full) >= _MIN_FULL_LINES * len(lengths)


def _is_wrapped(lines: list[str]) -> bool:
    longest = max(map(len, lines))
    if len(lines) < 2 or not _MIN_WRAPPED <= longest <= _MAX_WRAPPED:  # noqa: PLR2004
        return False
    if any(len(line) < _FILLED * longest for line in lines[:-1]):
        return False
    broken = sum(bool(_BREAK.search(f"{a[-1:]}\n{b[:1]}")) for a, b in pairwise(lines))
    return broken >= _BROKEN * (len(lines) - 1)
