"""Sentences and tokens: a bar in an example is where one sentence ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.grammar import find_sentences, tokenize
from dateline.report import Block, Report

EXAMPLES = (
    "It rained. | They left.",
    "Mr. Holt left. | Sen. Ray stayed.",
    "J. B. Holt met Ann F. Ray at noon. | It rained.",
    "The U.S. Navy sailed on. | The fleet returned.",
    "They left the U.S. | The fleet returned.",
    "It met at 5 p.m. Monday in Lima. | It ended late.",
    "Rates rose 3.5 percent. | Prices fell.",
    "On Feb. 27 they met. | On Dec. 3 they parted.",
    '"Why now?" he asked. | "Why not?"',
    '"We won." | "They lost."',
    "“We won.” | He smiled.",
    "He said: “We won. | It is over.” | She left.",
    "It cost $3 million... and more. | It failed.",
    "Was it so? | Yes! | It was.",
    "No. 10 said so. | It was late.",
    "Acme Inc. bought it. | It paid little.",
    "He was born in St. Louis. | He died there.",
    "The vote was 5-4. | 12 judges sat.",
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_sentences_end_at_the_bars(example: str) -> None:
    """Abbreviations, initials and numbers do not end a sentence; marks close it."""
    wanted = example.split(" | ")
    text = " ".join(wanted)
    report = Report("r1", "r1.txt", "", text, (Block("body", 0, len(text)),))
    assert [sentence.span.text for sentence in find_sentences(report)] == wanted


def test_sentence_never_crosses_a_block() -> None:
    """A headline without a full stop is a sentence by itself."""
    text = "Ferry sinks\nIt sank."
    report = Report("r1", "r1.txt", "", text, (Block("title", 0, 11), Block("body", 12, 20)))
    assert [s.span.text for s in find_sentences(report)] == ["Ferry sinks", "It sank."]


def test_furniture_has_no_sentences() -> None:
    """Menus are not prose."""
    text = "Go to Contents."
    report = Report("r1", "r1.txt", "", text, (Block("furniture", 0, len(text)),))
    assert list(find_sentences(report)) == []


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Kim's two-hour-long talk", ["Kim", "'s", "two-hour-long", "talk"]),
        ("the U.S. fleet", ["the", "U.S.", "fleet"]),
        ("1,000 of 3.5 at 16:31", ["1,000", "of", "3.5", "at", "16:31"]),
        ("don’t go -- now", ["don’t", "go", "--", "now"]),
        ("the Holts’ house", ["the", "Holts", "’", "house"]),
        ("“Yes,” he said.", ["“", "Yes", ",", "”", "he", "said", "."]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    """Possessives come off; hyphens, decimals and dotted letters stay together."""
    assert [token.text for token in tokenize(text, 0, len(text))] == tokens


@given(st.text(max_size=80))
def test_tokens_cover_everything_but_blanks(text: str) -> None:
    """Tokens stand in order, at their places, and leave out blanks only."""
    tokens = list(tokenize(text, 0, len(text)))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


def test_a_soft_hyphen_does_not_cut_a_word() -> None:
    """What a page leaves inside a word for its line breaks is part of the word."""
    text = "Benjamin Netan\u00adyahu spoke."
    assert [token.text for token in tokenize(text, 0, len(text))][1] == "Netan\u00adyahu"


@pytest.mark.parametrize(
    "text",
    [
        "It was quiet in the north.|Gaza was not.",
        "They had nowhere to go, she said.|“We waited.”",
        "He reads example.com every day.",
        "It lies in St.Petersburg.",
        "They met Gov.Smith there.",
    ],
)
def test_a_page_may_lose_the_space_behind_a_stop(text: str) -> None:
    """A stop between a small letter and a capitalised word ends a sentence all the same."""
    whole = text.replace("|", "")
    report = Report("r1", "r1.txt", "", whole, (Block("body", 0, len(whole)),))
    assert [sentence.span.text for sentence in find_sentences(report)] == text.split("|")
