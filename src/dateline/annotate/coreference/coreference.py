"""Which mentions of a report point to one actor.

What counts: names join by form (a surname goes to the full name that has it, an
acronym to its long form, all names of a country to the country, a capital to the
country whose government it stands for); roles ("the Russian president") join the one
actor to whom the report gives that role; "he" and "she" join the person most spoken of
just before whom the reading model thinks likely, "it" the body that it is sure of. What
guards against false links: where two actors fit about as well the words are left out of
every chain.

Method: rules in order of their precision, after Lee et al. 2013, "Deterministic
coreference resolution based on entity-centric, precision-ranked rules".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.annotate.coreference.metonyms import with_metonyms
from dateline.annotate.coreference.organisation_names import organisation_keys
from dateline.annotate.coreference.person_names import person_keys
from dateline.annotate.coreference.pronouns import find_pronouns
from dateline.annotate.coreference.role_mentions import find_role_mentions
from dateline.gazetteer import country_named, country_of_capital
from dateline.lexicon import rows
from dateline.naming import key
from dateline.report import ActorKind, Chain, Mention, Report, Sentence

Key = tuple[ActorKind, str]  # kind, and what is the same for all mentions of one actor


def find_chains(
    report: Report, sentences: Iterable[Sentence], names: Iterable[Mention]
) -> Iterator[Chain]:
    """Find the actors of a report, each as the chain of its mentions, by first mention."""
    lines = tuple(sentences)
    mentions = with_metonyms(lines, tuple(names))
    linked = _name_links(report, mentions)
    linked += find_role_mentions(report, lines, linked)
    linked += find_pronouns(report, lines, linked, mentions)
    chains: dict[Key, list[Mention]] = defaultdict(list)
    for mention, actor in sorted(linked, key=lambda pair: (pair[0].span.start, pair[0].span.end)):
        chains[actor].append(mention)
    for (kind, _), members in chains.items():
        if any(member.form == "name" for member in members):
            yield Chain(kind, _forms(members), tuple(members))


def _name_links(report: Report, mentions: tuple[Mention, ...]) -> list[tuple[Mention, Key]]:
    """Return every name with the key of its actor; names that fit two actors are left out."""
    persons = person_keys(tuple(m for m in mentions if m.kind == "person"))
    bodies = organisation_keys(report, tuple(m for m in mentions if m.kind == "organisation"))
    linked: list[tuple[Mention, Key]] = []
    for mention in mentions:
        name = _key_of(mention, persons, bodies)
        if name is not None:
            linked.append((mention, (mention.kind, name)))
    return linked


def _key_of(mention: Mention, persons: dict[int, str], bodies: dict[int, str]) -> str | None:
    if mention.kind == "person":
        return persons.get(mention.span.start)
    if mention.kind == "organisation":
        return bodies.get(mention.span.start)
    if mention.kind == "country":
        return country_key(mention.span.text)
    return key(mention.span.text)


def country_key(name: str) -> str:
    """Return the code of the country that a name, short name or capital stands for."""
    country = country_named(name) or country_of_capital(name)
    if country:
        return country.code
    short = {row[0].casefold(): row[1] for row in rows("short_countries.tsv")}
    return short.get(name.rpartition(" ")[2].casefold(), key(name))


def _forms(members: list[Mention]) -> tuple[str, ...]:
    """Return the name forms of a chain, the longest and most frequent first."""
    count = Counter(" ".join(m.span.text.split()) for m in members if m.form == "name")
    return tuple(sorted(count, key=lambda form: (-len(form.split()), -count[form], form)))
