"""How well names are found: spans and kinds on en-worldwide-newswire.

    python evaluation/names.py DATA

DATA is a folder that holds `en_worldwide_newswire/` (stanfordnlp/en-worldwide-newswire).
Measured on a fixed tenth of its files. Persons, organisations and places are compared,
countries and facilities being places; a name counts when its span and kind are right.
They are the names of the record: found by rules with the votes of the network.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline import annotate
from dateline.annotate.grammar import Reader
from dateline.annotate.names.names import find_names
from dateline.report import Block, Report

_KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "country": "place",
}
_NO_BLANK_BEFORE = frozenset(
    (*",.;:!?)]%”'’", "'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll")
)
_NO_BLANK_AFTER = frozenset("([$“-/#")
_JOINED = frozenset("-/")

Name = tuple[int, int, str]


def measure(data: Path) -> dict[str, float]:
    """Return precision, recall and F1 of names on the fixed tenth, in all and by kind."""
    reader = annotate.reader("model")
    right: dict[str, int] = {}
    given: dict[str, int] = {}
    wanted: dict[str, int] = {}
    for path in held_out(data / "en_worldwide_newswire"):
        report, gold = read(path)
        found = names_of(report, reader)
        for kind in sorted({"person", "organisation", "place"}):
            told = {name for name in found if name[2] == kind}
            true = {name for name in gold if name[2] == kind}
            right[kind] = right.get(kind, 0) + len(told & true)
            given[kind] = given.get(kind, 0) + len(told)
            wanted[kind] = wanted.get(kind, 0) + len(true)
    figures = {
        f"names_read_{kind}_f1": _f1(right[kind], given[kind], wanted[kind]) for kind in right
    }
    total, shown, true_all = sum(right.values()), sum(given.values()), sum(wanted.values())
    return figures | {
        "names_read_precision": total / shown if shown else 0.0,
        "names_read_recall": total / true_all if true_all else 0.0,
        "names_read_f1": _f1(total, shown, true_all),
    }


def held_out(folder: Path) -> list[Path]:
    """Return the tenth of the files that is measured on: by the hash of the file's name."""
    files = sorted(folder.glob("*.tsv"))
    return [path for path in files if int(_digest(path.name), 16) % 10 == 0]


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def read(path: Path) -> tuple[Report, set[Name]]:
    """Return a file as a report, a block a sentence, and the names marked in it."""
    text = ""
    blocks, names = [], set()
    for tokens in _sentences(path):
        start = len(text)
        line, marked = _line([token for token, _ in tokens], [tag for _, tag in tokens])
        text += line + "\n"
        blocks.append(Block("body", start, start + len(line)))
        names |= {(start + a, start + b, kind) for a, b, kind in marked}
    report = Report(id="r1", path=str(path), sha256="", text=text, blocks=tuple(blocks))
    return report, names


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.splitlines() if "\t" in line]
        tokens = [(row[0].strip(), row[1]) for row in rows if not row[0].startswith("http")]
        if tokens:
            yield tokens


def _line(tokens: list[str], tags: list[str]) -> tuple[str, list[Name]]:
    """Return tokens as a line of prose, and the names in it."""
    line, names = "", []
    start, kind = 0, None
    for i, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
        if i and _has_blank(tokens[i - 1], token):
            line += " "
        if tag.startswith("B-"):
            start, kind = len(line), _KINDS.get(tag[2:])
        line += token
        goes_on = i + 1 < len(tags) and tags[i + 1].startswith("I-")
        if tag != "O" and not goes_on and kind:
            names.append((start, len(line), kind))
            kind = None
    return line, names


def _has_blank(before: str, token: str) -> bool:
    if before in {"’", "'"} and token in {"s", "t", "re", "ve", "ll", "m", "d"}:
        return False
    if len(before) == len(token) == 2 and before[1] == token[1] == ".":  # noqa: PLR2004 - "U. S."
        return False
    is_joined = token in _JOINED or before in _JOINED
    return not (is_joined or token in _NO_BLANK_BEFORE or before in _NO_BLANK_AFTER)


def names_of(report: Report, read_sentences: Reader) -> set[Name]:
    """Return the names found in a report, with the kinds of this evaluation."""
    found = find_names(report, tuple(read_sentences(report)))
    return {
        (name.span.start, name.span.end, _KINDS[name.kind])
        for name in found
        if name.kind in _KINDS and name.form == "name"
    }


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 0.0


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1])).items():
        print(f"{figure}\t{value:.4f}")
