"""Stances: who wants, offers, refuses, supports, opposes or denies what, as one report tells it.

What counts: a verb, noun or adjective of data/position_cues.tsv with its issue behind it, and
the actor that the tree gives it: "Kenya wants talks", "Kenya and Uganda, which want talks", "is
expected to ask for talks", "his support for talks", "voiced hope that talks ...". Somebody who
says that a thing must, should or needs to be done wants it. In marks "I" and "we" are
whoever speaks there.

What guards against false ones: the holder is a name or stands for one; a place wants nothing;
what somebody says of another in words of their own is no stance of that other; under "if" or
in a question nobody takes a stand; "not" turns a stance round or takes it away; a time is
no issue ("on Friday"); what was wanted years before the report is history.

Measured: of 63 positions in 38 reports that no rule was made on, 82 of 100 were right (before
most of the guards 68); of 236 in 52 clusters that some were made on, 87 of 100. Most of the others
have a wrong actor for "he", or an issue that the parse cuts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.events.agents import Cast, named
from dateline.annotate.events.held import is_told_by_another
from dateline.annotate.events.issue_sense import head_of
from dateline.annotate.events.musts import DUTY, is_first, must_at, will_at
from dateline.annotate.events.stance_cues import Told, told_at
from dateline.annotate.predicates import phrase_of
from dateline.annotate.syntax import Tree, tree_of
from dateline.annotate.word_forms import keys_of
from dateline.report import ActorKind, Chain, Quotation, Report, Sentence, Span, Stand, Time
from dateline.spans import Shelf

SHORTEST_ISSUE = 4  # letters; less names no issue
LONG_AGO = 3  # years after which a stance is history; set by eye on clusters of 2012
AHEAD = 5  # years that a report of an unknown day may look ahead
_NOT = frozenset({"not", "n't", "never", "longer"})
_IN = frozenset({"in", "during", "since"})
_SEEMS = frozenset({"seem", "appear"})


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked of a report while its sentences are read."""

    cast: Cast
    chains: tuple[Chain, ...]
    spoken: Shelf[Quotation]
    year: int | None  # in which the report was written


def find_stances(
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    chains: tuple[Chain, ...],
    quotations: tuple[Quotation, ...],
) -> Iterator[Stand]:
    """Find the stances of a report in the order of the text."""
    mentions = ((m.span, index) for index, chain in enumerate(chains) for m in chain.mentions)
    marked = ((quote.span, quote) for quote in quotations if quote.kind != "indirect")
    cast = Cast(Shelf(mentions), Shelf((time.span, time) for time in times))
    page = _Page(cast, chains, Shelf(marked), _year(report, times))
    for sentence in sentences:
        tree = tree_of(sentence)
        if tree is not None and not sentence.span.text.rstrip(" \"”'’").endswith("?"):
            duty = any(token.text.casefold() in DUTY for token in tree.tokens)
            for place, token in enumerate(tree.tokens):
                if token.upos in {"VERB", "NOUN", "ADJ"}:
                    yield from _at(tree, place, page, duty=duty)


def _year(report: Report, times: tuple[Time, ...]) -> int | None:
    """Return the year of a report, or one not long before the last that it names."""
    if day := report.reference_date or report.published:
        return int(day[:4])
    years = (int(t.value[:4]) for t in times if t.type == "DATE" and t.value[:4].isdigit())
    last = max(years, default=None)
    return None if last is None else last - AHEAD


def _at(tree: Tree, place: int, page: _Page, *, duty: bool) -> Iterator[Stand]:
    """Yield the stances that a word tells, one for each of those who hold it."""
    found = told_at(tree, place)
    if found is None and duty and tree.tokens[place].upos == "VERB":
        found = _unworded(tree, place, page)
    if found is None:
        return
    issue = tree.span(*found.issue)
    if len(issue.text) < SHORTEST_ISSUE or _is_time(issue, page.cast):
        return
    heads = [] if found.holder is None else [found.holder, *_joined(tree, found.holder)]
    if _is_long_ago(tree, place, found, page):
        return
    first, last = _first(tree, place, found), max(place, found.issue[1])
    if heads and first > heads[0] and tree.tokens[heads[0]].head == place:
        first = phrase_of(tree, heads[0])[0]
        if first and tree.tokens[first - 1].text.casefold() == "what":
            first -= 1  # "What the union wants is ..."
    if found.stance == "denies" and found.issue[1] < place:
        first = 0  # what is denied is all that stands before: "..., a charge Kenya denies"
    holders = [_chain(tree, head, place, page) for head in heads] or [_speaker(tree, place, page)]
    for chain in dict.fromkeys(holders):
        if chain is None or page.chains[chain].kind == "place" or _is(tree, found, chain, page):
            continue
        yield Stand(tree.span(first, last), found.stance, issue, chain)


