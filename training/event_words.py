"""Make the tables of event words of src/dateline/data/ off the CAMEO dictionaries.

    python training/event_words.py DATA_FOLDER

DATA_FOLDER holds `dictionaries/` (openeventdata/Dictionaries, MIT) and `plover/`
(openeventdata/PLOVER, CC BY-SA 4.0). Written are

* event_verbs.tsv: verbs with the code of their block in the verb dictionary. The patterns of
  the blocks are left out: they are phrases of single sentences of old news, and on the gold
  sentences of PLOVER they changed one in 160. A verb is named without its last "e".
* event_types.tsv: the PLOVER type of a CAMEO code, told once for all codes that begin alike.

The files event_frames.tsv and event_bearings.tsv beside them are written by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.annotate.word_forms import key_of

DATA = Path(__file__).parents[1] / "src/dateline/data"
VERBS_HEAD = """\
# Verbs that tell events, without their last "e", words that go with them ("-": none), CAMEO code.
# Source: CAMEO.verbpatterns of openeventdata/Dictionaries (MIT, Copyright 2015 Open Event Data
# Alliance), its blocks of verbs, turned into these rows by training/event_words.py.
"""
TYPES_HEAD = """\
# The PLOVER type of the CAMEO codes that begin with a prefix; the longest prefix counts.
# Source: CAMEO2PLOVER-2021 of openeventdata/PLOVER (CC BY-SA 4.0), by training/event_words.py.
# By the text of the PLOVER 0.8 manual: 02, appeals, are requests; to lift a curfew or martial law
# (0813, 0814) is to concede; international sanctions (163) are sanctions.
"""
_BY_MANUAL = {"02": "REQUEST", "0813": "CONCEDE", "0814": "CONCEDE", "163": "SANCTION"}
_VERB = re.compile(r"(\+?[A-Z][A-Z_'-]*)\s*(?:\{[^}]*\})?\s*(?:\[([^\]]+)\])?")
_CODE = re.compile(r"\[(\d[^\]\s]*)")


def main() -> None:
    """Read the dictionaries and write the tables."""
    folder = Path(sys.argv[1])
    text = (folder / "dictionaries/CAMEO.verbpatterns.txt").read_text(encoding="latin-1")
    _write("event_verbs.tsv", VERBS_HEAD, dict.fromkeys(_verbs(text)))
    table = (folder / "plover/CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    _write("event_types.tsv", TYPES_HEAD, _types(table))


def _write(name: str, head: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ("\t".join(row) + "\n" for row in rows)
    (DATA / name).write_text(head + "".join(lines), encoding="utf-8")


def _verbs(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the verbs of each block with its code, or with their own."""
    block: str | None = None
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if raw.startswith("---"):
            code = _CODE.search(raw)
            block = code[1] if code else ""
        elif block is not None and not line.startswith("-") and (match := _VERB.match(line)):
            code_ = _known(match[2] or block)
            key, _, more = match[1].strip("+_").casefold().replace("_", " ").partition(" ")
            if code_:
                yield key_of(key), more or "-", code_


def _known(code: str) -> str | None:
    """Return a code of four digits at most; None where there is no event or mere talk (01)."""
    code = code.partition(":")[0].strip("] ")
    return None if not code.isdigit() or code.startswith("01") else code


def _types(table: str) -> Iterator[tuple[str, str]]:
    """Yield the codes whose type is not that of the code they begin with."""
    told = dict(_BY_MANUAL)
    for line in table.splitlines():
        if match := re.match(r"(\d{2,4}):\s*([A-Z]+)", line):
            told.setdefault(match[1], match[2])
    for code in sorted(told):
        above = next((told[code[:n]] for n in range(len(code) - 1, 1, -1) if code[:n] in told), "")
        if told[code] != above:
            yield code, told[code]


if __name__ == "__main__":
    main()
