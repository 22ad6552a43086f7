"""From labelled sentences to the network's input: numbers, windows, padded batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from corpora import NAME_TYPES, Document, Sentence, Tree
from torch import Tensor

from dateline.annotate.network import decoding
from dateline.annotate.network.encoding import (
    ORDER,
    SHAPES,
    Vocabulary,
    pack,
    quotation,
    shape,
    window,
)

SKIP = -100
OTHER_NAMES = ("wikigold", "wnut", "re3d")
ROLE = ("O", "B", "I")
LONGEST_TRAINED = 254


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the heads' outputs."""

    upos: tuple[str, ...]
    tags: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = ("O", *(f"{m}-{k}" for k in NAME_TYPES for m in "BIES"))


@dataclass(slots=True)
class Example:
    """One sentence in numbers; labels are item by item, the first item being the root."""

    words: tuple[str, ...]
    ids: np.ndarray
    shapes: np.ndarray
    quotes: np.ndarray
    first: np.ndarray
    last: np.ndarray
    gold: dict[str, np.ndarray]
    sentence: Sentence
    entities: dict[int, int] = field(default_factory=dict)  # head word -> entity, for GUM


@dataclass(slots=True)
class Text:
    """A document of examples."""

    corpus: str
    examples: list[Example]


def make_labels(documents: Iterable[Document]) -> Labels:
    """Return the label sets of the treebanks; a lemma script must be seen twice."""
    trees = [s.tree for d in documents for s in d.sentences if s.tree]
    words = [s.words for d in documents for s in d.sentences if s.tree]
    scripts = Counter(
        decoding.script(word, lemma)
        for row, tree in zip(words, trees, strict=True)
        for word, lemma in zip(row, tree.lemmas, strict=True)
        if lemma is not None
    )
    return Labels(
        upos=tuple(sorted({x for t in trees for x in t.upos})),
        tags=tuple(sorted({x for t in trees for x in t.tags})),
        scripts=tuple(s for s, n in sorted(scripts.items(), key=lambda p: (-p[1], p[0])) if n > 1),
        relations=tuple(sorted({x for t in trees for x in t.labels})),
    )


def make_texts(documents: Iterable[Document], labels: Labels, vocabulary: Vocabulary) -> list[Text]:
    """Return the documents in numbers."""
    tables = {
        name: {label: number for number, label in enumerate(getattr(labels, name))}
        for name in ("upos", "tags", "scripts", "relations", "names")
    }
    known: dict[str, tuple[int, ...]] = {}
    texts = []
    for document in documents:
        states = quotation(
            [s.words for s in document.sentences], [s.paragraph for s in document.sentences]
        )
        examples = []
        for sentence, quotes in zip(document.sentences, states, strict=True):
            for word in sentence.words:
                if word not in known:
                    known[word] = vocabulary.pieces(word)
            examples.append(_example(sentence, document.corpus, quotes, known, vocabulary, tables))
        if any(sentence.mentions for sentence in document.sentences):
            _mark_entities(examples)
        examples = [e for e in examples if len(e.ids) <= 510]
        if examples:
            texts.append(Text(document.corpus, examples))
    return texts


def _example(sentence, corpus, quotes, known, vocabulary, tables) -> Example:
    made = window(
        [[known[word] for word in sentence.words]],
        [[shape(word) for word in sentence.words]],
        [quotes],
        vocabulary,
    )
    return Example(
        sentence.words,
        np.array(made.ids, np.int32),
        np.array(made.shapes, np.int8),
        np.array(made.quotes, np.int8),
        np.array(made.first, np.int32),
        np.array(made.last, np.int32),
        dict(_gold(sentence, corpus, tables)),
        sentence,
    )


