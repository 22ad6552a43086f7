"""Events: who did what to whom, coded by CAMEO and PLOVER.

What counts: a verb, an event noun ("talks", "an attack") or an adjective of intent
("ready to") that the tables know together with the words under it (event_words.py), read
with its mood and its complement as one act (event_acts.py), with the actors that grammar
gives it (event_actors.py). A sentence may tell several.

What guards against false ones: an event has an actor at one end at least; to consult,
support, cooperate or aid takes two; what is no actor ("the lifting of sanctions would
require") does nothing but harm, and a quake, a crash or a disease attacks nobody
(data/event_mishaps.txt); a noun aside of subject and
object tells an event only with both.

Measured on the gold sentences of PLOVER (evaluation/events.py): the type is right in 0.84 of
them (0.77 of those that were not seen while the tables were written), 0.81 of the actors are
found (0.76).
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline import lexicon
from dateline.annotate.events.agents import Actor, Cast, is_actor
from dateline.annotate.events.event_actors import second_of, source_of, target_of
from dateline.annotate.events.event_acts import Act, act_at
from dateline.annotate.events.event_words import type_of
from dateline.annotate.syntax import Tree, tree_of
from dateline.annotate.word_forms import bases_of
from dateline.report import Chain, Event, Quotation, Report, Sentence, Span, Time
from dateline.spans import Shelf

_BOTH = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "RETREAT", "REJECT", "ASSAULT"})
_FIRST = frozenset({"i", "we", "my", "our", "us", "me"})
_TWO_NEEDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


def find_events(
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...],
    chains: tuple[Chain, ...],
    quotations: tuple[Quotation, ...],
) -> Iterator[Event]:
    """Find the events of a report in the order of the text."""
    mentions = [(m.span, index) for index, chain in enumerate(chains) for m in chain.mentions]
    mentions.extend(_speaking(report, sentences, quotations))
    cast = Cast(Shelf(mentions), Shelf((time.span, time) for time in times))
    told: set[str] = set()
    for sentence in sentences:
        if report.blocks[sentence.block].kind != "body":
            if sentence.span.text in told:
                continue
            told.add(sentence.span.text)
        tree = tree_of(sentence)
        if tree is not None:
            yield from _of_sentence(tree, cast)


def _speaking(
    report: Report, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...]
) -> Iterator[tuple[Span, int]]:
    """Yield each "I" and "we" of words in marks, with the chain of who says them."""
    tokens = Shelf(
        (report.span(token.start, token.end), token)
        for sentence in sentences
        for token in sentence.tokens
        if token.text.casefold() in _FIRST
    )
    for quote in quotations:
        if quote.kind == "direct" and quote.speaker is not None:
            yield from ((span, quote.speaker) for span, _ in tokens.inside(quote.span))


def _of_sentence(tree: Tree, cast: Cast) -> Iterator[Event]:
    taken: set[int] = set()
    found: list[tuple[int, Event]] = []
    for place in _from_above(tree):
        act = None if place in taken else act_at(tree, place)
        if act is None or (_is_noun(tree, place) and tree.tokens[place].head in taken):
            continue
        taken.update(act.words)
        if event := _event(tree, act, cast):
            found.append((place, event))
    yield from (event for _, event in sorted(found, key=lambda pair: pair[0]))


def _from_above(tree: Tree) -> Iterator[int]:
    """Yield the places of a tree, each behind the one that it hangs on."""
    waiting = [tree.root]
    while waiting:
        place = waiting.pop(0)
        yield place
        waiting.extend(tree.children[place])


def _event(tree: Tree, act: Act, cast: Cast) -> Event | None:
    type_ = type_of(act.code)
    source = source_of(tree, act, cast)
    if type_ is None or (source and not _may_act(tree, source, type_, cast)):
        return None
    target = target_of(tree, act, source, cast)
    if target is None and source is not None and type_ in _BOTH:
        target = second_of(tree, source, cast)
    aside = _is_noun(tree, act.place) and not tree.bears(act.place, "root", "nsubj", "obj")
    if not _is_enough(type_, source, target, aside=aside):
        return None
    return Event(
        span=tree.span(act.place, act.place),
        type=type_,
        code=act.code,
        source=source.chain if source else None,
        source_span=source.span if source else None,
        target=target.chain if target else None,
        target_span=target.span if target else None,
    )


def _is_enough(type_: str, source: Actor | None, target: Actor | None, *, aside: bool) -> bool:
    if aside or type_ in _TWO_NEEDED:
        return source is not None and target is not None
    return source is not None or target is not None


def _is_noun(tree: Tree, place: int) -> bool:
    return tree.tokens[place].upos == "NOUN"


def _may_act(tree: Tree, source: Actor, type_: str, cast: Cast) -> bool:
    """Say whether what stands as the subject may act; a bomb may kill, a storm may not."""
    if type_ == "ASSAULT":
        bases = bases_of(tree.tokens[source.head])
        return lexicon.words("event_mishaps.txt").isdisjoint(bases)
    if is_actor(tree, source.head, cast) or tree.tokens[source.head].upos == "PRON":
        return True
    return any(
        is_actor(tree, c, cast) for c in tree.having(source.head, "compound", "amod", "nmod")
    )
