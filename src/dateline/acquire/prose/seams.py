"""What pages and wires run into the ends of a paragraph.

Before it: what was a link or a label of its own on the page ("Continue reading the main
story"), where the text was saved without the line's end. Behind its last full stop: the
wire's mark ("(END)", "Enditem", "PTI ABC DV"), the initials of those who handled it ("HM/SS"),
and who made it ("(Writing by ...; editing by ...)"). What guards against false hits: no
sentence opens with the phrases before (`glued` in data/page_furniture.tsv), and a capital
stands behind them; what is cut off behind the last full stop is all that stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline import lexicon
from dateline.acquire.prose import agencies, wire
from dateline.report import BlockKind

# Letters of the longest line of those who made a report, the blanks before it counted.
_MAX_TAIL = 400
_TAIL = re.compile(
    rf"(?<=[.!?\"”’)])(?:\s*(?P<mark>{wire.END})"
    r"|\s+(?-i:(?P<handled>(?P<agency>[A-Z]{3,5})(?: [A-Z]{2,4}){1,8}))"
    r"|\s*(?P<made>[(\[](?:(?:additional|further)\s+)?(?:reporting|writing|editing|reported|written"
    r"|edited|compiled|translated)\b[^()\[\]]{0,60}?\bby\s+(?-i:[A-Z])[^()\[\]]*[)\]]))\s*$",
    re.IGNORECASE,
)
_KINDS: dict[str, BlockKind] = {"mark": "wire_note", "handled": "wire_note", "made": "byline"}


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, BlockKind | None]]:
    """Cut a paragraph from what is run into its ends; the kind is None for the paragraph."""
    while match := _glued().match(text, start, end):
        yield start, start + len(match["phrase"]), "furniture"
        start = match.end()
    tail = _TAIL.search(text, max(start, end - _MAX_TAIL), end)
    name = next((name for name in _KINDS if tail and tail[name]), None)
    if tail is None or name is None or tail.start() == start or not _is_signed(tail):
        yield start, end, None
        return
    yield start, tail.start(), None
    yield tail.start(name), end, _KINDS[name]


def _is_signed(tail: re.Match[str]) -> bool:
    return tail["agency"] is None or agencies.is_agency(tail["agency"])


@cache
def _glued() -> re.Pattern[str]:
    phrases = (phrase for how, phrase in lexicon.rows("page_furniture.tsv") if how == "glued")
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    options = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?i:(?P<phrase>{options}))\s*[:.|·]?\s*(?=[A-Z\"“‘(\d])")
