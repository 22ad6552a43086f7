"""What is markup: pages of HTML, newsrooms' items; and what encoding a page is in.

Sound UTF-8 is taken at its word; else what the page states counts (`<meta charset>`), by the
names that browsers know it under; else the rules for text files decide (`text`).
"""

from __future__ import annotations

import codecs
import re

from dateline.acquire.prose import text

# Browsers look this far for a charset, by the HTML standard; pages of old have it later.
_HEAD = 4096
_PAGE = re.compile(
    rb"\s*(?><!--.{0,2000}?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# What may stand before a page: declarations and comments, however long.
_LEAD = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?><!--.*?-->\s*)*+", re.DOTALL
)
_SOME_MARKUP = re.compile(rb"<(?:p|div|article|h1|span|meta|title)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ITEM_FIELD = re.compile(rb'"(?:headlines?|body_(?:text|xhtml|html)|bodies|versioncreated)"\s*:')
_ITEM = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?><!--.{0,2000}?-->\s*|<!DOCTYPE[^>]{0,300}>\s*)*+"
    rb"<(?:\w+:)?(?:newsMessage|newsItem|packageItem|nitf)\b",
    re.DOTALL,
)
# Letters of an item in which its fields are looked for.
_ITEM_HEAD = 65536
_SERVED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE | re.ASCII)
_UNICODE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What pages call an encoding, and what browsers read it as (WHATWG Encoding Standard).
_READ_AS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
}
_SHIFTED = frozenset(("iso2022_jp", "hz"))


def is_page(content: bytes, path: str, media_type: str | None = None) -> bool:
    """Say whether bytes are a page of HTML: they begin as one, or are called so and look so."""
    start = _LEAD.match(content)
    begin = start.end() if start else 0
    head = content[:_HEAD] if content.startswith(_UNICODE_MARKS) else content[begin:][:_HEAD]
    if head.startswith(_UNICODE_MARKS):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    if _PAGE.match(head):
        return True
    named = path.casefold().endswith((".html", ".htm", ".xhtml"))
    named = named or "html" in (media_type or "").casefold()
    return named and _SOME_MARKUP.search(content, begin, begin + 4 * _HEAD) is not None


def is_item(content: bytes) -> bool:
    """Say whether bytes are an item of a format that newsrooms exchange."""
    if _ITEM.match(content[:_ITEM_HEAD]):
        return True
    return content.lstrip()[:1] == b"{" and len(_ITEM_FIELD.findall(content[:_ITEM_HEAD])) > 1


def decode(content: bytes, media_type: str | None = None) -> tuple[str, str | None]:
    """Return the markup of a page, and a note when its encoding was a guess.

    `media_type` is what the page was served as: its charset goes before the page's own word.
    """
    stated = _codec(_SERVED.search(media_type or "")) or _codec(_CHARSET.search(content[:_HEAD]))
    decoded: str | None = None
    note: str | None = None
    if stated in _SHIFTED:
        decoded = content.decode(stated, "replace")
    elif stated and not content.startswith((codecs.BOM_UTF8, *_UNICODE_MARKS)):
        decoded = _strictly(content, "utf-8") or content.decode(stated, "replace")
    if decoded is None:
        decoded, note = text.decode(content)
    return re.sub("[\0\ud800-\udfff]", "\ufffd", decoded.removeprefix(text.BOM)), note


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _codec(match: re.Match[str] | re.Match[bytes] | None) -> str | None:
    """Return the codec of an encoding that was stated; None when it is none known."""
    if match is None:
        return None
    stated = match[1]
    name = (stated if isinstance(stated, str) else stated.decode("ascii")).casefold()
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return _READ_AS.get(name)
    if not codec._is_text_encoding:  # noqa: SLF001 - the only way to tell "base64" apart
        return None
    return _READ_AS.get(codec.name, codec.name)
