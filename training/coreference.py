"""Train the scorer of pairs on top of the exported network: `python coreference.py --to MODEL`.

The network reads GUM; its own mentions, trees and names, not gold ones, are what the
scorer learns from and will meet. A mention counts as the gold one whose head it shares.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
from dataclasses import dataclass
from pathlib import Path

import corpora
import numpy as np
import torch
from corpora import Document
from evaluate import coreference
from examples import head_of
from export import seal
from torch import Tensor, nn

from dateline.annotate.network.mentions import find_mentions
from dateline.annotate.network.network import Network, Parse
from dateline.annotate.network.pairs import (
    FEATURES,
    PAIR_WEIGHTS,
    REACH,
    Scorer,
    describe,
    pair_features,
)
from dateline.model import open_model

HIDDEN = 32
SEED = 20190425


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a document, mention by mention."""

    later: Tensor  # a vector for each mention
    earlier: Tensor
    mention: Tensor  # pair by pair: the later mention's number
    before: Tensor  # and the earlier one's
    features: Tensor
    gold: Tensor


class Model(nn.Module):
    """The scorer in torch."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.features = nn.EmbeddingBag(FEATURES, HIDDEN, mode="sum")
        self.vectors = nn.Linear(width, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(0.3)
        nn.init.normal_(self.features.weight, std=0.1)

    def forward(self, pairs: Pairs) -> Tensor:
        vectors = self.dropout(pairs.later[pairs.mention] * pairs.earlier[pairs.before])
        hidden = self.features(pairs.features.long()) + self.vectors(vectors)
        return self.out(self.dropout(hidden.relu())).squeeze(-1)

    def weights(self) -> dict[str, np.ndarray]:
        found = (
            self.features.weight,
            self.vectors.weight.T,
            self.vectors.bias,
            self.out.weight[0],
            self.out.bias,
        )
        rows = (w.detach().numpy().astype(np.float32) for w in found)
        return dict(zip(PAIR_WEIGHTS, rows, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--to", type=Path, default=Path("../src/dateline/model"))
    parser.add_argument("--out", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    dice = random.Random(SEED)
    network = Network(open_model(options.to), threads=1)
    train = [*corpora.read_treebank(options.data / "gum/train.conllu", "gum")]
    dev = [*corpora.read_treebank(options.data / "gum/dev.conllu", "gum")]
    kept = options.out / "gum_parses.pickle"
    if kept.exists():
        parses, dev_parses = pickle.loads(kept.read_bytes())
    else:
        parses, dev_parses = (list(map(lambda d: _read(network, d), part)) for part in (train, dev))
        kept.write_bytes(pickle.dumps((parses, dev_parses)))
    pairs = [make_pairs(d, p) for d, p in zip(train, parses, strict=True)]
    model = Model(pairs[0].later.shape[1])
    torch.set_num_threads(1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.02)
    for number in range(options.rounds):
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * (1 - number / options.rounds)
        total = 0.0
        model.train()
        for document in dice.sample(pairs, len(pairs)):
            loss = _loss(model(document), document)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            total += loss.item()
        if number % 10 == 9 or number == options.rounds - 1:
            network.scorer = Scorer(*model.weights().values())
            print(
                number,
                round(total / len(pairs), 4),
                coreference(network, dev, dev_parses),
                flush=True,
            )
    np.savez(options.to / "pairs.npz", **model.weights())
    seal(options.to)


def make_pairs(document: Document, parses: list[Parse]) -> Pairs:
    """Return every pair of mentions within reach, with whether both are one entity in gold."""
    sentences = [s.words for s in document.sentences]
    mentions = list(find_mentions(sentences, parses))
    entities = {}
    for number, sentence in enumerate(document.sentences):
        for mention in sorted(sentence.mentions or (), key=lambda m: m[0] - m[1]):
            entities[number, head_of(mention, sentence.tree.heads)] = mention[2]
    own = [entities.get((m.sentence, m.head), -1 - i) for i, m in enumerate(mentions)]
    index = [(i, j) for i in range(len(mentions)) for j in range(max(0, i - REACH), i)]
    later, earlier = (np.array(side, np.int64) for side in zip(*index, strict=True))
    vectors = [
        np.stack([getattr(parses[m.sentence], side)[m.head] for m in mentions])
        for side in ("later", "earlier")
    ]
    return Pairs(
        torch.from_numpy(vectors[0]),
        torch.from_numpy(vectors[1]),
        torch.from_numpy(later),
        torch.from_numpy(earlier),
        torch.from_numpy(pair_features(describe(mentions), later, earlier).astype(np.int16)),
        torch.tensor([own[i] == own[j] for i, j in index]),
    )


def _loss(scores: Tensor, pairs: Pairs) -> Tensor:
    """Return the mean over mentions of how unlikely their gold antecedents are, or none."""
    size = int(pairs.mention.max()) + 1
    everything = torch.zeros(size).index_add(0, pairs.mention, scores.clamp(max=30).exp()) + 1
    right = torch.zeros(size).index_add(
        0, pairs.mention[pairs.gold], scores[pairs.gold].clamp(max=30).exp()
    )
    none = torch.zeros(size).index_add(0, pairs.mention, pairs.gold.float()) == 0
    return (everything.log() - torch.where(none, torch.ones(size), right + 1e-9).log()).mean()


def _read(network: Network, document: Document) -> list[Parse]:
    sentences = document.sentences
    return network.read([s.words for s in sentences], [s.paragraph for s in sentences])


if __name__ == "__main__":
    main()
