"""Measure the exported model as the program runs it: `python evaluate.py --data ../shared/data`.

Words and sentences of the treebanks and of en-worldwide-newswire are gold; PolNeAR is cut
with Dateline's own. `--gold` names a folder with an event's gold.json for the sentence
vectors: every two reports' members of one statement are partners, and a sentence's true
partner is sought among all sentences of all reports.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import corpora
import numpy as np
from corpora import Document
from figures import Overlap, Tally
from scipy.optimize import linear_sum_assignment
from train import _encoder

from dateline.annotate.network import decoding
from dateline.annotate.network.mentions import find_mentions
from dateline.annotate.network.network import Network, Parse
from dateline.annotate.network.pairs import antecedents
from dateline.model import open_model

Span = tuple[int, int, int]  # sentence, first word, word after the last


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--gold", type=Path, default=None)
    parser.add_argument("--encoder", type=Path, default=_encoder())
    parser.add_argument("--share", type=int, default=1, help="of every so many documents, one")
    parser.add_argument("--only", default="gum ewt names polnear vectors")
    options = parser.parse_args()
    network = Network(open_model(options.model, meaning=True))
    wanted = options.only.split()
    found: dict[str, float] = {}
    data, share = options.data, options.share
    if "gum" in wanted:
        gum = list(corpora.read_treebank(data / "gum/dev.conllu", "gum"))[::share]
        parses = read(network, gum)
        found |= {f"gum_{k}": v for k, v in grammar(gum, parses).items()}
        found |= coreference(network, gum, parses)
    if "ewt" in wanted:
        ewt = list(corpora.read_treebank(data / "ewt/dev.conllu", "ewt"))[::share]
        found |= {f"ewt_{k}": v for k, v in grammar(ewt, read(network, ewt)).items()}
    if "names" in wanted:
        news = [
            d
            for d in corpora.read_worldwide(data / "en_worldwide_newswire")
            if corpora.is_dev(d.id)
        ][::share]
        began, parses = time.time(), read(network, news)
        words = sum(len(s.words) for d in news for s in d.sentences)
        found["words_per_second"] = words / (time.time() - began)
        found |= names(news, parses)
    if "polnear" in wanted:
        polnear = list(corpora.read_polnear(data / "polnear/dev"))[::share]
        found |= attribution(polnear, read(network, polnear))
    if "vectors" in wanted and options.gold:
        found |= vectors(network, options.gold, options.encoder)
    print(json.dumps({name: round(float(value), 4) for name, value in found.items()}, indent=1))


def read(network: Network, documents: list[Document]) -> list[list[Parse]]:
    return [
        network.read([s.words for s in d.sentences], [s.paragraph for s in d.sentences])
        for d in documents
    ]


def grammar(documents: list[Document], parses: list[list[Parse]]) -> dict[str, float]:
    """Return the shares of words that are right; `las` with the relations' subtypes."""
    count = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las", "las_main"), 0)
    words = 0
    for document, its in zip(documents, parses, strict=True):
        for sentence, parse in zip(document.sentences, its, strict=True):
            tree = sentence.tree
            for index, word in enumerate(parse.words):
                head = 0 if word.head is None else word.head + 1
                right = head == tree.heads[index]
                words += 1
                count["upos"] += word.upos == tree.upos[index]
                count["xpos"] += word.tag == tree.tags[index]
                count["lemma"] += word.lemma == tree.lemmas[index]
                count["uas"] += right
                count["las"] += right and word.label == tree.labels[index]
                count["las_main"] += (
                    right and word.label.split(":")[0] == tree.labels[index].split(":")[0]
                )
    return {name: value / words for name, value in count.items()}


