"""Times as pages and items state them for machines, to ISO 8601.

Read are ISO 8601 in its usual and its compact form, seconds since 1970, the form of mail
heads, and dates in words. Of several statements of one time the one counts that says most.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from dateline.acquire.prose.dates import find_clocks, find_days

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T\s]+(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_EPOCH = re.compile(r"\d{10}|\d{13}")
# Days by which two statements of one time of publication may differ, as zones do.
_SAME_DAY = 1
# Letters of a date in words.
_MAX_WORDS = 80


def time_of(text: str) -> str | None:
    """Return a time as ISO 8601, with its zone where it states one; None when it is none."""
    text = text.strip()
    if match := _ISO.match(text):
        return _iso(match["day"], match["clock"], match["zone"])
    if _EPOCH.fullmatch(text):
        moment = dt.datetime.fromtimestamp(int(text[:10]), dt.UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    if match := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        clock = f"{hour}:{minute}:{second or '00'}" if hour else None
        return _iso(f"{year}-{month}-{day}", clock, zone)
    return _mailed(text) or _in_words(text)


def _iso(day: str, clock: str | None, zone: str | None) -> str | None:
    try:
        dt.datetime.fromisoformat(f"{day}T{clock or '00:00'}")
    except ValueError:
        return None
    if clock is None:
        return day
    if zone in {"Z", "UTC", "GMT", "+00:00", "-00:00", "+0000", "+00"}:
        return f"{day}T{clock}Z"
    if not zone:
        return f"{day}T{clock}"
    hours = zone[1:].replace(":", "")
    return f"{day}T{clock}{zone[0]}{hours[:2]}:{hours[2:] or '00'}"


def _mailed(text: str) -> str | None:
    """Read "Wed, 28 Aug 2024 10:00:23 GMT"."""
    if not re.match(r"[A-Z][a-z]{2}, \d", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat().replace("+00:00", "Z")
    except ValueError:
        return None


def _in_words(text: str) -> str | None:
    day = next(find_days(text[:_MAX_WORDS]), None)
    if day is None or not day.year:
        return None
    clock = next(find_clocks(text[:_MAX_WORDS]), None)
    return f"{day.iso()}T{clock.time}{clock.zone}" if clock else day.iso()


def surest(stated: Iterable[str]) -> str | None:
    """Return the first time, or one of the same day that says more: a clock, a zone."""
    times = [time for text in stated if (time := time_of(text))]
    if not times:
        return None
    near = [time for time in times if abs(_day(time) - _day(times[0])).days <= _SAME_DAY]
    return max(near, key=lambda time: (len(time) > 10, has_zone(time), -near.index(time)))  # noqa: PLR2004


def has_zone(time: str) -> bool:
    """Say whether an ISO time states its zone."""
    return re.search(r"T.*(?:Z|[+-]\d\d:\d\d)$", time) is not None


def _day(time: str) -> dt.date:
    return dt.date.fromisoformat(time[:10])
