"""Text that was saved in odd ways: on one line, wrapped, without stops, in odd encodings."""

from __future__ import annotations

import textwrap
import time

import pytest

from dateline import acquire, annotate
from dateline.acquire.prose import blocks, text
from dateline.report import Source

TITLE = "Ferry sinks off Port Malo with sixty aboard"
PARAGRAPHS = (
    (
        "A ferry with sixty people aboard sank off Port Malo on Friday morning, the coast guard "
        "said, and divers were still looking for the missing at noon."
    ),
    (
        "The boat was built in 1987 and had been in the yard for repairs until last week, when the "
        "owner put it back on the line to the islands."
    ),
    (
        "“We saw the lights go out and then there was nothing,” said Ana Ruiz, who watched from "
        "the pier as the first of the survivors were brought ashore."
    ),
    (
        "The minister of transport promised an inquiry and said that all boats of the same kind "
        "would stay in port until they had been looked at."
    ),
)
STORY = "\n\n".join((TITLE, *PARAGRAPHS))
STRIPPED = "".join(c for c in STORY if c.isalnum() or c.isspace())
LIMIT = 2.0  # seconds for 50,000 characters; what is quadratic takes a minute


def body(page: str) -> str:
    """Return the body of a page, on one line."""
    parts = (page[b.start : b.end] for b in blocks.split(page) if b.kind == "body")
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("gap", [" ", "  ", "   ", "\t"])
def test_report_on_one_line_is_body(gap: str) -> None:
    """A report that was saved on one line is kept, however its sentences are set apart."""
    assert PARAGRAPHS[-1] in body(gap.join((TITLE, *PARAGRAPHS)))


def test_body_on_one_line_below_its_headline() -> None:
    """The headline is told from a body that is one long line."""
    page = f"{TITLE}\n\n{'  '.join(PARAGRAPHS)}"
    assert [block.kind for block in blocks.split(page)] == ["title", "body"]


def test_line_without_any_punctuation_is_body() -> None:
    """Words that run on as prose does are prose without a single stop."""
    assert "stay in port" in body(" ".join(STRIPPED.split()).replace("noon", "noon   "))


def test_paragraphs_without_punctuation_are_body() -> None:
    """Where no line ends in a stop, the long ones are paragraphs, the last one too."""
    assert body(STRIPPED).endswith("until they had been looked at")


def test_long_row_of_links_is_furniture() -> None:
    """A long line of headlines between bars is a menu, be it as long as a paragraph."""
    row = " | ".join(f"Ferry number {n} of the islands sinks off the port" for n in range(20))
    assert row not in body(f"{STORY}\n\n{row}")


@pytest.mark.parametrize("width", [24, 34, 45, 72, 110, 140])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_wrapped_text_is_joined_again(width: int, gap: str) -> None:
    """Lines that were wrapped to a narrow or a wide measure are paragraphs again."""
    page = f"{TITLE}\n\n{gap.join(textwrap.fill(part, width) for part in PARAGRAPHS)}"
    assert body(page) == " ".join(PARAGRAPHS)


def test_short_lines_are_not_joined() -> None:
    """A row of headlines stays a row: the next word would have fitted on each line."""
    page = "Ferry sinks\nKing opens bridge to traffic\nRain in the north\nPolls close at eight\n"
    assert len(blocks.split(page)) == 4


def kinds(*lines: str) -> list[str]:
    """Return the kinds of the blocks of a page whose lines stand apart."""
    return [block.kind for block in blocks.split("\n\n".join(lines))]


def test_headline_with_an_agency_as_its_site_is_no_byline() -> None:
    """Behind a headline an agency is the site that shows the page."""
    assert kinds(f"{TITLE} - Xinhua", *PARAGRAPHS)[:3] == ["title", "furniture", "body"]


def test_caption_in_pieces_is_one_caption() -> None:
    """The pieces of a caption that was broken into lines go with the one that has the credit."""
    broken = (
        "Divers carry a survivor to the pier",
        "of the town at the mouth of the river on",
        "the morning after the storm. (Reuters/Jo Doe)",
    )
    assert kinds(TITLE, *broken, *PARAGRAPHS)[1:4] == ["caption"] * 3