def names(documents: list[Document], parses: list[list[Parse]]) -> dict[str, float]:
    """Return micro F1 of names, exact in span and type, and that of each type."""
    total, kinds = Tally(), {kind: Tally() for kind in corpora.NAME_TYPES}
    for document, its in zip(documents, parses, strict=True):
        for sentence, parse in zip(document.sentences, its, strict=True):
            gold, guess = set(decoding.spans(sentence.names)), set(parse.names)
            total.add(guess, gold)
            for kind, tally in kinds.items():
                tally.add({s for s in guess if s[2] == kind}, {s for s in gold if s[2] == kind})
    return {"names_f1": total.f1()} | {f"names_{k}": t.f1() for k, t in kinds.items()}


def attribution(documents: list[Document], parses: list[list[Parse]]) -> dict[str, float]:
    """Return F1 by overlap (a span is right that shares a word) and by words."""
    found = {}
    for row, role in enumerate(("source", "cue", "content")):
        spans, words = Overlap(), Tally()
        for document, its in zip(documents, parses, strict=True):
            for sentence, parse in zip(document.sentences, its, strict=True):
                gold = [s[:2] for s in decoding.spans(sentence.attribution[row])]
                guess = [s[:2] for s in parse.attribution if s[2] == role]
                spans.add(guess, gold)
                words.add(_covered(guess), _covered(gold))
        found[f"polnear_{role}_f1"] = spans.f1()
        found[f"polnear_{role}_words_f1"] = words.f1()
    return found


def _covered(spans: list[tuple[int, int]]) -> set[int]:
    return {word for start, end in spans for word in range(start, end)}


# --- coreference


def coreference(
    network: Network, documents: list[Document], parses: list[list[Parse]]
) -> dict[str, float]:
    """Return MUC, B3, CEAFe and their mean on chains of two mentions and more."""
    counts = np.zeros((3, 4))  # precision and recall, each as a fraction
    heads = Tally()
    for document, its in zip(documents, parses, strict=True):
        gold = gold_chains(document)
        guess = chains(network, [s.words for s in document.sentences], its)
        counts += [muc(guess, gold), b_cubed(guess, gold), ceaf(guess, gold)]
        heads.add({m for c in guess for m in c}, {m for c in gold for m in c})
    precision, recall = counts[:, 0] / counts[:, 1], counts[:, 2] / counts[:, 3]
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return {
        "coreference_f1": f1.mean(), "muc": f1[0], "b_cubed": f1[1], "ceaf_e": f1[2],
        "chained_mentions": heads.f1(),
    }  # fmt: skip


def gold_chains(document: Document) -> list[set[Span]]:
    """Return the entities that are mentioned twice or more."""
    entities: dict[int, set[Span]] = {}
    for number, sentence in enumerate(document.sentences):
        for start, end, entity in sentence.mentions or ():
            entities.setdefault(entity, set()).add((number, start, end + 1))
    return [chain for chain in entities.values() if len(chain) > 1]


def chains(
    network: Network, sentences: list[tuple[str, ...]], parses: list[Parse]
) -> list[set[Span]]:
    """Return chains of mentions: each joins the best before it, if one fits."""
    mentions = list(find_mentions(sentences, parses))
    if not mentions:
        return []
    later = np.stack([parses[m.sentence].later[m.head] for m in mentions])
    earlier = np.stack([parses[m.sentence].earlier[m.head] for m in mentions])
    home: list[int] = []
    for index, found in enumerate(antecedents(mentions, later, earlier, network.scorer)):
        home.append(index if found is None else home[found[0]])
    grouped: dict[int, set[Span]] = {}
    for mention, chain in zip(mentions, home, strict=True):
        grouped.setdefault(chain, set()).add((mention.sentence, mention.start, mention.end))
    return [chain for chain in grouped.values() if len(chain) > 1]


def muc(guess: list[set[Span]], gold: list[set[Span]]) -> list[float]:
    return [*_links(guess, gold), *_links(gold, guess)]


def _links(of: list[set[Span]], against: list[set[Span]]) -> tuple[float, float]:
    home = {m: number for number, chain in enumerate(against) for m in chain}
    kept = whole = 0
    for chain in of:
        parts = {home[m] for m in chain if m in home}
        kept += len(chain) - len(parts) - sum(m not in home for m in chain)
        whole += len(chain) - 1
    return kept, whole