def _gold(sentence: Sentence, corpus: str, tables) -> Iterator[tuple[str, np.ndarray]]:
    def row(values: Iterable[int]) -> np.ndarray:
        return np.array([SKIP, *values], np.int32)

    if sentence.tree:
        tree: Tree = sentence.tree
        yield "upos", row(tables["upos"].get(x, SKIP) for x in tree.upos)
        yield "tags", row(tables["tags"].get(x, SKIP) for x in tree.tags)
        yield "relations", row(tables["relations"].get(x, SKIP) for x in tree.labels)
        yield "heads", row(tree.heads)
        yield (
            "scripts",
            row(
                SKIP if lemma is None else tables["scripts"].get(decoding.script(word, lemma), SKIP)
                for word, lemma in zip(sentence.words, tree.lemmas, strict=True)
            ),
        )
    if sentence.names:
        name = f"names_{OTHER_NAMES.index(corpus)}" if corpus in OTHER_NAMES else "names"
        yield name, row(tables["names"][x] for x in sentence.names)
    if sentence.attribution:
        for kind, labels in zip(("source", "cue", "content"), sentence.attribution, strict=True):
            yield kind, row(ROLE.index(x) for x in labels)
    if sentence.mentions is not None and sentence.tree:
        heads = {head_of(m, sentence.tree.heads) for m in sentence.mentions}
        yield "mention", row(int(index in heads) for index in range(len(sentence.words)))


def head_of(mention: tuple[int, int, int], heads: Sequence[int]) -> int:
    """Return the word of a mention whose head lies outside of it."""
    start, end, _ = mention
    outside = [w for w in range(start, end + 1) if not start <= heads[w] - 1 <= end]
    return outside[0] if outside else start


def _mark_entities(examples: list[Example]) -> None:
    count = Counter(m[2] for e in examples for m in e.sentence.mentions or ())
    for example in examples:
        if not example.sentence.tree:
            continue
        best: dict[int, tuple] = {}
        for mention in example.sentence.mentions or ():
            head = head_of(mention, example.sentence.tree.heads)
            rank = (count[mention[2]] > 1, mention[1] - mention[0], mention[2])
            best[head] = max(best.get(head, rank), rank)
        example.entities = {head: rank[2] for head, rank in best.items()}


def windows(text: Text, limit: int) -> list[list[Example]]:
    """Return the runs of sentences that share a window."""
    runs = pack([len(e.ids) - 2 for e in text.examples], limit)
    return [[text.examples[i] for i in run] for run in runs]


def collate(rows: list[list[Example]]) -> dict[str, Tensor]:
    """Return padded input and gold of several windows."""
    size = max(sum(len(e.ids) for e in row) for row in rows)
    items = max(sum(len(e.first) for e in row) for row in rows)
    count = len(rows)
    batch = {
        "shapes": np.zeros((count, size), np.int64),
        "quotes": np.zeros((count, size), np.int64),
        "sentence": np.zeros((count, size), np.int64),
        "there": np.zeros((count, size), bool),
        "first": np.zeros((count, items), np.int64),
        "last": np.zeros((count, items), np.int64),
        "item_sentence": np.full((count, items), -1, np.int64),
    }
    for number, row in enumerate(rows):
        piece = item = 0
        for order, example in enumerate(row):
            pieces, its = len(example.ids), len(example.first)
            here, there = slice(piece, piece + pieces), slice(item, item + its)
            batch["shapes"][number, here] = example.shapes
            batch["quotes"][number, here] = example.quotes
            batch["sentence"][number, here] = min(order, ORDER - 1)
            batch["there"][number, here] = True
            batch["first"][number, there] = example.first + piece + number * size
            batch["last"][number, there] = example.last + piece + number * size
            batch["item_sentence"][number, there] = order
            for name, gold in example.gold.items():
                table = batch.setdefault(name, np.full((count, items), SKIP, np.int64))
                table[number, there] = (
                    np.where(gold >= 0, gold + item, SKIP) if name == "heads" else gold
                )
            piece += pieces
            item += its
    return {name: torch.from_numpy(array) for name, array in batch.items()}


_LOWERABLE = torch.tensor(
    [s in {"title", "upper", "mixed", "titles", "initials", "letter"} for s in SHAPES]
)
_RAISABLE = torch.tensor([s in {"title", "lower", "mixed", "titles"} for s in SHAPES])


def change_case(batch: dict[str, Tensor], dice: random.Random) -> None:
    """Set some windows in capitals, in lower case or as a headline, so that case is no crutch."""
    for row in batch["shapes"]:
        draw = dice.random()
        if draw < 0.04:
            row[_RAISABLE[row]] = SHAPES.index("upper")
        elif draw < 0.07:
            row[_LOWERABLE[row]] = SHAPES.index("lower")
        elif draw < 0.10:
            row[row == SHAPES.index("lower")] = SHAPES.index("title")
