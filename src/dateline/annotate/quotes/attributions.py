"""Attributions: what a report gives as somebody's words, thoughts, wishes or plans.

What counts: a cue with its content and, where it is told, its source ("X has said that
...", "according to X", "X's plan to ..."), all three as PolNeAR marks them (Newell,
Margolin and Ruths, LREC 2018). The reading model labels the words of each kind; which
cues hold is decided in attribution_cues.py, which source and content are theirs in
attribution_links.py, how far they reach in attribution_extents.py. Words in quotation
marks are one content, over sentences and paragraphs too; a sentence that is content
without a cue of its own goes on with the attribution before it.

What guards against false ones: words in marks hold no cue; an attribution without any
content is none.

Quality: evaluation/quotes.py. Of PolNeAR's own attributions only about half are sayings;
which of them become quotations is for quotes.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline import lexicon
from dateline.annotate.quotes.attribution_clauses import according, reported
from dateline.annotate.quotes.attribution_extents import whole_content, whole_cue
from dateline.annotate.quotes.attribution_links import content_fit
from dateline.annotate.quotes.attribution_parts import Part, Parts, parts_of, top_of
from dateline.annotate.quotes.attribution_told import (
    NOUNS,
    Told,
    find_told,
    unlabelled_content,
)
from dateline.annotate.quotes.marks import Marked, find_marked
from dateline.annotate.quotes.reporting import group_of, says
from dateline.annotate.syntax import tree_of
from dateline.report import Attribution, Report, Sentence, Span
from dateline.spans import Shelf

_LIKELY_CONTENT = -1.2  # lead of a content that a cue bears out ...
_TIED = 3.0  # ... with this fit
_UNFIT = -2.0  # no content fits its cue worse
_CUE_SURENESS = 0.3  # of a cue's lead, up to 1
_LONGEST_TAIL = 10  # tokens of "Smith asked on Monday."
_SURE_CONTENT = 1.0  # lead up to which the tree says what a verb of saying reports
_MOSTLY = 0.5  # share of a content in marks that makes all the words there content


@dataclass(frozen=True, slots=True)
class _Content:
    """A stretch of content, and its parts in the sentences of its paragraph, by number."""

    start: int
    end: int
    places: tuple[tuple[int, Part], ...]
    in_marks: bool

    @property
    def is_sure(self) -> bool:
        """Say whether any part of it leads."""
        return any(part.margin > 0 for _, part in self.places)


def find_attributions(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[Attribution]:
    """Find the attributions of a report's prose, in the order of their cues."""
    found: list[list[Told]] = []
    runs_on = introduced = near = False
    for index, group in groupby(sentences, key=lambda sentence: sentence.block):
        block = report.blocks[index]
        marked = find_marked(report.text, block.start, block.end, runs_on=runs_on)
        runs_on = bool(marked) and not marked[-1].closed
        read = [parts_of(tree) for tree in map(tree_of, group) if tree is not None]
        shelf = Shelf((report.span(one.left, one.right), one) for one in marked)
        told = [list(find_told(parts, _marks(parts, shelf))) for parts in read]
        before = found[-1][-1] if found and near else None
        near = any(told)
        for content in _contents(read, shelf):
            owner, span = _owner(report, content, told)
            if owner is not None:
                owner.lead = max(owner.lead, *(p.margin for _, p in content.places))
            alone = owner is None and content.is_sure and not _has_cue(content, told)
            if alone and _is_whole(content, read):
                goes_on = before if content.in_marks or introduced else None
                owner = _neighbour(content, told, goes_on)
                near = near or (owner is not None and owner is before)
            if owner is not None:
                owner.contents.append(span)
        found.extend(row for row in told if row)
        introduced = report.text[block.start : block.end].rstrip().endswith(":")
    for row in found:
        for one in row:
            one.contents = _merged(one, row)
            _by_tree(one)
            one.contents = one.contents or list(unlabelled_content(one, row))
        yield from (_attribution(one) for one in row if one.contents)


def _marks(parts: Parts, marked: Shelf[Marked]) -> tuple[Span, ...]:
    return tuple(span for span, _ in marked.touching(parts.tree.sentence.span))


def _merged(told: Told, here: list[Told]) -> list[Span]:
    """Join the contents on one side of a cue, unless a source or a cue stands between them."""
    tree = told.parts.tree
    whole, cue = tree.sentence.span, told.parts.span(told.cue)
    between = [cue] if told.source is None else [cue, tree.span(told.source[0], told.source[1] - 1)]
    between += [one.parts.span(one.cue) for one in here if one is not told and _is_apart(one)]
    joined: list[Span] = []
    for content in sorted(told.contents):
        last = joined[-1] if joined else None
        if last is not None and whole.contains(last) and whole.contains(content):
            start, end = last.start - whole.start, max(last.end, content.end) - whole.start
            both = Span(last.report, last.start, end + whole.start, whole.text[start:end])
            if not any(both.overlaps(one) for one in between):
                joined[-1] = both
                continue
        joined.append(content)
    return joined


def _is_apart(told: Told) -> bool:
    """Say whether a cue opens a saying of its own rather than one within another's."""
    tree, verb = told.parts.tree, told.cue.head
    return bool(told.contents) and tree.bears(verb, "conj", "advcl", "parataxis")


