"""What newsrooms offer: RSS, Atom, JSON Feed and sitemaps, sound and broken."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import answer, serving, text, visitor

from dateline.acquire.archives import bulk
from dateline.acquire.archives.bulk import Found, Wanted
from dateline.acquire.web import feed
from dateline.tell.cli import run

BASE = "http://news.example/feeds/"
STORY = " ".join(["The ferry ran aground off Havn."] * 40)

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>News</title><language>en-gb</language>
<item><title>Ferry runs aground</title><link>http://news.example/ferry</link>
<pubDate>Wed, 03 Mar 2021 14:05:00 +0900</pubDate><description>A ferry.</description></item>
<item><title>Talks resume</title><link>http://news.example/talks</link></item>
</channel></rss>"""
RSS_09 = """<rss version="0.91"><channel><title>News</title>
<item><title>Ferry runs aground</title><link>http://news.example/ferry</link></item>
</channel></rss>"""
RSS_10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="b"><title>N</title></channel>
<item rdf:about="http://news.example/ferry"><title>Ferry runs aground</title>
<link>http://news.example/ferry</link></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Ferry runs aground</title><link rel="alternate" href="../ferry"/>
<updated>2021-03-03T14:05:00+09:00</updated><author><name>Anna Berg</name></author></entry>
</feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "http://news.example/ferry",
                "title": "Ferry runs aground",
                "date_published": "2021-03-03T14:05:00+09:00",
                "authors": [{"name": "Anna Berg"}],
                "content_text": STORY,
            },
            "no item",
        ],
    }
)
NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://news.example/ferry</loc><lastmod>2022-01-01</lastmod><news:news>
<news:publication><news:name>News</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-03-03T14:05:00+09:00</news:publication_date>
<news:title>Ferry runs &amp; sinks</news:title></news:news></url>
<url><loc>http://news.example/talks</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{0}/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>{0}/new.xml.gz</loc><lastmod>2021-03-03</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize("given", [RSS, RSS_09, RSS_10, ATOM, JSON_FEED, NEWS_SITEMAP])
def test_every_kind_of_feed(given: str) -> None:
    """The first entry of every kind leads to the ferry."""
    entries = feed.read(given.encode(), BASE).entries
    assert entries[0].url == "http://news.example/ferry"
    assert (entries[0].title or "").startswith("Ferry runs")


@pytest.mark.parametrize("given", [RSS, ATOM, JSON_FEED, NEWS_SITEMAP])
def test_time_of_an_entry_keeps_its_zone(given: str) -> None:
    """An entry's time stands in the zone in which the newsroom gave it."""
    assert feed.read(given.encode(), BASE).entries[0].published == "2021-03-03T14:05:00+09:00"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (RSS.replace("Ferry runs", "Fish & chips &eacute; ferry"), "Fish & chips é ferry aground"),
        (RSS.replace("</channel></rss>", ""), "Ferry runs aground"),
        (RSS[: RSS.index("</item>")], "Ferry runs aground"),
        ("\n\n" + RSS, "Ferry runs aground"),
        ("\ufeff" + RSS, "Ferry runs aground"),
    ],
)
def test_malformed_feed(given: str, title: str) -> None:
    """A feed that is no sound XML gives its entries all the same."""
    assert feed.read(given.encode(), BASE).entries[0].title == title


def test_feed_that_the_parser_fails_on() -> None:
    """Of a feed that is broken beyond parsing, the links are read, and that is told."""
    given = RSS.replace("</link></item>", "</item></link>")
    read = feed.read(given.encode(), BASE)
    assert "broken" in read.problems[0]
    assert [entry.title for entry in read.entries] == ["Ferry runs aground", "Talks resume"]


def test_feed_in_latin_1() -> None:
    """The encoding that a feed states is heeded."""
    given = RSS.replace('"1.0"', '"1.0" encoding="iso-8859-1"').replace("Ferry", "Fähre")
    assert feed.read(given.encode("latin-1")).entries[0].title == "Fähre runs aground"


def test_same_address_twice_is_one_entry() -> None:
    """An entry that stands twice is read once."""
    given = RSS.replace("http://news.example/talks", "http://news.example/ferry#top")
    assert len(feed.read(given.encode()).entries) == 1


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/"])
def test_entry_that_leads_elsewhere(link: str) -> None:
    """An entry with an address of another kind is left out, and told."""
    read = feed.read(RSS.replace("http://news.example/ferry", link).encode())
    assert [entry.title for entry in read.entries] == ["Talks resume"]
    assert "left out" in read.problems[0]


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("Just some words.", "no feed"),
        ("", "no feed"),
        ("{", "no sound JSON"),
        ("{}", "no JSON Feed"),
        ("[" * 100_000, "no feed"),
        ('{"a":' * 100_000, "no sound JSON"),
        ("<urlset><url><loc>http://a.example/</loc></url>", "broken off"),
        ("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset/>", "document type"),
        ("<urlset>" + "<a>" * 100, "too deep"),
    ],
)
def test_what_is_no_feed(given: str, word: str) -> None:
    """What is no feed is said to be none, without an error."""
    assert any(word in problem for problem in feed.read(given.encode()).problems)


