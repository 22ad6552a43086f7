"""Whether the words behind or before a cue of saying are a full clause that it reports.

What counts: a verb that has a subject there, or a finite form with a noun before it; a
finite verb right behind the cue ("missiles that X says | are capable"). What guards
against false ones: noun phrases, infinitives, "whether" and "why" report nothing as said;
a verb that governs words in marks alone (data/reporting_verbs.tsv: "called", "rejected")
reports only what its own "that" opens.
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.quotes.attribution_clauses import is_aside
from dateline.annotate.quotes.attribution_parts import tops
from dateline.annotate.quotes.reporting import needs_that, takes_clauses
from dateline.annotate.quotes.sayings import Saying
from dateline.annotate.syntax import Tree

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = frozenset(("VERB", "AUX"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_RELATIVES = frozenset(("who", "whom", "whose", "which"))
_QUESTIONS = frozenset(("why", "how", "where", "who", "whom", "whose", "which"))
_ASKED = frozenset(("whether", "if", "to", "as"))


def is_full_clause(saying: Saying, start: int, end: int) -> bool:
    """Say whether tokens `start` to `end` are a clause that the cue reports."""
    tree = saying.tree
    if _is_asked(saying, start) or not _may_report(saying, start, end):
        return False
    if start == saying.verb + 1 and _is_verb(tree, start):
        return True
    cut = tree.tokens[end - 1].tag in {"WP", "WDT"}
    if cut or not any(tree.tokens[i].upos in _VERBS for i in range(start, end)):
        return False
    heads = [top for top in tops(tree, start, end) if not is_aside(tree, top)]
    governs = (tree.bears(i, "ccomp") and tree.tokens[i].head == saying.verb for i in heads)
    if tree.bears(saying.verb, "acl:relcl") and any(governs):
        return True
    return any(_is_finite(tree, top, start, end) for top in heads)


def _is_asked(saying: Saying, start: int) -> bool:
    """Say whether a clause is asked or explained rather than told: "explained | why he left"."""
    tokens = saying.tree.tokens
    opens = tokens[start].text.casefold()
    if opens in _QUESTIONS and (saying.verb < start or opens in _RELATIVES):
        return True
    asks = any(token.text.casefold() == "whether" for token in tokens[start : start + 2])
    that = start > 0 and tokens[start - 1].text.casefold() == "that"
    return not that and (asks or opens in _ASKED)


def _may_report(saying: Saying, start: int, end: int) -> bool:
    """Say whether the cue's verb may govern a clause, with its "that" if it needs one."""
    verb = saying.tree.tokens[saying.verb]
    if verb.upos != "VERB" or _is_that(saying, start):
        return True
    return takes_clauses(verb) and (not needs_that(verb) or _is_tied(saying, start, end))


def _is_tied(saying: Saying, start: int, end: int) -> bool:
    """Say whether a clause beside a cue is what the tree has for it."""
    tree = saying.tree
    nouns = lexicon.words("reporting_nouns.txt")  # "denied claims | that he left"
    claims = [i for i in tree.having(saying.verb, "obj") if tree.tokens[i].text.casefold() in nouns]
    governed = {
        *tree.having(saying.verb, "ccomp", "parataxis"),
        *(i for claim in claims for i in tree.having(claim, "acl", "ccomp")),
    }
    behind = start > 0 and tree.tokens[start - 1].text.casefold() == "that"
    return behind or end <= saying.verb or any(start <= i < end for i in governed)


def _is_that(saying: Saying, start: int) -> bool:
    """Say whether a clause is what the cue governs by "that": "asked | that he be let go"."""
    tokens = saying.tree.tokens
    that = tokens[start - 1] if start else tokens[start]
    if that.text.casefold() != "that" or that.head is None:
        return False
    return tokens[that.head].head == saying.verb


def _is_verb(tree: Tree, start: int) -> bool:
    token = tree.tokens[start]
    return token.tag in _FINITE and token.upos in _VERBS


def _is_finite(tree: Tree, top: int, start: int, end: int) -> bool:
    """Say whether a word has a subject, or a finite form with a noun before it."""
    if any(start <= child < end for child in tree.having(top, "nsubj", "csubj", "expl")):
        return True
    forms = (top, *tree.having(top, "aux", "cop"))
    finite = [i for i in forms if start <= i < end and tree.tokens[i].tag in _FINITE]
    if not finite or min(finite) == start:
        return False
    inverted = start == 0  # "Among the dead were two children, X said"
    return inverted or any(tree.tokens[i].upos in _NOUNS for i in range(start, min(finite)))
