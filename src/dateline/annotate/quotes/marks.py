"""Quotation marks: which belong together, and what stands between them.

What counts: double marks of all shapes (curly, straight, „low“, « guillemets », two
single ones, ``typewriter''), and single marks where they open before a word and close
behind one, as British papers and headlines have them. The outermost pair is told;
marks within it are not.

What guards against false pairs: the blanks around a mark say whether it opens or
closes, whatever its shape, so that “wrong“ shapes are read; an apostrophe, a clipped
word ('em, the '90s) and a measure (6'2") are no marks; the plural possessive (the
workers' plan) closes only where nothing better does. A mark without its partner never
runs over a paragraph's end: a quotation that is not closed ends there, and one that
only closes began there, if the paragraph before was left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = re.compile(r"``|''|‘‘|’’|,,(?=\w)|[\"“”„‟«»″＂「」『』]")
_SINGLE = re.compile(r"['‘’‛`´‹›]")
_OPENERS = frozenset(("“", "„", "«", "「", "『", "``", "‘‘", ",,"))
_CLOSERS = frozenset(("”", "»", "」", "』", "’’"))
_BEFORE_OPENING = frozenset("([{—–-/…“„‘'\"«‹")
_CLIPPED = re.compile(r"(?:\d0s?|em|til|tis|twas|cause|n|bout|round|cos)\b", re.IGNORECASE)
_AFTER_CLOSING = frozenset('.,;:?!)]—–…"”»')


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in marks: `start` to `end` without the marks, `left` to `right` with them."""

    start: int
    end: int
    left: int
    right: int
    closed: bool = True


def find_marked(text: str, start: int, end: int, *, runs_on: bool = False) -> tuple[Marked, ...]:
    """Find the outermost words in marks between two positions, in order.

    `runs_on` says that the paragraph before left a quotation open.
    """
    doubles = tuple(_doubles(text, start, end, runs_on=runs_on))
    singles = tuple(_singles(text, start, end, doubles))
    inside = [d for d in doubles if not _within_any(d, singles)]
    both = sorted((*inside, *singles), key=lambda marked: marked.left)
    return tuple(marked for marked in both if re.search(r"\w", text[marked.start : marked.end]))


def _within_any(marked: Marked, others: tuple[Marked, ...]) -> bool:
    return any(other.left < marked.left and marked.right <= other.right for other in others)


def _doubles(text: str, start: int, end: int, *, runs_on: bool) -> Iterator[Marked]:
    marks = list(_DOUBLE.finditer(text, start, end))
    pending: re.Match[str] | None = None
    depth = 0
    for index, mark in enumerate(marks):
        if pending is None:
            if _opens(text, mark, start, end):
                pending = mark
            elif index == 0 and runs_on and not _is_measure(text, mark):
                yield _marked(text, start, mark.start(), start, mark.end())
        elif depth == 0 and _closes(text, mark, start, end):
            yield _marked(text, pending.end(), mark.start(), pending.start(), mark.end())
            pending = None
        elif depth:
            depth -= _closes(text, mark, start, end)
        elif _nests(text, marks, index, start, end):
            depth = 1
        else:  # the one before was never closed: it is a stray
            pending = mark
    if pending is not None and _may_stay_open(text, pending.start(), start):
        yield _marked(text, pending.end(), end, pending.start(), end, closed=False)


def _marked(  # noqa: PLR0913 - five positions make one pair
    text: str, start: int, end: int, left: int, right: int, *, closed: bool = True
) -> Marked:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, left, right, closed)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before, after = _around(text, mark, start, end)
    free = before.isspace() or before in _BEFORE_OPENING
    if mark.group() in _OPENERS:
        return free or not (after.isspace() or after in _AFTER_CLOSING)
    if mark.group() in _CLOSERS:
        return free and (after.isalnum() or after in "[($")
    return free and (not after.isspace() or (before.isspace() and mark.start() > start))


def _closes(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before, after = _around(text, mark, start, end)
    if mark.group() in _CLOSERS:
        return True
    if mark.group() in _OPENERS:
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or not after.isalnum()


def _around(text: str, mark: re.Match[str], start: int, end: int) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return before, after


def _is_measure(text: str, mark: re.Match[str]) -> bool:
    return mark.group() in {'"', "″", "''"} and text[mark.start() - 1].isdigit()


def _nests(text: str, marks: list[re.Match[str]], index: int, start: int, end: int) -> bool:
    """Say whether an opening mark within open marks has a partner of its own."""
    following = marks[index + 1 : index + 3]
    return len(following) == 2 and all(  # noqa: PLR2004 - its partner and the outer one
        _closes(text, mark, start, end) and not _opens(text, mark, start, end) for mark in following
    )


def _may_stay_open(text: str, position: int, start: int) -> bool:
    """Say whether a mark that nothing closes begins a quotation: a sentence starts there."""
    return re.search(r"(?:^|[,:.?!—–-])$", text[start:position].rstrip()[-1:]) is not None


def _singles(text: str, start: int, end: int, doubles: tuple[Marked, ...]) -> Iterator[Marked]:
    """Pair single marks that stand outside double ones."""
    pending: int | None = None
    weak: int | None = None
    within = iter((*doubles, Marked(end, end, end + 1, end + 1)))
    double = next(within)
    for mark in _SINGLE.finditer(text, start, end):
        while double.right <= mark.start():
            double = next(within)
        if double.left <= mark.start():
            continue
        at = mark.start()
        before, after = _around(text, mark, start, end)
        if _opens_single(text, mark, before, after):
            if pending is not None and weak is not None:
                yield _marked(text, pending + 1, weak, pending, weak + 1)
            pending, weak = at, None
        elif pending is not None and _closes_single(before, after):
            if before in "sS" and after == " ":
                weak = at
            else:
                yield _marked(text, pending + 1, at, pending, at + 1)
                pending = weak = None
    if pending is not None and weak is not None:
        yield _marked(text, pending + 1, weak, pending, weak + 1)


def _opens_single(text: str, mark: re.Match[str], before: str, after: str) -> bool:
    if not (before.isspace() or before in '([—–-“"'):
        return False
    if not (after.isalnum() or after in '[($…"“'):
        return False
    return mark.group() == "‘" or _CLIPPED.match(text, mark.end()) is None


def _closes_single(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()
