"""What a site asks of programs: robots.txt (RFC 9309), read by protego.

A site without the file, or that answers that there is none, allows all. A site whose
file cannot be had because it is out of order or too busy is left alone, as the RFC has
it. Of the file the first 500 kB count. A pause between two visits that the file asks
for is kept, up to a minute; who asks for more is left alone as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from dateline.acquire.web.address import Address
from dateline.errors import NotAllowed

MAX_BYTES = 500_000
MAX_PAUSE_S = 60.0
_GONE = range(400, 500)
_BUSY = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site; `closed` tells why nothing may be fetched, if so."""

    file: Protego | None = None
    closed: str | None = None


def rules_of(status: int, content: bytes) -> Rules:
    """Return the rules that an answer to a question for robots.txt gives."""
    if status in _GONE and status != _BUSY:
        return Rules()
    if not 200 <= status < 300:  # noqa: PLR2004  # HTTP's classes of answers
        return Rules(closed=f"the site's robots.txt cannot be read (it answers {status})")
    text = content[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    return Rules(Protego.parse(text))


def pause(rules: Rules, address: Address, agent: str) -> float:
    """Return the seconds that a site wants between two visits; raise `NotAllowed` if it is shut."""
    if rules.closed:
        raise NotAllowed(address.url, rules.closed)
    if rules.file is None:
        return 0.0
    if not rules.file.can_fetch(address.url, agent):
        raise NotAllowed(address.url, "the site's robots.txt asks programs not to fetch it")
    wanted = float(rules.file.crawl_delay(agent) or 0.0)
    if not 0 <= wanted <= MAX_PAUSE_S:
        raise NotAllowed(address.url, f"the site asks for a pause of {wanted:g} s between visits")
    return wanted
