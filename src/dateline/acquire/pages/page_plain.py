"""A page that no parser or extractor holds, as a plain text: its lines without its tags.

Some pages have thousands of elements inside each other or on end, by a fault of what made
them or by malice; parsers cut them off or take minutes. Their text is had without a
parser: what is not shown (scripts, styles, comments) is left out, blocks become paragraphs,
line breaks lines. What such a page states of itself is lost, and nothing of its text is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dateline.acquire.pages.page_tree import INLINE
from dateline.acquire.prose import hygiene

# Each alternative ends at the end of the page when what closes it is missing, so that every
# letter is looked at once.
_MARKUP = re.compile(
    r"<!--(?:.*?-->|.*)"
    r"|<(?P<unseen>script|style)\b(?:.*?</(?P=unseen)\s*>|.*)"
    r"|</?(?P<name>[a-z][a-z0-9:-]*)(?:[^\"'<>]++|\"[^\"<>]*+\"|'[^'<>]*+'|[\"'])*+>?"
    r"|<[!?/][^>]*>?",
    re.IGNORECASE | re.DOTALL,
)
# What stands for the end of a line and of a paragraph until blanks are evened out; no page has
# them, as what decodes one replaces them.
_BREAK, _END = "\0", "\0\0"
_BLANKS = re.compile(r"\s+")
_GAPS = re.compile(r" ?\0[\0 ]*\0 ?")
_LINES = re.compile(r" ?\0 ?")


def text_of(markup: str) -> str:
    """Return the text of a page, a blank line between its paragraphs."""
    told = html.unescape(_BLANKS.sub(" ", "".join(_pieces(markup))))
    return hygiene.evened(_LINES.sub("\n", _GAPS.sub("\n\n", told))).strip()


def _pieces(markup: str) -> Iterator[str]:
    markup = markup.replace(_BREAK, " ")
    place = 0
    for match in _MARKUP.finditer(markup):
        yield markup[place : match.start()]
        yield _between((match["name"] or "").casefold())
        place = match.end()
    yield markup[place:]


def _between(name: str) -> str:
    """Return what parts the text before an element from the text behind it."""
    if name == "br":
        return _BREAK
    return "" if not name or name in INLINE else _END
