"""The grammar of time expressions: patterns over class letters, and who reads them.

A pattern is a regular expression over the letters of `timex_words`, one letter a
word. At each place the first rule that matches and whose reader gives a meaning
wins; the rules therefore run from the longest and surest to bare words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.annotate.times import timex_days as days
from dateline.annotate.times import timex_hours as hours
from dateline.annotate.times import timex_lengths as lengths
from dateline.annotate.times import timex_periods as periods
from dateline.annotate.times import timex_titles
from dateline.annotate.times.timex_clock import Clock
from dateline.annotate.times.timex_found import Found, Meaning
from dateline.annotate.times.timex_words import Word

Reader = Callable[[Found, Clock], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over class letters and the reader of what it matches."""

    pattern: re.Pattern[str]
    read: Reader


def next_time(
    words: list[Word], letters: str, start: int, clock_for: Callable[[int], Clock]
) -> tuple[Found, Meaning] | None:
    """Return the first time expression from a word on, resolved; None if there is none.

    `clock_for` gives the clock for an expression that begins at a word.
    """
    while candidate := _ANY.search(letters, start):
        for rule in RULES:
            if match := rule.pattern.match(letters, candidate.start()):
                found = Found(words, match)
                if timex_titles.is_titled(found):
                    continue
                if meaning := rule.read(found, clock_for(found.first)):
                    return found, meaning
        start = candidate.start() + 1
    return None


# early, late in, the end of; last, that same; about, more than; two, twenty-five, 5 1/2, a few
_PHASE = r"(?:t?(?P<phase>[e<>])-?[o@]?t?|t?(?P<edge>z)ot?)?"
_REL = r"(?:(?P<the>t)?(?P<step>[lnir])|(?P<that>js?|ts))"
_MOD = r"(?:(?P<mod>k|mT?|@L|L2)t?)?"
_NUMBER = r"(?P<number>[DNY]D/D|(?:[DNY]|x?c)(?:-?[Nc]){0,6}(?:-?&-?x-?h)?|x?do?|x?h-?x?|x)"
_OF_THAT_YEAR = r"o?(?:(?P<of_step>[lnir])|(?P<of_that>js?|ts))(?P<unit>U)"
_OF_YEAR = rf"(?:,?o?(?P<year>Y)|ot(?P<this>U)|{_OF_THAT_YEAR})"

