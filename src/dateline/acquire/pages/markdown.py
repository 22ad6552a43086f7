r"""A report saved as Markdown to a `Report`: its text without the marks, and the way back.

Left out are the marks alone: those before a heading or a quoted line, rules and fences,
around words in bold, before and behind the words of a link, with its address; backslashes
before a mark. The lines of a wrapped paragraph are joined. Every letter that a reader sees
stays, and so do the marks of lists, which reports in plain text have too; the rules for text
(`plain`) read what is left. What guards against false hits: marks around words stand in pairs
on one line, next to a letter on the inside and to none on the outside, so that "5 * 3",
"snake_case" and a lone asterisk stay.

The way back leads to the file as a whole ("/") and its characters. Sources: CommonMark 0.31;
the block of keys that Pandoc and Jekyll put first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.acquire.prose import plain, text
from dateline.report import Anchor, PageMap, Report, Source

_ENDINGS = (".md", ".markdown")
_WHOLE = "/"
_KEYS = re.compile(r"\A---[ \t]*\n(?:[\w-]+:[^\n]*\n|[ \t-][^\n]*\n){1,60}?---[ \t]*\n")
_HEADLINE = re.compile(r"^title:[ \t]*([\"']?)(?=\S)[^\n]*?(\1)[ \t]*$", re.MULTILINE)
# A line of a paragraph that the next one goes on with; a short one, as a date under a name, ends.
_WRAPPED = re.compile(
    r"^(?P<line>(?! {0,3}(?:[#>|\[<=`~]|[-*+] |\d+[.)] ))[^\n]{39,}[^\s\\])\n"
    r"(?! {0,3}(?:[#>|\[<=`~-]|[*+] |\d+[.)] |\s|$))",
    re.MULTILINE,
)
# Each pattern finds what is left out: its groups where it has some, else all of it.
_MARKS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE),
    re.compile(r"(?<=\S)[ \t]+#+[ \t]*$", re.MULTILINE),
    re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE),
    re.compile(r"^ {0,3}(?:-{3,}|={3,}|(?:\* ?){3,}|(?:_ ?){3,}|`{3,}\w*|~{3,}\w*)$", re.MULTILINE),
    re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]+\S[^\n]*$", re.MULTILINE),
    re.compile(
        r"(!?\[)[^\[\]\n]{0,500}(\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"\n]*\")?\)"
        r"|\[[^\[\]\n]{0,200}\]))"
    ),
    re.compile(r"(<)https?://[^<>\s]+(>)"),
    re.compile(r"(?<![\w*\\])(\*\*)(?=[^\s*])(?:[^\n*]|\*(?!\*))*+(?<=\S)(\*\*)(?![\w*])"),
    re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^\n*]*+(?<=[^\s\\])(\*)(?![\w*])"),
    re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])[^\n_]*+(?<=[^\s\\])(\1)(?!\w)"),
    re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])"),
)


def is_markdown(path: str, media_type: str | None = None) -> bool:
    """Say whether a file is called Markdown: by its name, or by what it was served as."""
    return path.casefold().endswith(_ENDINGS) or "markdown" in (media_type or "").casefold()


def read(source: Source) -> Report:
    """Return the report that a Markdown file holds. Odd content gives problems, never an error."""
    decoded, note = text.decode(source.content)
    stretches = tuple(_kept(decoded))
    joined = _joined(decoded)
    bare = "".join(joined[start:end] for start, end in stretches)
    report = plain.report_of(source, bare, (note,) if note else ())
    return replace(report, page=PageMap(tuple(_anchors(stretches))))


def _joined(marked: str) -> str:
    """Return a text of the same length in which the lines of a wrapped paragraph are one."""
    keys = _KEYS.match(marked)
    begin = keys.end() if keys else 0
    return marked[:begin] + _WRAPPED.sub(r"\g<line> ", marked[begin:])


def _kept(marked: str) -> Iterator[tuple[int, int]]:
    """Find the stretches of a text that are no marks."""
    place = 0
    for start, end in sorted(_left_out(marked)):
        if start > place:
            yield place, start
        place = max(place, end)
    if place < len(marked):
        yield place, len(marked)


def _left_out(marked: str) -> Iterator[tuple[int, int]]:
    keys = _KEYS.match(marked)
    if keys and (headline := _HEADLINE.search(keys[0])):
        yield headline.start(), headline.end(1)
        yield headline.start(2), headline.end()
    for pattern in _MARKS:
        for match in pattern.finditer(marked):
            if pattern.groups:
                yield from map(match.span, range(1, pattern.groups + 1))
            else:
                yield match.span()


def _anchors(stretches: tuple[tuple[int, int], ...]) -> Iterator[Anchor]:
    place = 0
    for start, end in stretches:
        yield Anchor(place, place + end - start, _WHOLE, start, end)
        place += end - start
