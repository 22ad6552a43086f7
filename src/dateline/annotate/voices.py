"""Whose words: from the words that name a speaker to a chain of mentions.

What counts: the mention at the head of the noun phrase; a name behind a title ("U.S.
Secretary of State Mike Pompeo"); the name in an apposition. A pronoun belongs to the
chain that coreference gave it; where that is silent, "he said" behind a quotation goes
on with its speaker, if that may be a "he". What guards against false ones: a pronoun goes
on with an unnamed speaker ("the minister said") as nobody, never as somebody older; words
in marks that name a person are not that person's, unless they are introduced by name or
introduce themselves ("I am Ana Costa"). What is in doubt has no chain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.person_names import gender_of
from dateline.annotate.phrases import Phrase
from dateline.annotate.roles import is_office
from dateline.annotate.units import MARKED, Unit, is_nominal, words
from dateline.report import Chain, Mention, Report, Span
from dateline.spans import Shelf


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the words that name them, and their chain where it is known."""

    span: Span
    chain: int | None
    paragraph: int
    plural: bool = False
    marked: bool = False  # the last that they said stood in marks
    said_when: str | None = None  # and where it was said: holds while they go on
    said_to: str | None = None
    stranger: bool = False  # one person whom only a noun tells: "the minister"
    gender: str | None = None  # as that noun tells it


_INTRODUCED = re.compile(r"(?:\bI(?:\s+am|['’]m|,)|\bname(?:\s+is|['’]s))\s+$")
_INNER_MARKS = re.compile(r"(?<!\w)[‘'`\"“](?:[^‘’'`\"“”\n]|(?<=\w)['’](?=\w))*[’'\"”](?!\w)")


