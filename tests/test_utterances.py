"""Utterances: which quotations of several reports render the same words."""

from __future__ import annotations

from dateline.reconcile.utterances import find_utterances
from dateline.record import Quote
from dateline.report import QuoteKind, Span


def quote(  # noqa: PLR0913 - what a quotation is made of
    number: int,
    report: str,
    text: str,
    *,
    speaker: str | None = "a1",
    kind: QuoteKind = "direct",
    start: int = 0,
    when: str | None = None,
) -> Quote:
    """Make a quotation of a report."""
    span = Span(report, start, start + len(text), text)
    return Quote(f"q{number}", span, kind, speaker, None, None, when, None)


FILLER = [
    quote(90, "r1", "The harbour bridge needs new paint before winter comes.", speaker="a9"),
    quote(91, "r2", "Our bakery sells bread and cake to the whole village.", speaker="a9"),
    quote(92, "r3", "Nobody counted the votes in the northern district.", speaker="a8"),
    quote(93, "r3", "The orchestra played the symphony too slowly.", speaker="a7"),
]


def groups(*quotes: Quote) -> list[tuple[str, ...]]:
    """Return the groups found among some quotations and others of other things."""
    return [utterance.quotes for utterance in find_utterances([*quotes, *FILLER])]


def test_two_translations_of_one_saying_are_one_utterance() -> None:
    """They share most of their rare words, in other forms and another order."""
    one = quote(1, "r1", "The ferry was repaired badly and inspected by nobody at all.")
    other = quote(2, "r2", "Nobody inspected the ferry; the repairs were bad.")
    assert groups(one, other) == [("q1", "q2")]


def test_words_that_translators_choose_among_count_as_the_same() -> None:
    """To exchange opinions renders what to share views renders."""
    one = quote(1, "r1", "We will exchange opinions on the harbour problem.")
    other = quote(2, "r2", "We shall share views about the matter of the harbour.")
    assert groups(one, other) == [("q1", "q2")]


def test_a_few_words_in_marks_belong_to_the_sentence_that_has_them() -> None:
    """One rare word is enough if it is all that was quoted."""
    one = quote(1, "r1", "It will be bumpy. It will be hard, and I hope for more chances.")
    other = quote(2, "r2", "bumpy", kind="partial")
    assert groups(one, other) == [("q1", "q2")]


def test_the_same_words_of_two_speakers_are_two_sayings() -> None:
    """Unless both are one actor, they may be an answer or an echo."""
    words = "The ferry was repaired badly and inspected by nobody."
    assert groups(quote(1, "r1", words), quote(2, "r2", words, speaker="a2")) == []


def test_one_report_alone_makes_no_utterance() -> None:
    """A speaker who repeats himself within a report is no second rendering."""
    words = "The ferry was repaired badly and inspected by nobody."
    assert groups(quote(1, "r1", words), quote(2, "r1", words, start=200)) == []


def test_sayings_of_other_days_are_kept_apart() -> None:
    """Like words on another occasion are another utterance."""
    one = quote(1, "r1", "The ferry was repaired badly, and nobody looked.", when="2019-04-24")
    other = quote(2, "r2", "Nobody saw how badly the ferry was repaired.", when="2019-04-26")
    assert groups(one, other) == []


def test_sayings_about_one_subject_are_not_yet_one_saying() -> None:
    """Two shared words of many are a subject, not a rendering."""
    one = quote(1, "r1", "The ferry was repaired badly and inspected by nobody at all.")
    other = quote(2, "r2", "The ferry will carry tourists along the coast again next summer.")
    assert groups(one, other) == []


def test_nearly_verbatim_words_pair_without_a_known_speaker() -> None:
    """What two reports print word for word was said once."""
    words = "The ferry was repaired badly, inspected by nobody and sold to strangers."
    assert groups(quote(1, "r1", words), quote(2, "r2", words, speaker=None)) == [("q1", "q2")]


def test_a_clause_gives_way_to_the_marked_words_in_it() -> None:
    """The words themselves are listed, not the clause that a reporter built round them."""
    clause = "the ferry was “repaired badly and inspected by nobody”"
    whole = quote(1, "r1", clause, kind="indirect")
    part = quote(2, "r1", "repaired badly and inspected by nobody", kind="partial", start=15)
    other = quote(3, "r2", "Nobody inspected the ferry; the repairs were bad.")
    assert groups(whole, part, other) == [("q2", "q3")]


def test_the_reason_names_the_shared_words() -> None:
    """As they stand in the first rendering."""
    one = quote(1, "r1", "The ferry was repaired badly and inspected by nobody at all.")
    other = quote(2, "r2", "Nobody inspected the ferry; the repairs were bad.")
    (utterance,) = find_utterances([one, other, *FILLER])
    assert "in 2 reports" in utterance.because
    assert '"repaired"' in utterance.because
