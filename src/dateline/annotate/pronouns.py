"""Whom "he" and "she" mean.

What counts: persons gain weight when named, more as the subject of a sentence, and lose
half of it with every sentence; a pronoun goes to the weightiest person whose gender,
as far as titles, given names or the text tell it, agrees. What guards against false
links: pronouns inside quotation marks are left alone, captions and body do not mix,
and where the second person comes near the first the pronoun stays undecided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.annotate.name_cues import cues
from dateline.annotate.person_names import gender_of
from dateline.report import ActorKind, Mention, Report, Sentence, Token

Key = tuple[ActorKind, str]
Linked = list[tuple[Mention, Key]]
Scene = dict[Key, float]  # how much each person is spoken of

_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_SUBJECT, _OTHER = 4.0, 1.5  # weights of a name as subject and elsewhere
_AGAIN = 0.75  # added when a person is named once more
_FADE = 0.5  # a sentence halves what was said before
_FORGOTTEN = 0.1
_LEAD = 1.5  # the first has to outweigh the second by this much
_LEAST = 0.4  # a subject three sentences back
_UNKNOWN_GENDER = 0.7  # weight of a person whose gender nothing tells
_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")
_PREPOSITIONS = cues("not before a subject")


def find_pronouns(report: Report, sentences: tuple[Sentence, ...], linked: Linked) -> Linked:
    """Find the pronouns of persons, each with the person it means."""
    genders = _genders(linked)
    named = {m.span.start: actor for m, actor in linked if actor[0] == "person"}
    found: Linked = []
    scenes: dict[bool, Scene] = {True: {}, False: {}}  # of captions, and of the rest
    quoted, block = False, -1
    for sentence in sentences:
        in_caption = report.blocks[sentence.block].kind == "caption"
        quoted = quoted and sentence.block == block
        block = sentence.block
        scene = _faded(scenes[in_caption])
        scenes[in_caption] = scene
        marks = _quoted(sentence.tokens, within=quoted)
        quoted = marks[-1] if marks else quoted
        for place, meant in _in_sentence(sentence.tokens, marks, scene, named, genders):
            token = sentence.tokens[place]
            span = report.span(token.start, token.end)
            found.append((Mention(span, "person", "pronoun"), meant))
    return found


def _faded(scene: Scene) -> Scene:
    halved = {actor: weight * _FADE for actor, weight in scene.items()}
    return {actor: weight for actor, weight in halved.items() if weight > _FORGOTTEN}


def _in_sentence(
    tokens: tuple[Token, ...],
    quoted: list[bool],
    scene: Scene,
    named: dict[int, Key],
    genders: dict[Key, str | None],
) -> Iterator[tuple[int, Key]]:
    """Find the pronouns of a sentence, and give weight to the persons in it."""
    weight = 0.0  # of the person named last
    for i, token in enumerate(tokens):
        actor = named.get(token.start)
        if actor:
            weight = _weight(tokens, i, weight)
            scene[actor] = max(scene.get(actor, 0.0), weight) + _AGAIN
            continue
        low = token.text.casefold()
        if low not in _GENDER or quoted[i]:
            continue
        meant = _meant(_GENDER[low], scene, genders)
        if meant:
            scene[meant] = max(scene[meant], _SUBJECT if low in {"he", "she"} else _OTHER)
            yield i, meant


def _weight(tokens: tuple[Token, ...], i: int, last: float) -> float:
    """Return a name's weight: the first is the subject, unless a preposition stands before it.

    A name joined to the last by "and" weighs as much as that one.
    """
    back = i - 1
    while back >= 0 and (tokens[back].text[:1].isupper() or tokens[back].text == "."):
        back -= 1
    before = tokens[back].text.casefold() if back >= 0 else ""
    if before == "and" and last:
        return last
    return _OTHER if last or before in _PREPOSITIONS else _SUBJECT


def _genders(linked: Linked) -> dict[Key, str | None]:
    names: dict[Key, list[Mention]] = defaultdict(list)
    for mention, actor in linked:
        if actor[0] == "person" and mention.form == "name":
            names[actor].append(mention)
    return {actor: gender_of(mentions) for actor, mentions in names.items()}


def _quoted(tokens: tuple[Token, ...], *, within: bool) -> list[bool]:
    """Say of every token whether it stands inside quotation marks."""
    marks: list[bool] = []
    for token in tokens:
        if token.text == '"':
            within = not within
        elif token.text in _OPEN or token.text in _CLOSE:
            within = token.text in _OPEN
        marks.append(within)
    return marks


def _meant(gender: str, scene: dict[Key, float], genders: dict[Key, str | None]) -> Key | None:
    """Return the weightiest person of a gender; None when two come near each other."""
    ranked = sorted(_fitting(gender, scene, genders), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def _fitting(
    gender: str, scene: dict[Key, float], genders: dict[Key, str | None]
) -> Iterator[tuple[Key, float]]:
    for actor, weight in scene.items():
        told = genders.get(actor)
        if told == gender:
            yield actor, weight
        elif told is None:
            yield actor, weight * _UNKNOWN_GENDER
