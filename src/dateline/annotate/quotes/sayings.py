"""Attributions in their sentences: the verb of the cue, whose words they are, what they hold.

What counts as said: the verb or noun of the cue is one of saying (data/reporting_verbs.tsv,
data/reporting_nouns.txt), or the cue is "according to" or a colon. What guards against
false ones: a passive ("was told") has no speaker unless somebody is quoted or stands
behind "by"; what somebody did not or might say is no saying.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.predicates import helpers_of
from dateline.annotate.quotes.attribution_parts import top_of, tops
from dateline.annotate.quotes.reporting import SILENT, group_of, is_whole, says
from dateline.annotate.syntax import Tree, tree_of
from dateline.report import Attribution, Sentence, Span

_NEAR = 3  # characters between words in marks and their cue
_QUOTED = frozenset(("quoted", "cited"))
_BE = frozenset(("is", "was", "been", "be", "being", "are", "were"))
_WORDS = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "AUX"))


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution, the tree of the sentence that has its cue, and the cue's place there."""

    attribution: Attribution
    tree: Tree
    number: int  # of the sentence
    verb: int  # token that heads the cue
    source: tuple[int, int] | None  # tokens
    named: int | None  # token that heads the source

    @property
    def group(self) -> str | None:
        """Return what the cue's verb does: say, tell, ask, believe ...; None if not known."""
        token = self.tree.tokens[self.verb]
        if self.attribution.cue.text.casefold().endswith("to") and "according" in (
            self.attribution.cue.text.casefold()
        ):
            return "according"
        if not token.text[0].isalnum():
            return "label"
        if token.upos == "NOUN" and token.text.casefold() in lexicon.words("reporting_nouns.txt"):
            return "noun"
        if token.upos == "NOUN" or not is_whole(self.tree.tokens, self.verb):
            return None
        return group_of(token)

    def reports_clauses(self) -> bool:
        """Say whether the cue tells a clause as somebody's words."""
        group = self.group
        return group is not None and group not in SILENT and not self._is_unsaid(group)

    def _is_unsaid(self, group: str) -> bool:
        """Say whether it is told as not said, or only as possible: "would not say that"."""
        if group in {"deny", "according", "label", "noun"}:
            return False
        beside = self.tree.children[self.verb]
        denied = "not" in helpers_of(self.tree, self.verb)
        return denied or any(self.tree.tokens[i].tag == "MD" for i in beside)


def sayings_of(
    sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]
) -> Iterator[Saying]:
    """Find the sentence of each attribution's cue."""
    starts = [sentence.span.start for sentence in sentences]
    for attribution in attributions:
        number = bisect_right(starts, attribution.cue.start) - 1
        tree = tree_of(sentences[number])
        if tree is not None:
            yield _saying(attribution, tree, number)


def tokens_of(tree: Tree, span: Span) -> tuple[int, int]:
    """Return the tokens of a sentence that a span touches, as first and end."""
    touched = [i for i, t in enumerate(tree.tokens) if t.start < span.end and span.start < t.end]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def _saying(attribution: Attribution, tree: Tree, number: int) -> Saying:
    start, end = tokens_of(tree, attribution.cue)
    words = (i for i in tops(tree, start, end) if tree.tokens[i].upos in _WORDS)
    verb = next(words, top_of(tree, start, end))
    told = tokens_of(tree, attribution.source) if attribution.source is not None else (0, 0)
    told = _without_cue(tree, verb, told)
    source: tuple[int, int] | None
    if told[0] < told[1]:
        source = _nearer(tree, verb, told)
    else:
        source = _inverted(attribution, tree, verb) or _headed(tree, verb)
    named = top_of(tree, *source) if source is not None else None
    if named is not None and _is_told(tree, verb, named):
        source = named = None
    if named is not None and _is_nobodys(tree, verb, named):
        source = named = None
    if named is not None and tree.tokens[verb].upos == "NOUN" and named in tree.above(verb):
        source = named = None  # "a trial over accusations that"
    return Saying(attribution, tree, number, verb, source, named)