def b_cubed(guess: list[set[Span]], gold: list[set[Span]]) -> list[float]:
    def side(of: list[set[Span]], against: list[set[Span]]) -> tuple[float, float]:
        home = {m: chain for chain in against for m in chain}
        right = sum(len(c & home[m]) / len(c) for c in of for m in c if m in home)
        return right, sum(map(len, of))

    return [*side(guess, gold), *side(gold, guess)]


def ceaf(guess: list[set[Span]], gold: list[set[Span]]) -> list[float]:
    if not guess or not gold:
        return [0, len(guess), 0, len(gold)]
    likeness = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in gold] for a in guess])
    rows, columns = linear_sum_assignment(-likeness)
    best = likeness[rows, columns].sum()
    return [best, len(guess), best, len(gold)]


# --- sentence vectors


def vectors(network: Network, folder: Path, encoder: Path) -> dict[str, float]:
    """Return the mean reciprocal rank of statement partners, ours and the encoder's own."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    sentences: list[tuple[str, str, tuple[str, ...]]] = []
    for name in gold["reports"]:
        text = (folder / "reports" / name).read_text("utf-8")
        for cut in corpora._cut(text):
            words = tuple(token.text for token in cut.tokens)
            sentences.append((name, re.sub(r"\s+", " ", cut.span.text), words))
    by_report: dict[str, list[int]] = {}
    for index, (name, _, _) in enumerate(sentences):
        by_report.setdefault(name, []).append(index)
    ours = np.zeros((len(sentences), 384))
    for indices in by_report.values():
        for index, parse in zip(
            indices, network.read([sentences[i][2] for i in indices]), strict=True
        ):
            ours[index] = parse.vector
    theirs = untouched(encoder, [text for _, text, _ in sentences])
    pairs = list(partners(gold, sentences))
    return {
        "vector_mrr": rank(ours, pairs, sentences),
        "vector_mrr_untouched": rank(theirs, pairs, sentences),
        "vector_cosine": float((ours * theirs).sum(1).mean()),
        "vector_cosine_worst": float((ours * theirs).sum(1).min()),
        "vector_pairs": len(pairs),
    }


def partners(
    gold: dict, sentences: list[tuple[str, str, tuple[str, ...]]]
) -> Iterator[tuple[int, int]]:
    """Yield the sentences that hold two reports' members of one statement."""
    for statement in gold["statements"]:
        places = []
        for member in statement["members"]:
            text = re.sub(r"\s+", " ", member["text"]).strip()
            found = [
                i for i, s in enumerate(sentences) if s[0] == member["report"] and text in s[1]
            ]
            places.extend((member["report"], i) for i in found[:1])
        for (name, one), (other_name, other) in permutations(places, 2):
            if name != other_name and one != other:
                yield one, other


def rank(vectors: np.ndarray, pairs: list[tuple[int, int]], sentences: list) -> float:
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -9)
    return float(np.mean([1 / (1 + (likeness[a] > likeness[a, b]).sum()) for a, b in pairs]))


def untouched(encoder: Path, texts: list[str]) -> np.ndarray:
    """Return the pretrained encoder's own vectors in full precision."""
    import torch
    from network import Lower, Meaning, load_encoder
    from safetensors.torch import load_file
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(512)
    lower, meaning = Lower().eval(), Meaning().eval()
    load_encoder(load_file(encoder / "model.safetensors"), lower, meaning)
    rows = []
    with torch.no_grad():
        for text in texts:
            ids = torch.tensor([tokenizer.encode(text).ids])
            none = torch.zeros(1, 1, 1, 1)
            states = meaning(lower(ids, torch.arange(ids.shape[1])[None], none), none)
            row = states.mean(1)[0]
            rows.append((row / row.norm()).numpy())
    return np.stack(rows)


if __name__ == "__main__":
    main()
