"""Claims: what a sentence states, with status, time, place, source and actors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import marked, reading, report

from dateline.annotate import annotate, reader
from dateline.annotate.claims.clauses import clauses
from dateline.annotate.claims.governing import governing
from dateline.annotate.syntax import tree_of
from dateline.annotate.word_forms import key_of, keys_of
from dateline.report import Sentence, Span, Statement, Token

DAY = "2019-04-25"


def _statements(text: str) -> tuple[Statement, ...]:
    return reading(text, day=DAY).statements


@pytest.mark.parametrize(
    "text",
    [
        "[[The union called a strike for Monday]], [[while the company said it would run]].",
        "[[The ferry left the port of Oban at dawn]] and [[sank two hours later off the coast]].",
        "[[The minister met the farmers in Geneva]], [[saying that the talks would go on]].",
        "[[The bank closed all of its branches]] [[after the government fell on Monday]].",
        "[[Holt arrived in Geneva on Monday]], [[when the talks with the farmers began]].",
    ],
)
def test_a_clause_that_states_a_thing_is_a_claim(text: str) -> None:
    """What was beside, behind or in spite of the rest is told for itself."""
    plain, wanted = marked(text)
    assert [s.span.text.rstrip(".") for s in _statements(plain)] == wanted


def test_a_clause_in_the_midst_of_another_lies_in_both() -> None:
    """What "who" tells is a claim, and the sentence around it one too."""
    text = "Holt, who was making his first trip to the island, met the farmers in the port."
    assert [s.span.text for s in _statements(text)] == [
        text,
        "who was making his first trip to the island",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The miners left the pit before the water rose to the roof.",
        "The talks will go on if the union gives up its strike.",
        "Drivers who drink on the road will lose their licence for a year.",
        "The minister said that the mine would stay closed for a year.",
        "The mine will stay closed for a year, the minister said.",
        "He left because she came.",
    ],
)
def test_what_means_nothing_by_itself_is_not_cut_off(text: str) -> None:
    """Limits, conditions, what is said and who said it stay with their clause; no crumbs."""
    assert [s.span.text for s in _statements(text)] == [text]


def test_a_clause_takes_along_how_long_after_it_was() -> None:
    """A measure belongs to "after": without it the rest would end in "a day"."""
    told = _statements("The sides met in Geneva a day after the army left the town of Oban.")
    assert [s.span.text.rstrip(".") for s in told] == [
        "The sides met in Geneva",
        "a day after the army left the town of Oban",
    ]


def test_what_a_visit_comes_as_is_a_claim_of_its_own() -> None:
    """An empty verb leaves the saying to the clause behind it."""
    told = _statements("The visit comes as the ministry is moving its staff to Geneva.")
    assert ["as the ministry is moving its staff to Geneva" in s.span.text for s in told] == [
        True,
        True,
    ]


def test_an_apposition_tells_who_somebody_is() -> None:
    """A name and a noun set side by side state background."""
    text = "The minister met Ana Costa, the former leader of the party, in Geneva."
    told = {s.span.text: s.status for s in _statements(text)}
    assert told["Ana Costa, the former leader of the party"] == "background"


def test_a_noun_with_a_time_of_its_own_tells_that_it_happened() -> None:
    """A thing and its time are stated by "the collapse of the talks in February"."""
    text = "The minister spoke at length about the collapse of the talks in Geneva in February."
    told = {s.span.text: s.when for s in _statements(text)}
    assert told["the collapse of the talks in Geneva in February"] == "2019-02"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The leaders met in Geneva.", "happened"),
        ("The leaders have met in Geneva.", "happened"),
        ("The leaders will meet in Geneva.", "expected"),
        ("The leaders could meet in Geneva.", "expected"),
        ("The leaders won't meet in Geneva.", "expected"),
        ("Holt is expected to meet the farmers.", "expected"),
        ("Holt was to meet the farmers.", "expected"),
        ("The company plans to close the mine.", "expected"),
        ("The company has plans to close the mine.", "expected"),
        ("Holt is likely to leave the party.", "expected"),
        ("The talks should be resumed.", "proposed"),
        ("The union called for new talks.", "proposed"),
        ("The union hopes to reach a deal.", "proposed"),
        ("The ministry denied the report.", "denied"),
        ("The leaders failed to reach a deal.", "denied"),
        ("The leaders did not reach a deal.", "denied"),
        ("The leaders could not reach a deal.", "denied"),
        ("No deal was reached in Geneva.", "denied"),
        ("The army is moving towards the border.", "ongoing"),
        ("The army has been moving towards the border.", "ongoing"),
        ("The army continued to move towards the border.", "ongoing"),
        ("The union wants to reach a deal.", "ongoing"),
        ("He no longer works at the ministry.", "denied"),
        ("The army hasn’t left the town.", "denied"),
        ("The army cannot leave the town.", "denied"),
        ("We'd hate to leave the town.", "expected"),
        ("Holt has yet to meet the farmers.", "denied"),
        ("The ruling is not expected until November.", "expected"),
        ("The fire is believed to have started in the kitchen.", "happened"),
        ("The minister stayed in his post for weeks.", "happened"),
        ("Moscow appears to be willing to trade with the farmers.", "ongoing"),
        ("Vote for the party on Sunday.", "proposed"),
        ("The trials were appealed.", "happened"),
        ("The town lies in the far north.", "background"),
        ("Holt is the leader of the party.", "background"),
    ],
)
def test_the_predicate_tells_the_status(text: str, status: str) -> None:
    """Tense, modality, negation and what governs tell whether a thing happened."""
    assert [s.status for s in _statements(text)] == [status]


def test_a_reason_does_not_share_the_future_of_what_it_is_given_for() -> None:
    """What is expected "when it arrives" is open with its time; its reason is not."""
    told = _statements("The mine will open again because the bank lent it the money.")
    assert [s.status for s in told] == ["expected", "happened"]


def test_a_promise_has_been_made() -> None:
    """What was pledged is open; that it was pledged has happened."""
    assert [s.status for s in _statements("The company pledged to close the mine.")] == ["happened"]


def test_an_asking_with_a_time_of_its_own_has_happened() -> None:
    """Talks are proposed by "called for talks"; at its own time the call has happened."""
    said = _statements("The union called for new talks on Monday.")
    assert [(s.status, s.when) for s in said] == [("happened", "2019-04-22")]


def test_a_present_ahead_is_expected() -> None:
    """A timetable's present tells of what is to come."""
    told = _statements("The exhibition opens on 3 May 2019 in Geneva.")
    assert [(s.status, s.when) for s in told] == [("expected", "2019-05-03")]


