"""What a page states of itself, and which of its statements is taken."""

from __future__ import annotations

import pytest

from dateline.acquire.pages import page_authors, page_metadata, page_times, page_tree
from dateline.acquire.pages.page_metadata import Metadata


def stated(head: str) -> Metadata:
    """Read the metadata of a page with this head."""
    page = page_tree.parse(
        f"<html lang='en-GB'><head>{head}</head><body><p>Text.</p></body></html>"
    )
    return page_metadata.read(page.root)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2031-03-04T09:15:00+09:00", "2031-03-04T09:15:00+09:00"),
        ("2031-03-04T09:15:00.123Z", "2031-03-04T09:15:00Z"),
        ("2031-03-04 09:15 +0530", "2031-03-04T09:15+05:30"),
        ("2031-03-04T09:15:00", "2031-03-04T09:15:00"),
        ("20310304T091500Z", "2031-03-04T09:15:00Z"),
        ("Tue, 04 Mar 2031 09:15:00 GMT", "2031-03-04T09:15:00Z"),
        ("March 4, 2031 9:15 am UTC", "2031-03-04T09:15Z"),
        ("2031-03-04", "2031-03-04"),
        ("2031-13-44T99:99", None),
        ("yesterday", None),
    ],
)
def test_times_keep_the_zone_that_is_stated(printed: str, iso: str | None) -> None:
    """A zone is read and never guessed; what is no time is none."""
    assert page_times.time_of(printed) == iso


def test_time_with_zone_goes_before_the_same_day_without() -> None:
    """Two statements of one day: the one that says more."""
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A",'
        ' "datePublished": "2031-03-04"}</script>'
        '<meta property="article:published_time" content="2031-03-04T09:15:00+02:00">'
    )
    assert stated(head).published == "2031-03-04T09:15:00+02:00"


def test_article_is_found_among_other_items() -> None:
    """Site, breadcrumbs and organisation are no article."""
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "S"},'
        '{"@type": ["ReportageNewsArticle"], "headline": "Pier is approved",'
        '"author": [{"name": "Mara Quill"}, {"name": "Jonas Teal"}],'
        '"publisher": {"name": "The Islander"}}]}</script>'
    )
    found = stated(head)
    assert found.titles[0] == "Pier is approved"
    assert (found.authors, found.publisher) == (("Mara Quill", "Jonas Teal"), "The Islander")


def test_addresses_and_handles_are_no_authors() -> None:
    """The link to an author's page says no name."""
    head = '<meta property="article:author" content="https://www.facebook.com/islander">'
    assert stated(head).authors == ()


def test_canonical_address_and_language() -> None:
    """The address that a page names its own; the language of its root."""
    found = stated('<link rel="canonical" href="https://islander.example/pier">')
    assert (found.address, found.language) == ("https://islander.example/pier", "en")


@pytest.mark.parametrize(
    "script", ["{", "[[[[", '{"@type": 3}', '{"@type": "Article", "author": {}}']
)
def test_broken_statements_are_passed_over(script: str) -> None:
    """What a newsroom's template gets wrong costs nothing but itself."""
    assert stated(f'<script type="application/ld+json">{script}</script>').authors == ()


HOUSE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Islander"},'
    ' "publisher": {"name": "The Islander"}}</script>'
)


@pytest.mark.parametrize(
    ("told", "authors"),
    [
        ('<meta name="author" content="Mara Quill">', ("Mara Quill",)),
        (
            '<meta name="author" content="By Mara Quill and Jonas Teal">',
            ("Mara Quill", "Jonas Teal"),
        ),
        ('<p itemprop="author"><b itemprop="name">Mara Quill</b>, Hallow</p>', ("Mara Quill",)),
        ('<span itemprop="author">mq; jt</span>', ("mq", "jt")),
        ('<meta name="author" content="The Islander">', ("Islander",)),
        ('<meta name="author" content="한나 기자">', ("한나",)),
    ],
)
def test_authors_are_sought_where_more_than_the_house_is_named(
    told: str, authors: tuple[str, ...]
) -> None:
    """Where the first statement names the newsroom alone, the next that names another counts."""
    assert stated(f"{HOUSE}</head><body>{told}").authors == authors


@pytest.mark.parametrize(
    ("authors", "shown", "signed"),
    [
        (("Mara Quill", "The Islander"), ("Jonas Teal",), ("Mara Quill",)),
        (("The Islander",), ("Jonas Teal",), ("Jonas Teal",)),
        (("The Islander",), (), ("The Islander",)),
        (("dpa",), (), ("dpa",)),
        ((), (), ()),
    ],
)
def test_persons_sign_before_newsrooms(
    authors: tuple[str, ...], shown: tuple[str, ...], signed: tuple[str, ...]
) -> None:
    """A person stated goes before one that is printed, and both before an agency or the house."""
    metadata = Metadata(authors=authors, publisher="The Islander")
    assert page_authors.signed_by(metadata, shown) == signed
