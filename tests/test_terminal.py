"""A brief as text, at several widths, with and without colour."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from ferry import RECORD, TEXTS
from rich.cells import cell_len

from dateline.tell.brief import Line, Run
from dateline.tell.terminal import Screen, in_short, render, render_lines
from dateline.tell.view import view

BRIEF = view(RECORD, TEXTS)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Every row fits, whatever the width."""
    rows = render(BRIEF, Screen(width)).splitlines()
    assert max(cell_len(row) for row in rows) <= width


def test_wide_characters_are_measured_in_columns() -> None:
    """A Chinese character takes two columns."""
    rows = render_lines([Line((Run("漢字 " * 40),), label="金正恩")], Screen(40)).splitlines()
    assert max(cell_len(row) for row in rows) <= 40


def test_plain_text_has_no_codes() -> None:
    """What goes to a file or a pipe is text and nothing else."""
    assert "\x1b" not in render(BRIEF, Screen())


def test_colour_changes_no_word() -> None:
    """Without its codes, the coloured text is the plain one."""
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", render(BRIEF, Screen(colour=True)))
    assert [row.rstrip() for row in coloured.splitlines()] == render(BRIEF, Screen()).splitlines()


def test_words_are_no_markup() -> None:
    """Square brackets in a report are no codes for colour."""
    assert render_lines([Line((Run("[bold]x[/bold] :smile:"),))], Screen(colour=True)) == (
        "[bold]x[/bold] :smile:\n"
    )


def test_report_cannot_steer_the_screen() -> None:
    """Escape codes, soft hyphens and turns of direction in a report are not passed on."""
    steering = "\x1b[2Jrun\x07 a\u00adground\u202e"
    assert render_lines([Line((Run(steering),))], Screen()) == "[2Jrun aground\n"


def test_rows_hang() -> None:
    """The rows after the first are two columns in, so that each line shows its beginning."""
    shown = render_lines([Line((Run("one two three four five"),))], Screen(14))
    assert shown == "one two\n  three four\n  five\n"


def test_label_stands_once() -> None:
    """Lines that share a label share its showing."""
    lines = [Line((Run("one"),), label="May"), Line((Run("two"),), label="May")]
    assert render_lines(lines, Screen()) == "May  one\n     two\n"


def test_long_label_stands_apart() -> None:
    """A label too wide for its column has a row of its own."""
    lines = [Line((Run("one"),), label="x" * 30), Line((Run("two"),), label="May")]
    assert render_lines(lines, Screen()) == f"{'x' * 30}\n     one\nMay  two\n"


def test_narrow_screen_has_no_label_column() -> None:
    """Where text would be squeezed, labels stand above it."""
    lines = [Line((Run("one two"),), label="Morgenavis")]
    assert render_lines(lines, Screen(30)) == "Morgenavis\n  one two\n"


def test_marks_in_short() -> None:
    """Marks of one report share its name."""
    assert in_short(BRIEF.sections[0].lines[0].marks) == "r1:3 r2:3 r3:1"


def test_marks_of_one_line_stand_once() -> None:
    """Two spans on one line of a report are one mark to the eye."""
    (mark, *_) = BRIEF.sections[0].lines[0].marks
    assert in_short((mark, mark)) == "r1:3"


def test_many_marks_of_one_report_are_cut() -> None:
    """Of a long run of places, the first and the last are shown."""
    (mark, *_) = BRIEF.sections[0].lines[0].marks
    marks = [replace(mark, line=line) for line in range(1, 30)]
    assert in_short(marks) == "r1:1,2,3…29"


def test_names_and_times_have_brackets_without_colour() -> None:
    """What a report is shown with is seen without colour too."""
    line = Line((Run("Holm", "name"), Run(" on "), Run("Friday", "time")))
    assert render_lines([line], Screen()) == "[Holm] on <Friday>\n"


def test_rest_is_counted() -> None:
    """A line that leaves something out says how much."""
    line = Line((Run("Holm"),), under=(Line((Run("hurt"),)),), rest=3)
    assert render_lines([line], Screen()) == "Holm\n  hurt\n  and 3 more (--full shows them)\n"
