"""Positions: who stands where, read off the tree of a sentence."""

from __future__ import annotations

from functools import cache

import pytest
from making import report

from dateline import annotate
from dateline.annotate.grammar import Reader
from dateline.reconcile.actors import find_actors
from dateline.reconcile.positions import find_positions
from dateline.record import Position


@cache
def reader() -> Reader:
    """Return the network as a reader, loaded once."""
    return annotate.reader("model")


def positions(text: str) -> list[tuple[str, Position]]:
    """Return the positions in a text, each with the name of who holds it."""
    readings = (annotate.annotate(report(text, day="2019-04-25"), reader()),)
    actors, actor_of = find_actors(readings)
    names = {actor.id: actor.name for actor in actors}
    return [(names[held.actor], held) for held in find_positions(readings, actor_of)]


def found(text: str) -> list[tuple[str, str]]:
    """Return actor and stance of the positions in a text."""
    return [(name, held.stance) for name, held in positions(text)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya wants an end to the border dispute.", "wants"),
        ("Kenya has repeatedly called for an end to the raids.", "wants"),
        ("Kenya is expected to ask for an end to the raids.", "wants"),
        ("On Monday, Kenya pledged to open the border.", "offers"),
        ("Kenya was prepared to open the border.", "offers"),
        ("Kenya refused to open the border.", "refuses"),
        ("Kenya will not accept the border.", "refuses"),
        ("Kenya ruled out talks with the rebels.", "refuses"),
        ("Kenya welcomed the plan of the union.", "supports"),
        ("Kenya rejected claims that it had opened the border.", "denies"),
        ("Kenya denied it had opened the border.", "denies"),
        ("The talks ended when Kenya condemned the border raids.", "opposes"),
        ("The raids were condemned by Kenya.", "opposes"),
        ("Kenya does not support the plan of the union.", "opposes"),
        ("Kenya voiced support for the plan of the union.", "supports"),
        ("Kenya's demand for an apology was heard in the union.", "wants"),
    ],
)
def test_a_stance_is_read_off_a_word_and_its_holder(text: str, stance: str) -> None:
    """Verbs, nouns and adjectives tell a stance, in the active and the passive."""
    assert found(text) == [("Kenya", stance)]


def test_two_that_are_joined_hold_a_stance_both() -> None:
    """A stance with a joined subject is a position of each."""
    text = "Kenya and Uganda want an end to the raids."
    assert found(text) == [("Kenya", "wants"), ("Uganda", "wants")]


def test_a_relative_clause_has_the_holder_before_it() -> None:
    """The clause behind "which" tells of the noun before it."""
    text = "Kenya met Uganda, which opposes the plan, in Nairobi."
    assert found(text) == [("Uganda", "opposes")]


def test_the_issue_is_what_follows_the_cue() -> None:
    """The issue ends at the clause that only stands beside it."""
    text = "Kenya called for an end to the raids, saying its patience was over."
    assert [held.issue for _, held in positions(text)] == ["an end to the raids"]


def test_who_says_that_it_must_be_done_wants_it() -> None:
    """A reported clause with "must" or "should" is a wish of who says it."""
    text = "Peter Lund said on Monday that the council should resign."
    assert found(text) == [("Peter Lund", "wants")]


def test_in_marks_the_first_person_is_who_speaks() -> None:
    """What "we" want is a position of the speaker."""
    text = 'Peter Lund smiled. "We want an end to the raids," Lund said.'
    assert found(text) == [("Peter Lund", "wants")]


@pytest.mark.parametrize(
    "text",
    [
        "The men of the border towns in Kenya condemned the raids.",
        "The border would be open if Kenya agreed to open the gates of the town.",
        "Kenya was denied the right to speak before the council.",
        "Peter Lund kept his promises to the voters of the border towns.",
        "Peter Lund hails from a town on the border.",
        "Peter Lund sought out his friends in the border towns.",
        "Does Kenya want an end to the raids?",
        "Peter Lund insisted that he had paid the bill.",
    ],
)
def test_who_takes_no_stand_holds_nothing(text: str) -> None:
    """Others, conditions, questions and facts tell no position."""
    assert found(text) == []


def test_what_is_said_of_another_is_not_the_others_position() -> None:
    """Within marks a speaker tells of others in words of their own."""
    text = 'Peter Lund smiled. "Kenya wants to break every treaty it has signed," Lund said.'
    assert found(text) == []
