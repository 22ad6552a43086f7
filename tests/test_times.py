"""Time expressions and their values: sentences marked up as [words|value]."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.grammar import find_sentences
from dateline.annotate.times.times import find_times
from dateline.report import Block, Report, Time

THURSDAY = "2019-04-25"


def read(text: str, *, day: str | None = THURSDAY, kind: str = "body") -> list[Time]:
    """Return the times of a text that is one block."""
    block = Block(kind, 0, len(text))  # type: ignore[arg-type]
    report = Report("r1", "", "", text, (block,), reference_date=day)
    return list(find_times(report, tuple(find_sentences(report))))


def check(marked: str, *, day: str | None = THURSDAY, kind: str = "body") -> None:
    """Compare the times of a text with those marked in it."""
    text = re.sub(r"\[([^|\]]+)\|[^\]]+\]", r"\1", marked)
    found = [(time.span.text, time.value) for time in read(text, day=day, kind=kind)]
    assert found == re.findall(r"\[([^|\]]+)\|([^\]]+)\]", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They met on [April 25, 2019|2019-04-25].",
        "They met on [25 April 2019|2019-04-25].",
        "They met on [the 25th of April|2019-04-25].",
        "They met on [Thursday, April 25|2019-04-25].",
        "The summit of [Feb. 27-28|2019-02-27/2019-02-28] failed.",
        "It was taken between [May 7 and 8, 2018|2018-05-07/2018-05-08].",
        "It opened in [March 2018|2018-03], not in [August of that year|2018-08].",
        "It happened in [June last year|2018-06].",
        "The hearing is in [the week of March 6|2019-W10].",
        "Their 6-month-old son lives there.",
        "The [8-month|P8M]-old truce holds.",
        "They signed it [a decade ago|2009].",
        "The group may leave as soon as [Tuesday|2019-04-30].",
        "Officials were planning to meet on [Monday|2019-04-29].",
        "The deadline was extended until [Monday|2019-04-29].",
        "Signed on [2019-04-12|2019-04-12], seen on [25/04/2019|2019-04-25].",
        "They worked from [July|1954-07]-[November 1954|1954-11].",
    ],
)
def test_dates(marked: str) -> None:
    """Dates are read in the orders in which reports print them."""
    check(marked)


def test_slash_date_with_two_readings() -> None:
    """Of 4/5/2018 only the year is sure."""
    check("Filed on [4/5/2018|2018].")


@pytest.mark.parametrize(
    "marked",
    [
        "They met on [Thursday|2019-04-25].",
        "He arrived on [Wednesday|2019-04-24].",
        "He is expected to return [Friday|2019-04-26] or [Saturday|2019-04-27].",
        "He will meet her on [Tuesday|2019-04-30].",
        "The talks are to resume [Monday|2019-04-29].",
        "It had been due to expire [Monday|2019-04-22].",
        "The plan announced [Tuesday|2019-04-23] will cost jobs.",
        "She left [last Friday|2019-04-19] and returns [next Monday|2019-04-29].",
    ],
)
def test_weekdays_by_tense(marked: str) -> None:
    """A weekday is the last one, or the next one where the clause looks ahead."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The summit collapsed in [February|2019-02].",
        "He won the vote in [December|2018-12].",
        "She will step down in [September|2019-09].",
        "The law takes effect on [Jan. 1|2020-01-01].",
        "They spoke at a session on [April 12|2019-04-12].",
    ],
)
def test_months_by_tense(marked: str) -> None:
    """A month without its year is the nearest one that the tense allows."""
    check(marked)


@pytest.mark.parametrize(
    ("marked", "mod"),
    [
        ("It failed in [late February|2019-02].", "END"),
        ("They must leave by [the end of this year|2019].", "END"),
        ("It began in [mid-March|2019-03].", "MID"),
        ("He spoke [earlier this month|2019-04].", "START"),
        ("The trip comes [about two months|P2M] after the first.", "APPROX"),
        ("The [almost year-long|P1Y] row goes on.", "APPROX"),
        ("He spoke for [more than four hours|PT4H].", "MORE_THAN"),
        ("It takes [at least 30 days|P30D].", "EQUAL_OR_MORE"),
    ],
)
def test_mods(marked: str, mod: str) -> None:
    """Early, late, about and more than are kept as TIMEX3 mods."""
    check(marked)
    assert [time.mod for time in read(re.sub(r"\[([^|]+)\|[^\]]+\]", r"\1", marked))] == [mod]


