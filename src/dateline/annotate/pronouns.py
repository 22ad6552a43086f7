"""Whom "he" and "she" mean.

What counts: persons gain weight when named, more as the subject of a sentence, and lose
half of it with every sentence; a pronoun goes to the weightiest person whose gender,
as far as titles, given names or the text tell it, agrees. An object and a name behind a
preposition weigh less than a subject. What guards against false links: a subject that
only a noun tells ("the minister"), or a surname that two persons share, weighs as a person
does, and a pronoun that would mean it is nobody's; pronouns inside quotation marks are
left alone and names there weigh little; captions and body do not mix; where the second
person comes near the first the pronoun stays undecided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.annotate.name_cues import cues
from dateline.annotate.person_names import gender_of
from dateline.annotate.phrases import Phrase, phrase_after
from dateline.annotate.reporting import verb_at
from dateline.annotate.subjects import gender_told, is_one_person, main_subject
from dateline.annotate.units import Unit, is_nominal, is_verb, unit, words
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
_STRANGERS: dict[str | None, Key] = {  # unnamed persons by the gender that their noun tells
    None: ("person", ""),
    "m": ("person", "\0m"),
    "f": ("person", "\0f"),
}
_PREPOSITIONS = cues("not before a subject")


def find_pronouns(
    report: Report, sentences: tuple[Sentence, ...], linked: Linked, names: Iterable[Mention]
) -> Linked:
    """Find the pronouns of persons, each with the person it means.

    A name that is linked to nobody, as two persons have it, may be meant too.
    """
    genders = _genders(linked) | {key: gender for gender, key in _STRANGERS.items()}
    named = {m.span.start: _STRANGERS[gender_of([m])] for m in names if m.kind == "person"}
    named |= {m.span.start: actor for m, actor in linked if actor[0] == "person"}
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
    here = unit(tokens)
    strangers = _strangers(here, quoted, named)
    for i, token in enumerate(tokens):
        if i in strangers:
            scene[strangers[i]] = weight = _SUBJECT
        actor = named.get(token.start)
        if actor:
            weight = _OTHER if quoted[i] else _weight(here, i, weight)
            if weight:
                scene[actor] = max(scene.get(actor, 0.0), weight) + _AGAIN
            continue
        low = token.text.casefold()
        if low not in _GENDER or quoted[i]:
            continue
        meant = _meant(_GENDER[low], scene, genders)
        if meant:
            scene[meant] = max(scene[meant], _SUBJECT if low in {"he", "she"} else _OTHER)
            if meant not in _STRANGERS.values():
                yield i, meant


def _strangers(here: Unit, quoted: list[bool], named: dict[int, Key]) -> dict[int, Key]:
    """Return the unnamed person whom a sentence is about, by the token where they stand."""
    start = next((i for i, is_quoted in enumerate(quoted) if not is_quoted), len(quoted))
    while start < len(quoted) and not here.low[start][0].isalnum():
        start += 1
    if start == len(quoted):
        return {}
    is_inverted = start > 0 and verb_at(here, start) is not None
    stop = next((i for i in range(start, len(quoted)) if quoted[i]), len(quoted))
    phrase = phrase_after(here, start + 1) if is_inverted else main_subject(here, start, stop)
    if phrase is None or not is_one_person(here, phrase) or _is_named(here, phrase, named):
        return {}
    return {phrase.core - 1: _STRANGERS[gender_told(here, phrase)]}


def _is_named(here: Unit, phrase: Phrase, named: dict[int, Key]) -> bool:
    """Say whether a subject has a name: as a role of the report, or by one apposed to it."""
    head, end = here.tokens[phrase.core - 1], phrase.end
    is_role = any(here.tokens[i].start in named for i in range(phrase.start, phrase.core))
    if is_role and "'s" not in here.low[phrase.start : phrase.core]:
        return True
    while end + 1 < len(here.low) and (is_nominal(here, end) or here.low[end] in words("inner")):
        end += 1
    apposed = here.low[end : end + 1] == (",",) and end + 1 < len(here.low)
    return head.start in named or (apposed and here.tokens[end + 1].start in named)


def _weight(here: Unit, i: int, last: float) -> float:
    """Return a name's weight: the first is the subject, unless a preposition stands before it.

    Nor is an object the subject; who is only compared weighs nothing. A name joined to the
    last by "and" weighs as much as that one.
    """
    back = i - 1
    while back >= 0 and here.low[back] not in _PREPOSITIONS:
        if not (here.is_name(back) or (here.low[back] == "." and here.is_name(back - 1))):
            break
        back -= 1
    before = here.low[back] if back >= 0 else ""
    if before in {"like", "unlike"}:
        return 0.0
    if before == "and" and last:
        return last
    return _OTHER if last or before in _PREPOSITIONS or _is_object(here, back) else _SUBJECT


def _is_object(here: Unit, back: int) -> bool:
    """Say whether a verb stands before a name and what belongs to it: "thanked his mate X"."""
    is_gerund = back >= 0 and here.low[back].endswith("ing")
    start = back
    while back >= 0 and (is_nominal(here, back) or here.low[back] in words("det")):
        back -= 1
    if is_gerund and back == start - 1:
        return True  # ", thanking X", not "the first thing X"
    if back < 0:
        return False
    is_inverted = verb_at(here, back) is not None and (back == 0 or here.low[back - 1] in _BEFORE)
    return is_verb(here, back) and not is_inverted


_BEFORE = _CLOSE | frozenset((",", '"', "''"))  # what stands before "said Smith"


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
