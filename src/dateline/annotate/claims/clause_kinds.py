"""How a clause stands to what it hangs on: cut away from it, or a part of it.

What counts as a clause of its own: one joined to another by "and" or a dash; an adverbial
clause, by its conjunction (data/clause_openers.tsv: "while ...", ", when ...") or behind an
empty verb ("the visit comes as ..."); a relative clause or a participle behind a comma
(", saying ..."); what was at its own time before all else ("after the collapse of the talks
in May").

What stays a part: what somebody says or wants ("said that ...", "to ..."), a condition or a
limit ("if ...", "until ..."), who said it (", officials said"), how ("by ..."), and a relative
clause without a comma, as the rest may not be true without it ("drivers who drink").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from dateline import lexicon
from dateline.annotate.claims.factuality import is_predicate
from dateline.annotate.claims.governing import forms, is_infinitive, led_by
from dateline.annotate.quotes.reporting import forms_of
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of, keys_of

Standing = Literal["apart", "within"]

# Relations, without their subtypes, by which a clause of its own may hang.
PARTING = frozenset({"ccomp", "conj", "parataxis", "advcl", "acl", "appos", "obl", "nmod"})
BREAKS = frozenset({",", "--", "-", "–", "—", ";", ":"})
APPOSED = 3  # words; a shorter apposition is a name's second half or an age

_CLOSED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|\([^)]*\)|\[[^\]]*\]")
_WH = frozenset({"when", "where", "once"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
# With these, a noun that tells of something tells that it was.
_OCCASIONS = frozenset({"after", "since", "following", "amid", "despite"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A tree with what is asked of it again and again."""

    tree: Tree
    reach: tuple[tuple[int, int], ...]  # first and last token of what hangs on each token
    closed: tuple[tuple[int, int], ...]  # stretches between marks or brackets, by character
    dated: tuple[int, ...]  # tokens that head calendar times
    counts: tuple[int, ...]  # words before each token, and in all

    def words(self, first: int, last: int) -> int:
        """Count the words from one token to another."""
        return self.counts[last + 1] - self.counts[first] if first <= last else 0

    def is_apart(self, first: int) -> bool:
        """Say whether a comma or a dash stands before a token, or at it."""
        tokens = self.tree.tokens
        return tokens[first].text in BREAKS or (first > 0 and tokens[first - 1].text in BREAKS)

    def is_torn(self, first: int, last: int) -> bool:
        """Say whether one end of a stretch lies between marks or brackets."""
        start, end = self.tree.tokens[first].start, self.tree.tokens[last].end
        return any(low < start < high - 1 or low < end < high - 1 for low, high in self.closed)

    def without_case(self, noun: int) -> int:
        """Return where the words of a noun begin behind its prepositions."""
        cases = (at for at in self.tree.having(noun, "case") if at < noun)
        return max([self.reach[noun][0], *(self.reach[at][1] + 1 for at in cases)])


def frame_of(tree: Tree, dated: Iterable[int]) -> Frame:
    """Return the frame of a tree; `dated` are the tokens that head calendar times."""
    return Frame(
        tree,
        _reach(tree),
        closed_in(tree),
        tuple(dated),
        (0, *accumulate(token.text[0].isalnum() for token in tree.tokens)),
    )


def closed_in(tree: Tree) -> tuple[tuple[int, int], ...]:
    """Return the offsets of what stands in brackets or marks."""
    start = tree.sentence.span.start
    closed = (match.span() for match in _CLOSED.finditer(tree.sentence.span.text))
    return tuple((start + low, start + high) for low, high in closed)


def _reach(tree: Tree) -> tuple[tuple[int, int], ...]:
    first, last = list(range(len(tree.tokens))), list(range(len(tree.tokens)))
    for place in reversed(downward(tree)):
        head = tree.tokens[place].head
        if head is not None:
            first[head] = min(first[head], first[place])
            last[head] = max(last[head], last[place])
    return tuple(zip(first, last, strict=True))


def downward(tree: Tree) -> list[int]:
    """Return the places of a tree, each behind the one that it hangs on."""
    order = [tree.root]
    for place in order:
        order.extend(tree.children[place])
    return order


def standing(frame: Frame, place: int, stating: set[int]) -> Standing | None:
    """Say how the clause of a word stands to what it hangs on; None if it makes no clause.

    `stating` are the predicates found before: what is joined to one of them is one too.
    """
    tree = frame.tree
    if tree.bears(place, "obl", "nmod"):
        return "apart" if _is_occasion(frame, place) else None
    if not is_predicate(tree, place) or is_infinitive(tree, place):
        return None
    label = tree.tokens[place].label or ""
    judge = _JUDGES.get(label) or _JUDGES.get(label.partition(":")[0])
    return judge(frame, place, stating) if judge else None


def _is_occasion(frame: Frame, place: int) -> bool:
    """Say whether a noun tells of something, at its own time, after or despite which all was."""
    tree, (first, last) = frame.tree, frame.reach[place]
    return (
        is_event(tree, place)
        and any(first <= head <= last for head in frame.dated)
        and bool(led_by(tree, place) & _OCCASIONS)
    )


