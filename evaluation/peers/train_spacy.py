"""Train the spaCy pipeline that the reading model is measured beside.

    PYTHONPATH=training:src python evaluation/peers/train_spacy.py --data DATA --out FOLDER

Two parts learn side by side, a process each, as their data are apart: tags and trees from
GUM and EWT on one shared convolutional network, names from en-worldwide-newswire on
another. Both are spaCy's own "efficiency" configuration (width 96, no vectors), words and
sentences are gold. The best state of each, by its score on the dev parts, makes the
pipeline in `FOLDER/pipeline`. An interrupted run goes on from where it last was measured,
or is finished with `--steps 0`, which takes the best states as they are.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import corpora
import spacy
from corpora import Document, Sentence
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.vocab import Vocab

PARTS = {"grammar": ("tagger", "morphologizer", "parser"), "names": ("ner",)}
SEED = 5
# an evaluation on dev takes some seconds, 400 steps about a minute
EVERY = 400
# stop when the score has not risen for so many steps
PATIENCE = 2400


def main() -> None:
    """Convert, train both parts, join them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=8000, help="batches at most; 0: only join")
    options = parser.parse_args()
    if options.steps:
        convert(options.data, options.out)
        train_both(options.out, options.steps)
    join(options.out)


def convert(data: Path, out: Path) -> None:
    """Write the four files of documents that training reads."""
    out.mkdir(parents=True, exist_ok=True)
    treebanks = ("gum", "ewt")
    news = list(corpora.read_worldwide(data / "en_worldwide_newswire"))
    for part in ("train", "dev"):
        trees = [
            document
            for name in treebanks
            for document in corpora.read_treebank(data / name / f"{part}.conllu", name)
        ]
        named = [document for document in news if corpora.is_dev(document.id) == (part == "dev")]
        _write(trees, out / f"grammar_{part}.spacy")
        _write(named, out / f"names_{part}.spacy")


def _write(documents: list[Document], path: Path) -> None:
    vocab = Vocab()
    docs = [to_doc(sentence, vocab) for document in documents for sentence in document.sentences]
    DocBin(docs=docs).to_disk(path)
    print(f"{path.name}: {len(docs)} sentences, {sum(map(len, docs))} words", flush=True)


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """Return a sentence with its gold as a document of its own.

    Nothing is said of blanks, so that spaCy trains on these words and not on its own cut.
    """
    starts = [True, *[False] * (len(sentence.words) - 1)]
    words = list(sentence.words)
    if sentence.tree is None:
        return Doc(vocab, words, sent_starts=starts, ents=list(_spacy_bio(sentence.names or ())))
    tree = sentence.tree
    return Doc(
        vocab,
        words,
        sent_starts=starts,
        pos=list(tree.upos),
        tags=list(tree.tags),
        heads=[head - 1 if head else own for own, head in enumerate(tree.heads)],
        deps=["ROOT" if label == "root" else label for label in tree.labels],
    )


def _spacy_bio(labels: tuple[str, ...]) -> Iterator[str]:
    for label in labels:
        mark, _, kind = label.partition("-")
        yield f"{'B' if mark in {'B', 'S'} else 'I'}-{kind}" if kind else "O"


def train_both(out: Path, steps: int) -> None:
    """Train both parts at once, a thread each."""
    os.environ["OMP_NUM_THREADS"] = "1"
    context = get_context("spawn")
    running = [context.Process(target=train_part, args=(out, part, steps)) for part in PARTS]
    for process in running:
        process.start()
    for process in running:
        process.join()


def train_part(out: Path, part: str, steps: int) -> None:
    """Train one part; its best state lands in `part/model-best`."""
    began = time.monotonic()
    (out / part).mkdir(exist_ok=True)
    train(_start(out, part, steps), out / part)
    print(f"{part}: {(time.monotonic() - began) / 60:.1f} minutes", flush=True)


def _start(out: Path, part: str, steps: int) -> Language:
    """Return an untrained pipeline, or the one that an earlier run left."""
    options = {"max_steps": steps, "eval_frequency": EVERY, "patience": PATIENCE}
    last = out / part / "model-last"
    if last.exists():
        grown = {"batcher": {"size": {"start": 1000}}}  # batches as large as they had become
        return spacy.load(last, config={"training": options | grown})
    config = init_config(lang="en", pipeline=list(PARTS[part]), optimize="efficiency")
    config["paths"] |= {
        "train": str(out / f"{part}_train.spacy"),
        "dev": str(out / f"{part}_dev.spacy"),
    }
    config["system"]["seed"] = SEED
    config["training"] |= options
    return init_nlp(config)


def join(out: Path) -> None:
    """Make one pipeline of the best states of both parts."""
    grammar, names = (spacy.load(out / part / "model-best") for part in PARTS)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    grammar.add_pipe("ner", source=names)
    grammar.to_disk(out / "pipeline")
    print(f"{out / 'pipeline'}: {', '.join(grammar.pipe_names)}")


if __name__ == "__main__":
    main()