@dataclass(frozen=True, slots=True)
class Voices:
    """The mentions of a report, to be asked who a noun phrase is."""

    report: Report
    chains: tuple[Chain, ...]
    shelf: Shelf[tuple[int, Mention]]
    genders: tuple[str | None, ...]

    def goes_on(self, pronoun: str, last: Voice, guess: int | None) -> bool:
        """Say whether a pronoun is rather the speaker told last than coreference's guess."""
        wanted, kind = gender(pronoun), None
        if last.chain is None:
            if last.stranger:
                return wanted is not None and last.gender in {None, wanted}
            return wanted is not None and not last.plural and guess is None
        kind = self.chains[last.chain].kind
        if wanted is None:
            return kind in {"organisation", "country"} if pronoun == "it" else last.plural
        if kind != "person" or self.genders[last.chain] not in {None, wanted}:
            return False
        return self.genders[last.chain] == wanted or (
            guess is None or self.genders[guess] != wanted
        )

    def is_another(self, voice: Voice, saying: Span) -> bool:
        """Say whether a saying cannot be that of "he" or "the minister" at its cue.

        Who is named there has the words, though they have the name: companies bear such names.
        """
        named = any(self._is_name(voice.chain, found) for found in self._at(voice.span))
        return not named and self.speaks_of(voice, saying)

    def speaks_of(self, voice: Voice, saying: Span) -> bool:
        """Say whether words in marks name a person as others do."""
        if voice.chain is None or self.chains[voice.chain].kind != "person":
            return False
        hidden = [m.span() for m in _INNER_MARKS.finditer(saying.text)]
        for chain, mention in self._at(saying):
            at = mention.span.start - saying.start
            is_hidden = any(start < at < end for start, end in hidden)
            introduced = _INTRODUCED.search(saying.text[:at]) is not None
            if self._is_name(voice.chain, (chain, mention)) and not (is_hidden or introduced):
                return True
        return False

    def _at(self, place: Span) -> list[tuple[int, Mention]]:
        return [found for _, found in self.shelf.touching(place)]

    def _is_name(self, chain: int | None, found: tuple[int, Mention]) -> bool:
        return found[0] == chain and found[1].form == "name"

    def may_go_on(self, last: Voice) -> bool:
        """Say whether a paragraph wholly in marks may be a speaker's of the one before.

        A body that was only reported ("the council said it was over") rarely goes on so.
        """
        person = last.chain is not None and self.chains[last.chain].kind == "person"
        return last.marked or person

    def persons_before(self, unit: Unit, place: int) -> bool:
        """Say whether a person is named before a token, not within marks or behind "of"."""
        free = (i for i in range(place) if unit.tokens[i].text != MARKED)
        return any(
            found[1].kind == "person"
            and found[1].form != "pronoun"
            and not self._follows_preposition(unit, i)
            for i in free
            for _, found in self.shelf.touching(self.span_of(unit, i, i + 1))
        )

    def _follows_preposition(self, unit: Unit, at: int) -> bool:
        while at > 0 and is_nominal(unit, at - 1):
            at -= 1
        return at > 0 and unit.low[at - 1] in words("preposition")

    def chain_of(self, unit: Unit, phrase: Phrase) -> int | None:
        """Return the chain that a noun phrase in a unit belongs to, None when in doubt."""
        place = self.span_of(unit, phrase.start, phrase.end)
        near = [found for _, found in self.shelf.touching(place)]
        if not near and not phrase.pronoun:
            return self._apposed(unit, phrase)
        if phrase.pronoun or not near:
            return near[0][0] if len(near) == 1 else None
        if _share_a_surname(unit, phrase):
            return None
        head = self.span_of(unit, phrase.core - 1, phrase.core)
        heads = [found for found in near if found[1].span.overlaps(head)]
        if heads and phrase.core == phrase.end:
            return _widest(heads)
        named = self._behind_title(unit, phrase, near)
        if named is not None:
            return named
        return _widest(heads) if heads else self._apposed(unit, phrase)

    def _apposed(self, unit: Unit, phrase: Phrase) -> int | None:
        """Find John Smith behind "the minister, John Smith,"."""
        at, low = phrase.end, unit.low
        head = low[phrase.core - 1]
        known = head in lexicon.words("speaker_nouns.txt") or is_office(head)
        if not known or at + 1 >= len(low) or low[at] != ",":
            return None
        place = self.span_of(unit, at + 1, at + 2)
        behind = [f for s, f in self.shelf.touching(place) if s.start == place.start]
        named = [f for f in behind if f[1].kind == "person" and f[1].form == "name"]
        if not named:
            return None
        over = next(
            (i for i in range(at, len(low)) if unit.tokens[i].start >= named[0][1].span.end), None
        )
        ends = over is None or low[over] in {",", ".", "(", "who"}
        return named[0][0] if ends else None

    def span_of(self, unit: Unit, start: int, end: int) -> Span:
        """Return the span of some tokens of a unit."""
        return self.report.span(unit.tokens[start].start, unit.tokens[end - 1].end)

    def _behind_title(
        self, unit: Unit, phrase: Phrase, near: list[tuple[int, Mention]]
    ) -> int | None:
        """Find Mike Pompeo in "Secretary of State Mike Pompeo", not in "aide to Mike Pompeo"."""
        chain, mention = near[-1]
        last = unit.tokens[phrase.end - 1].end
        if mention.kind != "person" or mention.form != "name" or mention.span.end < last:
            return None
        begins = mention.role.start if mention.role is not None else mention.span.start
        starts = unit.tokens[phrase.start].start
        if begins <= starts:
            return chain
        before = [i for i in range(phrase.start, phrase.end) if unit.tokens[i].end <= begins]
        title = unit.low[phrase.core - 1] in lexicon.words("speaker_nouns.txt")
        plain = unit.low[before[-1]] not in words("preposition")
        return chain if title and plain and unit.is_name(phrase.core - 1) else None


def voices(report: Report, chains: tuple[Chain, ...]) -> Voices:
    """Make the mentions of a report ready to be asked."""
    pairs = ((m.span, (i, m)) for i, chain in enumerate(chains) for m in chain.mentions)
    return Voices(report, chains, Shelf(pairs), tuple(_gender(chain) for chain in chains))


def _gender(chain: Chain) -> str | None:
    if chain.kind != "person":
        return None
    return gender_of([mention for mention in chain.mentions if mention.form == "name"])


def _share_a_surname(unit: Unit, phrase: Phrase) -> bool:
    """Say whether the first of two is named by half: "Bill and Hillary Clinton"."""
    at = phrase.core
    return (
        at == phrase.start + 1
        and phrase.end - at > 2  # noqa: PLR2004 - "and", a first name, a surname
        and unit.low[at] == "and"
        and unit.is_name(at - 1)
    )


def _widest(found: list[tuple[int, Mention]]) -> int:
    return max(found, key=lambda pair: pair[1].span.end - pair[1].span.start)[0]


def gender(pronoun: str) -> str | None:
    """Return "m" or "f" for a pronoun of one person."""
    return {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}.get(pronoun)
