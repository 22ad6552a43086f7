"""Sources, cues and contents of one sentence, each with the word of the tree that heads it.

What counts: the spans that the reading model labels; a cue that is only an adverb or
auxiliary ("also") takes in the verb right behind it, and cues that touch are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.annotate.quotes.reporting import says
from dateline.annotate.syntax import Tree
from dateline.report import Named, Span

_HELPERS = frozenset(("ADV", "AUX", "PART"))
_TELLING = frozenset(("VERB", "NOUN", "ADJ"))
_REACH = 5  # tokens from "also" or "has" to the verb that it stands with
_BEFORE_NOUNS = ("det", "amod", "compound", "nummod", "nmod:desc", "nmod:poss", "flat", "case")


@dataclass(frozen=True, slots=True)
class Part:
    """A source, cue or content: tokens `start` to `end`, the one that heads it, its lead."""

    start: int
    end: int
    head: int
    margin: float

    def holds(self, place: int | None) -> bool:
        """Say whether a token is one of the part's, or its head."""
        return place is not None and (self.start <= place < self.end or place == self.head)

    def gap(self, other: Part) -> int:
        """Return how many tokens stand between two parts."""
        return max(0, other.start - self.end, self.start - other.end)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a sentence has of each kind, in the order of the text; likely ones included."""

    tree: Tree
    sources: tuple[Part, ...]
    cues: tuple[Part, ...]
    contents: tuple[Part, ...]

    def span(self, part: Part) -> Span:
        """Return the span of a part."""
        return self.tree.span(part.start, part.end - 1)


def parts_of(tree: Tree) -> Parts:
    """Return the parts of attributions in a sentence."""
    kinds: dict[str, list[Named]] = {"source": [], "cue": [], "content": []}
    for named in tree.sentence.roles:
        kinds[named.kind].append(named)
    return Parts(
        tree,
        tuple(_part(tree, named) for named in kinds["source"]),
        tuple(_cues(tree, kinds["cue"])),
        tuple(_part(tree, named) for named in kinds["content"]),
    )


def tops(tree: Tree, start: int, end: int) -> list[int]:
    """Return the tokens of a stretch that hang on none of its others."""
    heads = (tree.tokens[i].head for i in range(start, end))
    free = (head is None or not start <= head < end for head in heads)
    return [i for i, is_free in zip(range(start, end), free, strict=True) if is_free]


def top_of(tree: Tree, start: int, end: int) -> int:
    """Return the token that heads a stretch; words go before marks."""
    free = tops(tree, start, end)
    return next((i for i in free if tree.tokens[i].upos != "PUNCT"), free[0])


def _part(tree: Tree, named: Named) -> Part:
    free = tops(tree, named.start, named.end)
    words = [i for i in free if tree.tokens[i].upos != "PUNCT"] or free
    head = words[0]
    if named.kind == "cue":
        head = _telling(tree, named, words)
    elif named.kind == "source":
        subjects = (i for i in words if tree.bears(i, "nsubj"))
        head = next(subjects, None) or _noun(tree, words[0], named.end)
    return Part(named.start, named.end, head, named.margin)


def _telling(tree: Tree, named: Named, words: list[int]) -> int:
    """Return the verb of saying in a cue, or else the first verb, noun or adjective."""
    said = (i for i in range(named.start, named.end) if says(tree.tokens[i]))
    plain = (i for i in words if tree.tokens[i].upos in _TELLING)
    return next(said, next(plain, words[0]))


def _noun(tree: Tree, head: int, end: int) -> int:
    """Return the noun that the words of a cut-off source belong to: "The | Pentagon"."""
    while tree.bears(head, *_BEFORE_NOUNS):
        above = tree.tokens[head].head
        if above is None or not (head < above < end + _REACH or above < head):
            return head
        head = above
    return head


def _cues(tree: Tree, found: Iterable[Named]) -> Iterator[Part]:
    last: Named | None = None
    for named in found:
        whole = _with_verb(tree, named)
        if last is not None and last.end >= whole.start and not _is_whole(tree, last, whole):
            end, margin = max(last.end, whole.end), max(last.margin, whole.margin)
            last = replace(last, end=end, margin=margin)
            continue
        if last is not None:
            yield _part(tree, last)
        last = whole
    if last is not None:
        yield _part(tree, last)


def _is_whole(tree: Tree, last: Named, behind: Named) -> bool:
    """Say whether a cue ends where it ends: "which X said | may fall"."""
    return says(tree.tokens[last.end - 1]) and tree.tokens[behind.start].upos == "AUX"


def _with_verb(tree: Tree, named: Named) -> Named:
    """Return "also" with the "said" that it stands before."""
    token = tree.tokens[_part(tree, named).head]
    helps = token.upos in _HELPERS and token.head is not None
    if helps and token.head is not None and named.end <= token.head < named.end + _REACH:
        return replace(named, end=token.head + 1)
    return named
