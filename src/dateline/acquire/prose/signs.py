"""What a single line looks like, before its neighbours are asked.

The order of the table `_LOOKS` is the order of trust: a desk's note, a section head and
a share prompt are known by their words, a time stamp by its date, a caption by its
credit; what is left is prose when it reads as a sentence, and a heading or a scrap when
it does not. What guards against false hits: a phrase that only occurs in a line counts
for short lines alone, and a line with quotation marks or past a sentence's length is prose.
A line of several sentences, or of many words with the small ones that sentences have, is
prose whatever else it holds: whole reports are saved on one line, or without punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal

from dateline import lexicon
from dateline.acquire.prose import bylines, captions, datelines, wire
from dateline.acquire.prose.dates import find_clocks, find_days
from dateline.acquire.prose.lines import Line, line_at

Look = Literal[
    "wire_note",
    "final",  # head of what stands behind a report and never in it, as comments
    "end",  # head of a section that as a rule stands behind the report
    "box",  # head of a section that may stand in its midst
    "furniture",
    "timestamp",
    "byline",
    "caption",
    "dateline",
    "prose",
    "heading",
    "scrap",
]
Finder = Callable[[str, Line], Look | None]

_SECTION: dict[str, Look] = {"final": "final", "end": "end", "box": "box"}
# A phrase inside a line makes it furniture up to this length; the longest prompt seen has 45.
_MAX_PROMPT_WORDS = 60
# An opening phrase makes a line furniture up to this length; prose opens so too ("Get the ...").
_MAX_OPENED_WORDS = 30
# Letters of the longest head of a section, blanks evened out and as it may be printed.
_MAX_SECTION = 80
_MAX_HEAD = 200
_MAX_STAMP_WORDS = 24
# Words of a time stamp line that are neither date nor label, as "Diplomacy" or "Politics | Asia".
_MAX_STAMP_REST = 5
_MIN_PROSE_WORDS = 6
# What is added below a report is of it, whether or not it ends as a sentence does.
_UPDATE = re.compile(r"UPDATED?(?: \([^)]{1,20}\)| [\d/.]{1,10}| \d{1,2}:\d\d [ap]\.?m\.?)?: ")
_MAX_HEADING_WORDS = 30
# A line of so many words is prose without a full stop too, if it is not in capitals.
_LONG = 28
# Longer than any caption, note, menu or stamp seen (the longest caption has 95 words): such a
# line is only asked whether it is prose, which takes time in proportion to its length.
_FULL_WORDS = 150
_FULL_LETTERS = 1500
# Letters of an endless line by which the rest is judged.
_SHOWN = 20_000
# Letters to a word, on average, beyond which a line is no language.
_MAX_WORD = 60
# Sentences, or else words and the share of small words among them, that make a line prose;
# English prose has a share of 0.35 to 0.5, rows of headlines 0.1 to 0.25.
_MIN_SENTENCES = 3
_MIN_RUNNING = 60
_RUNNING_SHARE = 0.28
# Letters at the end of a line in which its full stop stands, with all that goes behind it.
_TAIL = 80

# Words that speak to the reader of a page; a report speaks of others.
_ADDRESS = frozenset(
    ("click", "copyright", "here", "newsletter", "our", "please", "rights", "sign", "subscribe"),
) | {"us", "we", "you", "your"}

_KEY_WORD = re.compile(r"\w+")
_WILD = re.compile(r"[*]|\bN\b")
_STOP = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$|[\"”]\s*$")
_FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*\s*$|[.!?,][\"”’']\s*$")
# What a wire puts behind a report's last full stop.
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?][\"”’)]?\s+[\"“‘(]?(?=[^\W\d_])")
_WIRE_END = re.compile(r"(?<=[.!?\"”])\s*(?:Enditem|Item|\(?END\)?|ENDS|[#■]+|-30-)\s*$")
# "[See a gallery of the storm.]"; a teaser breaks off with "More>>".
_LINKED = re.compile(
    r"\[(?:see|read|watch|view|listen|check|click|related|more|photos?|video|gallery|slideshow|poll"
    r"|vote|take)\b[^\[\]]*\]",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\.{3}|…|\s)\s*(?:read\s+)?more\s*(?:>>|»|›)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*[\"“‘'«]")
_BARS = re.compile(r"\s[|»›>•·]\s|\s/\s")
_GAPS = re.compile(r"\S\s{2,}\S")
_MAX_GAPS = 2
# Headlines in title case keep "of" and "in" small; only a row of links has so many capitals.
_MAX_CAPITALS = 14
_URL = re.compile(r"(?<!\S)(?:\S*(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+)|[@#]\w+")
_STAMP_LABEL = re.compile(
    r"(?i)\b(?:first\s+)?(?:published|posted|filed|updated?|last\s+(?:updated|modified|edited|reviewed)|modified|created|issued"
    r"|date|released|uploaded|added|publication|on|at|as\s+of|time|story|article|edited)\b:?"
)
_AGO = re.compile(
    r"(?i)\b(?:\d+|an?|one|two|few)\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hmd])\s+ago\b"
)
# Without one of these a line tells no time, and need not be looked through for dates.
_TIMED = re.compile(r"(?i)\d|\bago\b")
_UPPER = re.compile(r"[A-Z]")
_LETTER = re.compile(r"[^\W\d_]")
# Share of capitals from which a line is a label and no sentence.
_SHOUTED = 0.6
_WORD = re.compile(r"[^\W\d_]{2,}")
_STAMP_WORDS = frozenset(("GMT", "UTC", "am", "pm", "ET", "IST", "hrs", "read", "min"))
_SENTENCE_END = re.compile(r"\w{3,}[.!?]\s*$")
_WEEKDAY = re.compile(
    r"(?i)\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"
)


def look_of(text: str, line: Line) -> Look:
    """Return what a line of a text looks like by itself."""
    if line.size <= _FULL_WORDS and len(line.text) <= _FULL_LETTERS:
        return _first(_LOOKS, text, line)
    shown = line if len(line.text) <= _SHOWN else line_at(text, line.start, line.start + _SHOWN)
    return _first(_FULL_LOOKS, text, shown)


def look_beyond_dateline(text: str, line: Line) -> Look:
    """Return what a line looks like when what it opens with is no dateline."""
    return _first([finder for finder in _LOOKS if finder is not _dateline], text, line)


def _first(finders: Sequence[Finder], text: str, line: Line) -> Look:
    return next((look for finder in finders if (look := finder(text, line))), "scrap")


def is_sentence(line: Line) -> bool:
    """Say whether a line ends as a sentence does."""
    return _FULL_STOP.search(_WIRE_END.sub("", line.text[-_TAIL:])) is not None


def is_stamp(line: str) -> bool:
    """Say whether a line tells when a page was published and little else."""
    if len(line.split()) > _MAX_STAMP_WORDS or not _TIMED.search(line):
        return False
    days = [(day.start, day.end) for day in find_days(line)]
    clocks = [(clock.start, clock.end) for clock in find_clocks(line)]
    ago = [match.span() for match in _AGO.finditer(line)]
    if not days and not ago and not (clocks and _STAMP_LABEL.search(line)):
        return False
    rest = line
    for start, end in sorted({*days, *clocks, *ago}, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    rest = _WEEKDAY.sub(" ", _STAMP_LABEL.sub(" ", rest))
    left = [word for word in _WORD.findall(rest) if word not in _STAMP_WORDS]
    small = sum(word[0].islower() for word in left)
    return len(left) <= _MAX_STAMP_REST and small <= 1 and not _SENTENCE_END.search(rest)


def section_of(line: str) -> Look | None:
    """Return "final", "end" or "box" for the head of a section of furniture; else None."""
    if len(line) > _MAX_HEAD:
        return None
    key = _key(line).rstrip(" :»>…")
    exact, wild = _sections()
    if key in exact:
        return exact[key]
    if len(key) > _MAX_SECTION:
        return None
    return next((kind for kind, pattern in wild if pattern.fullmatch(key)), None)


def _is_furniture(line: Line) -> bool:
    key = _key(line.text)
    if not re.search(r"[^\W_]", line.text):
        return True
    if _LINKED.fullmatch(line.text) or _is_teaser(line):
        return True
    exact, whole, opening = _furniture()
    if key.rstrip(" :.!»>") in exact or (len(key) <= _MAX_SECTION and whole.fullmatch(key)):
        return True
    if line.size <= _MAX_OPENED_WORDS and opening.match(key):
        return not (_QUOTED.match(line.text) or (line.size > 12 and _looks_narrated(line)))  # noqa: PLR2004
    if line.size <= _MAX_PROMPT_WORDS and _holds_prompt(key) and not _looks_narrated(line):
        return not _has_speech(line.text)
    return _is_menu(line)


def _is_teaser(line: Line) -> bool:
    """Say whether a line is the head of another report, broken off; a report on one line is not."""
    few = line.size <= _MAX_PROMPT_WORDS and _MORE.search(line.text[-_TAIL:]) is not None
    return few and not _is_running(line)


def _looks_narrated(line: Line) -> bool:
    """Say whether a line is in the past tense and third person, as reports are."""
    return is_sentence(line) and _ADDRESS.isdisjoint(word.casefold() for word in line.words)


def _has_speech(line: str) -> bool:
    return re.search(r"[“\"][^”\"]{12,}[”\"]", line) is not None


def _is_menu(line: Line) -> bool:
    """Say whether a line is a list of links or addresses and no sentence."""
    if _is_running(line):
        return False
    if is_sentence(line) and line.size > _MIN_PROSE_WORDS:
        return False
    bare = _URL.sub("", line.text)
    capitals = line.size > _MAX_CAPITALS and not any(word[0].islower() for word in line.words)
    if len(_GAPS.findall(line.text)) > _MAX_GAPS or (capitals and not _has_small_words(line)):
        return True
    return len(_BARS.findall(line.text)) > 1 or not re.search(r"[^\W\d_]{2,}", bare)


def _is_running(line: Line) -> bool:
    """Say whether a line is running text: several sentences, or many words as prose has them."""
    if line.size < _LONG or len(_BARS.findall(line.text)) * _LONG > line.size:
        return False
    if len(_SENTENCE.findall(line.text)) + is_sentence(line) >= _MIN_SENTENCES:
        return True
    return line.size >= _MIN_RUNNING and _small_words(line) >= _RUNNING_SHARE * line.size


def _has_small_words(line: Line) -> bool:
    """Say whether a line has the small words of a sentence, whatever their case."""
    return _small_words(line) > line.size // 8


def _small_words(line: Line) -> int:
    small = lexicon.listed("function_words.tsv", "en")
    return sum(word.casefold() in small for word in line.words)


def _is_full_furniture(line: Line) -> bool:
    """Say whether a line longer than any usual furniture is a list of links, or holds no words."""
    if _is_running(line):
        return False
    return len(line.text) > _MAX_WORD * line.size or _is_menu(line)


def _is_prose(line: Line) -> bool:
    if line.size >= _MIN_PROSE_WORDS and _UPDATE.match(line.text):
        return True
    if line.size >= _LONG:
        return is_sentence(line) or not _is_shouted(line) or _is_running(line)
    if is_sentence(line):
        return line.size >= _MIN_PROSE_WORDS or (line.size > 1 and not _is_shouted(line))
    stop = _STOP.search(line.text[-_TAIL:])
    return line.size >= _MIN_PROSE_WORDS and stop is not None and not _is_shouted(line)


def _is_shouted(line: Line) -> bool:
    return len(_UPPER.findall(line.text)) > _SHOUTED * len(_LETTER.findall(line.text))


def _dateline(text: str, line: Line) -> Look | None:
    head = datelines.head_of(text, line.start, line.end)
    if head is None or (not head.agency and not head.is_dashed and is_stamp(line.text)):
        return None
    return "dateline" if head.end < line.end or head.is_sure or head.is_dashed else None


def _caption(_text: str, line: Line) -> Look | None:
    shown = captions.is_credit(line.text) or captions.is_caption(line.text, line.size)
    return "caption" if shown else None


_LOOKS: tuple[Finder, ...] = (
    lambda _text, line: "wire_note" if wire.is_note(line.text) else None,
    lambda _text, line: section_of(line.text),
    _dateline,
    lambda _text, line: "timestamp" if is_stamp(line.text) else None,
    lambda _text, line: "byline" if bylines.is_byline(line.text, line.size) else None,
    _caption,
    lambda _text, line: "furniture" if _is_furniture(line) else None,
    lambda _text, line: "prose" if _is_prose(line) else None,
    lambda _text, line: "heading" if 2 <= line.size <= _MAX_HEADING_WORDS else None,  # noqa: PLR2004
)

_FULL_LOOKS: tuple[Finder, ...] = (
    _dateline,
    lambda _text, line: "furniture" if _is_full_furniture(line) else None,
    lambda _text, line: "prose" if _is_prose(line) else None,
)


def _key(line: str) -> str:
    bare = re.sub(r"\s+", " ", line.casefold().replace("’", "'"))
    return bare.strip(" \t|»›>•·*-–—→▶►↓▼…")


@cache
def _sections() -> tuple[dict[str, Look], tuple[tuple[Look, re.Pattern[str]], ...]]:
    """Return the heads of sections that are plain words, and a pattern of the rest by kind."""
    rows = [(phrase, _SECTION[kind]) for phrase, kind in lexicon.rows("page_sections.tsv")]
    exact = {_key(phrase).rstrip(" :"): kind for phrase, kind in rows if not _WILD.search(phrase)}
    wild: dict[Look, list[str]] = {}
    for phrase, kind in rows:
        if _WILD.search(phrase):
            wild.setdefault(kind, []).append(_pattern(phrase))
    return exact, tuple((kind, re.compile("|".join(some))) for kind, some in wild.items())


@cache
def _furniture() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """Return furniture by whole line, plain and as a pattern, and by opening."""
    rows = lexicon.rows("page_furniture.tsv")
    whole = [phrase for how, phrase in rows if how == "is"]
    return (
        frozenset(_key(phrase).rstrip(" :.!") for phrase in whole if not _WILD.search(phrase)),
        re.compile("|".join(_pattern(phrase) for phrase in whole if _WILD.search(phrase))),
        re.compile("|".join(_pattern(phrase) for how, phrase in rows if how == "opens")),
    )


def _holds_prompt(key: str) -> bool:
    """Say whether a phrase of page furniture stands anywhere in a line."""
    prompts = _prompts()
    if prompts.keys().isdisjoint(_KEY_WORD.findall(key)):
        return False
    for word in _KEY_WORD.finditer(key):
        pattern = prompts.get(word.group())
        if pattern and pattern.match(key, word.start()):
            return True
    return False


@cache
def _prompts() -> dict[str, re.Pattern[str]]:
    """Return the phrases that a line of furniture holds, by their first word."""
    by_first: dict[str, list[str]] = {}
    for how, phrase in lexicon.rows("page_furniture.tsv"):
        first = _KEY_WORD.match(phrase) if how == "holds" else None
        if first:
            by_first.setdefault(first.group(), []).append(_pattern(phrase))
    return {first: re.compile("|".join(some)) for first, some in by_first.items()}


def _pattern(phrase: str) -> str:
    parts = (re.escape(part) for part in re.split(r"([*]|\bN\b)", phrase.replace("’", "'")))
    wild = {r"\*": r"\S+(?:\s\S+){0,5}", "N": r"[\d.,]+k?"}
    close = r"(?!\w)" if phrase[-1].isalnum() else ""
    return "".join(wild.get(part, part) for part in parts) + close
