"""Proper names of a report: who and what it speaks of, and as what.

What counts: runs of capital words (name_words), cut at titles and nationalities,
whose kind is told by a word list (countries, towns, known organisations), by a
telling word in the name ("Council", "Island"), by a title or given name, or by the
words around it; all places where a name stands vote together, and a part of a full
name takes the full name's kind. What guards against false names: headlines in title
case and capitals yield only names that the body has too; events, laws and works
("Nobel Prize") are no actors; a name without any sign of its kind is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline import gazetteer, lexicon
from dateline.annotate import name_words, roles
from dateline.annotate.name_kinds import Sight, evidence
from dateline.annotate.name_words import Run, Word
from dateline.naming import fold, plain
from dateline.report import ActorKind, Mention, Report, Sentence, Span

Words = tuple[Word, ...]

_HEADLINE_SHARE = 0.7  # of the longer words with capitals; sentence case stays below a half
_HEADLINE_WORDS = 4  # shorter lines tell nothing
_LONG = 4  # letters: shorter words are written small in title case too
_SURE = 2  # votes: one plain sign, or two weak ones
_MAX_PARTS = 5  # words of a full name whose parts may stand for it


def find_names(report: Report, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Find the proper names of a report, in the order of the text."""
    lines = [(sentence, name_words.words_of(sentence)) for sentence in sentences]
    prose = [line for line in lines if not _is_headline(*line)]
    sights = [sight for _, words in prose for sight in _sights(words)]
    kinds = _decide(sights)
    found = [_mention(report, sight, kinds) for sight in sights]
    headlines = [words for sentence, words in lines if _is_headline(sentence, words)]
    found += _in_headlines(report, headlines, kinds)
    found += _short_countries(report, lines, found)
    kept = [mention for mention in found if mention]
    yield from sorted(kept, key=lambda mention: (mention.span.start, mention.span.end))


def _is_headline(sentence: Sentence, words: Words) -> bool:
    """Say whether a line is set in title case or capitals, so that capitals tell nothing."""
    del sentence
    longer = [w.text for w in words if len(w.text) >= _LONG and w.text[0].isalpha()]
    if len(longer) < _HEADLINE_WORDS:
        return False
    telling = [text for text in longer if name_words.is_common(text)] or longer
    raised = sum(text[0].isupper() for text in telling)
    return raised >= _HEADLINE_SHARE * len(telling) and len(telling) > 1


def _sights(words: Words) -> Iterator[Sight]:
    for run in name_words.find_runs(words):
        yield from _cut(words, run.first, run.last)


def _cut(words: Words, first: int, last: int) -> Iterator[Sight]:
    """Cut a run into names: titles, nationalities and countries before a name come off."""
    first = _without_opener(words, first, last)
    if first >= last:
        return
    known = name_words.known_at(words, first)
    if known and known[0] == last - first:
        yield Sight(words, first, last, *_roles(words, first, last), listed=known[1])
        return
    if _head(words, first, last):
        yield Sight(words, first, last, *_roles(words, first, last))
        return
    titled = roles.title_end(words, first, last)
    if titled is not None:
        yield from _in_title(words, first, min(titled, last))
        if titled < last:
            yield from _named(words, titled, last, role=(_role_first(words, first), titled))
        return
    if known:
        yield Sight(words, first, first + known[0], None, None, listed=known[1])
        yield from _cut(words, first + known[0], last)
        return
    adjective = _adjective_length(words, first, last)
    if adjective:
        if adjective < last - first:
            yield from _cut(words, first + adjective, last)
        return
    yield from _named(words, first, last, role=None)


def _named(words: Words, first: int, last: int, role: tuple[int, int] | None) -> Iterator[Sight]:
    before, after = _roles(words, first, last)
    yield Sight(words, first, last, role or before, after, titled=role is not None)


