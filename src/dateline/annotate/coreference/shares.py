"""How far a pronoun or a noun may mean each person: weight times chance, shared out.

The weight is how much somebody is spoken of, the chance is the reading model's. A chance
that falls on a pronoun or on "the minister" goes on to those whom that one means, in the
shares found for it. Unnamed persons have their shares as others do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from dateline import lexicon
from dateline.annotate.coreference import roles
from dateline.annotate.coreference.bearers import UNKNOWN, Bearers, Key
from dateline.annotate.coreference.role_mentions import Role, agrees, read_role
from dateline.annotate.coreference.salience import barred, governing, reflected, weight
from dateline.annotate.syntax import Tree
from dateline.report import Link, Token

Shares = dict[Key, float]  # how far a word may mean each person
Scene = dict[Key, float]  # how much each person is spoken of
Place = tuple[int, int]  # a sentence and a token of it

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
FADE = 0.5  # a sentence halves the weight of what was said before
FORGOTTEN = 0.1  # weight below which somebody is no more spoken of

# Set on GUM's train part and on galaxy clusters read by hand; a third more or less of any of
# them changes one pronoun in a hundred.
_DOUBT = 0.08  # added to every chance: the model may be wrong
_UNKNOWN_GENDER = 0.7  # factor for a person whose gender nothing tells
_GOVERNING = 2.0  # factor for the subject of a clause above that of the pronoun
_SPOKE = 1.5  # factor for who spoke last, where the pronoun speaks
# Weight and chance together below which the first is nobody: without chances a subject three
# sentences back, with them one that the model is sure of.
_LEAST, _LEAST_SURE = 0.4, 0.15


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with a parse, and what does not change as one reads."""

    number: int
    tree: Tree
    named: frozenset[int]  # tokens where the name of a person begins
    marks: list[bool]  # of each token whether it stands inside quotation marks
    speaking: frozenset[int]  # tokens of who says something
    links: dict[int, list[Link]]  # by the token that points back
    in_caption: bool


@dataclass(slots=True)
class Reader:
    """What is known of the persons of a report as one reads on."""

    lines: dict[int, Line]  # by the sentence's number
    bearers: Bearers
    genders: dict[Key, str | None]
    held: dict[Key, tuple[Role, ...]]  # the roles that stand with the names
    scene: Scene = field(default_factory=dict)
    shares: dict[Place, Shares] = field(default_factory=dict)
    speaker: tuple[int, Key] | None = None  # the last, with the sentence
    partners: dict[Key, Key] = field(default_factory=dict)  # of persons last named by "and"
    votes: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def shares_of_pronoun(reader: Reader, line: Line, place: int) -> Shares:
    """Return the shares of those whom a pronoun may mean; none where all are forgotten."""
    chances, weights = _chances(reader, line, place)
    for actor, gained in reader.scene.items():
        weights[actor] = max(weights.get(actor, 0.0), gained)
    for actor in _favoured(reader, line, place):
        weights[actor] = weights.get(actor, 0.0) * _SPOKE
    for actor in governing(line.tree, place, reader.bearers):
        weights[actor] = weights.get(actor, 0.0) * _GOVERNING
    doubt = _DOUBT if place in line.links else 1.0
    found = {
        actor: max(FORGOTTEN, weights.get(actor, 0.0)) * (chances.get(actor, 0.0) + doubt)
        for actor in {**chances, **weights}
    }
    gender = GENDER[line.tree.tokens[place].text.casefold()]
    found = _agreeing(found, gender, reader.genders)
    only = reflected(line.tree, place, reader.bearers)
    out = barred(line.tree, place, reader.bearers)
    found = {a: share for a, share in found.items() if a not in out and (not only or a in only)}
    least = _LEAST_SURE if place in line.links else _LEAST
    if max(found.values(), default=0.0) < least:
        return {}
    total = sum(found.values())
    return {actor: share / total for actor, share in found.items()}


