"""The clause that a verb of saying reports, as the tree has it.

What counts: the clause that the verb governs ("X said | that CLAUSE"), that a noun of it
governs ("voiced hope | that CLAUSE"), or that the verb is set into ("CLAUSE, X said",
"CLAUSE, according to X"). What guards against false ones: a verb behind a word such as
"while" or "when" is set into nothing; one with an object of its own reports that.
"""

from __future__ import annotations

from dateline.annotate.syntax import Tree

_SET_INTO = ("parataxis", "advcl", "dep", "ccomp", "appos", "discourse")
_INSERTED = ("parataxis", "advcl:relcl")  # "which, X said, may ..."
_GOVERNED = ("ccomp",)
_OF_NOUNS = ("ccomp", "acl")
_OWN = ("ccomp", "xcomp", "obj")
_ASIDES = frozenset(("when", "while", "after", "before", "because", "although", "as", "since"))
_PHRASES = ("obl", "nmod", "obj", "nsubj", "compound", "appos", "conj", "flat")
_AS = frozenset(("as", "so"))
_THAT = frozenset(("that", ",", ":", "--", "–", "—", "-"))
_CLOSING = frozenset((",", ".", ";", ":", "--", "–", "—", "-", "!", "?"))
_SHORTEST = 3  # tokens

Stretch = tuple[int, int]


def reported(tree: Tree, verb: int) -> tuple[Stretch, ...]:
    """Return the stretches of tokens that a verb of saying reports, none if that is unclear."""
    governed = tree.having(verb, *_GOVERNED)
    behind = _goes_on(tree, verb)
    for top in sorted(governed, key=lambda top: behind and top < verb):
        if not is_aside(tree, top):
            found = _stretches(tree, top, verb)
            later = tuple(stretch for stretch in found if stretch[0] > verb)
            return later if behind and later else found
    nouns = (verb,) if tree.tokens[verb].upos == "NOUN" else tree.having(verb, "obj")
    for noun in nouns:
        if noun != verb and tree.having(noun, "nmod:poss"):
            continue  # "rejected Moscow's claim that": Moscow's words
        for top in tree.having(noun, *_OF_NOUNS):
            if any(tree.tokens[i].text.casefold() == "that" for i in tree.having(top, "mark")):
                return _stretches(tree, top, verb)
    if nouns == (verb,):
        return ()
    host = tree.tokens[verb].head
    follows = host is not None and (host < verb or tree.bears(verb, *_INSERTED))
    if host is not None and follows and is_set_in(tree, verb) and tree.having(verb, "nsubj"):
        return _stretches(tree, host, verb)
    return ()


def _goes_on(tree: Tree, verb: int) -> bool:
    """Say whether what a verb reports can only follow it: "X said | that", not "..., X said,"."""
    subject = any(i < verb for i in tree.having(verb, "nsubj"))
    return subject and verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].upos != "PUNCT"


def according(tree: Tree, named: int) -> tuple[Stretch, ...]:
    """Return what is told "according to X"."""
    host = tree.tokens[named].head
    if host is None:
        return ()
    while _is_part(tree, host) and (above := tree.tokens[host].head) is not None:
        host = above
    return _stretches(tree, host, named)


def _is_part(tree: Tree, place: int) -> bool:
    """Say whether a word is no head of a clause: "on Friday, according to X"."""
    if tree.bears(place, "xcomp", "aux"):
        return True
    noun = tree.tokens[place].upos in {"NOUN", "PROPN", "NUM"}
    return noun and not tree.having(place, "nsubj", "cop", "expl") and tree.bears(place, *_PHRASES)


def is_set_in(tree: Tree, verb: int) -> bool:
    """Say whether a verb may only be set into a clause: "CLAUSE, X said"."""
    governs = any(not is_aside(tree, top) for top in tree.having(verb, *_OWN))
    joined = bool(tree.having(verb, "cc"))  # "..., and his lawyer said"
    return is_free(tree, verb) and not governs and not joined and tree.bears(verb, *_SET_INTO)


def is_free(tree: Tree, verb: int) -> bool:
    """Say whether no "while" or "when" binds a verb, "as" apart."""
    opens = (tree.tokens[i].text.casefold() for i in tree.having(verb, "mark", "advmod"))
    return not any(word in _ASIDES - _AS for word in opens)


def is_aside(tree: Tree, top: int) -> bool:
    """Say whether a clause only tells when or why: "..., X noted, when ..."."""
    opens = tree.having(top, "mark", "advmod")
    return any(i < top and tree.tokens[i].text.casefold() in _ASIDES for i in opens)


def _stretches(tree: Tree, top: int, verb: int) -> tuple[Stretch, ...]:
    """Return the runs of tokens under one that are not under another, the main run first."""
    inside = set(tree.under(top))
    if verb in inside:
        inside.difference_update(tree.under(verb))
    else:
        inside.discard(verb)
        inside.update(_stray_subject(tree, top, verb))
    runs: list[list[int]] = []
    for place in sorted(inside):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    trimmed = [_trimmed(tree, run) for run in runs]
    kept = [pair for pair in trimmed if pair[1] - pair[0] >= _SHORTEST]
    return tuple(sorted(kept, key=lambda pair: not pair[0] <= top < pair[1]))


def _stray_subject(tree: Tree, top: int, verb: int) -> tuple[int, ...]:
    """Return the subject of a clause that was read as the verb's: "said | the focus will be"."""
    between = [i for i in tree.having(verb, "nsubj", "obj") if verb < i < top]
    own = any(i < verb for i in tree.having(verb, "nsubj"))
    if not own or len(between) != 1 or tree.having(top, "nsubj", "csubj", "expl"):
        return ()
    return tree.under(between[0])


def _trimmed(tree: Tree, run: list[int]) -> Stretch:
    start, end = run[0], run[-1] + 1
    while start < end and tree.tokens[start].text.casefold() in _THAT:
        start += 1
    while end > start and tree.tokens[end - 1].text in _CLOSING:
        end -= 1
    return start, end
