"""Dating: the status of each clause of a sentence, and the time that the status is told of.

Status and time go together. "She said on Monday that it opens in May" tells of Monday's
saying; without "on Monday" it tells of May, and of what is expected then. What is told with
its source behind it ("it opens in May, she said"), or in the present ("analysts say it may
close"), keeps its own status. Words in marks
without a time of their own are, as a claim, the saying of them, unless they propose or deny.

What guards against a false date: a clause has no time but its own (`adjuncts`), that of its
saying, or that of the clause it hangs on if the two are told as one ("came on Monday and
left", "came in May, when it rained"). Nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.annotate.claims.adjuncts import is_adjunct, is_limit
from dateline.annotate.claims.anchors import Anchor, anchor_of, head_of, is_at_once
from dateline.annotate.claims.clause_kinds import closed_in
from dateline.annotate.claims.clauses import Clause, clauses
from dateline.annotate.claims.status import Stated, status_of, status_of_predicate
from dateline.annotate.quotes.reporting import forms_of
from dateline.annotate.syntax import Tree
from dateline.report import BlockKind, Quotation, Span, Status
from dateline.spans import Shelf
from dateline.values import Interval

_JOINING = frozenset({"or", "and", "to", "through", "-", "–"})
_SAYING = ("say", "tell", "claim", "express")  # groups of reporting verbs
_PRESENT = frozenset({"VBZ", "VBP"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_FOR_SAYING = frozenset({"background", "ongoing", "expected"})  # in marks: it was said


@dataclass(frozen=True, slots=True)
class Dated:
    """A status, and the calendar time that it is told of."""

    status: Status
    when: str | None


def dated_clauses(  # noqa: PLR0913 - what a sentence says rests on these layers
    tree: Tree,
    times: Sequence[tuple[Span, str]],
    *,
    quoted: Callable[[Clause], Quotation | None],
    cues: Shelf[Quotation],
    kind: BlockKind = "body",
    today: str | None = None,
) -> Iterator[tuple[Clause, Dated]]:
    """Yield the clauses of a sentence in the order of its text, with status and time.

    `times` are the calendar times of the sentence, `quoted` tells the quotation whose words
    a clause is, `cues` holds the quotations by their cues, `today` is an ISO day.
    """
    heads = (head_of(tree, span) for span, _ in times)
    found = clauses(tree, [head for head in heads if head is not None])
    frame = _Frame(tree, kind, today, _by_predicate(tree, found, times), tuple(times), cues)
    return ((clause, _dated(frame, clause, quoted(clause))) for clause in found)


def _by_predicate(
    tree: Tree, found: Sequence[Clause], times: Sequence[tuple[Span, str]]
) -> dict[int, list[tuple[Anchor, str]]]:
    """Return the times of each predicate, the nearest first.

    A time that a noun bears ("their February summit") is the noun's and its clause's too.
    """
    nouns = frozenset(clause.predicate for clause in found if clause.kind == "event")
    stating = frozenset(clause.predicate for clause in found) - nouns
    spans = [(clause, tree.span(clause.first, clause.last)) for clause in found]
    closed = closed_in(tree)
    anchored = defaultdict(list)
    for span, value in times:
        holding = [clause for clause, whole in spans if whole.contains(span)]
        for anchor in (anchor_of(tree, span, stating), anchor_of(tree, span, nouns)):
            if anchor is None or not _is_when(tree, anchor, nouns, closed):
                continue
            if any(clause.predicate == anchor.predicate for clause in holding):
                anchored[anchor.predicate].append((anchor, value))
            elif holding:  # the parse has hung it on what it does not stand in
                nearest = min(holding, key=lambda clause: clause.last - clause.first)
                moved = Anchor(span, nearest.predicate, (), is_told=False)
                anchored[nearest.predicate].append((moved, value))
    for entries in anchored.values():
        entries.sort(key=lambda entry: (len(entry[0].nouns), entry[0].span.start))
    return dict(anchored)


def _is_when(
    tree: Tree, anchor: Anchor, nouns: AbstractSet[int], closed: Sequence[tuple[int, int]]
) -> bool:
    """Say whether a time is when that was which a clause, or a noun, states."""
    if anchor.predicate in nouns:
        return not is_limit(tree, anchor)
    return is_adjunct(tree, anchor, closed)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A sentence's tree with the times that were found in it."""

    tree: Tree
    kind: BlockKind
    today: str | None
    times: dict[int, list[tuple[Anchor, str]]]  # by predicate, the nearest first
    named: tuple[tuple[Span, str], ...]  # all times of the sentence
    cues: Shelf[Quotation]


def _dated(frame: _Frame, clause: Clause, quote: Quotation | None) -> Dated:
    """Return the status of a clause, and the time that the status is told of."""
    stated = status_of(frame.tree, clause, frame.kind)
    if clause.kind == "apposition":
        return Dated(stated.status, None)
    in_marks = quote is not None and quote.kind == "direct"
    content = _content(frame.tree, clause)
    if content is not None and stated.status in {"happened", "background"}:
        return _of_saying(frame, clause, content, in_marks=in_marks)
    own = _time(frame, clause.predicate) or _time(frame, clause.predicate, is_told=True)
    if own and _is_unsure(frame, clause, stated, quote if in_marks else None):
        return Dated(stated.status, None)
    if own is None and in_marks and quote is not None:
        said = stated.status in _FOR_SAYING
        return Dated("happened" if said else stated.status, _calendar(quote.said_when))
    return _at(frame, stated, own or _said_when(frame, clause) or _shared(frame, clause))


