"""How much a word of a sentence brings a person to the fore, and whom a pronoun cannot mean.

Weights by grammatical function, as in centering theory (Grosz, Joshi and Weinstein 1995)
and Lappin and Leass (1994): the subject of the main clause before other subjects, those
before objects, objects before what hangs on nouns.

Whom a pronoun cannot mean: "he" no object of its own verb and nobody named in the opening
"Noting that Holt had left," of its sentence; "him" not the subject of its verb;
"himself" nobody but that subject.
"""

from __future__ import annotations

from dateline.annotate.coreference.bearers import Bearers, Key, run_of
from dateline.annotate.syntax import Tree
from dateline.report import Sentence, Token

# Weights: set by hand, only their order matters; a fourth more or less changes two pronouns
# of GUM dev at most.
MAIN = 4.0
SUBJECT = 2.5
OBJECT = 1.5
OTHER = 1.0
_OWNED = 0.5  # "the Holt campaign"

_WEIGHTS = {
    **dict.fromkeys(("obj", "iobj", "obl", "nmod:poss", "root"), OBJECT),
    **dict.fromkeys(("compound", "dep"), _OWNED),
}
_SAME = ("conj", "appos", "flat")  # they weigh as much as what they hang on
_COMPARED = frozenset({"like", "unlike"})
_OPENINGS = frozenset({"VBG", "VBN"})


def weight(tree: Tree, place: int) -> float:
    """Return the weight of the phrase that a token heads; who is only compared weighs nothing."""
    cases = tree.having(place, "case")
    if any(tree.tokens[case].text.casefold() in _COMPARED for case in cases):
        return 0.0
    while tree.bears(place, *_SAME) and (over := tree.tokens[place].head) is not None:
        place = over
    token = tree.tokens[place]
    if tree.bears(place, "nsubj") and token.head is not None:
        return MAIN if _is_main(tree, token.head) else SUBJECT
    label = token.label or ""
    return _WEIGHTS.get(label, _WEIGHTS.get(label.partition(":")[0], OTHER))


def _is_main(tree: Tree, verb: int) -> bool:
    """Say whether a clause is the sentence's main one or stands beside it."""
    while tree.bears(verb, "conj", "parataxis") and (over := tree.tokens[verb].head) is not None:
        verb = over
    return tree.tokens[verb].head is None


def weight_of_name(tree: Tree, place: int, bearers: Bearers) -> float:
    """Return the weight of the phrase of the name that begins at a token.

    The phrase weighs as its weightiest word, since a parse may hang a name on its title
    or the title on the name.
    """
    begin, end = run_of(tree, place, bearers)
    return max(
        (
            weight(tree, word)
            for word in range(begin, end)
            if not tree.bears(word, "punct", "det")
            and not begin <= (-1 if (head := tree.tokens[word].head) is None else head) < end
        ),
        default=0.0,
    )


def joined(tree: Tree, place: int, bearers: Bearers) -> Key | None:
    """Return whom "and" joins to the name that begins at a token, named before it."""
    begin, end = run_of(tree, place, bearers)
    heads = (tree.tokens[word].head for word in range(begin, end) if tree.bears(word, "conj"))
    found = _borne(tree, tuple(head for head in heads if head is not None), bearers)
    return next(iter(found - {bearers[tree.tokens[place].start]}), None)


def barred(tree: Tree, place: int, bearers: Bearers) -> frozenset[Key]:
    """Return the actors whom the pronoun or noun at a token cannot mean."""
    token = tree.tokens[place]
    if token.head is None or is_reflexive(token):
        return frozenset()
    if tree.bears(place, "nmod"):
        return _borne(tree, (token.head,), bearers)
    if tree.bears(place, "nsubj"):
        objects = _borne(tree, tree.having(token.head, "obj", "iobj"), bearers)
        return objects | _opening(tree, place, bearers)
    if tree.bears(place, "obj", "iobj", "obl"):
        return _borne(tree, tree.having(token.head, "nsubj"), bearers)
    return frozenset()


def reflected(tree: Tree, place: int, bearers: Bearers) -> frozenset[Key]:
    """Return whom alone a reflexive pronoun can mean, nobody where the parse does not tell."""
    head = tree.tokens[place].head
    if head is None or not is_reflexive(tree.tokens[place]):
        return frozenset()
    return _borne(tree, tree.having(head, "nsubj"), bearers)


def is_reflexive(token: Token) -> bool:
    """Say whether a pronoun ends in "self"."""
    return token.text.casefold().endswith("self")


def governing(tree: Tree, place: int, bearers: Bearers) -> frozenset[Key]:
    """Return the subjects of the clauses that the clause of a subject hangs on."""
    if not tree.bears(place, "nsubj"):
        return frozenset()
    verb = tree.tokens[place].head
    over = tree.above(verb) if verb is not None else ()
    return _borne(
        tree,
        tuple(
            subject for word in over for subject in tree.having(word, "nsubj") if subject < place
        ),
        bearers,
    )


def speaking(sentence: Sentence) -> frozenset[int]:
    """Return the tokens of a sentence in a source of what is said, or subject of its cue."""
    sure = [role for role in sentence.roles if role.margin >= 0]
    sources = {i for role in sure if role.kind == "source" for i in range(role.start, role.end)}
    cues = {i for role in sure if role.kind == "cue" for i in range(role.start, role.end)}
    subjects = {
        place
        for place, token in enumerate(sentence.tokens)
        if token.head in cues and (token.label or "").startswith("nsubj")
    }
    return frozenset(sources | subjects)


def _opening(tree: Tree, place: int, bearers: Bearers) -> frozenset[Key]:
    """Return who is named in "Noting that Holt had left," before a subject."""
    first = next((i for i, token in enumerate(tree.tokens) if token.text[0].isalnum()), place)
    is_opened = tree.tokens[first].tag in _OPENINGS and tree.tokens[place - 1].text == ","
    return _borne(tree, tuple(range(place)), bearers) if is_opened else frozenset()


def _borne(tree: Tree, places: tuple[int, ...], bearers: Bearers) -> frozenset[Key]:
    found = (bearers.get(tree.tokens[place].start) for place in places)
    return frozenset(actor for actor in found if actor is not None)


def quoted(tokens: tuple[Token, ...], *, within: bool) -> list[bool]:
    """Say of every token whether it stands inside quotation marks; `within`, if the first does."""
    marks: list[bool] = []
    for token in tokens:
        if token.text == '"':
            within = not within
        elif token.text in _OPEN or token.text in _CLOSE:
            within = token.text in _OPEN
        marks.append(within)
    return marks


_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")
