"""A spaCy pipeline as reader: trees are written word:relation:head, the root without a head.

The pipelines are made by hand, saved and loaded again; what they find is written in the
examples, so that no trained pipeline is needed. Without spaCy only the error is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import report

from dateline.annotate import grammar, spacy_reader
from dateline.errors import MissingPart, UnknownGrammar
from dateline.report import Report, Sentence

needs_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is an extra")

BE = {"is", "was", "were"}
VERBS = BE | {"lives", "sank", "saw", "met", "left", "seems", "spoke"}

Read = Callable[[Report], Iterator[Sentence]]


@pytest.fixture(scope="module")
def spacy() -> Any:
    """Return spaCy with a parser that takes its tree from its settings."""
    module = pytest.importorskip("spacy")

    class ByHand:
        def __init__(self, tree: str) -> None:
            self.rows = [row.split(":") for row in tree.split()]
            self.labels = tuple(row[1] for row in self.rows)

        def __call__(self, doc: Any) -> Any:
            words = [row[0] for row in self.rows]
            for token, (word, label, head) in zip(doc, self.rows, strict=True):
                token.dep_ = label
                token.pos_ = "VERB" if word in VERBS else "NOUN"
                token.lemma_ = "be" if word in BE else word
                token.head = doc[words.index(head)] if head else token
            return doc

    def make(nlp: Any, name: str, tree: str) -> ByHand:  # noqa: ARG001 - as spaCy calls it
        return ByHand(tree)

    module.language.Language.factory("by_hand", default_config={"tree": ""}, func=make)
    return module


def with_tree(spacy: Any, folder: Path, tree: str) -> str:
    """Save a pipeline that gives this tree; return its name."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("by_hand", name="parser", config={"tree": tree})
    pipeline.to_disk(folder / "pipeline")
    return str(folder / "pipeline")


def written(sentence: Sentence) -> str:
    """Return the tree of a sentence as the examples write it."""
    words = [token.text for token in sentence.tokens]
    heads = ["" if token.head is None else words[token.head] for token in sentence.tokens]
    labels = [token.label for token in sentence.tokens]
    return " ".join(f"{w}:{r}:{h}" for w, r, h in zip(words, labels, heads, strict=True))


def read_tree(spacy: Any, folder: Path, tree: str) -> str:
    """Return what the reader makes of a pipeline's tree."""
    text = " ".join(row.split(":")[0] for row in tree.split())
    read = spacy_reader.reader(with_tree(spacy, folder, tree))
    return " ".join(written(sentence) for sentence in read(report(text)))


@needs_spacy
@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            "She:nsubj:lives lives:ROOT: in:prep:lives Rome:pobj:in",
            "She:nsubj:lives lives:root: in:case:Rome Rome:obl:lives",
        ),
        (
            "Talks:nsubj:sank on:prep:Talks trade:pobj:on sank:ROOT: it:dobj:sank",
            "Talks:nsubj:sank on:case:trade trade:nmod:Talks sank:root: it:obj:sank",
        ),
        (
            "He:nsubj:is is:ROOT: the:det:chief chief:attr:is of:prep:chief Rome:pobj:of",
            "He:nsubj:chief is:cop:chief the:det:chief chief:root: of:case:Rome Rome:nmod:chief",
        ),
        (
            "He:nsubj:seems seems:ROOT: old:acomp:seems him:dobj:seems",
            "He:nsubj:seems seems:root: old:xcomp:seems him:obj:seems",
        ),
        (
            "They:nsubj:saw saw:ROOT: A:dobj:saw ,:punct:A B:conj:A and:cc:B C:conj:B",
            "They:nsubj:saw saw:root: A:obj:saw ,:punct:A B:conj:A and:cc:C C:conj:A",
        ),
        (
            "They:nsubjpass:met were:auxpass:met met:ROOT: by:agent:met Kim:pobj:by",
            "They:nsubj:pass:met were:aux:pass:met met:root: by:case:Kim Kim:obl:agent:met",
        ),
        (
            "He:nsubj:left left:ROOT: Rome:dobj:left after:prep:left losing:pcomp:after",
            "He:nsubj:left left:root: Rome:obj:left after:mark:losing losing:advcl:left",
        ),
        (
            "It:nsubj:sank sank:ROOT: from:prep:sank behind:pcomp:from trees:pobj:behind",
            "It:nsubj:sank sank:root: from:mark:trees behind:case:trees trees:advcl:sank",
        ),
    ],
)
def test_trees_of_spacys_own_pipelines_become_universal(
    spacy: Any, tmp_path: Path, theirs: str, ours: str
) -> None:
    """Objects of prepositions and what "be" says are heads; conjuncts hang on the first."""
    assert read_tree(spacy, tmp_path, theirs) == ours


@needs_spacy
def test_universal_trees_stay_as_they_are(spacy: Any, tmp_path: Path) -> None:
    """A pipeline trained on UD needs no turning, but for the name of the root."""
    theirs = "She:nsubj:lives lives:ROOT: in:case:Rome Rome:obl:lives"
    assert read_tree(spacy, tmp_path, theirs) == theirs.replace("ROOT", "root")


