"""The cues of a sentence, each with its source: where attributions begin.

What counts: the chosen cues (attribution_cues.py) outside quotation marks, nouns of
saying with their owner ("Moscow's claim that ..."), and the dash before the name of who
is quoted. The source is the labelled one that fits best, but the owner of a noun and the
subject right before a verb of saying come first; where none fits, the tree's subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline import lexicon
from dateline.annotate.quotes.attribution_cues import chosen_cues
from dateline.annotate.quotes.attribution_extents import (
    complements,
    own_subject,
    owner_of,
    subject_of,
    whole_source,
)
from dateline.annotate.quotes.attribution_links import best_source
from dateline.annotate.quotes.attribution_parts import Part, Parts
from dateline.annotate.quotes.reporting import says
from dateline.annotate.syntax import Tree
from dateline.report import Span, Token

NOUNS = "reporting_nouns.txt"
_BEFORE_PARTICIPLES = frozenset((",", "after", "before", "while", "and", "by"))
_DASHES = frozenset(("--", "–", "—", "―", "-"))
_FITS = -1.0  # fit of a source below which the cue's subject is taken instead
_LIKELY_SOURCE = -1.5  # lead of a source that a cue bears out


@dataclass(slots=True)
class Told:
    """A cue, and what is found of its attribution as one reads on."""

    parts: Parts
    cue: Part
    source: tuple[int, int] | None
    marks: tuple[Span, ...]  # the stretches in marks of its paragraph
    contents: list[Span] = field(default_factory=list)
    lead: float = 0.0  # of the surest of its contents


def find_told(parts: Parts, marks: tuple[Span, ...]) -> Iterator[Told]:
    """Find the cues of a sentence outside marks, each with its source."""
    tokens = parts.tree.tokens
    free = tuple(
        cue for cue in chosen_cues(parts) if not any(_is_in(tokens[cue.head], m) for m in marks)
    )
    sources = tuple(
        one for one in parts.sources if not any(_is_in(tokens[one.head], m) for m in marks)
    )
    outside = replace(parts, sources=sources)
    added = tuple(
        cue
        for cue in (*_nouns(parts, free), *_participles(parts, free))
        if not any(_is_in(tokens[cue.head], m) for m in marks)
    )
    for cue in (*free, *added) or _signature(outside):
        source = _source(outside, cue, free, marks)
        if source is not None and any(_is_in(tokens[source[0]], m) for m in marks):
            source = None
        yield Told(parts, cue, source, marks)


def unlabelled_content(told: Told, here: list[Told]) -> Iterator[Span]:
    """Find what a cue may report where nothing is labelled, rather what no other cue has.

    What stands within another's content is no further one's: one who is told of tells it.
    """
    tree = told.parts.tree
    own = list(_outside(told))
    others = [span for one in here for span in (*one.contents, *_outside(one))]
    spans = (tree.span(start, end - 1) for start, end in complements(tree, told.cue))
    may = [
        span
        for span in spans
        if not any(span.overlaps(one) for one in own)
        and not any(one.contains(span) for one in others)
    ]
    free = [span for span in may if not any(span.overlaps(one) for one in others)]
    yield from (free or may)[:1]


def _outside(told: Told) -> Iterator[Span]:
    """Return the cue and the source of an attribution."""
    yield told.parts.span(told.cue)
    if told.source is not None:
        yield told.parts.tree.span(told.source[0], told.source[1] - 1)


def _source(
    parts: Parts, cue: Part, cues: tuple[Part, ...], marks: tuple[Span, ...]
) -> tuple[int, int] | None:
    """Return the tokens of a cue's source: the one labelled that fits, else what the tree has."""
    tree = parts.tree
    said = tree.tokens[cue.head]
    sayer = _sayer(tree, cue, cues)
    if sayer is not None:
        return _source(parts, sayer, cues, marks)
    if said.text.casefold() in lexicon.words(NOUNS):
        owner = owner_of(tree, cue.head)
        if owner is not None:
            return owner
    own = own_subject(tree, cue.head)
    if own is not None and any(_is_in(tree.tokens[own], m) for m in marks):
        own = None
    fit, source = best_source(parts, cue, cues)
    if own is not None and says(said) and (own < cue.start or _is_beside(tree, own, cue)):
        source = next((one for one in parts.sources if one.start <= own < one.end), None)
        if source is None:
            return subject_of(tree, cue.head)
    if source is not None and _is_according(tree, source) and said.text.casefold() != "according":
        source = None  # "According to a log | police kept"
    if source is not None and said.tag == "VBN" and _is_described(tree, source, cue):
        source = None  # "a measure | criticized as"
    if source is not None and source.margin > _LIKELY_SOURCE and fit > _FITS:
        return whole_source(parts, source, cue)
    return subject_of(tree, cue.head)


