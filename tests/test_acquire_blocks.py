"""Blocks: what holds for any text, and rules that a whole page would hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.acquire.prose import blocks, lines

LEAD = "The ministers of the two countries met in Oslo on Monday to speak about fishing rights."
MORE = "The fishing rights of the two countries have been in dispute since the ministers last met."
PIECES = st.sampled_from(
    [LEAD, MORE, "\n", "\n\n", "\r\n", "(AP Photo/Jane Doe) ", "By Jane Doe", "Comments", "\ufeff"]
)


@given(st.text() | st.lists(PIECES | st.text(max_size=8)).map("".join))
def test_every_character_in_one_block(text: str) -> None:
    """Blocks stand in order, do not overlap, and hold all that is not blank."""
    covered = [0] * len(text)
    for block in blocks.split(text):
        assert block.start < block.end
        for position in range(block.start, block.end):
            covered[position] += 1
    assert max(covered, default=0) <= 1
    assert all(n == 1 for n, c in zip(covered, text, strict=True) if not c.isspace())


def _kinds(*paragraphs: str) -> list[str]:
    return [block.kind for block in blocks.split("\n\n".join(paragraphs))]


def test_page_without_title() -> None:
    """A crosshead in the midst of a report does not become its headline."""
    assert _kinds(LEAD, MORE, "Old dispute", MORE + " Still.", LEAD + " Again.") == [
        "body",
        "body",
        "subhead",
        "body",
        "body",
    ]


def test_headline_that_stands_twice() -> None:
    """The last copy above the report is its headline, the first the page's."""
    title = "Ministers meet in Oslo over fishing rights"
    assert _kinds(title, "search", title, LEAD, MORE) == [
        "furniture",
        "furniture",
        "title",
        "body",
        "body",
    ]


def test_running_head() -> None:
    """The headline with the number of a page is furniture."""
    title = "Ministers meet in Oslo over fishing rights"
    assert _kinds(title, LEAD, f"{title} - 2", MORE) == ["title", "body", "furniture", "body"]


def test_box_in_the_midst() -> None:
    """Links of a box are furniture, and the paragraph after it is body."""
    kinds = _kinds("Ministers meet", LEAD, MORE, "Related stories", "Boat seized off coast", LEAD)
    assert kinds == ["title", "body", "body", "furniture", "furniture", "body"]


def test_comments_are_no_report() -> None:
    """What readers write below a report is furniture."""
    comment = "I was there and it was nothing like that, the ministers never met at all in Oslo."
    body = (LEAD, MORE, LEAD + " So they said.", MORE + " So they say.")
    kinds = _kinds("Ministers meet", *body, "2 comments", comment, comment + " Never.")
    assert kinds[-3:] == ["furniture"] * 3
    assert kinds.count("body") == 4


def test_two_captions_on_one_line() -> None:
    """Captions that run into one another are told apart by their credits."""
    line = "A boat at sea. (AP Photo/Jane Doe) The ministers wave. (John Roe/Reuters)"
    assert _kinds("Ministers meet", LEAD, line, MORE) == [
        "title",
        "body",
        "caption",
        "caption",
        "body",
    ]


def test_transcript_has_no_datelines() -> None:
    """Speakers in capitals before a colon are no places."""
    turns = [
        f"{who}: I think that the ministers have met often enough by now, and so do you."
        for who in ("HANNITY", "JACKSON", "HANNITY", "JACKSON")
    ]
    assert "dateline" not in _kinds("Ministers meet", *turns)


def test_byte_order_mark_is_not_in_the_title() -> None:
    """The mark is a block of its own."""
    text = f"\ufeffMinisters meet in Oslo\n\n{LEAD}\n\n{MORE}"
    first, second, *_ = blocks.split(text)
    assert (first.kind, first.start, first.end) == ("furniture", 0, 1)
    assert text[second.start : second.end] == "Ministers meet in Oslo"


