"""Spans as others can find them."""

from __future__ import annotations

from lxml import html

from dateline import acquire
from dateline.report import Report, Source
from dateline.selectors import fragment, place_of, selectors

PAGE = """<!doctype html><html lang="en"><head><title>Pier is approved</title></head><body>
<h1>Pier is approved</h1><div class="story">
<p>The council of   the island <b>voted for</b> the new pier on Monday evening,
its members said.<br>Nobody was against it, Netan&shy;yev said.</p>
<p>The pier will be built by the end of next year, the mayor, Ada Verrin, told the council.</p>
<p>It will cost forty million, half of which the island has saved over the last ten years.</p>
</div></body></html>"""


def report() -> Report:
    """Read the page."""
    return acquire.read(Source("r1", "a.html", PAGE.encode()))


def test_every_letter_leads_back_to_the_page() -> None:
    """XPath and offset of a letter give the same letter in the page; blanks give blanks."""
    read, tree = report(), html.document_fromstring(PAGE)
    for position, letter in enumerate(read.text):
        place = place_of(read, position)
        if place is None:
            assert letter.isspace()
            continue
        node, offset = place
        content = "".join(tree.xpath(node)[0].itertext())
        assert content[offset] == letter or letter.isspace()


def test_evened_words_are_found_in_the_page() -> None:
    """A name without its soft hyphen leads to where it stands with it."""
    read, tree = report(), html.document_fromstring(PAGE)
    start = read.text.index("Netanyev")
    node, first = place_of(read, start) or ("", 0)
    _, last = place_of(read, start + 7) or ("", 0)
    content = "".join(tree.xpath(node)[0].itertext())
    assert content[first : last + 1] == "Netan\u00adyev"


def test_selectors_are_those_of_web_annotation() -> None:
    """Quote, position in the text, and range in the page."""
    read = report()
    start = read.text.index("forty million")
    quote, position, place = selectors(read, read.span(start, start + 13))
    assert quote["exact"] == "forty million"
    assert quote["prefix"].endswith("It will cost ")
    assert quote["suffix"].startswith(", half of")
    assert position == {"type": "TextPositionSelector", "start": start, "end": start + 13}
    assert place["startSelector"]["value"] == "/html/body/div/p[3]"


def test_fragment_names_the_words() -> None:
    """Words that stand once need no context; commas and hyphens are escaped."""
    read = report()
    start = read.text.index("mayor, Ada")
    assert fragment(read, read.span(start, start + 10)) == "#:~:text=mayor%2C%20Ada"


def test_fragment_of_words_that_stand_twice_has_context() -> None:
    """The words around tell which of the two is meant."""
    read = report()
    start = read.text.index("pier", read.text.index("The pier"))
    found = fragment(read, read.span(start, start + 4))
    assert found.startswith("#:~:text=The-,pier,-will")


def test_text_files_have_no_page() -> None:
    """The text of a text file is its own page: there is no range selector."""
    read = acquire.read(Source("r1", "a.txt", b"The pier was approved on Monday."))
    assert len(selectors(read, read.span(4, 8))) == 2