def test_the_present_of_a_headline_tells_of_a_happening() -> None:
    """A headline's present is what a body tells in the past; its infinitive is to come."""
    page = report("Bank closes all branches in Geneva\nBank to close all branches", kind="title")
    told = annotate(page, reader("model")).statements
    assert [s.status for s in told] == ["happened", "expected"]


def test_a_claim_is_dated_by_its_own_predicate() -> None:
    """Of two clauses with a time each, each keeps its own."""
    text = (
        "The ministers met in Geneva on Thursday, "
        "while talks between the two sides had failed in February."
    )
    assert [s.when for s in _statements(text)] == ["2019-04-25", "2019-02"]


def test_the_time_of_what_was_before_is_not_its_own() -> None:
    """The talks alone are dated by "since the talks in February"."""
    whens = {s.span.text: s.when for s in _statements("Holt has wept since the war of 1999.")}
    assert whens["Holt has wept since the war of 1999."] is None


@pytest.mark.parametrize(
    "text",
    [
        "The blast was the deadliest in the city since 2008.",
        "The mood among the farmers is similar to 2008.",
        "The union lost fewer members than in 2008.",
        "Under the 1906 Ports Act the minister has the authority.",
        "One of the stars of the 1960s met the farmers in the port.",
        "Holt remembered the strike of 2008.",
        "Holt led the investigation into the 2005 bombing of the port.",
        "The ministry closed the mine (it had opened in 1998).",
    ],
)
def test_a_time_that_only_describes_is_no_date(text: str) -> None:
    """A bound, a measure, a part of a name or of what is recalled dates no happening."""
    whens = {s.span.text: s.when for s in _statements(text)}
    assert whens[text] is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Monday's attack killed two people in the port.", "2019-04-22"),
        ("The army fired on the crowd at Tuesday's march.", "2019-04-23"),
        ("The company won a contract in March.", "2019-03"),
        ("Since March 2018, Holt has held two rounds of talks.", "2018-03"),
    ],
)
def test_what_took_place_gives_its_time_to_its_clause(text: str, when: str) -> None:
    """A deed in a deed is dated by it; "Since ..." at the head of a sentence frames it."""
    assert [s.when for s in _statements(text)] == [when]


def test_a_weekday_ahead_that_is_the_report_s_own_stays_open() -> None:
    """What will be on Thursday, in a report of a Thursday, may be in a week."""
    whens = [
        s.when for day in ("Thursday", "Friday") for s in _statements(f"Holt will leave on {day}.")
    ]
    assert whens == [None, "2019-04-26"]


def test_clauses_told_as_one_share_a_time() -> None:
    """Whoever came on Monday and left came and left on Monday."""
    text = "The farmers came to the capital on Monday and blocked all roads to the port."
    assert [s.when for s in _statements(text)] == ["2019-04-22", "2019-04-22"]


def test_a_saying_has_its_own_time_and_has_happened() -> None:
    """Of "said on Monday that it will open in May", the saying on Monday has happened."""
    told = _statements("The minister said on Monday that the mine will open in May.")
    assert [(s.status, s.when) for s in told] == [("happened", "2019-04-22")]


