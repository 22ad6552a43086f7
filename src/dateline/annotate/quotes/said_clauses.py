"""Indirect quotations: the clauses that a cue of saying reports, outside quotation marks.

What counts: the clause that the tree has for the cue, or else the content beside it, if
it is a full clause (full_clauses.py) of three words or more. "... and that B" is a clause
of its own, ", adding that B" that of the participle; before a cue that closes its sentence
("A on Friday, X said") the clause is all that the sentence has.

What guards against false ones: the cue has to be one of saying (sayings.py), its speaker
not the report's own "I" or "we"; a clause behind a saying in marks ("“...,” he said, and
he left") is the report's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.quotes.attribution_clauses import according, reported
from dateline.annotate.quotes.full_clauses import is_full_clause
from dateline.annotate.quotes.reporting import says
from dateline.annotate.quotes.sayings import Saying, tokens_of
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
_UNSET = frozenset(("according", "noun", "label"))  # cues that no clause is set around
_ANYBODY = frozenset(("those", "who", "that"))
_WRITERS = frozenset(("i", "we", "you"))
_BESIDE = frozenset((",", "and", "but", "after", "before", "while", "when", "as"))


def said_clauses(
    saying: Saying, others: tuple[Saying, ...], marks: tuple[Span, ...]
) -> Iterator[Span]:
    """Find the clauses that a saying reports in the sentence of its cue.

    `others` are the attributions beside it: a clause ends where another one's words begin.
    """
    if not saying.reports_clauses() or (saying.group in _THOUGHTS and _is_inner(saying, others)):
        return
    if saying.group in _THOUGHTS and _is_anybody(saying):
        return
    if _is_writer(saying) or _is_passive(saying):
        return
    tree = saying.tree
    for stretch in _stretches(saying):
        start, end = _from_that(saying, *_apart(saying, *stretch))
        start = _from_start(saying, others, marks, start, end)
        end = _until(saying, others, start, end)
        if _is_told_beside(saying, start, marks) or _is_done(saying, start, end):
            continue
        for piece in _pieces(tree, start, end):
            first, last = _trimmed(tree, *piece)
            if last - first >= _SHORTEST and is_full_clause(saying, first, last):
                span = _with_mark(tree, tree.span(first, last - 1), marks)
                if not _is_marked(span, marks):
                    yield span


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


def _with_mark(tree: Tree, span: Span, marks: tuple[Span, ...]) -> Span:
    """Return a clause with the words in marks that it ends in, whole."""
    whole = tree.sentence.span
    for one in marks:
        if span.start <= one.start < span.end < one.end <= whole.end:
            text = whole.text[span.start - whole.start : one.end - whole.start]
            return Span(span.report, span.start, one.end, text)
    return span


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
    for place in range(start + 1, end):
        if tree.tokens[place - 1].text == "," and _is_participle(tree, place):
            end = place - 1
            break
    for other in others:
        inside = (
            other.number == saying.number and start < other.verb < end and other.verb != saying.verb
        )
        if inside and other.reports_clauses() and _opens_clause(tree, other):
            end = min(end, max(start, _edge(tree, tree.under(other.verb)[0], start)))
    return end


def _is_participle(tree: Tree, place: int) -> bool:
    token = tree.tokens[place]
    told = token.text.endswith("ing") and says(token)
    return told and tree.bears(place, "advcl", "acl", "conj", "parataxis")


def _opens_clause(tree: Tree, other: Saying) -> bool:
    """Say whether a saying has a clause beside the one before it: ", adding that ..."."""
    first = tree.under(other.verb)[0]
    tying = (first, *tree.having(other.verb, "mark"))
    opens = first == other.verb or any(tree.tokens[i].text.casefold() in _BESIDE for i in tying)
    return opens and tree.bears(other.verb, "advcl", "conj", "acl", "parataxis")


def _edge(tree: Tree, place: int, start: int) -> int:
    """Return where what stands before a clause with it begins: "| just hours after"."""
    while place > start + 1 and (
        tree.tokens[place - 1].upos == "ADV" or tree.bears(place - 1, "obl:unmarked")
    ):
        place -= 1
    return place


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
    if saying.group in _THOUGHTS:
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
    return any(0 <= start - last <= _NEAR or 0 <= first - end <= _NEAR for first, last in parts)


def _trimmed(tree: Tree, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        tree.tokens[start].text.casefold() in _OPENERS
        or (start and tree.tokens[start - 1].text == "," and _is_participle(tree, start))
        or (tree.tokens[start].upos == "ADV" and tree.tokens[start + 1].text == ",")
    ):
        start += 1
    while end > start and tree.tokens[end - 1].text.casefold() in _CLOSERS:
        end -= 1
    return start, end
