"""When and where it happened, as the head of the account tells it."""

from __future__ import annotations

from dataclasses import replace

from making import reading

from dateline.reconcile import reconcile
from dateline.report import Dateline, Reading


def where(*readings: Reading) -> str | None:
    """Return the place of the event."""
    return reconcile(readings).where


def test_the_place_named_behind_in_is_where_it_happened() -> None:
    """What is only named in a title weighs less than "in X"."""
    one = reading("A bomb tore through a bus in Tel Aviv hours before the Gaza truce.", id_="r1")
    other = reading("Police hunt the man who bombed a Tel Aviv bus as Gaza waits.", id_="r2")
    assert where(one, other) == "Tel Aviv"


def test_where_reporters_wrote_is_not_where_it_happened() -> None:
    """A dateline alone makes no place of the event."""
    told = "The space agency named the crew that will spend a year on the station in orbit."
    readings = [reading(told, id_="r1"), reading(told.replace("named", "chose"), id_="r2")]
    wrote = Dateline("WASHINGTON", None, None, readings[0].report.span(0, 3))
    assert where(*(replace(r, report=replace(r.report, dateline=wrote)) for r in readings)) is None


def test_a_country_is_told_where_no_town_is() -> None:
    """The wider place is better than none."""
    one = reading("A bus crash in Egypt killed 50 children on their way to school.", id_="r1")
    other = reading("Fifty children died in Egypt when a train hit their school bus.", id_="r2")
    assert where(one, other) == "Egypt"