_TABLE: tuple[tuple[str, Reader], ...] = (
    ("(?P<date>I)", days.read_iso_date),
    ("(?P<date>J)", days.read_slash_date),
    # April 25, 2019   Thursday, Apr. 25   Feb. 27-28   May 7 and 8, 2018
    (
        (
            rf"{_PHASE}(?:(?:t?[lni]n?)?(?P<weekday>[Wa])\.?,?)?(?P<month>M)\.?(?P<day>[DO])(?!-?q)"
            r"(?:[-&2](?P<last>[DO])(?!-?[UVq]))?(?!%)"
            rf"(?:,?o?(?P<year>Y)|,?{_OF_THAT_YEAR})?"
        ),
        days.read_month_day,
    ),
    # 25 April 2019   the 25th of April   27-28 Feb.
    (
        (
            rf"{_PHASE}(?:(?P<weekday>[Wa])\.?,?)?t?(?P<day>[DO])(?:[-&2](?P<last>[DO]))?o?(?P<month>M)\.?"
            rf"(?:,?(?P<year>Y)|,?{_OF_THAT_YEAR})?"
        ),
        days.read_month_day,
    ),
    # late February 2019   June last year   August of that year   last May   mid-May
    (rf"{_PHASE}(?P<month>M)\.?,?o?(?P<year>[YND])(?P<bc>B)", days.read_month_year),
    (rf"{_PHASE}(?P<month>M)\.?,?o?(?P<year>Y)", days.read_month_year),
    (rf"{_PHASE}(?P<month>M)\.?o?{_REL}(?P<unit>U)", days.read_month_year),
    (r"(?P<step>[lni])l?(?P<month>M)(?!\.?[DO])", days.read_month),
    (rf"{_PHASE}(?P<month>M)\.?", days.read_month),
    (rf"{_PHASE}k?t(?P<sure>U)(?P<year>Y)", periods.read_year),
    # the week of March 6   the last week of September   every July
    (
        r"t(?P<unit>U)o(?:[Wa]\.?,?)?(?P<month>M)\.?(?P<day>[DO])(?:,?(?P<year>Y))?(?!-?[UVq])",
        days.read_week_of_day,
    ),
    (r"t?(?P<number>[Ol])(?P<unit>U)o(?P<month>M)\.?(?:,?o?(?P<year>Y))?", days.read_week_of_month),
    (r"v(?P<month>M)", days.read_yearly_month),
    # late on Tuesday   last Friday   every Thursday   Tuesdays   Christmas 1914
    (r"v(?P<weekday>[Ww])", days.read_weekdays),
    (r"(?P<weekday>w)", days.read_weekdays),
    (rf"{_PHASE}(?:t?i?(?P<step>[lni]))?(?P<weekday>W)", days.read_weekday),
    (r"(?P<name>F)(?P<unit>U)", days.read_holiday_week),
    (rf"(?:(?P<step>[lni]))?(?P<name>F){_OF_YEAR}?", days.read_holiday),
    # this year's third quarter   the third quarter of 1990   the first half of 2019
    (rf"t?(?:(?P<year>Y)|{_REL}(?P<unit>U)'?)G?-?(?P<number>O)-?q", periods.read_quarter),
    (rf"t?G?-?(?P<number>O)-?q{_OF_YEAR}?", periods.read_quarter),
    (rf"{_PHASE}t?(?P<number>[Ol])h{_OF_YEAR}", periods.read_half),
    (r"t_?(?:(?P<year>Y)|(?P<back>U-[g<]))(?:O-?q|[qu])", periods.read_bare_quarter),
    (r"t(?P<step>[lnir])?q(?!-)|t(?P<latest>r)u", periods.read_bare_quarter),
    (r"(?P<step>[lnir])q(?!-)", periods.read_bare_quarter),
    # the spring of 1942   last summer   480 BC   the late 19th century   the mid-1980s
    (rf"{_PHASE}t?(?P<season>S)o?(?P<year>[DNY])B", periods.read_season_bc),
    (rf"{_PHASE}(?:t|{_REL})?(?P<season>S){_OF_YEAR}?", periods.read_season),
    (rf"{_PHASE}k?(?P<year>[DNY])B", periods.read_year_bc),
    (rf"{_PHASE}t?(?P<number>O)-?(?P<unit>U)(?P<bc>B)?", periods.read_century),
    (rf"{_PHASE}(?P<the>t)?(?P<decade>E)", periods.read_decade),
    # about two years ago   a day earlier   the year-ago period   the past two weeks
    (
        rf"{_MOD}{_NUMBER}-?(?P<unit>[UV])(?:&xh|&_(?=g))?(?:(?P<ago>g)|(?P<back><)|(?P<on>>))",
        lengths.read_ago,
    ),
    (
        rf"(?:t|{_MOD}{_NUMBER})(?P<unit>[UV])(?:(?P<back>b)|(?P<on>f))(?=t?[lni]?[WF]|M\.?[DO])",
        lengths.read_apart,
    ),
    (rf"{_MOD}{_NUMBER}(?P<unit>[UV])(?:(?P<back>b)|(?P<on>f))(?![A-Z_xtv@])", lengths.read_ago),
    (r"t(?P<unit>U)(?:(?P<back>b)|(?P<on>f))(?P<of_what>(?=[tx_]))?", lengths.read_ago),
    (r"[tx]?(?P<unit>U)-(?:(?P<ago>g)|(?P<back><))[Uq]?", lengths.read_ago),
    (r"(?P<unit>V)(?:(?P<ago>g)|(?P<back><)|(?P<on>>))", lengths.read_ago),
    (
        rf"{_MOD}(?:[tj]O?)(?P<step>[lnirO])?{_NUMBER}(?P<unit>[UV])(?:oM?\.?Y|oM(?!\.?[DO]))?",
        lengths.read_span_pointed,
    ),
    (rf"[lnr]{_NUMBER}(?P<unit>[UV])", lengths.read_span_pointed),
    (rf"t?[lnr]{_NUMBER}(?P<unit>q)", lengths.read_quarters),
    # two-hour-long   nearly a year   every two weeks   a year and a half   5 1/2 hours
    (rf"v{_NUMBER}?(?P<unit>[UV])", lengths.read_set_of_units),
    (rf"{_MOD}{_NUMBER}-?m?(?P<unit>[UV])(?:-\+)?", lengths.read_duration),
    (r"(?P<number>[DN](?:-?[Nc]){0,6})(?P<quality>[_lnG])(?P<unit>V)", lengths.read_duration),
    # late last year   that same day   the end of the month   year's end   year-end
    (rf"{_PHASE}{_REL}G?(?P<unit>U)", periods.read_pointed_unit),
    (r"(?P<unit>U)['-]?z", periods.read_year_end),
    (r"(?P<recent>r)(?P<unit>V)(?:&V)?", lengths.read_bare_units),
    (rf"{_PHASE}(?P<the>t)G?(?P<unit>U)", periods.read_the_unit),
    (rf"{_MOD}(?P<unit>U)-\+", lengths.read_long_unit),
    (rf"{_MOD}(?P<unit>=)", lengths.read_long_unit),
    (r"(?P<unit>V)-[!+]", lengths.read_bare_units),
    (r"(?P<coming>n)?(?P<unit>V)", lengths.read_bare_units),
    (r"(?P<these>i)(?P<unit>V)", lengths.read_bare_units),
    # this morning   last night   16:31   10 a.m.   noon
    (
        rf"{_PHASE}(?:(?P<the>t)?(?P<step>[lni])|(?P<that>js?|ts))(?P<part>P)(?P<hours>V)?",
        hours.read_part_of_day,
    ),
    (r"k?(?P<clock>[HD])@t(?P<half>P)", hours.read_clock_time),
    (r"k?(?P<clock>H)(?P<half>p)?(?P<zone>Z|V)?", hours.read_clock_time),
    (r"k?(?P<clock>D)(?P<half>p)(?P<zone>Z)?", hours.read_clock_time),
    (rf"{_PHASE}(?P<the>t)?(?:(?<!-)|(?<=e-))(?P<part>P)(?P<hours>V)?", hours.read_bare_part),
    (rf"{_PHASE}(?P<word>R)", hours.read_reference),
    (r"t(?P<word>~)", hours.read_future),
    (r"(?P<the>t)(?P<word>l)(?![A-Z])", hours.read_past),
    (rf"{_PHASE}t?(?P<sure>G)(?P<year>Y)", periods.read_year),
    (rf"{_PHASE}(?P<year>Y)(?:-(?P<short>[DN])(?!-))?", periods.read_year),
    (r"(?P<word>A)", lengths.read_set_word),
)

RULES = tuple(Rule(re.compile(pattern), reader) for pattern, reader in _TABLE)
# The lookahead is for speed alone: no rule begins with another letter.
_ANY = re.compile(
    "(?=[A-Za-z<>=~@])(?:"
    + "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for pattern, _ in _TABLE)
    + ")"
)
