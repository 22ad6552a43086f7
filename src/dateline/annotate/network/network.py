"""The reading model at work: scores of the shipped network, turned into plain records.

One window at a time goes through the network, never padded and never
with another report's sentences, so that a report reads the same whatever stands beside
it. A sentence of more pieces than the encoder has places is read in parts, and the later
parts hang on the first one's root.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.ahead import ahead
from dateline.annotate.network import decoding
from dateline.annotate.network.encoding import (
    LONGEST,
    ORDER,
    Pieces,
    Vocabulary,
    Window,
    pack,
    quotation,
    shape,
    window,
)
from dateline.annotate.network.pairs import PAIR_WEIGHTS, Scorer
from dateline.model import Model

Array = NDArray[Any]
Span = tuple[int, int, str]  # first word, word after the last, type

ROLES = ("source", "cue", "content")
_BIO = ("O", "B", "I")
# What a word's score for no role is lowered by to find likely spans: leads below 0 that the
# other parts of an attribution may bear out (annotate/quotes/attribution_cues.py).
_EASED = 2.5
_Scores = dict[str, Array]


@dataclass(frozen=True, slots=True)
class Word:
    """The grammar of one word; head is the index of a word of the sentence, None for the root."""

    upos: str
    tag: str
    lemma: str
    head: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model reads in one sentence, all places counted in words."""

    words: tuple[Word, ...]
    names: tuple[Span, ...]
    name_margins: tuple[float, ...]  # how far each name's own labels lead, the weakest word's
    roles: tuple[tuple[Span, float], ...]  # of attribution, likely ones too, with their mean lead
    mentions: Array  # for each word the chance that it heads a mention
    later: Array  # for each word its vector as one that points back ...
    earlier: Array  # ... and as one that is pointed to
    vector: Array  # of the sentence's meaning, of length 1; empty where it was not asked for

    @property
    def attribution(self) -> tuple[Span, ...]:
        """The sources, cues and contents that the labels lead to."""
        return tuple(span for span, lead in self.roles if lead > 0)


