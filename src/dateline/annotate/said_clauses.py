"""Indirect quotations: the clauses that a cue of saying reports, outside quotation marks.

What counts: content of at least three words whose head has a subject of its own. What
guards against false ones: noun phrases, infinitives and "whether" report no clause; the
cue has to be one of saying (sayings.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.attribution_clauses import according, is_aside, reported
from dateline.annotate.attribution_parts import tops
from dateline.annotate.sayings import Saying, tokens_of
from dateline.annotate.syntax import Tree
from dateline.report import Span

_SHORTEST = 3  # tokens
_NEAR = 8  # tokens between a clause and its cue, where the tree does not tie them
_MOSTLY = 0.7  # share in marks up to which a clause is told beside the words in marks
_THOUGHTS = frozenset(("believe", "hope"))
_OPENERS = frozenset(("that", ",", ":", "--", "–", "—", "-", "but", "and"))
_CLOSERS = frozenset(
    (
        ",",
        ".",
        ";",
        ":",
        "--",
        "–",
        "—",
        "-",
        "and",
        "but",
        "though",
        "although",
        "while",
        "whereas",
    )
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ASKED = frozenset(("whether", "if", "to", "as"))


def said_clauses(
    saying: Saying, others: tuple[Saying, ...], marks: tuple[Span, ...]
) -> Iterator[Span]:
    """Find the clauses that a saying reports in the sentence of its cue.

    `others` are the attributions beside it: a clause ends where another one's words begin.
    """
    if not saying.reports_clauses() or (saying.group in _THOUGHTS and _is_inner(saying, others)):
        return
    tree = saying.tree
    for start, end in (_apart(saying, *stretch) for stretch in _stretches(saying)):
        first, last = _trimmed(tree, start, _until(saying, others, start, end))
        if last - first >= _SHORTEST and _is_clause(saying, first, last):
            span = tree.span(first, last - 1)
            if not _is_marked(span, marks):
                yield span


def _is_marked(span: Span, marks: tuple[Span, ...]) -> bool:
    """Say whether a clause is rather words in marks: mostly, or cut by a mark of theirs."""
    touched = [one for one in marks if one.overlaps(span)]
    shared = sum(min(one.end, span.end) - max(one.start, span.start) for one in touched)
    begun = any(one.start < span.start - 1 for one in touched)
    return begun or shared > _MOSTLY * (span.end - span.start)


def _apart(saying: Saying, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the cue and the source, its part behind them if they cut it."""
    told = {saying.verb, *range(*(saying.source or (0, 0)))}
    cut = [place for place in told if start <= place < end]
    if not cut:
        return start, end
    return (max(cut) + 1, end) if end - max(cut) > min(cut) - start else (start, min(cut))


def _is_inner(saying: Saying, others: tuple[Saying, ...]) -> bool:
    cue = saying.attribution.cue
    return any(
        content.contains(cue)
        for other in others
        if other is not saying
        for content in other.attribution.contents
    )


def _until(saying: Saying, others: tuple[Saying, ...], start: int, end: int) -> int:
    """Return where a clause ends that may go up to a token: before "after announcing"."""
    tree = saying.tree
    for other in others:
        inside = other.tree is tree and start < other.verb < end and other.verb != saying.verb
        if inside and other.reports_clauses() and tree.bears(other.verb, "advcl", "conj"):
            end = min(end, max(start, tree.under(other.verb)[0]))
    return end


def _stretches(saying: Saying) -> tuple[tuple[int, int], ...]:
    """Return the clause that the tree has for the cue, else the content in its sentence."""
    tree = saying.tree
    contents = [c for c in saying.attribution.contents if tree.sentence.span.contains(c)]
    if saying.group == "according" and saying.named is not None:
        found = according(tree, saying.named)
    else:
        found = reported(tree, saying.verb)
    spans = [tree.span(start, end - 1) for start, end in found]
    if not tree.bears(saying.verb, "acl:relcl"):
        wider = [c for c in contents if any(c.contains(s) for s in spans)]
        if wider and not any(saying.attribution.cue.overlaps(c) for c in wider):
            return tuple(tokens_of(tree, content) for content in wider)
    if any(span.overlaps(content) for span in spans for content in contents):
        return found
    if saying.group in _THOUGHTS:
        return ()
    stretches = (tokens_of(tree, content) for content in contents)
    return tuple(stretch for stretch in stretches if _is_near(saying, *stretch))


def _is_near(saying: Saying, start: int, end: int) -> bool:
    """Say whether a stretch stands right beside the cue or the source."""
    cue = tokens_of(saying.tree, saying.attribution.cue)
    parts = (cue, saying.source or cue)
    return any(0 <= start - last <= _NEAR or 0 <= first - end <= _NEAR for first, last in parts)


def _trimmed(tree: Tree, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        tree.tokens[start].text.casefold() in _OPENERS
        or (tree.tokens[start].upos == "ADV" and tree.tokens[start + 1].text == ",")
    ):
        start += 1
    while end > start and tree.tokens[end - 1].text.casefold() in _CLOSERS:
        end -= 1
    return start, end


def _is_clause(saying: Saying, start: int, end: int) -> bool:
    tree = saying.tree
    before = tree.tokens[start - 1].text.casefold() if start else ""
    if tree.tokens[start].text.casefold() in _ASKED and before != "that":
        return False
    heads = [top for top in tops(tree, start, end) if not is_aside(tree, top)]
    if tree.bears(saying.verb, "acl:relcl") and any(
        tree.bears(top, "ccomp") and tree.tokens[top].head == saying.verb for top in heads
    ):
        return True  # "missiles that Pyongyang says | are capable"
    return any(_is_finite(tree, top, start, end) for top in heads)


def _is_finite(tree: Tree, top: int, start: int, end: int) -> bool:
    """Say whether a word has a subject, or a finite form with something before it."""
    if any(start <= child < end for child in tree.having(top, "nsubj", "csubj", "expl")):
        return True
    forms = (top, *tree.having(top, "aux", "cop"))
    return top > start and any(i < end and tree.tokens[i].tag in _FINITE for i in forms)
