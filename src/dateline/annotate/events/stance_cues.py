"""What a word tells of where somebody stands: its stance, its issue, and who holds it.

The words stand in data/position_cues.tsv with the ways in which their issue follows. What guards
against false ones: a particle that is no part of the cue makes another verb ("seek out");
an issue can be understood (see `issue_sense`) and is no mere person ("welcomed guests"); "not"
turns a stance round or takes it away; and the stance is held in earnest (see `held`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate.events.agents import is_agent
from dateline.annotate.events.held import is_held
from dateline.annotate.events.issue_sense import (
    TELLING,
    head_of,
    is_of_others,
    is_pronoun,
    says_something,
)
from dateline.annotate.events.issues import issue_of
from dateline.annotate.predicates import agent_of, helpers_of, is_passive, subject_of
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of, key_of, keys_of
from dateline.report import STANCES, Stance, Token

_PARTS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
_ABOUT = frozenset({"about", "without", "of", "lack"})
_ONLY = frozenset({"just", "only", "merely", "simply"})
_WILL = frozenset({"will", "would"})
# What "not" makes of a stance; of the others it leaves nothing.
_TURNED: dict[str, Stance] = {"wants": "opposes", "offers": "refuses", "supports": "opposes"}


@dataclass(frozen=True, slots=True)
class Told:
    """A stance with its issue, as places of words, and the head of who holds it."""

    stance: Stance
    issue: tuple[int, int]
    holder: int | None  # None: whoever speaks there


@dataclass(frozen=True, slots=True)
class _Cue:
    """How a word tells a stance; the fields of a row of position_cues.tsv."""

    follows: tuple[str, ...]
    words: frozenset[str]
    tells: str


def told_at(tree: Tree, place: int) -> Told | None:
    """Return what a cue tells with what follows it."""
    token = tree.tokens[place]
    part = _part(tree, place)
    rows = _rows(part, token) if part else ()
    refusing = _rows("w", token) if part == "v" else ()
    if not part or not (rows or refusing):
        return None
    helpers = helpers_of(tree, place)
    turned = "not" in helpers
    only = any(tree.low(c) in _ONLY for c in tree.having(place, "advmod"))
    refusing = refusing if turned and helpers & _WILL and not only else ()
    passive = part == "v" and is_passive(tree, place)
    for cue in refusing or rows:
        issue = _issue(tree, place, cue, passive=passive)
        if refusing:
            issue = _refused(tree, place, issue)
        if issue is None:
            continue
        turned = (turned or _denies_any(tree, issue)) and not refusing
        stance, holder = _stance(cue.tells, helpers, turned=turned), _holder(tree, place, part)
        if stance == "denies" and tree.having(place, "iobj"):
            return None  # "denied him a visa"
        if stance is None or holder is None or not is_held(tree, place, holder):
            return None
        return Told(stance, issue, holder)
    return None


def _refused(tree: Tree, place: int, issue: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return what somebody will not do, from the verb on: "resign", "talk with them"."""
    behind = [c for c in tree.having(place, "obl") if c > place]
    if issue is not None or behind:
        return place, issue[1] if issue else tree.under(behind[-1])[-1]
    return (place, place) if says_something(tree, (place, place)) else None


def _rows(part: str, token: Token) -> tuple[_Cue, ...]:
    rows = (_cues().get((part, key), ()) for key in keys_of(token))
    return next((found for found in rows if found), ())


def _part(tree: Tree, place: int) -> str | None:
    """Return the part of speech; "is opposed to" is no passive of a verb, without an agent."""
    part, token = _PARTS.get(tree.tokens[place].upos or ""), tree.tokens[place]
    stative = part == "v" and is_passive(tree, place) and agent_of(tree, place) is None
    return "a" if stative and _rows("a", token) else part


def _issue(tree: Tree, place: int, cue: _Cue, *, passive: bool) -> tuple[int, int] | None:
    """Return the issue of a cue, by the first way in which one follows that says enough."""
    particles = {tree.low(c) for c in tree.having(place, "compound:prt")}
    if particles and particles.isdisjoint(cue.follows):
        return None  # "seek out", "back down"
    for follows in cue.follows:
        issue = issue_of(tree, place, follows, passive=passive)
        if issue and follows in {"obj-to", "that"} and cue.tells.startswith("wants"):
            if is_of_others(tree, issue):
                return None  # "told them to leave"
        elif issue and _is_whom(tree, place, follows, issue, cue.tells):
            continue
        if issue and says_something(tree, issue) and _speaks_of(tree, issue, cue.words):
            return issue
    return None


