"""Bytes to a `Report`: decode, tell the language, cut into blocks, read the masthead.

`read` makes one report of one source. `settle_days` then gives reports whose page tells
no day the day that the other reports of the event speak for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dateline import lexicon
from dateline.acquire import blocks, language, masthead, text
from dateline.acquire.reference import settle_days
from dateline.report import Block, Problem, Report, Source

__all__ = ["READ", "read", "settle_days"]

# The language whose reports the later stages read.
READ = "en"


def read(source: Source) -> Report:
    """Return the report that a source holds. Odd content gives problems, never an error."""
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
        problems=(*_problems(source, note, tongue, parts), *head.problems),
    )


def _prose(decoded: str, parts: tuple[Block, ...]) -> str:
    return "\n".join(decoded[part.start : part.end] for part in parts if part.kind == "body")


def _problems(
    source: Source, note: str | None, tongue: str | None, parts: tuple[Block, ...]
) -> Iterator[Problem]:
    if note:
        yield Problem(note, report=source.id)
    if tongue not in {READ, None}:
        name = lexicon.table("languages.tsv").get(tongue or "", tongue)
        message = f"The report is in {name}; only English is read yet."
        yield Problem(message, report=source.id)
    if tongue is None and any(part.kind == "body" for part in parts):
        yield Problem("The language of the report cannot be told.", report=source.id)
    if not any(part.kind == "body" for part in parts):
        yield Problem("The page holds no paragraph of a report.", report=source.id)
