"""Who may act in a sentence, and by which words and chain.

An actor is a name or a pronoun of a chain, a noun for those who act (data/event_agents.txt,
person_nouns.tsv, titles.tsv), an adjective of a country or people ("an Indian proposal"), or
a proper noun that no layer knows; a time is none. Who acts for somebody named, "Kenyan
officials", "the government of Kenya", belongs to the chain of that name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.predicates import is_of_people, phrase_of
from dateline.annotate.syntax import Tree
from dateline.annotate.word_forms import bases_of, keys_of
from dateline.report import Span, Time
from dateline.spans import Shelf

# Who acts for somebody else, whose act it then is: "the government of Kenya", "Kenya's army".
_FOR_OTHERS = frozenset(
    (
        "government", "administration", "regime", "authority", "ministry", "official", "side",
        "delegation", "leadership", "state", "spokesman", "spokeswoman", "spokesperson", "cabinet",
        "negotiator", "diplomat", "campaign", "parliament", "military", "army", "force", "troop",
        "police", "leader", "minister", "president",
    )
)  # fmt: skip
_PERSONAL = re.compile(r"(?:ists?|crats?|men|women|eers?|lords?)$")  # "fundamentalist", "gunmen"
# Who is sent, taken in or moved is no actor there: "sent inspectors to Iran".
_SENT = frozenset(
    (
        "inspector",
        "observer",
        "monitor",
        "peacekeeper",
        "troop",
        "forc",
        "soldier",
        "team",
        "mission",
    )
)
_SENDING = frozenset(
    (
        "send",
        "deploy",
        "dispatch",
        "receiv",
        "host",
        "withdraw",
        "mov",
        "mass",
        "provid",
        "contribut",
        "pull",
        "rush",
        "allow",
    )
)


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of a sentence: the words that name it, and its chain where it has one."""

    head: int
    span: Span
    chain: int | None


@dataclass(frozen=True, slots=True)
class Cast:
    """What is needed to know an actor: the mentions of the chains, and the times."""

    mentions: Shelf[int]
    times: Shelf[Time]


def is_actor(tree: Tree, place: int, cast: Cast) -> bool:
    """Say whether a word stands for somebody who acts."""
    token = tree.tokens[place]
    if token.upos in {"VERB", "ADP", "PUNCT", "DET", "NUM", "ADV"}:
        return False
    if cast.times.touching(span := tree.span(place, place)):
        return False
    if cast.mentions.touching(span):
        return True
    if token.upos == "NOUN":
        return is_agent(tree, place) and not _is_sent(tree, place)
    if token.upos == "PROPN":
        return not tree.bears(place, "obl:unmarked", "nmod:unmarked", "flat")
    return is_of_people(tree, place)


def named(tree: Tree, head: int, cast: Cast) -> Actor:
    """Return the actor that a head and its phrase name."""
    places = [place for place in phrase_of(tree, head) if tree.tokens[place].upos != "ADP"]
    span = tree.span(min(places), max(places))
    within = cast.mentions.touching(tree.span(head, head))
    if not within and not _FOR_OTHERS.isdisjoint(bases_of(tree.tokens[head])):
        near = [c for c in tree.children[head] if _names(tree, c)]
        within = [pair for c in near for pair in cast.mentions.touching(tree.span(c, c))]
    return Actor(head, span, within[0][1] if within else None)


def _names(tree: Tree, child: int) -> bool:
    """Say whether a word names whom its head acts for."""
    if tree.bears(child, "compound", "amod", "nmod:poss"):
        return tree.tokens[child].upos != "PRON"
    cases = {tree.tokens[c].text.casefold() for c in tree.having(child, "case")}
    return tree.bears(child, "nmod") and "of" in cases


def is_agent(tree: Tree, place: int) -> bool:
    """Say whether a noun is one for those who act."""
    bases = bases_of(tree.tokens[place])
    lists = ("event_agents.txt", "person_nouns.tsv", "titles.tsv")
    return any(not lexicon.words(name).isdisjoint(bases) for name in lists) or bool(
        _PERSONAL.search(bases[0])
    )


def _is_sent(tree: Tree, place: int) -> bool:
    """Say whether a noun is one for those who are sent, under a verb of sending."""
    head = tree.tokens[place].head
    if head is None or _SENT.isdisjoint(keys_of(tree.tokens[place])):
        return False
    return not _SENDING.isdisjoint(keys_of(tree.tokens[head]))
