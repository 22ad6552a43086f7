"""Whether an issue says enough to be understood by who reads no more than its words.

What counts: it names something, or does so by a verb that needs nothing behind it ("to
resign"). What guards against empty ones: "them", "to do so", "himself", "this move", and what
is said out of courtesy ("to thank you") or in idle words ("to find out") tell nothing.
"""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of, key_of, keys_of

ENOUGH = 3  # words that tell something, without a noun: "to hold those responsible to account"
TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "NUM"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
# What is said under "want to" out of courtesy, or tells nothing.
_EMPTY = frozenset(
    (
        "do", "say", "thank", "congratulate", "emphasise", "emphasize", "stress", "know", "feel",
        "comment", "elaborate", "apologise", "wait", "remember", "remind",
    )
)  # fmt: skip
# Nouns that stand for what was told before, unless something more is said of them.
_POINTING = frozenset(
    (
        "move", "step", "idea", "decision", "issue", "matter", "effort", "thing", "way", "case",
        "situation", "comment", "remark", "one", "other", "rest", "point", "fact", "time", "lot",
        "act", "action", "practice", "bit", "place", "kind", "part", "day", "information",
        "future", "year", "week", "month", "moment", "tomorrow",
    )
)  # fmt: skip
_THESE = frozenset({"this", "that", "these", "those", "such"})
_POINTERS = frozenset({"this", "it", "such", "so"})
_ANY = frozenset({"a", "an", "the"})
_CHARGES = frozenset(
    (
        "charge", "claim", "allegation", "accusation", "suggestion", "notion", "demand", "request",
        "assertion", "call",
    )
)  # fmt: skip
_OTHERS = frozenset({"he", "him", "she", "they", "them", "it", "you"})
_MORE = ("amod", "nmod", "compound", "acl", "nummod", "appos", "conj", "flat")


def says_something(tree: Tree, issue: tuple[int, int]) -> bool:
    """Say whether an issue can be understood by itself."""
    telling = [t for t in tree.tokens[issue[0] : issue[1] + 1] if t.upos in TELLING]
    if not telling or is_idle(tree, issue) or _is_share(tree, issue):
        return False
    inside = range(issue[0], issue[1] + 1)
    if any(_names_something(tree, place, inside) for place in inside):
        return True
    pointing = any(tree.tokens[place].text.casefold() in _POINTERS for place in inside)
    enough = len(telling) >= ENOUGH and not pointing
    return enough or not _alone().isdisjoint(keys_of(telling[0]))


def _is_share(tree: Tree, issue: tuple[int, int]) -> bool:
    """Say whether an issue is only how many: "was preferred 51 percent"."""
    return tree.tokens[head_of(tree, issue)].text.casefold() in {"percent", "%", "points"}


def is_idle(tree: Tree, issue: tuple[int, int]) -> bool:
    """Say whether the first word that tells something is one of courtesy or idle."""
    telling = (t for t in tree.tokens[issue[0] : issue[1] + 1] if t.upos in TELLING)
    first = next(telling, None)
    return first is not None and not _EMPTY.isdisjoint(bases_of(first))


def is_pronoun(tree: Tree, issue: tuple[int, int]) -> bool:
    """Say whether an issue is a pronoun with what hangs on it: "him in 1972", "itself"."""
    return tree.tokens[head_of(tree, issue)].upos == "PRON"


def is_of_others(tree: Tree, issue: tuple[int, int]) -> bool:
    """Say whether an issue begins with whom its words do not name: "them to go", "it will end"."""
    token = tree.tokens[issue[0]]
    return token.upos == "PRON" and token.text.casefold() in _OTHERS


def head_of(tree: Tree, issue: tuple[int, int]) -> int:
    """Return the word of an issue on which the others hang."""
    inside = range(issue[0], issue[1] + 1)
    return next((c for c in inside if tree.tokens[c].head not in inside), issue[0])


def _names_something(tree: Tree, place: int, inside: range) -> bool:
    """Say whether a word is a noun that means something without what stood before."""
    token = tree.tokens[place]
    if token.upos not in _NAMING:
        return False
    more = [c for c in tree.having(place, *_MORE) if c in inside]
    if token.upos != "NOUN" or any(tree.tokens[c].text.casefold() not in _THESE for c in more):
        return True
    articles = {tree.tokens[c].text.casefold() for c in (*more, *tree.having(place, "det"))}
    vague = token.tag == "NN" and not _CHARGES.isdisjoint(bases_of(token))
    if articles & _THESE or (articles & _ANY and vague):
        return False
    return not is_pointing(tree, place)


def is_pointing(tree: Tree, place: int) -> bool:
    """Say whether a noun stands for what was told elsewhere: "the move", "a thing"."""
    return not _POINTING.isdisjoint(bases_of(tree.tokens[place]))


@cache
def _alone() -> frozenset[str]:
    rows = lexicon.rows("position_cues.tsv")
    lemmas = (row[1].split("|") for row in rows if (row[0], row[4]) == ("s", "says"))
    return frozenset(key_of(lemma) for some in lemmas for lemma in some)
