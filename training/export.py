"""Write the trained network into the package.

    python export.py --out build --to ../src/dateline/model

Three graphs: `reader.onnx` (everything about words), `meaning.onnx` (sentence vectors from
what the reader's lower layers saw) and `relations.onnx` (the label of a word and its head).
Matrices are int8 per channel with a range of 7 bits, so that processors without VNNI get
the same sums; word vectors are int8 with a scale for each. `manifest.json` holds the
version, the label sets and the sha256 of every file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from examples import Labels
from network import NEVER, WIDTH, Lower, Meaning, Upper
from onnxruntime.quantization import QuantType, quantize_dynamic
from steady import Gelu, exact
from torch import Tensor, nn
from train import _encoder, build

from dateline.annotate.network.pairs import FEATURES, PAIR_WEIGHTS
from dateline.model import VERSION

_FOREIGN = re.compile(r"\[unused\d+\]|.*[^\x00-\u024f\u02b0-\u036f\u2000-\u22ff\ufb00-\ufb06].*")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


class Words(nn.Module):
    """The table of word vectors in int8, with a scale for each word."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("numbers", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.numbers.view(self.numbers.shape)).float() * F.embedding(
            ids, self.scale
        )


class Reader(nn.Module):
    """Lower and upper layers for one window."""

    OUTPUTS = (
        "below", "upos", "tags", "scripts", "arcs", "rel_dep", "rel_head", "names", "roles",
        "mention", "later", "earlier",
    )  # fmt: skip

    def __init__(self, lower: Lower, upper: Upper) -> None:
        super().__init__()
        self.lower, self.upper = lower, upper

    def forward(self, ids, positions, sentence, shapes, quotes, first, last, item_sentence):
        own = torch.where(sentence[:, None] == sentence[None, :], 0.0, NEVER)[None, None]
        below = self.lower(ids[None], positions[None], own)
        out = self.upper(
            below, shapes[None], quotes[None], sentence[None], first[None], last[None],
            torch.zeros(1, 1, 1, 1),
        )  # fmt: skip
        same = item_sentence[:, None] == item_sentence[None, :]
        out["arcs"] = torch.where(same[None], out["arcs"], NEVER)
        return (below[0], *(out[name][0] for name in self.OUTPUTS[1:]))


