"""Coded events against the gold sentences of PLOVER: what happened, who did it to whom.

    python evaluation/events.py FOLDER

FOLDER holds `plover/` (openeventdata/PLOVER): 161 sentences of the CAMEO manual, each with
the one event that it illustrates. A sentence is read as a report of its own, by the network,
with all layers. Its events are those of `annotate/events/events.py`; judged is the first whose word
stands among the words marked as the event in the gold sentence, or else the first of all.

`plover_type` is the share of sentences whose judged event has the gold type. The sentences
were coded by PLOVER 0.5; types that the manual of 2021 has merged count as one: DEMAND is
REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT. `plover_first_type` judges
the first event of the sentence whatever its words. `plover_actors` is the share of the gold
actors, a source and a target a sentence where both are given, that the judged event names in
the same role: the words found, or the names of the chain that they belong to ("it" is the
actor that it means), and the gold words have one in common, function words aside. Of several
gold sources or targets one is enough. `plover_actors_p` is the same over the actors given.
`plover_events` is how many events a sentence was given, so that a lucky find shows.

The even sentences (0, 2, ...) were seen while the tables were written; figures that end in
`_held` are those of the odd ones, which were not read, save three; their figures were watched.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import acquire, annotate
from dateline.annotate.grammar import Reader
from dateline.report import Chain, Event, Source, Span

FOLDED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
_WORD = re.compile(r"\w+")
_FUNCTION = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "his",
        "her",
        "in",
        "its",
        "of",
        "on",
        "or",
        "the",
        "their",
        "to",
        "with",
    )
)


@dataclass(frozen=True, slots=True)
class Judged:
    """How one gold sentence came out; a role that the gold leaves open is None."""

    type: bool
    first_type: bool
    roles: tuple[bool | None, bool | None]  # source, target: whether found
    given: int  # actors of the judged event
    events: int


def measure(data: Path) -> dict[str, float]:
    """Return the share of types and actors found, over all sentences and the held-out half."""
    path = data / "plover" / "gold_standard_records.json"
    if not path.exists():
        return {}
    judged = list(judge(json.loads(path.read_text(encoding="utf-8")), annotate.reader("model")))
    return {**_figures(judged, ""), **_figures(judged[1::2], "_held")}


def judge(records: list[dict[str, Any]], read: Reader) -> Iterator[Judged]:
    """Yield how each gold sentence comes out."""
    for number, record in enumerate(records):
        source = Source(f"g{number}", "sentence.txt", record["text"].encode())
        reading = annotate.annotate(acquire.read(source), read)
        yield _judged(record, reading.events, reading.chains)


def _judged(record: dict[str, Any], events: tuple[Event, ...], chains: tuple[Chain, ...]) -> Judged:
    wanted = FOLDED.get(record["event"], record["event"])
    marked = _words(record["eventText"])
    at_words = (event for event in events if _words(event.span.text) & marked)
    event = next(at_words, events[0] if events else None)
    source = _named(event.source_span, event.source, chains) if event else None
    target = _named(event.target_span, event.target, chains) if event else None
    found = (_found(record.get("source"), source), _found(record.get("target"), target))
    return Judged(
        type=event is not None and event.type == wanted,
        first_type=bool(events) and events[0].type == wanted,
        roles=found,
        given=sum(words is not None for words in (source, target)),
        events=len(events),
    )


def _named(span: Span | None, chain: int | None, chains: tuple[Chain, ...]) -> set[str] | None:
    """Return the words that name an actor: those that stand there, and those of its chain."""
    if span is None:
        return None
    return _words(" ".join((span.text, *(chains[chain].names if chain is not None else ()))))


def _found(gold: object, words: set[str] | None) -> bool | None:
    """Say whether one of the gold actors of a role was found; None where the gold has none."""
    if not isinstance(gold, list) or not gold:
        return None
    wanted = set().union(*(_words(actor["actorText"]) for actor in gold))
    return words is not None and bool(words & wanted)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)} - _FUNCTION


def _figures(judged: list[Judged], suffix: str) -> dict[str, float]:
    roles = [found for one in judged for found in one.roles if found is not None]
    sources = [one.roles[0] for one in judged if one.roles[0] is not None]
    targets = [one.roles[1] for one in judged if one.roles[1] is not None]
    return {
        f"plover_type{suffix}": _share([one.type for one in judged]),
        f"plover_first_type{suffix}": _share([one.first_type for one in judged]),
        f"plover_actors{suffix}": _share(roles),
        f"plover_actors_p{suffix}": sum(roles) / max(1, sum(one.given for one in judged)),
        f"plover_source{suffix}": _share(sources),
        f"plover_target{suffix}": _share(targets),
        f"plover_events{suffix}": sum(one.events for one in judged) / max(1, len(judged)),
    }


def _share(right: list[bool]) -> float:
    return sum(right) / max(1, len(right))


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1])).items():
        print(f"{name:28} {value:.3f}")
