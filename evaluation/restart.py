"""A large archive read by a program that is killed outright, again and again.

    DATELINE_DATA=FOLDER python evaluation/restart.py MEGABYTES [--english] [--pages] ...

An archive of that size is made of the saved pages in FOLDER/fundus_pages, each under an
address of its own, of those in English alone on demand; what follows goes to `dateline read`.
It is killed at a quarter, half and three quarters of the way, in the middle of whatever it
does, and the same command is given again. Then each page must stand in the output once, in
the order of the archive, by its address and the hash of its bytes; what was written before a
kill must be there unchanged. An archive of up to 20 MB is read without a stop as well, and
both outputs must be the same to the byte. Printed is the most memory of each stretch, of the
program and of the process that reads for it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from archives import ENGLISH, record, saved_pages

KILLS = (0.25, 0.5, 0.75)
# Archives up to so many bytes are read without a stop too, and so much of what was written before
# a kill is compared with what stands there later.
COMPARED = 20_000_000
# Seconds between two looks at the program.
_LOOK = 0.05


def build(file: Path, pages: Sequence[bytes], size: int) -> list[str]:
    """Write an archive of about a size; return the hashes of its pages in order."""
    packed = [(gzip.compress(page), hashlib.sha256(page).hexdigest()) for page in pages]
    hashes: list[str] = []
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    with file.open("wb") as stream:
        for body, digest in cycle(packed):
            stream.write(record("response", address(len(hashes)), head + body, level=1))
            hashes.append(digest)
            if stream.tell() >= size:
                return hashes
    return hashes


def address(number: int) -> str:
    """Return the address of a page of the archive."""
    return f"https://news.example/{number}"


def read_killed(command: Sequence[str], size: int, output: Path) -> Iterator[dict[str, int]]:
    """Read an archive, killing the program on the way; find the memory of each stretch."""
    for place in (*KILLS, None):
        before = _draft(output)
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
        peaks: dict[str, int] = {}
        while process.poll() is None:
            now = _peaks(process.pid)
            peaks = {name: max(now.get(name, 0), peaks.get(name, 0)) for name in now | peaks}
            if place and _done(output) >= place * size:
                os.killpg(process.pid, signal.SIGKILL)
                break
            time.sleep(_LOOK)
        if process.wait() != (-signal.SIGKILL if place else 0):
            raise SystemExit(f"the program ended with {process.returncode}")
        if not _draft(output).startswith(before):
            raise SystemExit("what was written before a kill was changed")
        yield peaks


def faults(output: Path, hashes: Sequence[str]) -> Iterator[str]:
    """Find what was lost, read twice, or read wrongly."""
    count = 0
    with output.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            report = json.loads(line)["report"]
            count += 1
            told = (report["url"], report["sha256"])
            if told != (address(number), hashes[min(number, len(hashes) - 1)]):
                yield f"line {number} holds another page: {report['url']}"
    if count != len(hashes):
        yield f"{count} of {len(hashes)} pages"


def _draft(output: Path) -> bytes:
    """Return the whole lines of what is written so far, up to some size."""
    draft = Path(f"{output}.draft")
    written = draft if draft.exists() else output
    if not written.exists():
        return b""
    with written.open("rb") as stream:
        content = stream.read(COMPARED)
    return content[: content.rfind(b"\n") + 1]


def _done(output: Path) -> int:
    """Return how far the archive is read, by the last whole line of the journal."""
    journal = Path(f"{output}.journal")
    if not journal.exists():
        return 0
    with journal.open("rb") as stream:
        stream.seek(max(0, journal.stat().st_size - 200))
        rows = stream.read().split(b"\n")[:-1]
    fields = rows[-1].split() if rows else []
    return int(fields[1]) if len(fields) > 2 else 0  # noqa: PLR2004


def _peaks(process: int) -> dict[str, int]:
    """Return the most memory, in MB, that a process and those that it started took."""
    found: dict[str, int] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            facts = dict(
                line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line
            )
        except OSError:  # it has ended
            continue
        if str(process) in {facts["Pid"], facts["PPid"]} and "VmHWM" in facts:
            name = "program" if facts["Pid"] == str(process) else "reader"
            peak = int(facts["VmHWM"].split()[0]) // 1024
            found[name] = max(peak, found.get(name, 0))
    return found


def main() -> None:
    """Build, read with kills, check."""
    size = int(sys.argv[1]) * 1_000_000
    english = "--english" in sys.argv
    options = [option for option in sys.argv[2:] if option != "--english"]
    pages = list(saved_pages(Path(os.environ["DATELINE_DATA"]), ENGLISH if english else ()))
    with tempfile.TemporaryDirectory() as folder:
        archive, output = Path(folder) / "news.warc.gz", Path(folder) / "killed.jsonl"
        hashes = build(archive, pages, size)
        command = [sys.executable, "-m", "dateline", "read", str(archive), *options, "-o"]
        begin = time.perf_counter()
        for peaks in read_killed([*command, str(output)], size, output):
            at = time.perf_counter() - begin
            print(f"{at:.0f} s, most memory {peaks} MB", flush=True)
        wrong = list(faults(output, hashes))
        if size <= COMPARED:
            whole = Path(folder) / "whole.jsonl"
            subprocess.run([*command, str(whole)], check=True, stderr=subprocess.DEVNULL)  # noqa: S603
            if whole.read_bytes() != output.read_bytes():
                wrong.append("the output is not that of an unbroken run")
        print(f"{size / 1e6:.0f} MB, {len(hashes)} pages, {len(KILLS)} kills: {wrong or 'sound'}")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
