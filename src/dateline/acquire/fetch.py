"""Files, folders, addresses and standard input, read as `Source`s.

The module that opens what a person names, for addresses by `visit` and for files of
many reports by `bulk`. A folder stands for the files that lie directly in it, hidden
ones and those whose ending tells that they are no text left out; a file that is named
itself is always tried. "-" is standard input.

Reports are numbered in the order of their paths, whatever the order they were
named in. What cannot be a report (missing, empty, binary, over-large, markup, the
same path or the same bytes once more) becomes a `Problem` and the rest goes on;
when nothing is left to read, that is an error.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline import lexicon
from dateline.acquire.pages import page_markup
from dateline.acquire.prose import text
from dateline.acquire.web.address import is_address
from dateline.errors import MissingPath, NotFetched, NothingToRead, UnreadablePath
from dateline.report import Problem, Source

if TYPE_CHECKING:
    from dateline.acquire.web.visit import Visitor

STANDARD_INPUT = "-"
# 20 MB: a hundred times the longest report seen; more is a dump, not a page.
MAX_BYTES = 20_000_000
# Files of many reports, by their endings.
ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
# Reports taken from files of many; one event has seldom more than a hundred.
MAX_REPORTS = 1000


@dataclass(frozen=True, slots=True)
class _Loaded:
    path: str
    content: bytes
    url: str | None = None
    media_type: str | None = None


def sources(
    paths: Sequence[str], stdin: BinaryIO | None = None, visitor: Visitor | None = None
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return what stands at the paths, and what was passed over and why.

    `visitor` fetches addresses; without it they are refused. Raises `MissingPath` when
    the one thing named is not there, and `NothingToRead` when nothing that was named
    holds a report.
    """
    problems: list[Problem] = []
    files = tuple(named_files(paths, problems))
    loaded = list(_load(files, stdin, problems, visitor))
    found = tuple(_numbered(loaded, problems))
    if found:
        return found, tuple(problems)
    if len(paths) == 1 and not _exists(paths[0]):
        raise MissingPath(_printable(paths[0]))
    named = tuple(_printable(path) for path in paths)
    raise NothingToRead(named, tuple(problem.message for problem in problems))


def refusal(content: bytes, path: str, media_type: str | None = None) -> str | None:
    """Return why bytes can be no report, as the end of a sentence; None when they may be.

    `media_type` is what they were served as, if they were.
    """
    if len(content) > MAX_BYTES:
        return f"it is larger than {MAX_BYTES // 1_000_000} MB"
    if page_markup.is_page(content, path, media_type) or page_markup.is_item(content):
        return None
    return text.refusal(content)


def is_many(name: str) -> bool:
    """Say whether a file's name is that of a file of many reports."""
    return name.casefold().endswith((*ARCHIVES, *LINES))


def named_files(paths: Sequence[str], problems: list[Problem], *, deep: bool = False) -> list[str]:
    """Return the files and addresses that the paths stand for, each once, in order of their names.

    With `deep`, a folder stands for all that lies under it, files of many reports too.
    """
    files: dict[str, str] = {}
    for path in sorted(paths, key=os.path.normpath):
        for file in _under(path) if deep and Path(path).is_dir() else _expanded(path, problems):
            place = file if _is_no_file(file) else os.path.realpath(file)
            if place in files:
                problems.append(Problem(f"{_printable(file)} is named twice; it is read once."))
            files.setdefault(place, file)
    return sorted(files.values(), key=os.path.normpath)


def _is_no_file(path: str) -> bool:
    return path == STANDARD_INPUT or is_address(path)


def _under(folder: str) -> Iterator[str]:
    """Find the files in a folder and in the folders in it, links to folders left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _may_be_report(name) or is_many(name):
                yield os.path.join(place, name)  # noqa: PTH118


def _expanded(path: str, problems: list[Problem]) -> Iterable[str]:
    if _is_no_file(path):
        return (path,)
    if not _exists(path):
        problems.append(Problem(str(MissingPath(_printable(path)))))
        return ()
    if not Path(path).is_dir():
        return (path,)
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        names = [entry.name for entry in entries if entry.is_file()]
        deeper = any(entry.is_dir() and not entry.name.startswith(".") for entry in entries)
    except OSError as error:
        problems.append(_unreadable(path, error))
        return ()
    inside = [os.path.join(path, name) for name in names if _may_be_report(name)]  # noqa: PTH118
    if not inside:
        more = "; the folders in it are not searched, so name them" if deeper else ""
        problems.append(Problem(f"The folder {_printable(path)} holds no text file{more}."))
    return inside


def _exists(path: str) -> bool:
    return _is_no_file(path) or ("\0" not in path and os.path.lexists(path))


def _may_be_report(name: str) -> bool:
    return not name.startswith(".") and not _is_other(name)


def _is_other(name: str) -> bool:
    """Say whether a file's ending tells that it is no text; named itself, it is tried."""
    return Path(name).suffix.casefold() in lexicon.words("file_endings_no_report.txt")


def _load(
    files: Iterable[str],
    stdin: BinaryIO | None,
    problems: list[Problem],
    visitor: Visitor | None,
) -> Iterator[_Loaded]:
    for file in files:
        if is_many(file) and not is_address(file):
            yield from _unpacked(file, problems)
            continue
        try:
            item = _fetched(file, visitor) if is_address(file) else _opened(file, stdin)
        except NotFetched as error:
            problems.append(Problem(str(error)))
            continue
        except OSError as error:
            problems.append(_unreadable(file, error))
            continue
        reason = refusal(item.content, item.url or item.path, item.media_type)
        if reason is None:
            yield item
        else:
            problems.append(Problem(f"{item.path} is passed over: {reason}."))


def _unpacked(file: str, problems: list[Problem]) -> Iterator[_Loaded]:
    # Imported here: archives are seldom, and what reads them takes time to load.
    from dateline.acquire.archives import bulk  # noqa: PLC0415

    count = 0
    for item in bulk.found(file, bulk.Wanted()):
        if item.problem is not None:
            problems.append(item.problem)
        if item.source is None:
            continue
        if count == MAX_REPORTS:
            message = f"{_printable(file)} holds more than {MAX_REPORTS} reports; the rest is left."
            problems.append(Problem(message))
            return
        count += 1
        source = item.source
        yield _Loaded(source.path, source.content, source.url, source.media_type)


def _fetched(address: str, visitor: Visitor | None) -> _Loaded:
    if visitor is None:
        raise NotFetched(address, "nothing is fetched here")
    page = visitor.get(address)
    return _Loaded(page.named, page.content, page.url, page.media_type)


def _opened(file: str, stdin: BinaryIO | None) -> _Loaded:
    return _Loaded(_printable(file), _read(file, stdin))


def _read(file: str, stdin: BinaryIO | None) -> bytes:
    if file == STANDARD_INPUT:
        return b"" if stdin is None else stdin.read(MAX_BYTES + 1)
    with Path(file).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(str(UnreadablePath(_printable(path), error.strerror or str(error))))


def _numbered(loaded: Iterable[_Loaded], problems: list[Problem]) -> Iterator[Source]:
    first: dict[bytes, Source] = {}
    for item in loaded:
        digest = hashlib.sha256(item.content).digest()
        if digest in first:
            same = first[digest]
            message = f"{item.path} holds the same bytes as {same.path}; it is read once."
            problems.append(Problem(message, report=same.id))
            continue
        first[digest] = Source(
            f"r{len(first) + 1}", item.path, item.content, item.url, item.media_type
        )
        yield first[digest]


def _printable(path: str) -> str:
    """Return a path without the surrogates that stand for bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
