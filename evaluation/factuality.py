"""Measure on the event mentions of MEANTIME whether each happened, did not, or is open.

    python evaluation/factuality.py DATA [--misses]

DATA holds `meantime` (NewsReader MEANTIME, English: Wikinews on Airbus and on GM). Each
event mention there has a certainty, a time and a polarity (Tonelli et al. 2014). As in
FactPro (Minard et al. 2016) they make three classes: factual (certain, not future,
positive), counterfactual (certain, not future, negative), and open (all else). Mentions
without these three marks are left out. Accuracy is over all others, verbs, nouns and the
rest; one in a sentence without a tree counts as factual.

`meantime_factuality` takes for each mention the status that `factuality` gives to its head
word, which is what the status of a claim rests on: happened, ongoing and background are
factual, denied is counterfactual, expected and proposed are open. `..._airbus` and `..._gm`
are its parts; only the first was looked at while the rules were written. `..._claims` takes
the status of the smallest claim that holds the mention instead, whatever the mention is in
it: what a reader of the record is told; a mention that no claim holds is wrong.
`..._majority` is what calling every mention factual would give.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from times import spaced

from dateline.annotate import add_layers, reader
from dateline.annotate.claims.factuality import status_at
from dateline.annotate.syntax import tree_of
from dateline.report import Block, Reading, Report, Status

CLASS: dict[Status, str] = {
    "happened": "factual",
    "ongoing": "factual",
    "background": "factual",
    "denied": "counterfactual",
    "expected": "open",
    "proposed": "open",
}
_SURE = {"POS": "factual", "NEG": "counterfactual"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention with its class in the corpus, and what the package makes of it."""

    corpus: str
    text: str  # with the mention in >>marks<<
    wanted: str
    by_word: str
    by_claim: str | None


def measure(data: Path) -> dict[str, float]:
    """Return the accuracies; nothing where the corpus is not there."""
    mentions = list(read(data / "meantime"))
    if not mentions:
        print(f"meantime: not in {data}, skipped", file=sys.stderr)
        return {}
    parts = {name: [m for m in mentions if m.corpus == name] for name in ("airbus", "gm")}
    return {
        "meantime_factuality": _share([m.by_word == m.wanted for m in mentions]),
        **{
            f"meantime_factuality_{name}": _share([m.by_word == m.wanted for m in part])
            for name, part in parts.items()
        },
        "meantime_factuality_claims": _share([m.by_claim == m.wanted for m in mentions]),
        "meantime_factuality_covered": _share([m.by_claim is not None for m in mentions]),
        "meantime_factuality_majority": _share([m.wanted == "factual" for m in mentions]),
    }


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def read(folder: Path) -> Iterator[Mention]:
    """Read the event mentions of the corpus and what the package says of them."""
    read_sentences = reader("model")
    for path in sorted(folder.glob("corpus_*/*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314 - a known corpus
        text, places = spaced(root)
        report = _report(text)
        reading = add_layers(report, tuple(read_sentences(report)))
        corpus = path.parent.name.removeprefix("corpus_")
        for node in root.iter("EVENT_MENTION"):
            anchors = [anchor.get("t_id", "") for anchor in node.iter("token_anchor")]
            wanted = _wanted(node)
            if wanted and anchors and anchors[0] in places and anchors[-1] in places:
                start, end = places[anchors[0]][0], places[anchors[-1]][1]
                yield _mention(reading, corpus, start, end, wanted)


def _report(text: str) -> Report:
    """Make a report of a text: its first paragraph is the headline."""
    paragraphs = list(re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    blocks = tuple(
        Block("body" if number else "title", match.start(), match.end())
        for number, match in enumerate(paragraphs)
    )
    return Report(id="r1", path="", sha256="", text=text, blocks=blocks, language="en")


def _wanted(node: ET.Element) -> str | None:
    certainty, time, polarity = (node.get(key) for key in ("certainty", "time", "polarity"))
    if not (certainty and time and polarity):
        return None
    sure = certainty == "CERTAIN" and time == "NON_FUTURE"
    return _SURE.get(polarity, "open") if sure else "open"


def _mention(reading: Reading, corpus: str, start: int, end: int, wanted: str) -> Mention:
    text = reading.report.text
    context = f"{text[max(0, start - 70) : start]}>>{text[start:end]}<<{text[end : end + 50]}"
    return Mention(
        corpus=corpus,
        text=" ".join(context.split()),
        wanted=wanted,
        by_word=CLASS[_by_word(reading, start, end)],
        by_claim=_by_claim(reading, start, end),
    )


def _by_word(reading: Reading, start: int, end: int) -> Status:
    """Return the status of the word that heads a mention."""
    for sentence in reading.sentences:
        tree = tree_of(sentence) if sentence.span.start <= start < sentence.span.end else None
        if tree is not None:
            tokens = sentence.tokens
            inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
            heads = [place for place in inside if tokens[place].head not in inside]
            return status_at(tree, heads[0], reading.report.blocks[sentence.block].kind)
    return "happened"


def _by_claim(reading: Reading, start: int, end: int) -> str | None:
    """Return the class of the smallest claim that holds a mention."""
    holding = [s for s in reading.statements if s.span.start <= start and end <= s.span.end]
    if not holding:
        return None
    smallest = min(holding, key=lambda statement: statement.span.end - statement.span.start)
    return CLASS[smallest.status]


if __name__ == "__main__":
    data = Path(sys.argv[1])
    if "--misses" in sys.argv:
        for mention in read(data / "meantime"):
            if mention.corpus == "airbus" and mention.by_word != mention.wanted:
                print(f"{mention.wanted}\t{mention.by_word}\t{mention.text}")
    else:
        for figure, value in measure(data).items():
            print(f"{figure}\t{value:.3f}")
