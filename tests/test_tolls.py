"""How many people a report's own event killed and injured; the numbers stand behind each text."""

from __future__ import annotations

import pytest
from making import reading

from dateline.reconcile import reconcile
from dateline.tell.view import view

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
    "a toll that rises": ("The death toll from the quake rose from 10 to at least 25.",
                          {"dead": 25}),
    "the number of dead": ("The number of dead rose to 44 on Monday.", {"dead": 44}),
    "lives claimed": ("The quake has claimed 12 lives.", {"dead": 12}),
    "lives lost": ("More than 30 people lost their lives in the flood.", {"dead": 30}),
    "fatalities": ("Officials reported three fatalities and 20 injuries.",
                   {"dead": 3, "injured": 20}),
    "a range": ("Up to 17 or 21 people had been injured in the blast.", {"injured": 21}),
    "who is brought": ("The attack resulted in 28 people being hospitalized.", {"injured": 28}),
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


def test_a_victim_is_not_the_killer_of_himself() -> None:
    """Who shoots a boy and then himself is another than the boy."""
    assert tolls_of("Police say a man killed the boy and himself.") == {"dead": 2}


def test_relatives_of_one_surname_are_two() -> None:
    """Two full names that share the surname alone are of two persons."""
    text = "Ann Bolden was wounded on Elm Street.\nMary Bolden was wounded on Oak Street."
    assert tolls_of(text) == {"injured": 2}


def test_a_year_of_age_sets_nobody_apart() -> None:
    """Reports err by a year: the 10-year-old of the title is the 11-year-old of the text."""
    text = "A 10-year-old boy was wounded in Dorum.\nThe 11-year-old boy was shot in the leg."
    assert tolls_of(text) == {"injured": 1}


def test_all_who_were_hit_were_brought_to_a_hospital() -> None:
    """Who of them died there is no longer one of the injured."""
    text = (
        "Four people were shot in Dorum.\nAll four were taken to a hospital.\n"
        "One of the victims died on Sunday."
    )
    assert tolls_of(text) == {"dead": 1, "injured": 3}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The bomb wounded 28 people.\nFive remained in hospital.", {"injured": 28}),
        ("Another five people died of their wounds.", {"dead": 5}),
        ("The bomb killed 27 people, including 20 children.", {"dead": 27}),
    ],
)
def test_a_part_is_no_toll(text: str, numbers: Numbers) -> None:
    """Those left in hospital, the wounds of the dead, the children among them add nothing."""
    assert tolls_of(text) == numbers


def test_an_earlier_count_is_outdated() -> None:
    """What initial reports said is told no more."""
    text = "Initial reports had said eight people died.\nThe bomb killed three people, police said."
    assert tolls_of(text) == {"dead": 3}


def test_the_worst_since_is_of_today() -> None:
    """A record names an old year and counts the dead of the day."""
    assert tolls_of("Twelve people were killed in the worst attack since 2006.") == {"dead": 12}


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
        "The last time Dorum was hit was in April 2006, when a bomb killed 11 people.",
        "Hurricane Ada hit Dorum.\nHurricane Oda, the strongest ever, killed 17 people.",
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


def differences_of(first: str, second: str) -> list[tuple[str | None, list[str]]]:
    """Return how two reports' numbers relate, and how each is shown."""
    readings = (
        reading(first, id_="r1", day="2017-03-05"),
        reading(second, id_="r2", day="2017-03-06"),
    )
    found = reconcile(readings).differences
    return [(d.relation, [v.value for v in d.values]) for d in found if d.kind == "number"]


def test_a_toll_is_told_once() -> None:
    """Claims that are alike and tolls that differ are one difference with one relation."""
    told = differences_of(
        "Twelve miners were killed in the Dorum mine.",
        "At least 15 miners were killed in the Dorum mine.",
    )
    assert told == [("later", ["12", "at least 15"])]


def test_a_toll_that_was_lowered_is_later() -> None:
    """A lower number is no contradiction where its report says that it was revised."""
    told = differences_of(
        "The quake in Dorum killed 15 people.",
        "Officials later said the quake in Dorum killed 12 people.",
    )
    assert told == [("later", ["15", "12"])]


def test_the_dead_of_two_places_are_not_one_number() -> None:
    """A number with its place right behind it is of that place."""
    told = differences_of("The storm killed 60 people in Karvia.", "The storm killed 50 in Dorum.")
    assert [relation for relation, _ in told] == ["scope"]


def test_the_killer_is_told_apart() -> None:
    """A number that counts who killed himself says so."""
    told = differences_of(
        "A gunman killed 26 people in Dorum and then killed himself.",
        "A gunman killed 24 people in Dorum.",
    )
    assert "27 with the killer" in told[0][1]


def test_undated_numbers_far_apart_are_left_open() -> None:
    """Nobody can say whether 18 and 211 wounded contradict each other or are hours apart."""
    first = reading("Clashes in Dorum wounded 18 people.", id_="r1")
    second = reading("Clashes in Dorum wounded 211 people.", id_="r2")
    found = [d for d in reconcile((first, second)).differences if d.kind == "number"]
    assert [d.relation for d in found] == [None]


def test_a_part_is_not_set_against_a_total() -> None:
    """The children among the dead do not contradict the number of all."""
    told = differences_of(
        "At least 27 people, including 20 children, were shot dead in Dorum.",
        "A gunman shot 26 people dead in Dorum.",
    )
    assert all("20" not in values for _, values in told)


def told_in_brief(first: str, second: str) -> list[str]:
    """Return what a brief of two reports, of the 5th and the 6th, tells of a toll."""
    readings = (
        reading(first, id_="r1", day="2017-03-05"),
        reading(second, id_="r2", day="2017-03-06"),
    )
    texts = {one.report.id: one.report.text for one in readings}
    sections = view(reconcile(readings), texts).sections
    differing = next(part for part in sections if part.heading == "Where they differ")
    return ["".join(run.text for run in line.runs) for line in differing.lines[0].under]


def test_the_newest_toll_says_so() -> None:
    """Of tolls that rose each is told with its day, and the last as the newest."""
    told = told_in_brief("A quake in Dorum killed 15 people.", "A quake in Dorum killed 18 people.")
    assert [line.split(":")[0] for line in told] == [
        "15 (5 March 2017)",
        "18 (6 March 2017, the newest)",
    ]


def test_the_words_of_a_toll_show_its_number() -> None:
    """A long sentence is recalled from before its number, not from its beginning."""
    long = "The governor of the northern province told reporters late on the evening of Sunday that"
    told = told_in_brief("A quake in Dorum killed 15 people.", f"{long} a quake killed 18 people.")
    assert "a quake killed 18 people." in told[1]
