"""The masthead: days, outlets and credits, by pages of a few lines."""

from __future__ import annotations

import pytest

from dateline import acquire
from dateline.acquire.prose.sites import site_of
from dateline.report import Report, Source

BODY = """The ministers met on Thursday in Oslo to speak about fishing rights, officials said.

The rights to fish have been in dispute since the two countries last met in March.

They will meet again, the ministers said."""


def _read(text: str, path: str = "page.txt", id_: str = "r1") -> Report:
    return acquire.read(Source(id_, path, text.encode()))


def _messages(report: Report) -> list[str]:
    return [problem.message for problem in report.problems]


def test_published_comes_before_updated() -> None:
    """The day of publication is the one that says so."""
    page = f"Ministers meet in Oslo\n\nUpdated: 27 April 2019\n\nPublished: 25 April 2019\n\n{BODY}"
    assert _read(page).published == "2019-04-25"


def test_day_of_dateline_takes_the_year_of_publication() -> None:
    """A dateline's date has its year from the time stamp, across a new year too."""
    page = f"Ministers meet in Oslo\n\n1 January 2020\n\nOSLO, Dec 31 (Reuters) - {BODY}"
    line = _read(page).dateline
    assert line is not None
    assert line.date == "2019-12-31"


def test_day_by_caption_is_told() -> None:
    """Without a time stamp a caption's date counts when its weekday is named, and is told."""
    page = f"Ministers meet in Oslo\n\n{BODY}\n\nA boat at sea, April 25, 2019. (AP Photo/Jo Doe)"
    report = _read(page)
    assert report.published is None
    assert report.reference_date == "2019-04-25"
    assert _messages(report) == [
        "The page states no day of publication; its latest date, 2019-04-25, is taken."
    ]


def test_day_by_archive_picture_is_not_taken() -> None:
    """A date whose weekday the text does not name, and that stands once, says nothing."""
    page = f"Ministers meet in Oslo\n\n{BODY}\n\nA boat at sea, April 27, 2018. (AP Photo/Jo Doe)"
    report = _read(page)
    assert report.reference_date is None
    assert _messages(report) == ["The page does not tell the day of the report."]


def test_year_by_the_other_reports() -> None:
    """A date without a year is that of the other report's year, and the report says so."""
    undated = (
        f"Ministers meet\n\n{BODY}\n\nThe ministers wave in Oslo, April 25. AFP\n\nMore to come"
    )
    dated = f"Ministers meet in Oslo\n\n26 April 2019\n\n{BODY}"
    first, second = acquire.settle_days([_read(undated), _read(dated, id_="r2")])
    assert (first.reference_date, second.reference_date) == ("2019-04-25", "2019-04-26")
    assert len(_messages(first)) == 1
    assert "2019-04-25 is taken" in _messages(first)[0]


def test_day_of_the_other_reports() -> None:
    """A report without any date is of the day of the others when these are close."""
    dated = f"Ministers meet in Oslo\n\n26 April 2019\n\n{BODY}"
    first, _ = acquire.settle_days([_read(f"Ministers meet\n\n{BODY}"), _read(dated, id_="r2")])
    assert first.reference_date == "2019-04-26"


def test_no_day_when_the_others_are_far_apart() -> None:
    """Reports of different years say nothing about one without a date."""
    pages = (f"Ministers meet in Oslo\n\n26 April {year}\n\n{BODY}" for year in (2018, 2019))
    reports = [_read(f"Ministers meet\n\n{BODY}"), *map(_read, pages)]
    assert acquire.settle_days(reports)[0].reference_date is None


def test_outlet_by_address() -> None:
    """A newsroom's domain in the name of the file tells the outlet."""
    assert _read(f"Ministers meet\n\n{BODY}", "3_bbc.co.uk.txt").outlet == "BBC"


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("3_harbourpost.com.txt", "harbourpost.com"),
        ("3_blogs.harbourpost.com.txt", "harbourpost.com"),
        ("3_news.harbourpost.co.uk.html", "harbourpost.co.uk"),
        ("3_quill.wordpress.com.txt", "quill.wordpress.com"),
        ("ferry.final.txt", None),
        ("ferry.fr.txt", None),
    ],
)
def test_outlet_that_no_list_names(name: str, site: str | None) -> None:
    """A newsroom that is not listed is called by the site of its address, and all its pages are."""
    assert _read(f"Ministers meet\n\n{BODY}", name).outlet == site


def test_site_of_an_address() -> None:
    """An address of the web tells the site; one of an archive or a machine tells none."""
    assert site_of("https://www.harbourpost.de/a?b=news.com", "") == "harbourpost.de"
    for url in ("https://web.archive.org/web/2031/http://a.com", "http://127.0.0.1/", "http://[a"):
        assert site_of(url, "") is None


def test_outlet_by_furniture() -> None:
    """A newsroom's name in the page's furniture tells the outlet; one in the prose does not."""
    page = f"Ministers meet\n\n{BODY}\n\nA minister told The Irish Times so on Monday evening."
    assert _read(page).outlet is None
    assert _read(f"{page}\n\nAlso in The Japan Times").outlet == "The Japan Times"


def test_site_behind_the_headline() -> None:
    """The site's name is no part of the title."""
    report = _read(f"Ministers meet in Oslo to talk - The Irish Times\n\n{BODY}")
    assert report.title is not None
    assert report.title.text == "Ministers meet in Oslo to talk"
    assert report.outlet == "The Irish Times"


def test_credit_at_the_end() -> None:
    """An agency behind the last full stop signs the report."""
    (credit,) = _read(f"Ministers meet\n\n{BODY} — AFP").credits
    assert (credit.name, credit.kind, credit.span.text) == ("AFP", "credit", "AFP")


def test_photo_credit_signs_nothing() -> None:
    """An agency that only took the picture has not reported the text."""
    page = f"Ministers meet\n\nA boat at sea, Thursday. AP-Yonhap\n\n{BODY}"
    assert _read(page).credits == ()


def test_help_is_credited() -> None:
    """A line about inputs credits the agency."""
    page = f"Ministers meet\n\n{BODY}\n\n(With inputs from PTI)"
    assert [(c.name, c.kind) for c in _read(page).credits] == [("PTI", "credit")]


def test_first_report_is_marked() -> None:
    """A newsroom that had the news first does not sign the text."""
    page = f"Ministers meet\n\n{BODY}\n\nThe meeting was first reported by The Washington Post."
    assert [(c.name, c.kind) for c in _read(page).credits] == [("The Washington Post", "reported")]
