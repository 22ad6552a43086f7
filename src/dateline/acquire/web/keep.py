"""What was fetched, kept: so that a record can be checked later without the network.

One WARC file for each page and each state of it, at

    FOLDER / host / hash of the address / time-hash of the content.warc.gz

with the redirects that led there before the page itself, headers and bytes as they
came. Any tool for web archives reads them, one by one or strung together. A file is
written whole or not at all; nothing is ever changed or removed. The newest state of an
address gives the ETag and Last-Modified with which the site is asked for news.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.acquire.archives import archive
from dateline.acquire.web import address
from dateline.acquire.web.exchange import Reply
from dateline.errors import CannotWrite

_SHORT = 16  # letters of a hash in a name: enough to tell a billion pages apart


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was fetched."""

    named: str  # the address that was asked for
    url: str  # the address it was found at, behind all redirects
    fetched: str  # ISO 8601, UTC
    content: bytes
    media_type: str | None
    etag: str | None = None
    modified: str | None = None


def default_folder() -> Path:
    """Return where the system wants programs to keep what they could fetch again."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "dateline/pages"
    if sys.platform == "darwin":
        return home / "Library/Caches/dateline/pages"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dateline/pages"


def put(folder: Path, replies: Sequence[Reply], fetched: str, content: bytes) -> Path:
    """Keep a page with the redirects before it; `content` is its body unpacked."""
    name = f"{fetched.replace('-', '').replace(':', '')}-{_hash(content)}.warc.gz"
    target = _place(folder, replies[0].url) / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".draft-")
        with os.fdopen(handle, "wb") as file:
            file.write(b"".join(_record(reply, fetched) for reply in replies))
        Path(draft).replace(target)
    except OSError as error:
        raise CannotWrite(str(target), error.strerror or str(error)) from error
    return target


def find(folder: Path, named: str, sha256: str | None = None) -> Kept | None:
    """Return the newest state of a page, or the one whose content has a hash."""
    for kept in _states(folder, named):
        if sha256 is None or hashlib.sha256(kept.content).hexdigest() == sha256:
            return kept
    return None


def _states(folder: Path, named: str) -> Iterator[Kept]:
    for file in sorted(_place(folder, named).glob("*.warc.gz"), reverse=True):
        with file.open("rb") as stream:
            read = [page for page in archive.pages(stream) if isinstance(page, archive.Page)]
        if read:
            last = read[-1]
            yield Kept(
                named=named,
                url=last.url,
                fetched=last.fetched,
                content=last.content,
                media_type=last.header("Content-Type"),
                etag=last.header("ETag"),
                modified=last.header("Last-Modified"),
            )


def _place(folder: Path, named: str) -> Path:
    host = address.parse(named).host.replace(":", "_")
    return folder / host / _hash(named.encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_SHORT]


def _record(reply: Reply, fetched: str) -> bytes:
    """Return an answer as a WARC record in a gzip member of its own (WARC 1.1)."""
    lines = [f"HTTP/1.1 {reply.status} {reply.reason}"]
    lines += [f"{_stored(name)}: {value}" for name, value in reply.headers]
    block = "\r\n".join((*lines, "", "")).encode("latin-1", "replace") + reply.body
    digest = hashlib.sha256(block).hexdigest()
    name = uuid.uuid5(uuid.NAMESPACE_URL, reply.url + fetched + digest)
    head = "\r\n".join(
        (
            "WARC/1.1",
            "WARC-Type: response",
            f"WARC-Record-ID: <urn:uuid:{name}>",
            f"WARC-Date: {fetched}",
            f"WARC-Target-URI: {reply.url}",
            f"WARC-Block-Digest: sha256:{digest}",
            f"WARC-Payload-Digest: sha256:{hashlib.sha256(reply.body).hexdigest()}",
            "Content-Type: application/http;msgtype=response",
            f"Content-Length: {len(block)}",
            "",
            "",
        )
    )
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as member:
        member.write(head.encode() + block + b"\r\n\r\n")
    return packed.getvalue()


def _stored(name: str) -> str:
    """Return the name under which a header is kept: chunks are gone by then."""
    return f"X-Archive-{name}" if name.casefold() == "transfer-encoding" else name
