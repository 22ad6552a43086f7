"""Bytes to text: what encoding a report is in, and what is no text at all.

UTF-8 is taken at its word, with or without a byte-order mark. The mark, line ends
and all else stay in the text as decoded, so that positions count the characters of
the file itself. Other Unicode encodings are known by their mark, UTF-16 without one by
its NUL bytes. A few NUL bytes in a text stay where they stand, and that is told; many
control characters make it no text. What is left is
Windows-1252 when the few bytes beyond ASCII make sense in it, as the English-language
web of old has it; else charset-normalizer decides. Every choice but UTF-8 is told.
"""

from __future__ import annotations

import codecs
import re

BOM = "\ufeff"
# Bytes looked at to tell text from the rest: a page of prose or two.
_SAMPLE = 8192
# Share of control characters from which a file is no text; text has tabs and line ends only.
_MAX_CONTROL = 0.05
# Share of NULs in one half of the byte pairs of UTF-16, and the most in the other half: of text in
# the Latin alphabet nearly all, and next to none.
_PAIRED, _UNPAIRED = 0.4, 0.02
# Share of bytes beyond ASCII up to which English in Windows-1252 is assumed: quotes, dashes, names.
_MAX_WESTERN = 0.1
# Broken UTF-8 is still UTF-8 when sound sequences outnumber the broken ones this many times.
_SOUND_TO_BROKEN = 5

_ASCII = bytes(range(0x80))

_UNICODE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(
    rb"\s*(?><!--.*?-->\s*)*+<(?:!doctype html|html|\?xml|rss)\b", re.IGNORECASE | re.DOTALL
)
_SOUND = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def refusal(content: bytes) -> str | None:
    """Return why bytes can be no report, as the end of a sentence; None when they may be."""
    if not content.strip():
        return "it is empty"
    if content.startswith(b"%PDF-"):
        return "it is a PDF; save its text"
    if _is_binary(content[:_SAMPLE]):
        return "it is no text"
    if _MARKUP.match(content[:_SAMPLE]):
        return "it is markup; save the page as text"
    return None


def decode(content: bytes) -> tuple[str, str | None]:
    """Return the text of bytes, and a note when its encoding was a guess or is unusual.

    Any bytes give a text; what has no meaning in the encoding becomes U+FFFD.
    """
    for mark, encoding in _UNICODE_MARKS:
        if content.startswith(mark):
            return _lenient(content, encoding), f"The text is read as {encoding.upper()}."
    if pairs := _paired(content[:_SAMPLE]):
        return _lenient(content, pairs), f"The text is read as {pairs.upper()}, by its NUL bytes."
    try:
        return content.decode("utf-8"), _nuls(content)
    except UnicodeDecodeError:
        encoding = _assumed(content)
    return _lenient(content, encoding), f"The text is no sound UTF-8; it is read as {encoding}."


def _has_unicode_mark(content: bytes) -> bool:
    return any(content.startswith(mark) for mark, _ in _UNICODE_MARKS)


def _is_binary(sample: bytes) -> bool:
    if _has_unicode_mark(sample) or _paired(sample):
        return False
    return len(_CONTROL.findall(sample)) > _MAX_CONTROL * len(sample)


def _paired(sample: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in, by the NULs beside its Latin letters."""
    first, second = sample[::2], sample[1::2]
    for nulls, letters, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if (
            nulls.count(0) > _PAIRED * len(nulls)
            and letters.count(0) <= _UNPAIRED * len(letters)
            and len(_CONTROL.findall(letters)) <= _MAX_CONTROL * len(letters)
        ):
            return encoding
    return None


def _nuls(content: bytes) -> str | None:
    count = content.count(0)
    if not count:
        return None
    held = "a NUL byte" if count == 1 else f"{count} NUL bytes"
    return f"The text holds {held}, as damaged files do; the rest is read."


def _lenient(content: bytes, encoding: str) -> str:
    text = content.decode(encoding, "replace")
    return re.sub("[\ud800-\udfff]", "\ufffd", text)  # no encoding of the output can hold these


def _assumed(content: bytes) -> str:
    sound = len(_SOUND.findall(content))
    lenient = content.decode("utf-8", "replace")
    if sound > _SOUND_TO_BROKEN * lenient.count("\ufffd"):
        return "utf-8"
    beyond = len(content.translate(None, _ASCII))
    if beyond <= _MAX_WESTERN * len(content) and _decodes(content, "cp1252"):
        return "cp1252"
    return _normalized(content)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _normalized(content: bytes) -> str:
    # Imported here: it takes a tenth of a second that only odd files should cost.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(content).best()
    return "latin-1" if best is None else best.encoding
