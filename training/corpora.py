"""Readers of the training corpora: every corpus as documents of labelled sentences.

A sentence says what its corpus knows and leaves the rest None, so that a head of the
network is trained only where there is gold. PolNeAR and re3d are raw text: they are cut
with Dateline's own tokens and sentences. Treebank sentences come in a second form too,
with the words joined as Dateline's tokens join them ("two-hour-long", "don't").
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.annotate import grammar
from dateline.report import Block, Report
from dateline.report import Sentence as Cut

NAME_TYPES = (
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
WORLDWIDE = dict(
    zip(
        (
            "Person",
            "Organization",
            "Location",
            "Facility",
            "NORP",
            "Date",
            "Money",
            "Product",
            "Misc",
        ),
        NAME_TYPES,
        strict=True,
    )
)
ATTRIBUTION = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class Tree:
    """Gold grammar of a sentence; head 0 is the root, words count from 1."""

    upos: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and whatever gold its corpus has for them."""

    words: tuple[str, ...]
    paragraph: int
    tree: Tree | None = None
    names: tuple[str, ...] | None = None  # BIOES
    attribution: tuple[tuple[str, ...], ...] | None = None  # B I O for source, cue, content
    mentions: tuple[tuple[int, int, int], ...] | None = None  # first word, last word, entity


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences that follow each other."""

    id: str
    corpus: str
    sentences: tuple[Sentence, ...]


def read_all(data: Path) -> dict[str, list[Document]]:
    """Return the documents of every corpus and part, by name: "gum_train", "gum_dev", ..."""
    worldwide = list(read_worldwide(data / "en_worldwide_newswire"))
    return {
        "gum_train": list(read_treebank(data / "gum/train.conllu", "gum")),
        "gum_dev": list(read_treebank(data / "gum/dev.conllu", "gum")),
        "ewt_train": list(read_treebank(data / "ewt/train.conllu", "ewt")),
        "ewt_dev": list(read_treebank(data / "ewt/dev.conllu", "ewt")),
        "worldwide_train": [doc for doc in worldwide if not is_dev(doc.id)],
        "worldwide_dev": [doc for doc in worldwide if is_dev(doc.id)],
        "wikigold_train": list(
            read_columns(data / "wikigold/wikigold.conll.txt", "wikigold", " ", WIKIGOLD)
        ),
        "wnut_train": list(read_columns(data / "wnut17/wnut17train.conll", "wnut", "\t", WNUT)),
        "re3d_train": list(read_re3d(data / "re3d")),
        "polnear_train": list(read_polnear(data / "polnear/train")),
        "polnear_dev": list(read_polnear(data / "polnear/dev")),
    }


def is_dev(name: str) -> bool:
    """Say whether a file of en-worldwide-newswire belongs to the fixed tenth kept for dev."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0


# --- treebanks


def read_treebank(path: Path, corpus: str) -> Iterator[Document]:
    """Read a CoNLL-U file; GUM's Entity column becomes mentions."""
    name, sentences, paragraph, rows = "", [], 0, []
    open_entities: list[tuple[str, int, int]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "# newdoc id = end"]:
        if line.startswith("# newdoc id"):
            if sentences:
                yield Document(name, corpus, tuple(sentences))
            name, sentences, open_entities = line.partition("= ")[2], [], []
        elif line.startswith("# newpar"):
            paragraph += 1
        elif line and line[0].isdigit() and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(_tree_sentence(rows, paragraph, corpus, open_entities))
            rows = []


def _tree_sentence(
    rows: list[list[str]], paragraph: int, corpus: str, opened: list[tuple[str, int, int]]
) -> Sentence:
    columns = list(zip(*rows, strict=True))
    tree = Tree(columns[3], columns[4], columns[2], tuple(map(int, columns[6])), columns[7])
    mentions = tuple(_mentions(columns[9])) if corpus == "gum" else None
    return Sentence(columns[1], paragraph, tree=tree, mentions=mentions)


_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-[^()]*(\))?|(\d+)(?:\[\d+/\d+\])?\)")


