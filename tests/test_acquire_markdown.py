"""Reports saved as Markdown: the marks are left out, and every letter leads back to the file."""

from __future__ import annotations

import time

import pytest

from dateline import acquire
from dateline.report import Report, Source
from dateline.selectors import place_of

REPORT = """---
title: "Ferry sinks off Port Malo with sixty aboard"
author: Mara Quill
date: 2031-03-04
---

A ferry with *sixty* people aboard sank off [Port **Malo**](https://a.example/port_(x) "Map") on
Friday morning, and __divers__ were still looking for the missing at noon, the coast guard said.

## Repairs in the yard ##

> The boat had been in the yard for repairs until last week, said Ana Ruiz\\*, who sold it [as
> it was][1] to the owner of the line.

[1]: https://a.example/1
"""


def read(content: str) -> Report:
    """Read a Markdown file."""
    return acquire.read(Source("r1", "ferry.md", content.encode()))


@pytest.fixture(scope="module")
def ferry() -> Report:
    """Read the report above."""
    return read(REPORT)


def test_keys_tell_headline_author_and_day(ferry: Report) -> None:
    """The keys before the text are read as lines of a page are."""
    assert ferry.title is not None
    assert ferry.title.text == "Ferry sinks off Port Malo with sixty aboard"
    assert (ferry.bylines, ferry.reference_date) == (("Mara Quill",), "2031-03-04")


def test_body_has_words_and_no_marks(ferry: Report) -> None:
    """Bold, links, quotation and wrapped lines are read as a reader sees them."""
    body = [ferry.text[b.start : b.end] for b in ferry.blocks if b.kind == "body"]
    assert body[0].startswith("A ferry with sixty people aboard sank off Port Malo on Friday")
    assert body[0].endswith(
        "divers were still looking for the missing at noon, the coast guard said."
    )
    assert "said Ana Ruiz*, who sold it" in body[1]


def test_heading_is_a_crosshead(ferry: Report) -> None:
    """A heading in the text has no marks on either side."""
    assert "Repairs in the yard" in [
        ferry.text[b.start : b.end] for b in ferry.blocks if b.kind == "subhead"
    ]


def test_letters_lead_back_to_the_file(ferry: Report) -> None:
    """Each letter of the text is the letter of the file that it leads back to."""
    places = [place_of(ferry, position) for position in range(len(ferry.text))]
    found = [
        (REPORT[place[1]], letter)
        for place, letter in zip(places, ferry.text, strict=True)
        if place
    ]
    assert len(found) == len(ferry.text)
    assert all(one == other or one + other == "\n " for one, other in found)


@pytest.mark.parametrize(
    "line",
    ["It cost 5 * 3 crowns and 2 * 4.", "The file is called a_b_c.", "A price* is told.", "[sic]"],
)
def test_what_is_no_mark_stays(line: str) -> None:
    """Asterisks and lines under letters that mark nothing are text."""
    assert read(f"{line}\n").text == f"{line}\n"


def test_text_file_keeps_its_marks() -> None:
    """A file that is not called Markdown is read as it stands."""
    report = acquire.read(Source("r1", "ferry.txt", REPORT.encode()))
    assert (report.text, report.page) == (REPORT, None)


@pytest.mark.parametrize("marks", ["*a ", "**a ", "[a](", "_a ", "![", "\\\\", "***a", "---\n"])
def test_marks_on_end_take_time_by_their_length(marks: str) -> None:
    """No row of marks, however long, keeps the reader busy."""
    start = time.process_time()
    read(marks * (50_000 // len(marks)))
    assert time.process_time() - start < 2
