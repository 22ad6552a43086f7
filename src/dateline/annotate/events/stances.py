"""Stances: who wants, offers, refuses, supports, opposes or denies what, as one report tells it.

What counts: a verb, noun or adjective of data/position_cues.tsv with its issue behind it, and
the actor that the tree gives it: "Kenya wants talks", "Kenya and Uganda, which want talks", "is
expected to ask for talks", "his support for talks", "voiced hope that talks ...". Somebody who
says that a thing must, should or needs to be done wants it. In marks "I" and "we" are
whoever speaks there.

What guards against false ones: the holder is a name or stands for one; a place wants nothing;
what somebody says of another in words of their own is no stance of that other; under "if" or
in a question nobody takes a stand; "not" turns a stance round or takes it away; a time is
no issue ("on Friday").

Measured: of about 160 positions read in 36 clusters of news, nine in ten were right; most of
the others have a wrong actor for "he".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.events.agents import Cast, named
from dateline.annotate.events.musts import DUTY, is_first, must_at, will_at
from dateline.annotate.events.stance_cues import Told, told_at
from dateline.annotate.predicates import phrase_of
from dateline.annotate.syntax import Tree, tree_of
from dateline.report import Chain, Quotation, Report, Sentence, Span, Stand, Time
from dateline.spans import Shelf

SHORTEST_ISSUE = 4  # letters; less names no issue


@dataclass(frozen=True, slots=True)
class _Page:
    """What is asked of a report while its sentences are read."""

    cast: Cast
    chains: tuple[Chain, ...]
    spoken: Shelf[Quotation]


def find_stances(
    report: Report,  # noqa: ARG001 - every layer is called with its report
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    chains: tuple[Chain, ...],
    quotations: tuple[Quotation, ...],
) -> Iterator[Stand]:
    """Find the stances of a report in the order of the text."""
    mentions = ((m.span, index) for index, chain in enumerate(chains) for m in chain.mentions)
    marked = ((quote.span, quote) for quote in quotations if quote.kind != "indirect")
    cast = Cast(Shelf(mentions), Shelf((time.span, time) for time in times))
    page = _Page(cast, chains, Shelf(marked))
    for sentence in sentences:
        tree = tree_of(sentence)
        if tree is not None and not sentence.span.text.rstrip(" \"”'’").endswith("?"):
            duty = any(token.text.casefold() in DUTY for token in tree.tokens)
            for place, token in enumerate(tree.tokens):
                if token.upos in {"VERB", "NOUN", "ADJ"}:
                    yield from _at(tree, place, page, duty=duty)


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
    first, last = min(place, found.issue[0]), max(place, found.issue[1])
    if heads and first > heads[0] and tree.tokens[heads[0]].head == place:
        first = phrase_of(tree, heads[0])[0]
    holders = [_chain(tree, head, place, page) for head in heads] or [_speaker(tree, place, page)]
    for chain in dict.fromkeys(holders):
        if chain is not None and page.chains[chain].kind != "place":
            yield Stand(tree.span(first, last), found.stance, issue, chain)


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
    if page.spoken.touching(tree.span(head, head)):
        return None
    chain = named(tree, head, page.cast).chain
    said = page.spoken.touching(tree.span(place, place))
    return chain if all(quote.speaker == chain for _, quote in said) else None


def _speaker(tree: Tree, place: int, page: _Page) -> int | None:
    """Return the chain of whoever says a word in marks."""
    said = page.spoken.touching(tree.span(place, place))
    return said[0][1].speaker if said else None
