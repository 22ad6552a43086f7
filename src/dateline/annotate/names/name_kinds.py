"""What tells the kind of a name: signs in it and around it, each with a weight.

Weights are votes: 1 is a weak sign, 2 a plain one, 4 nearly sure. They were set by
hand, looking at another tenth of en-worldwide-newswire than the one that is measured
on (evaluation/names.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from dateline import gazetteer, lexicon
from dateline.annotate.coreference import roles
from dateline.annotate.names import name_words
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_sights import Sight, telling
from dateline.annotate.quotes.reporting import forms_of

Vote = tuple[str, int]
Texts = tuple[str, ...]

_PAIR = 2  # words of a plain full name
_LONGEST_BARE = 4  # words of a name without a sign that may be a person's
_SHORT = 3  # letters
_SHOUTED = 4  # letters of a town in capitals; shorter ones are mostly acronyms
_ACRONYM = (2, 6)  # letters
_STORMS = frozenset(word.casefold() for word in cues("storms"))
_LISTED = {
    "organisation": "organisation",
    "country": "country",
    "capital": "place",
    "none": "none",
}


def prior(sight: Sight) -> Iterator[Vote]:
    """Return the votes of a name's own words; they count once a report."""
    texts = sight.texts
    if sight.listed:
        yield _LISTED[sight.listed], 6
        yield "listed", 1
    elif len(texts) == 1:
        yield from _of_word(texts[0])
    elif head := _head_kind(sight):
        yield head, 6
    else:
        yield from ((kind, weight) for test, kind, weight in _OF_NAME if test(texts))
        yield from _bare(sight)


def context(sight: Sight) -> Iterator[Vote]:
    """Return the votes of the words around a name; they count wherever it stands."""
    if sight.listed or _head_kind(sight):
        return
    if len(sight.texts) == 1 and _is_acronym(sight.name):
        pass  # "PFF President": the title is not the body's
    elif sight.titled:
        yield "person", 5
    elif sight.before:
        yield _role_kind(sight, sight.before), 4
    if sight.after:
        yield "person", 2
    yield from _behind(sight)
    yield from _in_front(sight)


def _head_kind(sight: Sight) -> str | None:
    """Return the kind that a telling word gives; None where it may be a surname."""
    texts = sight.texts
    kind = telling(texts)
    last = texts[-1].casefold()
    if kind == "place" and name_words.head_is(last, "vague") and _common(texts) == len(texts):
        return "none"
    if kind == "organisation" and _is_venue(sight, texts):
        return "place"
    is_pair = len(texts) == _PAIR and roles.is_given_name(texts[0])
    return None if is_pair and name_words.head_is(last, "surname") else kind


def _is_venue(sight: Sight, texts: Texts) -> bool:
    """Say whether a house with a name is where something takes place, not who acts."""
    if not any(name_words.head_is(text.casefold(), "venue") for text in texts):
        return False
    back = sight.first - (2 if sight.neighbour(-1) == "the" else 1)
    if back < 0 or sight.words[back].text.casefold() not in cues("place prepositions"):
        return False
    return not any(roles.is_title(word.text) for word in sight.words[max(0, back - 6) : back])


def _common(texts: Texts) -> int:
    """Return how many words of a name are English words; short ones may be names: "Min"."""
    return sum(
        name_words.is_common(text) and (len(text) > _SHORT or name_words.is_function(text))
        for text in texts
    )


def _ends_in_state(texts: Texts) -> bool:
    listed = name_words.known_kind(texts[-1]) in {"country", "capital"}
    return listed or gazetteer.is_region(texts[-1])


def _is_placed(texts: Texts) -> bool:
    name = " ".join(texts)
    return gazetteer.is_town(name) or gazetteer.is_region(name)


def _is_korean(texts: Texts) -> bool:
    """Say whether a name ends like "Jong-un"."""
    return texts[-1].rpartition("-")[2][:1].islower() and "-" in texts[-1]


def _has_particle(texts: Texts) -> bool:
    return any(
        text.casefold() in cues("particles of persons") or text.startswith("al-")
        for text in texts[1:-1]
    )


def _is_team(texts: Texts) -> bool:
    """Say whether a town and a common word make a team's name: "Brisbane Roar"."""
    is_town = gazetteer.is_town(texts[0]) or gazetteer.is_region(texts[0])
    return is_town and len(texts) == _PAIR and name_words.is_common(texts[1])


def _is_nation(texts: Texts) -> bool:
    """Say whether a name is a people's: "North Koreans"."""
    name = " ".join(texts)
    return name.endswith("s") and gazetteer.country_of_adjective(name[:-1].title()) is not None


_OF_NAME: tuple[tuple[Callable[[Texts], bool], str, int], ...] = (
    (_is_nation, "group", 9),
    (_is_placed, "place", 3),
    (lambda texts: roles.is_given_name(texts[0]), "person", 3),
    (lambda texts: texts[-1].casefold().rstrip(".") in cues("suffixes"), "person", 3),
    (_is_korean, "person", 2),
    (_has_particle, "person", 1),
    (lambda texts: texts[0] in cues("begins a place"), "place", 2),
    (lambda texts: any(_is_initial(text) for text in texts[:-1]), "person", 2),
    (_ends_in_state, "none", 2),
    (lambda texts: texts[-1] in cues("directions"), "none", 4),
    (lambda texts: texts[-1] in lexicon.words("proper_adjectives.txt"), "none", 3),
    (lambda texts: _common(texts) == len(texts), "none", 2),
    (lambda texts: _common(texts) > 1, "none", 3),
    (_is_team, "organisation", 3),
)