def shares_of_noun(reader: Reader, line: Line, place: int) -> Shares:
    """Return the shares of those whom "the minister" may mean.

    The chance of nobody told before is that of a person unknown.
    """
    token, tree = line.tree.tokens[place], line.tree
    own, gender = unknown(line.number, place), gender_of_noun(token)
    reader.genders.setdefault(own, gender)
    is_said_of = tree.bears(place, "appos", "compound") or bool(tree.having(place, "cop"))
    if is_said_of or place not in line.links:
        return {own: 1.0}
    chances, _ = _chances(reader, line, place)
    out = barred(tree, place, reader.bearers)
    shares = _agreeing(chances, gender, reader.genders)
    role = read_role([word.text for word in tree.tokens[role_start(tree, place) : place + 1]])
    out |= {actor for actor in shares if not _may_hold(role, reader.held.get(actor, ()))}
    shares = {actor: share for actor, share in shares.items() if actor not in out}
    shares[own] = shares.get(own, 0.0) + max(0.0, 1 - sum(shares.values()))
    reader.shares[line.number, place] = shares
    return shares


def _may_hold(role: Role, held: tuple[Role, ...]) -> bool:
    """Say whether a role may be that of somebody whose roles the report tells."""
    return not (held and role.head) or any(agrees(role, other) for other in held)


def role_start(tree: Tree, place: int) -> int:
    """Return where "the former minister" begins, given its noun."""
    return min((child for child in tree.having(place, "det") if child < place), default=place)


def shares_of_thing(reader: Reader, line: Line, place: int) -> Shares:
    """Return the shares of those whom "it" may mean: the chances alone, as "it" means anything."""
    chances, _ = _chances(reader, line, place)
    out = barred(line.tree, place, reader.bearers)
    return {a: chance for a, chance in chances.items() if a not in out and not is_actor(a)}


def _chances(reader: Reader, line: Line, place: int) -> tuple[Shares, Scene]:
    """Return the model's chances by actors, and the weights of the unnamed among them."""
    chances: Shares = defaultdict(float)
    weights: Scene = {}
    for link in line.links.get(place, ()):
        at = (line.number - link.back, link.at)
        tree = reader.lines[at[0]].tree
        token = tree.tokens[link.at]
        if at in reader.shares:
            for actor, share in reader.shares[at].items():
                chances[actor] += share * link.chance
        elif token.start in reader.bearers:
            chances[reader.bearers[token.start]] += link.chance
        elif token.upos in {"NOUN", "PROPN", "ADJ"}:
            actor = unknown(*at)
            chances[actor] += link.chance
            reader.genders.setdefault(actor, gender_of_noun(token))
            weights[actor] = weight(tree, link.at) * FADE**link.back
    return chances, weights


def _favoured(reader: Reader, line: Line, place: int) -> tuple[Key, ...]:
    """Return who spoke in this sentence or the one before, for a pronoun that speaks."""
    if place not in line.speaking or reader.speaker is None:
        return ()
    number, actor = reader.speaker
    return (actor,) if number >= line.number - 1 else ()


def _agreeing(shares: Shares, gender: str | None, genders: dict[Key, str | None]) -> Shares:
    """Return the shares of those who may be of a gender."""
    if gender is None:
        return dict(shares)
    told = {actor: genders.get(actor) for actor in shares}
    return {
        actor: share * (_UNKNOWN_GENDER if told[actor] is None and is_actor(actor) else 1.0)
        for actor, share in shares.items()
        if told[actor] in {None, gender}
    }


def first(shares: Shares) -> Key:
    """Return who has the largest share."""
    return min(shares, key=lambda actor: (-shares[actor], actor))


def unknown(sentence: int, token: int) -> Key:
    """Return the key of the person whom only a noun tells."""
    return "person", f"{UNKNOWN}{sentence}:{token}"


def is_actor(key: Key) -> bool:
    """Say whether somebody is a person of the report's actors."""
    return key[0] == "person" and not key[1].startswith(UNKNOWN)


@cache
def person_nouns() -> dict[str, str | None]:
    """Return the nouns that one person may be told by, with the gender that they tell."""
    nouns: dict[str, str | None] = dict.fromkeys(roles.offices())
    nouns |= dict.fromkeys(lexicon.table("person_nouns.tsv"))
    told = {noun: roles.title_gender(noun) for noun in nouns}
    told |= {noun: sex for noun, sex in lexicon.table("person_nouns.tsv").items() if sex != "-"}
    return told


def gender_of_noun(token: Token) -> str | None:
    """Return "m" or "f" where a noun tells it: "wife", "spokesman"."""
    return person_nouns().get(token.text.casefold())
