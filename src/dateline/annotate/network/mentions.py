"""Mentions of a report: words that point to somebody or something, and how far they reach.

The network says which words head a mention. A mention is its head with all that hangs on
it, save what GUM leaves outside: the preposition before it, other members of a list,
appositions, the subject and copula of a head that is a predicate. On the gold trees of
GUM dev this gives the gold extent of 92 % of the mentions in chains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.network.network import Parse
from dateline.annotate.network.pairs import Mention

LEAST = 0.5  # chance of heading a mention: as trained, not tuned

_BEFORE = frozenset(
    {
        *("case", "punct", "cc", "cc:preconj", "mark", "aux", "cop", "advmod", "expl"),
        *("nsubj", "nsubj:outer", "csubj", "obl", "nmod", "advcl"),
        *("parataxis", "discourse", "reparandum"),
    }
)
_BEHIND = frozenset(
    {
        *("punct", "cc", "conj", "appos", "list", "csubj"),
        *("parataxis", "dep", "orphan", "reparandum"),
    }
)


def find_mentions(sentences: Sequence[Sequence[str]], parses: Sequence[Parse]) -> Iterator[Mention]:
    """Find the mentions of one report's sentences, in the order of their heads."""
    for number, (words, parse) in enumerate(zip(sentences, parses, strict=True)):
        heads = [word.head for word in parse.words]
        labels = [word.label for word in parse.words]
        children = _children(heads)
        for head, chance in enumerate(parse.mentions):
            if chance > LEAST:
                start, end = extent(head, children, labels)
                name = next((kind for a, b, kind in parse.names if a <= head < b), None)
                yield Mention(
                    number,
                    start,
                    end,
                    head,
                    tuple(words[start:end]),
                    words[head],
                    parse.words[head].tag,
                    labels[head],
                    name,
                )


def extent(head: int, children: Sequence[Sequence[int]], labels: Sequence[str]) -> tuple[int, int]:
    """Return the first word of the mention that `head` heads, and the word after its last."""
    inside = {head}
    frontier = [
        word for word in children[head] if labels[word] not in (_BEFORE if word < head else _BEHIND)
    ]
    while frontier:
        word = frontier.pop()
        inside.add(word)
        frontier.extend(children[word])
    start = end = head
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return start, end + 1


def _children(heads: Sequence[int | None]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head is not None:
            children[head].append(word)
    return children
