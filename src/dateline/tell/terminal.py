"""A brief as text: in colour on a terminal, as plain lines everywhere else.

Tone is shown twice over: colour never says what the words do not. Lines hang under
their labels, and are measured in columns, so that wide characters stay in line.
Marks stand at the end of what they prove: `[r1:9,14 r4:21]` is lines 9 and 14 of
report r1 and line 21 of report r4.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dateline.tell.brief import Brief, Line, Mark, Section, Tone, printable

STYLES = {
    "plain": "",
    "strong": "bold",
    "words": "",
    "faint": "dim",
    "name": "bold cyan",
    "time": "magenta",
}
# Without colour the words that a report is shown with are marked by brackets.
BRACKETS = {"name": ("[", "]"), "time": ("<", ">")}
LEGEND = "[r1:9] is line 9 of report r1."
INDENT = 2
# A label wider than this stands on a line of its own.
LABEL = 24
# Text narrower than this is no longer read with ease; labels give way first.
NARROW = 34
# More places in one report than these are too many to follow.
PLACES = 4


@dataclass(frozen=True, slots=True)
class Screen:
    """What the text is laid out for; as it stands, a file or a pipe."""

    width: int = 80
    colour: bool = False


def render(brief: Brief, screen: Screen) -> str:
    """Return a brief as lines of at most the screen's width."""
    lines = [
        *_wrap(Text(brief.title, "bold"), screen.width),
        *_block(brief.lead, 0, screen),
        *_wrap(Text(LEGEND, "dim"), screen.width),
    ]
    for section in brief.sections:
        lines += [Text(), Text(section.heading.upper(), "bold"), *_section(section, screen)]
    return _written(lines, screen)


def render_lines(lines: Sequence[Line], screen: Screen) -> str:
    """Return lines without headings: a report that is shown whole."""
    return _written(_block(lines, 0, screen), screen)


def _written(lines: Iterable[Text], screen: Screen) -> str:
    if not screen.colour:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True, highlight=False)
    return out.getvalue()


def _section(section: Section, screen: Screen) -> Iterator[Text]:
    if section.note:
        note = _wrap(Text(section.note, "dim"), screen.width - INDENT)
        yield from (Text(" " * INDENT) + line for line in note)
    yield from _block(section.lines, INDENT, screen)
    yield from _rest(section.rest, INDENT)


def _block(lines: Sequence[Line], indent: int, screen: Screen) -> Iterator[Text]:
    """Lay out lines that stand together: a column of labels, then the text."""
    column = _label_column(lines, screen.width - indent)
    for label, group in groupby(lines, key=lambda line: line.label):
        for place, line in enumerate(group):
            yield from _line(line, _Slot(label if place == 0 else "", indent, column), screen)


def _label_column(lines: Sequence[Line], room: int) -> int:
    widths = [cell_len(line.label) for line in lines if line.label]
    column = max((wide for wide in widths if wide <= LABEL), default=0)
    return column + 2 if column and room - column - 2 >= NARROW else 0


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a line: its label, where that begins, and how wide labels are."""

    label: str
    indent: int
    column: int  # 0: labels stand on lines of their own

    @property
    def is_apart(self) -> bool:
        return cell_len(self.label) > self.column - 2 if self.label else False

    @property
    def start(self) -> int:
        """The column in which the text begins."""
        return self.indent + (self.column or (INDENT if self.label else 0))


def _line(line: Line, slot: _Slot, screen: Screen) -> Iterator[Text]:
    """Lay out a line: its further rows, and what stands under it, are two columns in."""
    hang = slot.start + INDENT
    if slot.is_apart:
        yield Text(" " * slot.indent) + Text(slot.label, "bold")
    for place, row in enumerate(_wrap(_told(line, screen), screen.width - hang)):
        yield (_head(slot) if place == 0 else Text(" " * hang)) + row
    yield from _block(line.under, hang, screen)
    yield from _rest(line.rest, hang)


def _head(slot: _Slot) -> Text:
    if slot.is_apart or not slot.label:
        return Text(" " * slot.start)
    gap = slot.start - slot.indent - cell_len(slot.label)
    return Text(" " * slot.indent) + Text(slot.label, "bold") + Text(" " * gap)


def _rest(number: int, indent: int) -> Iterator[Text]:
    if number:
        yield Text(" " * indent) + Text(f"and {number} more (--full shows them)", "dim")


def _told(line: Line, screen: Screen) -> Text:
    told = Text()
    for run in line.runs:
        shown = printable(run.text)
        told.append(shown if screen.colour else _bracketed(shown, run.tone), STYLES[run.tone])
    if line.marks:
        told.append(" ").append(f"[{in_short(line.marks)}]", "dim")
    return told


def _bracketed(text: str, tone: Tone) -> str:
    opening, closing = BRACKETS.get(tone, ("", ""))
    return f"{opening}{text}{closing}"


def in_short(marks: Iterable[Mark]) -> str:
    """Return marks in short: `r1:9,14 r4:21`; of many in one report `r1:9,11…64`."""
    return " ".join(
        f"{report}:{_listed(tuple(dict.fromkeys(_at(mark) for mark in group)))}"
        for report, group in groupby(marks, key=lambda mark: mark.report)
    )


def _listed(places: Sequence[str]) -> str:
    if len(places) <= PLACES:
        return ",".join(places)
    return f"{','.join(places[: PLACES - 1])}…{places[-1]}"


def _at(mark: Mark) -> str:
    return str(mark.line) if mark.line else f"@{mark.span.start}"


def _wrap(text: Text, width: int) -> Iterator[Text]:
    for line in text.wrap(_measure(), max(width, 10)):
        line.rstrip()
        yield line


@cache
def _measure() -> Console:
    """Return the console that text is measured with; the width is given with each text."""
    return Console(file=io.StringIO(), width=80)
