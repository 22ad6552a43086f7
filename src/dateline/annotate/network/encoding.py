"""What the reading model sees of a text: word pieces, letter case, quotation, windows.

The encoder knows lower-case pieces only (WordPiece, BERT uncased), so the case of
each word goes in as a shape of its own, and so does whether the word stands inside
quotation marks, which a single sentence cannot tell. Sentences that follow each other
share a window of at most `WINDOW` pieces: the lower layers see one sentence, the upper
ones the whole window. Training and reading use this one file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Pieces = tuple[int, ...]

WINDOW = 128  # pieces; windows of 256 read no better and are slower in int8
LONGEST = 510  # pieces of one sentence; the encoder has 512 positions
WORD_PIECES = 8  # of one word: an address or a hash needs no more to be known as one
ORDER = 16  # sentences of a window that are told apart by place

SHAPES = (
    "mark",
    "lower",
    "title",
    "letter",
    "upper",
    "mixed",
    "number",
    "number_letters",
    "initials",
    "titles",
    "frame",  # the pieces that open and close a sentence
)
OUTSIDE, INSIDE, MARK = range(3)  # quotation states

_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_STRAIGHT = frozenset({'"', "＂"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")


@dataclass(frozen=True, slots=True)
class Window:
    """The model's input for consecutive sentences; the five first are piece by piece.

    An item is a sentence's opening piece (it stands for the root) or a word.
    """

    ids: tuple[int, ...]
    positions: tuple[int, ...]  # of the piece in its sentence
    sentence: tuple[int, ...]  # of the piece in the window
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    first: tuple[int, ...]  # item by item: its first piece
    last: tuple[int, ...]
    item_sentence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word pieces and their numbers."""

    numbers: Mapping[str, int]
    unknown: int
    opening: int
    closing: int

    @classmethod
    def of(cls, entries: Iterable[str]) -> Vocabulary:
        """Return the vocabulary of the entries in the order of their numbers."""
        numbers = {entry: number for number, entry in enumerate(entries)}
        return cls(numbers, numbers["[UNK]"], numbers["[CLS]"], numbers["[SEP]"])

    def pieces(self, word: str) -> Pieces:
        """Return the pieces of one word, at least one and at most `WORD_PIECES`."""
        found = [number for part in _parts(_plain(word)) for number in self._greedy(part)]
        if len(found) > WORD_PIECES:
            found = found[: WORD_PIECES - 3] + found[-3:]
        return tuple(found) or (self.unknown,)

    def _greedy(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part) if len(part) <= 100 else start  # noqa: PLR2004 as in BERT
            while end > start and _piece(part, start, end) not in self.numbers:
                end -= 1
            if end == start:
                return [self.unknown]
            found.append(self.numbers[_piece(part, start, end)])
            start = end
        return found


def shape(word: str) -> int:
    """Return the number in `SHAPES` of a word's letter case."""
    return SHAPES.index(_shape(word))


def quotation(sentences: Sequence[Sequence[str]], paragraphs: Sequence[int]) -> list[list[int]]:
    """Return for each word whether it stands outside or inside quotation marks, or is one.

    Every paragraph starts outside: one that goes on with a quotation opens it anew.
    """
    states: list[list[int]] = []
    inside, paragraph = False, None
    for words, its_paragraph in zip(sentences, paragraphs, strict=True):
        if its_paragraph != paragraph:
            inside, paragraph = False, its_paragraph
        row: list[int] = []
        for word in words:
            mark = word in _OPENING or word in _CLOSING or word in _STRAIGHT
            if mark:
                inside = word in _OPENING or (word in _STRAIGHT and not inside)
            row.append(MARK if mark else INSIDE if inside else OUTSIDE)
        states.append(row)
    return states


def pack(sizes: Sequence[int], limit: int = WINDOW) -> Iterator[range]:
    """Yield runs of sentences whose pieces, with two for each sentence's frame, fit a window."""
    begin, filled = 0, 0
    for index, size in enumerate(sizes):
        if index > begin and (filled + size + 2 > limit or index - begin == ORDER):
            yield range(begin, index)
            begin, filled = index, 0
        filled += size + 2
    if begin < len(sizes):
        yield range(begin, len(sizes))


def window(
    sentences: Sequence[Sequence[Pieces]],
    shapes: Sequence[Sequence[int]],
    quotes: Sequence[Sequence[int]],
    vocabulary: Vocabulary,
) -> Window:
    """Return the input for the sentences, given each word's pieces, shape and quotation."""
    frame = SHAPES.index("frame")
    ids: list[int] = []
    positions: list[int] = []
    sentence: list[int] = []
    shape_row: list[int] = []
    quote_row: list[int] = []
    first: list[int] = []
    last: list[int] = []
    item_sentence: list[int] = []

    def add(pieces: Pieces, its_shape: int, its_quote: int, number: int) -> None:
        ids.extend(pieces)
        sentence.extend([number] * len(pieces))
        shape_row.extend([its_shape] * len(pieces))
        quote_row.extend([its_quote] * len(pieces))

    for number, words in enumerate(sentences):
        begin = len(ids)
        first.append(begin)
        last.append(begin)
        add((vocabulary.opening,), frame, OUTSIDE, number)
        for word, its_shape, its_quote in zip(words, shapes[number], quotes[number], strict=True):
            first.append(len(ids))
            add(word, its_shape, its_quote, number)
            last.append(len(ids) - 1)
        add((vocabulary.closing,), frame, OUTSIDE, number)
        positions.extend(range(len(ids) - begin))
        item_sentence.extend([number] * (len(words) + 1))
    return Window(
        tuple(ids),
        tuple(positions),
        tuple(sentence),
        tuple(shape_row),
        tuple(quote_row),
        tuple(first),
        tuple(last),
        tuple(item_sentence),
    )


def _shape(word: str) -> str:  # noqa: PLR0911 a table in the form of a list
    letters = [char for char in word if char.isalpha()]
    digits = any(char.isdigit() for char in word)
    if not letters:
        return "number" if digits else "mark"
    if digits:
        return "number_letters"
    if all(char.islower() or not char.isupper() for char in letters):
        return "lower"
    if len(letters) == 1:
        return "letter"
    if _INITIALS.fullmatch(word):
        return "initials"
    if all(char.isupper() for char in letters):
        return "upper"
    if not any(char.isupper() for char in letters[1:]):
        return "title" if word[0].isupper() or not word[0].isalpha() else "mixed"
    parts = [part for part in re.split(r"\W", word) if part]
    return "titles" if all(part[0].isupper() for part in parts) else "mixed"


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(
        char for char in decomposed if char.isspace() or unicodedata.category(char) not in _DROPPED
    )


_DROPPED = frozenset({"Mn", "Cc", "Cf", "Co", "Cs", "Cn"})


def _parts(text: str) -> Iterator[str]:
    part: list[str] = []
    for char in text:
        if char.isspace() or _stands_alone(char):
            if part:
                yield "".join(part)
            part = []
            if not char.isspace():
                yield char
        else:
            part.append(char)
    if part:
        yield "".join(part)


def _stands_alone(char: str) -> bool:
    if char.isascii():
        return not char.isalnum()
    return unicodedata.category(char).startswith("P") or _CJK.match(char) is not None


def _piece(part: str, start: int, end: int) -> str:
    return part[start:end] if start == 0 else "##" + part[start:end]