@needs_spacy
def test_second_root_hangs_on_the_first(spacy: Any, tmp_path: Path) -> None:
    """A sentence is one tree, even where the parser left two."""
    theirs = "It:nsubj:sank sank:ROOT: They:nsubj:left left:ROOT:"
    ours = "It:nsubj:sank sank:root: They:nsubj:left left:parataxis:sank"
    assert read_tree(spacy, tmp_path, theirs) == ours


@needs_spacy
def test_heads_count_from_the_start_of_their_sentence(spacy: Any, tmp_path: Path) -> None:
    """Two sentences of a paragraph are read together and have a tree each."""
    tree = "It:nsubj:sank sank:ROOT: .:punct:sank They:nsubj:left left:ROOT: .:punct:left"
    first, second = spacy_reader.reader(with_tree(spacy, tmp_path, tree))(
        report("It sank. They left.")
    )
    assert [token.head for token in first.tokens] == [1, None, 1]
    assert [token.head for token in second.tokens] == [1, None, 1]


@st.composite
def trees(draw: st.DrawFn) -> list[spacy_reader.Arc]:
    """Draw a tree of any shape with ClearNLP relations."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    labels = st.sampled_from(["prep", "pobj", "pcomp", "attr", "acomp", "conj", "cc", "dobj"])
    arcs = [spacy_reader.Arc(None, "root")] * size
    for place, number in enumerate(order[1:], start=1):
        head = order[draw(st.integers(0, place - 1))]
        arcs[number] = spacy_reader.Arc(head, draw(labels))
    return arcs


@needs_spacy
@given(trees())
def test_turned_tree_is_a_tree(arcs: list[spacy_reader.Arc]) -> None:
    """Whatever is turned, there is one root and every word leads to it."""
    from spacy.tokens import Doc  # noqa: PLC0415 - an extra

    words = Doc(spacy_vocab(), words=["be"] * len(arcs), lemmas=["be"] * len(arcs))
    turned = spacy_reader._from_clear(arcs, words)  # noqa: SLF001 - pipelines of any tree are slow
    assert sum(arc.head is None for arc in turned) == 1
    for arc in turned:
        steps, head = 0, arc.head
        while head is not None and steps <= len(turned):
            steps, head = steps + 1, turned[head].head
        assert head is None


def spacy_vocab() -> Any:
    """Return an empty vocabulary."""
    from spacy.vocab import Vocab  # noqa: PLC0415 - an extra

    return Vocab()


@pytest.fixture
def names_read(spacy: Any, tmp_path: Path) -> Read:
    """Return a reader that knows three names."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": "Ann Holt"},
            {"label": "GPE", "pattern": "Peru"},
            {"label": "CARDINAL", "pattern": "two"},
        ]
    )
    pipeline.to_disk(tmp_path)
    return spacy_reader.reader(str(tmp_path))


@needs_spacy
def test_names_are_places_among_the_words_of_their_sentence(names_read: Read) -> None:
    """Types are turned into Dateline's; a bare number is no name."""
    first, second = names_read(report("It rained on two days. Then Ann Holt left Peru."))
    assert first.names == ()
    assert [(n.start, n.end, n.kind) for n in second.names] == [(1, 3, "person"), (4, 5, "place")]


@needs_spacy
def test_what_the_pipeline_does_not_read_stays_none(names_read: Read) -> None:
    """Without tagger and parser there is no grammar, and none is made up."""
    (sentence,) = names_read(report("Ann Holt left."))
    assert {
        (token.upos, token.tag, token.lemma, token.head, token.label) for token in sentence.tokens
    } == {(None, None, None, None, None)}


@needs_spacy
@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kim's two-hour-long talk didn't end.\nIT SANK OFF PERU",
        "“Why?” 😀 he asked… She  said\tso.\n\n‘No’",
        "word " * 500,
    ],
)
def test_sentences_and_words_are_the_same_whoever_reads(names_read: Read, text: str) -> None:
    """Spans and words are Dateline's own, odd ones too."""
    page = report(text)
    wanted = [(s.span, s.block, [t.text for t in s.tokens]) for s in grammar.find_sentences(page)]
    assert [(s.span, s.block, [t.text for t in s.tokens]) for s in names_read(page)] == wanted


@needs_spacy
def test_pipeline_that_is_not_there_is_named() -> None:
    """The message says what was asked for and what can be."""
    with pytest.raises(UnknownGrammar, match=r"spacy:no_such_pipeline.*installed"):
        spacy_reader.reader("no_such_pipeline")


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is there")
def test_missing_spacy_is_told_with_its_remedy() -> None:
    """The message says how to install it."""
    with pytest.raises(MissingPart, match=r"dateline\[spacy\]"):
        spacy_reader.reader("en_core_web_sm")