def _roles(
    words: Words, first: int, last: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    start = roles.role_start(words, first)
    before = (start, first) if start is not None else None
    return before, roles.apposition(words, last)


def _role_first(words: Words, first: int) -> int:
    """A title goes on to the left of its capitals: "then Russian President"."""
    start = first
    while start > 0 and words[start - 1].text.casefold() in _BEFORE_TITLE:
        start -= 1
    return start


_BEFORE_TITLE = frozenset("then former late acting ex newly outgoing incoming interim".split())


def _without_opener(words: Words, first: int, last: int) -> int:
    """Leave out capital words that only open a sentence, and titles' articles."""
    while first < last and words[first].opens:
        text = words[first].text
        low = text.casefold()
        if low in lexicon.words("function_words.txt"):
            first += 1
            continue
        if name_words.known_at(words, first) or not name_words.is_common(text):
            break
        if roles.is_title(text) or roles.is_given_name(text):
            break
        if last - first > 1 and _head(words, first, last):
            break
        first += 1
        break
    if first < last and words[first].text == "The":
        first += 1
    return first


def _head(words: Words, first: int, last: int) -> str | None:
    """Return the kind that a telling word gives a run of two words or more."""
    return telling(tuple(word.text for word in words[first:last]))


def telling(texts: tuple[str, ...]) -> str | None:
    """Return the kind told by the last telling word of a name, or that before "of"."""
    lows = [text.casefold() for text in texts]
    links = [i for i, low in enumerate(lows) if low in {"of", "for", "on"} and i > 0]
    heads = name_words.head_kinds()
    if links and name_words.takes_of(lows[links[0] - 1]):
        return heads.get(lows[links[0] - 1])
    if len(lows) > 1 and lows[0] in {"mount", "mt.", "mt", "lake", "fort", "ft.", "camp", "cape",
                                     "port", "gulf", "bay", "isle", "operation", "hurricane",
                                     "typhoon", "cyclone", "tropical", "super", "world"}:
        if not roles.is_title(lows[-1]):
            return heads.get(lows[0]) or heads.get(lows[-1])
    return heads.get(lows[-1]) if len(lows) > 1 else None


def _in_title(words: Words, first: int, last: int) -> Iterator[Sight]:
    """Names inside a title: "CBS News" in "CBS News President"; adjectives are none."""
    i = first
    while i < last:
        known = name_words.known_at(words, i)
        if known and i + known[0] <= last:
            name = name_words.joined(words[i : i + known[0]])
            if known[1] == "organisation":
                yield Sight(words, i, i + known[0], None, None, listed=known[1])
            elif gazetteer.country_of_adjective(name) is None:
                yield Sight(words, i, i + known[0], None, None, listed=known[1])
            i += known[0]
        else:
            i += 1


def _adjective_length(words: Words, first: int, last: int) -> int:
    for length in (2, 1):
        if first + length <= last and gazetteer.country_of_adjective(
            name_words.joined(words[first : first + length])
        ):
            return length
    return 0


def _decide(sights: list[Sight]) -> dict[tuple[str, ...], ActorKind]:
    """Return the kind of every name, decided by all the places where it stands."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sight in sights:
        for kind, weight in evidence(sight):
            votes[fold(sight.name)][kind] += weight
    kinds = {name: kind for name, vote in votes.items() if (kind := _winner(vote))}
    return kinds | _parts(kinds, votes)


def _winner(vote: Counter[str]) -> ActorKind | None:
    ranked = sorted(vote.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _SURE or ranked[0][0] == "none":
        return None
    return _KINDS.get(ranked[0][0])


_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
    "group": "group",
}


def _parts(
    kinds: dict[tuple[str, ...], ActorKind], votes: dict[tuple[str, ...], Counter[str]]
) -> dict[tuple[str, ...], ActorKind]:
    """Return kinds for surnames and given names: parts of full names of persons."""
    parts: dict[tuple[str, ...], ActorKind] = {}
    for name, kind in kinds.items():
        if kind == "person" and 1 < len(name) <= _MAX_PARTS:
            for part in (name[:1], name[-1:], name[1:], name[-2:]):
                if part in votes and _may_be_part(votes[part], kinds.get(part)):
                    parts[part] = "person"
    return parts


def _may_be_part(vote: Counter[str], kind: ActorKind | None) -> bool:
    return kind in {None, "person", "place", "organisation"} and vote["listed"] == 0


def _mention(
    report: Report, sight: Sight, kinds: dict[tuple[str, ...], ActorKind]
) -> Mention | None:
    kind = kinds.get(fold(sight.name))
    if kind is None:
        return None
    span = report.span(sight.start, sight.end)
    return Mention(span, kind, "name", _role_span(report, sight, kind))


def _role_span(report: Report, sight: Sight, kind: ActorKind) -> Span | None:
    role = sight.before or (sight.after if kind in {"person", "organisation"} else None)
    if role is None or kind in {"country", "place", "group"}:
        return None
    return report.span(sight.words[role[0]].start, sight.words[role[1] - 1].end)


def _in_headlines(
    report: Report, headlines: list[Words], kinds: dict[tuple[str, ...], ActorKind]
) -> Iterator[Mention | None]:
    """Names in headlines: those that the body has, and known ones."""
    for words in headlines:
        i = 0
        while i < len(words):
            length, kind = _longest(words, i, kinds)
            if kind:
                span = report.span(words[i].start, words[i + length - 1].end)
                yield Mention(span, kind)
            i += length


def _longest(
    words: Words, first: int, kinds: dict[tuple[str, ...], ActorKind]
) -> tuple[int, ActorKind | None]:
    for length in range(min(_MAX_PARTS + 1, len(words) - first), 0, -1):
        name = name_words.joined(words[first : first + length])
        if not name[0].isupper() or (length == 1 and name_words.is_common(name)):
            continue
        kind = kinds.get(fold(name)) or _listed_kind(name)
        if kind:
            return length, kind
    return 1, None


def _listed_kind(name: str) -> ActorKind | None:
    listed = name_words.known_kind(name) or name_words.known_kind(plain(name).title())
    return _KINDS.get("place" if listed == "capital" else listed or "")


def _short_countries(
    report: Report, lines: list[tuple[Sentence, Words]], found: list[Mention | None]
) -> Iterator[Mention]:
    """Find "the North" where the report has "North Korea": the short names of countries."""
    names = {fold(m.span.text) for m in found if m and m.kind == "country"}
    codes = {c.code for c in map(gazetteer.country_named, map(" ".join, names)) if c}
    codes |= {c.code for c in _full_countries(found) if c}
    shorts = {row[0]: row[1] for row in lexicon.rows("short_countries.tsv") if row[1] in codes}
    if not shorts:
        return
    for _, words in lines:
        for article, word, after in zip(words, words[1:], (*words[2:], None), strict=False):
            if article.text.casefold() != "the" or word.text not in shorts:
                continue
            if after and (name_words.is_capital(after.text) or after.text == "-"):
                continue
            yield Mention(report.span(article.start, word.end), "country")


def _full_countries(found: list[Mention | None]) -> Iterator[gazetteer.Country | None]:
    for mention in found:
        if mention and mention.kind == "country":
            yield gazetteer.country_named(mention.span.text)
