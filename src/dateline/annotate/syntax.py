"""The tree that the reader of grammar lays over a sentence, ready to be walked.

Relations are those of Universal Dependencies 2; one asked for without its subtype
("nsubj") counts with any ("nsubj:pass") too. A sentence whose grammar nobody read has no
tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.report import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's tokens, each known by its place, with those that hang on it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    relations: tuple[frozenset[str], ...]  # each token's to its head, with and without subtype
    root: int

    def under(self, place: int) -> tuple[int, ...]:
        """Return the places of a token and of all that hangs on it, in order."""
        found, waiting = [], [place]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(self.children[found[-1]])
        return tuple(sorted(found))

    def above(self, place: int) -> Iterator[int]:
        """Return the places of the tokens that a token hangs on, the nearest first."""
        head = self.tokens[place].head
        while head is not None:
            yield head
            head = self.tokens[head].head

    def having(self, place: int, *relations: str) -> tuple[int, ...]:
        """Return the places of the tokens that hang on one by one of these relations."""
        known = self.relations
        return tuple(c for c in self.children[place] if not known[c].isdisjoint(relations))

    def bears(self, place: int, *relations: str) -> bool:
        """Say whether a token hangs on its head by one of these relations."""
        return not self.relations[place].isdisjoint(relations)

    def low(self, place: int) -> str:
        """Return a token in small letters."""
        return self.tokens[place].text.casefold()

    def span(self, first: int, last: int) -> Span:
        """Return the span from one token to another, both within it."""
        whole = self.sentence.span
        start, end = self.tokens[first].start, self.tokens[last].end
        text = whole.text[start - whole.start : end - whole.start]
        return Span(whole.report, start, end, text)


def tree_of(sentence: Sentence) -> Tree | None:
    """Return the tree of a sentence, or None where nobody read its grammar."""
    tokens = sentence.tokens
    if not tokens or tokens[0].label is None:
        return None
    children: list[list[int]] = [[] for _ in tokens]
    for place, token in enumerate(tokens):
        if token.head is not None:
            children[token.head].append(place)
    root = next(place for place, token in enumerate(tokens) if token.head is None)
    relations = tuple(_with_plain(token.label or "") for token in tokens)
    return Tree(sentence, tokens, tuple(map(tuple, children)), relations, root)


@cache
def _with_plain(label: str) -> frozenset[str]:
    """Return a relation as it stands and without its subtype."""
    return frozenset((label, label.partition(":")[0]))
