"""Time expressions and their values: sentences marked up as [words|value]."""

import re
from collections.abc import Iterable

import making
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
    assert pairs(read(text, day=day, kind=kind)) == re.findall(r"\[([^|\]]+)\|([^\]]+)\]", marked)


def check_parsed(marked: str, *, day: str | None = THURSDAY) -> None:
    """Compare the times of paragraphs that the shipped network has read."""
    text = re.sub(r"\[([^|\]]+)\|[^\]]+\]", r"\1", marked)
    found = making.reading(text, day=day).times
    assert pairs(found) == re.findall(r"\[([^|\]]+)\|([^\]]+)\]", marked)


def pairs(times: Iterable[Time]) -> list[tuple[str, str]]:
    """Return the words of times and their values."""
    return [(time.span.text, time.value) for time in times]


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
        "They met [the week before|XXXX-WXX] Christmas and [two weeks|P2W] before Easter.",
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


@pytest.mark.parametrize(
    "marked",
    [
        "“I saw him [yesterday|2019-04-21],” he said on [Monday|2019-04-22].",
        "On [Monday|2019-04-22] he told the court: “I saw him [yesterday|2019-04-21].”",
        "“I was there [last night|2019-04-21TNI]. It was dark,” she said [Monday|2019-04-22].",
    ],
)
def test_yesterday_in_a_quotation_is_of_the_day_of_saying(marked: str) -> None:
    """What is said between marks of quotation counts its days from when it was said."""
    check_parsed(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "“I saw him [yesterday|2019-04-24],” he said of the attack on [Monday|2019-04-22].",
        "“I saw him [yesterday|2019-04-24],” he said. The attack was on [Monday|2019-04-22].",
        "He left [yesterday|2019-04-24] and said on [Monday|2019-04-22] that “all was well”.",
    ],
)
def test_yesterday_is_else_of_the_day_of_the_report(marked: str) -> None:
    """A day on which something else was done, or words outside the marks, change nothing."""
    check_parsed(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The storm hit on [Sunday, April 7|2019-04-07]. On [Monday|2019-04-08] it moved north.",
        "It will open on [Sunday, May 5|2019-05-05] and will close on [Tuesday|2019-05-07].",
        "It hit on [Sunday, April 7|2019-04-07], and [Monday|2019-04-08], and [Friday|2019-04-12].",
    ],
)
def test_weekdays_go_on_from_a_dated_one(marked: str) -> None:
    """Behind a weekday with a date not of these days, weekdays are those that follow it."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It hit on [Sunday, April 7|2019-04-07]. Police said on [Monday|2019-04-22] it was over.",
        "The storm hit on [Sunday, April 7|2019-04-07]. It will be back on [Monday|2019-04-29].",
        "The storm hit on [April 7|2019-04-07]. It was back on [Monday|2019-04-22].",
        "The storm hit on [Sunday, April 7|2019-04-07].\nIt was back on [Monday|2019-04-22].",
    ],
)
def test_weekdays_are_else_near_the_report(marked: str) -> None:
    """What was said, lies ahead, or stands behind a bare date or in another paragraph."""
    check_parsed(marked)


YEARS = "It was [1941|1941] then, and [1942|1942], [1943|1943], [1944|1944], [1945|1945]. "


@pytest.mark.parametrize(
    "marked",
    [
        YEARS + "He won in [1961|1961].\nHe died [Sept. 25|XXXX-09-25] at home.",
        YEARS + "He won in [the 1960s|196] and died [Sept. 25|XXXX-09-25] at home.",
        YEARS + "He was born on [May 3, 1927|1927-05-03].\nHe died [Tuesday|XXXX-WXX-2].",
    ],
)
def test_life_told_without_the_day_of_the_report(marked: str) -> None:
    """Where a report does not tell its day, years named elsewhere give none to "Sept. 25"."""
    check_parsed(marked, day=None)


def test_caption_does_not_date_the_story() -> None:
    """The day of a picture is not the day from which a story goes on."""
    text = "1941, 1942, 1943, 1944, 1945 and May 12, 1961.\nHe died Sept. 25."
    caption, body = Block("caption", 0, 46), Block("body", 47, len(text))
    report = Report("r1", "", "", text, (caption, body), reference_date="2012-09-26")
    times = find_times(report, tuple(find_sentences(report)))
    assert [time.value for time in times][-2:] == ["1961-05-12", "2012-09-25"]


def test_later_counts_from_the_last_time_told() -> None:
    """The words "the following year" count from the last year, be it an aside."""
    check(
        YEARS + "He came on [May 3, 1945|1945-05-03], left in [1975|1975] and died "
        "[the following year|1976].",
        day=None,
    )


@pytest.mark.parametrize(
    "marked",
    [
        "He left; [three days later|XXXX-XX-XX] he was back.",
        "He left; [the following year|XXXX] he was back.",
        "He left [that day|XXXX-XX-XX].",
    ],
)
def test_story_without_a_beginning(marked: str) -> None:
    """What is told from an unknown day on is some day, and none that lies ahead."""
    check(marked, day=None)


def test_years_before_christ_are_no_years_of_ours() -> None:
    """A history of years before Christ resolves nothing against the day of its report."""
    check(
        "In [491 BC|BC0491] they came, in [490 BC|BC0490], [489 BC|BC0489], [488 BC|BC0488], "
        "[487 BC|BC0487] and [486 BC|BC0486]. They met in [August|XXXX-08]. It was "
        "[the autumn of 481 BC|BC0481-FA].",
    )


@pytest.mark.parametrize(
    "marked",
    [
        "He sang on the Tonight Show and in a film called “Days of Wine”.",
        "He spoke on 60 Minutes and was named Person of the Year.",
        "He was seen on Saturday Night Live and heard on BBC Radio 4's Today programme.",
        "He told reporters: “[Today|2019-04-25] is a good one.”",
        "[The Seven Years|P7Y] War was of [the 18th Century|17].",
        "He Leaves [Today|2019-04-25] For Good",
    ],
)
def test_words_of_time_in_titles(marked: str) -> None:
    """A common word of time with a capital letter within a sentence belongs to a title."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They look for ways to get around [Tuesday|2019-04-23]'s ruling.",
        "It would be to be held on [June 3|2019-06-03].",
        "It was ordered closed for [Friday|2019-04-26].",
        "He is due [this coming Sunday, April 28|2019-04-28].",
        "It may be over by [next spring|2020-SP] or [winter|2019-WI].",
        "It grew over [the past year|P1Y] and shrank [last year|2018].",
        "They will rest in [Easter week|2019-W16] and on [Labor Day weekend|2019-W36-WE].",
        "He left [the day before last Tuesday|2019-04-22].",
        "They will count votes until [13 days after Election Day|2019-11-18].",
        "They spoke of [the 25 November|XXXX-11-25] Revolution and the [April 9|2019-04-09] Blast.",
        "It ends in [the year two thousand and thirty|2030].",
        "Now, that is what they wanted.",
    ],
)
def test_english_ways_with_time(marked: str) -> None:
    """Ruling, past, coming, the day before: what the words around a time make of it."""
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He sang Christmas songs.",
        "It was [the day|XXXX-XX-XX] they met.",
        "On [April 22|2019-04-22], [the day|2019-04-22] they met, it rained.",
        "They arrived on [Jan. 10|2019-01-10]. He spent [the night|2019-01-10TNI] there.",
        "They arrived on [Jan. 10|2019-01-10].\nIt was hit at [9:40 p.m.|XXXX-XX-XXT21:40] sharp.",
        "They met in [2018|2018]. [Later that summer|2018-SU] they parted.",
    ],
)
def test_what_the_grammar_tells(marked: str) -> None:
    """Tags tell days that stay open, and kinds of songs; a day holds for its paragraph."""
    check_parsed(marked)


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
