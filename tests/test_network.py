"""The reading model at work: what it says of a sentence, and what it does with odd input."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from dateline.annotate.network import decoding, mentions, pairs
from dateline.annotate.network.encoding import SHAPES, quotation, shape
from dateline.annotate.network.network import Network
from dateline.errors import BadModel
from dateline.model import open_model

MODEL = Path(str(resources.files("dateline") / "model"))


@pytest.fixture(scope="module")
def network() -> Network:
    """Return the package's own model."""
    return Network(open_model(meaning=True), threads=1)


def test_grammar(network: Network) -> None:
    """Words get their part of speech, lemma, head and label."""
    [parse] = network.read([["The", "minister", "signed", "two", "agreements", "."]])
    assert [word.upos for word in parse.words] == ["DET", "NOUN", "VERB", "NUM", "NOUN", "PUNCT"]
    assert [word.lemma for word in parse.words][2:5] == ["sign", "two", "agreement"]
    assert [word.head for word in parse.words] == [1, 2, None, 4, 2, 2]
    assert [word.label for word in parse.words][1:3] == ["nsubj", "root"]


def test_names(network: Network) -> None:
    """Names get their type."""
    [parse] = network.read([["Angela", "Merkel", "flew", "to", "Nairobi", "on", "Tuesday", "."]])
    assert parse.names == ((0, 2, "person"), (4, 5, "place"), (6, 7, "date"))


def test_attribution(network: Network) -> None:
    """A reported clause has its source and cue."""
    words = ["The", "minister", "said", "the", "talks", "would", "go", "on", "."]
    [parse] = network.read([words])
    assert {kind for _, _, kind in parse.attribution} == {"source", "cue", "content"}


def test_near_meanings_are_near(network: Network) -> None:
    """Sentences that say the same lie nearer than others."""
    one, same, other = network.read(
        [
            ["The", "leaders", "met", "on", "Thursday", "."],
            ["A", "summit", "of", "the", "leaders", "took", "place", "Thursday", "."],
            ["Rice", "prices", "rose", "in", "March", "."],
        ]
    )
    assert one.vector @ same.vector > one.vector @ other.vector + 0.2


def test_the_same_sentence_reads_the_same(network: Network) -> None:
    """Reading twice gives the same numbers."""
    words = [["Kim", "met", "Putin", "."]]
    assert np.array_equal(network.read(words)[0].vector, network.read(words)[0].vector)


def test_empty_sentence(network: Network) -> None:
    """A sentence without words has an empty parse, and its neighbours keep theirs."""
    empty, full = network.read([[], ["He", "left", "."]])
    assert empty.words == ()
    assert len(full.words) == 3


def test_no_sentences(network: Network) -> None:
    """A report without prose has no parses."""
    assert network.read([]) == []


@pytest.mark.parametrize("word", ["😀", "\u200b", "中文", "\ufffd", "x" * 5000, "’’"])
def test_odd_words(network: Network, word: str) -> None:
    """Emoji, blanks, other scripts and endless words are read as words."""
    [parse] = network.read([[word, word]])
    assert len(parse.words) == 2


def test_long_sentence(network: Network) -> None:
    """A sentence longer than the encoder is one tree all the same."""
    [parse] = network.read([["unbelievably", "long"] * 300])
    assert len(parse.words) == 600
    assert sum(word.head is None for word in parse.words) == 1


def test_missing_file(tmp_path: Path) -> None:
    """A missing file is named."""
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / "reader.onnx").unlink()
    with pytest.raises(BadModel, match=r"reader\.onnx .* missing"):
        open_model(tmp_path / "model")


def test_short_file(tmp_path: Path) -> None:
    """A file cut short is named."""
    shutil.copytree(MODEL, tmp_path / "model")
    whole = (tmp_path / "model" / "vocabulary.txt").read_bytes()
    (tmp_path / "model" / "vocabulary.txt").write_bytes(whole[:100])
    with pytest.raises(BadModel, match=r"vocabulary\.txt .* cut short"):
        open_model(tmp_path / "model")


def test_other_version(tmp_path: Path) -> None:
    """A model of another version is refused."""
    shutil.copytree(MODEL, tmp_path / "model")
    manifest = json.loads((MODEL / "manifest.json").read_text())
    (tmp_path / "model" / "manifest.json").write_text(json.dumps(manifest | {"version": 99}))
    with pytest.raises(BadModel, match="version 99"):
        open_model(tmp_path / "model")


def test_tree_breaks_cycles() -> None:
    """Two words that would head each other become a tree with one root."""
    rated = [[0, 0, 0, 0], [1, 0, 9, 0], [2, 9, 0, 0], [0, 0, 5, 0]]
    assert decoding.tree(np.array(rated, dtype=np.float32)) == [2, 0, 2]


