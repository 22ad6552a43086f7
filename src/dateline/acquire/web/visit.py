"""Pages fetched from the web, politely: the only way of the program to the network.

For every address, and again for every address that a redirect leads to: it has to be
http or https and stand for a public machine, and the site's robots.txt has to allow it.
A site is asked one thing at a time, with a pause between; when it is busy or does not
answer it is asked again a few times, each time after a longer wait. A page that is kept
already is only asked for when it changed. What comes is kept, as it came.

Every refusal is one class of `NotFetched`, with a sentence that says why. Clock, sleep
and the look-up of names are given, so that tests need neither network nor time.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from dateline.acquire.web import address, keep, robots
from dateline.acquire.web.address import Address, Lookup
from dateline.acquire.web.exchange import Limits, Reply, ask
from dateline.acquire.web.keep import Kept
from dateline.acquire.web.robots import Rules
from dateline.errors import (
    BadTLS,
    NoConnection,
    NotFetched,
    NotServed,
    PrivateAddress,
    RedirectLoop,
    TooSlow,
    UnknownHost,
)

# Named as robots.txt would name it; the rest tells people who it is.
AGENT = "dateline"
AGENT_LINE = "dateline/0 (news reader for research; keeps robots.txt)"
ACCEPTED = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
# Browsers stop at 20; a news page that is there needs at most four or five.
MAX_REDIRECTS = 10
# The first try and two more; waits of 1 and 4 seconds when the site names none.
WAITS_S = (1.0, 4.0)
# A site that wants more patience than this is given up.
MAX_WAIT_S = 60.0
# Between two questions to one site, unless it asks for more.
PAUSE_S = 1.0

REDIRECTS = frozenset((301, 302, 303, 307, 308))
BUSY = frozenset((429, 500, 502, 503, 504))
OK, UNCHANGED = 200, 304


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class _Site:
    """What is known of a site during one run."""

    rules: Rules
    pause: float = PAUSE_S


@dataclass(slots=True)
class Visitor:
    """One run's visits to the web: what each site asks for, and when it was asked last."""

    folder: Path | None = None  # where pages are kept; None: nowhere
    limits: Limits = field(default_factory=Limits)
    allow_loopback: bool = False  # lets this machine through, for tests only
    tls: ssl.SSLContext | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now
    lookup: Lookup | None = None
    _sites: dict[str, _Site] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, named: str) -> Kept:
        """Return the page at an address; raise the `NotFetched` that says why there is none."""
        first = address.parse(named)
        old = keep.find(self.folder, first.url) if self.folder else None
        replies = self._follow(first, old)
        last = replies[-1]
        if last.status == UNCHANGED and old is not None:
            return old
        if last.status != OK:
            raise NotServed(last.url, last.status)
        content = last.content(self.limits.unpacked)
        fetched = self.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        if self.folder:
            keep.put(self.folder, replies, fetched, content)
        return Kept(first.url, last.url, fetched, content, last.header("Content-Type"))

    def _follow(self, start: Address, old: Kept | None) -> list[Reply]:
        """Return the answers along a chain of redirects, the last one first to be of use."""
        replies: list[Reply] = []
        seen: set[str] = set()
        here = start
        while here.url not in seen:
            seen.add(here.url)
            self._heed_rules(here)
            replies.append(self._patiently(here, _conditions(here, old)))
            target = _redirect(replies[-1])
            if target is None:
                return replies
            if len(replies) > MAX_REDIRECTS:
                raise RedirectLoop(start.url, f"on more than {MAX_REDIRECTS} times")
            here = address.parse(target, here.url)
        raise RedirectLoop(start.url, f"in a circle by way of {here.url}")

    def _heed_rules(self, here: Address) -> None:
        """Raise `NotAllowed` where the site does not want a program."""
        origin = address.parse("/robots.txt", here.url)
        site = self._sites.get(origin.url)
        if site is None:
            site = self._sites[origin.url] = _Site(self._rules(origin, here))
        site.pause = max(PAUSE_S, robots.pause(site.rules, here, AGENT))

    def _rules(self, file: Address, page: Address) -> Rules:
        """Return the rules of a page's site; redirects to other sites are followed."""
        here = file
        try:
            for _ in range(5):  # as RFC 9309 has it
                reply = self._patiently(here, {})
                target = _redirect(reply)
                if target is None:
                    return robots.rules_of(reply.status, reply.content(self.limits.unpacked))
                here = address.parse(target, here.url)
        except (UnknownHost, PrivateAddress, NoConnection, BadTLS, TooSlow) as error:
            raise type(error)(page.url, *error.facts) from error  # the page would fare no better
        except NotFetched as error:
            return Rules(closed=f"the site's robots.txt cannot be read ({error.reason})")
        return Rules()

    def _patiently(self, here: Address, conditions: dict[str, str]) -> Reply:
        """Ask, and ask again while the site is busy or hangs up."""
        for wait in WAITS_S:
            try:
                reply = self._ask(here, conditions)
            except NoConnection:
                self.sleep(wait)
                continue
            if reply.status not in BUSY:
                return reply
            asked = self._wanted_wait(reply, wait)
            if asked > MAX_WAIT_S:
                return reply
            self.sleep(asked)
        return self._ask(here, conditions)

    def _ask(self, here: Address, conditions: dict[str, str]) -> Reply:
        places = address.places(here, allow_loopback=self.allow_loopback, lookup=self.lookup)
        self._pause(here)
        headers = {"User-Agent": AGENT_LINE, "Accept": ACCEPTED, **conditions}
        try:
            return ask(here, places, headers, limits=self.limits, clock=self.clock, tls=self.tls)
        finally:
            self._last[here.host] = self.clock()

    def _pause(self, here: Address) -> None:
        if here.host in self._last:
            site = self._sites.get(address.parse("/robots.txt", here.url).url)
            pause = site.pause if site else PAUSE_S
            left = self._last[here.host] + pause - self.clock()
            if left > 0:
                self.sleep(left)

    def _wanted_wait(self, reply: Reply, default: float) -> float:
        """Return the seconds that a busy site asks to wait: a number, or a date."""
        stated = (reply.header("Retry-After") or "").strip()
        if stated.isascii() and stated.isdigit():
            return float(stated[:9])
        try:
            until = parsedate_to_datetime(stated)
        except ValueError:
            return default
        zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (zoned - self.now()).total_seconds())


def _conditions(here: Address, old: Kept | None) -> dict[str, str]:
    """Return the headers that ask for a page only when it is not what is kept."""
    if old is None or old.url != here.url:
        return {}
    headers = {"If-None-Match": old.etag, "If-Modified-Since": old.modified}
    return {name: value for name, value in headers.items() if value and value.isprintable()}


def _redirect(reply: Reply) -> str | None:
    location = reply.header("Location")
    return location if reply.status in REDIRECTS and location else None
