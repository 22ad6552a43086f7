"""Who wants, offers, refuses, supports, opposes or denies what, as the brief tells it.

What several reports tell of one actor in like words stands once, with all its places. First
come the actors whose positions most voices tell, and of each the position that most tell.
What is known of somebody by another's word alone says whose word it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.record import Position, Quote
from dateline.report import STANCES, Span
from dateline.spans import Shelf
from dateline.tell.brief import Index, Limit, Line, Run, Section, first, flat

LIKE = 0.6  # of the fewer words of two issues, so many in both make them one; set by eye
LONGEST_NAME = 8  # words that name an unknown speaker
SHORTEST_WORD = 4  # letters of a word that counts


@dataclass(frozen=True, slots=True)
class _Held:
    """Positions of one actor that say the same."""

    positions: tuple[Position, ...]
    voices: int  # how many independent ones tell it


def positions(opened: Index, limit: Limit) -> Section:
    """Tell who wants, offers or refuses what, what most voices tell first."""
    order = {id_: place for place, id_ in enumerate(opened.actors)}
    by_actor: defaultdict[str, list[Position]] = defaultdict(list)
    for position in opened.record.positions:
        by_actor[position.actor].append(position)
    groups = [_merged(found, opened) for found in by_actor.values()]
    groups.sort(key=lambda group: (-_support(group), order.get(_actor(group), len(order))))
    shown, rest = first(groups, limit.lines)
    tellers = _indirect(opened)
    lines = tuple(_of_actor(group, opened, limit, tellers) for group in shown)
    return Section("Who wants what", lines, rest=rest)


def _merged(found: Sequence[Position], opened: Index) -> list[_Held]:
    """Return an actor's positions, those that say the same together, best told first."""
    groups: list[list[Position]] = []
    holding: defaultdict[tuple[str, str], list[int]] = defaultdict(list)  # stance, word -> groups
    for position in found:
        words = _words(position.issue)
        near = Counter(number for word in words for number in holding[position.stance, word])
        like = (n for n, shared in near.items() if _alike(words, groups[n][0], shared))
        number = next(like, len(groups))
        if number == len(groups):
            groups.append([])
            for word in words:
                holding[position.stance, word].append(number)
        groups[number].append(position)
    told = (_Held(tuple(group), _voices(group, opened)) for group in groups)
    return sorted(told, key=lambda held: (-held.voices, _stance(held)))


def _voices(group: Sequence[Position], opened: Index) -> int:
    reports = (opened.reports.get(position.span.report) for position in group)
    return len({report.origin if report else None for report in reports})


def _alike(words: frozenset[str], first_told: Position, shared: int) -> bool:
    return shared >= LIKE * min(len(words), len(_words(first_told.issue)))


def _words(issue: str) -> frozenset[str]:
    words = ("".join(filter(str.isalnum, word)) for word in issue.casefold().split())
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD)


def _stance(held: _Held) -> int:
    return STANCES.index(held.positions[0].stance)


def _support(group: Sequence[_Held]) -> int:
    return max(held.voices for held in group)


def _actor(group: Sequence[_Held]) -> str:
    return group[0].positions[0].actor


def _indirect(opened: Index) -> Mapping[str, Shelf[Quote]]:
    """Return the reported clauses of each report."""
    found: defaultdict[str, list[tuple[Span, Quote]]] = defaultdict(list)
    for quote in opened.record.quotes:
        if quote.kind == "indirect":
            found[quote.span.report].append((quote.span, quote))
    return {report: Shelf(pairs) for report, pairs in found.items()}


def _of_actor(
    group: Sequence[_Held], opened: Index, limit: Limit, tellers: Mapping[str, Shelf[Quote]]
) -> Line:
    actor = opened.actors.get(_actor(group))
    shown, rest = first(group, limit.under)
    lines = tuple(_told(held, opened, tellers) for held in shown)
    name = actor.name if actor else _actor(group)
    return Line((Run(name, "strong"),), under=lines, rest=rest)


def _told(held: _Held, opened: Index, tellers: Mapping[str, Shelf[Quote]]) -> Line:
    """Tell a position in the fullest words, a report's own sooner than those of who it hears."""
    told = [(_teller(position, opened, tellers), position) for position in held.positions]
    teller, position = min(told, key=lambda pair: (bool(pair[0]), -len(pair[1].span.text)))
    aside = [f"as told by {teller}"] if teller else []
    aside += [f"{held.voices} voices"] if held.voices > 1 else []
    runs = [Run(flat(position.span.text), "words")]
    runs += [Run(f" ({'; '.join(aside)})", "faint")] if aside else []
    marks = opened.marks(position.span for position in held.positions)
    return Line(tuple(runs), marks, label=position.stance)


def _teller(position: Position, opened: Index, tellers: Mapping[str, Shelf[Quote]]) -> str:
    """Return who else says that somebody holds a position; "" where the report says so."""
    shelf = tellers.get(position.span.report)
    told = shelf.touching(position.span) if shelf else []
    for quote in (quote for span, quote in told if span.contains(position.span)):
        if quote.speaker == position.actor or quote.speaker_span is None:
            continue
        actor = opened.actors.get(quote.speaker or "")
        if actor:
            return actor.name
        words = flat(quote.speaker_span.text)
        return words if _are_people(words) else ""
    return ""


def _are_people(words: str) -> bool:
    """Say whether the words for an unknown speaker name people: "the police", "advocates"."""
    low = words.casefold().split()
    known = (form for word in low for form in (word, word.removesuffix("s")))
    return len(low) <= LONGEST_NAME and not _speaking().isdisjoint(known)


@cache
def _speaking() -> frozenset[str]:
    lists = ("event_agents.txt", "person_nouns.tsv", "titles.tsv")
    return frozenset().union(*(lexicon.words(name) for name in lists))
