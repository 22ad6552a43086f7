"""What is evened out in the text of a page, and what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.acquire.prose import hygiene


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("Netan\u00adyahu", "Netanyahu"),
        ("Pu\u200btin", "Putin"),
        ("\u202aKim\u202c", "Kim"),
        ("Cafe\u0301", "Café"),
        ("theyâ€™re", "they’re"),
        ("CafÃ© MÃ¼ller", "Café Müller"),
        ("Itâ\x80\x99s", "It’s"),
        ("&quot;Yes&quot;", '"Yes"'),
        ("AT&amp;T", "AT&T"),
        ("a\x07b", "ab"),
    ],
)
def test_is_evened_out(page: str, read: str) -> None:
    """Hidden signs, parted accents, entities and mojibake are read as what they stand for."""
    assert hygiene.evened(page) == read


@pytest.mark.parametrize(
    "text",
    ["SÃO PAULO", "Âncora", "l’État", "می\u200cشود", "AT&T", "R&D; done", "“Yes” – no", "naïve Ö"],
)
def test_stays_as_it_is(text: str) -> None:
    """Sound letters, joiners that a script needs and plain ampersands are left alone."""
    assert hygiene.evened(text) == text


def test_what_cannot_be_mended_is_told() -> None:
    """Lost characters and mojibake that makes no sense are problems, not guesses."""
    faults = list(hygiene.find_faults("The \ufffd said it was Ã\u0178Ã."))
    assert faults[0] == "1 character of the report could not be decoded."


@given(st.text())
def test_changes_rise_and_hold_the_text(text: str) -> None:
    """Changes follow each other inside the text, so that a way back can be kept."""
    place = 0
    for change in hygiene.find_changes(text):
        assert place <= change.start < change.end <= len(text)
        place = change.end
