"""A report gains its layers, one file each, in the order of the tuple below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.annotate import claims, coreference, grammar, names, quantities, quotes, times
from dateline.report import Reading, Report


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what it makes, what it needs of those before it, and who finds it."""

    makes: str  # a field of Reading
    needs: tuple[str, ...]
    find: Callable[..., Iterable[Any]]  # (report, *needs) -> the layer


LAYERS = (
    Layer("sentences", (), grammar.find_sentences),
    Layer("times", ("sentences",), times.find_times),
    Layer("amounts", ("sentences", "times"), quantities.find_quantities),
    Layer("names", ("sentences",), names.find_names),
    Layer("chains", ("sentences", "names"), coreference.find_chains),
    Layer("quotations", ("sentences", "times", "chains"), quotes.find_quotes),
    Layer(
        "statements",
        ("sentences", "times", "amounts", "chains", "quotations"),
        claims.find_claims,
    ),
)


def annotate(report: Report) -> Reading:
    """Return the report with every layer found."""
    found: dict[str, tuple[Any, ...]] = {}
    for layer in LAYERS:
        found[layer.makes] = tuple(layer.find(report, *(found[need] for need in layer.needs)))
    return Reading(report, **found)