def _is(tree: Tree, found: Told, chain: int, page: _Page) -> bool:
    """Say whether an issue is its holder by name."""
    head = head_of(tree, found.issue)
    meant = page.cast.mentions.touching(tree.span(head, head))
    return tree.tokens[head].upos == "PROPN" and any(index == chain for _, index in meant)


def _first(tree: Tree, place: int, found: Told) -> int:
    """Return where a stance begins, with the "not" and "was" of its word."""
    before = [c for c in tree.having(place, "aux", "cop") if c < place]
    before += [c for c in tree.having(place, "advmod") if tree.tokens[c].text.casefold() in _NOT]
    head = tree.tokens[place].head
    if head is not None and tree.bears(place, "xcomp") and _SEEMS & set(keys_of(tree.tokens[head])):
        before.append(head)
    return min(place, found.issue[0], *before)


def _is_long_ago(tree: Tree, place: int, found: Told, page: _Page) -> bool:
    """Say whether the sentence dates the stance to years before the report."""
    dated = page.cast.times.touching(tree.sentence.span)
    issue = tree.span(*found.issue)
    own = [
        time
        for span, time in dated
        if (_is_of(tree, span, place) if not issue.overlaps(span) else _hangs_on(tree, span, place))
    ]
    years = [int(t.value[:4]) for t in own if t.type == "DATE" and t.value[:4].isdigit()]
    return page.year is not None and bool(years) and max(years) <= page.year - LONG_AGO


def _is_of(tree: Tree, span: Span, place: int) -> bool:
    """Say whether a time is of a verb's clause, or of one that it stands in."""
    at = next((c for c, token in enumerate(tree.tokens) if token.start >= span.start), None)
    if at is None:
        return False
    verb = next((c for c in tree.above(at) if tree.tokens[c].upos == "VERB"), place)
    return verb == place or verb in tree.above(place)


def _hangs_on(tree: Tree, span: Span, place: int) -> bool:
    """Say whether a time within an issue is the verb's own: "sought a term in 1980"."""
    inside = [c for c, t in enumerate(tree.tokens) if t.start >= span.start and t.end <= span.end]
    heads = {tree.tokens[c].head for c in inside} - set(inside)
    led = bool(inside) and tree.tokens[inside[0] - 1].text.casefold() in _IN
    return heads <= {place} or led


def _is_time(issue: Span, cast: Cast) -> bool:
    return any(span.contains(issue) for span, _ in cast.times.touching(issue))


def _unworded(tree: Tree, place: int, page: _Page) -> Told | None:
    """Return what is wanted or offered there without a word for it."""
    said = page.spoken.touching(tree.span(place, place))
    if not said:
        return must_at(tree, place, marked=False)
    if said[0][1].kind != "direct":
        return None
    return must_at(tree, place, marked=True) or will_at(tree, place)


def _joined(tree: Tree, head: int) -> list[int]:
    return [c for c in tree.having(head, "conj") if tree.having(c, "cc")]


def _chain(tree: Tree, head: int, place: int, page: _Page) -> int | None:
    """Return the chain of a holder; in words that somebody says, only the speaker's own."""
    if is_first(tree, head):
        return _speaker(tree, head, page)
    said = page.spoken.touching(tree.span(place, place))
    others = [c for c in (head, *tree.having(place, "nsubj")) if tree.tokens[c].upos == "PRON"]
    if said and any(page.spoken.touching(tree.span(c, c)) for c in others):
        return None  # "they want", in words that somebody says
    if page.spoken.touching(tree.span(head, head)):
        return None
    near = (c for c in tree.having(head, "flat", "appos", "nmod:desc") if c > head)
    bare = not page.cast.mentions.touching(tree.span(head, head))
    name = next((c for c in near if tree.tokens[c].upos == "PROPN"), head) if bare else head
    chain = named(tree, name, page.cast).chain
    if chain is None or not _may_be(tree, place, page.chains[chain].kind):
        return None
    return chain if all(quote.speaker == chain for _, quote in said) else None


def _may_be(tree: Tree, place: int, kind: ActorKind) -> bool:
    """Say whether "who" or "which" may stand for a holder of a kind."""
    led = {tree.tokens[c].text.casefold() for c in tree.having(place, "nsubj")}
    return not (kind == "person" and "which" in led) and not (kind == "country" and "who" in led)


def _speaker(tree: Tree, place: int, page: _Page) -> int | None:
    """Return the chain of whoever says a word in marks, and not what others say."""
    said = page.spoken.touching(tree.span(place, place))
    if not said or is_told_by_another(tree, place, within=said[0][0]):
        return None
    return said[0][1].speaker
