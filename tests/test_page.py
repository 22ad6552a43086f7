"""Saved pages of HTML: what is the report, and what is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import acquire
from dateline.report import BlockKind, Report, Source

PAGES = Path(__file__).parent / "html"


def read(name: str) -> Report:
    """Read one of the pages in tests/html."""
    return acquire.read(Source("r1", name, (PAGES / name).read_bytes()))


def texts(report: Report, kind: BlockKind) -> list[str]:
    """Return the blocks of one kind, as they stand."""
    return [report.text[b.start : b.end] for b in report.blocks if b.kind == kind]


@pytest.fixture(scope="module")
def wire() -> Report:
    """Read an agency's own page: marker, desk's note, dateline, caption, end mark."""
    return read("wire.html")


@pytest.fixture(scope="module")
def live() -> Report:
    """Read a live page: posts with a time each, the newest first."""
    return read("live.html")


@pytest.fixture(scope="module")
def copy() -> Report:
    """Read a daily's page that carries an agency's report."""
    return read("agency_copy.html")


def test_body_is_the_paragraphs_alone(wire: Report) -> None:
    """No marker, note, caption, byline, mail address or end mark is left in the body."""
    body = texts(wire, "body")
    assert [line.split()[0] for line in body] == ["Talks", "The", "About", "Both"]
    assert not any(mark in "\n".join(body) for mark in ("ATTN", "END", "@", "AFP", "Share", "LD"))


def test_marker_of_the_headline_is_read(wire: Report) -> None:
    """What stands in brackets is a marker, and the site's name is no part of the headline."""
    assert wire.markers[0] == "4th LD"
    assert wire.title is not None
    assert wire.title.text == "(4th LD) Ferry talks resume in Port Hallow after storm"


def test_desk_notes_are_wire_notes(wire: Report) -> None:
    """The note to desks and the mark at the end are kept, as what they are."""
    notes = texts(wire, "wire_note")
    assert notes[0].startswith("(ATTN: UPDATES")
    assert notes[-1] == "(END)"


def test_dateline_is_told_apart(wire: Report) -> None:
    """Place, day with the year of publication, and agency stand in the dateline."""
    assert wire.dateline is not None
    assert (wire.dateline.place, wire.dateline.date, wire.dateline.agency) == (
        "PORT HALLOW",
        "2031-03-04",
        "Northern Wire",
    )


def test_times_have_the_zone_that_the_page_states(wire: Report) -> None:
    """Publication and update are the newsroom's own, offset and all."""
    assert wire.published == "2031-03-04T09:15:00+09:00"
    assert wire.updated == "2031-03-04T18:40:00+09:00"
    assert wire.reference_date == "2031-03-04"


def test_masthead_of_a_page(wire: Report) -> None:
    """Author, newsroom, address and language are what the page says of itself."""
    assert (wire.bylines, wire.outlet) == (("Mara Quill",), "Northern Wire")
    assert (wire.url, wire.language) == ("https://wire.example/2031/ferry-talks", "en")


def test_captions_are_kept_as_captions(wire: Report) -> None:
    """A figure's caption is no part of the body and is not lost."""
    assert texts(wire, "caption") == [
        "The harbour of Port Hallow is seen on Tuesday. (AFP-Northern Wire)"
    ]


def test_posts_of_a_live_page_are_body(live: Report) -> None:
    """Every post is read; their heads are subheads, their times time stamps."""
    assert len(texts(live, "body")) == 5
    assert "Two hundred leave their homes" in texts(live, "subhead")
    assert texts(live, "timestamp") == ["11:30 GMT", "09:10 GMT", "06:05 GMT"]


def test_deck_and_authors_stand_before_the_body(live: Report) -> None:
    """A standfirst is a subhead; two authors are two."""
    assert texts(live, "subhead")[0].startswith("Follow the latest")
    assert live.bylines == ("Jonas Teal", "Ida Marsh")


def test_update_notices_are_no_body(live: Report) -> None:
    """What was amended is told apart from what is told."""
    assert texts(live, "wire_note")[0].startswith("This article was amended")
    assert (live.published, live.updated) == ("2031-03-04T06:05:00Z", "2031-03-04T11:31:00Z")


def test_teasers_are_left_out(live: Report) -> None:
    """Other reports' headlines are not in the text."""
    assert "Harbour plan is approved" not in live.text


def test_agency_copy_is_credited(copy: Report) -> None:
    """The agency of dateline and byline is whose report it is; the daily is the outlet."""
    assert copy.outlet == "Gulf Daily"
    assert {credit.name for credit in copy.credits} == {"Reuters"}
    assert copy.dateline is not None
    assert copy.dateline.agency == "Reuters"


def test_who_reported_is_no_body(copy: Report) -> None:
    """The line in brackets at the end names the authors and is not the last paragraph."""
    assert texts(copy, "body")[-1].startswith("The strait may open")
    assert texts(copy, "byline")[-1].startswith("(Reporting by Lena Farrow")


