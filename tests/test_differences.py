"""Where reports differ, and where they only seem to."""

from __future__ import annotations

import pytest
from making import reading

from dateline.reconcile import reconcile
from dateline.reconcile.renderings import wordings
from dateline.record import Difference, Quote, Utterance
from dateline.report import Span


def differences(one: str, other: str, kind: str) -> list[Difference]:
    """Return the differences of one kind between two reports of one day."""
    readings = (
        reading(one, id_="r1", day="2024-03-14"),
        reading(other, id_="r2", day="2024-03-14"),
    )
    return [found for found in reconcile(readings).differences if found.kind == kind]


def test_amounts_in_pairs_are_set_apart_by_their_place() -> None:
    """Tax answers tax and income answers income, so nothing contradicts."""
    found = differences(
        "The senator paid $1.9 million in taxes on an investment income of $13.7 million in 2011.",
        "The senator paid nearly $2 million in taxes on over $13 million of investment income.",
        "number",
    )
    assert {difference.relation for difference in found} <= {"precision"}


def test_amounts_that_hang_on_other_words_are_not_compared() -> None:
    """A jobless rate and a share of a poll are both percentages, and no more."""
    found = differences(
        "Anna Bell exceeded expectations in a debate over a jobless rate of over 8 percent.",
        "After the debate 37 percent said that Anna Bell exceeded expectations.",
        "number",
    )
    assert found == []


def test_suppositions_contradict_nothing() -> None:
    """What is only assumed is no fact of the event."""
    found = differences(
        "Electric cars do better than diesel cars assuming lifetimes of 150,000 km.",
        "Electric cars do better than diesel cars assuming lifetimes of 200,000 km.",
        "number",
    )
    assert found == []


def test_a_street_does_not_contradict_its_town() -> None:
    """A place that the other report names as well is no other place."""
    found = differences(
        "A police officer was killed in a shooting at the Baird Street station in Glasgow.",
        "A police officer was killed in a shooting at a station in Glasgow.",
        "place",
    )
    assert found == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Today we relayed a clear message to them.", "Today we sent a clear message to them.", 2),
        ("When I heard she had gone, I laughed", "When I heard [Smith] had gone, I laughed", 2),
        ("Today we relayed a clear message to them.", "we relayed a clear message", 0),
        ("The letters in this case are frank.", "The letters … are frank.", 0),
        ("The organization has lost its way.", "The organisation has lost its way.", 0),
    ],
)
def test_an_excerpt_is_no_other_wording(one: str, other: str, count: int) -> None:
    """Quoting less, cutting with an ellipsis or spelling otherwise is not wording otherwise."""
    quotes = {
        id_: Quote(id_, Span(report, 0, len(text), text), "direct", "a1", None, None, None, None)
        for id_, report, text in (("q1", "r1", one), ("q2", "r2", other))
    }
    assert len(wordings(Utterance("u1", "a1", ("q1", "q2"), "alike"), quotes)) == count


def test_a_mark_behind_a_name_is_no_spelling() -> None:
    """Neither an apostrophe nor the space between initials spells a name otherwise."""
    found = differences(
        "George H. W. Bush met the leaders of Hamas. Hamas' leaders left.",
        "George H.W. Bush met the leaders of Hamas.",
        "name",
    )
    assert found == []
