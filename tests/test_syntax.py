"""The tree over a sentence."""

from __future__ import annotations

from dateline.annotate.syntax import Tree, tree_of
from dateline.report import Sentence, Span, Token

# word, head, relation
FERRY = (
    ("Divers", 2, "nsubj:pass"),
    ("were", 2, "aux:pass"),
    ("sent", None, "root"),
    ("to", 5, "case"),
    ("the", 5, "det"),
    ("wreck", 2, "obl"),
)


def _tree() -> Tree:
    text, tokens = "", []
    for word, head, relation in FERRY:
        tokens.append(Token(word, len(text), len(text) + len(word), head=head, label=relation))
        text += word + " "
    tree = tree_of(Sentence(Span("r1", 0, len(text) - 1, text[:-1]), 0, tuple(tokens)))
    assert tree is not None
    return tree


def test_root_is_the_token_without_a_head() -> None:
    """The root of the tree is the word that hangs on none."""
    assert _tree().tokens[_tree().root].text == "sent"


def test_all_below_a_token_in_the_order_of_the_text() -> None:
    """A phrase is its head with all that hangs on it."""
    assert _tree().under(5) == (3, 4, 5)


def test_above_a_token_up_to_the_root() -> None:
    """The way up from "the" leads over "wreck" to "sent"."""
    assert list(_tree().above(4)) == [5, 2]


def test_relation_counts_with_its_subtypes() -> None:
    """A passive subject is a subject."""
    assert _tree().having(2, "nsubj") == (0,)
    assert _tree().having(2, "nsubj:pass", "obl") == (0, 5)
    assert _tree().having(2, "obj") == ()


def test_span_of_a_phrase() -> None:
    """A phrase has the letters that stand in the report."""
    assert _tree().span(3, 5) == Span("r1", 17, 29, "to the wreck")


def test_sentence_that_nobody_read_has_no_tree() -> None:
    """Without grammar there is no tree, and none is made up."""
    assert tree_of(Sentence(Span("r1", 0, 2, "Go"), 0, (Token("Go", 0, 2),))) is None