def _is_whom(tree: Tree, place: int, follows: str, issue: tuple[int, int], tells: str) -> bool:
    """Say whether an issue only says who is meant: "urged Kenya", "welcomed guests", "for him"."""
    if follows in {"obj-to", "that", "that-do", "to"}:
        return False
    acts = any(token.tag == "VB" for token in tree.tokens[issue[0] : issue[1] + 1])
    if follows == "for" and tree.tokens[head_of(tree, issue)].upos == "PROPN" and not acts:
        return tells.startswith("wants")  # "campaigned for senator Lund"
    wants = tells.startswith("wants")
    if wants or "welcom" in keys_of(tree.tokens[place]):
        return _is_name(tree, issue) or (is_agent(tree, head_of(tree, issue)) and not wants)
    if not is_pronoun(tree, issue):
        return False
    clauses = [c for c in tree.having(place, "xcomp", "ccomp") if issue[0] < c <= issue[1]]
    return not clauses or tree.tokens[issue[0]].text.casefold().endswith(("self", "selves"))


def _is_name(tree: Tree, issue: tuple[int, int]) -> bool:
    telling = {t.upos for t in tree.tokens[issue[0] : issue[1] + 1]} & TELLING
    return telling == {"PROPN"} or is_pronoun(tree, issue)


def _denies_any(tree: Tree, issue: tuple[int, int]) -> bool:
    return tree.tokens[issue[0]].text.casefold() == "no"


def _stance(tells: str, helpers: frozenset[str], *, turned: bool) -> Stance | None:
    if tells == "would":
        tells = "wants" if "would" in helpers else "-"
    if turned:
        return _TURNED.get(tells)
    tells = tells.removesuffix("!")
    return next((stance for stance in STANCES if stance == tells), None)


def _speaks_of(tree: Tree, issue: tuple[int, int], words: frozenset[str]) -> bool:
    """Say whether one of the words stands in an issue; none asked for: any issue will do."""
    tokens = tree.tokens[issue[0] : issue[1] + 1]
    return not words or any(not words.isdisjoint(bases_of(token)) for token in tokens)


def _holder(tree: Tree, place: int, part: str) -> int | None:
    """Return the head of who holds a stance; the subject of "expressed" holds its object."""
    if part == "v" and is_passive(tree, place):
        return agent_of(tree, place)
    if part == "a" and (own := tree.having(place, "nsubj:pass")):
        return own[0]
    if part == "n" and any(tree.low(c) in _ABOUT for c in tree.having(place, "case")):
        return None  # "was asked about his support for"
    holder, head = subject_of(tree, place), tree.tokens[place].head
    if holder is not None and _is_mine(tree, holder) and _is_theirs(tree, place):
        return None  # "I think they want"
    if part == "n" and head is not None and tree.bears(place, "nmod"):
        place, head = head, tree.tokens[head].head  # "gave words of encouragement"
    if part != "n" or holder is not None or head is None:
        return holder
    of = any(tree.low(m) == "of" for c in tree.having(place, "nmod") for m in tree.children[c])
    voiced = (
        not of
        and tree.bears(place, "obj", "xcomp")
        and not _voicing().isdisjoint(keys_of(tree.tokens[head]))
    )
    return subject_of(tree, head) if voiced else None


def _is_mine(tree: Tree, place: int) -> bool:
    return tree.low(place).replace("’", "'").partition("'")[0] in {"i", "we"}


def _is_theirs(tree: Tree, place: int) -> bool:
    return any(tree.low(c) in {"it", "they"} for c in tree.having(place, "nsubj"))


@cache
def _cues() -> dict[tuple[str, str], tuple[_Cue, ...]]:
    cues: dict[tuple[str, str], list[_Cue]] = {}
    for part, lemmas, follows, words, tells in lexicon.rows("position_cues.tsv"):
        asked = frozenset(words.split("|")) if words != "-" else frozenset()
        cue = _Cue(tuple(follows.split("|")), asked, tells)
        for lemma in lemmas.split("|"):
            cues.setdefault((part, key_of(lemma)), []).append(cue)
    return {key: tuple(found) for key, found in cues.items()}


@cache
def _voicing() -> frozenset[str]:
    return keys_that("voices")


def keys_that(tells: str, part: str = "v") -> frozenset[str]:
    """Return the keys of the cues of a part that tell something: "voices", "says"."""
    rows = lexicon.rows("position_cues.tsv")
    lemmas = (row[1].split("|") for row in rows if (row[0], row[4]) == (part, tells))
    return frozenset(key_of(lemma) for some in lemmas for lemma in some)
