"""A brief as Markdown: marks become footnotes with the words that stand there.

The footnote of a mark names the outlet, the file and the line, and gives the words
letter for letter, so that a page made from it can be checked without the program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.tell.brief import Brief, Line, Mark, Run, Section, flat

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
# A number and a stop, or a dash, at the beginning would open a list.
_OPENING = re.compile(r"^(\d+)([.)])|^([-+])(?=\s)")


@dataclass(slots=True)
class _Notes:
    """The footnotes of a page, named as they are met."""

    keys: dict[Mark, str] = field(default_factory=dict)
    on_line: Counter[str] = field(default_factory=Counter)

    def key(self, mark: Mark) -> str:
        """Return a footnote's name, such as r1-9; a second one on that line is r1-9-2."""
        if mark not in self.keys:
            line = f"{mark.report}-{mark.line or f'at-{mark.span.start}'}"
            self.on_line[line] += 1
            number = self.on_line[line]
            self.keys[mark] = line if number == 1 else f"{line}-{number}"
        return self.keys[mark]


def render(brief: Brief) -> str:
    """Return a brief as a Markdown page."""
    notes = _Notes()
    lines = [f"# {_escaped(brief.title)}", ""]
    lines += [f"**{line.label}:** {_runs(line.runs)}  " for line in brief.lead]
    for section in brief.sections:
        lines += ["", f"## {section.heading}", "", *_section(section, notes)]
    if notes.keys:
        lines += ["", *(_footnote(mark, key, brief) for mark, key in notes.keys.items())]
    return "\n".join(lines) + "\n"


def _section(section: Section, notes: _Notes) -> Iterator[str]:
    if section.note:
        yield from (f"_{section.note}_", "")
    for line in section.lines:
        yield from _line(line, 0, notes)
    yield from _rest(section.rest, 0)


def _line(line: Line, depth: int, notes: _Notes) -> Iterator[str]:
    label = f"**{_escaped(line.label)}** " if line.label else ""
    marks = "".join(f"[^{notes.key(mark)}]" for mark in line.marks)
    yield f"{'  ' * depth}- {label}{_runs(line.runs)}{marks}"
    for under in line.under:
        yield from _line(under, depth + 1, notes)
    yield from _rest(line.rest, depth + 1)


def _rest(number: int, depth: int) -> Iterator[str]:
    if number:
        yield f"{'  ' * depth}- _and {number} more (--full shows them)_"


def _footnote(mark: Mark, key: str, brief: Brief) -> str:
    outlet = _escaped(brief.outlets.get(mark.report, mark.report))
    file = brief.files.get(mark.report, "")
    line = f", line {mark.line}" if mark.line else f", character {mark.span.start}"
    return f"[^{key}]: {outlet}, `{file}`{line}: “{_escaped(flat(mark.span.text))}”"


def _runs(runs: Iterable[Run]) -> str:
    text = "".join(_run(run) for run in runs)
    return _OPENING.sub(lambda match: "\\".join(part for part in match.groups() if part), text)


def _run(run: Run) -> str:
    text = _escaped(run.text)
    return f"**{text}**" if run.tone == "strong" and text.strip() else text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