class Network:
    """The network of a model, ready to read; with the graph of meaning it makes vectors too."""

    def __init__(self, model: Model, *, threads: int = 2) -> None:
        """Take the model's graphs, which this many threads run side by side."""
        self._reader, self._relate, self._meaning = model.reader, model.relations, model.meaning
        self._threads = threads
        self._upos, self._tags = model.labels["upos"], model.labels["tags"]
        self._scripts, self._relations = model.labels["scripts"], model.labels["relations"]
        self._names = model.labels["names"]
        self._may_follow = decoding.may_follow(self._names)
        self._bio = decoding.may_follow(_BIO)
        with np.load(BytesIO(model.pairs)) as pairs:
            self.scorer = Scorer(*(pairs[name] for name in PAIR_WEIGHTS))
        self._vocabulary = Vocabulary.of(model.vocabulary)

    def read(
        self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int] | None = None
    ) -> list[Parse]:
        """Return a parse of each sentence of one report, given the words of each in order.

        `paragraphs` numbers the block each sentence stands in; without it every sentence
        counts as a block of its own.
        """
        places = range(len(sentences)) if paragraphs is None else paragraphs
        quotes = quotation(sentences, places)
        known: dict[str, Pieces] = {}
        for words in sentences:
            for word in words:
                if word not in known:
                    known[word] = self._vocabulary.pieces(word)
        parts = [
            (number, part)
            for number, words in enumerate(sentences)
            for part in _parts([len(known[word]) for word in words])
        ]
        found: dict[int, list[Parse]] = {}
        sizes = [sum(len(known[w]) for w in sentences[n][part]) for n, part in parts]
        runs = list(pack(sizes))
        windows = (
            window(
                [[known[word] for word in sentences[n][part]] for n, part in rows],
                [[shape(word) for word in sentences[n][part]] for n, part in rows],
                [quotes[n][part] for n, part in rows],
                self._vocabulary,
            )
            for rows in ([parts[index] for index in run] for run in runs)
        )
        for run, scores in zip(runs, ahead(self._run, windows, threads=self._threads), strict=True):
            rows = [sentences[n][part] for n, part in (parts[index] for index in run)]
            for index, parse in zip(run, self._parses(rows, scores), strict=True):
                found.setdefault(parts[index][0], []).append(parse)
        return [_joined(found[number]) for number in range(len(sentences))]

    def _parses(self, sentences: Sequence[Sequence[str]], scores: _Scores) -> Iterator[Parse]:
        """Yield a parse of each sentence of one window, given the window's scores."""
        start = 0
        vectors = scores.pop("vectors", None)
        for number, words in enumerate(sentences):
            here = slice(start, start + len(words) + 1)
            yield self._parse(
                words,
                {k: v[here, here] if k == "arcs" else v[here] for k, v in scores.items()},
                np.zeros(0) if vectors is None else vectors[number],
            )
            start = here.stop

    def _run(self, made: Window) -> _Scores:
        inputs = {
            "ids": made.ids,
            "positions": made.positions,
            "sentence": tuple(min(number, ORDER - 1) for number in made.sentence),
            "shapes": made.shapes,
            "quotes": made.quotes,
            "first": made.first,
            "last": made.last,
            "item_sentence": made.item_sentence,
        }
        feed = {name: np.array(row, np.int64) for name, row in inputs.items()}
        scores = self._reader(feed)
        below = scores.pop("below")
        if self._meaning is None:
            return scores
        rows = np.arange(max(made.sentence) + 1)[:, None] == np.array(made.sentence)[None, :]
        pool = (rows / rows.sum(1, keepdims=True)).astype(np.float32)
        feed = {"below": below, "sentence": feed["sentence"], "pool": pool}
        return scores | self._meaning(feed)

    def _parse(self, words: Sequence[str], scores: _Scores, vector: Array) -> Parse:
        if not words:
            nothing = scores["later"][:0]
            return Parse((), (), (), (), np.zeros(0), nothing, nothing, np.zeros_like(vector))
        heads = decoding.tree(scores["arcs"])
        feed = {"dependent": scores["rel_dep"][1:], "head": scores["rel_head"][heads]}
        relations = self._relate(feed)["relations"]
        if "root" in self._relations:  # the root's word and no other bears this label
            root = self._relations.index("root")
            at_root = np.array(heads) == 0
            relations[~at_root, root] = relations.min() - 1
            relations[at_root, root] = relations.max() + 1
        best = {name: scores[name][1:].argmax(-1).tolist() for name in ("upos", "tags", "scripts")}
        grammar = tuple(
            Word(
                self._upos[best["upos"][index]],
                self._tags[best["tags"][index]],
                decoding.lemma(word, self._scripts[best["scripts"][index]]),
                heads[index] - 1 if heads[index] else None,
                self._relations[int(relations[index].argmax())],
            )
            for index, word in enumerate(words)
        )
        names = self._spans_of_names(scores["names"][1:])
        roles = tuple(self._roles(scores["roles"][1:]))
        return Parse(
            grammar,
            tuple(span for span, _ in names),
            tuple(margin for _, margin in names),
            roles,
            1 / (1 + np.exp(-scores["mention"][1:])),
            scores["later"][1:],
            scores["earlier"][1:],
            vector,
        )

    def _spans_of_names(self, scores: Array) -> list[tuple[Span, float]]:
        labels = [self._names[b] for b in decoding.best_labels(scores, self._may_follow)]
        found = []
        for start, end, kind in decoding.spans(labels):
            its = [self._names.index(label) for label in labels[start:end]]
            lead = scores[np.arange(start, end), its] - scores[start:end, 0]
            found.append(((start, end, kind), round(float(lead.min()), 2)))
        return found

    def _roles(self, scores: Array) -> Iterator[tuple[Span, float]]:
        """Yield the spans of each role, and such as its labels only come near to."""
        for number, role in enumerate(ROLES):
            own = scores[:, 3 * number : 3 * number + 3]
            lead = own[:, 1:].max(axis=1) - own[:, 0]
            sure = self._spans_of_role(own)
            eased = self._spans_of_role(own - np.array((_EASED, 0, 0), own.dtype))
            likely = [one for one in eased if not any(_meet(one, other) for other in sure)]
            for start, end in sorted(sure + likely):
                yield (start, end, role), round(float(lead[start:end].mean()), 2)

    def _spans_of_role(self, scores: Array) -> list[tuple[int, int]]:
        labels = [_BIO[best] for best in decoding.best_labels(scores, self._bio)]
        return [(start, end) for start, end, _ in decoding.spans(labels)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _parts(sizes: Sequence[int]) -> Iterator[slice]:
    """Yield runs of words that fit the encoder, at least one."""
    begin, filled = 0, 0
    for index, size in enumerate(sizes):
        if filled + size > LONGEST:
            yield slice(begin, index)
            begin, filled = index, 0
        filled += size
    yield slice(begin, len(sizes))


def _joined(parts: Sequence[Parse]) -> Parse:
    """Return one parse for the parts of one sentence."""
    if len(parts) == 1:
        return parts[0]
    words: list[Word] = []
    names: list[Span] = []
    roles: list[tuple[Span, float]] = []
    root = next(index for index, word in enumerate(parts[0].words) if word.head is None)
    for part in parts:
        start = len(words)
        names.extend((a + start, b + start, kind) for a, b, kind in part.names)
        roles.extend(((a + start, b + start, kind), lead) for (a, b, kind), lead in part.roles)
        for word in part.words:
            head = root if word.head is None and start else word.head
            label = "parataxis" if word.head is None and start else word.label
            moved = head + start if head is not None and word.head is not None else head
            words.append(Word(word.upos, word.tag, word.lemma, moved, label))
    total = np.sum([part.vector * len(part.words) for part in parts], axis=0)
    return Parse(
        tuple(words),
        tuple(names),
        tuple(margin for part in parts for margin in part.name_margins),
        tuple(roles),
        np.concatenate([part.mentions for part in parts]),
        np.concatenate([part.later for part in parts]),
        np.concatenate([part.earlier for part in parts]),
        total / max(float(np.linalg.norm(total)), 1e-9),
    )
