"""The shipped network as a reader of grammar: sentences by rule, their words by the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dateline import model
from dateline.annotate import grammar
from dateline.annotate.network.antecedents import find_links
from dateline.annotate.network.network import Network, Parse
from dateline.report import Link, Named, Report, Sentence

DIGITS = 3  # of a vector's numbers: further ones differ between processors


def read_grammar(report: Report) -> Iterator[Sentence]:
    """Find the sentences of a report, with the grammar, names, links and meaning of their words."""
    network = _network()
    sentences = list(grammar.find_sentences(report))
    words = [[token.text for token in sentence.tokens] for sentence in sentences]
    parses = network.read(words, [sentence.block for sentence in sentences])
    links = find_links(words, parses, network.scorer)
    for sentence, parse, its in zip(sentences, parses, links, strict=True):
        yield _read(sentence, parse, its)


@cache
def _network() -> Network:
    return Network(model.begin().result())


def _read(sentence: Sentence, parse: Parse, links: tuple[Link, ...]) -> Sentence:
    pairs = zip(sentence.tokens, parse.words, strict=True)
    tokens = (
        replace(token, upos=w.upos, tag=w.tag, lemma=w.lemma, head=w.head, label=w.label)
        for token, w in pairs
    )
    margins = iter(parse.name_margins)
    return replace(
        sentence,
        tokens=tuple(tokens),
        names=tuple(Named(a, b, kind, next(margins)) for a, b, kind in parse.names),
        roles=tuple(Named(a, b, role, lead) for (a, b, role), lead in parse.roles),
        vector=tuple(round(float(value), DIGITS) for value in parse.vector),
        links=links,
    )
