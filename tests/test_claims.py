"""Claims: where a sentence is cut, and what a claim carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import reading, report

from dateline.annotate import annotate
from dateline.annotate.claims import clauses
from dateline.annotate.status import status_of


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The union called a strike for Monday, while the company said trains would run.",
            [
                "The union called a strike for Monday",
                "while the company said trains would run.",
            ],
        ),
        (
            "The ferry left the port at dawn -- it sank two hours later off the coast.",
            ["The ferry left the port at dawn", "it sank two hours later off the coast."],
        ),
        ("He left because she came.", ["He left because she came."]),
        (
            'The minister said "we will act, while there is time, and we will not wait" there.',
            ['The minister said "we will act, while there is time, and we will not wait" there.'],
        ),
    ],
)
def test_a_sentence_is_cut_where_a_clause_of_its_own_opens(sentence: str, parts: list[str]) -> None:
    """Cuts stand at subordinators and dashes, leave no crumbs, and spare quotations."""
    assert [sentence[start:end] for start, end in clauses(sentence)] == parts


@given(st.text(alphabet='abc ,;-"(“” while after', max_size=300))
def test_clauses_are_in_order_and_do_not_overlap(sentence: str) -> None:
    """Whatever the sentence, its clauses follow each other."""
    ends = 0
    for start, end in clauses(sentence):
        assert ends <= start <= end <= len(sentence)
        ends = end


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("The leaders met in Geneva", "happened"),
        ("The leaders will meet in Geneva", "expected"),
        ("Kim is scheduled to stay until Friday", "expected"),
        ("He urged the United States to shift its stance", "proposed"),
        ("The ministry denied the report", "denied"),
        ("The army is moving towards the border", "ongoing"),
    ],
)
def test_the_verb_phrase_tells_the_status(clause: str, status: str) -> None:
    """Modality and aspect tell whether a thing happened."""
    assert status_of(clause) == status


def test_a_claim_is_dated_by_the_time_in_its_own_clause() -> None:
    """Of two clauses with a time each, each keeps its own."""
    text = (
        "The ministers met in Geneva on Thursday, "
        "after talks between the two sides had failed in February."
    )
    whens = [statement.when for statement in reading(text, day="2019-04-25").statements]
    assert whens == ["2019-04-25", "2019-02"]


def test_a_claim_without_a_time_has_none() -> None:
    """Nothing is dated silently."""
    assert [s.when for s in reading("The bridge has collapsed.").statements] == [None]


def test_a_caption_that_stands_twice_is_one_claim() -> None:
    """A page that prints one headline twice states it once."""
    page = report(
        "A bridge falls in Genoa after storm\nA bridge falls in Genoa after storm", kind="caption"
    )
    assert len(annotate(page).statements) == 1