@pytest.mark.parametrize(
    "marked",
    [
        "[Last week|2019-W16] it launched an attack.",
        "It faces a shortage [this year|2019], unlike [last year|2018].",
        "He came [two days ago|2019-04-23].",
        "She won in 2011|2011 and lost [the following year|2012].".replace(
            "2011|2011", "[2011|2011]"
        ),
        "[Yesterday|2019-04-24] he rested; [today|2019-04-25] he works.",
        "On [May 5, 2018|2018-05-05] he fell ill; he died [three days later|2018-05-08].",
        "On [May 5, 2018|2018-05-05] he fell ill and died [the next day|2018-05-06].",
        "It grew in [the third quarter of 1990|1990-Q3] and [the first half of 2018|2018-H1].",
        "It rose in [the spring of 1942|1942-SP].",
        "Ties date from [the 1980s|198] and [the late 19th century|18].",
        "They closed over [the weekend|2019-W16-WE].",
        "He was a minister from [1991|1991] and chairman in [2018-19|2018/2019].",
        "In [480 BC|BC0480] they sailed.",
        "She wrote it in [nineteen ninety-four|1994].",
        "It fell in [the last week of March|2019-W13].",
    ],
)
def test_periods(marked: str) -> None:
    """Periods are weeks, quarters, years, decades and what points to them."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It was the first in [eight years|P8Y].",
        "The [decades-old|PXDE] row and the [two-hour-long|PT2H] talks ended.",
        "Talks have stalled for [years|PXY].",
        "It came just [hours|PTXH] after the test.",
        "He waited [two and a half years|P2Y6M] and [5 1/2 hours|PT5H30M].",
        "[The past two weeks|P2W] were hard.",
        "They met [every Tuesday|XXXX-WXX-2] and reported [daily|P1D].",
        "They vote [every two years|P2Y].",
    ],
)
def test_durations_and_sets(marked: str) -> None:
    """Durations carry a number and a unit, X for an unknown number."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He arrived on [Wednesday afternoon|2019-04-24TAF].",
        "It struck at [10:35 a.m. Tuesday|2019-04-23T10:35].",
        "The offer ends at [5 p.m. EST, May 6|2019-05-06T17:00].",
        "They left on [the night of May 3, 2018|2018-05-03TNI].",
        "She spoke [last night|2019-04-24TNI] and [this morning|2019-04-25TMO].",
        "It began at [16:31|2019-04-25T16:31].",
    ],
)
def test_times_of_day(marked: str) -> None:
    """A time of day joins the day beside it."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The world is [now|PRESENT_REF] watching.",
        "Things change [nowadays|PRESENT_REF].",
        "It has [recently|PAST_REF] pledged more.",
        "It argued so in [recent months|PAST_REF].",
        "Who knows [the future|FUTURE_REF]?",
    ],
)
def test_references(marked: str) -> None:
    """Words that point to a time without dating it keep a reference."""
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "May he rest in peace.",
        "They march to the sea, an august crowd.",
        "April Smith met June Jones.",
        "A second man took second place in the first half.",
        "Some 2000 people and 1500 soldiers came.",
        "It cost $2000 and about 11% more.",
        "A 25-year-old man, 40 years old, was in his 30s.",
        "The Sunday Times wrote about Bloody Sunday.",
        "He read The Thursday Murder Club.",
        "Operation Dawn began off Christmas Island.",
        "The Winter Olympics followed the fall of the wall.",
        "They won 3:10 on the March to Versailles.",
        "He told USA Today that three quarters had left.",
        "Good evening, he said.",
    ],
)
def test_no_times(text: str) -> None:
    """Names, counts, ages, scores and verbs are no times."""
    assert [time.span.text for time in read(text)] == []


@pytest.mark.parametrize(
    "marked",
    [
        "They met on [Thursday|XXXX-WXX-4].",
        "They met on [April 25|XXXX-04-25] and [last week|PAST_REF].",
        "They met [yesterday|PAST_REF].",
        "They met in [2011|2011] and [March 2018|2018-03].",
        "They met on [Wednesday afternoon|XXXX-WXX-3TAF].",
    ],
)
def test_no_reference_day(marked: str) -> None:
    """Without a day of its own a report gets only values that are true of any day."""
    check(marked, day=None)


def test_day_after_something_undated() -> None:
    """What a report does not date stays undated."""
    check("On [April 9|2019-04-09] he spoke of [the day after|XXXX-XX-XX] the attack.")


def test_history_goes_on_from_its_last_date() -> None:
    """A text of far years without weekdays resolves months against its own last date."""
    check(
        "War broke out on [September 1, 1939|1939-09-01]. By [early October|1939-10] it was over. "
        "In [April 1940|1940-04] they landed; in [June|1940-06] they won. "
        "It was [1941|1941] then, and [1942|1942], [1943|1943], [1944|1944].",
        day="2009-12-19",
    )


def test_aside_does_not_move_a_history() -> None:
    """A year far from the story is an aside."""
    check(
        "It began in [May 1964|1964-05], then [1965|1965], [1966|1966], [1967|1967], "
        "[1968|1968]. In [July 1964|1964-07] ships were shelled. Files opened in [2005|2005] "
        "show that nothing happened on [4 August|1964-08-04].",
        day="2009-12-19",
    )


@pytest.mark.parametrize("kind", ["dateline", "timestamp"])
def test_dated_blocks(kind: str) -> None:
    """Datelines and timestamps are read although they are no sentences."""
    check("VLADIVOSTOK, Russia, [April 25|2019-04-25] (Yonhap) --", kind=kind)


def test_furniture_is_not_read() -> None:
    """A menu has no times."""
    assert read("Archive April 2018", kind="furniture") == []


def test_text_order_across_blocks() -> None:
    """A dateline's time comes before those of the body behind it."""
    text = "SEOUL, April 25 (X) -- Kim left on Wednesday."
    blocks = (Block("dateline", 0, 22), Block("body", 23, len(text)))
    report = Report("r1", "", "", text, blocks, reference_date=THURSDAY)
    times = list(find_times(report, tuple(find_sentences(report))))
    assert [time.span.text for time in times] == ["April 25", "Wednesday"]


