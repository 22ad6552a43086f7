"""Whom "he", "she", "it" and "the minister" mean, where no rule for roles has told it.

What counts: how much each person is spoken of (named as a subject or a speaker more than
elsewhere, half of it lost with every sentence), times the chance that the reading model
gives them (see shares.py). Gender has to agree, as far as titles, given names, nouns or
pronouns decided before tell it.

What guards against false links: unnamed persons ("his brother", "a guard") compete as
others do, and a pronoun that would mean one is nobody's; so is one whose second person
comes near the first. Pronouns inside quotation marks are left alone and names there weigh
little; captions and body do not mix; whom grammar rules out is out (see salience.py). "It"
is told only where the model is sure of an organisation or a country.

A sentence without a parse has no pronouns here; one without the model's chances is judged
by weight alone.

Quality: evaluation/coreference.py. Of 177 speakers "he" and "she" in 20 galaxy clusters, ten
of them without a name there, 153 are told rightly, 5 wrongly. Of 45 links of "it", 42 are
right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.annotate.coreference.bearers import Bearers, Key, Linked, find_bearers, names_begin
from dateline.annotate.coreference.person_names import gender_of
from dateline.annotate.coreference.role_mentions import held_roles
from dateline.annotate.coreference.salience import (
    MAIN,
    OBJECT,
    joined,
    quoted,
    speaking,
    weight,
    weight_of_name,
)
from dateline.annotate.coreference.shares import (
    FADE,
    FORGOTTEN,
    GENDER,
    Line,
    Reader,
    Scene,
    first,
    is_actor,
    person_nouns,
    role_start,
    shares_of_noun,
    shares_of_pronoun,
    shares_of_thing,
    unknown,
)
from dateline.annotate.syntax import Tree, tree_of
from dateline.report import Link, Mention, MentionForm, Report, Sentence

_AGAIN = 0.75  # added when a person is named once more
_SHARE = 0.5  # of the first ...
_LEAD = 1.5  # ... who has to outweigh the second by this much
_PARTNER = 0.1  # of who was named with the first ("Holt and Lund"): more, and it may be either
_ROLE_SHARE = 0.75  # of the person whom "the minister" means: below it a third are wrong
_THING_SHARE = 0.7  # of the body that "it" means: from here on all links of GUM train are right
_NEAR = 0.3  # weight of such a person, spoken of in one of the last sentences
_VOTES = 0.65  # of the pronouns decided for a person, to tell the gender by them ...
_VOTERS = 2  # ... of so many at least


def find_pronouns(
    report: Report, sentences: tuple[Sentence, ...], linked: Linked, names: Iterable[Mention]
) -> Linked:
    """Find the pronouns and the roles left open, each with whom it means."""
    trees = {number: tree_of(sentence) for number, sentence in enumerate(sentences)}
    parsed = {number: tree for number, tree in trees.items() if tree is not None}
    bearers = find_bearers(tuple(parsed.values()), linked, names)
    lines = _lines(report, parsed, bearers)
    genders, held = _genders(linked), held_roles(linked)
    learner = Reader(lines, bearers, dict(genders), held)
    for _ in _read(learner, report):
        pass  # once to learn the genders
    return list(_read(Reader(lines, bearers, genders | _learnt(learner), held), report))


def _lines(report: Report, trees: dict[int, Tree], bearers: Bearers) -> dict[int, Line]:
    lines: dict[int, Line] = {}
    within, block = False, -1
    for number, tree in trees.items():
        sentence = tree.sentence
        marks = quoted(sentence.tokens, within=within and sentence.block == block)
        within, block = marks[-1], sentence.block
        in_caption = report.blocks[sentence.block].kind == "caption"
        links: dict[int, list[Link]] = defaultdict(list)
        for link in sentence.links:
            other = lines.get(number - link.back)
            if not link.back or (other is not None and other.in_caption == in_caption):
                links[link.place].append(link)
        named = frozenset(names_begin(tree, bearers))
        speakers = speaking(sentence)
        lines[number] = Line(number, tree, named, marks, speakers, dict(links), in_caption)
    return lines


def _genders(linked: Linked) -> dict[Key, str | None]:
    names: dict[Key, list[Mention]] = defaultdict(list)
    for mention, actor in linked:
        if actor[0] == "person" and mention.form == "name":
            names[actor].append(mention)
    return {actor: gender_of(mentions) for actor, mentions in names.items()}


def _learnt(reader: Reader) -> dict[Key, str | None]:
    """Return the genders that the pronouns decided for a person tell."""
    learnt: dict[Key, str | None] = {}
    for actor, votes in reader.votes.items():
        (gender, count), *_ = votes.most_common(1)
        if reader.genders.get(actor) is None and count >= max(_VOTERS, _VOTES * votes.total()):
            learnt[actor] = gender
    return learnt


def _read(reader: Reader, report: Report) -> Iterator[tuple[Mention, Key]]:
    scenes: dict[bool, Scene] = {True: {}, False: {}}  # of captions, and of the rest
    for line in reader.lines.values():
        reader.scene = scenes[line.in_caption] = _faded(scenes[line.in_caption])
        tokens = line.tree.tokens
        for start, end, form, actor in _in_line(reader, line):
            span = report.span(tokens[start].start, tokens[end].end)
            yield Mention(span, actor[0], form), actor


def _faded(scene: Scene) -> Scene:
    halved = {actor: gained * FADE for actor, gained in scene.items()}
    return {actor: gained for actor, gained in halved.items() if gained > FORGOTTEN}


def _in_line(reader: Reader, line: Line) -> Iterator[tuple[int, int, MentionForm, Key]]:
    """Find the pronouns and roles of a sentence, and give weight to the persons in it."""
    for place, token in enumerate(line.tree.tokens):
        if place in line.named:
            _name(reader, line, place)
        elif token.upos == "NOUN":
            actor = _noun(reader, line, place)
            if actor is not None:
                yield role_start(line.tree, place), place, "role", actor
        elif token.text.casefold() in GENDER:
            actor = _pronoun(reader, line, place)
            if actor is not None:
                yield place, place, "pronoun", actor
        elif token.text.casefold() in _THINGS:
            actor = _thing(reader, line, place)
            if actor is not None:
                yield place, place, "pronoun", actor


def _name(reader: Reader, line: Line, place: int) -> None:
    actor = reader.bearers[line.tree.tokens[place].start]
    gained = weight_of_name(line.tree, place, reader.bearers)
    partner = joined(line.tree, place, reader.bearers)
    reader.partners.pop(reader.partners.pop(actor, actor), None)
    if partner is not None:
        reader.partners |= {actor: partner, partner: actor}
    if line.marks[place]:
        gained = min(gained, OBJECT)
    elif place in line.speaking:
        gained = MAIN
        reader.speaker = (line.number, actor)
    if gained:
        reader.scene[actor] = max(reader.scene.get(actor, 0.0), gained) + _AGAIN


def _noun(reader: Reader, line: Line, place: int) -> Key | None:
    """Share out what a noun means, and return the person whose role it is."""
    tree, token = line.tree, line.tree.tokens[place]
    is_person = (token.lemma or token.text).casefold() in person_nouns()
    if token.start in reader.bearers or not (is_person or place in line.links):
        return None
    shares = shares_of_noun(reader, line, place)
    if line.marks[place] or not is_person:
        return None
    best = first(shares)
    if place in line.speaking:
        reader.speaker = (line.number, best)
    is_near = reader.scene.get(best, 0.0) >= _NEAR
    is_stranger = best == unknown(line.number, place)
    if is_actor(best) or (is_stranger and token.tag == "NN" and tree.bears(place, "nsubj")):
        gained = weight(tree, place) * shares[best]
        reader.scene[best] = max(reader.scene.get(best, 0.0), gained)
    is_free = _stands_for_somebody(tree, place, reader.bearers)
    is_far_ahead = is_actor(best) and shares[best] >= _ROLE_SHARE
    return best if is_far_ahead and is_near and is_free else None


def _stands_for_somebody(tree: Tree, place: int, bearers: Bearers) -> bool:
    """Say whether a noun stands for a person: not in "as the leader", nor "the Holt aide"."""
    cases = tree.having(place, "case")
    head = tree.tokens[place].head
    return not (
        any(word.start in bearers for word in tree.tokens[role_start(tree, place) : place])
        or any(tree.tokens[case].text.casefold() in _BECOMING for case in cases)
        or (head is not None and tree.tokens[head].lemma in _BECOMING)
    )


_BECOMING = frozenset({"as", "into", "become", "name", "elect", "appoint"})


def _pronoun(reader: Reader, line: Line, place: int) -> Key | None:
    """Share out what a pronoun means, and return the person if one is far ahead."""
    low = line.tree.tokens[place].text.casefold()
    shares = shares_of_pronoun(reader, line, place)
    reader.shares[line.number, place] = shares
    if not shares or line.marks[place]:
        return None
    best = first(shares)
    second = max((share for actor, share in shares.items() if actor != best), default=0.0)
    partner = shares.get(reader.partners.get(best, best), 0.0)
    if shares[best] < max(_SHARE, _LEAD * second) or _PARTNER < partner < shares[best]:
        return None
    if place in line.speaking:
        reader.speaker = (line.number, best)
    gained = MAIN if low in {"he", "she"} else OBJECT
    reader.scene[best] = max(reader.scene.get(best, 0.0), gained)
    if not is_actor(best):
        return None
    reader.votes[best][GENDER[low]] += 1
    return best


def _thing(reader: Reader, line: Line, place: int) -> Key | None:
    """Share out what "it" means, and return the organisation or country if that is sure."""
    shares = shares_of_thing(reader, line, place)
    reader.shares[line.number, place] = shares
    if not shares or line.marks[place] or line.tree.bears(place, "expl"):
        return None
    best = first(shares)
    return best if best[0] in _BODIES and shares[best] >= _THING_SHARE else None


_THINGS = frozenset({"it", "its", "itself"})
_BODIES = frozenset({"organisation", "country"})
