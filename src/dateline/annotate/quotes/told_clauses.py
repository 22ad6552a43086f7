"""Whether a clause that a cue governs is told as said, or only thought, shown or in question.

What counts as said: what a finite verb of saying tells of somebody. What guards against
false ones: a thought is told only where it is held now ("analysts believe", not "he
believed"), for who knows what went on in a mind; a thing that shows something says
nothing ("the mark indicates", data/reporting_signs.txt); "to say" behind a wish, a plea
or a noun ("called on them to say", "a decision to say") has not been said; nor has what
is asked ("did he say"), supposed ("if he says") or ruled out ("no denying").
"""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.coreference.roles import is_office
from dateline.annotate.quotes.reporting import group_of, is_sign, thinks
from dateline.annotate.quotes.sayings import Saying
from dateline.annotate.syntax import Tree

_HELD = frozenset(("VBZ", "VBP"))
_WISHES = frozenset(("ask", "demand", "deny", "hope", "promise", "tell"))
_DO = frozenset(("do", "does", "did"))
_SUPPOSING = frozenset(("if", "unless", "whether"))
_RULED_OUT = frozenset(("no", "nobody", "none", "neither", "nothing"))
_PERSONS = frozenset(("he", "she", "who", "many", "some", "others"))
_OF_NOUNS = ("acl", "nmod")


def is_told(saying: Saying, kind: str | None) -> bool:
    """Say whether a cue tells its clause as said; `kind` is the speaker's, where known."""
    tree, verb = saying.tree, saying.verb
    token = tree.tokens[verb]
    if token.upos != "VERB":
        return True
    if thinks(token) and token.tag not in _HELD:
        return False
    if (is_sign(token) or _is_of_a_noun(saying)) and not _is_somebody(saying, kind):
        return False
    return not (_is_wished(tree, verb) or is_open(saying) or _is_ruled_out(saying))


def is_open(saying: Saying) -> bool:
    """Say whether a saying is asked about or supposed: "did he say", "if he says"."""
    tree, verb = saying.tree, saying.verb
    marks = (tree.tokens[i].text.casefold() for i in tree.having(verb, "mark"))
    if not _SUPPOSING.isdisjoint(marks):
        return True
    helpers = (i for i in tree.having(verb, "aux") if tree.tokens[i].text.casefold() in _DO)
    first = next(helpers, None)
    return first is not None and any(first < i < verb for i in tree.having(verb, "nsubj"))


def _is_of_a_noun(saying: Saying) -> bool:
    """Say whether a participle may hang on the wrong noun: "won back some hope, saying"."""
    tree, verb = saying.tree, saying.verb
    head = tree.tokens[verb].head
    is_noun = head is not None and tree.tokens[head].upos == "NOUN"
    is_participle = tree.tokens[verb].tag == "VBG" and saying.group != "according"
    return is_noun and is_participle and head == saying.named


def _is_somebody(saying: Saying, kind: str | None) -> bool:
    """Say whether a speaker is a person or a body of persons."""
    if saying.named is None:
        return False
    head = saying.tree.tokens[saying.named].text.casefold()
    if head in lexicon.words("reporting_documents.txt"):
        return False
    if kind is not None or head in _PERSONS:
        return True
    persons = lexicon.table("person_nouns.tsv")
    return head in persons or is_office(head) or head in lexicon.words("speaker_nouns.txt")


def _is_wished(tree: Tree, verb: int) -> bool:
    """Say whether a cue is an infinitive that tells of no act: "called on them | to say"."""
    if not any(tree.tokens[i].tag == "TO" for i in tree.children[verb]):
        return False
    head = tree.tokens[verb].head
    if head is None:
        return False
    above = tree.tokens[head]
    if tree.bears(verb, *_OF_NOUNS) or above.upos in {"ADJ", "NOUN"}:
        return True
    return tree.bears(verb, "xcomp", "ccomp", "conj", "advcl") and group_of(above) in _WISHES


def _is_ruled_out(saying: Saying) -> bool:
    """Say whether nobody is told to say it: "there is no denying", "nobody says"."""
    tokens = saying.tree.tokens
    beside = saying.tree.having(saying.verb, "det")
    named = () if saying.named is None else (saying.named, *saying.tree.having(saying.named, "det"))
    return any(tokens[i].text.casefold() in _RULED_OUT for i in (*beside, *named))
