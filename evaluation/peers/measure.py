"""How the spaCy peer reads, on the parts and in the way that the reading model is measured.

    PYTHONPATH=training:src PEER_MODEL=FOLDER python evaluation/peers/measure.py DATA

FOLDER is the pipeline that `train_spacy.py` wrote. Words and sentences are gold, each
sentence a document of its own, as in the peer's training. Tags and trees: GUM and EWT dev,
every word counts, relations with their subtypes. Names: the fixed tenth of
en-worldwide-newswire, right in span and kind, micro F1.

Speed: the same news in the same run, in turns, one process. `words_ratio` is the words a
second of Dateline's network on two threads over those of spaCy's tagger, parser and ner,
the middle one of several turns. spaCy computes on one thread whatever it is given; its
documents are whole articles here. The words a second of processor time, over all threads,
are printed beside: on a busy machine they say more than the clock.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import corpora

Pipeline = Any  # spacy.Language; spaCy need not be there
Doc = Any  # spacy.tokens.Doc

# of the dev tenth's 82 articles every eighth, some 6,000 words: seconds for a turn
SHARE = 8
# the first turn warms up and does not count
TURNS = 5
TIMED = ("tok2vec", "tagger", "parser", "ner")


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took."""

    clock: float
    work: float  # of the processor, all threads together


def measure(data: Path) -> dict[str, float]:
    """Return the peer's figures, and how quick the reading model is beside it."""
    folder = os.environ.get("PEER_MODEL")
    if not folder or find_spec("spacy") is None:
        print("spaCy peer skipped: needs spaCy, and PEER_MODEL (see evaluation/peers/README.md)")
        return {}
    import corpora  # noqa: PLC0415 - lies in training/
    import spacy  # noqa: PLC0415 - an extra

    pipeline = spacy.load(folder)
    found: dict[str, float] = {}
    for name in ("gum", "ewt"):
        treebank = corpora.read_treebank(data / name / "dev.conllu", name)
        figures = grammar(pipeline, [s for document in treebank for s in document.sentences])
        found |= {f"peer_{name}_{figure}": value for figure, value in figures.items()}
    news = [
        document
        for document in corpora.read_worldwide(data / "en_worldwide_newswire")
        if corpora.is_dev(document.id)
    ]
    found |= names(pipeline, [s for document in news for s in document.sentences])
    return found | speed(pipeline, news[::SHARE])


def grammar(pipeline: Pipeline, sentences: Sequence[corpora.Sentence]) -> dict[str, float]:
    """Return the shares of words with the right tag, and with the right head and relation."""
    words = upos = las = 0
    docs = (_doc(pipeline, [sentence]) for sentence in sentences)
    for sentence, doc in zip(sentences, pipeline.pipe(docs), strict=True):
        tree = sentence.tree
        assert tree is not None  # noqa: S101 - treebanks have trees
        for index, word in enumerate(doc):
            head = 0 if word.head.i == index else word.head.i + 1
            label = "root" if word.dep_ == "ROOT" else word.dep_
            words += 1
            upos += word.pos_ == tree.upos[index]
            las += (head, label) == (tree.heads[index], tree.labels[index])
    return {"upos": upos / words, "las": las / words}


def names(pipeline: Pipeline, sentences: Sequence[corpora.Sentence]) -> dict[str, float]:
    """Return the micro F1 of names."""
    right = given = wanted = 0
    docs = (_doc(pipeline, [sentence]) for sentence in sentences)
    for sentence, doc in zip(sentences, pipeline.pipe(docs), strict=True):
        gold = set(_spans(sentence.names or ()))
        told = {(name.start, name.end, name.label_) for name in doc.ents}
        right, given, wanted = right + len(gold & told), given + len(told), wanted + len(gold)
    return {"peer_names_f1": 2 * right / (given + wanted)}


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Return the spans of BIOES labels."""
    start = 0
    for index, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark in {"B", "S"}:
            start = index
        if mark in {"E", "S"}:
            yield start, index + 1, kind


def speed(pipeline: Pipeline, documents: Sequence[corpora.Document]) -> dict[str, float]:
    """Return how many words the reading model reads while the peer reads one.

    Once as the program reads, once with sentence vectors, which it makes only if asked.
    """
    # costs time to load, and may be missing where only the peer is trained
    from dateline.annotate.network.network import Network  # noqa: PLC0415
    from dateline.model import open_model  # noqa: PLC0415

    readers = {"": Network(open_model()), "_vectors": Network(open_model(meaning=True))}
    texts = [[sentence.words for sentence in document.sentences] for document in documents]
    blocks = [[sentence.paragraph for sentence in document.sentences] for document in documents]
    words = sum(len(sentence) for text in texts for sentence in text)

    def ours(network: Network) -> None:
        for text, places in zip(texts, blocks, strict=True):
            network.read(text, places)

    def theirs() -> None:
        docs = (_doc(pipeline, document.sentences) for document in documents)
        _exhaust(pipeline.pipe(docs))

    runs: dict[str, Callable[[], None]] = {
        name: partial(ours, network) for name, network in readers.items()
    }
    with pipeline.select_pipes(enable=[name for name in TIMED if name in pipeline.pipe_names]):
        runs["spaCy"] = theirs
        turns = [{name: _timed(run) for name, run in runs.items()} for _ in range(TURNS)][1:]
    for name in runs:
        clock, work = (median(getattr(t[name], side) for t in turns) for side in ("clock", "work"))
        print(f"{name or 'Dateline'}: {words / clock:.0f} words/s, {words / work:.0f} of work")
    return {
        f"words_ratio{name}": median(turn["spaCy"].clock / turn[name].clock for turn in turns)
        for name in readers
    }


def _doc(pipeline: Pipeline, sentences: Sequence[corpora.Sentence]) -> Doc:
    from spacy.tokens import Doc as SpacyDoc  # noqa: PLC0415 - an extra

    return SpacyDoc(
        pipeline.vocab,
        words=[word for sentence in sentences for word in sentence.words],
        sent_starts=[not n for sentence in sentences for n in range(len(sentence.words))],
    )


def _timed(action: Callable[[], None]) -> Seconds:
    clock, work = time.perf_counter(), time.process_time()
    action()
    return Seconds(time.perf_counter() - clock, time.process_time() - work)


def _exhaust(items: Iterable[object]) -> None:
    for _ in items:
        pass


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1])).items():
        print(f"{figure}\t{value:.4f}")
