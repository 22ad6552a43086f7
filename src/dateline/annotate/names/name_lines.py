"""Lines whose capitals tell nothing, and what can be found in them all the same.

What counts: headlines in title case or capitals give the names that the body has, and
listed ones; "the North" is North Korea once the report has said so. What guards against
false names: one-word names that are English words are left out of headlines; the
photographer or agency in brackets at the end of a caption is a credit, no actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline import gazetteer, lexicon
from dateline.annotate.names import name_words
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_sights import Sight, Words
from dateline.naming import fold, plain
from dateline.report import ActorKind, Mention, Report, Sentence

Line = tuple[Sentence, Words]
Kinds = dict[tuple[str, ...], ActorKind]

_HEADLINE_SHARE = 0.7  # of the longer words with capitals; sentence case stays below a half
_HEADLINE_WORDS = 4  # shorter lines tell nothing
_LONG = 4  # letters: shorter words are written small in title case too
_LONGEST = 6  # words of a name in a headline
_CREDIT = 80  # characters: the longest run of names in a photo credit
_CREDIT_WORDS = cues("photo credit")
_ADJECTIVES = 3  # words back from "North" to "the": "the isolated North"


def is_headline(report: Report, line: Line) -> bool:
    """Say whether a line is set in title case or capitals."""
    sentence, words = line
    longer = [w.text for w in words if len(w.text) >= _LONG and w.text[0].isalpha()]
    kind = report.blocks[sentence.block].kind
    if kind == "caption":  # a credit in brackets has capitals only
        return False
    if (
        kind in {"title", "subhead"}
        and len(longer) > 1
        and all(text[0].isupper() for text in longer)
    ):
        return True
    ends = sentence.span.text.rstrip("\"”’'")[-1:] in {".", "?", "!"}
    if len(longer) < _HEADLINE_WORDS or (ends and not sentence.span.text.isupper()):
        return False
    common = [text for text in longer if name_words.is_common(text)] or longer
    raised = sum(text[0].isupper() for text in common)
    return len(common) > 1 and raised >= _HEADLINE_SHARE * len(common)


def names_in_headlines(
    report: Report, headlines: Iterable[Words], kinds: Kinds
) -> Iterator[Mention]:
    """Find in headlines the names that the body has, and listed ones."""
    for words in headlines:
        i = 0
        while i < len(words):
            length, kind = _longest(words, i, kinds)
            if kind:
                yield Mention(report.span(words[i].start, words[i + length - 1].end), kind)
            i += length


def _longest(words: Words, first: int, kinds: Kinds) -> tuple[int, ActorKind | None]:
    for length in range(min(_LONGEST, len(words) - first), 0, -1):
        name = name_words.joined(words[first : first + length])
        is_whole = name[0].isupper() and (name[-1].isalnum() or name[-1] == ".")
        if not is_whole or (length == 1 and name_words.is_common(name)):
            continue
        kind = kinds.get(fold(name)) or listed_kind(name)
        if kind:
            return length, kind
    return 1, None


def listed_kind(name: str) -> ActorKind | None:
    """Return the kind of a listed name, written in any case."""
    listed = name_words.known_kind(name) or name_words.known_kind(plain(name).title())
    return _LISTED.get(listed or "")


_LISTED: dict[str, ActorKind] = {
    "organisation": "organisation",
    "country": "country",
    "capital": "place",
}


def is_credit(report: Report, sight: Sight) -> bool:
    """Say whether a name in a caption only credits a photographer or an agency."""
    text = report.text
    opening = text.rfind("(", max(0, sight.start - _CREDIT), sight.start)
    closing = text.find(")", sight.end, sight.end + _CREDIT)
    if opening >= 0 and closing >= 0 and ")" not in text[opening : sight.start]:
        return _is_credit_text(text[opening + 1 : closing])
    tail = text[sight.end : sight.end + _CREDIT].partition("\n")[0].strip(" .)")
    return not tail and text[max(0, sight.start - 2) : sight.start].rstrip().endswith((".", "/"))


def _is_credit_text(bracket: str) -> bool:
    words = (word.strip(",.;/") for word in bracket.replace("/", " ").split())
    return all(word in _CREDIT_WORDS for word in words if word[:1].islower())


def find_short_countries(
    report: Report, lines: Iterable[Line], found: Iterable[Mention]
) -> Iterator[Mention]:
    """Find "the North" where the report has "North Korea" or "North Korean"."""
    lines = tuple(lines)
    codes = {c.code for m in found if m.kind == "country" and (c := _country(m.span.text))}
    codes |= {c.code for _, words in lines for c in _adjectives(words)}
    shorts = {row[0] for row in lexicon.rows("short_countries.tsv") if row[1] in codes}
    for _, words in lines if shorts else ():
        for i, word in enumerate(words):
            after = words[i + 1].text if i + 1 < len(words) else ""
            article = _article_before(words, i) if word.text in shorts else None
            if article is not None and not name_words.is_capital(after) and after != "-":
                start = words[article].start if article == i - 1 else word.start
                yield Mention(report.span(start, word.end), "country")


def _country(name: str) -> gazetteer.Country | None:
    return gazetteer.country_named(name)


def _adjectives(words: Words) -> Iterator[gazetteer.Country]:
    for word, after in pairwise(words):
        if word.text[:1].isupper() and after.text[:1].isupper():
            country = gazetteer.country_of_adjective(f"{word.text} {after.text}")
            if country:
                yield country


def _article_before(words: Words, i: int) -> int | None:
    """Return where "the" stands before a word, with at most two adjectives between."""
    for back in range(i - 1, max(i - 1 - _ADJECTIVES, -1), -1):
        text = words[back].text
        if text.casefold() == "the":
            return back
        if name_words.is_function(text) or not text[0].islower():
            return None
    return None
