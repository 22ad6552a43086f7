"""TIMEX3 values in words."""

from __future__ import annotations

import pytest

from dateline.tell.dates import spoken, weekday


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-04-25", "25 April 2019"),
        ("2019-04", "April 2019"),
        ("2019", "2019"),
        ("198", "1980s"),
        ("19", "1900s"),
        ("2019-W16", "week 16 of 2019"),
        ("2019-SP", "spring 2019"),
        ("2019-Q2", "quarter 2 of 2019"),
        ("2019-04-25TMO", "25 April 2019, morning"),
        ("2019-04-25T16:31", "25 April 2019, 16:31"),
        ("2019-04-25T16:31:00+09:00", "25 April 2019, 16:31 UTC+09:00"),
        ("2019-04-25T16:31Z", "25 April 2019, 16:31 UTC"),
        ("2019-02-27/2019-02-28", "27–28 February 2019"),
        ("2019-02-27/2019-03-01", "27 February 2019 to 1 March 2019"),
        ("P8Y", "8 years"),
        ("P1D", "1 day"),
        ("PT30M", "30 minutes"),
        ("PXM", "some months"),
        ("PAST_REF", "in the past"),
        ("XXXX-WXX-4", "a Thursday"),
        ("XXXX-WXX-WE", "a weekend"),
        ("XXXX-07", "July"),
        ("XXXX-11-06", "6 November"),
        ("XXXX-SU", "summer"),
        ("XXXX-XX-XXTNI", "night"),
        ("XXXX-XX-XXT21:00", "21:00"),
        ("XXXX-WXX-3TMO", "a Wednesday, morning"),
        ("XXXX-XX-XX", "a day"),
        ("P1WE", "1 weekend"),
    ],
)
def test_values_in_words(value: str, words: str) -> None:
    """A value is told as a person would write it."""
    assert spoken(value) == words


@pytest.mark.parametrize("value", ["2019-13-01", "", "tomorrow"])
def test_unknown_value_stays(value: str) -> None:
    """A value that has no words is shown as it is, and not guessed at."""
    assert spoken(value) == value


@pytest.mark.parametrize("value", ["XXXX-WXX-9", "2019-XX-25", "XXXX-XXTNI/XXXX-9"])
def test_marks_of_the_notation_are_never_shown(value: str) -> None:
    """A value that leaves open what no words can leave out shows none of its marks."""
    assert "X" not in spoken(value)


def test_weekday() -> None:
    """A day has a weekday, even with a clock time."""
    assert weekday("2019-04-25T10:00") == "Thursday"


@pytest.mark.parametrize("value", ["2019-04", "2019-02-30", "P8Y"])
def test_no_weekday(value: str) -> None:
    """A month, a day that no calendar has and a duration have none."""
    assert weekday(value) is None