def _sayer(tree: Tree, cue: Part, cues: tuple[Part, ...]) -> Part | None:
    """Return the cue whose words go on with a participle: "said that ..., adding that ..."."""
    if not _is_participle(tree, cue.head) or own_subject(tree, cue.head) is not None:
        return None
    for place in tree.above(cue.head):
        found = next((one for one in cues if one.head == place and one is not cue), None)
        if found is not None:
            further = tree.having(place, "conj")
            near = not any(place < i < cue.head and tree.having(i, "nsubj") for i in further)
            return found if near and says(tree.tokens[place]) and place < cue.head else None
    return None


def _is_participle(tree: Tree, place: int) -> bool:
    """Say whether a verb of saying opens a clause of its own: ", adding", "after announcing"."""
    token, before = tree.tokens[place], tree.tokens[place - 1].text.casefold() if place else ""
    return token.text.endswith("ing") and says(token) and before in _BEFORE_PARTICIPLES


def _is_described(tree: Tree, source: Part, cue: Part) -> bool:
    return tree.bears(cue.head, "acl") and source.holds(tree.tokens[cue.head].head)


def _is_according(tree: Tree, source: Part) -> bool:
    return tree.tokens[source.start].text.casefold() == "according"


def _participles(parts: Parts, chosen: tuple[Part, ...]) -> Iterator[Part]:
    """Find the participles that report a clause, where the model sees no cue."""
    tree = parts.tree
    for place in range(1, len(tree.tokens)):
        told = any(cue.start <= place < cue.end for cue in chosen)
        if not told and _is_participle(tree, place):
            clauses = [i for i in tree.having(place, "ccomp") if i > place]
            if clauses and not tree.having(place, "obj"):
                yield Part(place, place + 1, place, 0.0)


def _is_beside(tree: Tree, subject: int, cue: Part) -> bool:
    """Say whether at most adverbs stand between a subject and its cue: "He once said"."""
    between = range(subject + 1, cue.start)
    return subject < cue.start and all(tree.tokens[i].upos in {"ADV", "AUX"} for i in between)


def _nouns(parts: Parts, chosen: tuple[Part, ...]) -> Iterator[Part]:
    """Find the nouns of saying that an owner's clause hangs on: "Moscow's claim that ..."."""
    tree = parts.tree
    for place, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or token.text.casefold() not in lexicon.words(NOUNS):
            continue
        clauses = tree.having(place, "acl", "ccomp")
        that = any(tree.tokens[i].text == "that" for c in clauses for i in tree.having(c, "mark"))
        told = any(cue.start <= place < cue.end for cue in chosen)
        if that and not told and tree.having(place, "nmod:poss"):
            yield Part(place, place + 1, place, 0.0)


def _signature(parts: Parts) -> tuple[Part, ...]:
    """Return the dash of '"We will build it." -- Steve Quinlan' as its cue."""
    tokens = parts.tree.tokens
    for source in parts.sources:
        dash = source.start - 1
        said = any(content.margin > 0 and content.end == dash for content in parts.contents)
        if source.margin > 0 and said and tokens[dash].text in _DASHES:
            return (Part(dash, dash + 1, dash, 0.0),)
    return ()


def _is_in(token: Token, marks: Span) -> bool:
    return marks.start <= token.start and token.end <= marks.end
