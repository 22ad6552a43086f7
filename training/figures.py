"""How well the network reads the dev parts: gold words and gold sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from examples import ROLE, Example, Labels, Text, windows

from dateline.annotate.network import decoding

Predict = Callable[[list[list[Example]]], dict[str, np.ndarray]]


def measure(predict: Predict, texts: dict[str, list[Text]], labels: Labels) -> dict[str, float]:
    """Return the figures by name."""
    found: dict[str, float] = {}
    for bank in ("gum", "ewt"):
        found |= {
            f"{bank}_{k}": v for k, v in _grammar(predict, texts[f"{bank}_dev"], labels).items()
        }
    found |= _names(predict, texts["worldwide_dev"], labels)
    found |= _attribution(predict, texts["polnear_dev"])
    return {name: round(float(value), 4) for name, value in found.items()}


def read(predict: Predict, texts: list[Text]) -> Iterator[tuple[Example, dict[str, np.ndarray]]]:
    """Yield each sentence with its own part of the scores."""
    rows = [row for text in texts for row in windows(text, 128)]
    rows.sort(key=lambda row: sum(len(e.ids) for e in row))
    for start in range(0, len(rows), 8):
        part = rows[start : start + 8]
        scores = predict(part)
        for number, row in enumerate(part):
            item = 0
            for example in row:
                here = slice(item, item + len(example.first))
                own = {
                    k: v[number, here, here] if k == "arcs" else v[number, here]
                    for k, v in scores.items()
                }
                yield example, own
                item += len(example.first)


def _grammar(predict: Predict, texts: list[Text], labels: Labels) -> dict[str, float]:
    count = dict.fromkeys(("words", "upos", "xpos", "lemma", "uas", "las", "las_main"), 0)
    for example, scores in read(predict, texts):
        tree = example.sentence.tree
        heads = decoding.tree(scores["arcs"])
        for index, word in enumerate(example.words):
            item = index + 1
            relation = labels.relations[scores["relations"][item].argmax()]
            right = heads[index] == tree.heads[index]
            count["words"] += 1
            count["upos"] += labels.upos[scores["upos"][item].argmax()] == tree.upos[index]
            count["xpos"] += labels.tags[scores["tags"][item].argmax()] == tree.tags[index]
            how = labels.scripts[scores["scripts"][item].argmax()]
            count["lemma"] += decoding.lemma(word, how) == tree.lemmas[index]
            count["uas"] += right
            count["las"] += right and relation == tree.labels[index]
            count["las_main"] += (
                right and relation.split(":")[0] == tree.labels[index].split(":")[0]
            )
    words = count.pop("words")
    return {name: value / words for name, value in count.items()}


def _names(predict: Predict, texts: list[Text], labels: Labels) -> dict[str, float]:
    allowed = decoding.may_follow(labels.names)
    tally = Tally()
    for example, scores in read(predict, texts):
        best = decoding.best_labels(scores["names"][1:], allowed)
        tally.add(
            set(decoding.spans([labels.names[b] for b in best])),
            set(decoding.spans(example.sentence.names)),
        )
    return {"names_f1": tally.f1()}


def _attribution(predict: Predict, texts: list[Text]) -> dict[str, float]:
    allowed = decoding.may_follow(ROLE)
    words = [Tally() for _ in range(3)]
    overlap = [Overlap() for _ in range(3)]
    for example, scores in read(predict, texts):
        for kind in range(3):
            best = decoding.best_labels(scores["roles"][1:, 3 * kind : 3 * kind + 3], allowed)
            guess = [ROLE[b] for b in best]
            gold = example.sentence.attribution[kind]
            words[kind].add(_inside(guess), _inside(gold))
            overlap[kind].add(decoding.spans(guess), decoding.spans(gold))
    found = {}
    for kind, name in enumerate(("source", "cue", "content")):
        found[f"polnear_{name}_f1"] = overlap[kind].f1()
        found[f"polnear_{name}_words_f1"] = words[kind].f1()
    return found


def _inside(labels: object) -> set[int]:
    return {index for index, label in enumerate(labels) if label != "O"}


class Tally:
    """Counts of exact agreement."""

    def __init__(self) -> None:
        self.both = self.guessed = self.gold = 0

    def add(self, guess: set, gold: set) -> None:
        self.both += len(guess & gold)
        self.guessed += len(guess)
        self.gold += len(gold)

    def f1(self) -> float:
        return 2 * self.both / max(1, self.guessed + self.gold)


class Overlap:
    """Counts of spans that share a word with one of the other side."""

    def __init__(self) -> None:
        self.right = self.guessed = self.found = self.gold = 0

    def add(self, guess: list[tuple], gold: list[tuple]) -> None:
        def meets(span: tuple, others: list[tuple]) -> bool:
            return any(span[0] < other[1] and other[0] < span[1] for other in others)

        self.guessed += len(guess)
        self.gold += len(gold)
        self.right += sum(meets(span, gold) for span in guess)
        self.found += sum(meets(span, guess) for span in gold)

    def f1(self) -> float:
        precision, recall = self.right / max(1, self.guessed), self.found / max(1, self.gold)
        return 2 * precision * recall / max(1e-9, precision + recall)
