"""The text of a report as taken from a page, and the way back from it to the page.

Each part of the page that is kept becomes a line, blank lines between them; blanks inside
a line are one space, and what hygiene evens out is evened out here, before any position is
counted. Every letter keeps the place of its text node in the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.acquire.pages.page_tree import BREAK, Element, Segment
from dateline.acquire.prose import hygiene
from dateline.report import Anchor, BlockKind

# Blanks that are read as one space: all but a single space.
_BLANKS = re.compile(r" *[^\S ]\s*| {2,}")
# Runs of blanks in one text node beyond which the node leads back to the page as a whole.
_MAX_BLANKS = 10_000
_LONG = 2 * _MAX_BLANKS
_NAME = re.compile(r"\w+")
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Letters of a page and where they stand: an XPath and an offset in its text content."""

    text: str
    node: str
    place: int
    is_made: bool = False  # what the page sets by an element and not by letters: a line break


@dataclass(frozen=True, slots=True)
class Part:
    """A line that is kept: what it is taken for, and what it is made of."""

    kind: BlockKind
    snippets: tuple[Snippet, ...]
    is_head: bool = False  # the page sets it as a heading


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of a report, where each part stands in it, and the way back to the page."""

    text: str
    parts: tuple[tuple[Part, int, int], ...]  # those with letters, with start and end
    anchors: tuple[Anchor, ...]


def compose(parts: Iterable[Part]) -> Composed:
    """Return the text that the parts make."""
    text: list[str] = []
    anchors: list[Anchor] = []
    placed: list[tuple[Part, int, int]] = []
    length = 0
    for part in parts:
        pieces = list(_trimmed(list(_pieces(part.snippets))))
        if not pieces:
            continue
        if text:
            text.append(_BETWEEN)
            length += len(_BETWEEN)
        start = length
        for letters, node, node_start, node_end in pieces:
            if letters:
                anchors.append(Anchor(length, length + len(letters), node, node_start, node_end))
            text.append(letters)
            length += len(letters)
        placed.append((part, start, length))
    return Composed("".join(text), tuple(placed), tuple(anchors))


@dataclass(frozen=True, slots=True)
class Places:
    """Where text nodes stand in a page; blocks stand within blocks, so the root is measured."""

    measured: dict[Element, dict[tuple[Element, bool], int]] = field(default_factory=dict)
    paths: dict[Element, str] = field(default_factory=dict)

    def snippets(self, segment: Segment) -> tuple[Snippet, ...]:
        """Return the text nodes of a segment with their places in its block."""
        block = segment.block
        root = block.getroottree().getroot()
        if root not in self.measured:
            self.measured[root] = dict(measured(root))
        offsets, path = self.measured[root], self.path(block)
        begin = offsets.get((block, False), 0)
        return tuple(
            Snippet(
                piece.text,
                path,
                offsets.get((piece.element, piece.is_tail), begin) - begin,
                is_made=piece.text is BREAK,
            )
            for piece in segment.pieces
        )

    def path(self, element: Element) -> str:
        """Return the XPath of an element; those of all its siblings are found along with it."""
        steps: list[str] = []
        while (parent := element.getparent()) is not None:
            if element not in self.paths:
                self.paths.update(_steps(parent))
            steps.append(self.paths[element])
            element = parent
        return "/".join(("", element.tag, *reversed(steps)))


def _steps(parent: Element) -> Iterator[tuple[Element, str]]:
    """Find the step of an XPath to each child: its name, and its number among those of the name."""
    count = Counter(child.tag for child in parent)
    seen: Counter[str] = Counter()
    for place, child in enumerate(parent, start=1):
        seen[child.tag] += 1
        if not _NAME.fullmatch(str(child.tag)):
            yield child, f"*[{place}]"
        else:
            yield child, child.tag + (f"[{seen[child.tag]}]" if count[child.tag] > 1 else "")


def measured(block: Element) -> Iterator[tuple[tuple[Element, bool], int]]:
    """Find the offset of each text node in the text content of an element."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - only pages of HTML need it

    offset = 0
    for event, element in iterwalk(block, events=("start", "end")):
        is_tail = event == "end"
        if is_tail and element is block:
            break
        yield (element, is_tail), offset
        offset += len((element.tail if is_tail else element.text) or "")


def _pieces(snippets: Sequence[Snippet]) -> Iterator[tuple[str, str, int, int]]:
    """Cut text nodes into stretches that are kept, evened out, or a run of blanks."""
    for snippet in snippets:
        if snippet.is_made:
            yield " ", snippet.node, snippet.place, snippet.place
            continue
        if len(snippet.text) > _LONG and len(_BLANKS.findall(snippet.text)) > _MAX_BLANKS:
            even = _BLANKS.sub(" ", hygiene.evened(snippet.text))
            yield even, snippet.node, snippet.place, snippet.place + len(snippet.text)
            continue
        place = 0
        for change in hygiene.find_changes(snippet.text):
            yield from _spaced(snippet, place, change.start)
            place, at = change.end, snippet.place
            yield change.text, snippet.node, at + change.start, at + change.end
        yield from _spaced(snippet, place, len(snippet.text))


def _spaced(snippet: Snippet, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    at = snippet.place
    place = start
    for blank in _BLANKS.finditer(snippet.text, start, end):
        if blank.start() > place:
            kept = snippet.text[place : blank.start()]
            yield kept, snippet.node, at + place, at + blank.start()
        yield " ", snippet.node, at + blank.start(), at + blank.end()
        place = blank.end()
    if place < end:
        yield snippet.text[place:end], snippet.node, at + place, at + end


def _trimmed(
    pieces: Sequence[tuple[str, str, int, int]],
) -> Iterator[tuple[str, str, int, int]]:
    """Leave out blanks at both ends and blanks behind a blank; join what stands together."""
    held: tuple[str, str, int, int] | None = None
    blank = True  # whether what was kept last ends in a blank, or nothing was kept yet
    rest = [piece for piece in pieces if piece[0]]
    last = max((n for n, piece in enumerate(rest) if not piece[0].isspace()), default=-1)
    for number, found in enumerate(rest[: last + 1]):
        piece = _without_blanks(found, head=blank, foot=number == last)
        if not piece[0]:
            continue
        blank = piece[0][-1] == " "
        joined = _join(held, piece) if held else piece
        if held and joined is None:
            yield held
        held = joined or piece
    if held:
        yield held


def _without_blanks(
    piece: tuple[str, str, int, int], *, head: bool, foot: bool
) -> tuple[str, str, int, int]:
    text, node, start, end = piece
    even = len(text) == end - start
    if head and text[:1] == " ":
        text, start = text[1:], start + even
    if foot and text[-1:] == " ":
        text, end = text[:-1], end - even
    return text, node, start, end


def _join(
    one: tuple[str, str, int, int], other: tuple[str, str, int, int]
) -> tuple[str, str, int, int] | None:
    """Return two stretches as one when they match the page letter by letter, side by side."""
    even = all(len(text) == end - start for text, _, start, end in (one, other))
    if not even or one[1] != other[1] or one[3] != other[2]:
        return None
    return one[0] + other[0], one[1], one[2], other[3]
