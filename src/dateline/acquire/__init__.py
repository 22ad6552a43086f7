"""Bytes to a `Report`: decode, tell the language, cut into blocks, read the masthead.

`read` makes one report of one source, by what its bytes are: text, a page of HTML (`page`),
or a newsroom's file (`newsroom`). `settle_days` then gives reports whose page tells
no day the day that the other reports of the event speak for.
"""

from __future__ import annotations

import hashlib

from dateline.acquire import blocks, hygiene, language, masthead, page_markup, text
from dateline.acquire.problems import READ, find_problems
from dateline.acquire.reference import settle_days
from dateline.report import Block, Problem, Report, Source

__all__ = ["READ", "read", "settle_days"]


def read(source: Source) -> Report:
    """Return the report that a source holds. Odd content gives problems, never an error."""
    # Imported here: a parser and an extractor take time that reports in text need not pay.
    if page_markup.is_page(source.content, source.path, source.media_type):
        from dateline.acquire import page  # noqa: PLC0415

        return page.read(source)
    if page_markup.is_item(source.content):
        from dateline.acquire import newsroom  # noqa: PLC0415

        return newsroom.read(source)
    return _read_text(source)


def _read_text(source: Source) -> Report:
    decoded, note = text.decode(source.content)
    parts = blocks.split(decoded)
    tongue = language.language_of(_prose(decoded, parts) or decoded)
    head = masthead.read(source, decoded, parts)
    return Report(
        id=source.id,
        path=source.path,
        sha256=hashlib.sha256(source.content).hexdigest(),
        text=decoded,
        blocks=parts,
        url=source.url,
        language=tongue,
        title=head.title,
        outlet=head.outlet,
        bylines=head.bylines,
        dateline=head.dateline,
        published=head.published,
        reference_date=head.reference_date,
        markers=head.markers,
        credits=head.credits,
        problems=(
            *find_problems(source.id, note, tongue, parts),
            *(Problem(fault, report=source.id) for fault in hygiene.find_faults(decoded)),
            *head.problems,
        ),
    )


def _prose(decoded: str, parts: tuple[Block, ...]) -> str:
    return "\n".join(decoded[part.start : part.end] for part in parts if part.kind == "body")
