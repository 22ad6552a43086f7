"""Which segments of a page are its report.

An extractor (trafilatura) says what it takes for the report; its words are found again in
the page's segments, in order, so that what it took is known to the letter of the page. The
words of `articleBody` in the page's metadata, where a newsroom states them, count as much.
Then what stands between and right behind the segments so found is taken in too, when it
is set like them (same element, same parent) and is no list of links: extractors that are
careful lose short paragraphs, crossheads and last words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dateline.acquire.pages.page_tree import Element, Segment, Zone

# Letters from which a segment is long enough to be found by itself in the extractor's words.
_LONG = 24
# Letters at a segment's head or foot that must be found when it is not found whole: an
# extractor may leave out a link or a mark in its midst.
_HEAD = 32
# Share of letters in links from which a segment is a link and not a paragraph.
_LINKED = 0.6
# Share of what is found that must stand outside boxes for the boxes to be left out.
_OPEN = 0.5
# A page of more segments is read without the extractor, which takes minutes for it; the longest
# page of news seen has two thousand.
_MAX_SEGMENTS = 5_000
# Fewer letters of body than this are no report; the page is read without the extractor then.
_ENOUGH = 200
_PARAGRAPHS = frozenset(
    ("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "div", "section", "span")
)
# Elements in which paragraphs, crossheads and lists of one text stand side by side.
_TEXT = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol"))
_NO_BODY: frozenset[Zone] = frozenset(("byline", "caption", "furniture", "timestamp", "title"))


def find_body(root: Element, parts: Sequence[Segment], stated: str | None) -> frozenset[int]:
    """Return the numbers of the segments that are the report's body or its crossheads.

    `stated` is the report's text as the page's metadata has it, if they do.
    """
    plain = [plain_of(part.text) for part in parts]
    told = plain_of(_strip_tags(stated)) if stated else ""
    taken = plain_of(_extracted(root)) if len(parts) <= _MAX_SEGMENTS else ""
    voted = _told(plain, parts, taken) | (_told(plain, parts, told) if told else set())
    if sum(len(plain[n]) for n in voted) < _ENOUGH:
        voted |= _largest(plain, parts)
    return frozenset(_joined(plain, parts, voted))


def plain_of(text: str) -> str:
    """Return the letters and digits of a text in small letters, to compare texts by."""
    return "".join(filter(str.isalnum, text)).casefold()


def _strip_tags(text: str) -> str:
    return re.sub(r"<[^<>]{1,500}>", " ", text)


def _extracted(root: Element) -> str:
    """Return what the extractor takes for the report; "" when it finds none."""
    # Imported here: it takes a quarter of a second that only pages of HTML should cost.
    from trafilatura import bare_extraction  # noqa: PLC0415

    document: Any = bare_extraction(root, fast=True, include_comments=False)
    return (document.text or "") if document is not None else ""


def _told(plain: Sequence[str], parts: Sequence[Segment], text: str) -> set[int]:
    """Return the segments that stand in a text; those in boxes only when most of it does."""
    open_ = _found(plain, parts, text, _NO_BODY | {"box"})
    all_ = _found(plain, parts, text, _NO_BODY)
    most = sum(len(plain[number]) for number in all_)
    return open_ if sum(len(plain[n]) for n in open_) >= _OPEN * most else all_


def _found(
    plain: Sequence[str], parts: Sequence[Segment], text: str, barred: frozenset[str]
) -> set[int]:
    """Return the segments that stand in a text, in its order."""
    long = [
        (number, place)
        for number, words in enumerate(plain)
        if len(words) >= _LONG and parts[number].zone not in barred
        if (place := _place(words, text)) >= 0
    ]
    chain = _rising(long, plain)
    found = {number for number, _ in chain}
    ends = [(-1, 0), *chain, (len(plain), len(text))]
    for (left, place), (right, limit) in pairwise(ends):
        start = place + len(plain[left]) if left >= 0 else 0
        for number in range(left + 1, right):
            words = plain[number]
            if words and len(words) < _LONG and parts[number].zone not in barred:
                at = text.find(words, start, limit)
                if at == start or (at >= 0 and at + len(words) == limit):
                    found.add(number)
                    start = at + len(words) if at == start else start
    return found


def _place(words: str, text: str) -> int:
    """Return where a segment's letters stand in a text: whole, or its head or its foot."""
    at = text.find(words)
    if at < 0 and len(words) > 2 * _HEAD:
        at = text.find(words[:_HEAD])
    if at < 0 and len(words) > 2 * _HEAD:
        at = text.find(words[-_HEAD:])
    return at


def _rising(found: Sequence[tuple[int, int]], plain: Sequence[str]) -> list[tuple[int, int]]:
    """Return the heaviest run of segments whose places rise (patience sorting by letters)."""
    tails: list[tuple[int, int, int]] = []  # place, weight, index into found
    before: list[int] = []
    for index, (number, place) in enumerate(found):
        at = bisect_left(tails, place, key=lambda tail: tail[0])
        weight = len(plain[number]) + (tails[at - 1][1] if at else 0)
        before.append(tails[at - 1][2] if at else -1)
        while at < len(tails) and tails[at][1] <= weight:
            del tails[at]
        if not at or tails[at - 1][0] < place:
            tails.insert(at, (place, weight, index))
    chain: list[tuple[int, int]] = []
    index = tails[-1][2] if tails else -1
    while index >= 0:
        chain.append(found[index])
        index = before[index]
    return chain[::-1]


def _joined(plain: Sequence[str], parts: Sequence[Segment], voted: set[int]) -> set[int]:
    """Return the segments found, and those set like them that stand among or beside them."""
    if not voted:
        return voted
    homes = {_home(parts[number]) for number in voted if len(plain[number]) >= _LONG}
    first, last = min(voted), max(voted)
    like = [_home(part) in homes and _is_text(part) for part in parts]
    joined = voted | {number for number in range(first, last) if like[number]}
    for way in (range(first - 1, -1, -1), range(last + 1, len(parts))):
        for number in way:
            if parts[number].zone == "title":
                break
            if like[number] and len(plain[number]) >= _LONG:
                joined.add(number)
    return joined


def _home(part: Segment) -> tuple[Any, ...]:
    """Return how a segment is set: the place and the form that it shares with others."""
    block = part.block
    if block.tag == "li" and block.getparent() is not None:
        block = block.getparent()
    parent = block.getparent()
    if parent is None:
        return (block,)
    above = parent.getparent()
    form = "text" if block.tag in _TEXT else block.tag
    return form, *(_form(element) for element in (parent, above) if element is not None)


def _form(element: Element) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def _is_text(part: Segment) -> bool:
    letters = len(part.text.strip())
    return (
        part.zone not in _NO_BODY
        and part.block.tag in _PARAGRAPHS
        and part.linked < _LINKED * letters
    )


def _largest(plain: Sequence[str], parts: Sequence[Segment]) -> set[int]:
    """Return the paragraphs of the element that holds most of them, found without extractor."""
    weights: dict[Element, int] = {}
    for number, part in enumerate(parts):
        if _is_text(part) and len(plain[number]) >= _LONG:
            home = part.block.getparent()
            weights[home] = weights.get(home, 0) + len(plain[number])
    if not weights:
        return set()
    best = max(weights.values())
    home = next(home for home, weight in weights.items() if weight == best)
    return {
        number
        for number, part in enumerate(parts)
        if part.block.getparent() is home and _is_text(part)
    }