def test_what_alone_is_dated_gives_its_status_too() -> None:
    """Without a time of the saying, what is said for May is expected in May."""
    told = _statements("The minister said that the mine will open in May.")
    assert [(s.status, s.when) for s in told] == [("expected", "2019-05")]


def test_what_is_told_before_its_source_keeps_its_status() -> None:
    """What is to come is told by "it will open, he said"."""
    told = _statements("The mine will open again, the minister said.")
    assert [(s.status, s.when) for s in told] == [("expected", None)]


def test_a_claim_without_a_time_has_none() -> None:
    """Nothing is dated silently."""
    assert [s.when for s in _statements("The bridge has collapsed.")] == [None]


def test_a_claim_belongs_to_who_said_it() -> None:
    """What the report itself states has no source; what somebody said has one."""
    text = "The bridge fell at dawn. Mayor Ana Costa said the bridge had been old."
    read = reading(text)
    sources = [s.source for s in read.statements]
    assert sources[0] is None
    assert sources[1] is not None
    speaker = read.quotations[sources[1]].speaker_span
    assert speaker is not None
    assert "Costa" in speaker.text


def test_who_acts_in_a_joined_clause_is_one_of_its_actors() -> None:
    """The subject of "and sank ..." is that of the clause before it."""
    text = "Ana Costa left the port of Oban at dawn and told the reporters nothing at all."
    read = reading(text)
    assert read.statements[1].span.text.startswith("told")
    names = [read.chains[chain].names for chain in read.statements[1].chains]
    assert any("Ana Costa" in forms for forms in names)


def test_a_caption_that_stands_twice_is_one_claim() -> None:
    """A page that prints one headline twice states it once."""
    page = report(
        "A bridge falls in Genoa after storm\nA bridge falls in Genoa after storm", kind="caption"
    )
    assert len(annotate(page, reader("model")).statements) == 1


def test_a_photographer_is_no_claim() -> None:
    """A caption's line in brackets states nothing."""
    page = report("(Photo by John Holt for the Genoa Times)", kind="caption")
    assert annotate(page, reader("model")).statements == ()


def test_a_sentence_that_nobody_parsed_is_one_claim() -> None:
    """Without a tree there is no telling more than that it was told."""
    text = "The ferry left at dawn, while the company said that it would not."
    assert [(s.span.text, s.status) for s in annotate(report(text)).statements] == [
        (text, "happened")
    ]


_LABELS = ("nsubj", "obj", "obl", "conj", "advcl", "acl:relcl", "ccomp", "appos", "parataxis")


@st.composite
def _trees(draw: st.DrawFn) -> Sentence:
    """Draw a sentence with any tree at all, crossing edges among them."""
    words = draw(st.lists(st.sampled_from(["left", ",", "who", "and", "Holt", "--"]), min_size=1))
    tokens, text = [], ""
    for place, word in enumerate(words):
        head = draw(st.integers(0, place - 1)) if place else None
        upos = draw(st.sampled_from(["VERB", "NOUN", "PROPN"]))
        label = draw(st.sampled_from(_LABELS)) if place else "root"
        start = len(text)
        tokens.append(Token(word, start, start + len(word), upos, "VBD", word, head, label))
        text += f"{word} "
    return Sentence(Span("r1", 0, len(text) - 1, text[:-1]), 0, tuple(tokens))


@settings(max_examples=60)
@given(_trees())
def test_every_clause_holds_its_predicate(sentence: Sentence) -> None:
    """Whatever the tree, a clause is a stretch of the sentence around its predicate."""
    tree = tree_of(sentence)
    assert tree is not None
    for clause in clauses(tree, dated=range(len(sentence.tokens))):
        assert 0 <= clause.first <= clause.predicate <= clause.last < len(sentence.tokens)


def test_words_are_known_in_all_their_forms() -> None:
    """A list of lemmas stands for what running text has, whatever lemma was read."""
    for form, tag, base in (
        ("planned", "VBD", "plan"),
        ("denies", "VBZ", "deny"),
        ("hoping", "VBG", "hope"),
        ("sought", "VBN", "seek"),
        ("clashes", "NNS", "clash"),
        ("planes", "NNS", "plane"),
    ):
        token = Token(form, 0, len(form), "VERB", lemma="?", tag=tag)
        assert key_of(base) in keys_of(token)


def test_a_form_is_looked_up_by_its_part_of_speech() -> None:
    """The verb "plans" and the noun "plans" both leave open what they govern."""
    for upos in ("VERB", "NOUN"):
        token = Token("plans", 0, 5, upos, label="root")
        tree = tree_of(Sentence(Span("r1", 0, 5, "plans"), 0, (token,)))
        assert tree is not None
        word = governing(tree, 0)
        assert word is not None
        assert word.status == "expected"


def test_a_question_states_nothing() -> None:
    """What is asked is no claim; what somebody is quoted with asking still is."""
    assert not _statements("Why has the minister left the party?")
