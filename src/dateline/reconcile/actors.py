"""The actors of all reports: who they are, under which names, in which roles.

What an actor is called: the fullest common form; a country by its common English name.
Which chains are one actor is told by actor_groups, where an actor belongs by
actor_countries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dateline import lexicon
from dateline.naming import fold, plain, visible, without_generation
from dateline.reconcile.actor_countries import country_named, home_of
from dateline.reconcile.actor_groups import ChainId, Seen, group_chains
from dateline.record import Actor
from dateline.report import ActorKind, Reading, Span

_FULL = 2  # words that make a full name


def find_actors(readings: tuple[Reading, ...]) -> tuple[tuple[Actor, ...], dict[ChainId, str]]:
    """Return the actors of all reports, and which actor each chain is.

    The ids run from "a1" in the order of how many reports, then how many mentions, an
    actor has, then of its name; the order of the reports does not matter.
    """
    seen = [
        Seen((reading.report.id, i), chain)
        for reading in readings
        for i, chain in enumerate(reading.chains)
    ]
    present = _countries_present(seen)
    drafts = [(_draft(group, present), group) for group in group_chains(seen)]
    drafts.sort(key=lambda pair: (*_rank(*pair), pair[0].name, pair[0].kind, pair[0].names))
    actors = tuple(replace(draft, id=f"a{i}") for i, (draft, _) in enumerate(drafts, start=1))
    members = zip(actors, (group for _, group in drafts), strict=True)
    return actors, {item.id: actor.id for actor, group in members for item in group}


def _countries_present(seen: Iterable[Seen]) -> dict[str, frozenset[str]]:
    """Return the codes of the countries that each report names."""
    present: dict[str, set[str]] = {}
    for item in seen:
        codes = present.setdefault(item.id[0], set())
        if item.chain.kind == "country":
            codes |= {c.code for name in item.chain.names if (c := country_named(name))}
    return {report: frozenset(codes) for report, codes in present.items()}


def _rank(actor: Actor, group: list[Seen]) -> tuple[int, int]:
    return -len({item.id[0] for item in group}), -len(actor.mentions)


def _draft(group: list[Seen], present: dict[str, frozenset[str]]) -> Actor:
    """Return an actor without its id."""
    mentions = sorted((m for item in group for m in item.chain.mentions), key=lambda m: m.span)
    kind = _kind(group)
    forms = Counter(visible(m.span.text) for m in mentions if m.form == "name")
    # A title beside a body's name is somebody's there, or "official" as an adjective.
    roles = [mention.role for mention in mentions if mention.role and kind == "person"]
    near = frozenset().union(*(present[item.id[0]] for item in group))
    return Actor(
        id="",
        name=_clearest(kind, forms),
        kind=kind,
        names=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
        roles=_wordings(roles),
        country=home_of(kind, forms, [role.text for role in roles], near),
        mentions=tuple(mention.span for mention in mentions),
    )


def _kind(group: list[Seen]) -> ActorKind:
    """Return the kind of most mentions; full names and titles go before a bare name.

    Of bare names those that are no person's go first, as a report may take any for one.
    """
    full = [item for item in group if any(len(form) >= _FULL for form in item.forms)]
    titled = [item for item in group if item.titles]
    bodies = [item for item in group if item.chain.kind != "person"]
    count: Counter[ActorKind] = Counter()
    for item in full or titled or bodies or group:
        count[item.chain.kind] += len(item.chain.mentions)
    return min(count, key=lambda kind: (-count[kind], kind))


def _clearest(kind: ActorKind, forms: Counter[str]) -> str:
    """Return the fullest common form; for countries the common English name."""
    if kind == "country":
        country = next(filter(None, map(country_named, sorted(forms))), None)
        if country:
            return country.name
    longer = [form for form in forms if _is_full(kind, form)] or list(forms)
    cased = [form for form in longer if not form.isupper()] or longer
    return min(cased, key=lambda form: (-forms[form], -len(form), form))


def _is_full(kind: ActorKind, form: str) -> bool:
    """Say whether a form is a full name; "al-Libi" and "Bell-Hart" are only surnames."""
    words = without_generation(fold(form))
    if kind != "person" or len(words) < _FULL:
        return len(words) >= _FULL
    return len([word for word in form.split() if word.casefold() not in _PARTICLES]) >= _FULL


_PARTICLES = frozenset({"al", "el", "bin", "ibn", "bint", "van", "von", "de", "der", "da", "di"})


def _wordings(roles: Iterable[Span]) -> tuple[Span, ...]:
    """Return each wording of a role once, where it stands first; the most used first."""
    first: dict[str, Span] = {}
    count: Counter[str] = Counter()
    for role in filter(None, map(_own_role, roles)):
        text = plain(role.text).casefold()
        first.setdefault(text, role)
        count[text] += 1
    return tuple(first[text] for text in sorted(first, key=lambda text: (-count[text], text)))


def _own_role(role: Span) -> Span | None:
    """Return what a role says of one actor: no form of address behind a title, no plural."""
    words = role.text.split()
    head = next((i for i, word in enumerate(words) if i and word in _TIES), len(words))
    if not _is_title(words[head - 1]) and _is_title(_singular(words[head - 1])):
        return None  # "Presidents" before the first of them
    if head < len(words) or len(words) < _FULL or plain(words[-1]).casefold() not in _ADDRESSES:
        return role
    text = role.text[: -len(words[-1])].rstrip()
    return replace(role, end=role.start + len(text), text=text) if _is_title(words[-2]) else role


_TIES = frozenset({"of", "for", "at", "in", "to", "from", "with", "and"})
_ADDRESSES = frozenset({"sir", "lord", "lady", "dame", "mr", "mr.", "mrs", "mrs.", "ms", "ms."})


def _singular(word: str) -> str:
    return word.removesuffix("men") + "man" if word.endswith("men") else word.removesuffix("s")


def _is_title(word: str) -> bool:
    return word.casefold().rstrip(".") in lexicon.words("titles.tsv")
