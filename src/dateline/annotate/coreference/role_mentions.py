"""Roles that stand for an actor without a name: "the Russian president", "the ministry".

What counts: "the" (or a country's possessive), words that go before titles, a title;
and "the" with the telling word of an organisation's name. The report has to have given
that role to somebody. What guards against false links: the nationality has to agree,
"prime", "vice" and the like have to stand on both sides, and where two actors have
the role the one named in the last sentences is taken, or none if both were. An
organisation has to be what the reading model sees "the council" point back to, where it
looked for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline import gazetteer, lexicon
from dateline.annotate.coreference import roles
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_words import Word, head_kinds, joined, words_of
from dateline.naming import fold
from dateline.report import ActorKind, Mention, Report, Sentence

Key = tuple[ActorKind, str]
Linked = list[tuple[Mention, Key]]

_BINDING = cues("binding a role")
_PAST = frozenset({"former", "ex", "late", "then"})
_LEADS = cues("leads a country")
_MAX_ROLE = 6  # words between "the" and the title
_NEAR = 600  # characters: about three sentences back
_BACKED = 0.4  # chances of its like; of GUM's wrong bodies most go, of the right ones none


@dataclass(frozen=True, slots=True)
class Role:
    """A title with what narrows it down."""

    head: str
    country: str | None
    narrower: frozenset[str]


def find_role_mentions(report: Report, sentences: tuple[Sentence, ...], linked: Linked) -> Linked:
    """Find the mentions by role alone, each with the actor whose role it is."""
    holders = _holders(linked)
    bodies = _bodies(linked)
    taken = _taken(linked)
    places = _places(linked)
    is_linked = any(sentence.links for sentence in sentences)
    found: Linked = []
    for number, sentence in enumerate(sentences):
        words = words_of(sentence)
        for first, last in _role_phrases(words):
            start, end = words[first].start, words[last - 1].end
            if any(position in taken for position in range(start, end)):
                continue
            actor = _holder(role_of(words[first:last]), holders, places, start)
            actor = actor or _body(words[first:last], bodies)
            if actor and actor[0] == "organisation" and is_linked:
                actor = actor if _is_told_before(sentences, number, end) else None
            if actor:
                found.append((Mention(report.span(start, end), actor[0], "role"), actor))
    return found


def role_of(words: tuple[Word, ...]) -> Role:
    """Return what a role says: "then Russian President" a president, of Russia, then."""
    texts = [word.text for word in words if word.text.casefold() not in {"the", "a", "an"}]
    return read_role(texts)


def read_role(texts: list[str]) -> Role:
    """Return what a role of some words says; its last title before "of" is the head."""
    cut = next(
        (i for i, text in enumerate(texts) if i and text in {"of", "for", "at", "from"}), len(texts)
    )
    country = None
    for length in (3, 2, 1):
        for i in range(len(texts) - length + 1):
            name = " ".join(texts[i : i + length])
            country = country or (
                gazetteer.country_of_adjective(name) or gazetteer.country_named(name)
            )
    front = [roles.bare(text) for text in texts[:cut]]
    head = next((roles.singular(text) for text in reversed(front) if roles.is_title(text)), "")
    narrower = {part for text in front for part in text.split("-")} & _BINDING
    return Role(head, country.code if country else None, frozenset(narrower))


def _holders(linked: Linked) -> dict[str, list[tuple[Role, Key]]]:
    holders: dict[str, list[tuple[Role, Key]]] = defaultdict(list)
    for mention, actor in linked:
        if actor[0] == "person" and mention.role:
            role = read_role(mention.role.text.replace("'s", " ").replace("’s", " ").split())
            role = _with_country(role, mention.span.text)
            if role.head and (role, actor) not in holders[role.head]:
                holders[role.head].append((role, actor))
                if role.head in _LEADS or "prime" in role.narrower:
                    leads = Role("leader", role.country, role.narrower & _PAST)
                    holders["leader"].append((leads, actor))
    return holders


def held_roles(linked: Linked) -> dict[Key, tuple[Role, ...]]:
    """Return the roles that the report gives to each person."""
    held: dict[Key, list[Role]] = defaultdict(list)
    for holders in _holders(linked).values():
        for role, actor in holders:
            held[actor].append(role)
    return {actor: tuple(its) for actor, its in held.items()}


def _with_country(role: Role, name: str) -> Role:
    """Return a leader's role with the country, where the list of leaders tells it."""
    if role.country or role.head not in _LEADS | {"minister", "leader"}:
        return role
    leaders = lexicon.table("leaders.tsv")
    code = leaders.get(name) or leaders.get(name.rpartition(" ")[2])
    return Role(role.head, code, role.narrower) if code else role


