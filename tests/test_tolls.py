"""How many people a report's own event killed and injured; the numbers stand behind each text."""

from __future__ import annotations

import pytest
from making import reading

from dateline.reconcile import reconcile

Numbers = dict[str, float]


def tolls_of(text: str, day: str | None = "2017-03-06") -> Numbers:
    """Return the number of each fate that is told."""
    return {toll.kind: toll.value for toll in reading(text, day=day).tolls}


TOLD: dict[str, tuple[str, Numbers]] = {
    "a number in a headline": ("2 dead, 5 wounded in shooting at a bar", {"dead": 2, "injured": 5}),
    "counted people": ("Three people were killed and four others injured on Sunday.",
                       {"dead": 3, "injured": 4}),
    "an active verb": ("The bomb killed at least 12 soldiers and wounded 30 civilians.",
                       {"dead": 12, "injured": 30}),
    "one person without a number": ("A 19-year-old man was shot and killed on Elm Street.",
                                    {"dead": 1}),
    "a joined phrase": ("A woman, 34, and her 3-year-old son were wounded in the shooting.",
                        {"injured": 2}),
    "parts of a number add up": ("Two men and a woman were killed in the crash.", {"dead": 3}),
    "nobody is a number": ("No one was injured in the fire.", {"injured": 0}),
    "both": ("Two boys played with a gun. Both boys were wounded.", {"injured": 2}),
    "double homicide": ("Police investigate a double homicide in Dorum.", {"dead": 2}),
    "a hospital": ("Five people were taken to a hospital after the shooting.", {"injured": 5}),
    "a condition": ("A boy is in critical condition after a shooting.", {"injured": 1}),
    "fatally": ("A man was fatally shot on Elm Street on Monday.", {"dead": 1}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), TOLD.values(), ids=TOLD)
def test_the_dead_and_injured_are_counted(text: str, numbers: Numbers) -> None:
    """Each way to tell of killed and hurt people gives their number."""
    assert tolls_of(text) == numbers


def test_one_person_told_twice_is_one() -> None:
    """The man of the lead, named further down, is nobody new."""
    text = (
        "A 19-year-old man was shot on Elm Street on Sunday.\n"
        "John Smith, 19, was pronounced dead at a hospital."
    )
    assert tolls_of(text) == {"dead": 1}


def test_two_ages_are_two_persons() -> None:
    """What tells two persons apart is their age."""
    text = (
        "A 19-year-old man was wounded on Elm Street.\nA 40-year-old man was wounded on Oak Street."
    )
    assert tolls_of(text) == {"injured": 2}


def test_the_hit_who_did_not_die_are_injured() -> None:
    """Of four people shot one died: three are injured."""
    text = "Four people were shot outside a club on Sunday.\nOne of the victims died at a hospital."
    assert tolls_of(text) == {"dead": 1, "injured": 3}


def test_who_killed_himself_counts() -> None:
    """The gunman comes on top of those whom he killed."""
    text = "A gunman killed two people in Dorum and then killed himself."
    assert tolls_of(text) == {"dead": 3}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("One man, 33, was wounded on Elm Street.", {"injured": 1}),
        ("Deputies found her near Highway 150 with a gunshot wound.", {"injured": 1}),
        ("A 12-month-old boy was wounded by a .40-caliber bullet.", {"injured": 1}),
        ("Image 1 of 8 A woman was killed in Dorum.", {"dead": 1}),
        ("Mary Jones, 18, and Ann Bolden, 20, were killed in Dorum.", {"dead": 2}),
    ],
)
def test_ages_roads_and_calibers_count_nobody(text: str, numbers: Numbers) -> None:
    """A number that is an age, a road's, a picture's or a weapon's is of no people."""
    assert tolls_of(text) == numbers


def test_an_attempt_kills_nobody() -> None:
    """The victim of an attempted murder is not dead."""
    text = "He was charged with the attempted murder of a 20-year-old man."
    assert tolls_of(text) == {}


def test_others_beside_the_dead_are_all_injured() -> None:
    """Of "one killed, three others" the three are not told once more further down."""
    text = (
        "One man was killed and three others were wounded in Dorum.\n"
        "A 23-year-old man was wounded in the leg."
    )
    assert tolls_of(text) == {"dead": 1, "injured": 3}


@pytest.mark.parametrize(
    "text",
    [
        "The man was not injured in the crash.",
        "The flood could have killed two people.",
        "It was the 40th homicide; 39 people were killed in the city this year.",
        "Two men were killed on the bridge in 2009.",
        "The team killed time before the match.",
    ],
)
def test_what_is_of_no_toll(text: str) -> None:
    """What is denied, only possible, of other years or of things is not counted."""
    assert tolls_of(text) == {}


def test_nothing_told_is_no_toll() -> None:
    """A report that tells of nobody hurt has no toll, not a toll of 0."""
    assert tolls_of("The ministers met in Geneva on Monday.") == {}


def test_a_toll_stands_on_its_words() -> None:
    """The span holds the number and what became of the people."""
    (toll,) = reading("At least 12 miners were killed in Dorum.").tolls
    assert (toll.spans[0].text, toll.mod) == ("12 miners were killed", "EQUAL_OR_MORE")


def test_a_toll_that_rose_is_later_not_a_conflict() -> None:
    """A higher number a day later contradicts nothing."""
    first = reading("The quake in Dorum killed 12 people.", id_="r1", day="2017-03-05")
    second = reading("The quake in Dorum killed 15 people.", id_="r2", day="2017-03-06")
    differences = reconcile((first, second)).differences
    assert [d.relation for d in differences if d.about == "number of dead"] == ["later"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The raid on Dorum wounded 6 journalists.", "The raid on Dorum wounded 40 people."),
        ("The raid on Dorum wounded 40 people.", "Another 30 people were wounded in Dorum."),
    ],
)
def test_a_part_does_not_contradict_the_whole(first: str, second: str) -> None:
    """The number of some sort of people, or of more than before, has another scope."""
    readings = (reading(first, id_="r1"), reading(second, id_="r2"))
    differences = reconcile(readings).differences
    assert [d.relation for d in differences if d.about == "number of injured"] == ["scope"]


def test_a_person_is_no_number_to_compare() -> None:
    """Whose death one report tells is not set against what another counts."""
    first = reading("The death of Ann Bolden shocked Dorum.", id_="r1")
    second = reading("The quake in Dorum killed 15 people.", id_="r2")
    assert not [d for d in reconcile((first, second)).differences if d.kind == "number"]
