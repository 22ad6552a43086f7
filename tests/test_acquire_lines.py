"""Single lines: datelines, markers, captions, bylines, time stamps, dates."""

from __future__ import annotations

import pytest

from dateline.acquire.prose import bylines, captions, datelines, dates, signs, wire

DATELINES = [
    # paragraph, place, (year, month, day), agency, how the report goes on
    ("PORT MALO, Kenya, May 14 (Xinhua) -- A ferry sank.", "PORT MALO, Kenya", (None, 5, 14),
     "Xinhua", "A ferry"),
    ("WASHINGTON — The Senate voted on Monday.", "WASHINGTON", None, None, "The Senate"),
    ("CHARLOTTE, N.C. (AP) — Voters went early.", "CHARLOTTE, N.C.", None, "AP", "Voters"),
    ("AMMAN: Jordan and its neighbours have agreed to meet again in May.", "AMMAN", None, None,
     "Jordan"),
    ("Beirut (AFP) - Talks went on.", "Beirut", None, "AFP", "Talks"),
    ("(CNN) -- A ferry sank.", "", None, "CNN", "A ferry"),
    ("(Geneva, 25 April 2019) – Governments met.", "Geneva", (2019, 4, 25), None, "Governments"),
    ("New Delhi, Apr 25 (PTI) The government said so.", "New Delhi", (None, 4, 25), "PTI",
     "The government"),
    ("MOSCOW, April 25. /TASS/. The minister said so.", "MOSCOW", (None, 4, 25), "TASS",
     "The minister"),
    ("SEOUL/TOKYO, Dec 12 (Reuters) - A rocket rose.", "SEOUL/TOKYO", (None, 12, 12), "Reuters",
     "A rocket"),
    ("GENEVA, 5 September 2012 – The treaty stands.", "GENEVA", (2012, 9, 5), None, "The treaty"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "day", "agency", "rest"), DATELINES)
def test_dateline(
    line: str, place: str, day: tuple[int | None, int, int] | None, agency: str | None, rest: str
) -> None:
    """Place, date and agency before the dash are told apart."""
    head = datelines.head_of(line, 0, len(line))
    assert head is not None
    assert (head.place, head.agency) == (place, agency)
    assert (head.day and (head.day.year, head.day.month, head.day.day)) == day
    assert line[head.end :].startswith(rest)


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE: Three more have been found alive in the ruins of the hotel.",
        "READ MORE: What we know about the ferry that sank.",
        "Kim -- who is on his first trip -- will stay until Friday.",
        "Published on 30/04/2024 - 16:38",
        "JACKSON: I do.",
        "The ferry (built in 1987) sank.",
        "US: Torture alleged",
        "Patron ($100) -- Alanzo and others gave money.",
    ],
)
def test_no_dateline(line: str) -> None:
    """Labels, clauses, time stamps and speakers are no datelines."""
    assert datelines.head_of(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("headline", "markers"),
    [
        ("(4th LD) (ROUNDUP) Leaders meet at last", ["4th LD", "ROUNDUP"]),
        ("(News Focus) Leaders meet (with photo)", ["News Focus"]),
        ("REFILE-UPDATE 8-Leaders meet", ["REFILE", "UPDATE 8"]),
        ("FACTBOX: Who is who", ["FACTBOX"]),
        ("Exclusive: Leaders met twice", ["Exclusive"]),
        ("Leaders meet [UPDATED]", ["UPDATED"]),
        ("Poll: Voters want a meeting", []),
        ("Analysis of a meeting: what went wrong", []),
        ("(Un)welcome guests", []),
    ],
)
def test_markers(headline: str, markers: list[str]) -> None:
    """Wire and desk markers stand in brackets or before a colon; plain words are none."""
    assert list(wire.find_markers(headline)) == markers


def test_end_mark_is_a_marker() -> None:
    """The line "(END)" closes a wire report."""
    assert list(wire.find_markers("Leaders meet", ["(END)"])) == ["END"]


@pytest.mark.parametrize(
    "line",
    [
        "(ATTN: ADDS photo, details in paras 3-5)",
        "(Adds minister's comment)",
        "(END)",
        "Eds: Updates with quotes.",
        "###",
        "-30-",
        "Enditem",
        "HM/HMV/SS",
        "(end) mm.jd KUNA 172130 Dec 31NNNN",
    ],
)
def test_wire_note(line: str) -> None:
    """A desk's word to other desks is no part of the report."""
    assert wire.is_note(line)


@pytest.mark.parametrize(
    "line", ["(In his speech he said nothing.)", "more", "Ends meet at last", "AP/AFP"]
)
def test_no_wire_note(line: str) -> None:
    """Prose in brackets and the words of a menu are no notes."""
    assert not wire.is_note(line)


