"""A spaCy pipeline as a reader of grammar, in the place of the shipped network.

Sentences and words are Dateline's own and stay as they are: the pipeline is given them
ready cut, so that the layers above find the same words whoever reads. What a pipeline has
no part for (tags, lemmas, trees, names) stays None or empty. Attribution and sentence
vectors are the shipped network's alone.

Names keep nine kinds; OntoNotes and CoNLL types are turned into them, numbers without
money and hours of the day are no names. spaCy tells nothing of its doubts, so every name
has the margin 0.0, which the layers count as narrow. Trees whose labels are those of
spaCy's own English pipelines (ClearNLP) are turned into UD 2: objects of prepositions
become heads of them, what a form of "be" says heads it, conjuncts hang on the first. Not
turned: a preposition as what "be" says ("is in Paris"), whose verb stays the head.

Measured with the pipeline of evaluation/peers, whose labels are UD's from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from dateline.annotate import grammar
from dateline.errors import MissingPart, UnknownGrammar
from dateline.report import Named, Report, Sentence, Token

Pipeline = Any  # spacy.Language; spaCy is an extra and its types are not at hand
Document = Any  # spacy.tokens.Doc

UNKNOWN_MARGIN = 0.0
# words read together, and runs of them in the pipeline at once: a CNN needs some 25 kB for
# each word under way, and sees no further than four words; larger ones are no quicker
LONGEST = 500
BATCH = 8
_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "norp",
    "DATE": "date",
    "MONEY": "money",
    "PRODUCT": "product",
    "EVENT": "misc",
    "LAW": "misc",
    "LANGUAGE": "misc",
    "WORK_OF_ART": "misc",
    "MISC": "misc",
} | {
    kind: kind
    for kind in (
        "person",
        "organisation",
        "place",
        "facility",
        "norp",
        "date",
        "money",
        "product",
        "misc",
    )
}
_CLEAR_ONLY = frozenset({"dobj", "pobj", "nsubjpass"})
_CLEAR_TO_UD = {
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",  # what is left: one without an object
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Arc:
    """Where a word hangs: the index of a word of its sentence, None for the root."""

    head: int | None
    label: str


def reader(name: str) -> Callable[[Report], Iterator[Sentence]]:
    """Return what reads the sentences of a report with the spaCy pipeline of this name.

    The name is that of an installed package or the path of a folder. Without spaCy
    `MissingPart` is raised, without the pipeline `UnknownGrammar`.
    """
    pipeline = _load(name)
    style = _style(pipeline)

    def read(report: Report) -> Iterator[Sentence]:
        runs = list(_runs(grammar.find_sentences(report)))
        docs = (_document(pipeline, run) for run in runs)
        for run, doc in zip(runs, pipeline.pipe(docs, batch_size=BATCH), strict=True):
            yield from _read(run, doc, style)

    return read


def _runs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Cut the sentences into runs that are read together, never across a block."""
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        run: list[Sentence] = []
        words = 0
        for sentence in block:
            words += len(sentence.tokens)
            if run and words > LONGEST:
                yield run
                run, words = [], len(sentence.tokens)
            run.append(sentence)
        yield run


def _load(name: str) -> Pipeline:
    try:
        import spacy  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise MissingPart(f"spacy:{name}", "spacy") from error
    try:
        return spacy.load(name)
    except OSError as error:
        raise UnknownGrammar(f"spacy:{name}") from error


Style = Callable[[Sequence[Arc], Document], Sequence[Arc]]


def _style(pipeline: Pipeline) -> Style:
    """Return what makes UD 2 of the pipeline's trees."""
    labels = pipeline.pipe_labels.get("parser", ())
    return _from_clear if _CLEAR_ONLY & set(labels) else _unchanged


def _unchanged(arcs: Sequence[Arc], _: Document) -> Sequence[Arc]:
    return arcs


def _document(pipeline: Pipeline, run: Sequence[Sentence]) -> Document:
    """Return the words of a run as spaCy holds them, its sentences marked."""
    from spacy.tokens import Doc  # noqa: PLC0415 - an extra

    tokens = [token for sentence in run for token in sentence.tokens]
    ends = [token.start for token in tokens[1:]] + [-1]
    return Doc(
        pipeline.vocab,
        words=[token.text for token in tokens],
        spaces=[token.end < start for token, start in zip(tokens, ends, strict=True)],
        sent_starts=[not number for sentence in run for number in range(len(sentence.tokens))],
    )