def _bare(sight: Sight) -> Iterator[Vote]:
    """Take a name of unknown words for a person's, unless "the" stands before it."""
    texts = sight.texts
    if sight.neighbour(-1) == "the":
        yield "none", 1
    elif (
        len(texts) <= _LONGEST_BARE
        and not _common(texts)
        and not any(len(text) > 1 and text.isupper() for text in texts)
        and name_words.known_kind(texts[-1]) not in {"country", "capital"}
    ):
        yield "person", 2


def _of_word(text: str) -> Iterator[Vote]:
    """Return the votes of a name of one word: the first class that fits, or all weak signs."""
    for test, kind, weight in _OF_WORD:
        if test(text):
            yield kind, weight
            return
    if name_words.is_common(text):
        yield "none", 4
    if roles.is_title(text) or name_words.is_head(text):
        yield "none", 3
    is_given = roles.is_given_name(text)
    if gazetteer.is_town(text):
        yield "place", 1 if is_given else 2
    if is_given:
        yield "person", 1


def _is_shouted_town(text: str) -> bool:
    name = text.title()
    is_town = gazetteer.is_town(name) or name_words.known_kind(name) == "capital"
    return text.isupper() and len(text) >= _SHOUTED and is_town


def _is_no_name(text: str) -> bool:
    bare = text.rstrip(".")
    return (
        text in lexicon.words("proper_adjectives.txt")
        or bare in cues("days and months")
        or bare in cues("directions")
        or bare.replace(".", "") in lexicon.words("acronyms_not_names.txt")
        or gazetteer.country_of_adjective(text) is not None
        or ("-" in text and all(map(_is_adjective, text.split("-"))))
    )


def _is_adjective(text: str) -> bool:
    listed = lexicon.words("proper_adjectives.txt")
    return text in listed or gazetteer.country_of_adjective(text) is not None


def _is_people(text: str) -> bool:
    """Say whether a word names a people or a party's members: "Russians", "Democrats"."""
    is_nation = text.endswith("s") and gazetteer.country_of_adjective(text.removesuffix("s"))
    return bool(is_nation) or name_words.head_kinds().get(text.casefold()) == "group"


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return letters.isupper() and _ACRONYM[0] <= len(letters) <= _ACRONYM[1]


def _is_initial(text: str) -> bool:
    return len(text.rstrip(".")) == 1 and text[0].isupper()


_OF_WORD: tuple[tuple[Callable[[str], bool], str, int], ...] = (
    (_is_shouted_town, "place", 4),
    (gazetteer.is_region, "place", 3),
    (_is_no_name, "none", 6),
    (lambda text: any(c.isdigit() for c in text), "none", 2),
    (_is_acronym, "organisation", 1),
    (_is_people, "group", 4),
)


def _role_kind(sight: Sight, role: tuple[int, int]) -> str:
    head = sight.words[role[1] - 1].text.casefold()
    return "organisation" if head in _cues_of_bodies("before") else "person"


def _behind(sight: Sight) -> Iterator[Vote]:
    """Return what the words behind a name tell."""
    after, second = sight.neighbour(1), sight.neighbour(2)
    if after in forms_of():
        yield "person", 1
    if after == "," and second.isdigit() and sight.neighbour(3) == ",":
        yield "person", 3  # an age
    if {"who", "whose"} & {after, second if after == "," else ""}:
        yield "person", 2
    if (second if after in {"'s", "’s"} else after) in _cues_of_bodies("after"):
        yield "organisation", 2


def _in_front(sight: Sight) -> Iterator[Vote]:
    """Return what the words in front of a name tell."""
    before, second = sight.neighbour(-1), sight.neighbour(-2)
    if before in cues("place prepositions") and not sight.before:
        yield "place", 2 if before == "in" else 1
    if before in _cues_of_bodies("before"):
        yield "organisation", 3
    if before in cues("ties to a body") and second in _cues_of_bodies("of"):
        yield "organisation", 2
    if before in _STORMS:
        yield "none", 6
    if before == "(" and sight.neighbour(1) == ")":
        if _is_small(sight, -2):
            yield "none", 4  # "larvae (BSF)"
        elif _shortens(sight):
            yield "organisation", 2


def _shortens(sight: Sight) -> bool:
    """Say whether letters in brackets are the initials of the words before: "(FNA)"."""
    letters = sight.name.replace(".", "")
    words = sight.words[max(0, sight.first - 1 - 2 * len(letters)) : sight.first - 1]
    initials = "".join(word.text[0] for word in words if word.text[:1].isupper())
    return len(sight.texts) == 1 and len(letters) > 1 and initials.endswith(letters)


def _is_small(sight: Sight, step: int) -> bool:
    i = sight.first + step
    if i < 0:
        return False
    text = sight.words[i].text
    return text[:1].islower() or text in lexicon.words("acronyms_not_names.txt")


@cache
def _cues_of_bodies(where: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("organisation_cues.tsv") if row[1] == where)
