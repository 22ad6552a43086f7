"""Sentences and word tokens of a report.

What counts: a sentence lies within one block of prose (title, subhead, caption,
body paragraph) and ends at a full stop, question or exclamation mark, with the
closing marks behind it, when the next word looks like a beginning. What guards
against false ends: abbreviations (data/abbreviations.txt), initials ("J. Smith",
"U.S."), numbers ("3.5"), and a quotation that goes on after its question mark
('"Why?" he asked').

What reads the grammar of the words is chosen by `reader`: the shipped network or a spaCy
pipeline. This file alone knows; the other layers see only `Sentence`, whose grammar is
None where nobody read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dateline import lexicon, model
from dateline.errors import UnknownGrammar
from dateline.report import BlockKind, Report, Sentence, Token

PROSE: frozenset[BlockKind] = frozenset({"title", "subhead", "caption", "body"})

# Marks that a page leaves inside words and no reader sees: soft hyphen, zero-width space and
# joiner, word joiner.
LETTER = "[\\w\u00ad\u200b\u200d\u2060]"
_TOKEN = re.compile(
    rf"""
    (?:[A-Za-z]\.){{2,}}(?=\W|$)           # U.S.  a.m.
  | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)? # 1,000  3.5  16:31  1980s
  | {LETTER}+(?:[-‐‑]{LETTER}+)*(?=['’]s\b)   # Kim in Kim's
  | ['’]s\b
  | {LETTER}+(?:[-‐‑'’]{LETTER}+)*         # North, two-hour-long, don't
  | \.{{2,}} | -{{2,}}
  | \S
    """,
    re.VERBOSE,
)
AHEAD = 60  # characters that show whether a new sentence begins
# A page may lose the space behind a stop: "in the north.Gaza was quiet".
_GLUED = r"(?<=[a-z][a-z][.!?])(?<!www\.)(?=[“\"‘]?[A-Z][a-z])"
_END = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>[\"”’'»)\]]*)(?=\s|{_GLUED})")
_OPENERS = "\"“‘'«([-–—"


Reader = Callable[[Report], Iterable[Sentence]]


def reader(name: str) -> Reader:
    """Return what reads the sentences of a report: "model" or "spacy:PIPELINE"."""
    kind, _, pipeline = name.partition(":")
    if kind == "model" and not pipeline:
        # Imported here: the network costs as much time to start as all the rest.
        from dateline.annotate.network import network_reader  # noqa: PLC0415

        model.begin()
        return network_reader.read_grammar
    if kind == "spacy" and pipeline:
        from dateline.annotate import spacy_reader  # noqa: PLC0415 - an extra

        return spacy_reader.reader(pipeline)
    raise UnknownGrammar(name)


def find_sentences(report: Report) -> Iterator[Sentence]:
    """Find the sentences of the report's prose, in order, never across a block."""
    for index, block in enumerate(report.blocks):
        if block.kind in PROSE:
            for start, end in _split(report.text, block.start, block.end):
                tokens = tuple(tokenize(report.text, start, end))
                yield Sentence(report.span(start, end), index, tokens)


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Find the words and marks between two positions of a text."""
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.group(), match.start(), match.end())


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _is_end(text, begin, match, end):
            yield _trim(text, begin, match.end())
            begin = match.end()
    if text[begin:end].strip():
        yield _trim(text, begin, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_end(text: str, begin: int, match: re.Match[str], limit: int) -> bool:
    following = text[match.end() : min(match.end() + AHEAD, limit)].lstrip()
    opening = following.lstrip(_OPENERS)[:1]
    if not opening or not (opening.isupper() or opening.isdigit() or not opening.isascii()):
        return False
    if match["stop"] != ".":
        return True
    word = re.split(r"[\s(\[\"“‘'—-]", text[begin : match.start()])[-1]
    return match["close"] != "" or not _is_abbreviation(word, following)


def _is_abbreviation(word: str, following: str) -> bool:
    """Say whether the stop after a word belongs to the word.

    An initialism such as "U.S." may end a sentence too; it does when a word that
    commonly opens one follows.
    """
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return re.match(r"[\"“]?\w+", following) is None or not _opens(following)
    if re.fullmatch(r"[A-Z]", word):
        return True
    return word.casefold() in lexicon.words("abbreviations.txt")


def _opens(following: str) -> bool:
    first = re.match(r"\W*(\w+)", following)
    return first is not None and first[1] in lexicon.words("sentence_openers.txt")