def _is_unsure(frame: _Frame, clause: Clause, stated: Stated, quote: Quotation | None) -> bool:
    """Say whether the words of a clause's time may mean another day than the report's.

    What "will open on Monday" in a report of a Monday may open in a week; "yesterday", in
    words that were said on another day, is the day before that.
    """
    anchor, value = frame.times[clause.predicate][0]
    words = anchor.span.text.casefold()
    if stated.status == "expected" and value == frame.today:
        return any(day in words for day in _WEEKDAYS)
    said = quote and _calendar(quote.said_when)
    return bool(said) and said != frame.today and words in _FROM_TODAY


def _content(tree: Tree, clause: Clause) -> int | None:
    """Return the predicate of what a clause says, if it is a saying."""
    if tree.tokens[clause.predicate].text.casefold() not in forms_of(*_SAYING):
        return None
    return next(iter(tree.having(clause.predicate, "ccomp")), None)


def _of_saying(frame: _Frame, clause: Clause, content: int, *, in_marks: bool) -> Dated:
    """Return status and time of the saying, or of what is said where that alone is dated."""
    if when := _time(frame, clause.predicate) or _said_when(frame, clause):
        return Dated("happened", when)
    when = _time(frame, clause.predicate, is_told=True)
    told = status_of_predicate(frame.tree, content, frame.kind)
    says_now = frame.kind == "body" and frame.tree.tokens[clause.predicate].tag in _PRESENT
    is_aside = (content < clause.predicate or says_now) and not in_marks
    if when or is_aside or (in_marks and told.status == "proposed"):
        return _at(frame, told, when)
    return Dated("happened", None)


def _time(frame: _Frame, predicate: int, *, is_told: bool = False) -> str | None:
    """Return the nearest time of a clause, with the one that "or" joins to it."""
    entries = frame.times.get(predicate, ())
    near = [(anchor.span, value) for anchor, value in entries if anchor.is_told == is_told]
    return _joined(frame.tree.sentence.span, near) if near else None


def _joined(sentence: Span, times: Sequence[tuple[Span, str]]) -> str:
    (first, value), *others = times
    for second, last in others:
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        both = f"{value}/{last}"
        if between.strip() in _JOINING and Interval.from_timex(both):
            return both
    return value


def _calendar(value: str | None) -> str | None:
    return value if value and Interval.from_timex(value) else None


def _said_when(frame: _Frame, clause: Clause) -> str | None:
    """Return when the words were said of which the clause's predicate is the cue."""
    place = frame.tree.span(clause.predicate, clause.predicate)
    said = (quote for _, quote in frame.cues.touching(place) if not _names_it(frame, quote))
    return _first(_calendar(quote.said_when) for quote in said)


def _names_it(frame: _Frame, quote: Quotation) -> bool:
    """Say whether the time that words were said at stands only in the words themselves."""
    named = [span for span, value in frame.named if value == quote.said_when]
    return bool(named) and all(quote.span.contains(span) for span in named)


def _shared(frame: _Frame, clause: Clause) -> str | None:
    """Return the time that a clause shares with one that it hangs on, or that hangs on it.

    "came on Monday and left", "came on Monday, saying ...", "fell when it rained in May".
    """
    tree, place = frame.tree, clause.predicate
    head, tag = tree.tokens[place].head, tree.tokens[place].tag
    for at in tree.having(place, "advcl"):
        if is_at_once(tree, at) and (when := _near(frame, at)):
            return when
    if head is None:
        return None
    bare = tag in {"VBG", "VBN"} and not tree.having(place, "nsubj", "mark", "aux")
    beside = is_at_once(tree, place) or (bare and tree.bears(place, "advcl"))
    alike = tree.tokens[head].tag == tag and not tree.having(place, "nsubj", "mark", "aux")
    return _near(frame, head) if beside or (tree.bears(place, "conj") and alike) else None


def _near(frame: _Frame, predicate: int) -> str | None:
    """Return a time that hangs on a predicate itself."""
    near = frame.times.get(predicate, ())
    return _first(value for anchor, value in near if not anchor.nouns and not anchor.is_told)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _at(frame: _Frame, stated: Stated, when: str | None) -> Dated:
    """Return a status at a time: an asking then has happened, a present ahead is expected."""
    interval = Interval.from_timex(when) if when else None
    if interval is None:
        return Dated(stated.status, when)
    is_ahead = frame.today is not None and interval.first.isoformat() > frame.today
    if stated.is_act and not is_ahead:
        return Dated("happened", when)
    is_present = stated.status in {"ongoing", "background"}
    return Dated("expected" if is_ahead and is_present else stated.status, when)
