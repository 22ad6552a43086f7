"""Proper names of a report: who and what it speaks of, and as what.

What counts: runs of capital words (name_words), cut at titles and nationalities
(name_sights) or as the reading model cuts them (name_spans), whose kind is told by a word
list (countries, towns, organisations), by a telling word in the name ("Council",
"Island"), by a title or given name, or by the words around it (name_kinds); all places
where a name stands vote together, and a part of a person's full name is that person's.
What guards against false names: headlines in title case and capitals yield only names
that the body has too (name_lines); events, laws and works ("Nobel Prize") are no actors; a
name without any sign of its kind is left out, and so is a firm's name that stands for what
it makes ("a Nissan").

Measured on a tenth of en-worldwide-newswire, span and kind right: F1 0.84 (persons
0.89, places 0.86, organisations 0.74); evaluation/names.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.annotate.coreference import roles
from dateline.annotate.names import name_lines, name_model, name_words
from dateline.annotate.names.name_kinds import context, prior
from dateline.annotate.names.name_sights import Sight, find_sights
from dateline.annotate.names.name_spans import recut
from dateline.naming import fold
from dateline.report import ActorKind, Mention, Report, Sentence, Span

Form = tuple[str, ...]
Votes = dict[Form, Counter[str]]

_SURE = 2  # votes: one plain sign, or two weak ones
_SHARE = 2  # a name of unknown words needs signs around it in half of its places or so
_MAX_PARTS = 5  # words of a full name whose parts may stand for it


def find_names(report: Report, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Find the proper names of a report, in the order of the text."""
    sentences = tuple(sentences)
    lines = [(sentence, name_words.words_of(sentence)) for sentence in sentences]
    raised = {id(line) for line in lines if name_lines.is_headline(report, line)}
    sights = [
        sight
        for line in lines
        if id(line) not in raised
        for sight in recut(find_sights(line[1]), *line)
        if _counts(report, line[0], sight)
    ]
    shelf = name_model.shelve(sentences)
    heard = [tuple(name_model.votes_for(sight, report.id, shelf)) for sight in sights]
    kinds = _decide(sights, heard)
    goods = {sight.name for sight in sights if _is_goods(sight)}
    found = [
        mention
        for sight in sights
        if (mention := _mention(report, sight, kinds))
        and not (sight.name in goods and _is_ware(sight, mention.kind))
    ]
    headlines = [words for line in lines if id(line) in raised for words in (line[1],)]
    surnames: dict[Form, ActorKind] = {
        name[-1:]: "person" for name, kind in kinds.items() if kind == "person"
    }
    found += name_lines.names_in_headlines(report, headlines, surnames | kinds)
    found += name_lines.find_short_countries(report, lines, found)
    yield from sorted(found, key=lambda mention: (mention.span.start, mention.span.end))


def _counts(report: Report, sentence: Sentence, sight: Sight) -> bool:
    """Say whether a name is to be looked at: no credit, and in a language that is read."""
    if report.blocks[sentence.block].kind == "caption" and name_lines.is_credit(report, sight):
        return False
    is_read = report.language in {None, "en"}
    return is_read or sight.listed is not None or roles.is_given_name(sight.texts[0])


def _is_goods(sight: Sight) -> bool:
    """Say whether a firm's name stands for what it makes: "a Nissan was", "a Ford Focus"."""
    after = sight.neighbour(1)
    past = sight.words[sight.last].text if after else "."
    is_model = past[:1].isupper() and not roles.is_title(past) and not name_words.is_head(past)
    is_one = len(sight.texts) == 1 and not sight.name.isupper()
    is_one = is_one and not name_words.is_common(sight.name)
    is_alone = after in _ENDS or name_words.is_function(after) or is_model
    return is_one and sight.neighbour(-1) in {"a", "an"} and is_alone


def _is_ware(sight: Sight, kind: ActorKind) -> bool:
    before = sight.neighbour(-1)
    is_described = sight.words[sight.first - 1].text.islower() and before.isalpha()
    is_described = is_described and not name_words.is_function(before)
    article = sight.neighbour(-2) if is_described else before
    return kind == "organisation" and article in _ARTICLES


_ARTICLES = frozenset({"a", "an", "the"})
_ENDS = frozenset({"", ".", ",", ";"})


def _decide(
    sights: Iterable[Sight], heard: Iterable[tuple[tuple[str, int], ...]]
) -> dict[Form, ActorKind]:
    """Return the kind of every name, decided by all the places where it stands.

    `heard` holds the reading model's votes for each place.
    """
    votes: Votes = defaultdict(Counter)
    around: Votes = defaultdict(Counter)
    times: Counter[Form] = Counter()
    for sight, told in zip(sights, heard, strict=True):
        name = fold(sight.name)
        times[name] += 1
        votes[name] |= _summed(prior(sight)) | _summed(told)
        around[name] += _summed(context(sight))
    for name, vote in votes.items():
        signs = around[name]
        for sign in ("place", "person"):
            if not vote[sign] and signs[sign] * _SHARE < times[name]:
                del signs[sign]
        vote.update(signs)
    kinds = {name: kind for name, vote in votes.items() if (kind := _winner(vote))}
    return kinds | _parts(kinds, votes)


def _summed(votes: Iterable[tuple[str, int]]) -> Counter[str]:
    summed: Counter[str] = Counter()
    for kind, weight in votes:
        summed[kind] += weight
    return summed


def _winner(vote: Counter[str]) -> ActorKind | None:
    best = min(vote.items(), key=lambda item: (-item[1], item[0]), default=("none", 0))
    return _KINDS.get(best[0]) if best[1] >= _SURE else None


_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
    "group": "group",
}


def _parts(kinds: dict[Form, ActorKind], votes: Votes) -> dict[Form, ActorKind]:
    """Return kinds for surnames and given names: parts of full names of persons."""
    parts: dict[Form, ActorKind] = {}
    for name, kind in kinds.items():
        if kind == "person" and 1 < len(name) <= _MAX_PARTS:
            for part in (name[:1], name[-1:], name[1:], name[-2:], name[-2:-1]):
                is_free = part in votes and not votes[part]["listed"]
                if is_free and kinds.get(part) not in {"country", "group"}:
                    parts[part] = "person"
    return parts


def _mention(report: Report, sight: Sight, kinds: dict[Form, ActorKind]) -> Mention | None:
    kind = kinds.get(fold(sight.name))
    if kind is None:
        return None
    role = _role_span(report, sight) if kind in {"person", "organisation"} else None
    return Mention(report.span(sight.start, sight.end), kind, "name", role)


def _role_span(report: Report, sight: Sight) -> Span | None:
    role = sight.before or sight.after
    if role is None:
        return None
    return report.span(sight.words[role[0]].start, sight.words[role[1] - 1].end)
