"""How well a source or a content goes with a cue, by how they hang together in the tree.

What counts: the subject of the cue is its source, as is who stands behind "by" or
"according to", the owner of a noun ("his claim"), the subject of the clause that a
participle belongs to ("..., adding that"); what the cue governs is its content, or what
it is set into ("..., he said"). What guards against false links: tokens between the two
count against them, and so does another cue that stands there.

The weights were set by hand and checked on 160 articles of PolNeAR (train part).
"""

from __future__ import annotations

from dateline.annotate.quotes.attribution_clauses import is_free
from dateline.annotate.quotes.attribution_parts import Part, Parts
from dateline.annotate.quotes.reporting import group_of, says
from dateline.annotate.syntax import Tree

_SOURCES = {"subject": 4.0, "by": 3.5, "shared": 3.0, "whose": 2.5, "above": 1.0, "loose": 0.0}
_CONTENTS = {"governed": 4.0, "subject": 3.0, "holds": 3.5, "hung on": 2.5, "above": 1.5}
_FURTHER = 0.8  # off for each clause between a participle and the subject that it shares
_AWAY = {"source": 0.15, "content": 0.1}  # off for each token between
_CROSSED = 0.8  # off for each other cue between
_BOUND = -4.0  # "when X said" is set into no clause, "told X" is not X's
_SURENESS = 0.7  # of a part's own lead
_ABOVE = 4  # clauses up to which a subject may be shared
_HOLDING = frozenset(("parataxis", "ccomp", "advcl", "dep", "conj"))
_GOVERNED = frozenset(
    ("ccomp", "parataxis", "xcomp", "obj", "iobj", "obl", "advcl", "acl", "dep", "nmod", "appos",
     "conj")
)  # fmt: skip


def best_source(parts: Parts, cue: Part, cues: tuple[Part, ...]) -> tuple[float, Part | None]:
    """Return the source that fits a cue best, and how well."""
    rated = (
        (source_fit(parts, cue, source, cues) + _SURENESS * source.margin, source)
        for source in parts.sources
    )
    return max(rated, key=lambda pair: pair[0], default=(0.0, None))


def best_content(parts: Parts, cue: Part, cues: tuple[Part, ...]) -> tuple[float, Part | None]:
    """Return the content that fits a cue best, and how well."""
    rated = (
        (content_fit(parts, cue, content, cues) + _SURENESS * content.margin, content)
        for content in parts.contents
    )
    return max(rated, key=lambda pair: pair[0], default=(0.0, None))


def source_fit(parts: Parts, cue: Part, source: Part, cues: tuple[Part, ...]) -> float:
    """Return how well a source fits a cue, from 4 downwards."""
    tree, head = parts.tree, source.head
    governor = tree.tokens[head].head
    above = list(tree.above(cue.head))[:_ABOVE]
    off = 0.0
    if source.start >= cue.end and group_of(tree.tokens[cue.head]) == "tell":
        return _BOUND  # who was told
    if cue.holds(governor) and tree.bears(head, "nsubj", "csubj"):
        way = "subject"
    elif cue.holds(governor) and tree.bears(head, "obl", "nmod"):
        way = "by"
    elif is_within(tree.tokens[cue.head].head, source) or any(
        tree.tokens[i].head == head for i in range(cue.start, cue.end)
    ):
        way = "whose"
    elif tree.bears(head, "nsubj") and governor in above:
        way, off = "shared", _FURTHER * min(2, above.index(governor))
    else:
        way = "above" if governor in above else "loose"
    return _SOURCES[way] - off - _distance(cue, source, cues, _AWAY["source"])


def is_subject(parts: Parts, cue: Part, source: Part) -> bool:
    """Say whether a source is the subject of a cue, or stands behind its "by"."""
    governor = parts.tree.tokens[source.head].head
    return cue.holds(governor) and parts.tree.bears(source.head, "nsubj", "csubj", "obl", "nmod")


def content_fit(parts: Parts, cue: Part, content: Part, cues: tuple[Part, ...]) -> float:
    """Return how well a content fits a cue, from 4 downwards."""
    off = _distance(cue, content, cues, _AWAY["content"])
    return _tie(parts, cue, content) - (off / 2 if _is_further(parts.tree, content) else off)


def is_tied(parts: Parts, cue: Part, content: Part) -> bool:
    """Say whether a content hangs on a cue in the tree, or the cue on it."""
    return _tie(parts, cue, content) > 0


def is_within(place: int | None, part: Part) -> bool:
    """Say whether a token stands within a part."""
    return place is not None and part.start <= place < part.end


def _tie(parts: Parts, cue: Part, content: Part) -> float:
    tree = parts.tree
    if _goes_on_with_that(tree, cue, content):
        return _CONTENTS["governed"]
    for place in range(content.start, content.end):
        if cue.holds(tree.tokens[place].head) and tree.tokens[place].upos != "PUNCT":
            if tree.bears(place, "nsubj", "csubj"):
                return _CONTENTS["subject"]
            if tree.bears(place, *_GOVERNED):
                return _CONTENTS["governed"]
    if is_within(tree.tokens[cue.head].head, content):
        if not is_free(tree, cue.head):
            return _BOUND
        return _CONTENTS["holds" if tree.bears(cue.head, *_HOLDING) else "hung on"]
    return _CONTENTS["above"] if content.head in list(tree.above(cue.head))[:_ABOVE] else 0.0


def _goes_on_with_that(tree: Tree, cue: Part, content: Part) -> bool:
    """Say whether a content is tied by its "that" alone: "argue | that", "... and that ..."."""
    if cue.end > content.start or not says(tree.tokens[cue.head]):
        return False
    that = tree.tokens[content.start].text.casefold() == "that"
    return (that and cue.end == content.start) or _is_further(tree, content)


def _is_further(tree: Tree, content: Part) -> bool:
    """Say whether a content is a further clause of a saying: "... but | that ..."."""
    start = content.start
    that = tree.tokens[start].text.casefold() == "that" and tree.tokens[start].upos == "SCONJ"
    return that and start > 0 and tree.tokens[start - 1].upos == "CCONJ"


def _distance(cue: Part, other: Part, cues: tuple[Part, ...], away: float) -> float:
    low, high = min(cue.end, other.end), max(cue.start, other.start)
    crossed = sum(low <= one.start and one.end <= high for one in cues if one is not cue)
    return away * cue.gap(other) + _CROSSED * crossed
