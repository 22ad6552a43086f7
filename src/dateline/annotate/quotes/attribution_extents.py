"""How far a source, a cue and a content reach: the model's spans, set straight by the tree.

What counts: a noun phrase or a clause is taken whole ("Ann | Coulter", "that getting a
second | job"), a verb with its auxiliaries, adverbs and particle. What guards against
words too many: nothing is added across punctuation, but a clause runs on over a comma or
dash within it; clauses and second names that hang on a source stay outside it unless the
model took them in.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.quotes.attribution_clauses import according
from dateline.annotate.quotes.attribution_parts import Part, Parts, tops
from dateline.annotate.syntax import Tree

_LOOSE = ("acl", "ccomp", "advcl", "parataxis", "conj", "cc", "punct", "dep")
_AFTERTHOUGHTS = ("advcl", "acl", "parataxis")
_WITHIN_CLAUSES = frozenset((",", "-", "--", "–", "—"))
_TRAILING = frozenset((",", ".", ";", ":"))
_SHARING = ("advcl", "conj", "xcomp")
_COMPLEMENTS = ("ccomp", "xcomp", "obj", "parataxis", "obl", "acl", "nmod")
_EITHER_SIDE = frozenset(("ccomp", "parataxis"))


def whole_source(parts: Parts, source: Part, cue: Part) -> tuple[int, int]:
    """Return the tokens of a source with the rest of its noun phrase."""
    tree, head = parts.tree, source.head
    if tree.tokens[head].upos in {"PRON", "DET"} and source.end - source.start == 1:
        return source.start, source.end
    inside = set(tree.under(head))
    for place in tuple(inside):
        outside = place != head and not source.start <= place < source.end
        if outside and tree.bears(place, *_LOOSE):
            inside.difference_update(tree.under(place))
    inside.difference_update(range(cue.start, cue.end))
    start = source.start
    if tree.bears(head, "nsubj"):  # "Last week | Smith"
        start = max(start, min((i for i in inside if i < source.end), default=start))
    return _bare(tree, *_grown(tree, start, source.end, inside))


def own_subject(tree: Tree, verb: int) -> int | None:
    """Return the token that heads a verb's own subject, if the verb is no passive."""
    if tree.having(verb, "aux:pass"):
        return None
    return next((i for i in _subjects(tree, verb) if tree.tokens[i].tag != "WDT"), None)


def _subjects(tree: Tree, verb: int, place: int | None = None) -> list[int]:
    """Return the subjects that a verb has, the nearest before a place first: one is misread."""
    at = verb if place is None else place
    return sorted(tree.having(verb, "nsubj"), key=lambda i: (i > at, abs(at - i)))


def subject_of(tree: Tree, verb: int) -> tuple[int, int] | None:
    """Return the tokens of a verb's subject: its own, or the one that it shares.

    "Kim met Putin, saying ..." is Kim's, "a letter saying ..." the letter's.
    """
    if tree.tokens[verb].upos != "VERB":
        return None
    for place in (verb, *tree.above(verb)):
        subject = next(iter(_subjects(tree, place, verb)), None)
        if subject is not None and (place == verb or not tree.having(place, "aux:pass")):
            return _left_whole(tree, subject)
        if tree.bears(place, "acl") and tree.tokens[place].tag == "VBN":
            return None  # "a measure | criticized as"
        loose = place > 0 and tree.tokens[place - 1].text == ","
        if tree.bears(place, "acl") and not tree.having(place, "mark") and not loose:
            head = tree.tokens[place].head
            return None if head is None else _left_whole(tree, head)
        if not tree.bears(place, *_SHARING, "acl"):
            return None
    return None


def owner_of(tree: Tree, noun: int) -> tuple[int, int] | None:
    """Return the tokens of a noun's owner: "Moscow" in "Moscow's claim"."""
    owner = next(iter(tree.having(noun, "nmod:poss")), None)
    return None if owner is None else _left_whole(tree, owner)


