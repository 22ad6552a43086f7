"""Whose reporting the body of a report is, as the page signs it.

What counts: the agency of the dateline; an agency in the byline; at the report's end an
agency in brackets or behind a dash ("(Reuters)", "— AFP"), a line about help ("With
inputs from PTI", "AP contributed to this report") or a copyright line in an agency's
name; in the prose, a newsroom that "first reported" the news, which signs nothing and is
marked so. Photo credits in captions say nothing about the body and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.acquire.prose import agencies, bylines, datelines, outlets
from dateline.acquire.prose.datelines import Head
from dateline.report import Block, Credit, CreditKind, Span

# Paragraphs from the end in which an agency behind the last full stop signs the report.
_TAIL_PARAGRAPHS = 2

_SIGNED = re.compile(
    r"(?:[(\[](?P<inner>[^()\[\]]{2,60})[)\]]"
    r"|(?:[.!?][\"”’)]*\s*[—–-]{1,2}|\s[—–-]{1,2}|[.!?][\"”’)]*\s)"
    r"\s*(?P<bare>[A-Z][\w./&’' -]{1,40}?))\s*\.?\s*$"
)
_FIRST = re.compile(
    r"\b(?:first|originally)\s+(?:reported|published|broken|revealed|disclosed)\s+(?:\w+\s+){0,2}?(?:by|in|on)\s+(?P<by>(?:the\s+|The\s+)?[A-Z][\w.&’']*(?:\s+(?:of\s+)?[A-Z][\w.&’']*){0,4})"
    r"|(?P<who>(?:The\s+)?[A-Z][\w.&’']*(?:\s+(?:of\s+)?[A-Z][\w.&’']*){0,4}),?\s+(?:which\s+)?first\s+reported"
)
# Without one of these, none of a line's many names need be looked at.
_SAID_FIRST = ("first", "originally")
_COPYRIGHT = re.compile(r"(?i)©|\(c\)|\bcopyright\b")


def find_credits(report: str, text: str, blocks: Sequence[Block]) -> Iterator[Credit]:
    """Find the signs of whose reporting a report's body is, in the order of the text."""
    bodies = [n for n, block in enumerate(blocks) if block.kind == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(blocks), -1)
    title = next((n for n, block in enumerate(blocks) if block.kind == "title"), -1)
    for number, block in enumerate(blocks):
        head = datelines.head_of_block(text, blocks, number)
        if head and head.agency:
            yield from _of_dateline(report, text, head)
        for name, kind, start, end in _of_block(
            text,
            block,
            outside=title < number < first or number > last,
            tail=number in bodies[-_TAIL_PARAGRAPHS:],
        ):
            yield Credit(name, kind, Span(report, start, end, text[start:end]))


def _of_block(
    text: str, block: Block, *, outside: bool, tail: bool
) -> Iterator[tuple[str, CreditKind, int, int]]:
    line = text[block.start : block.end]
    if block.kind in {"byline", "timestamp"} and outside:
        kind: CreditKind = "credit" if bylines.is_tail(line) else "byline"
        for name, start, end in agencies.find_agencies(line):
            yield name, kind, block.start + start, block.start + end
    elif block.kind == "furniture" and outside and _COPYRIGHT.search(line):
        for name, start, end in agencies.find_agencies(line):
            yield name, "credit", block.start + start, block.start + end
    elif block.kind == "body":
        if tail:
            yield from _of_tail(line, block.start)
        yield from _of_prose(line, block.start)


def _of_dateline(report: str, text: str, head: Head) -> Iterator[Credit]:
    agency = head.agency or ""
    start = text.index(agency, head.start)
    for name in agencies.all_canonical(agency):
        yield Credit(name, "dateline", Span(report, start, start + len(agency), agency))


def _of_tail(line: str, offset: int) -> Iterator[tuple[str, CreditKind, int, int]]:
    match = _SIGNED.search(line[-80:])
    if match:
        group = "inner" if match["inner"] else "bare"
        offset += max(0, len(line) - 80)
        for name in agencies.all_canonical(match[group]):
            yield name, "credit", offset + match.start(group), offset + match.end(group)


def _of_prose(line: str, offset: int) -> Iterator[tuple[str, CreditKind, int, int]]:
    if not any(word in line for word in _SAID_FIRST):
        return
    for match in _FIRST.finditer(line):
        group = "by" if match["by"] else "who"
        name = agencies.canonical(match[group]) or outlets.known(match[group])
        if name:
            yield name, "reported", offset + match.start(group), offset + match.end(group)