def test_tree_has_one_root() -> None:
    """Of two words that want to be the root one becomes it."""
    scores = np.array([[0, 0, 0], [5, 0, 1], [9, 2, 0]], dtype=np.float32)
    assert decoding.tree(scores) == [2, 0]


def test_tree_of_random_scores_is_best() -> None:
    """On four words the tree found is the best of all trees with one root."""
    dice = np.random.default_rng(1)
    trees = list(_trees(4))
    for _ in range(50):
        scores = dice.normal(size=(5, 5)).astype(np.float32)
        found = _total(scores, decoding.tree(scores))
        assert found == pytest.approx(max(_total(scores, heads) for heads in trees))


def _total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word + 1, head] for word, head in enumerate(heads)))


def _trees(size: int) -> list[list[int]]:
    found = []
    for code in range((size + 1) ** size):
        heads = [code // (size + 1) ** place % (size + 1) for place in range(size)]
        if heads.count(0) == 1 and all(_leads_home(word, heads) for word in range(1, size + 1)):
            found.append(heads)
    return found


def _leads_home(word: int, heads: list[int]) -> bool:
    for _ in heads:
        word = heads[word - 1] if word else 0
    return word == 0


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("walked", "walk"), ("was", "be"), ("London", "London"), ("Says", "say"), ("I", "I")],
)
def test_lemma_scripts(word: str, lemma: str) -> None:
    """A script made of a word and its lemma gives the lemma back."""
    assert decoding.lemma(word, decoding.script(word, lemma)) == lemma


def test_labels_that_may_not_follow() -> None:
    """An inside label never follows an outside one, whatever its score."""
    labels = ("O", "B-a", "I-a", "E-a", "S-a")
    scores = np.array([[5, 4, 0, 0, 0], [0, 0, 0, 9, 0]], dtype=np.float32)
    best = decoding.best_labels(scores, decoding.may_follow(labels))
    assert [labels[b] for b in best] == ["B-a", "E-a"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talks", "lower"),
        ("Kim", "title"),
        ("A", "letter"),
        ("NATO", "upper"),
        ("iPhone", "mixed"),
        ("U.S.", "initials"),
        ("1,000", "number"),
        ("G20", "number_letters"),
        ("—", "mark"),
        ("Anti-American", "titles"),
    ],
)
def test_shapes(word: str, expected: str) -> None:
    """Letter case is told apart in the ways names differ by."""
    assert SHAPES[shape(word)] == expected


def test_quotation_ends_with_the_paragraph() -> None:
    """A mark that is never closed does not put the next paragraph into a quotation."""
    states = quotation([['"', "We"], ["go", '"'], ['"', "now"], ["He", "left"]], [0, 0, 1, 2])
    assert states == [[2, 1], [1, 2], [2, 1], [0, 0]]


def test_extent_of_a_mention() -> None:
    """A mention leaves out its preposition and keeps its article and its genitive."""
    words = ["with", "the", "president", "'s", "aide"]
    children, labels = [[], [], [1, 3], [], [0, 2]], ["case", "det", "nmod:poss", "case", "root"]
    assert [words[i] for i in range(*mentions.extent(4, children, labels))] == words[1:]


def test_pronoun_points_back(network: Network) -> None:
    """A pronoun points to the one person it can mean."""
    sentences = [
        ["Angela", "Merkel", "flew", "to", "Paris", "on", "Tuesday", "."],
        ["She", "met", "reporters", "there", "."],
    ]
    parses = network.read(sentences)
    found = list(mentions.find_mentions(sentences, parses))
    later, earlier = (
        np.stack([getattr(parses[m.sentence], side)[m.head] for m in found])
        for side in ("later", "earlier")
    )
    she = next(index for index, mention in enumerate(found) if mention.words == ("She",))
    best = pairs.antecedents(found, later, earlier, network.scorer)[she]
    assert best is not None
    assert found[best[0]].words == ("Angela", "Merkel")


def test_pair_features_have_a_row_each() -> None:
    """The features of any pair lie within the table of weights."""
    words = ("the", "leaders")
    one = pairs.Mention(40, 0, 2, 1, words, "leaders", "NNS", "nmod:poss", "misc")
    other = pairs.Mention(0, 3, 4, 3, ("these",), "these", "DT", "nmod", None)
    known = pairs.describe([other, one])
    found = pairs.pair_features(known, np.array([1]), np.array([0]))
    assert found.min() >= 0
    assert found.max() < pairs.FEATURES
