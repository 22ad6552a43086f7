"""Positions: who stands where, read off the clause that an actor opens."""

from __future__ import annotations

import pytest
from making import reading

from dateline.reconcile.actors import find_actors
from dateline.reconcile.positions import find_positions


def found(text: str) -> list[tuple[str, str]]:
    """Return actor and stance of the positions in a text."""
    readings = (reading(text, day="2019-04-25"),)
    actors, actor_of = find_actors(readings)
    names = {actor.id: actor.name for actor in actors}
    return [(names[held.actor], held.stance) for held in find_positions(readings, actor_of)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya wants an end to the border dispute.", "wants"),
        ("Kenya has repeatedly called for an end to the raids.", "wants"),
        ("On Monday, Kenya pledged to open the border.", "offers"),
        ("Kenya was prepared to open the border.", "offers"),
        ("Kenya refused to open the border.", "refuses"),
        ("Kenya will not accept the border.", "refuses"),
        ("Kenya rejected claims that it had opened the border.", "denies"),
        ("Kenya denied it had opened the border.", "denies"),
        ("The talks ended when Kenya condemned the border raids.", "opposes"),
    ],
)
def test_a_stance_is_read_off_the_verb_behind_the_actor(text: str, stance: str) -> None:
    """The verb follows at once, save auxiliaries and adverbs."""
    assert found(text) == [("Kenya", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Uganda, which has a treaty with Kenya, condemned the raids.",
        "The men of the border towns in Kenya condemned the raids.",
        "The border would be open if Kenya agreed to the plan of the union.",
        "Kenya was denied the right to speak before the council.",
        "Kenya will not be around for the talks of the union.",
        "Peter Lund kept his promises to the voters of the border towns.",
        "Peter Lund hails from a town on the border.",
    ],
)
def test_who_does_not_open_the_clause_or_act_holds_nothing(text: str) -> None:
    """Behind a preposition or "if", as an owner or in the passive nobody takes a stand."""
    assert found(text) == []


def test_what_is_said_of_another_is_not_the_others_position() -> None:
    """Within marks a speaker tells of others in words of their own."""
    text = 'Peter Lund smiled. "Kenya wants to break every treaty it has signed," Lund said.'
    assert found(text) == []