WORDS = [
    "the",
    "last",
    "next",
    "this",
    "that",
    "early",
    "late",
    "end",
    "of",
    "in",
    "on",
    "about",
    "more",
    "than",
    "two",
    "5",
    "25",
    "2018",
    "1/2",
    "hundred",
    "a",
    "few",
    "years",
    "year",
    "week",
    "days",
    "day",
    "hours",
    "ago",
    "later",
    "before",
    "May",
    "Feb.",
    "Thursday",
    "Christmas",
    "10:30",
    "a.m.",
    "GMT",
    "quarter",
    "half",
    "first",
    "1980s",
    "BC",
    "now",
    "daily",
    "morning",
    ",",
    "-",
    "'s",
    "(",
    ")",
    "99999999999999999999",
    "9/9/99",
    "-old",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([THURSDAY, None]))
def test_any_words(words: list[str], day: str | None) -> None:
    """Whatever words stand together, spans slice the text and come in order, apart."""
    text = " ".join(words)
    times = read(text, day=day)
    assert all(text[time.span.start : time.span.end] == time.span.text for time in times)
    assert all(time.value for time in times)
    ends = [0, *(time.span.end for time in times)]
    assert all(time.span.start >= end for time, end in zip(times, ends, strict=False))


def test_half_numbers_spell_no_year() -> None:
    """Numbers joined by a dash of which one is no whole number are left alone."""
    check("The score was 18.5-10 and 20-0.5 then.")
