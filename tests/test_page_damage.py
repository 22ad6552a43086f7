"""Damaged and hostile pages: each is read, none hangs."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline import acquire
from dateline.acquire.pages import page_markup, page_plain
from dateline.report import Report, Source

PAGES = tuple(sorted((Path(__file__).parent / "html").glob("*.html")))
PROSE = "<p>The council voted for the new pier on Monday, its members said at the gate.</p>"
HEAD = "<!doctype html><html lang='en'><head><title>Pier is approved</title></head><body>"
SNIPPETS = (
    *("<div>", "</div>", "<p>", "</p>", "<table>", "<br>", "<!--", "-->", "<![CDATA[", "<svg>"),
    *("<script type='application/ld+json'>", "</script>", "<template>", "<h1>", "</body>", "\0"),
    *("<a href=", '"', "&#xD800;", "&#0;", "<plaintext>", "<textarea>", '{"@graph": [', "<o:p>"),
    *("<time datetime='9999-99-99'>", "<meta charset=utf-16>", "<figcaption>", "\ufffe", "<td>"),
)
# Seconds that a page of a megabyte may take on a slow and busy machine.
LIMIT = 20.0


def read(content: bytes) -> Report:
    """Read a page and check that its blocks hold every letter once."""
    report = acquire.read(Source("r1", "a.html", content))
    place = 0
    for block in report.blocks:
        assert not report.text[place : block.start].strip()
        assert block.end > block.start >= place
        place = block.end
    assert not report.text[place:].strip()
    report.text.encode()
    return report


def mutated(page: bytes, chance: random.Random) -> bytes:
    """Return a page with a few cuts, copies, insertions and broken bytes."""
    content = bytearray(page)
    for _ in range(chance.randint(1, 10)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((1, 5, 50, 500)))
        match chance.randrange(5):
            case 0:
                del content[start:end]
            case 1:
                content[start:start] = content[start:end] * chance.choice((1, 20))
            case 2:
                content[start:start] = chance.choice(SNIPPETS).encode() * chance.choice((1, 40))
            case 3:
                content[start:end] = chance.randbytes(end - start)
            case _:
                content[start:start] = chance.choice(PAGES).read_bytes()[start % 500 :]
    return bytes(content[:60_000])


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_page_is_read(seed: int) -> None:
    """Cut off, doubled or broken: what is left gives a report or problems."""
    chance = random.Random(seed)  # noqa: S311 - the same pages in every run
    read(mutated(chance.choice(PAGES).read_bytes(), chance))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1020))
def test_thousands_of_damaged_pages_are_read(seed: int) -> None:
    """The same, two hundred pages at a time."""
    chance = random.Random(seed)  # noqa: S311 - the same pages in every run
    for _ in range(200):
        read(mutated(chance.choice(PAGES).read_bytes(), chance))


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + PROSE * 5,
        PROSE * 2_000,
        "<p>x</p>" * 20_000,
        PROSE * 3 + "a<br>b" * 30_000,
        PROSE * 3 + "<span class='byline'>" * 10_000,
        PROSE * 5 + "<li><a href='/x'>Some headline of a report</a></li>" * 4_000,
        "<p>" + "The council voted for it on Monday. " * 6_000,
        PROSE * 3 + "<p>" + "&amp;quot;" * 20_000,
        PROSE * 3 + "<p>" + "Ã©" * 80_000,
        PROSE * 3 + "<p>" + "A" * 200_000,
        PROSE * 3 + "<p>" + "А" * 100_000,
        "<table>" * 400 + "<tr><td>x" * 10_000 + PROSE * 5,
        "<div class='related'>" * 3_000 + PROSE * 3,
        PROSE * 3 + "<br>" * 50_000,
        PROSE * 3 + "<blockquote>said<p>" * 200 + "<br>" * 12_000,
        PROSE * 3 + "<b><p>x" * 28_000,
        PROSE * 3 + "<p>word</p>" * 18_000,
        PROSE * 3 + "<p>" + "a\t\n " * 50_000,
        PROSE * 3 + "<div " + " ".join(f"a{n}" for n in range(30_000)) + ">",
        "".join(f"<p>PORT MALO, March 3 (AP) - Boat {n} has sunk.</p>" for n in range(4_000)),
    ],
    ids=lambda body: body[:30],
)
def test_no_page_hangs(body: str) -> None:
    """A fifth of a megabyte of one thing is read in the time that a fifth of one may take."""
    start = time.process_time()
    read((HEAD + body).encode())
    assert time.process_time() - start < LIMIT / 5


def test_json_nested_without_end_is_passed_over() -> None:
    """Metadata that no parser can hold are no metadata."""
    script = f"<script type='application/ld+json'>{'[' * 100_000}</script>"
    assert read((HEAD + script + PROSE * 4).encode()).title is not None


def messages(report: Report) -> str:
    """Return what is told of a report."""
    return " ".join(problem.message for problem in report.problems)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<div>" * 300, "more than 256 elements inside each other"),
        ("<font>x " * 300, "more than 256 elements inside each other"),
        ("<br>" * 15_001, "more than 15,000 elements"),
        (f"<div {' '.join(f'a{n}' for n in range(501))}></div>", "500 attributes to one element"),
    ],
    ids=lambda text: text[:12],
)
def test_page_that_no_parser_holds_keeps_its_text(body: str, told: str) -> None:
    """It is read as plain text, nothing that stands behind the excess is lost, and it is told."""
    last = "<p>Nobody was hurt, and the boats sail again on Friday, the mayor of the town said.</p>"
    report = read((HEAD + "<h1>Pier is approved</h1>" + PROSE + body + last).encode())
    assert told in messages(report)
    assert report.text.endswith("the mayor of the town said.")
    assert report.page is None


def test_words_of_a_script_are_no_attributes() -> None:
    """What stands behind a "<" in a script is no element, and a stray quotation mark opens none."""
    script = f"<script>if (a <b) {{{' x' * 600}}}</script>"
    stray = f"<a href='/x'\"\">More</a>{PROSE * 8}"
    assert "attributes" not in messages(read((HEAD + script + stray).encode()))


def test_what_is_not_shown_is_not_in_the_plain_text() -> None:
    """Scripts, styles and comments are left out; blocks part paragraphs, line breaks lines."""
    page = (
        "<style>a{}</style><!-- no --><script>var a = '<p>no</p>'</script>"
        "<div>One &amp; two<br>three</div><p>four <b>fi</b>ve</p><!-- no"
    )
    assert page_plain.text_of(page) == "One & two\nthree\n\nfour five"


def test_comments_before_a_page() -> None:
    """However many comments stand before a page, it is known as one, and at once."""
    page = (b"<!-- x -->" * 50_000) + (HEAD + PROSE * 4).encode()
    begin = time.process_time()
    assert page_markup.is_page(page, "")
    assert not page_markup.is_page(b"<!-- x -->" * 50_000 + b"<!-- ", "")
    assert not page_markup.is_item(b"<!-- x -->" * 50_000)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("kind", ["pages", "feeds", "archives"])
def test_what_is_broken_on_purpose_is_read(kind: str) -> None:
    """A few hundred of what evaluation/fuzz.py breaks by the hundred thousand."""
    fuzz = Path(__file__).parent.parent / "evaluation" / "fuzz.py"
    count = "30" if kind == "archives" else "200"
    command = (sys.executable, str(fuzz), kind, "--count", count, "--seed", "5")
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603
    assert done.returncode == 0, done.stdout
