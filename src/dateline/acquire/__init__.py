"""Bytes to a `Report`: decode, tell the language, cut into blocks, read the masthead.

`read` makes one report of one source, by what its bytes are: text (`plain`), a page of HTML
(`page`), a newsroom's file (`newsroom`), or by its name Markdown (`markdown`). `settle_days`
then gives reports whose page tells no day the day that the other reports of the event speak
for.
"""

from __future__ import annotations

from dateline.acquire.pages import markdown, page_markup
from dateline.acquire.prose import plain, text
from dateline.acquire.prose.problems import READ
from dateline.acquire.prose.reference import settle_days
from dateline.report import Report, Source

__all__ = ["READ", "read", "settle_days"]


def read(source: Source) -> Report:
    """Return the report that a source holds. Odd content gives problems, never an error."""
    # Imported here: a parser and an extractor take time that reports in text need not pay.
    if page_markup.is_page(source.content, source.path, source.media_type):
        from dateline.acquire.pages import page  # noqa: PLC0415

        return page.read(source)
    if page_markup.is_item(source.content):
        from dateline.acquire.pages import newsroom  # noqa: PLC0415

        return newsroom.read(source)
    if markdown.is_markdown(source.path, source.media_type):
        return markdown.read(source)
    decoded, note = text.decode(source.content)
    return plain.report_of(source, decoded, (note,) if note else ())
