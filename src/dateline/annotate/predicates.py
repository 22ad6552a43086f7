"""Who acts in a clause, for the word that is its predicate.

What counts: its own subject, the agent behind "by" in the passive, or the subject of the
verb that it depends on: "agreed to lift" (who agreed lifts), "urged Kenya to lift" (Kenya
lifts), "is expected to lift", "Kenya, which lifted", "Kenya's plan of lifting". Who acts in a
noun is its owner. What guards against errors of the parse: a subject behind its verb where one
stands before it is an object; "has deported" is no passive, whatever the subject is called.
"""

from __future__ import annotations

from dateline.annotate.syntax import Tree

DEEPEST = 6  # clauses through which a subject is followed
GAP = 12  # characters between a noun and the name that explains it, without a comma
# What a phrase keeps of what hangs on its head.
_KEPT = frozenset(
    (
        "det", "amod", "compound", "flat", "nmod:poss", "nummod", "nmod:desc", "case", "fixed",
        "goeswith",
    )
)  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SELF = frozenset({"it", "they"})
_OF_THE_OTHER = frozenset({"of", "from", "for", "into"})  # "accused Kenya of lifting"
_JOINING = frozenset({"of", "from"})
_PERFECT = frozenset({"have", "has", "had"})
# Words that deny what they stand with, and what is cut short before "n't" or behind "'".
_NOT = frozenset({"not", "n't", "never", "no", "nor", "neither", "hardly"})
_FULL = {"wo": "will", "ca": "can", "sha": "shall", "cannot": "can", "'ll": "will"}


def subject_of(tree: Tree, place: int, *, depth: int = DEEPEST) -> int | None:
    """Return the head of the phrase that acts in a word's clause, its own or a shared one."""
    if tree.tokens[place].upos in {"NOUN", "PROPN"} and not tree.having(place, "cop"):
        return _owner(tree, place)
    if is_passive(tree, place):
        raised = tree.having(place, "xcomp") and tree.having(place, "nsubj:pass")
        return raised[0] if raised else agent_of(tree, place)
    own = [c for c in tree.having(place, "nsubj") if not stands_behind(tree, c)]
    if own and not (_is_relative(tree, own[-1]) and tree.bears(place, "acl")):
        return _meant(tree, place, own[-1], depth)
    head = tree.tokens[place].head
    if head is None or depth == 0:
        return None
    if tree.bears(place, "acl"):
        return _of_noun(tree, place, head, relative=bool(own))
    return _shared(tree, place, head, depth - 1)


def _is_relative(tree: Tree, place: int) -> bool:
    return tree.tokens[place].text.casefold() in _RELATIVE


def _antecedent(tree: Tree, pronoun: int) -> int:
    """Return the noun right before "who" or "which", where the parse hangs its clause elsewhere."""
    at = pronoun - 1
    while at > 0 and tree.tokens[at].upos == "PUNCT":
        at -= 1
    while tree.bears(at, "flat", "compound") and (head := tree.tokens[at].head) is not None:
        at = head
    return at if at >= 0 and tree.tokens[at].upos in {"NOUN", "PROPN"} else pronoun


def _of_noun(tree: Tree, place: int, head: int, *, relative: bool) -> int | None:
    """Return who acts in a clause that a noun has: "rebels who", "his plan of"."""
    if relative:
        return head
    if tree.tokens[place].tag not in {"VBG", "VBD"}:
        return agent_of(tree, place)
    return _owner(tree, head) if tree.having(place, "mark") else head


def _shared(tree: Tree, place: int, head: int, depth: int) -> int | None:
    """Return who acts in a clause without a subject of its own, by the verb that it hangs on."""
    if tree.bears(place, "xcomp"):
        objects = [c for c in tree.having(head, "obj", "iobj") if c < place]
    elif tree.tokens[place - 1].text.casefold() in _OF_THE_OTHER and tree.bears(place, "advcl"):
        objects = [c for c in tree.having(head, "obj") if c < place]
    else:
        objects = []
    if objects:
        return objects[0]
    joined = tree.bears(place, "xcomp", "conj", "advcl", "ccomp", "parataxis", "dep")
    return subject_of(tree, head, depth=depth) if joined else None


def _meant(tree: Tree, place: int, subject: int, depth: int) -> int:
    """Return who "it" is in "Kenya said it would help", and "which" behind "Uganda"."""
    if _is_relative(tree, subject):
        return _antecedent(tree, subject)
    head, low = tree.tokens[place].head, tree.tokens[subject].text.casefold()
    if low not in _SELF or head is None or not depth or not tree.bears(place, "ccomp"):
        return subject
    speaker = subject_of(tree, head, depth=depth - 1)
    return subject if speaker is None else speaker


