"""Options that several commands take, and what their values may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

# Formats by the ending of the file named with -o; what has no ending gets text.
PLAIN = {"": "text", ".txt": "text", ".text": "text"}
ENDINGS = {**PLAIN, ".json": "json", ".md": "md", ".markdown": "md"}
READ_ENDINGS = {**PLAIN, ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}

output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE instead of the screen."
)
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
keep_option = click.option(
    "--keep", metavar="FOLDER", help="Keep pages that are fetched in FOLDER, not in the cache."
)


grammar_option = click.option(
    "--grammar",
    default="model",
    show_default=True,
    metavar="NAME",
    help="What reads the grammar of sentences: model (the network of the package) or "
    "spacy:PIPELINE (one that you have installed).",
)


def form_of(form: str | None, output: str | None, endings: Mapping[str, str]) -> str:
    """Return the format to write in; an ending that says otherwise, or nothing, is refused."""
    ending = Path(output or "").suffix.lower()
    by_name = endings.get(ending)
    known = ", ".join(name for name in endings if name)
    if form is None and by_name is None:
        message = f"{output} ends in {ending}, which is no format here: name a file that ends in"
        raise click.UsageError(f"{message} {known}, or say which with --format.")
    if form and ending and (by_name or form) != form:
        message = f"{output} ends in {ending}, and --format says {form}: leave out one of the two"
        raise click.UsageError(f"{message}, or name a file with another ending ({known}).")
    return form or by_name or "text"


def day_of(stated: str | None, option: str) -> str | None:
    """Return a day as it was given, when it is one."""
    if stated is None:
        return None
    try:
        return date.fromisoformat(stated).isoformat()
    except ValueError:
        raise click.BadParameter(
            "a day is needed, such as 2019-04-25.", param_hint=option
        ) from None
