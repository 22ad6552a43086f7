"""Where a reported clause begins and ends among the words of its sentence.

What counts: it begins behind who hears it ("told The Times | he was paid") and ends where
another saying begins (", adding that B", "and said B"), before the report's own word on it
(", a charge that Iran denies") and before the beginning of what was cut off (", but by
noon"). What guards against false cuts: a comment is a noun of saying behind a comma
(data/reporting_nouns.txt), of more kinds behind a dash; a verb that is joined to the
clause ends it only if it has the form of the cue and the clause has another.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.quotes.occasions import told_before_pronoun
from dateline.annotate.quotes.reporting import group_of, says
from dateline.annotate.quotes.sayings import Saying
from dateline.annotate.syntax import Tree

SHORTEST = 3  # tokens
NEAR = 8  # tokens between a clause and its cue, where the tree does not tie them
_OPENERS = frozenset(("that", ",", ":", ";", "--", "–", "—", "-", "but", "and"))
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
_PAUSES = frozenset((",", "--", "–", "—", "-"))
_COMMENTS = frozenset(("speech", "move", "position", "stance", "remark", "sign", "reference"))
_BESIDE = frozenset((",", "and", "but", "after", "before", "while", "when", "as"))


def from_listener(saying: Saying, start: int, end: int) -> int:
    """Return where a clause begins behind who hears it: "told The Times | he was paid"."""
    if group_of(saying.tree.tokens[saying.verb]) != "tell" or start <= saying.verb:
        return start
    pronoun = told_before_pronoun(saying.tree, saying.verb)
    near = pronoun is not None and start - NEAR < pronoun < end - 1
    return pronoun if pronoun is not None and near else start


def from_preposition(saying: Saying, start: int) -> int:
    """Return the start of a clause with the preposition of its first words: "| for the first"."""
    tree = saying.tree
    before = start - 1
    if before <= saying.verb or not tree.bears(before, "case"):
        return start
    head = tree.tokens[before].head
    return before if head is not None and head >= start else start


def until_others(saying: Saying, others: tuple[Saying, ...], start: int, end: int) -> int:
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


def before_comment(tree: Tree, start: int, end: int) -> int:
    """Return where a clause ends before the report's own word on it: ", | a charge Iran denies"."""
    words = lexicon.words("reporting_nouns.txt")
    for place in range(start + SHORTEST, end - 1):
        if tree.tokens[place].text not in _PAUSES:
            continue
        first = tree.tokens[place + 1]
        if first.text.casefold() not in {"a", "an", "the"} or first.head is None:
            continue
        noun = tree.tokens[first.head]
        dashed = tree.tokens[place].text != ","
        own = noun.text.casefold() in words or (dashed and noun.text.casefold() in _COMMENTS)
        beside = tree.bears(first.head, "appos", "parataxis", "dep", "conj")
        if own and (beside or tree.having(first.head, "acl")):
            return place
    return end


def before_next(saying: Saying, start: int, end: int) -> int:
    """Return where a clause ends before the speaker's next saying: "it failed | and said it".

    A verb of the cue's own form joined to the clause, whose form is another, is the speaker's.
    """
    tree, tag = saying.tree, saying.tree.tokens[saying.verb].tag
    if saying.verb >= start:
        return end
    for place in range(start + SHORTEST, end - 1):
        token = tree.tokens[place]
        if token.tag != tag or not says(token) or tree.tokens[place - 1].upos != "CCONJ":
            continue
        before = (tree.tokens[i] for i in range(start, place))
        same = any(word.tag == tag and word.upos in {"VERB", "AUX"} for word in before)
        if tree.bears(place, "conj") and not same:
            return place - 1
    return end


def trimmed(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Return a clause without what only ties it to the rest of its sentence."""
    while start < end and (
        tree.tokens[start].text.casefold() in _OPENERS
        or (start and tree.tokens[start - 1].text == "," and _is_participle(tree, start))
        or (tree.tokens[start].upos == "ADV" and tree.tokens[start + 1].text == ",")
    ):
        start += 1
    end = _before_rest(tree, start, end)
    while end > start and tree.tokens[end - 1].text.casefold() in _CLOSERS:
        end -= 1
    return start, end


def _before_rest(tree: Tree, start: int, end: int) -> int:
    """Return where a clause ends before the beginning of one that is cut off: ", but by noon"."""
    for place in range(max(start + SHORTEST, end - NEAR), end - 1):
        joins = tree.tokens[place].upos == "CCONJ" and tree.tokens[place - 1].text == ","
        begins = joins and tree.tokens[place + 1].upos in {"ADP", "SCONJ"}
        if begins and not any(t.upos in {"VERB", "AUX"} for t in tree.tokens[place:end]):
            return place
    return end
