"""Whose words: from the words that name a speaker to a chain of mentions.

What counts: the mention at the head of the noun phrase; a name that hangs on it as its
title's or as an apposition ("U.S. Secretary of State Mike Pompeo"); of joint speakers
("Kim and Putin") the first. A pronoun belongs to the
chain that coreference gave it; where that is silent, "he said" behind a quotation goes
on with its speaker, if that may be a "he". What guards against false ones: a pronoun goes
on with an unnamed speaker ("the minister said") as nobody, never as somebody older; words
in marks that name a person are not that person's, unless they are introduced by name or
introduce themselves ("I am Ana Costa"). What is in doubt has no chain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.annotate.coreference.person_names import gender_of
from dateline.annotate.syntax import Tree
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
_RELATIVE = frozenset(("who", "which", "that"))
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

    def kind_of(self, voice: Voice) -> str | None:
        """Return what kind of actor a speaker is, where their chain is known."""
        return None if voice.chain is None else self.chains[voice.chain].kind

    def may_be(self, chain: int, wanted: str) -> bool:
        """Say whether a chain is a person who may be a "he" (m) or a "she" (f)."""
        return self.chains[chain].kind == "person" and self.genders[chain] in {None, wanted}

    def names_another(self, place: Span, chain: int) -> bool:
        """Say whether words name a person other than a chain's."""
        return any(
            found != chain and mention.kind == "person" and mention.form == "name"
            for found, mention in self._at(place)
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

    def persons_before(self, tree: Tree, place: int, marks: tuple[Span, ...]) -> bool:
        """Say whether a person is named before a token, not within marks or behind "of"."""
        return any(
            mention.kind == "person"
            and mention.form != "pronoun"
            and not any(marked.overlaps(span) for marked in marks)
            for i in range(place)
            if not self._follows_preposition(tree, i)
            for span, (_, mention) in self.shelf.touching(tree.span(i, i))
        )

    def _follows_preposition(self, tree: Tree, place: int) -> bool:
        heads = (place, *tree.above(place))
        return any(tree.having(head, "case") for head in heads if tree.bears(head, "nmod", "obl"))

    def chain_of(self, tree: Tree, source: tuple[int, int], head: int) -> int | None:
        """Return the chain that a source in a sentence belongs to, None when in doubt."""
        place = tree.span(source[0], source[1] - 1)
        near = self._at(place)
        if tree.tokens[head].text.casefold() in _RELATIVE:
            return self._antecedent(tree, head)
        if _shares_a_surname(tree, head):
            return None
        at_head = self._at(tree.span(head, head))
        if tree.tokens[head].upos == "PRON":
            return at_head[0][0] if len(at_head) == 1 else None
        titled = self._titled(tree, place, near)
        if titled is not None:
            return titled
        return _widest(at_head) if at_head else self._named(tree, source, head, near)

    def _antecedent(self, tree: Tree, head: int) -> int | None:
        """Return whom "who" or "which" stands for: the noun that its clause belongs to."""
        for place in tree.above(head):
            noun = tree.tokens[place].head
            if noun is not None and tree.bears(place, "acl"):
                found = self._at(tree.span(noun, noun))
                return _widest(found) if found else None
        return None

    def _titled(self, tree: Tree, place: Span, near: list[tuple[int, Mention]]) -> int | None:
        """Find Mike Pompeo in "U.S. Secretary of State Mike Pompeo", whatever heads it.

        Who only owns what speaks is not meant: "Senator John Smith's bill".
        """
        for chain, mention in near:
            is_person = mention.kind == "person" and mention.form == "name"
            if (
                is_person
                and not _owns(tree, mention)
                and mention.role is not None
                and mention.role.start <= place.start
            ):
                return chain if mention.role.end <= mention.span.start else None
        return None

    def _named(
        self, tree: Tree, source: tuple[int, int], head: int, near: list[tuple[int, Mention]]
    ) -> int | None:
        """Find the name in "news agency TASS", "the minister, John Smith"; not in "aide to ..."."""
        for name in tree.having(head, "flat", "appos", "compound", "nmod:desc", "dep"):
            at = tree.span(name, name)
            for chain, mention in near:
                is_name = mention.form == "name" and not _owns(tree, mention)
                if head < name < source[1] and is_name and mention.span.overlaps(at):
                    return chain
        return None


def _owns(tree: Tree, mention: Mention) -> bool:
    """Say whether a possessive ends a name or follows it: "John Smith | 's bill"."""
    span = mention.span
    inside = (token for token in tree.tokens if token.start < span.end + 1 and token.end > span.end)
    behind = next(inside, None)
    last = next((t for t in tree.tokens if t.end == span.end), None)
    return any(token is not None and token.tag == "POS" for token in (behind, last))


def voices(report: Report, chains: tuple[Chain, ...]) -> Voices:
    """Make the mentions of a report ready to be asked."""
    pairs = ((m.span, (i, m)) for i, chain in enumerate(chains) for m in chain.mentions)
    return Voices(report, chains, Shelf(pairs), tuple(_gender(chain) for chain in chains))


def _gender(chain: Chain) -> str | None:
    if chain.kind != "person":
        return None
    return gender_of([mention for mention in chain.mentions if mention.form == "name"])


def _shares_a_surname(tree: Tree, head: int) -> bool:
    """Say whether the first of two is named by half: "Bill and Hillary Clinton"."""
    bare = tree.tokens[head].upos == "PROPN" and not tree.having(head, "flat", "compound")
    return bare and any(tree.having(other, "flat") for other in tree.having(head, "conj"))


def _widest(found: list[tuple[int, Mention]]) -> int:
    return max(found, key=lambda pair: pair[1].span.end - pair[1].span.start)[0]


def gender(pronoun: str) -> str | None:
    """Return "m" or "f" for a pronoun of one person."""
    return {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}.get(pronoun)