def test_speech_that_breaks_off_is_no_crosshead() -> None:
    """A speaker who is cut short stands in the body."""
    page = (TITLE, *PARAGRAPHS[:2], "RUIZ: He had to make a choice and made it --", *PARAGRAPHS[2:])
    assert kinds(*page)[3] == "body"


ODD = [
    "a" * 50_000,
    "A" * 50_000,
    "A.b." * 12_500,
    "a-b-" * 12_500,
    "a" + " " * 50_000 + "b",
    "1234567890" * 5_000,
    "a@b." * 12_500,
    "http://a/b/" * 4_500,
    "(a) " * 12_500,
    "The ferry sank on Monday in the harbour. " * 1_200,
    f"{TITLE}\n\n{'- ' * 50_000}",
    f"{TITLE} {'| Page ' * 20_000}",
    "a\n" * 100_000,
    "A ferry sank.\n\n" * 20_000,
    "<!-- x -->" * 20_000,
]


@pytest.mark.parametrize("page", ODD, ids=lambda page: page[:12])
def test_odd_lines_take_time_by_their_length(page: str) -> None:
    """No line of one kind of character, however long, keeps the reader busy."""
    start = time.process_time()
    acquire.read(Source("r1", "a.txt", page.encode()))
    assert time.process_time() - start < LIMIT


def test_text_of_endless_lines_loses_none() -> None:
    """What stands behind the lines that are told apart is one block of the report, and is told."""
    page = "".join(f"Boat number {n} left the port of Malo on Friday.\n" for n in range(6_000))
    report = acquire.read(Source("r1", "a.txt", (STORY + "\n\n" + page).encode()))
    last = report.blocks[-1]
    assert (last.kind, last.end) == ("body", len(report.text) - 1)
    assert report.text[last.start : last.end].count("\n") > 900
    assert "The text has more lines than any report" in report.problems[0].message


def test_long_lines_of_prose_are_read_in_time() -> None:
    """All layers of a report on one line of 50,000 characters are found in time."""
    report = acquire.read(Source("r1", "a.txt", (" ".join(PARAGRAPHS) * 90).encode()))
    start = time.process_time()
    assert annotate.annotate(report).sentences
    assert time.process_time() - start < 10 * LIMIT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known(encoding: str) -> None:
    """Text in which every other byte is NUL is UTF-16, and the report says so."""
    content = STORY.encode(encoding)
    assert text.refusal(content) is None
    assert text.decode(content) == (
        STORY,
        f"The text is read as {encoding.upper()}, by its NUL bytes.",
    )


def test_a_few_nul_bytes_stay_and_are_told() -> None:
    """A damaged file is read with its NUL bytes in place, so that positions hold."""
    content = (STORY[:300] + "\0\0" + STORY[300:]).encode()
    assert text.refusal(content) is None
    decoded, note = text.decode(content)
    assert decoded[300:302] == "\0\0"
    assert note == "The text holds 2 NUL bytes, as damaged files do; the rest is read."


def test_bytes_of_all_kinds_are_no_text() -> None:
    """A file with a share of control characters that no text has is refused."""
    assert text.refusal(bytes(range(256)) * 50) == "it is no text"


FRENCH = (
    "Un ferry coule au large de Port Malo\n\nUn ferry avec soixante personnes à bord a coulé "
    "vendredi au large de Port Malo, ont annoncé les autorités. « Nous cherchons encore des "
    "survivants », a déclaré le ministre Jean Dupont, qui est sur place depuis la nuit avec les "
    "secours et les familles.\n"
)


def test_report_in_another_language_has_no_layers() -> None:
    """Rules for English find no names, quotations or statements in a French report."""
    read = annotate.annotate(acquire.read(Source("r1", "a.txt", FRENCH.encode())))
    assert read.report.language == "fr"
    assert (read.sentences, read.names, read.quotations, read.statements) == ((), (), (), ())
