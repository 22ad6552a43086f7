"""Quantities, marked up in place."""

from __future__ import annotations

import pytest
from making import marked, report

from dateline.annotate import grammar
from dateline.annotate.quantities import quantities
from dateline.annotate.times import times
from dateline.report import Amount


def found(text: str) -> list[Amount]:
    """Find the quantities of a text."""
    page = report(text, day="2019-04-25")
    sentences = tuple(grammar.find_sentences(page))
    return list(
        quantities.find_quantities(page, sentences, tuple(times.find_times(page, sentences)))
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "counts", "mod"),
    [
        ("Russia sent [[more than 2,000 tonnes]] of wheat.", 2000, "tonne", None, "MORE_THAN"),
        ("It gave [[$25 million]] in aid.", 25e6, "USD", None, None),
        ("It lost [[US$1.5bn]].", 1.5e9, "USD", None, None),
        ("It saves [[£500m]] a year.", 500e6, "GBP", None, None),
        ("The plan costs [[$1.2tn]].", 1.2e12, "USD", None, None),
        ("[[At least twenty-three]] people died.", 23, None, "people died", "EQUAL_OR_MORE"),
        ("The fate of [[around 10,000]] Korean workers.", 10000, None, "Korean workers", "APPROX"),
        ("Prices rose [[3 percentage points]].", 3, "percentage point", None, None),
        ("[[Two hundred and five thousand]] voters came.", 205000, None, "voters came", None),
    ],
)
def test_a_quantity_has_value_unit_and_what_it_counts(
    text: str, value: float, unit: str | None, counts: str | None, mod: str | None
) -> None:
    """A number in figures or words, its unit or counted noun, and its hedge."""
    plain, spans = marked(text)
    amount = found(plain)[0]
    assert amount.span.text == spans[0]
    assert (amount.value, amount.unit, amount.counts, amount.mod) == (value, unit, counts, mod)


@pytest.mark.parametrize(
    "text",
    [
        "F-16 jets flew over.",
        "Resolution 2270 bans it.",
        "They met at No. 10.",
        "It fell in 2011.",
        "One of them spoke.",
        "The 1-2 defeat hurt.",
    ],
)
def test_names_labels_scores_and_dates_are_no_quantities(text: str) -> None:
    """A number that belongs to a name, a label, a score or a date counts nothing."""
    assert found(text) == []