def _mentions(misc: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    opened: dict[int, list[int]] = {}
    for index, cell in enumerate(misc):
        for field in cell.split("|"):
            if not field.startswith("Entity="):
                continue
            for match in _ENTITY.finditer(field, len("Entity=")):
                if match[1] and match[2]:
                    yield index, index, int(match[1])
                elif match[1]:
                    opened.setdefault(int(match[1]), []).append(index)
                elif opened.get(int(match[3])):
                    yield opened[int(match[3])].pop(), index, int(match[3])


def joined(document: Document) -> Document:
    """Return the document with words joined as Dateline's tokens join them, where they differ.

    Only sentences that change are kept; a joined token takes the tag of the part whose
    head lies outside.
    """
    changed = [found for sentence in document.sentences if (found := _joined(sentence))]
    return replace(document, id=document.id + "+joined", sentences=tuple(changed))


_CLITIC = re.compile(r"(?:n['’]t|['’](?:ll|re|ve|d|m))$", re.IGNORECASE)


def _joined(sentence: Sentence) -> Sentence | None:
    groups = list(_groups(sentence.words))
    if len(groups) == len(sentence.words) or sentence.tree is None:
        return None
    tree = sentence.tree
    home = {word: number for number, group in enumerate(groups) for word in group}
    kept = [_head_of(group, tree.heads) for group in groups]
    heads = [tree.heads[word] for word in kept]
    new_heads = []
    for number, head in enumerate(heads):
        seen = set()
        while head and home[head - 1] == number and head not in seen:
            seen.add(head)
            head = tree.heads[head - 1]
        new_heads.append(home[head - 1] + 1 if head else 0)
    words = tuple("".join(sentence.words[word] for word in group) for group in groups)
    lemmas = tuple(
        tree.lemmas[word] if len(group) == 1 else None
        for word, group in zip(kept, groups, strict=True)
    )
    return Sentence(
        words,
        sentence.paragraph,
        tree=Tree(
            tuple(tree.upos[word] for word in kept),
            tuple(tree.tags[word] for word in kept),
            lemmas,
            tuple(new_heads),
            tuple(tree.labels[word] for word in kept),
        ),
    )


def _groups(words: tuple[str, ...]) -> Iterator[list[int]]:
    group: list[int] = []
    for index, word in enumerate(words):
        glued = group and (
            _CLITIC.match(word)
            or (
                word in {"-", "‐"}
                and index + 1 < len(words)
                and words[index - 1][-1:].isalnum()
                and words[index + 1][:1].isalnum()
            )
            or (words[index - 1] in {"-", "‐"} and len(group) > 1 and word[:1].isalnum())
        )
        if group and not glued:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _head_of(group: list[int], heads: tuple[int, ...]) -> int:
    outside = [word for word in group if heads[word] - 1 not in group]
    return outside[0] if outside else group[0]


# --- names in columns


WIKIGOLD = {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "misc"}
WNUT = {
    "person": "person",
    "location": "place",
    "corporation": "organisation",
    "group": "norp",
    "creative-work": "misc",
    "product": "product",
}


def read_worldwide(folder: Path) -> Iterator[Document]:
    """Read en-worldwide-newswire: one file a document."""
    for path in sorted(folder.glob("*.tsv")):
        blocks = _column_blocks(path.read_text(encoding="utf-8"), "\t")
        sentences = tuple(_named(block, WORLDWIDE, number) for number, block in enumerate(blocks))
        yield Document(path.name, "worldwide", sentences)


def read_columns(path: Path, corpus: str, gap: str, types: dict[str, str]) -> Iterator[Document]:
    """Read a file of words and name labels: wikigold in runs of ten sentences, tweets singly."""
    blocks = _column_blocks(path.read_text(encoding="utf-8"), gap)
    sentences = [_named(block, types, number) for number, block in enumerate(blocks)]
    step = 1 if corpus == "wnut" else 10
    for start in range(0, len(sentences), step):
        yield Document(f"{path.name}#{start}", corpus, tuple(sentences[start : start + step]))


def _column_blocks(text: str, gap: str) -> Iterator[list[tuple[str, str]]]:
    for block in re.split(r"\n\s*\n", text):
        rows = [line.split(gap) for line in block.split("\n") if line.strip()]
        # a third column holds names inside of names
        pairs = [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1]
        if pairs and all(word for word, _ in pairs):
            yield pairs


def _named(block: list[tuple[str, str]], types: dict[str, str], paragraph: int) -> Sentence:
    spans: list[tuple[int, int, str]] = []
    for index, (_, label) in enumerate(block):
        mark, _, kind = label.partition("-")
        goes_on = mark == "I" and spans and spans[-1][1] == index and spans[-1][2] == types[kind]
        if goes_on:
            spans[-1] = (spans[-1][0], index + 1, types[kind])
        elif mark in {"B", "I"}:
            spans.append((index, index + 1, types[kind]))
    words = tuple(word for word, _ in block)
    return Sentence(words, paragraph, names=bioes(len(words), spans))


def bioes(size: int, spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return a BIOES label for each word, given spans of words that do not overlap."""
    labels = ["O"] * size
    for start, end, kind in spans:
        if any(label != "O" for label in labels[start:end]):
            continue
        marks = ["S"] if end - start == 1 else ["B", *["I"] * (end - start - 2), "E"]
        labels[start:end] = [f"{mark}-{kind}" for mark in marks]
    return tuple(labels)


# --- raw text with offsets

RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "norp",
    "Money": "money",
    "Temporal": "date",
    "MilitaryPlatform": "product",
    "Weapon": "product",
}


def read_re3d(folder: Path) -> Iterator[Document]:
    """Read re3d: its types and extents are its own, so its names train a head of their own."""
    for texts in sorted(folder.glob("*/documents.json")):
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for line in (texts.parent / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line) if line.strip() else {}
            if entity.get("type") in RE3D:
                span = (entity["begin"], entity["end"], RE3D[entity["type"]])
                spans.setdefault(entity["documentId"], []).append(span)
        for line in texts.read_text(encoding="utf-8").splitlines():
            if line.strip():
                document = json.loads(line)
                yield _named_text(document["_id"], document["text"], spans)


def _named_text(name: str, text: str, spans: dict[str, list[tuple[int, int, str]]]) -> Document:
    found = sorted(spans.get(name, ()), key=lambda span: (span[0], -span[1]))
    sentences = []
    for cut in _cut(text):
        words = _word_spans(cut, found)
        sentences.append(Sentence(_words(cut), cut.block, names=bioes(len(cut.tokens), words)))
    return Document(name, "re3d", tuple(sentences))


def read_polnear(folder: Path) -> Iterator[Document]:
    """Read PolNeAR: sources, cues and contents as three rows of labels, one annotator each."""
    for path in sorted((folder / "text").glob("*.txt")):
        notes = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if notes:
            text = path.read_text(encoding="utf-8")
            yield _attributed(path.stem, text, notes[0].read_text(encoding="utf-8"))


_NOTE = re.compile(r"T\d+\t(Source|Cue|Content) ([\d; ]+)\t")


def _attributed(name: str, text: str, notes: str) -> Document:
    spans: dict[str, list[tuple[int, int, str]]] = {kind: [] for kind in ATTRIBUTION}
    for match in _NOTE.finditer(notes):
        for piece in match[2].split(";"):
            start, end = map(int, piece.split())
            spans[match[1]].append((start, end, match[1]))
    sentences = []
    for cut in _cut(text):
        rows = tuple(
            bio(len(cut.tokens), _word_spans(cut, _outermost(spans[kind]))) for kind in ATTRIBUTION
        )
        sentences.append(Sentence(_words(cut), cut.block, attribution=rows))
    return Document(name, "polnear", tuple(sentences))


def bio(size: int, spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return B, I or O for each word."""
    labels = ["O"] * size
    for start, end, _ in spans:
        labels[start:end] = ["B", *["I"] * (end - start - 1)]
    return tuple(labels)


def _outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] > kept[-1][1]:
            kept.append((kept[-1][1], span[1], span[2]))
    return kept


def _cut(text: str) -> list[Cut]:
    blocks = tuple(
        Block("body", match.start(), match.end())
        for match in re.finditer(r"[^\n]+", text)
        if match.group().strip()
    )
    return list(grammar.find_sentences(Report("t", "t", "", text, blocks)))


def _words(cut: Cut) -> tuple[str, ...]:
    return tuple(token.text for token in cut.tokens)


def _word_spans(cut: Cut, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    for start, end, kind in spans:
        if start < cut.span.end and end > cut.span.start:
            inside = [
                index
                for index, token in enumerate(cut.tokens)
                if token.start < end and token.end > start
            ]
            if inside:
                yield inside[0], inside[-1] + 1, kind


def hyphened(document: Document) -> Document:
    """Return a document of named sentences with the parts of hyphened words joined."""
    return replace(
        document,
        id=document.id + "+joined",
        sentences=tuple(_hyphened(sentence) for sentence in document.sentences),
    )


def _hyphened(sentence: Sentence) -> Sentence:
    groups = list(_groups(sentence.words))
    words = tuple("".join(sentence.words[word] for word in group) for group in groups)
    spans: list[tuple[int, int, str]] = []
    for number, group in enumerate(groups):
        labels = [sentence.names[word] for word in group]
        named = next((label for label in labels if label != "O"), "O")
        mark, _, kind = named.partition("-")
        if mark in {"I", "E"} and spans and spans[-1][1] == number and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], number + 1, kind)
        elif mark != "O" and (len(group) == 1 or all(label != "O" for label in labels)):
            spans.append((number, number + 1, kind))
    return replace(sentence, words=words, names=bioes(len(words), spans))
