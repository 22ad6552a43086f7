"""Positions: who stands where, read off the tree of a sentence."""

from __future__ import annotations

from functools import cache

import pytest
from making import report

from dateline import annotate, reconcile
from dateline.annotate.grammar import Reader
from dateline.reconcile.actors import find_actors
from dateline.reconcile.positions import find_positions
from dateline.record import Position
from dateline.tell import positions as tell
from dateline.tell.brief import Limit, index


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
        "Kenya could refuse the treaty with Uganda.",
        "Kenya should support the treaty with Uganda.",
        "Kenya would oppose the treaty.",
        "Kenya may be willing to support the treaty.",
        "Kenya failed to condemn the raids on the border.",
        "Kenya was urged to support the treaty with Uganda.",
        "Peter Lund asked why Kenya opposes the treaty.",
        "Kenya has been accused of wanting to break the treaty.",
        "Peter Lund believes that Kenya wants a new border.",
        "Some Kenyans want an end to the raids.",
        "Peter Lund was considering supporting the treaty with Uganda.",
        "Peter Lund saw the plan that Kenya told the union to work on.",
        "Uganda has no room for Kenyans seeking a job in the port.",
        "Peter Lund never said that Kenya wants a new border.",
        "More Kenyans supported the treaty than opposed it.",
        "Peter Lund proposed to his girlfriend Anna in the field.",
        "Peter Lund defended himself against the charges.",
        "Peter Lund welcomed the guests.",
        "Peter Lund declined to comment on the raids.",
        "Kenya sought a treaty with Uganda in 1963.",
        "Kenya has not ruled out talks with the rebels.",
        "Uganda has not asked Kenya to open the border.",
        "Kenya was denied visas by Uganda.",
        "Peter Lund said it should get better in the north.",
        "Peter Lund said they must leave at once.",
    ],
)
def test_who_takes_no_stand_holds_nothing(text: str) -> None:
    """Others, conditions, questions and facts tell no position."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya supports it.",
        "Kenya wants to do so.",
        "Kenya supported the move.",
        "Kenya supports such claims.",
        "Kenya urged them to leave the border.",
        "Uganda spoke of theft, a charge that Kenya denies.",
    ],
)
def test_an_issue_that_cannot_be_understood_is_none(text: str) -> None:
    """What stands for something told before tells nothing by itself."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Kenya pledged $400 million for the port.", "$400 million for the port"),
        ("Kenya pleaded with Uganda to open the border.", "Uganda to open the border"),
        ("Peter Lund supported Anna Holm when she was charged with theft.", "Anna Holm"),
        ("Kenya is opposed to the treaty with Uganda.", "the treaty with Uganda"),
        (
            "Kenya urged Uganda and the union, which rules the border, to meet the rebels.",
            "Uganda and the union, which rules the border, to meet the rebels",
        ),
    ],
)
def test_the_issue_is_told_in_full_and_no_further(text: str, issue: str) -> None:
    """Sums, whom it is asked of and a clause in between belong to it; who does it does not."""
    assert issue in [held.issue for _, held in positions(text)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya was not ready to sign the treaty.", "refuses"),
        ("Kenya never wanted the treaty.", "opposes"),
    ],
)
def test_what_is_denied_is_shown_with_its_not(text: str, stance: str) -> None:
    """A stance that "not" turns round is told with the "not"."""
    ((_, held),) = positions(text)
    assert held.stance == stance
    assert {"not", "never"} & set(held.span.text.split())


def test_a_refusal_by_will_not_is_told_from_its_verb_on() -> None:
    """What somebody will not do is the verb with what follows."""
    text = 'Peter Lund smiled. "We will not negotiate with the rebels," Lund said.'
    assert [held.issue for _, held in positions(text)] == ["negotiate with the rebels"]


def test_what_somebody_wants_is_told_with_its_what() -> None:
    """Without "what", "Kenya wants is a border" would stand there."""
    (found,) = positions("What Kenya wants is an end to the border dispute.")
    assert found[1].span.text == "What Kenya wants is an end to the border dispute"


def test_what_is_denied_behind_it_is_told_whole() -> None:
    """In ", which Kenya denies" it is all that stands before that is denied."""
    (found,) = positions("Uganda suspects that the ship carried arms, which Kenya denies.")
    assert found[1].span.text == "Uganda suspects that the ship carried arms, which Kenya denies"


def test_a_threat_is_no_offer() -> None:
    """Who vows to attack wants to."""
    assert found("Kenya vowed to attack the rebels.") == [("Kenya", "wants")]


def test_to_keep_somebody_from_something_is_to_refuse_it() -> None:
    """Access that is denied is refused; what somebody says is untrue is denied."""
    assert found("Uganda denied Kenya access to the port.") == [("Uganda", "refuses")]
    assert found("Kenya denied involvement in the raids.") == [("Kenya", "denies")]


def test_within_a_position_stands_no_other_of_the_same_actor() -> None:
    """The wider of two positions of one actor is kept."""
    assert len(found("Kenya wants to support the call for a new border.")) == 1


def test_in_marks_others_are_not_who_speaks() -> None:
    """What a speaker tells of "them", or of what others say, is not the speaker's stance."""
    assert found('Peter Lund smiled. "They want war with the rebels," Lund said.') == []
    assert found('Peter Lund smiled. "They say we want war with the rebels," Lund said.') == []


def test_what_is_said_of_another_is_not_the_others_position() -> None:
    """Within marks a speaker tells of others in words of their own."""
    text = 'Peter Lund smiled. "Kenya wants to break every treaty it has signed," Lund said.'
    assert found(text) == []


def told(*texts: str) -> list[tuple[str, str]]:
    """Return what the brief tells of who wants what: the label and the words of each line."""
    reports = [report(text, id_=f"r{n}", day="2019-04-25") for n, text in enumerate(texts, 1)]
    readings = tuple(annotate.annotate(one, reader()) for one in reports)
    opened = index(reconcile.reconcile(readings), {one.id: one.text for one in reports})
    lines = tell.positions(opened, Limit()).lines
    return [(u.label, "".join(run.text for run in u.runs)) for line in lines for u in line.under]


def test_what_two_reports_tell_stands_once_with_their_number() -> None:
    """One position in like words is one line, with how many voices tell it."""
    one = "Kenya condemned the raids on the border towns, and the union met in Nairobi."
    other = "The talks went on in Kampala after Kenya condemned the raids."
    assert told(one, other) == [
        ("opposes", "Kenya condemned the raids on the border towns (2 voices)")
    ]


def test_a_position_by_anothers_word_says_whose_word_it_is() -> None:
    """What somebody says of another's wish is told as theirs."""
    assert told("Peter Lund said on Monday that Kenya wants a new border.") == [
        ("wants", "Kenya wants a new border (as told by Peter Lund)")
    ]
