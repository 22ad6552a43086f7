"""Paragraphs cut into sentences anew, none of which ends within words in marks.

A sentence goes on behind marks that end with a question whose speaker it names, and a
stop right before marks ends it even where the blank is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline.annotate.attribution import is_attribution_only
from dateline.annotate.marks import Marked, find_marked
from dateline.annotate.units import DASHES, MARKED, Unit, unit
from dateline.report import Report, Sentence, Token

_BLOCKS = frozenset(("title", "subhead", "body"))
_MARKS = frozenset("“”\"«»'‘’")
_INVISIBLE = frozenset(("\u00ad", "\u200b", "\u200e", "\u200f", "\ufeff"))
LONGEST = 300  # tokens; what goes on without a stop for longer is no sentence, and is cut
_LONGEST_TAIL = 30  # tokens of a sentence that only names who asked what stands before it


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as a unit, with the words in marks that its placeholders stand for."""

    unit: Unit
    marked: tuple[Marked, ...]  # in the order of the placeholders
    paragraph: int
    headline: bool

    def places(self) -> list[int]:
        """Return the positions of the placeholders."""
        return [i for i, word in enumerate(self.unit.low) if word == MARKED]


def passages(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[Passage]:
    """Find the sentences of titles, subheads and body, whole as to their words in marks."""
    runs_on = False
    read = (s for s in sentences if report.blocks[s.block].kind in _BLOCKS)
    for paragraph, (index, group) in enumerate(groupby(read, key=lambda s: s.block)):
        block = report.blocks[index]
        marked = find_marked(report.text, block.start, block.end, runs_on=runs_on)
        runs_on = bool(marked) and not marked[-1].closed
        headline = block.kind != "body"
        for tokens, within in _units(list(group), marked):
            yield Passage(unit(tokens), within, paragraph, headline)


def _units(
    sentences: list[Sentence], marked: tuple[Marked, ...]
) -> Iterator[tuple[list[Token], tuple[Marked, ...]]]:
    """Cut a paragraph into sentences anew, none of them ending within marks."""
    tokens: list[Token] = []
    within: list[Marked] = []
    rest = list(reversed(marked))
    for sentence in sentences:
        if tokens and not _goes_on(sentence, tokens, within):
            yield tokens, tuple(within)
            tokens, within = [], []
        for token in sentence.tokens:
            while rest and rest[-1].left <= token.start:
                marks = rest.pop()
                if tokens and _is_stop(tokens[-1], sentence, within):
                    yield tokens, tuple(within)
                    tokens, within = [], []
                within.append(marks)
                tokens.append(Token(MARKED, marks.left, marks.right))
            is_inside = bool(within) and token.start < within[-1].right
            is_shown = token.text not in _INVISIBLE and not _is_joining(token, sentence, tokens)
            if is_shown and not is_inside:
                tokens.append(token)
                if len(tokens) == LONGEST:
                    yield tokens, tuple(within)
                    tokens, within = [], []
    if tokens:
        yield tokens, tuple(within)


def _is_stop(token: Token, sentence: Sentence, within: list[Marked]) -> bool:
    """Say whether what is marked next is another saying: a stop stands before it."""
    if token.text != MARKED:
        return token.text in {".", "!", "?"}
    at = within[-1].end - 1 - sentence.span.start
    return at < 0 or sentence.span.text[at : at + 1] in {".", "!", "?", "…"}


def _is_joining(token: Token, sentence: Sentence, before: list[Token]) -> bool:
    """Say whether a mark belongs to the word before it: "Mr.", the hyphens of "5-year-old"."""
    text, at = sentence.span.text, token.end - sentence.span.start
    if token.text == ".":
        return token.end < sentence.tokens[-1].start and text[at : at + 1] not in _MARKS
    joined = bool(before) and not text[at - 2 : at - 1].isspace() and text[at : at + 1].isalnum()
    return token.text == "-" and at > 1 and joined


def _goes_on(sentence: Sentence, tokens: list[Token], within: list[Marked]) -> bool:
    """Say whether a sentence belongs to the one before.

    It does if that ends within marks, or with a question in marks whose speaker it names.
    """
    if within and sentence.span.start < within[-1].right:
        return True
    if tokens[-1].text != MARKED or not 0 < len(sentence.tokens) <= _LONGEST_TAIL:
        return False
    if sentence.tokens[0].text in DASHES:
        return True
    return is_attribution_only(unit(sentence.tokens))
