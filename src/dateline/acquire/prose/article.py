"""Where the report stands among the lines of a page, and which line is its headline.

The report is the stretch of lines that weighs most when prose counts for its words and
menus, prompts and section heads count against (maximum subsequence segmentation,
Pasternack and Roth, WWW 2009). The headline is the line before or at its beginning that
shares most words with the report's first paragraphs; that it stands twice, carries a wire
marker, or has a byline or a time stamp next to it speaks for it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline import lexicon
from dateline.acquire.prose import outlets, wire
from dateline.acquire.prose.lines import Line, words_of
from dateline.acquire.prose.signs import Look

# What a line that is no prose takes from a stretch, in words of prose. Set on pages saved whole:
# a report survives a box of three links in its midst, a teaser behind a menu does not join it.
_COST: dict[Look, float] = {
    "heading": 6,
    "scrap": 6,
    "furniture": 10,
    "box": 12,
    "end": 30,
    "final": 60,
}
# The first lines of a run cost a part, so that a prompt in a report's midst does not cut off its
# last sentence; the lines of a long run cost nothing more, so that a table does not cut it in two.
_FULL_RUN = 4
_LONG_RUN = 16
# One paragraph gains no more than this, so that one long legal notice does not outweigh a report.
_MAX_GAIN = 80
# A comment section or an author's note ends a report once so many words of prose stand before it.
_ENOUGH_WORDS = 60
# Behind the head of a box, a sentence belongs to the report when this share of its words is known
# from the report; teasers of other reports share a tenth, the report's next paragraph a third.
_RELATED = 0.2
_LEAD_LINES = 8
_MIN_TITLE_WORDS = 2
_MAX_TITLE_WORDS = 35
_MIN_TITLE_SCORE = 0.55
# A headline has at least so many words as a rule; sections and labels have fewer.
_FULL_TITLE_WORDS = 4
# Words of prose that may stand above a headline: a sentence or two of the page itself.
_MAX_PROSE_ABOVE = 40
# A headline that stands twice on the page gains so much; only the likeliest are looked for.
_COPIED = 0.8
_FINALISTS = 20
# Content words that a short headline must share to count as sharing all of them.
_FULL_OVERLAP = 5
# Lines from headline to report: to be the first line says much up to here, and the distance
# nothing more beyond there.
_NEAR = 15
_FAR = 50
# Lines between a headline and its deck, at most.
_MAX_DECK_GAP = 3
# Words of a line that are compared: a whole report on one line is known by its first pages.
_MAX_WORDS = 2000
# Words are compared by their first letters, so that "talks" meets "talking".
_STEM = 6

PROSE: frozenset[Look] = frozenset({"prose", "dateline"})
_PASSED: frozenset[Look] = frozenset(
    {"furniture", "scrap", "box", "end", "final", "timestamp", "wire_note"}
)
_HEADER: frozenset[Look] = frozenset({"byline", "timestamp", "caption", "dateline"})
_NO_FULL_STOP = re.compile(r"[^.,;:]$|\b(?:[A-Za-z]\.){2,}$")
_ITEM = re.compile(r"\s*(?:[a-z(•*·-]|\d+[.)])")


@dataclass(frozen=True, slots=True)
class Article:
    """Line numbers: the headline, None when there is none; the report's first and past-last."""

    title: int | None
    start: int
    end: int


def locate(lines: Sequence[Line], looks: Sequence[Look]) -> Article:
    """Return where the report stands among the lines of a page."""
    start, end = _heaviest(lines, looks)
    title = _title(lines, looks, start, end)
    if title is None:
        return Article(None, start, end)
    return Article(title, _begin(looks, title, start), end)


def _heaviest(lines: Sequence[Line], looks: Sequence[Look]) -> tuple[int, int]:
    """Return the stretch of most weight, as first line and past-last; 0, 0 without prose."""
    best, stretch = 0.0, (0, 0)
    weight, begin, run = 0.0, 0, 0  # the length of the run of other lines so far
    known: set[str] = set()  # words of the stretch
    words, boxed = 0, False
    for number, (line, look) in enumerate(zip(lines, looks, strict=True)):
        if look == "final" and words >= _ENOUGH_WORDS:
            break
        if look not in PROSE:
            boxed = boxed or (look in {"end", "final"} and words >= _ENOUGH_WORDS)
            run += look in _COST
            weight -= _COST.get(look, 0) * min(run, _FULL_RUN) / _FULL_RUN if run < _LONG_RUN else 0
            continue
        if weight <= 0:
            weight, begin, words, boxed = 0.0, number, 0, False
            known = set()
        own = _content_words([line])
        if boxed and len(own & known) < _RELATED * len(own):
            continue
        boxed, run = False, 0
        known |= own
        words += line.size
        weight += min(line.size, _MAX_GAIN)
        if weight > best:
            best, stretch = weight, (begin, number + 1)
    return stretch


