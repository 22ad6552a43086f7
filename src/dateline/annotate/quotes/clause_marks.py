"""A reported clause and the quotation marks in it: each with its partner, or not told.

What counts: words in marks that a clause ends in belong to it whole; a mark at its end that
lacks its partner does not, nor does the notice of a live page before it. What guards
against false ones: a clause that is mostly in marks is rather those words, and one that
is cut by a mark was cut where nobody knows.
"""

from __future__ import annotations

import re

from dateline.annotate.syntax import Tree
from dateline.report import Span

_MARKS = frozenset("\"“”'‘’")
_DOUBLE = re.compile(r"[\"“”]|''|``")
_OPEN_SINGLE = re.compile(r"(?<!\w)[‘'](?=[A-Za-z])")
_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_STOP = re.compile(r"\.\s?,")  # "in Brooksville, Fla., she said"
# The notice of a live page before a clause, "Updated at 5 p.m." in brackets or with a colon.
_NOTICE = re.compile(r"\[?(?:Updated?|Posted|Published)\b[^\[\]]{3,40}?(?:\]|(?<!\d):(?!\d))\s+")
_MOSTLY = 0.7  # share in marks up to which a clause is told beside the words in marks


def whole_clause(tree: Tree, place: tuple[int, int], marks: tuple[Span, ...]) -> Span | None:
    """Return the span of the clause from one token to before another, if it can be told."""
    first, last = place
    span = _evened(tree, _with_mark(tree, tree.span(first, last - 1), marks), marks)
    return None if _is_marked(span, marks) or _is_torn(span) else span


def _with_mark(tree: Tree, span: Span, marks: tuple[Span, ...]) -> Span:
    """Return a clause with the words in marks that it ends in, whole."""
    whole = tree.sentence.span
    for one in marks:
        if span.start <= one.start < span.end < one.end <= whole.end:
            text = whole.text[span.start - whole.start : one.end - whole.start]
            return Span(span.report, span.start, one.end, text)
    return span


def _evened(tree: Tree, span: Span, marks: tuple[Span, ...]) -> Span:
    """Return a clause without a mark whose partner it lacks, and with its abbreviation's stop."""
    whole, end = tree.sentence.span, span.end
    notice = _NOTICE.match(span.text)
    start = span.start + notice.end() if notice else span.start
    while end > span.start and span.text[end - span.start - 1] in _MARKS:
        if any(one.start < end <= one.end for one in marks):
            break
        end = span.start + len(span.text[: end - span.start - 1].rstrip(" .,"))
    if _STOP.match(whole.text, end - whole.start):
        end += 1
    return Span(span.report, start, end, whole.text[start - whole.start : end - whole.start])


def _is_torn(span: Span) -> bool:
    """Say whether a clause has a mark without its partner: where it was cut, nobody knows."""
    odd = len(_DOUBLE.findall(span.text)) % 2 == 1
    return odd or (_OPEN_SINGLE.search(span.text) is not None and not _CLOSED.search(span.text))


def _is_marked(span: Span, marks: tuple[Span, ...]) -> bool:
    """Say whether a clause is rather words in marks: mostly, or cut by a mark of theirs."""
    touched = [one for one in marks if one.overlaps(span)]
    shared = sum(min(one.end, span.end) - max(one.start, span.start) for one in touched)
    begun = any(one.start < span.start - 1 for one in touched)
    return begun or shared > _MOSTLY * (span.end - span.start)