class Vectors(nn.Module):
    """Sentence vectors: the mean over each sentence's pieces, of length 1."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self.meaning = meaning

    def forward(self, below: Tensor, sentence: Tensor, pool: Tensor) -> Tensor:
        own = torch.where(sentence[:, None] == sentence[None, :], 0.0, NEVER)[None, None]
        states = self.meaning(below[None], own)[0]
        return F.normalize(exact(pool, states).double(), dim=-1).float()


class Relations(nn.Module):
    """The label of a word under its head."""

    def __init__(self, upper: Upper) -> None:
        super().__init__()
        self.relation = upper.relation
        self.gelu = Gelu()

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        label = self.relation
        return exact(self.gelu(dependent + head), label.weight.T) + label.bias


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build"))
    parser.add_argument("--to", type=Path, default=Path("../src/dateline/model"))
    parser.add_argument("--encoder", type=Path, default=_encoder())
    parser.add_argument("--last", action="store_true", help="the last weights, not the average")
    options = parser.parse_args()
    labels = Labels(
        **{k: tuple(v) for k, v in json.loads((options.out / "labels.json").read_text()).items()}
    )
    saved = torch.load(options.out / "checkpoint.pt", weights_only=False, map_location="cpu")
    lower, meaning, upper = build(options.encoder, labels)
    upper.load_state_dict(saved["upper" if options.last else "average"])
    upper.eval()
    entries = (options.encoder / "vocab.txt").read_text("utf-8").split("\n")[:-1]
    kept = [n for n, e in enumerate(entries) if e in SPECIAL or not _FOREIGN.fullmatch(e)]
    lower.words = Words(lower.words.weight.detach()[kept])
    options.to.mkdir(parents=True, exist_ok=True)
    vocabulary = "\n".join(entries[n] for n in kept) + "\n"
    (options.to / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    write_graphs(options.to, lower, Vectors(meaning), upper)
    if not (options.to / "pairs.npz").exists():
        np.savez(options.to / "pairs.npz", **blank_scorer())
    write_manifest(options.to, labels, saved["step"])


def write_manifest(folder: Path, labels: Labels, steps: int) -> None:
    """Write the version and the label sets, then the checksums."""
    manifest = {"version": VERSION, "steps": steps, "labels": asdict(labels)}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    seal(folder)


def seal(folder: Path) -> None:
    """Write the size and checksum of every file of the model into its manifest."""
    path = folder / "manifest.json"
    files = sorted(p for p in folder.iterdir() if p.suffix in {".onnx", ".txt", ".npz"})
    manifest = json.loads(path.read_text()) | {"files": {p.name: describe(p) for p in files}}
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    size = sum(p.stat().st_size for p in folder.iterdir())
    print("weights_mb", round(size / 1e6, 2), {p.name: p.stat().st_size for p in files})


def blank_scorer() -> dict[str, np.ndarray]:
    """Return weights that find no pair, until coreference.py has run."""
    sizes = ((FEATURES, 1), (Upper.PAIR, 1), (1,), (1,), (1,))
    blank = {n: np.zeros(size, np.float32) for n, size in zip(PAIR_WEIGHTS, sizes, strict=True)}
    return blank | {"out_bias": np.full(1, -1, np.float32)}


def describe(path: Path) -> dict[str, object]:
    """Return the size and sha256 of a file."""
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def write_graphs(folder: Path, lower: Lower, meaning: Vectors, upper: Upper) -> None:
    """Write the three graphs, the two large ones in int8."""
    pieces, items = 14, 6
    ids = torch.arange(5, 5 + pieces)
    sentence = torch.tensor([0] * 8 + [1] * 6)
    where = torch.tensor([0, 1, 3, 8, 9, 11])
    reader_input = (
        ids, torch.arange(pieces), sentence, ids % 5, ids % 2, where, where,
        torch.tensor([0, 0, 0, 1, 1, 1]),
    )  # fmt: skip
    names = ["ids", "positions", "sentence", "shapes", "quotes", "first", "last", "item_sentence"]
    axes = {n: {0: "items" if n in names[5:] else "pieces"} for n in names}
    axes |= {n: {0: "items"} for n in Reader.OUTPUTS} | {
        "below": {0: "pieces"}, "arcs": {0: "items", 1: "items"},
    }  # fmt: skip
    write(
        folder / "reader.onnx",
        Reader(lower, upper),
        reader_input,
        names,
        list(Reader.OUTPUTS),
        axes,
    )
    write(
        folder / "meaning.onnx",
        meaning,
        (torch.randn(pieces, WIDTH), sentence, torch.rand(2, pieces)),
        ["below", "sentence", "pool"],
        ["vectors"],
        {
            "below": {0: "pieces"},
            "sentence": {0: "pieces"},
            "pool": {0: "rows", 1: "pieces"},
            "vectors": {0: "rows"},
        },
    )
    write(
        folder / "relations.onnx",
        Relations(upper),
        (torch.randn(3, Upper.REL), torch.randn(3, Upper.REL)),
        ["dependent", "head"],
        ["relations"],
        {n: {0: "words"} for n in ("dependent", "head", "relations")},
        whole=True,
    )
    assert items == len(where)


def write(path, model, inputs, names, outputs, axes, *, whole=False) -> None:
    """Export one graph; unless `whole`, its matrices become int8."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model.eval(), inputs, str(full), input_names=names, output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if whole:
            path.write_bytes(full.read_bytes())
            return
        quantize_dynamic(
            full, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"], extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    onnx.checker.check_model(onnx.load(path))


if __name__ == "__main__":
    main()
