"""Factuality: whether what a word of a sentence tells of happens, by the grammar around it.

What counts, for a predicate: "if" and "whether"; modal auxiliaries; negation; for an
infinitive or a bare participle, what governs it (`governing`: "plans to", "failed to", "an
effort to"), and its governor's own factuality where it governs like "begin"; tense and
aspect: a present progressive goes on, a present is background (in a headline or a caption
it tells of a happening), a past has happened. For a noun: "no", the preposition "without",
what it is an object of ("called for talks", "expects a deal").

What guards against errors of the parse: decisions need one or two edges; what is not
understood has happened, as most of what news tells has. The categories are those of
FactBank (Sauri and Pustejovsky 2009) and of the NewsReader guidelines (Tonelli et al.
2014), in the record's words: certain and not future is happened, ongoing or background;
negative is denied; uncertain or future is expected or proposed.

Measured on the event mentions of MEANTIME (evaluation/factuality.py): accuracy 0.85, of
verbs 0.92, of nouns 0.73; calling every mention factual gives 0.70.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.claims.governing import asks, forms, governing, is_infinitive, led_by
from dateline.annotate.predicates import auxiliaries, helpers_of
from dateline.annotate.syntax import Tree
from dateline.report import BlockKind, Status, Token

REACH = 12  # edges up a tree that are followed; sentences that need more are lists

OPEN: frozenset[Status] = frozenset({"expected", "proposed"})  # neither so nor not so as yet
# Block kinds whose present tense tells of a happening.
TELLING: frozenset[BlockKind] = frozenset({"title", "subhead", "caption"})

_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "no-one"})
_WITHOUT = frozenset({"without", "instead"})
_BE = frozenset({"is", "are", "am", "was", "were", "'s", "’s", "'re", "’re", "'m", "’m"})
_MODALS: dict[str, Status] = {
    **dict.fromkeys(("will", "shall", "would"), "expected"),
    **dict.fromkeys(("may", "might", "could", "can"), "expected"),
    **dict.fromkeys(("should", "must", "ought"), "proposed"),
}
_ABLE = frozenset({"could", "can"})  # "could not": it did not
_SENSED = frozenset({"see", "hear", "feel", "smell"})  # "could be heard": it was
_PRESENT = frozenset({"VBZ", "VBP"})
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only"})
_HEARSAY = frozenset(
    {"appear", "seem", "believe", "say", "report", "think", "know", "allege", "consider"}
)
# With a destination, their present progressive is a future (Quirk et al. 1985, 4.44).
_JOURNEYS = frozenset(
    {"heading", "travelling", "traveling", "flying", "returning", "leaving", "departing"}
)
_GROUNDS = frozenset({"because", "although", "though", "since", "while", "whereas", "that"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LENGTHS = frozenset({"days", "weeks", "months", "years", "decades", "centuries", "hours"})


def status_at(tree: Tree, place: int, kind: BlockKind = "body", reach: int = REACH) -> Status:
    """Return the status of what a word tells of; `kind` is that of its block."""
    if not reach:
        return "happened"
    judge = _of_predicate if is_predicate(tree, place) else _of_noun
    return judge(tree, place, kind, reach - 1)


def is_predicate(tree: Tree, place: int) -> bool:
    """Say whether a word heads a clause: a verb, or what stands with a copula."""
    return tree.tokens[place].upos in {"VERB", "AUX"} or bool(tree.having(place, "cop"))


def has_none(tree: Tree, place: int) -> bool:
    """Say whether nobody did what a predicate tells, or nothing was there: "no deal was made"."""
    return any(
        not _NONE.isdisjoint(forms(tree, (at, *tree.having(at, "det"))))
        for at in tree.having(place, "nsubj", "obj")
    )


def _of_predicate(tree: Tree, place: int, kind: BlockKind, reach: int) -> Status:
    held, helpers = auxiliaries(tree, place), helpers_of(tree, place)
    negated = "not" in helpers
    modal = next((modal for modal in _MODALS if modal in helpers), None)
    if asks(tree, place):
        return "expected"
    if modal is not None and not (modal == "could" and tree.tokens[place].lemma in _SENSED):
        return "denied" if negated and modal in _ABLE else _MODALS[modal]
    if is_infinitive(tree, place) or _is_base(tree, place, held):
        return _infinitive(tree, place, kind, reach)
    if negated:
        return "denied"
    if not held and tree.tokens[place].tag in {"VBG", "VBN"}:
        return _participle(tree, place, kind, reach)
    return _finite(tree, place, held, kind, reach)


def is_yet_to_be(tree: Tree, place: int) -> bool:
    """Say whether a predicate has not come about: "is yet to arrive", "has yet to arrive"."""
    to = (at for at in tree.having(place, "mark", "aux") if tree.tokens[at].tag == "TO")
    return any(at > 1 and tree.tokens[at - 1].text.casefold() == "yet" for at in to)


def _is_base(tree: Tree, place: int, held: Sequence[int]) -> bool:
    """Say whether a verb is a bare infinitive: "helped build"."""
    token = tree.tokens[place]
    return token.tag == "VB" and not held and token.head is not None


def _infinitive(tree: Tree, place: int, kind: BlockKind, reach: int) -> Status:
    head = tree.tokens[place].head
    helpers = tree.having(place, "aux", "cop")
    if is_yet_to_be(tree, place):
        return "denied"
    if not _BE.isdisjoint(forms(tree, helpers)):
        return "expected"  # "is to meet"
    if head is None:
        return "expected" if kind in TELLING else "happened"
    is_perfect = any(tree.tokens[at].lemma == "have" for at in helpers)
    if is_perfect and tree.tokens[head].lemma in _HEARSAY:
        return "happened"  # "is said to have left"
    known = governing(tree, head)
    if known and not _follows(tree, place, head):
        return known.status
    begins = tree.bears(place, "xcomp") and tree.tokens[head].upos == "VERB"
    return (
        status_at(tree, head, kind, reach) if begins or _follows(tree, place, head) else "expected"
    )


def _follows(tree: Tree, place: int, head: int) -> bool:
    """Say whether an infinitive is as its head: "to come and go", "the first to leave"."""
    ranks = (head, *tree.having(head, "amod"))
    is_ranked = tree.bears(place, "acl") and any(tree.tokens[at].lemma in _RANKS for at in ranks)
    return is_ranked or tree.bears(place, "conj")


def _participle(tree: Tree, place: int, kind: BlockKind, reach: int) -> Status:
    led = led_by(tree, place)
    head = tree.tokens[place].head
    if led & _WITHOUT:
        return "denied"
    if head is None:
        return "happened"
    known = governing(tree, head)
    if known and (tree.bears(place, "xcomp", "ccomp", "obj") or led & known.also):
        return known.status
    while tree.bears(place, "advcl") and tree.bears(head, "xcomp") and is_infinitive(tree, head):
        head = tree.tokens[head].head or 0  # it goes with all of "tried to leave"
    above = status_at(tree, head, kind, reach)
    joined = tree.bears(place, "conj") and not tree.having(place, "nsubj")
    return above if joined or above in OPEN else "happened"


def _finite(tree: Tree, place: int, held: Sequence[int], kind: BlockKind, reach: int) -> Status:
    head = tree.tokens[place].head
    if head is not None and tree.bears(place, "advcl") and _is_condition(tree, place):
        above = status_at(tree, head, kind, reach)
        if above in OPEN:
            return above  # "will leave when it arrives"
    known = governing(tree, head) if head is not None and tree.bears(place, "ccomp") else None
    if known and known.clause == "whole" and known.status != "expected":
        return known.status  # "hopes that it holds", "denied that he left"
    return _tense(tree, place, [tree.tokens[at] for at in held], kind)


def _is_condition(tree: Tree, place: int) -> bool:
    """Say whether a clause tells when: a reason or a contrast ("because", "although") does not."""
    led = forms(tree, tree.having(place, "mark", "advmod"))
    return bool(led) and _GROUNDS.isdisjoint(led)


def _tense(tree: Tree, place: int, helpers: list[Token], kind: BlockKind) -> Status:
    """Return the status that tense and aspect give; a copula with a noun tells what is."""
    token = tree.tokens[place]
    finite = helpers[0] if helpers else token
    is_state = bool(tree.having(place, "cop"))
    if finite.text == "been" and is_state:
        return "ongoing"  # its "has" was hung elsewhere
    if finite.tag == "VB" and finite.lemma == "be":
        return "proposed"  # "insists that he be removed"
    if _orders(tree, place, helpers, kind):
        return "proposed"
    if finite.tag in _PRESENT or (finite.tag == "VB" and token.head is None):
        return _present(tree, place, helpers, kind)
    named = is_state and token.upos in {"NOUN", "PROPN"} and finite.tag == "VBD"
    return "background" if named else "happened"


def _orders(tree: Tree, place: int, helpers: list[Token], kind: BlockKind) -> bool:
    """Say whether a predicate is an imperative: "Vote on Sunday", "Don't go"."""
    token = tree.tokens[place]
    is_alone = token.head is None and token.tag == "VB" and not helpers
    opens = all(before.upos not in _NAMING for before in tree.tokens[:place])
    return is_alone and opens and kind not in TELLING


def _present(tree: Tree, place: int, helpers: list[Token], kind: BlockKind) -> Status:
    if tree.tokens[place].tag == "VBG" and helpers[-1:] and helpers[-1].lemma == "be":
        return "expected" if _sets_out(tree, place) else "ongoing"
    if kind in TELLING:
        return "happened"
    if helpers and helpers[0].lemma == "have":
        return "ongoing" if tree.having(place, "cop") or lasts(tree, place) else "happened"
    return "background"


def _sets_out(tree: Tree, place: int) -> bool:
    """Say whether a present progressive tells of a journey planned: "is flying to Geneva"."""
    if tree.tokens[place].text.casefold() not in _JOURNEYS:
        return False
    return any(led_by(tree, at) & {"to", "for"} for at in tree.having(place, "obl"))


def lasts(tree: Tree, place: int) -> bool:
    """Say whether a perfect tells how long it has been so: "has long", "for years"."""
    return "long" in forms(tree, tree.having(place, "advmod")) or any(
        "for" in led_by(tree, at)
        for at in tree.having(place, "obl")
        if tree.tokens[at].text.casefold() in _LENGTHS
    )


def _of_noun(tree: Tree, place: int, kind: BlockKind, reach: int) -> Status:
    led = led_by(tree, place)
    head = tree.tokens[place].head
    if led & _WITHOUT or not _NONE.isdisjoint(forms(tree, tree.having(place, "det"))):
        return "denied"
    if head is None:
        return "happened"
    is_object = tree.bears(place, "obj", "nsubj:pass")
    known = governing(tree, head)
    if known and ((is_object and "obj" in known.also) or led & known.also):
        return known.status
    if not (is_object or tree.bears(place, "conj") or "of" in led):
        return "happened"
    above = status_at(tree, head, kind, reach)
    took = above in OPEN or (above == "denied" and tree.bears(place, "obj"))
    return above if took or tree.bears(place, "conj") else "happened"