def _bare(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Return a source without what ties it: "by", "with", the "'s" behind it, a comma."""
    while start < end - 1 and (
        tree.tokens[start].upos in {"ADP", "PUNCT", "CCONJ"}
        or tree.tokens[start].tag in {"WDT", "WP"}  # "which | observers said"
    ):
        start += 1
    while end - 1 > start and (
        tree.tokens[end - 1].upos in {"PUNCT", "AUX", "ADP", "CCONJ"}
        or tree.tokens[end - 1].text in {"'s", "’s"}
    ):
        end -= 1
    return start, end


def _left_whole(tree: Tree, head: int) -> tuple[int, int]:
    start, inside = head, set(tree.under(head))
    while start - 1 in inside:
        start -= 1
    end = head + 1
    while end in inside and tree.bears(end, "flat"):
        end += 1
    return _bare(tree, start, end)


def whole_cue(tree: Tree, cue: Part) -> tuple[int, int]:
    """Return the tokens of a cue with the auxiliaries, adverbs and particle of its verb."""
    if tree.tokens[cue.head].upos != "VERB":
        return cue.start, cue.end
    beside = set(tree.having(cue.head, "aux", "compound:prt", "advmod"))
    start, end = cue.start, cue.end
    while start < cue.head and tree.tokens[start].upos in {"CCONJ", "PRON"}:
        start += 1
    while start - 1 in beside:
        start -= 1
    while end in beside and not tree.bears(end, "advmod"):
        end += 1
    return start, end


def whole_content(parts: Parts, content: Part, cue: Part) -> tuple[int, int]:
    """Return the tokens of a content with the rest of the clauses or phrases it begins."""
    tree = parts.tree
    cue_tokens = range(cue.start, cue.end)
    inside: set[int] = set()
    for top in tops(tree, content.start, content.end):
        under = tree.under(top)
        words = (place for place in under if tree.tokens[place].upos != "PUNCT")
        if not any(place == cue.head or place in cue_tokens for place in words):
            inside.update(under)
    for part in (*parts.cues, *(one for one in parts.sources if one.margin > 0)):
        inside.difference_update(range(part.start, part.end))
    start, end = _grown(tree, content.start, content.end, inside, over=_WITHIN_CLAUSES)
    while end - 1 > start and tree.tokens[end - 1].text in _TRAILING:
        end -= 1
    return start, end


def complements(tree: Tree, cue: Part) -> Iterator[tuple[int, int]]:
    """Find the tokens of what a cue may report, for one whose content nothing labels.

    The subject of a passive ("measures | were announced") goes before what a cue governs,
    and that before what it describes or is set into ("a bill, | opposed by").
    """
    for place in tree.having(cue.head, "nsubj:pass", "csubj"):
        yield from _filled(tree, tree.under(place))
    for relation in _COMPLEMENTS:
        for place in tree.having(cue.head, relation):
            inside = cue.start <= place < cue.end or _is_agent(tree, place)
            if not inside and (place > cue.head or relation in _EITHER_SIDE):
                yield from _filled(tree, tree.under(place))
    for place in range(cue.end, len(tree.tokens)):
        head = tree.tokens[place].head
        if head != cue.head and head is not None and cue.start <= head < cue.end:
            yield from _filled(tree, tree.under(place))  # "went on to endorse | Ayotte"
    described = tree.tokens[cue.head].head
    if described is not None and tree.bears(cue.head, "acl"):
        yield _left_whole(tree, described)
    else:
        yield from according(tree, cue.head)


def _is_agent(tree: Tree, place: int) -> bool:
    """Say whether a word is who did what a passive tells: "opposed | by the mayor"."""
    case = (tree.tokens[i].text.casefold() for i in tree.having(place, "case"))
    return tree.bears(place, "obl", "nmod") and "by" in case


def _filled(tree: Tree, under: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    words = [i for i in under if tree.tokens[i].upos != "PUNCT"]
    if words:
        yield words[0], words[-1] + 1


def _grown(
    tree: Tree, start: int, end: int, inside: set[int], *, over: frozenset[str] = frozenset()
) -> tuple[int, int]:
    tokens = tree.tokens
    while start - 1 in inside and tokens[start - 1].upos != "PUNCT":
        start -= 1
    while end in inside and (
        tokens[end].upos != "PUNCT"
        or (
            tokens[end].text in over
            and end + 1 in inside
            and not tree.bears(end + 1, *_AFTERTHOUGHTS)
        )
    ):
        end += 1
    return start, end
