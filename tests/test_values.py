"""Values that know their own precision, and how two of them compare."""

from datetime import date

import pytest

from dateline.values import Interval


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-04-25", date(2019, 4, 25), date(2019, 4, 25)),
        ("2019-04-24TAF", date(2019, 4, 24), date(2019, 4, 24)),
        ("2019-04-25T16:31", date(2019, 4, 25), date(2019, 4, 25)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("198", date(1980, 1, 1), date(1989, 12, 31)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2019-W16", date(2019, 4, 15), date(2019, 4, 21)),
        ("2019-W16-4", date(2019, 4, 18), date(2019, 4, 18)),
        ("2018-W13-WE", date(2018, 3, 31), date(2018, 4, 1)),
        ("2019-Q4", date(2019, 10, 1), date(2019, 12, 31)),
        ("2019-H1", date(2019, 1, 1), date(2019, 6, 30)),
        ("2019-WI", date(2019, 12, 1), date(2020, 2, 29)),
        ("2019-02-27/2019-02-28", date(2019, 2, 27), date(2019, 2, 28)),
        ("1990/1991", date(1990, 1, 1), date(1991, 12, 31)),
    ],
)
def test_covers_days(value: str, first: date, last: date) -> None:
    """A calendar value covers its first to its last day."""
    interval = Interval.from_timex(value)
    assert interval == Interval(first, last, value)


@pytest.mark.parametrize(
    "value",
    [None, "", "P8Y", "PXY", "PAST_REF", "XXXX-04-25", "XXXX-WXX-4", "2019-02-30", "2019-W54"],
)
def test_no_days(value: str | None) -> None:
    """Durations, sets, references and impossible days cover none."""
    assert Interval.from_timex(value) is None


def test_no_range_that_runs_backwards() -> None:
    """A range must not end before it begins."""
    assert Interval.from_timex("2019-03/2019-02") is None


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2019-04-25", "2019-04-25T16:31", "same"),
        ("198", "1980/1989", "same"),
        ("2019-02", "2019-02-27", "precision"),
        ("2019-02-27", "2019-02", "precision"),
        ("2019-02-26/2019-02-27", "2019-02-27/2019-02-28", "precision"),
        ("2019-04-25", "2019-04-24", "conflict"),
        ("2019", "2018-12-31", "conflict"),
    ],
)
def test_relation(one: str, other: str, relation: str) -> None:
    """Two values agree, differ in precision, or cannot both be true."""
    first, second = Interval.from_timex(one), Interval.from_timex(other)
    assert first is not None
    assert second is not None
    assert first.relation(second) == relation


def test_counts_days() -> None:
    """A week has seven days, a day one."""
    week, day = Interval.from_timex("2019-W16"), Interval.from_timex("2019-04-15")
    assert week is not None
    assert day is not None
    assert (week.days, day.days) == (7, 1)
    assert week.covers(day)
    assert not day.covers(week)
    assert day.overlaps(week)
