"""Measure the dead and injured that are told of shootings, from one article each (GVA).

    python evaluation/tolls.py DATA [--misses HALF]

DATA holds `gva/articles.jsonl.gz` and `gva/incidents.jsonl.gz`: local news, and the record
that the Gun Violence Archive keeps of the incident. An article is read by itself, title and
text, on its own day. `gva_killed` and `gva_injured` are the shares of all articles whose
number is exactly the record's. Of a fate that an article does not tell the number is taken
for 0 if it tells the other one; where it tells neither, both are counted as wrong, be the
record 0 or not. All articles of known incidents count, also pages without the story and
those written before somebody died, from which nobody could tell the number: `gva_told` is
the share of articles of which any toll was found.

Rules were tuned on one half of the incidents (`gva_tuned_*`), split by the hash of their
numbers, and on none of the misses of the other half (`gva_fresh_*`).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline import acquire, annotate
from dateline.pipeline import GRAMMAR
from dateline.report import Reading, Report, Source


@dataclass(frozen=True, slots=True)
class Case:
    """An article, and what the record of its incident says."""

    incident: str
    report: Report
    killed: int
    injured: int

    @property
    def is_fresh(self) -> bool:
        """Say whether the incident is of the half that no rule was tuned on."""
        return sha256(self.incident.encode()).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in an article; None for what is not told."""

    case: Case
    killed: float | None
    injured: float | None

    @property
    def right(self) -> tuple[bool, bool]:
        """Say whether the killed and the injured are the record's."""
        return self.killed == self.case.killed, self.injured == self.case.injured


def measure(data: Path) -> dict[str, float]:
    """Return the shares of articles with the right number of killed and of injured."""
    folder = data / "gva"
    if not folder.exists():
        print(f"gva: not in {data}, skipped", file=sys.stderr)
        return {}
    read = annotate.reader(GRAMMAR)
    answers = [answer(case, annotate.annotate(case.report, read)) for case in read_cases(folder)]
    halves = {
        name: [one for one in answers if one.case.is_fresh == is_fresh]
        for name, is_fresh in (("gva_fresh", True), ("gva_tuned", False))
    }
    told = sum(one.killed is not None for one in answers) / len(answers)
    figures = _shares("gva", answers) | {"gva_told": told}
    for name, half in halves.items():
        figures |= _shares(name, half)
    return figures


def _shares(name: str, answers: Sequence[Answer]) -> dict[str, float]:
    killed, injured = zip(*(one.right for one in answers), strict=True)
    return {
        f"{name}_killed": sum(killed) / len(answers),
        f"{name}_injured": sum(injured) / len(answers),
    }


def read_cases(folder: Path) -> Iterator[Case]:
    """Read the articles whose incident has a record."""
    incidents = {one["incident_uri"]: one for one in _lines(folder / "incidents.jsonl.gz")}
    for article in _lines(folder / "articles.jsonl.gz"):
        incident = incidents.get(article["incident"])
        if incident:
            text = f"{article['title']}\n\n{article['content']}"
            report = acquire.read(Source("r1", "article.txt", text.encode()))
            yield Case(
                article["incident"],
                replace(report, reference_date=article["dct"] or None),
                incident["num_killed"],
                incident["num_injured"],
            )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def answer(case: Case, reading: Reading) -> Answer:
    """Return the numbers of an article: one that tells a fate tells 0 for the other."""
    tolls = {toll.kind: toll.value for toll in reading.tolls}
    if not tolls:
        return Answer(case, None, None)
    return Answer(case, tolls.get("dead", 0), tolls.get("injured", 0))


def print_misses(data: Path, *, fresh: bool) -> None:
    """Print the articles of one half whose numbers are wrong, and what they stand on."""
    read = annotate.reader(GRAMMAR)
    for case in read_cases(data / "gva"):
        if case.is_fresh != fresh:
            continue
        reading = annotate.annotate(case.report, read)
        found = answer(case, reading)
        if not all(found.right):
            words = [(toll.kind, [span.text for span in toll.spans]) for toll in reading.tolls]
            record = f"{case.killed}/{case.injured}"
            print(case.incident, record, f"{found.killed}/{found.injured}", words, sep="\t")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if "--misses" in arguments:
        print_misses(Path(arguments[0]), fresh=arguments[-1] == "fresh")
    else:
        for figure, value in measure(Path(arguments[0])).items():
            print(f"{figure}\t{value:.4f}")
