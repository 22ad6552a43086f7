"""Indirect quotations: the clauses that a cue of saying reports, outside quotation marks.

What counts: the clause that the tree has for the cue, or else the content beside it, if
it is a full clause (full_clauses.py) of three words or more. "... and that B" is a clause
of its own, ", adding that B" that of the participle; before a cue that closes its sentence
("A on Friday, X said") the clause is all that the sentence has.

What guards against false ones: the cue has to be one of saying (sayings.py) and to tell
that it was said (told_clauses.py), its speaker not the report's own "I" or "we"; the
bounds of the clause are those of clause_ends.py and clause_marks.py; a clause behind a
saying in marks ("“...,” he said, and he left") is the report's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.quotes.attribution_clauses import according, reported
from dateline.annotate.quotes.clause_ends import (
    NEAR,
    SHORTEST,
    before_comment,
    before_next,
    from_listener,
    from_preposition,
    trimmed,
    until_others,
)
from dateline.annotate.quotes.clause_marks import whole_clause
from dateline.annotate.quotes.full_clauses import is_full_clause
from dateline.annotate.quotes.reporting import THOUGHTS, says
from dateline.annotate.quotes.sayings import Saying, tokens_of
from dateline.annotate.syntax import Tree
from dateline.report import Span

_UNSET = frozenset(("according", "noun", "label"))  # cues that no clause is set around
_ANYBODY = frozenset(("those", "who", "that"))
_WRITERS = frozenset(("i", "we", "you"))


def said_clauses(
    saying: Saying, others: tuple[Saying, ...], marks: tuple[Span, ...]
) -> Iterator[Span]:
    """Find the clauses that a saying reports in the sentence of its cue.

    `others` are the attributions beside it: a clause ends where another one's words begin.
    """
    if not saying.reports_clauses() or (saying.group in THOUGHTS and _is_inner(saying, others)):
        return
    if saying.group in THOUGHTS and _is_anybody(saying):
        return
    if _is_writer(saying) or _is_passive(saying):
        return
    tree = saying.tree
    for stretch in _stretches(saying):
        if _is_antecedent(saying, stretch[1]):
            continue
        start, end = _from_that(saying, *_apart(saying, *stretch))
        start = from_preposition(saying, from_listener(saying, start, end))
        start = _from_start(saying, others, marks, start, end)
        end = before_comment(tree, start, until_others(saying, others, start, end))
        end = before_next(saying, start, end)
        if _is_told_beside(saying, start, marks) or _is_done(saying, start, end):
            continue
        for piece in _pieces(tree, start, end):
            first, last = trimmed(tree, *piece)
            if last - first >= SHORTEST and is_full_clause(saying, first, last):
                span = whole_clause(tree, (first, last), marks)
                if span is not None:
                    yield span


def _is_antecedent(saying: Saying, end: int) -> bool:
    """Say whether a relative clause hangs on what ends there: "the death, which they claim"."""
    tree = saying.tree
    if end > saying.verb or not tree.bears(saying.verb, "acl:relcl"):
        return False
    return any(tree.tokens[i].tag in {"WDT", "WP", "WP$"} for i in range(end, saying.verb))


def _is_told_beside(saying: Saying, start: int, marks: tuple[Span, ...]) -> bool:
    """Say whether a clause follows words in marks as the report's own."""
    tokens, cue = saying.tree.tokens, saying.attribution.cue
    near = {token.upos for token in tokens[start - 1 : start + 1]}
    joined = start > saying.verb and "CCONJ" in near
    return joined and any(
        content.end <= cue.start and content.overlaps(one)
        for content in saying.attribution.contents
        for one in marks
    )


def _is_done(saying: Saying, start: int, end: int) -> bool:
    """Say whether the words are what something was done to: "the papers were | found by X"."""
    done = saying.tree.having(saying.verb, "nsubj:pass")
    return any(start <= i < end and saying.tree.tokens[i].text.casefold() != "it" for i in done)


def _is_anybody(saying: Saying) -> bool:
    """Say whether a belief is only what tells some people from others: "those who believe"."""
    named = saying.named
    return named is not None and saying.tree.tokens[named].text.casefold() in _ANYBODY


