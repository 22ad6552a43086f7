"""How two finders of dates that a user would take instead do on the sets of evaluation/times.

    PYTHONPATH=evaluation:src python evaluation/peers/dates.py DATA [CORPUS ...]

`dateparser.search.search_dates` and Microsoft's Recognizers-Text (`recognize_datetime`), both
in English and with the document's date as "now", read each paragraph; dates in the past are
preferred, as news needs it. Spans and values are compared as the package's own are.

* dateparser tells a moment and not how fine it is; the same package's period of the words
  (day, week, month, year) decides how much of the moment counts as its value. It tells
  the words and not where they stand: they are looked up from left to right.
* Recognizers-Text tells a TIMEX; where that leaves the year or the day open ("XXXX-WXX-2"),
  its first resolution counts, which is the one in the past.

Figures: `peer_dateparser_CORPUS_span_f1`, `_value_f1`; `peer_recognizers_...`. A package
that is not installed is skipped, and said so.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import times

Found = tuple[int, int, str]  # start, end, value
Finder = Callable[[str, datetime], Iterator[Found]]
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_PERIODS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
_UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - texts without a date get some day


def measure(data: Path, only: tuple[str, ...] = ()) -> dict[str, float]:
    """Return F1 of spans and of values for each finder that is installed."""
    figures: dict[str, float] = {}
    for name, (module, make) in _FINDERS.items():
        if find_spec(module) is None:
            print(f"{name} skipped: not installed (see evaluation/peers/README.md)")
            continue
        finder = make()
        for corpus, documents in times.corpora(data).items():
            if not only or corpus in only:
                pairs = [pair for one in documents for pair in _pairs(one, finder)]
                for figure, value in times.figures_of(corpus, pairs).items():
                    figures[f"peer_{name}_{figure}"] = value
    return figures


def _pairs(document: times.Document, finder: Finder) -> list[times.Pair]:
    now = datetime.fromisoformat(document.date) if document.date else _UNDATED
    found = [
        times.Marked(match.start() + start, match.start() + end, value)
        for match in _PARAGRAPH.finditer(document.text)
        for start, end, value in finder(match.group(), now)
    ]
    return times.compare(document, found)


def _dateparser() -> Finder:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - an extra
    from dateparser.search import search_dates  # noqa: PLC0415

    def find(text: str, now: datetime) -> Iterator[Found]:
        settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "past"}
        at = 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = DateDataParser(languages=["en"], settings=settings).get_date_data(words).period
            yield start, at, moment.strftime(_PERIODS.get(period or "", "%Y-%m-%d"))

    return find


def _recognizers() -> Finder:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415 - an extra

    def find(text: str, now: datetime) -> Iterator[Found]:
        for one in recognize_datetime(text, "en-us", reference=now):
            values = (one.resolution or {}).get("values") or ()
            if values:
                yield one.start, one.end + 1, _value_of(values[0])

    return find


def _value_of(told: dict[str, Any]) -> str:
    """Return a TIMEX3 value of what Recognizers-Text resolves to."""
    timex = str(told.get("timex", ""))
    if told.get("type") in {"duration", "set"} or not re.search(r"[X(]", timex):
        return timex
    value = str(told.get("value") or told.get("start") or timex)
    if part := re.search(r"T[A-Z]{2}$", timex):  # "XXXX-WXX-7TNI"
        return value[: len("2019-04-25")] + part[0]
    if re.fullmatch(r"XXXX-\d\d", timex):
        return value[: len("2019-04")]
    return value.replace(" ", "T").removesuffix(":00")


_FINDERS: dict[str, tuple[str, Callable[[], Finder]]] = {
    "dateparser": ("dateparser", _dateparser),
    "recognizers": ("recognizers_date_time", _recognizers),
}


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1]), tuple(sys.argv[2:])).items():
        print(f"{figure}\t{value:.4f}")