def _bodies(linked: Linked) -> dict[str, list[Key]]:
    bodies: dict[str, list[Key]] = defaultdict(list)
    for mention, actor in linked:
        if actor[0] == "organisation":
            for word in fold(mention.span.text):
                if head_kinds().get(word) == "organisation" and actor not in bodies[word]:
                    bodies[word].append(actor)
    return bodies


def _taken(linked: Linked) -> set[int]:
    taken: set[int] = set()
    for mention, _ in linked:
        for span in (mention.span, mention.role) if mention.form == "name" else (mention.span,):
            if span and (mention.kind in {"person", "organisation"} or span is mention.role):
                taken.update(range(span.start, span.end))
    return taken


def _places(linked: Linked) -> dict[Key, list[int]]:
    places: dict[Key, list[int]] = defaultdict(list)
    for mention, actor in linked:
        places[actor].append(mention.span.start)
    return places


def _role_phrases(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Find "the ... TITLE" and "COUNTRY's ... TITLE", as positions in the words."""
    for i, word in enumerate(words):
        if word.text.casefold() == "the":
            end = _phrase_end(words, i + 1)
            if end:
                yield i, end
        elif word.text in {"'s", "’s"} and i and _country_before(words, i):
            end = _phrase_end(words, i + 1)
            if end and roles.is_title(words[end - 1].text):
                yield i - _country_before(words, i), end


def _country_before(words: tuple[Word, ...], i: int) -> int:
    for length in (3, 2, 1):
        if i >= length and gazetteer.country_named(joined(words[i - length : i])):
            return length
    return 0


def _phrase_end(words: tuple[Word, ...], start: int) -> int | None:
    for i in range(start, min(start + _MAX_ROLE, len(words))):
        text = words[i].text
        low = text.casefold()
        following = words[i + 1].text if i + 1 < len(words) else ""
        if roles.is_office(text) or head_kinds().get(low) == "organisation":
            if roles.is_title(following) or head_kinds().get(following.casefold()):
                continue
            if following.casefold() in lexicon.words("lower_case_words.txt") and (
                _is_noun_after(following)
            ):
                return None
            return i + 1
        if not (
            low in lexicon.words("title_modifiers.txt")
            or gazetteer.country_of_adjective(text)
            or text[:1].isupper()
            or _is_adjective(low)
        ):
            return None
    return None


def _is_adjective(low: str) -> bool:
    """Say whether a word may stand between "the" and a title: "the formerly reclusive leader"."""
    return low.endswith(_ADJECTIVE_ENDINGS) and low not in lexicon.words("function_words.txt")


_ADJECTIVE_ENDINGS = ("ly", "ive", "ial", "ical", "ous", "ful", "less", "-old", "-year", "ish")


def _is_noun_after(following: str) -> bool:
    """Say whether a noun makes the title before it an adjective: "president election"."""
    return following in {"election", "campaign", "race", "candidate", "elect", "building"}


def _holder(
    role: Role, holders: dict[str, list[tuple[Role, Key]]], places: dict[Key, list[int]], at: int
) -> Key | None:
    """Return the one actor who has a role, or of several the one spoken of just before."""
    fitting = {actor: held for held, actor in holders.get(role.head, []) if agrees(role, held)}
    if len(fitting) == 1:
        return next(iter(fitting))
    recent = [actor for actor in fitting if any(at - _NEAR < place < at for place in places[actor])]
    return recent[0] if len(recent) == 1 else None


def agrees(role: Role, held: Role) -> bool:
    """Say whether a role may be the one that somebody holds."""
    if role.head != held.head:
        return False
    if role.country and role.country != held.country:
        return False
    lacking = held.narrower - role.narrower - _PAST
    return role.narrower <= held.narrower and not (lacking & {"prime", "vice", "deputy"})


def _body(words: tuple[Word, ...], bodies: dict[str, list[Key]]) -> Key | None:
    if len(words) != 2:  # noqa: PLR2004 - "the council"
        return None
    owners = bodies.get(words[-1].text.casefold(), []) if words[-1].text.islower() else []
    return owners[0] if len(owners) == 1 else None


def _is_told_before(sentences: tuple[Sentence, ...], number: int, end: int) -> bool:
    """Say whether the reading model sees a noun that ends at `end` point back to its like."""
    sentence = sentences[number]
    chance = 0.0
    for link in sentence.links:
        noun = sentence.tokens[link.place]
        other = sentences[number - link.back].tokens[link.at]
        if noun.end == end and noun.text.casefold() == other.text.casefold():
            chance += link.chance
    return chance >= _BACKED