def _is_writer(saying: Saying) -> bool:
    """Say whether the report's own writer speaks: "I hope that", "as we've been reporting"."""
    return saying.named is not None and (
        saying.tree.tokens[saying.named].text.casefold().split("'")[0].split("’")[0] in _WRITERS
    )


def _is_passive(saying: Saying) -> bool:
    """Say whether the cue only describes a thing: "tariffs | announced in May"."""
    tree, verb = saying.tree, saying.verb
    bare = tree.tokens[verb].tag == "VBN" and not tree.having(verb, "aux", "nsubj")
    return bare and tree.bears(verb, "acl", "amod")


def _from_that(saying: Saying, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without what stands before its "that": "said of X | that ..."."""
    tree = saying.tree
    for place in range(start + 1, end):
        token = tree.tokens[place]
        if token.text.casefold() == "that" and token.label == "mark" and token.head is not None:
            own = tree.tokens[token.head].head == saying.verb
            before = any(tree.having(i, "nsubj") for i in range(start, place))
            return (place, end) if own and saying.verb < start and not before else (start, end)
    return start, end


def _from_start(
    saying: Saying, others: tuple[Saying, ...], marks: tuple[Span, ...], start: int, end: int
) -> int:
    """Return where a clause begins that its cue closes: all that the sentence has before it."""
    tree = saying.tree
    tail = min(saying.verb, *(saying.source or (saying.verb,)))
    closes = saying.group not in _UNSET and end <= tail <= end + 2
    if not closes or not start or not _is_free(tree, saying.verb):
        return start
    other = any(
        one.number == saying.number and one is not saying and one.verb < start for one in others
    ) or any(says(tree.tokens[i]) for i in range(start))
    in_marks = any(one.start < tree.tokens[start].start for one in marks)
    first = 1 if tree.tokens[0].upos == "CCONJ" else 0
    return start if other or in_marks else first


def _is_free(tree: Tree, verb: int) -> bool:
    subjects = tree.having(verb, "nsubj")
    relative = any(tree.tokens[i].tag in {"WDT", "WP"} for i in subjects)
    return not relative and not tree.having(verb, "cc", "mark")


def _pieces(tree: Tree, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a stretch at its further clauses: "... | and that ..."."""
    for place in range(start + 1, end - 1):
        token, behind = tree.tokens[place], tree.tokens[place + 1]
        if token.upos == "CCONJ" and behind.text == "that" and behind.label == "mark":
            yield start, place
            start = place + 1
    yield start, end


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
            return tuple(_from_clause(saying, *tokens_of(tree, content)) for content in wider)
    if any(span.overlaps(content) for span in spans for content in contents):
        further = [c for c in contents if not any(c.overlaps(s) for s in spans)]
        apart = (tokens_of(tree, content) for content in further)
        return (*found, *(pair for pair in apart if _is_further(saying, pair[0])))
    if saying.group in THOUGHTS:
        return ()
    stretches = (tokens_of(tree, content) for content in contents)
    return tuple(stretch for stretch in stretches if _is_near(saying, *stretch))


def _from_clause(saying: Saying, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without what tells of the saying before it: "said | on Friday"."""
    tree = saying.tree
    for aside in tree.having(saying.verb, "obl", "advmod"):
        under = tree.under(aside)
        if start == under[0] == saying.verb + 1 and under[-1] < end:
            return under[-1] + 1, end
    return start, end


def _is_further(saying: Saying, start: int) -> bool:
    """Say whether a stretch is one clause more of a saying: "... but | that ..."."""
    tokens = saying.tree.tokens
    return (
        start > saying.verb and tokens[start].text == "that" and tokens[start - 1].upos == "CCONJ"
    )


def _is_near(saying: Saying, start: int, end: int) -> bool:
    """Say whether a stretch stands right beside the cue or the source."""
    cue = tokens_of(saying.tree, saying.attribution.cue)
    if end <= saying.verb and not _is_free(saying.tree, saying.verb):
        return False  # "..., but none has agreed"
    parts = (cue, saying.source or cue)
    return any(0 <= start - last <= NEAR or 0 <= first - end <= NEAR for first, last in parts)
