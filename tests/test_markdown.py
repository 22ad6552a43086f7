"""A brief as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from ferry import RECORD, TEXTS
from markdown_it import MarkdownIt

from dateline.record import SummarySentence
from dateline.tell.markdown import render
from dateline.tell.view import view

PAGE = render(view(RECORD, TEXTS))


def test_footnote_has_the_words() -> None:
    """A footnote names outlet, file and line, and gives the words letter for letter."""
    assert (
        "[^r3-1]: Morgenavis, `ferry/r3.txt`, line 1: “The ferry Havfrue ran aground on Friday”"
    ) in PAGE


def test_each_mark_has_its_footnote() -> None:
    """No mark leads nowhere, and no footnote stands twice."""
    used = set(re.findall(r"\[\^([^\]]+)\](?!:)", PAGE))
    given = re.findall(r"^\[\^([^\]]+)\]:", PAGE, re.MULTILINE)
    assert used == set(given)
    assert len(given) == len(set(given))


def test_words_are_no_markup() -> None:
    """What a report says is never taken for Markdown."""
    text = "1. a *b* _c_ `d` <e> [f](g)"
    page = render(view(replace(RECORD, summary=(SummarySentence(text, ()),)), TEXTS))
    html = MarkdownIt().render(page)
    assert "1. a *b* _c_ `d` &lt;e&gt; [f](g)" in html


def test_sections_are_headings() -> None:
    """The headline is the page's title, sections are its chapters."""
    headings = re.findall(r"^#+ .*", PAGE, re.MULTILINE)
    assert headings[:2] == ["# Ferry runs aground off Skagen", "## Summary"]
