"""Bodies as they travel: in chunks, packed by gzip, deflate or Brotli.

Every unpacking has a limit that is kept while it runs, so that a small body cannot
fill the memory. Archives often state a packing that was taken off before the page was
stored: a body that does not begin as the packing begins is then taken as it is.
"""

from __future__ import annotations

import re
import zlib
from typing import Protocol

from dateline.errors import BadReply, TooLarge

# More packings in one another than this are made to hurt.
MAX_PACKINGS = 3
MEGABYTE = 1_000_000

_GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_UNPACKED = frozenset(("", "identity", "none", "utf-8", "utf8"))
_GZIP, _RAW, _ZLIB = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS


def unpack(raw: bytes, codings: str, *, address: str, limit: int, strict: bool = True) -> bytes:
    """Return a body without the packings that its Content-Encoding lists.

    Raises `TooLarge` past `limit` bytes and `BadReply` when the packing is broken or
    unknown; with `strict` off, what cannot be unpacked is taken as it is.
    """
    listed = [name.strip().casefold() for name in codings.split(",")]
    names = [name for name in listed if name not in _UNPACKED]
    if len(names) > MAX_PACKINGS:
        raise BadReply(address, "it is packed too many times")
    content = raw
    for name in reversed(names):
        try:
            content = _unpacked(content, name, limit)
        except _Overfull:
            raise TooLarge(address, limit / MEGABYTE, "unpacked") from None
        except (zlib.error, ValueError) as error:
            if strict:
                raise BadReply(address, f"it cannot be unpacked: {error}") from error
    return content


def unzip(raw: bytes, *, address: str, limit: int) -> bytes:
    """Return what a gzip file holds; other bytes as they are."""
    if not raw.startswith(_GZIP_MAGIC):
        return raw
    return unpack(raw, "gzip", address=address, limit=limit)


def dechunk(raw: bytes) -> bytes:
    """Return a body without the lengths of its chunks; one that has none as it is.

    A body cut off inside a chunk gives what is there.
    """
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(raw, at):
        size = int(match[1], 16)
        parts.append(raw[match.end() : match.end() + size])
        at = match.end() + size
        if size == 0 or at >= len(raw):
            return b"".join(parts)
        at += 2 if raw[at : at + 2] == b"\r\n" else raw[at : at + 1] == b"\n"
    return raw if not parts else b"".join(parts)


class _Overfull(Exception):
    """There is more in a body than is allowed."""


class _Unpacker(Protocol):
    """What `zlib.decompressobj` returns, as far as it is used here."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = 0) -> bytes: ...


def _unpacked(raw: bytes, name: str, limit: int) -> bytes:
    if name in {"gzip", "x-gzip"}:
        return _inflate(raw, _GZIP, limit)
    if name == "deflate":  # as the rules have it, or bare, as many servers have it
        try:
            return _inflate(raw, _ZLIB, limit)
        except zlib.error:
            return _inflate(raw, _RAW, limit)
    if name == "br":
        return _brotli(raw, limit)
    message = f"{name[:20]} is no packing that is known"
    raise ValueError(message)


def _inflate(raw: bytes, bits: int, limit: int) -> bytes:
    parts: list[bytes] = []
    rest, room = raw, limit
    while rest:  # a gzip body may have several members
        tool: _Unpacker = zlib.decompressobj(bits)
        part = tool.decompress(rest, room + 1)
        if len(part) > room:
            raise _Overfull
        parts.append(part)
        room -= len(part)
        if not tool.eof:
            message = "it ends too early"
            raise ValueError(message)
        rest = tool.unused_data
        if bits != _GZIP or not rest.startswith(_GZIP_MAGIC):
            break  # padding
    return b"".join(parts)


def _brotli(raw: bytes, limit: int) -> bytes:
    # Imported here: nobody asks for it, and it is met in archives only.
    import brotli  # noqa: PLC0415

    tool = brotli.Decompressor()
    parts: list[bytes] = []
    size, fed = 0, raw
    while not tool.is_finished():
        try:
            part = tool.process(fed, output_buffer_limit=1 << 20)
        except brotli.error as error:
            raise ValueError(str(error)) from error
        if not part and tool.can_accept_more_data():
            message = "it ends too early"
            raise ValueError(message)
        parts.append(part)
        fed, size = b"", size + len(part)
        if size > limit:
            raise _Overfull
    return b"".join(parts)
