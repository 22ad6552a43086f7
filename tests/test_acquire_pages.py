"""Whole pages: tests/pages/NAME.txt or NAME.html and what is to be read in it, NAME.expected.

A line of the expected file that begins with "@" is a field of the masthead, its parts
apart by ";" ("-" for a part that is not known). Every other line is a block in order: its
kind, and how it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import acquire
from dateline.report import Report, Source

PAGES = sorted(
    page for page in (Path(__file__).parent / "pages").iterdir() if page.suffix != ".expected"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_blocks_of_page(page: Path) -> None:
    """Every block of the page has its kind, in the order of the page."""
    report = _read(page)
    expected = [line.partition(" ") for line in _expected(page) if not line.startswith("@")]
    shown = [(b.kind, report.text[b.start : b.end]) for b in report.blocks]
    assert [kind for kind, _ in shown] == [kind for kind, _, _ in expected], shown
    for (_, text), (_, _, opening) in zip(shown, expected, strict=True):
        assert text.startswith(opening)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_masthead_of_page(page: Path) -> None:
    """The page tells title, authors, dates, markers and credits."""
    report = _read(page)
    fields = [line[1:].partition(" ") for line in _expected(page) if line.startswith("@")]
    for name, _, value in fields:
        assert _FIELDS[name](report) == value


def _read(page: Path) -> Report:
    return acquire.read(Source("r1", page.name, page.read_bytes()))


def _expected(page: Path) -> list[str]:
    return page.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


def _dateline(report: Report) -> str:
    line = report.dateline
    return "; ".join((line.place, line.date or "-", line.agency or "-")) if line else "-"


_FIELDS: dict[str, Callable[[Report], str]] = {
    "title": lambda report: report.title.text if report.title else "-",
    "outlet": lambda report: report.outlet or "-",
    "bylines": lambda report: "; ".join(report.bylines),
    "dateline": _dateline,
    "published": lambda report: report.published or "-",
    "reference": lambda report: report.reference_date or "-",
    "markers": lambda report: "; ".join(report.markers),
    "credits": lambda report: "; ".join(f"{c.name} {c.kind}" for c in report.credits),
}