@pytest.mark.slow
def test_laughs() -> None:
    """Entities that multiply are not unpacked, in a feed or in a sitemap."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY e1 "haha">{entities}]>'
    begin = time.monotonic()
    for given in (RSS, NEWS_SITEMAP):
        head, _, rest = given.partition("?>")
        bomb = f"{head}?>{doctype}{rest}".replace("Ferry runs", "&e12;")
        read = feed.read(bomb.encode())
        assert all(len(entry.title or "") < 10_000 for entry in read.entries)
    assert time.monotonic() - begin < 5


def test_outer_entity_is_not_opened(tmp_path: Path) -> None:
    """A feed cannot make the program open a file."""
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    given = RSS.replace('<?xml version="1.0"?>', doctype).replace("Ferry runs", "&e;")
    assert "SECRET" not in repr(feed.read(given.encode()))


def test_name_of_a_file_is_no_feed(tmp_path: Path) -> None:
    """Bytes that look like a path or an address are not opened."""
    (tmp_path / "feed.xml").write_text(RSS, encoding="utf-8")
    assert not feed.read(str(tmp_path / "feed.xml").encode()).entries


def test_full_text_makes_a_page() -> None:
    """An entry with its whole text is a page that says title, time and language."""
    page = feed.page_of(feed.read(JSON_FEED.encode()).entries[0])
    assert page is not None
    for part in (b"<h1>Ferry runs aground</h1>", b"2021-03-03T14:05:00+09:00", b'lang="en"'):
        assert part in page


def test_teaser_makes_no_page() -> None:
    """A teaser is not taken for the report."""
    assert feed.page_of(feed.read(RSS.encode()).entries[0]) is None


# Fetched


def test_sitemap_index_newest_first() -> None:
    """Sitemaps that an index lists are looked into, the newest first, packed ones too."""
    with serving({}) as server:
        home = server.url("")
        new = NEWS_SITEMAP.replace("http://news.example", home)
        old = new.replace("/ferry", "/old").replace("/talks", "/older")
        server.pages = {
            "/index.xml": [answer(INDEX.format(home).encode())],
            "/new.xml.gz": [answer(gzip.compress(new.encode()))],
            "/old.xml": [answer(old.encode())],
            **{path: [text(path)] for path in ("/ferry", "/talks", "/old", "/older")},
        }
        found = _sources(bulk.offered(server.url("/index.xml"), visitor(), Wanted(), 3))
    assert found == [b"/ferry", b"/talks", b"/old"]


def test_sitemaps_in_a_circle() -> None:
    """An index that lists itself is read once."""
    with serving({}) as server:
        server.pages["/old.xml"] = [answer(INDEX.format(server.url("")).encode())]
        found = list(bulk.offered(server.url("/old.xml"), visitor(), Wanted(), 3))
    assert [item.problem is not None for item in found] == [True]
    assert server.asked.count("/old.xml") == 1


def test_entries_that_are_not_wanted_are_not_fetched() -> None:
    """The day that a feed gives for an entry spares the visit."""
    with serving({"/feed": answer(RSS.encode()), "/ferry": text()}) as server:
        server.pages["/feed"] = [answer(RSS.replace("http://news.example", "").encode())]
        list(bulk.offered(server.url("/feed"), visitor(), Wanted(since="2022-01-01"), 9))
    assert "/ferry" not in server.asked


def test_feed_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A feed that carries its texts is read from a file without any visit."""
    (tmp_path / "feed.json").write_text(JSON_FEED, encoding="utf-8")
    assert run(["read", "--feed", str(tmp_path / "feed.json"), "--format", "jsonl"]) in {0, 2}
    told = capsys.readouterr()
    assert "http://news.example/ferry" in told.out + told.err


# Broken on purpose


@pytest.mark.slow
def test_mutated_feeds() -> None:
    """However a feed is broken, there is an answer, and soon."""
    chance = random.Random(7)  # noqa: S311  # the same breakage every time
    for number in range(4000):
        given = (RSS, RSS_10, ATOM, JSON_FEED, NEWS_SITEMAP, INDEX)[number % 6].encode()
        begin = time.process_time()
        feed.read(mutated(given, chance), BASE)
        assert time.process_time() - begin < 1


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few changes: turned, cut, doubled, strange ones put in."""
    given = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(given) + 1), chance.randint(1, 40)
        piece = given[at : at + length]
        given[at : at + length] = chance.choice(
            (
                b"",
                piece * 2,
                piece[::-1],
                bytes(chance.randrange(256) for _ in piece),
                chance.choice(
                    (b"<", b"&#x0;", b"]]>", b"\xff\xfe", b"<![CDATA[", b"\0", b"&", b"{")
                ),
            )
        )
    return bytes(given)


def _sources(items: Iterator[Found]) -> list[bytes]:
    return [item.source.content for item in items if item.source]