def _without_cue(tree: Tree, verb: int, source: tuple[int, int]) -> tuple[int, int]:
    """Return a source without "as" and the verb: "as | Nick Allen | reports"."""
    start, end = source
    if start < verb < end and says(tree.tokens[verb]):
        end = verb
        while end > start + 1 and tree.tokens[end - 1].upos in {"ADV", "AUX"}:
            end -= 1
    if end - start > 1 and tree.tokens[start].text.casefold() == "as":
        start += 1
    return start, end


def _nearer(tree: Tree, verb: int, source: tuple[int, int]) -> tuple[int, int]:
    """Return the source, or the subject that stands between it and the verb.

    "Cubans backed it in a vote that observers | say was fair" is said by the observers; who
    said it is not told by a clause of time ("Smith, who led it when X fell, has said").
    """
    named = top_of(tree, *source)
    if tree.tokens[source[0]].tag == "WRB":
        others = [i for i in tree.having(verb, "nsubj") if i < source[0]]
        return _phrase(tree, others[0]) if others else source
    if tree.tokens[named].head == verb or source[1] > verb or tree.tokens[verb].upos != "VERB":
        return source
    last = verb - 1
    while last > source[1] and tree.tokens[last].upos in {"AUX", "ADV"}:
        last -= 1
    for place in (last, *tree.above(last)):
        under = tree.under(place)
        if tree.bears(place, "nsubj") and source[1] < under[0] <= place <= under[-1] == last:
            plain = tree.tokens[place].upos in {"NOUN", "PROPN"}
            return (under[0], last + 1) if plain else source
    return source


def _phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return a noun with what stands before it and belongs to its name."""
    names = tree.having(head, "flat", "compound", "amod", "det", "nmod:poss")
    first = min((tree.under(i)[0] for i in names), default=head)
    return min(first, head), max((head, *(i for i in names if tree.bears(i, "flat")))) + 1


def _inverted(attribution: Attribution, tree: Tree, verb: int) -> tuple[int, int] | None:
    """Find who speaks right behind the verb of words in marks: "“...,” threatened | Rahimi"."""
    after = verb + 1
    told = tree.tokens[verb].tag in {"VBD", "VBZ"} and group_of(tree.tokens[verb]) is not None
    before = any(0 <= attribution.cue.start - c.end <= _NEAR for c in attribution.contents)
    if not (told and before and after < len(tree.tokens)) or tree.having(verb, "nsubj"):
        return None
    for place in (after, *tree.above(after)):
        if tree.tokens[place].upos in {"NOUN", "PROPN"} and tree.tokens[place].head == verb:
            under = tree.under(place)
            ends = (i for i in under if i > place and tree.tokens[i].upos == "PUNCT")
            return (after, next(ends, under[-1] + 1)) if under[0] == after else None
    return None


def _headed(tree: Tree, verb: int) -> tuple[int, int] | None:
    """Find the name before a colon that opens a sentence: "Mary Smith: “...”"."""
    names = all(token.upos == "PROPN" for token in tree.tokens[:verb])
    return (0, verb) if names and verb and tree.tokens[verb].text == ":" else None


def _is_nobodys(tree: Tree, verb: int, named: int) -> bool:
    """Say whether a passive names nobody as its speaker: "it was claimed that"."""
    subjects = (i for i in tree.having(verb, "nsubj", "expl") if i < verb)
    about_it = any(tree.tokens[i].text.casefold() == "it" for i in subjects)
    return about_it and bool(tree.having(verb, "aux:pass")) and tree.tokens[named].head != verb


def _is_it(tree: Tree, verb: int, named: int) -> bool:
    """Say whether nobody is named as the speaker: "it was alleged that"."""
    passive = tree.tokens[verb].tag == "VBN" and any(
        tree.tokens[i].text.casefold() in _BE for i in tree.having(verb, "aux")
    )
    return passive and tree.tokens[named].text.casefold() == "it"


def _is_told(tree: Tree, verb: int, named: int) -> bool:
    """Say whether the subject of a passive is who was spoken to: "Smith was told"."""
    token = tree.tokens[named]
    return (
        token.head == verb
        and (token.label == "nsubj:pass" or _is_it(tree, verb, named))
        and tree.tokens[verb].text.casefold() not in _QUOTED
    )
