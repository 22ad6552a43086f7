"""How the examples make reports: paragraphs of a string become blocks of one kind."""

from __future__ import annotations

import re

from dateline import annotate
from dateline.report import Block, BlockKind, Reading, Report

PARAGRAPH = re.compile(r"\S(?:.*\S)?")


def report(
    text: str, *, id_: str = "r1", kind: BlockKind = "body", day: str | None = None
) -> Report:
    """Make a report whose every line is a block of one kind."""
    blocks = tuple(Block(kind, *match.span()) for match in PARAGRAPH.finditer(text))
    return Report(
        id=id_, path=f"{id_}.txt", sha256="0" * 64, text=text, blocks=blocks, reference_date=day
    )


def reading(text: str, *, id_: str = "r1", day: str | None = None) -> Reading:
    """Make a reading of a report with all its layers."""
    return annotate.annotate(report(text, id_=id_, day=day), annotate.reader("model"))


def marked(text: str) -> tuple[str, list[str]]:
    """Return the text without its [[marks]], and what stood in them."""
    return re.sub(r"\[\[|\]\]", "", text), re.findall(r"\[\[(.*?)\]\]", text, re.DOTALL)