def _by_tree(told: Told) -> None:
    """Give a verb of saying the clause that the tree has for it, where no label is surer."""
    tree, verb = told.parts.tree, told.cue.head
    if told.lead > _SURE_CONTENT:
        return
    low = tree.tokens[verb].text.casefold()
    if low == "according" and told.source is not None:
        found = according(tree, top_of(tree, *told.source))
    elif low in lexicon.words(NOUNS) or says(tree.tokens[verb]):
        found = reported(tree, verb)
    else:
        return
    spans = [tree.span(start, end - 1) for start, end in found]
    if spans and not any(span.overlaps(marks) for span in spans for marks in told.marks):
        elsewhere = [one for one in told.contents if not tree.sentence.span.contains(one)]
        told.contents = elsewhere + spans


def _contents(read: list[Parts], marked: Shelf[Marked]) -> list[_Content]:
    """Return the contents of a paragraph in order; what shares marks is one."""
    plain: list[_Content] = []
    within: dict[Marked, list[tuple[int, Part]]] = {}
    for number, parts in enumerate(read):
        for part in parts.contents:
            span = parts.span(part)
            around = max(
                (one for _, one in marked.touching(span)),
                key=lambda one: _shared(one, span),
                default=None,
            )
            mostly = _MOSTLY * (span.end - span.start)
            if around is not None and part.margin > 0 and _shared(around, span) > mostly:
                within.setdefault(around, []).append((number, part))
            else:
                plain.append(_Content(span.start, span.end, ((number, part),), in_marks=False))
    said = [_Content(m.left, m.right, tuple(at), in_marks=True) for m, at in within.items()]
    return sorted(plain + said, key=lambda content: (content.start, content.end))


def _shared(marked: Marked, span: Span) -> int:
    return min(marked.right, span.end) - max(marked.left, span.start)


def _owner(report: Report, content: _Content, told: list[list[Told]]) -> tuple[Told | None, Span]:
    """Return the attribution whose cue fits a content best, and how far that reaches."""
    span = report.span(content.start, content.end)
    rivals = [
        (
            content_fit(one.parts, one.cue, part, tuple(other.cue for other in told[number])),
            one,
            part,
        )
        for number, part in content.places
        for one in told[number]
        if not _is_heard(one, part)
    ]
    if not rivals:
        return None, span
    fit, owner, part = max(
        rivals, key=lambda rival: rival[0] + _CUE_SURENESS * min(1.0, rival[1].cue.margin)
    )
    borne_out = not owner.contents and fit > _TIED and part.margin > _LIKELY_CONTENT
    if fit < _UNFIT or (part.margin <= 0 and not borne_out):
        return None, span
    if content.in_marks:
        return owner, span
    start, end = whole_content(owner.parts, part, owner.cue)
    return owner, owner.parts.tree.span(start, end - 1)


def _is_heard(told: Told, part: Part) -> bool:
    """Say whether words are rather who was told: "told | reporters"."""
    tree, verb = told.parts.tree, told.cue.head
    tells = group_of(tree.tokens[verb]) == "tell"
    return tells and tree.tokens[part.head].head == verb and tree.bears(part.head, "obj", "iobj")


def _is_whole(content: _Content, read: list[Parts]) -> bool:
    """Say whether a content is in marks or makes up most of its sentence."""
    if content.in_marks:
        return True
    number, part = content.places[0]
    return part.end - part.start > _MOSTLY * len(read[number].tree.tokens)


def _has_cue(content: _Content, told: list[list[Told]]) -> bool:
    return any(told[number] for number, _ in content.places)


def _neighbour(content: _Content, told: list[list[Told]], before: Told | None) -> Told | None:
    """Return the attribution that a content without a cue goes on with, or opens."""
    first, last = content.places[0][0], content.places[-1][0]
    behind = next(filter(_goes_on, told[last + 1]), None) if last + 1 < len(told) else None
    if behind is not None and _only_tells(behind):
        return behind
    for number in range(first - 1, -1, -1):
        if told[number]:
            clear = [one for one in told[number] if _goes_on(one)]
            return clear[-1] if clear else None
    if before is not None and _goes_on(before):
        return before
    return behind if behind is not None and _has_no_other(behind) else None


def _goes_on(told: Told) -> bool:
    """Say whether further sentences may belong to a cue: one of saying, or a clear one."""
    return told.cue.margin > 0 or says(told.parts.tree.tokens[told.cue.head])


def _has_no_other(told: Told) -> bool:
    """Say whether a sentence has a cue without any content there."""
    return not any(part.margin > 0 for part in told.parts.contents)


def _only_tells(told: Told) -> bool:
    """Say whether a sentence only names who said what stands before it: "Smith asked."."""
    return len(told.parts.tree.tokens) <= _LONGEST_TAIL and _has_no_other(told)


def _attribution(told: Told) -> Attribution:
    tree = told.parts.tree
    first, end = whole_cue(tree, told.cue)
    source = tree.span(told.source[0], told.source[1] - 1) if told.source else None
    contents = tuple(sorted(told.contents))
    return Attribution(tree.span(first, end - 1), contents, source)
