"""Attributions: {{the cue}} and [[what it reports]], marked up in place."""

from __future__ import annotations

import re

import pytest
from making import report

from dateline.annotate.network.network_reader import read_grammar
from dateline.annotate.quotes.attribution_cues import chance, chosen_cues
from dateline.annotate.quotes.attribution_parts import Parts, parts_of
from dateline.annotate.quotes.attributions import find_attributions
from dateline.annotate.quotes.quotes import find_quotes
from dateline.annotate.syntax import tree_of
from dateline.report import Attribution

_MARKUP = re.compile(r"\[\[|\]\]|\{\{|\}\}")


def found(text: str) -> list[Attribution]:
    """Find the attributions of a text."""
    page = report(_MARKUP.sub("", text))
    return list(find_attributions(page, tuple(read_grammar(page))))


def parts(sentence: str) -> Parts:
    """Find the parts of attributions in a sentence."""
    (read,) = read_grammar(report(sentence))
    tree = tree_of(read)
    assert tree is not None
    return parts_of(tree)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor {{supports}} [[the bill]].",
        "Farmers {{oppose}} [[the tax]].",
        "[[New measures]] {{were announced}} on Monday.",
        "{{According to}} the police, [[two men died]].",
        "Smith {{said}} [[the bridge was unsafe]].",
        "[[The bill]], {{opposed}} by Republicans, never became law.",
    ],
)
def test_a_cue_and_what_it_reports(text: str) -> None:
    """Sayings, and what people are for and against."""
    (one,) = found(text)
    marked = re.findall(r"\{\{(.*?)\}\}", text), re.findall(r"\[\[(.*?)\]\]", text)
    assert ([one.cue.text], [content.text for content in one.contents]) == marked


@pytest.mark.parametrize("text", ["Smith painted the bridge.", "Two men died on Monday."])
def test_what_is_done_is_no_attribution(text: str) -> None:
    """Nobody says or thinks anything there."""
    assert found(text) == []


def test_a_verb_that_a_misread_tree_hangs_low_is_a_cue() -> None:
    """The labels of "admitted" lead so far that its place in the tree may be wrong."""
    here = found(
        "Three out of five of those polled said they were or had become used to images depicting "
        "hunger and almost 1 in 4 (23%) admitted they turned away when they saw such images."
    )
    assert [one.cue.text for one in here] == ["said", "admitted"]


def test_a_chance_is_one() -> None:
    """It lies between 0 and 1, and the chosen cues are among the likely ones."""
    here = parts("The mayor said he wants to sell the bridge that was built in 1950.")
    assert all(0 < chance(here, cue) < 1 for cue in here.cues)
    assert set(chosen_cues(here)) <= set(here.cues)


def test_a_quotation_goes_on_with_no_cue_that_says_nothing() -> None:
    """The ruling did not say the words after it."""
    text = 'The ruling drew national media attention to Smith.\n"We saw that it was a scratch."'
    assert not any("scratch" in content.text for one in found(text) for content in one.contents)


def test_what_was_found_is_not_told_by_who_found_it() -> None:
    """Papers that were found say nothing, even where a label has them for content."""
    page = report("The papers were found by police officers.")
    cue, content = page.span(11, 21), page.span(0, 15)
    assert (cue.text, content.text) == ("were found", "The papers were")
    attribution = Attribution(cue, (content,), page.span(25, 40))
    assert list(find_quotes(page, tuple(read_grammar(page)), (attribution,), (), ())) == []


def test_a_source_that_its_cue_swallows_keeps_its_letters() -> None:
    """Where the labels take "reports" for source and cue, no span runs backwards."""
    text = (
        "Reports of the shooting came in around 11 a.m. and police arrived at the barn about"
        " 15 minutes later."
    )
    assert all(one.source is None or one.source.start < one.source.end for one in found(text))