def test_printed_time_is_read_with_its_zone(copy: Report) -> None:
    """A page that states nothing for machines is read by what it prints."""
    assert copy.published == "2031-03-04T21:40+05:30"


def test_prompts_in_the_midst_are_left_out(copy: Report) -> None:
    """A box that asks for readers' addresses is no paragraph."""
    assert "newsletter" not in copy.text


def test_text_is_evened_out(copy: Report) -> None:
    """Soft hyphens inside words and entities escaped twice are gone before names are read."""
    assert "Netanyev Lines" in copy.text
    assert '"more than in any March of this century"' in copy.text


@pytest.mark.parametrize("name", ["wire.html", "live.html", "agency_copy.html"])
def test_blocks_hold_every_letter_once(name: str) -> None:
    """Blocks follow each other, and nothing but blanks stands between."""
    report = read(name)
    place = 0
    for block in report.blocks:
        assert not report.text[place : block.start].strip()
        assert block.end > block.start >= place
        place = block.end
    assert not report.text[place:].strip()


def test_page_without_headline_takes_the_stated_one() -> None:
    """What only the metadata say becomes a line of the text, so that it can be cited."""
    prose = "The council of the island voted for the new pier on Monday evening, members said. "
    page = (
        f"<html><head><title>Pier is approved</title></head><body><p>{prose * 4}</p></body></html>"
    )
    report = acquire.read(Source("r1", "a.html", page.encode()))
    assert report.title is not None
    assert report.title.text == "Pier is approved"


def test_page_without_report_gives_a_problem() -> None:
    """A page of links is a report without a paragraph, and says so."""
    page = b"<!doctype html><html><body><ul><li><a href='/'>Home</a></li></ul></body></html>"
    report = acquire.read(Source("r1", "a.html", page))
    assert "The page holds no paragraph of a report." in [p.message for p in report.problems]


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [("utf-8", "utf-8"), ("cp1251", "windows-1251"), ("shift_jis", "Shift_JIS"), ("utf-16", "")],
)
def test_encoding_that_a_page_states_is_taken(encoding: str, stated: str) -> None:
    """Pages are read in the encoding they say, by the names browsers know."""
    word = {"cp1251": "Владивосток", "shift_jis": "ウラジオストク"}.get(encoding, "Владивосток")
    prose = f"{word} was reached on Monday by the first ferry of the year, the captain told us. "
    page = f"<!doctype html><html><head><meta charset='{stated}'></head><body><h1>{word}</h1>"
    page += f"<p>{prose}</p><p>{prose}</p></body></html>"
    assert word in acquire.read(Source("r1", "a.html", page.encode(encoding))).text


def test_charset_it_was_served_with_counts_first() -> None:
    """The header of the reply decides where page and header differ."""
    page = "<!doctype html><meta charset='iso-8859-1'><h1>Порт</h1><p>Паром прибыл.</p>"
    source = Source("r1", "a", page.encode("koi8-r"), media_type="text/html; charset=koi8-r")
    assert "Паром прибыл" in acquire.read(source).text


def test_text_that_speaks_of_markup_is_text() -> None:
    """A report in plain text that names an element stays as it is."""
    text = "The new browser drops <html> prefixes, its makers said on Monday.\n"
    assert acquire.read(Source("r1", "a.txt", text.encode())).text == text


PARAGRAPH = "<p>The council of the island voted for the new pier on Monday, its members said.</p>"


def made(paragraphs: str, byline: str = "") -> Report:
    """Read a page of a headline, a byline and paragraphs."""
    head = "<html lang='en'><title>Pier is approved</title><h1>Pier is approved</h1>"
    page = f"{head}{byline}<article>{PARAGRAPH * 4}{paragraphs}{PARAGRAPH}</article>"
    return acquire.read(Source("r1", "a.html", page.encode()))


def test_what_is_run_into_a_paragraph_of_a_page() -> None:
    """A link before a paragraph and the editors behind it are told apart in pages too."""
    glued = PARAGRAPH.replace("The", "Continue reading the main story The", 1)
    report = made(glued.replace("said.", "said again. (Writing by Ann Roe)"))
    assert texts(report, "furniture") == ["Continue reading the main story"]
    assert texts(report, "byline") == ["(Writing by Ann Roe)"]
    assert texts(report, "body")[4].endswith("said again.")


def test_label_set_as_a_heading_is_no_crosshead() -> None:
    """A label of several words is furniture; one word may be a crosshead."""
    report = made("<h2>Article content</h2><p>More is to come.</p><h2>Politics</h2>")
    assert texts(report, "furniture") == ["Article content"]
    assert texts(report, "subhead") == ["Politics"]


def test_byline_in_another_language() -> None:
    """Who signs is read behind "von" and its like, on a line that the page calls a byline."""
    report = made("", "<p class='author'>von Mara Quill</p>")
    assert report.bylines == ("Mara Quill",)