CAPTIONS = [
    "The two leaders shake hands before their talks in Oslo, Thursday. AP-Yonhap",
    "A ferry leaves the harbour. (Jane Doe/Reuters)",
    "Divers at work on Friday (AP Photo/John Roe, Pool)",
    "The minister speaks to reporters. [Photo/Agencies]",
    "FILE - The minister arrives for talks.",
    "In this photo taken on May 7 and released by the palace, the king waves.",
    "This photo released by the navy shows a diver.",
    "Relatives wait for news. Photograph: Jane Doe/AFP/Getty Images",
    "The bridge as it stood in 1960. Photo: City Archive",
    "Smoke rises over the harbour, May 14, 2021. REUTERS/Sam Okoro",
    "The chairman (L) and the secretary (R) at the gate on Monday, May 3, 2021.",
    "From left: the chairman, the secretary and the guest.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_caption(line: str) -> None:
    """A credit or an opening of pictures makes a caption."""
    assert captions.is_caption(line, len(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "The boat was built in 1987, a spokesman told AFP.",
        "Still, the cost of the ferry has risen, the owner said.",
        "The report was published by the ministry, the newspaper Dawn and Reuters.",
        "“This picture shows it all,” she said of the painting.",
        "He called her during his drive to the airport in Wayne, Pa.",
        "It was a picture of calm, residents said.",
    ],
)
def test_no_caption(line: str) -> None:
    """Prose that names agencies or pictures is no caption."""
    assert not captions.is_caption(line, len(line.split()))


def test_agency_behind_the_last_paragraph_signs_the_report() -> None:
    """The same line is a caption in the midst of a report and its end at the end."""
    line = "The team will play again next month. (ANI)"
    assert captions.is_caption(line, 8)
    assert not captions.is_caption(line, 8, last=True)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Song Ha-na", ["Song Ha-na"]),
        ("By Jane Doe and Jan de Witt, Reuters", ["Jane Doe", "Jan de Witt"]),
        ("By JANE DOE, Associated Press", ["JANE DOE"]),
        ("Written by Jane Doe in Nairobi | May 14, 2021", ["Jane Doe"]),
        ("Jane Doe, Staff Writer", ["Jane Doe"]),
        ("By AP and TOI staff", []),
        ("By Staff Reporter", []),
        ("(Reporting by Jane Doe; Editing by John Roe)", ["Jane Doe"]),
        ("AP writer John Roe in Oslo contributed to this report.", []),
    ],
)
def test_byline(line: str, names: list[str]) -> None:
    """Persons are named in bylines; agencies, desks and editors are not among them."""
    assert bylines.is_byline(line, len(line.split()))
    assert list(bylines.find_names(line)) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the river had risen by two metres and the dam was close to breaking.",
        "By the time they came it was over.",
        "Research released last week by the institute warned of floods.",
        "The minister, a former reporter, said so.",
    ],
)
def test_no_byline(line: str) -> None:
    """Prose that begins with "By" or speaks of reporters is no byline."""
    assert not bylines.is_byline(line, len(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "Diplomacy 16:31 April 25, 2019",
        "Published: 14 May 2021 at 09:30 BST",
        "Updated 3 hours ago",
        "Filed on May 15, 2021 | Last updated on May 15, 2021 at 11.20 am",
        "2021-05-15 08:41:27",
        "Sat 15 May 2021 07.30 BST",
    ],
)
def test_time_stamp(line: str) -> None:
    """A date with a label, a clock or a section beside it is a time stamp."""
    assert signs.is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "The talks began on April 25, 2019, and ended a day later without a result.",
        "US election: October 18 as it happened",
        "Talks at 10",
    ],
)
def test_no_time_stamp(line: str) -> None:
    """A sentence or a headline with a date is no time stamp."""
    assert not signs.is_stamp(line)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("April 25, 2019", "2019-04-25"),
        ("25th of April 2019", "2019-04-25"),
        ("Apr. 25 2019", "2019-04-25"),
        ("2019/04/25", "2019-04-25"),
        ("25.04.2019", "2019-04-25"),
        ("04/25/2019", "2019-04-25"),
        ("15:29 April 25, 2019", "2019-04-25"),
        ("05/04/2019", None),
        ("February 30, 2019", None),
        ("version 2019.4", None),
    ],
)
def test_date(words: str, iso: str | None) -> None:
    """Dates are read where they say one day; what can be read both ways says none."""
    assert next((day.iso() for day in dates.find_days(words)), None) == iso


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("16:31", "16:31"),
        ("4:31 p.m. EDT", "16:31-04:00"),
        ("12.05am GMT", "00:05Z"),
        ("0730 GMT", "07:30Z"),
        ("9:12 PM GMT+2", "21:12+02:00"),
        ("10:05 IST", "10:05"),
    ],
)
def test_clock(words: str, clock: str) -> None:
    """Times of day keep their zone where its name means one offset."""
    assert [found.time + found.zone for found in dates.find_clocks(words)] == [clock]