def _begin(looks: Sequence[Look], title: int, start: int) -> int:
    """Return the first line of the report: prose between headline and stretch belongs to it."""
    if title >= start:
        return title + 1
    between = range(title + 1, start)
    return next((n for n in between if looks[n] in PROSE), start)


def _title(lines: Sequence[Line], looks: Sequence[Look], start: int, end: int) -> int | None:
    last = _last_candidate(lines, looks, start, end) if end else len(lines)
    candidates = [n for n in range(last) if _may_be_title(lines[n], looks[n])]
    if not end:
        return candidates[0] if candidates else None
    lead = _content_words([lines[n] for n in range(start, end) if looks[n] in PROSE][:_LEAD_LINES])
    scores = {n: _score(n, lines, looks, lead, start) for n in candidates}
    likely = sorted(candidates, key=lambda n: (-scores[n], n))[:_FINALISTS]
    page = "\n".join(_plain(line.text) for line in lines if line.size <= _MAX_TITLE_WORDS)
    final = {n: scores[n] + _COPIED * _stands_twice(lines[n], page) for n in likely}
    first = max(likely, key=lambda n: (final[n], -n), default=0)
    if not likely or final[first] < _MIN_TITLE_SCORE:
        return None
    first = _highest(first, candidates, lines, looks, lead)
    same = [n for n in candidates if _plain(lines[n].text) == _plain(lines[first].text)]
    return max(n for n in same if n <= max(start, first))


def _last_candidate(lines: Sequence[Line], looks: Sequence[Look], start: int, end: int) -> int:
    """Return the line from which no headline can stand: the report has begun before it.

    Sentences above a headline are few and speak of the page, not of what the report tells.
    """
    words = 0
    prose = [number for number in range(start, end) if looks[number] in PROSE]
    for place, number in enumerate(prose):
        own = _content_words([lines[number]])
        rest = _content_words(lines[n] for n in prose[place + 1 : place + _LEAD_LINES])
        words += lines[number].size
        if words > _MAX_PROSE_ABOVE or len(own & rest) >= max(2, _RELATED * len(own)):
            return number + 1  # it may be the headline itself
    return end


def _highest(
    number: int,
    candidates: Sequence[int],
    lines: Sequence[Line],
    looks: Sequence[Look],
    lead: frozenset[str],
) -> int:
    """Return the headline above a line that is its deck; the line itself when there is none."""
    top = number
    for other in reversed([n for n in candidates if n < number]):
        own = _content_words([lines[other]])
        full = looks[other] == "heading" and lines[other].size >= _FULL_TITLE_WORDS
        if top - other > _MAX_DECK_GAP:
            break
        if full and len(own & lead) >= max(2, _RELATED * len(own)):
            top = other
    return top


def _may_be_title(line: Line, look: Look) -> bool:
    if not _MIN_TITLE_WORDS <= line.size <= _MAX_TITLE_WORDS or _is_item(line.text):
        return False
    return look == "heading" or (look == "prose" and _NO_FULL_STOP.search(line.text) is not None)


def _is_item(line: str) -> bool:
    """Say whether a line is one of a list: "(b) the address", "2. Beat the eggs"."""
    return _ITEM.match(line) is not None and next(wire.find_markers(line), None) is None


def _score(
    number: int,
    lines: Sequence[Line],
    looks: Sequence[Look],
    lead: frozenset[str],
    start: int,
) -> float:
    line = lines[number]
    own = _content_words([line])
    is_full = line.size >= _FULL_TITLE_WORDS or not number
    following = [look for look in looks[number + 1 : number + 4] if look not in _PASSED][:2]
    signs = (
        (2.0, len(own & lead) / max(_FULL_OVERLAP, len(own))),
        (1.0, next(wire.find_markers(line.text), None) is not None),
        (0.4, any(look in _HEADER for look in following)),
        (1.5, is_full and start - number < _NEAR and _is_first(looks, number)),
        (0.3, is_full),
        (-0.01, min(_FAR, max(0, start - number))),
        (-1.0, max(0, number - start)),
    )
    return sum(weight * value for weight, value in signs)


def _is_first(looks: Sequence[Look], number: int) -> bool:
    return all(look in _PASSED for look in looks[:number])


def _stands_twice(line: Line, page: str) -> bool:
    plain = _plain(line.text)
    first = page.find(plain)
    return line.size >= _FULL_TITLE_WORDS and page.find(plain, first + 1) > first >= 0


def _content_words(lines: Iterable[Line]) -> frozenset[str]:
    small = lexicon.listed("function_words.tsv", "en")
    words = (word.casefold() for line in lines for word in line.words[:_MAX_WORDS])
    return frozenset(
        word.removesuffix("'s").removesuffix("’s")[:_STEM]
        for word in words
        if len(word) > 2 and word not in small  # noqa: PLR2004
    )


def _plain(text: str) -> str:
    """Return a headline's words without markers and the site's name."""
    return " ".join(words_of(wire.without_markers(text[: outlets.suffix_of(text)]))).casefold()