def test_hard_wrapped_paragraphs_are_joined() -> None:
    """Lines that fill their measure and break off in mid-sentence are one paragraph."""
    wrapped = (
        "The ministers of the two countries met in Oslo on Monday to\n"
        "speak about the rights to fish in the waters that lie between\n"
        "them, and they will meet again in May.\n"
    )
    assert len(lines.paragraphs(f"{wrapped}\n{wrapped}")) == 2


def test_single_lines_are_paragraphs() -> None:
    """Lines of a page without blank lines between them stay apart."""
    assert len(lines.paragraphs(f"Ministers meet in Oslo\n{LEAD}\n{MORE}")) == 3


GLUED = [
    (f"Continue reading the main story {LEAD}", ["furniture", "body"]),
    (f"{LEAD} (Writing by Jane Doe; editing by John Roe)", ["body", "byline"]),
    (f"{LEAD}(END)", ["body", "wire_note"]),
    (f"{LEAD}HM/SS", ["body", "wire_note"]),
    (f"{LEAD} (end) mm.jd KUNA 172130 Dec 31NNNN", ["body", "wire_note"]),
    (f"{LEAD} They spoke of NATO/EU.", ["body"]),
    ("Continue reading the main story of the fishing rights, said the ministers.", ["furniture"]),
]


@pytest.mark.parametrize(("line", "kinds"), GLUED, ids=lambda value: str(value)[:20])
def test_what_is_run_into_a_paragraph_stands_apart(line: str, kinds: list[str]) -> None:
    """A label before a paragraph, and a desk's mark behind its last stop, are cut off."""
    assert _kinds("Ministers meet in Oslo", MORE, line)[2:] == kinds


def test_rows_of_a_chart_are_no_body() -> None:
    """Labels with names and brackets behind them are no sentences; a transcript's are."""
    rows = (
        "OHIO: Jo Doe (Reform).",
        "IOWA: Ann Roe (Reform), Al Moe (Labour).",
        "UTAH: Al Moe (R).",
    )
    assert _kinds("Ministers meet in Oslo", LEAD, MORE, *rows)[3:] == ["furniture"] * 3
    said = ("DOE: It was John Roe (Reform).", "ROE: That is not what we have agreed on, Jane Doe.")
    assert _kinds("Ministers meet in Oslo", LEAD, *said, MORE, *said)[1:] == ["body"] * 6


def test_links_in_brackets_are_no_body() -> None:
    """A line in brackets that tells the reader where to go is furniture; an insertion is not."""
    page = (
        LEAD,
        "[See a gallery of the meeting in Oslo.]",
        MORE,
        "[They have not met since.]",
        LEAD,
    )
    assert _kinds("Ministers meet in Oslo", *page)[2:5] == ["furniture", "body", "body"]


def test_teaser_that_breaks_off_is_no_body() -> None:
    """A line that ends in "More>>" is the head of another report, if it is not a whole one."""
    teaser = "A ferry with sixty people aboard sank off Port Malo on Friday, the coast... More>>"
    assert _kinds("Ministers meet in Oslo", LEAD, MORE, teaser)[-1] == "furniture"
    assert _kinds("Ministers meet in Oslo", f"{LEAD} {MORE} {LEAD} {MORE} ... More>>")[-1] == "body"


def test_headline_above_a_form_to_register() -> None:
    """Of a page that shows its headline and asks to register, the headline is left."""
    assert _kinds(
        "Ministers meet in Oslo over fishing rights",
        "Close Get email notifications on Jane Doe daily!",
        "Your notification has been saved.",
        "There was a problem saving your notification.",
        "Whenever Jane Doe posts new content, you'll get an email delivered to your inbox.",
        "Sign in using your station profile",
        "Already have an account?",
    ) == ["title", *["furniture"] * 6]


def test_an_update_without_a_full_stop_is_of_the_report() -> None:
    """A line added below a report is not lost for want of a full stop."""
    update = "UPDATE (8/16): Police say the captain has died from his wounds"
    assert _kinds("Ministers meet in Oslo over fishing rights", LEAD, MORE, update) == [
        "title",
        *["body"] * 3,
    ]
