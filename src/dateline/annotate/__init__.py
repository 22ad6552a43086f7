"""A report gains its layers, in the order of the tuple below.

The sentences come first, from whatever reads the grammar (see `grammar.reader`).
A report known to be in a language that is not read gains none: what English rules find
in it is false more often than not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.annotate import grammar
from dateline.annotate.claims import claims
from dateline.annotate.coreference import coreference
from dateline.annotate.events import events, stances
from dateline.annotate.grammar import Reader, reader
from dateline.annotate.names import names
from dateline.annotate.quantities import quantities, tolls
from dateline.annotate.quotes import attributions, quotes
from dateline.annotate.times import times
from dateline.report import READ, Reading, Report, Sentence

__all__ = ["LAYERS", "Reader", "add_layers", "annotate", "reader", "sentences_of"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what it makes, what it needs of those before it, and who finds it."""

    makes: str  # a field of Reading
    needs: tuple[str, ...]
    find: Callable[..., Iterable[Any]]  # (report, *needs) -> the layer


LAYERS = (
    Layer("times", ("sentences",), times.find_times),
    Layer("amounts", ("sentences", "times"), quantities.find_quantities),
    Layer("names", ("sentences",), names.find_names),
    Layer("chains", ("sentences", "names"), coreference.find_chains),
    Layer("tolls", ("sentences", "times", "chains"), tolls.find_tolls),
    Layer("attributions", ("sentences",), attributions.find_attributions),
    Layer("quotations", ("sentences", "attributions", "times", "chains"), quotes.find_quotes),
    Layer("events", ("sentences", "times", "chains", "quotations"), events.find_events),
    Layer("stances", ("sentences", "times", "chains", "quotations"), stances.find_stances),
    Layer(
        "statements",
        ("sentences", "times", "amounts", "chains", "quotations"),
        claims.find_claims,
    ),
)


def annotate(report: Report, read: grammar.Reader = grammar.find_sentences) -> Reading:
    """Return the report with every layer found; `read` finds the sentences and their grammar."""
    return add_layers(report, sentences_of(report, read))


def sentences_of(report: Report, read: grammar.Reader) -> tuple[Sentence, ...]:
    """Return the sentences of a report, none if it is in a language that is not read."""
    return tuple(read(report)) if report.language in {READ, None} else ()


def add_layers(report: Report, sentences: tuple[Sentence, ...]) -> Reading:
    """Return the report with every layer that is found in its sentences."""
    if not sentences:
        return Reading(report)
    found: dict[str, tuple[Any, ...]] = {"sentences": sentences}
    for layer in LAYERS:
        found[layer.makes] = tuple(layer.find(report, *(found[need] for need in layer.needs)))
    return Reading(report, **found)