def is_event(tree: Tree, place: int) -> bool:
    """Say whether a word is one of data/event_nouns.txt."""
    return not _event_nouns().isdisjoint(bases_of(tree.tokens[place]))


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(lexicon.words("event_nouns.txt"))


def _content(frame: Frame, place: int, stating: set[int]) -> Standing | None:
    return "within" if frame.tree.tokens[place].head in stating else None


def _joined(frame: Frame, place: int, stating: set[int]) -> Standing | None:
    return "apart" if frame.tree.tokens[place].head in stating else None


def _loose(frame: Frame, place: int, _stating: set[int]) -> Standing | None:
    """Take a clause without a link: "it sank, officials said" is one with its attribution."""
    head = frame.tree.tokens[place].head
    attributes = _only_attributes(frame.tree, place)
    attributed = head is not None and _only_attributes(frame.tree, head)
    return "within" if attributes or attributed else "apart"


def _only_attributes(tree: Tree, place: int) -> bool:
    form = tree.tokens[place].text.casefold()
    if form in forms_of("tell"):
        return not tree.having(place, "ccomp", "xcomp")  # "an official told the paper"
    return form in forms_of() and not tree.having(place, "ccomp", "obj", "xcomp")


def _adverbial(frame: Frame, place: int, _stating: set[int]) -> Standing | None:
    """Judge by the conjunction; a bare participle needs one that is free, or a comma alone."""
    tree, set_off = frame.tree, frame.is_apart(frame.reach[place][0])
    marks = forms(tree, tree.having(place, "mark", "case"))
    marks += [word for word in forms(tree, tree.having(place, "advmod")) if word in _WH]
    how = lexicon.table("clause_openers.tsv")
    kinds = {how.get(mark, "comma") for mark in marks}
    if kinds == {"part"} or "if" in marks:
        return "within"
    if "as" in marks and _comes(tree, place):
        return "apart"
    if "free" in kinds:
        return "apart"
    if _is_bare(tree, place) and marks:
        return None
    return "apart" if set_off else "within"


def _comes(tree: Tree, place: int) -> bool:
    """Say whether a clause hangs on an empty verb: "the visit comes as prices rise"."""
    head = tree.tokens[place].head
    is_coming = head is not None and "com" in keys_of(tree.tokens[head])
    return is_coming and bool(tree.having(place, "nsubj"))


def _is_bare(tree: Tree, place: int) -> bool:
    """Say whether a participle has neither auxiliary nor subject."""
    bare = tree.tokens[place].tag in {"VBG", "VBN"}
    return bare and not tree.having(place, "aux", "cop", "nsubj")


def _relative_clause(frame: Frame, place: int, _stating: set[int]) -> Standing | None:
    tree, head = frame.tree, frame.tree.tokens[place].head
    free = head is None or tree.tokens[head].upos == "PRON"  # "what he left"
    first = where_relative_begins(tree, place, frame.reach[place][0])
    return "apart" if frame.is_apart(first) and not free else "within"


def where_relative_begins(tree: Tree, place: int, first: int) -> int:
    """Return where a relative clause begins: at its pronoun, whatever was hung before it."""
    for at in range(first, place):
        if tree.tokens[at].tag in _RELATIVE:
            is_led = at > first and tree.tokens[at - 1].upos == "ADP"  # "in which"
            return at - 1 if is_led else at
    return first


def where_adverbial_begins(tree: Tree, place: int, first: int) -> int:
    """Return where an adverbial clause begins: at its conjunction or at "even" before it."""
    tokens, openers = tree.tokens, lexicon.table("clause_openers.tsv")
    own = min([place, *tree.having(place, "nsubj", "aux", "cop")])
    start = next((at for at in tree.having(place, "mark") if tokens[at].tag == "IN"), place)
    if start >= own:
        return first  # none, or an adverb: "has since left"
    while start > first and (
        tokens[start - 1].upos == "ADV" or tokens[start - 1].text.casefold() in openers
    ):
        start -= 1
    return max(start, first)


def _set_off(frame: Frame, place: int, _stating: set[int]) -> Standing | None:
    return "apart" if frame.is_apart(frame.reach[place][0]) else None


_JUDGES: dict[str, Callable[[Frame, int, set[int]], Standing | None]] = {
    "ccomp": _content,
    "conj": _joined,
    "parataxis": _loose,
    "advcl": _adverbial,
    "advcl:relcl": _relative_clause,
    "acl:relcl": _relative_clause,
    "acl": _set_off,
}


def is_apposition(frame: Frame, place: int) -> bool:
    """Say whether a name and a noun, set off by a comma or a dash, tell who the one is."""
    tree, (first, last) = frame.tree, frame.reach[place]
    head = tree.tokens[place].head
    if head is None or head > first or not tree.bears(place, "appos") or not frame.is_apart(first):
        return False
    if head in frame.dated:
        return False  # "Monday, a day after the fire"
    sorts = {tree.tokens[head].upos, tree.tokens[place].upos}
    joined = tree.having(head, "conj", "cc") or tree.having(place, "conj")
    return sorts == {"NOUN", "PROPN"} and not joined and frame.words(first, last) >= APPOSED