def _read(run: Sequence[Sentence], doc: Document, style: Style) -> Iterator[Sentence]:
    start = 0
    for sentence in run:
        words = doc[start : start + len(sentence.tokens)]
        arcs: Sequence[Arc | None] = [None] * len(sentence.tokens)
        if doc.has_annotation("DEP"):
            arcs = style(_arcs(words), words)
        pairs = zip(sentence.tokens, words, arcs, strict=True)
        yield replace(
            sentence,
            tokens=tuple(_token(*pair) for pair in pairs),
            names=tuple(_names(words, start)),
        )
        start += len(sentence.tokens)


def _token(token: Token, word: Any, arc: Arc | None) -> Token:  # noqa: ANN401 - spaCy's
    return replace(
        token,
        upos=word.pos_ or None,
        tag=word.tag_ or None,
        lemma=word.lemma_ or None,
        head=arc.head if arc else None,
        label=arc.label if arc else None,
    )


def _names(words: Document, start: int) -> Iterator[Named]:
    for name in words.ents:
        if kind := _KINDS.get(name.label_):
            yield Named(name.start - start, name.end - start, kind, UNKNOWN_MARGIN)


def _arcs(words: Document) -> list[Arc]:
    """Return the tree of a sentence; where spaCy leaves several roots, they hang on the first."""
    heads = [word.head.i - words.start for word in words]
    roots = [n for n, head in enumerate(heads) if head == n or not 0 <= head < len(heads)]
    arcs = [Arc(head, word.dep_) for head, word in zip(heads, words, strict=True)]
    for number in roots:
        arcs[number] = Arc(roots[0], "parataxis")
    arcs[roots[0]] = Arc(None, "root")
    return arcs


# --- ClearNLP trees


def _from_clear(arcs: Sequence[Arc], words: Document) -> Sequence[Arc]:
    """Return the tree of a sentence with UD's heads and labels."""
    turned = list(_flat(_raised(arcs, words)))
    return [replace(arc, label=_CLEAR_TO_UD.get(arc.label, arc.label)) for arc in turned]


def _raised(arcs: Sequence[Arc], words: Document) -> list[Arc]:
    """Let objects of prepositions, and what "be" says, take their heads' places."""
    turned = list(arcs)
    above: dict[int, int] = {}  # the word that took a word's place
    for number, arc in enumerate(arcs):
        head = arc.head
        if head is None or head in above or turned[number] != arc:
            continue
        if arc.label in {"pobj", "pcomp"}:
            left = "case" if arc.label == "pobj" else "mark"
            label = _oblique(arc.label, turned[head], words)
        elif arc.label in {"attr", "acomp"} and words[head].lemma_ == "be":
            left, label = "cop", turned[head].label
        else:
            continue
        turned[number] = Arc(turned[head].head, label)
        turned[head] = Arc(number, left)
        above[head] = number
    return [replace(arc, head=_top(arc.head, above)) for arc in turned]


def _oblique(label: str, preposition: Arc, words: Document) -> str:
    """Return how an object hangs where its preposition hung."""
    if preposition.label not in {"prep", "dative"}:
        return preposition.label
    is_verbal = preposition.head is not None and words[preposition.head].pos_ in _PREDICATES
    if label == "pcomp":
        return "advcl" if is_verbal else "acl"
    return "obl" if is_verbal else "nmod"


def _top(head: int | None, above: dict[int, int]) -> int | None:
    while head is not None and head in above:
        head = above[head]
    return head


def _flat(arcs: Sequence[Arc]) -> Iterator[Arc]:
    """Hang conjuncts on the first of them, and a conjunction on the conjunct behind it."""
    first: dict[int, int] = {}
    for number, arc in enumerate(arcs):
        if arc.label == "conj" and arc.head is not None:
            first[number] = first.get(arc.head, arc.head)
    behind: dict[int | None, int] = {}
    found = []
    for number in reversed(range(len(arcs))):
        arc = arcs[number]
        if number in first:
            behind[arc.head] = number
            arc = Arc(first[number], arc.label)
        elif arc.label == "cc":
            arc = Arc(behind.get(arc.head, arc.head), arc.label)
        found.append(arc)
    return reversed(found)