def agent_of(tree: Tree, place: int) -> int | None:
    """Return who acts in a passive or a noun: "by rebels"."""
    for child in tree.having(place, "obl", "nmod"):
        if any(tree.tokens[c].text.casefold() == "by" for c in tree.having(child, "case")):
            return child
    return None


def _owner(tree: Tree, place: int) -> int | None:
    """Return who does what a noun tells: "Kenya's visit", "a raid by rebels"."""
    if owners := tree.having(place, "nmod:poss"):
        return owners[0]
    if (agent := agent_of(tree, place)) is not None:
        return agent
    before = tree.having(place, "compound", "amod")
    return next((c for c in before if _is_name(tree, c)), None)


def _is_name(tree: Tree, place: int) -> bool:
    return tree.tokens[place].upos == "PROPN" or is_of_people(tree, place)


def is_of_people(tree: Tree, place: int) -> bool:
    """Say whether a word is the adjective of a country or a people: "Indian"."""
    token = tree.tokens[place]
    return token.upos == "ADJ" and (token.lemma or "")[:1].isupper()


def auxiliaries(tree: Tree, place: int) -> tuple[int, ...]:
    """Return the auxiliaries and the copula of a predicate, those it shares among them."""
    for _ in range(DEEPEST):
        own = tree.having(place, "aux", "cop")
        head = tree.tokens[place].head
        if own or head is None or not tree.bears(place, "conj"):
            return own
        one, other = tree.tokens[place].tag, tree.tokens[head].tag
        if one != other or one not in {"VB", "VBN", "VBG"} or tree.having(place, "nsubj", "mark"):
            return own
        place = head
    return ()


def helpers_of(tree: Tree, place: int) -> frozenset[str]:
    """Return the auxiliaries of a word, and "not": "won't" is "will" and "not"."""
    found: set[str] = set()
    for helper in auxiliaries(tree, place):
        low = _low(tree, helper)
        negated = low.endswith("n't") or low == "cannot"
        plain = low.removesuffix("n't") if negated else low
        found.add("would" if plain == "'d" and _is_bare(tree, place) else _FULL.get(plain, plain))
        found.update(("not",) if negated else ())
    for child in tree.having(place, "advmod", "det", "cc", "nsubj"):
        low = _low(tree, child)
        if tree.bears(child, "nsubj"):
            found.update(("will",) if low.endswith("'ll") else ())
            found.update(("would",) if low.endswith("'d") and _is_bare(tree, place) else ())
        elif low in _NOT or (low == "longer" and tree.tokens[child - 1].text == "no"):
            found.add("not")
    return frozenset(found)


def _low(tree: Tree, place: int) -> str:
    return tree.tokens[place].text.casefold().replace("’", "'")


def _is_bare(tree: Tree, place: int) -> bool:
    return tree.tokens[place].tag == "VB" or bool(tree.having(place, "cop"))


def is_object(tree: Tree, place: int) -> bool:
    """Say whether what is called a subject is acted on: in the passive, or behind its verb."""
    head, label = tree.tokens[place].head, tree.tokens[place].label or ""
    if head is None or not label.startswith("nsubj"):
        return False
    return label == "nsubj:pass" or stands_behind(tree, place)


def stands_behind(tree: Tree, place: int) -> bool:
    """Say whether what is called a subject stands behind its verb, which then has another."""
    head = tree.tokens[place].head
    if head is None or head > place:
        return False
    earlier = any(c < head for c in tree.having(head, "nsubj"))
    return earlier or tree.tokens[head].tag in {"VB", "VBG"}


def is_passive(tree: Tree, place: int) -> bool:
    """Say whether a verb is in the passive: a form of "be" or "get" stands with its participle."""
    if tree.tokens[place].upos != "VERB":
        return False  # "is prepared to", where the reader takes a participle for an adjective
    if tree.having(place, "aux:pass"):
        return True
    helpers = {tree.tokens[c].text.casefold() for c in tree.having(place, "aux")}
    return bool(tree.having(place, "nsubj:pass")) and helpers.isdisjoint(_PERFECT)


def phrase_of(tree: Tree, head: int, joining: frozenset[str] = _JOINING) -> list[int]:
    """Return the places of a head and of the words that name it, "of" phrases among them."""
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop()
        found.append(at)
        for child in tree.children[at]:
            label = tree.tokens[child].label or ""
            cases = {tree.tokens[c].text.casefold() for c in tree.having(child, "case")}
            if (
                label in _KEPT
                or label.partition(":")[0] == "flat"
                or (label == "appos" and tree.tokens[child].start - tree.tokens[at].end <= GAP)
                or (label == "nmod" and cases & joining)
            ):
                waiting.append(child)
    return sorted(found)
