"""The network: a frozen lower encoder, a trained upper one, and a head for each task.

The three lower layers of all-MiniLM-L6-v2 stay as they are, see one sentence at a time
and are computed once (`Lower`). Two towers stand on them: the encoder's own upper layers,
untouched, give the sentence vector (`Meaning`); a trained copy, which also sees letter
case, quotation and the neighbouring sentences, gives everything else (`Upper`).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from steady import Gelu, Norm, attention, exact
from torch import Tensor, nn

from dateline.annotate.network.encoding import ORDER, SHAPES

WIDTH = 384
HEADS = 12
LOWER = 3  # layers that stay frozen
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    tags: int
    scripts: int
    relations: int
    names: int
    other_names: tuple[int, ...]  # corpora with types of their own, trained on, not shipped
    pair_features: int


class Layer(nn.Module):
    """One transformer layer as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_out = Norm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_narrow = Norm(WIDTH, eps=1e-12)
        self.gelu = Gelu()
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, size, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        seen = attention(query, key, value, mask)
        seen = seen.transpose(1, 2).reshape(rows, size, WIDTH)
        x = self.norm_out(x + self.dropout(self.out(seen)))
        return self.norm_narrow(x + self.dropout(self.narrow(self.gelu(self.wide(x)))))


class Lower(nn.Module):
    """Embeddings and the frozen layers; a piece sees its own sentence only."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = Norm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0) for _ in range(LOWER))

    def forward(self, ids: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.words(ids) + self.places(positions) + self.kind)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Meaning(nn.Module):
    """The encoder's own upper layers, untouched: the mean of a sentence's pieces is its vector."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(0.0) for _ in range(6 - LOWER))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        for layer in self.layers:
            x = layer(x, mask)
        return x


def mlp(size: int, dropout: float) -> nn.Module:
    return nn.Sequential(nn.Linear(2 * WIDTH, size), Gelu(), nn.Dropout(dropout))


class Upper(nn.Module):
    """The trained tower and its heads; `forward` returns scores by name, item by item."""

    GROUPS = ("tags", "parse", "names", "attribution", "coreference")
    ARC, REL, PAIR = 256, 128, 96

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.quote = nn.Embedding(3, WIDTH)
        self.order = nn.Embedding(ORDER, WIDTH)
        for table in (self.shape, self.quote, self.order):
            nn.init.normal_(table.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(6 - LOWER))
        self.mix = nn.Parameter(torch.zeros(len(self.GROUPS), 7 - LOWER))
        self.tags = mlp(256, 0.2)
        self.upos, self.xpos, self.script = (
            nn.Linear(256, size) for size in (sizes.upos, sizes.tags, sizes.scripts)
        )
        self.parse = mlp(2 * self.ARC + 2 * self.REL, 0.25)
        self.arc = nn.Parameter(torch.zeros(self.ARC + 1, self.ARC))
        self.relation = nn.Linear(self.REL, sizes.relations)
        self.names = mlp(256, 0.2)
        self.name = nn.Linear(256, sizes.names)
        self.other_names = nn.ModuleList(nn.Linear(256, size) for size in sizes.other_names)
        self.attribution = mlp(192, 0.2)
        self.role = nn.Linear(192, 9)  # B I O of source, cue, content
        self.coreference = mlp(256, 0.2)
        self.mention = nn.Linear(256, 1)
        self.later = nn.Linear(256, self.PAIR)
        self.earlier = nn.Linear(256, self.PAIR)
        self.pair = nn.Embedding(sizes.pair_features, 1)
        nn.init.zeros_(self.pair.weight)

    def forward(
        self,
        below: Tensor,
        shapes: Tensor,
        quotes: Tensor,
        sentence: Tensor,
        first: Tensor,
        last: Tensor,
        mask: Tensor,
    ) -> dict[str, Tensor]:
        """`first` and `last` index the pieces of the whole batch laid end to end."""
        x = below + self.shape(shapes) + self.quote(quotes) + self.order(sentence)
        states = [x]
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        stacked = torch.stack([state.reshape(-1, WIDTH) for state in states])
        weights = self.mix.softmax(-1)

        def items(group: str) -> Tensor:
            weight = weights[self.GROUPS.index(group)].view(-1, 1, 1)
            mixed = (stacked * weight).sum(0)
            return torch.cat((mixed[first], mixed[last]), -1)

        tags = self.tags(items("tags"))
        parse = self.parse(items("parse"))
        arc_dep, arc_head, rel_dep, rel_head = parse.split(
            (self.ARC, self.ARC, self.REL, self.REL), -1
        )
        asked = torch.matmul(arc_dep, self.arc[:-1]) + self.arc[-1]
        arcs = exact(asked, arc_head.transpose(1, 2)) * self.ARC**-0.5
        names = self.names(items("names"))
        coreference = self.coreference(items("coreference"))
        result = {
            "upos": self.upos(tags),
            "tags": self.xpos(tags),
            "scripts": self.script(tags),
            "arcs": arcs,
            "rel_dep": rel_dep,
            "rel_head": rel_head,
            "names": self.name(names),
            "roles": self.role(self.attribution(items("attribution"))),
            "mention": self.mention(coreference).squeeze(-1),
            "later": self.later(coreference),
            "earlier": self.earlier(coreference),
        }
        for number, head in enumerate(self.other_names):
            result[f"names_{number}"] = head(names)
        return result

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return the scores of each relation for pairs of a word and its head."""
        return self.relation(F.gelu(dependent + head))


def load_encoder(weights: dict[str, Tensor], lower: Lower, *towers: nn.Module) -> None:
    """Put the weights of the pretrained encoder into the network."""
    names = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm_out",
        "intermediate.dense": "wide",
        "output.dense": "narrow",
        "output.LayerNorm": "norm_narrow",
    }
    with torch.no_grad():
        lower.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        lower.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
        lower.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        lower.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        lower.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number in range(6):
            homes = (
                [lower.layers[number]]
                if number < LOWER
                else [tower.layers[number - LOWER] for tower in towers]
            )
            for theirs, ours in names.items():
                for part in ("weight", "bias"):
                    value = weights[f"encoder.layer.{number}.{theirs}.{part}"]
                    for home in homes:
                        getattr(getattr(home, ours), part).copy_(value)
