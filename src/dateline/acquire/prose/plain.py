"""A text to a `Report`: cut into blocks, its language told, its masthead read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dateline.acquire.prose import blocks, hygiene, language, lines, masthead
from dateline.acquire.prose.problems import find_problems
from dateline.report import Block, Problem, Report, Source

ENDLESS = (
    f"The text has more lines than any report: those behind the first {lines.MAX_PARAGRAPHS:,} "
    "paragraphs are kept as one."
)


def report_of(source: Source, text: str, notes: Iterable[str] = ()) -> Report:
    """Return the report of a text; `notes` tell how it was had from the source."""
    parted = blocks.part(text)
    parts = parted.blocks
    tongue = language.language_of(_prose(text, parts) or text)
    head = masthead.read(source, text, parts)
    told = (*notes, *((ENDLESS,) if parted.is_endless else ()))
    return Report(
        id=source.id,
        path=source.path,
        sha256=hashlib.sha256(source.content).hexdigest(),
        text=text,
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
            *find_problems(source.id, told, tongue, parts),
            *(Problem(fault, report=source.id) for fault in hygiene.find_faults(text)),
            *head.problems,
        ),
    )


def _prose(text: str, parts: tuple[Block, ...]) -> str:
    return "\n".join(text[part.start : part.end] for part in parts if part.kind == "body")
