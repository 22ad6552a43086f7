"""What speaks for and against a likely cue: each thing by a name, with a number.

What counts: how far the labels of the cue lead, and those of the source and the content
that fit it best; how well these fit, and whether another cue claims them; what else is
labelled beside the cue; its word, its form, its place in the tree and what hangs on it;
small words at its end and behind it. Names and words that tell what a report is about
are left out, lest the weights (attribution_cues.py) know the politics of their corpus.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline import lexicon
from dateline.annotate.quotes.attribution_links import (
    best_content,
    best_source,
    content_fit,
    is_subject,
    is_tied,
    is_within,
    source_fit,
)
from dateline.annotate.quotes.attribution_parts import Part, Parts
from dateline.annotate.quotes.reporting import group_of
from dateline.annotate.syntax import Tree
from dateline.report import Token

Feature = tuple[str, float]

_CLEAR = -0.5  # lead from which a cue may part another from its source
_NONE = -3.0  # lead of a source or content that is not there
_SUREST = 3.0  # lead from which a source or content is no surer
_WORST = -2.0  # fit below which a source or content fits no worse
_LONGEST = 4  # tokens from which a cue's length says no more
_MOST = 4  # further cues from which more say no more
_TELLING = frozenset(("nsubj", "ccomp", "xcomp", "obj", "acl", "aux:pass"))
_SMALL = frozenset(("aux", "aux:pass", "advmod"))
_FULL = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "INTJ"))


def features(parts: Parts, cue: Part) -> Iterator[Feature]:
    """Find what speaks for and against a likely cue."""
    yield "bias", 1.0
    yield from _leads(parts, cue)
    yield from _beside(parts, cue)
    yield from ((name.casefold().strip(), 1.0) for name in dict.fromkeys(_words(parts.tree, cue)))


def _leads(parts: Parts, cue: Part) -> Iterator[Feature]:
    """Tell how sure a cue is, and the source and the content that fit it best."""
    clear = tuple(one for one in parts.cues if one.margin > _CLEAR or one is cue)
    sure = [one for one in parts.cues if one is not cue and one.margin > 0]
    surer = [one for one in sure if one.margin > cue.margin]
    _, source = best_source(parts, cue, clear)
    _, content = best_content(parts, cue, clear)
    yield "lead", cue.margin
    yield "sure lead", max(0.0, cue.margin)
    yield "length", min(_LONGEST, cue.end - cue.start)
    for kind, part in (("source", source), ("content", content)):
        margin = _NONE if part is None else part.margin
        yield f"short of {kind}", min(0.0, margin)
        yield f"sure of {kind}", min(_SUREST, max(0.0, margin))
    fit = _WORST if source is None else source_fit(parts, cue, source, clear)
    yield "fit of source", max(_WORST, fit)
    fit = _WORST if content is None else content_fit(parts, cue, content, clear)
    yield "fit of content", max(_WORST, fit)
    if source is not None and any(is_subject(parts, one, source) for one in sure):
        yield "source of another", 1.0
    if content is not None and any(is_tied(parts, one, content) for one in surer):
        yield "content of another", 1.0


def _beside(parts: Parts, cue: Part) -> Iterator[Feature]:
    """Tell what else is labelled in the sentence, around the cue and over its word."""
    others = sum(one is not cue and one.margin > 0 for one in parts.cues)
    yield "others", min(_MOST, others)
    for kind, found in (("source", parts.sources), ("content", parts.contents)):
        over = [one for one in found if is_within(cue.head, one)]
        behind = [one for one in found if one.start == cue.end]
        before = [one for one in found if one.end == cue.start]
        for where, near in (("any", found), ("over", over), ("behind", behind), ("before", before)):
            lead = max((one.margin for one in near), default=_NONE)
            yield f"{where} {kind}", max(_NONE, min(_SUREST, lead))
            yield f"sure {where} {kind}", float(lead > 0)


def _words(tree: Tree, cue: Part) -> Iterator[str]:
    """Name the cue's word, its form and place in the tree, and the small words around it."""
    token = tree.tokens[cue.head]
    word = _lemma(token)
    yield f"word {word}"
    yield f"tag {token.tag}"
    yield f"label {_plain(token)}"
    yield f"group {group_of(token)}"
    yield f"first {_small(tree, cue.start)}"
    yield f"last {_small(tree, cue.end - 1)}"
    yield f"next {_small(tree, cue.end)}"
    if token.text.casefold() in lexicon.words("reporting_nouns.txt"):
        yield "noun of saying"
    for place in tree.children[cue.head]:
        below = tree.tokens[place]
        relation = "aux:pass" if below.label == "aux:pass" else _plain(below)
        yield f"has {relation}"
        if relation in _TELLING:
            yield f"word {word} has {relation}"
        if below.upos == "PRON" and tree.bears(place, "nsubj"):
            yield f"subject {below.text}"
        if relation in _SMALL:
            yield f"beside {below.text}"
        if below.tag == "MD":
            yield "modal"


def _plain(token: Token) -> str:
    return (token.label or "").partition(":")[0]


def _lemma(token: Token) -> str:
    return "" if token.upos == "PROPN" else token.lemma or token.text


def _small(tree: Tree, place: int) -> str:
    """Return a word of grammar or a mark."""
    end = place == len(tree.tokens)
    return "" if end or tree.tokens[place].upos in _FULL else tree.tokens[place].text
