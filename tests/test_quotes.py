"""Quotations, marked up in place: [[the words]] and {{the words that name the speaker}}."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import report

from dateline.annotate.network.network_reader import read_grammar
from dateline.annotate.quotes.attributions import find_attributions
from dateline.annotate.quotes.marks import find_marked
from dateline.annotate.quotes.quotes import find_quotes
from dateline.annotate.times import times
from dateline.report import BlockKind, Chain, Mention, Quotation, Report

_MARKUP = re.compile(r"\[\[|\]\]|\{\{|\}\}")


def plain(text: str) -> str:
    """Return a text without its markup."""
    return _MARKUP.sub("", text)


def found(text: str, *names: str, kind: BlockKind = "body") -> list[Quotation]:
    """Find the quotations of a text in which some names each have a chain."""
    page = report(plain(text), kind=kind, day="2019-04-25")
    return quotes_of(page, tuple(chain(page, name) for name in names))


def quotes_of(page: Report, chains: tuple[Chain, ...] = ()) -> list[Quotation]:
    """Find the quotations of a report whose chains are known."""
    sentences = tuple(read_grammar(page))
    attributions = tuple(find_attributions(page, sentences))
    dates = tuple(times.find_times(page, sentences))
    return list(find_quotes(page, sentences, attributions, dates, chains))


def chain(page: Report, name: str) -> Chain:
    """Make a chain of a person's name wherever it stands."""
    places = (page.span(*m.span()) for m in re.finditer(re.escape(name), page.text))
    return Chain("person", (name,), tuple(Mention(place, "person") for place in places))


def wordings(quotes: list[Quotation], *kinds: str) -> list[str]:
    """Return the words of the quotations of some kinds."""
    return [quote.span.text for quote in quotes if quote.kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        '"[[We will come back,]]" {{Smith}} said.',
        '"[[We will come back,]]" said {{Mary Smith}}, a nurse who was there.',
        '{{Smith}} said: "[[We will come back.]]"',
        '{{Smith}}, who met the mayor on Friday, told reporters, "[[We will come back.]]"',
        "“[[Are we safe?]]” {{Smith}} asked. Nobody answered.",
        "‘[[It’s the workers’ plan,]]’ {{Smith}} said.",
        "``[[We will come back,]]'' {{Smith}} said.",
        "«[[We will come back]]», said {{Smith}}.",
        '"[[We will come back,]]" the mayor\'s aide - {{Smith}} - said.'.replace(
            "the mayor's aide - {{Smith}} -", "{{Smith}} - the mayor's aide -"
        ),
        '"[[We will come back.]]" -- {{Mary Smith}}, nurse',
        "“[[We lost it all,]]” says {{Maria Lopez}}, 45.",
    ],
)
def test_words_in_marks_belong_to_the_subject_of_the_verb_beside_them(text: str) -> None:
    """Before or behind, in the usual order or inverted, in marks of any shape."""
    quotes = found(text)
    assert wordings(quotes, "direct") == re.findall(r"\[\[(.*?)\]\]", text)
    speaker = quotes[0].speaker_span
    assert speaker is not None
    assert speaker.text == re.findall(r"\{\{(.*?)\}\}", text)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Smith lashed out at "[[countries that claim to lead.]]"', "lashed out"),
        ('The ministry said talks were "[[bumpy]]" so far.', "said"),
        ('Smith pledged to build a "[[strong economy,]]" and left.', "pledged"),
        ("Officials called the plan “[[dead on arrival]]” on Friday.", "called"),
        (
            "It was described by the ILO as a move that would “[[extend the rules.]]”",
            "was described",
        ),
    ],
)
def test_some_words_in_marks_are_a_partial_quotation(text: str, words: str) -> None:
    """They need a verb of saying or judging that governs them."""
    quotes = [quote for quote in found(text) if quote.kind == "partial"]
    assert [quote.span.text for quote in quotes] == re.findall(r"\[\[(.*?)\]\]", text)
    assert quotes[0].cue is not None
    assert quotes[0].cue.text == words


@pytest.mark.parametrize(
    "text",
    [
        "He drives a “green” car to work.",
        "Smith said he had read “The Art of War” twice.",
        "William “Bill” Smith said nothing.",
        "The group, known as “the wolves”, was founded in 1990.",
        "The Joint Plan (“the plan”) said nothing of it.",
        "The '90s were the workers' best years and the players' worst.",
        "A 6'2\" man and a 5'10\" woman said nothing.",
    ],
)
def test_scare_quotes_titles_and_names_are_no_quotations(text: str) -> None:
    """Marks without a speaker, round a title, a nickname or a term quote nobody."""
    assert wordings(found(text), "direct", "partial") == []


@pytest.mark.parametrize(
    "text",
    [
        "{{Smith}} said that [[the talks had failed]].",
        "{{The man}} who met with Smith said [[the talks had failed]].",
        "{{Smith}} said on Friday [[the talks had failed]].",
        "{{Smith}} told the United Nations in a letter that [[the talks had failed]].",
        "[[The talks had failed]], {{Smith}} said.",
        "[[The talks had failed]], said {{Mary Smith}}, a spokeswoman for the army.",
        "[[The talks had failed]], according to {{the foreign ministry}}.",
        "According to {{Mary Smith}}, who led them, [[the talks had failed]].",
        "Meanwhile, [[the talks had failed]], {{analysts}} said.",
        "{{Smith}} met the press, saying [[the talks had failed]].",
        "{{Smith}} voiced hope that [[the talks would go on]].",
        "This is in line with {{Moscow}}'s claim that [[the talks had failed]].",
        "{{Officials}} say [[at least 12 people died]].",
        "The bus crashed and {{police}} said [[four people had died]].",
        "{{Moscow}} has in recent months argued that [[the talks had failed]].",
    ],
)
def test_a_reported_clause_is_an_indirect_quotation(text: str) -> None:
    """With or without "that", before or behind, of a verb, a noun or "according to"."""
    quotes = found(text)
    assert wordings(quotes, "indirect") == re.findall(r"\[\[(.*?)\]\]", text)
    speaker = quotes[0].speaker_span
    assert speaker is not None
    assert speaker.text == re.findall(r"\{\{(.*?)\}\}", text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Smith did not say that the talks had failed.",
        "Smith would say the talks had failed.",
        "Smith was told the talks had failed.",
        "The United States, China and Japan met in Rome.",
        "He declared an intention to suspend the treaty that bans it.",
        "Holding up a sword of the old hero, Smith pledged to go.",
        "Police reported no wrecks or traffic issues overnight.",
    ],
)
def test_what_was_not_said_or_may_be_anybodys_is_no_quotation(text: str) -> None:
    """Denied, possible, passive, a noun phrase, or a subject in doubt."""
    assert wordings(found(text), "indirect") == []


def test_two_speakers_of_one_sentence_are_kept_apart() -> None:
    """Each clause ends where that of the next speaker begins."""
    quotes = found("Kim told Putin that it was useful, while Putin said it would help.")
    said = [(quote.speaker_span and quote.speaker_span.text, quote.span.text) for quote in quotes]
    assert said == [("Kim", "it was useful"), ("Putin", "it would help")]


def test_the_inner_speaker_owns_what_the_inner_verb_governs() -> None:
    """Words that Jones used stay his, though Smith reports them."""
    quotes = found('Smith said Jones had called her "a fool" twice.', "Smith", "Jones")
    assert [quote.speaker for quote in quotes if quote.kind == "partial"] == [1]


def test_a_thought_of_a_pronoun_within_a_saying_is_the_sayers() -> None:
    """What Smith said he expected is what Smith said."""
    quotes = found('Smith said on Monday he expected "bumpy" talks with Jones.', "Smith", "Jones")
    assert [quote.speaker for quote in quotes if quote.kind == "partial"] == [0]


def test_an_attribution_in_the_middle_makes_two_quotations_of_one_speaker() -> None:
    """The second part has no verb of its own."""
    quotes = found('"We lost it," Smith said. "It is gone."', "Smith")
    assert [(quote.span.text, quote.speaker) for quote in quotes] == [
        ("We lost it,", 0),
        ("It is gone.", 0),
    ]


def test_several_sentences_in_one_pair_of_marks_are_one_quotation() -> None:
    """A full stop within the marks ends nothing."""
    quotes = found('"We lost it. It is gone. I am sad," Smith said.', "Smith")
    assert wordings(quotes, "direct") == ["We lost it. It is gone. I am sad,"]


def test_a_paragraph_of_only_a_quotation_goes_on_with_the_speaker_before() -> None:
    """The convention of long quotations, whether the marks were left open or not."""
    text = 'Jones left early.\n"We lost it," Smith said.\n"It is gone.\n"I am sad."'
    quotes = found(text, "Jones", "Smith")
    assert [quote.speaker for quote in quotes] == [1, 1, 1]


def test_a_quotation_far_from_any_speaker_has_none() -> None:
    """A paragraph between them breaks the link."""
    text = '"We lost it," Smith said.\nThe road was closed on Monday.\n"It is gone."'
    assert [quote.speaker for quote in found(text, "Smith")] == [0, None]


def test_a_page_that_leaves_sayings_without_speakers_lends_nobodys_words() -> None:
    """Where speakers stand in headings that are lost, the one told last is a guess."""
    orphans = "\n".join(f'"Saying {word} is wise."' for word in ("one", "two", "three", "four"))
    quotes = found(f'{orphans}\n"We lost it," Smith said.\n"It is gone."', "Smith")
    assert [quote.speaker for quote in quotes[-2:]] == [0, None]


def test_he_said_goes_on_with_the_speaker_before() -> None:
    """A bare pronoun behind a quotation is its speaker when nothing came between."""
    quotes = found('"We lost it," Smith said.\n"It is gone," he added.', "Smith")
    assert [quote.speaker for quote in quotes] == [0, 0]


def test_an_apposed_name_tells_who_the_role_is() -> None:
    """The minister, John Smith, is John Smith."""
    quotes = found('"We are ready," said the minister, John Smith.', "John Smith")
    assert [quote.speaker for quote in quotes] == [0]


def test_a_title_before_a_name_is_no_speaker_of_its_own() -> None:
    """The Secretary of State is Pompeo; an aide to him is not."""
    assert found("Secretary of State Mike Pompeo said it was over.", "Mike Pompeo")[0].speaker == 0
    assert found("An aide to Mike Pompeo said it was over.", "Mike Pompeo")[0].speaker is None


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """The words up to the paragraph's end are quoted, and no more."""
    quotes = found("Smith was glad, saying it helped.\n“I expect more of it.\nThe road is wet.")
    assert wordings(quotes, "direct") == ["I expect more of it."]


def test_a_headline_may_name_its_speaker_before_a_colon() -> None:
    """A name before a colon speaks; a topic before a colon quotes nobody."""
    quotes = found("Smith: We will win the race", "Smith", kind="title")
    assert [(quote.span.text, quote.speaker) for quote in quotes] == [("We will win the race", 0)]
    assert found("Tax row: Teachers are angry", kind="title") == []


def test_a_quotation_tells_when_and_to_whom() -> None:
    """From the words of the attribution, never from what was said."""
    quote = found('"I leave in May," Smith told the BBC on Wednesday.')[0]
    assert (quote.said_when, quote.said_to) == ("2019-04-24", "the BBC")
    quote = found('"I leave in May," Smith said in an interview with CBS News.')[0]
    assert (quote.said_when, quote.said_to) == (None, "CBS News")


def test_words_that_name_a_person_are_not_that_persons() -> None:
    """Who is spoken of by name in marks is not the "he" who says it."""
    quotes = found('Smith left. "Smith has lost his way," he said.', "Smith")
    assert [quote.speaker for quote in quotes] == [None]


@pytest.mark.parametrize(
    "text",
    [
        'Smith left. "I am Smith, and I will win," he said.',
        "Smith left. \"They said, 'Smith, go home,' and I went,\" he said.",
        '"Smith and Sons will build it," said Smith.',
    ],
)
def test_who_introduces_himself_or_is_named_at_the_cue_keeps_his_words(text: str) -> None:
    """Their own name in somebody's words proves little there."""
    page = report(text)
    mentions = tuple(
        Mention(page.span(*match.span()), "person", "name" if match[0] == "Smith" else "pronoun")
        for match in re.finditer("Smith|he(?= said)", text)
    )
    quotes = quotes_of(page, (Chain("person", ("Smith",), mentions),))
    assert [quote.speaker for quote in quotes] == [0]


def test_he_behind_an_unnamed_speaker_is_nobody_older() -> None:
    """The minister said it, and so did "he"."""
    text = '"It is late," Smith said.\nThe minister said it was over. "It is gone," he said.'
    assert [q.speaker for q in found(text, "Smith") if q.kind == "direct"] == [0, None]


def test_another_subject_ends_the_turn_of_the_speaker_before() -> None:
    """Behind a sentence about Jones "he" is Jones."""
    text = '"It is late," Smith said.\nJones came in. "It is gone," he said.'
    assert [quote.speaker for quote in found(text, "Smith", "Jones")] == [0, 1]


def test_an_owner_does_not_speak_for_what_he_owns() -> None:
    """The state TV of Iran is not Iran."""
    quotes = found("According to Iran's state TV, the talks had failed.", "Iran")
    assert [quote.speaker for quote in quotes] == [None]
    quotes = found("Iran's state TV reported that the talks had failed.", "Iran")
    assert [(q.speaker, q.speaker_span and q.speaker_span.text) for q in quotes] == [
        (None, "Iran's state TV")
    ]


def test_a_title_with_its_owner_is_the_name_apposed_to_it() -> None:
    """The director of the union is John Smith."""
    quotes = found('"We won," said the union\'s director, John Smith.', "union", "John Smith")
    assert [quote.speaker for quote in quotes] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Smith said shortly before he jumped.",
        "In all, 53 percent said they were against the plan.",
        "Smith led, with 53 percent of voters saying they liked the plan.",
    ],
)
def test_the_time_of_a_saying_and_the_outcome_of_a_poll_are_no_words(text: str) -> None:
    """Nobody in particular said what a share of the voters did."""
    assert found(text, "Smith") == []


def test_years_in_office_are_no_time_of_a_saying() -> None:
    """An editor from 1994 to 2001 did not speak in 1994."""
    quote = found('"He was great," said Mary Smith, editor of the paper from 1994-2001.')[0]
    assert quote.said_when is None
    assert found('"He was great," Smith said in 1994.')[0].said_when == "1994"


def test_a_statement_hears_nothing() -> None:
    """In a statement something is said, not to it."""
    assert found('"We won," Smith said in a written statement.')[0].said_to is None


def test_captions_and_furniture_hold_no_quotations() -> None:
    """Only titles, subheads and body are read."""
    assert found('"We lost it," Smith said.', kind="caption") == []


@given(st.text(alphabet="ab .,\"'“”‘’«»`\n—:", max_size=80))
def test_unbalanced_marks_are_survived(text: str) -> None:
    """Whatever stands there, spans slice to their text and marks never overlap."""
    page = report(text)
    quotes = quotes_of(page)
    assert all(text[q.span.start : q.span.end] == q.span.text for q in quotes)
    pairs = find_marked(text, 0, len(text))
    assert all(one.right <= other.left for one, other in pairwise(pairs))


@pytest.mark.slow
def test_a_very_long_report_is_read_in_linear_time() -> None:
    """Twice the text takes about twice the steps: 40,000 words stay within seconds."""
    text = "\n".join(['"We lost it, he said. "It is Smith said the talks” failed.'] * 4000)
    assert len(found(text)) > 1000


@pytest.mark.parametrize(
    "text",
    [
        "Smith told Jones that [[the raid had failed]], adding that [[the army would go on]].",
        "Smith warned that [[the raid had failed]] and that [[the army would try again]].",
        "Smith insisted that [[he be freed]] just hours after announcing [[he had resigned]].",
        "[[Among the dead were two children]], Smith said.",
        "Smith fired missiles that analysts say [[can reach the coast]].",
    ],
)
def test_each_clause_of_a_saying_is_a_quotation_of_its_own(text: str) -> None:
    """A participle, a further "that" and the end of a sentence bound what is said."""
    assert wordings(found(text), "indirect") == re.findall(r"\[\[(.*?)\]\]", text)


@pytest.mark.parametrize(
    "text",
    [
        "Smith explained why he had called.",
        "Smith called Jones on Tuesday evening.",
        "I hope you like the car.",
        "It was alleged that the company had failed.",
        "For some firms, charges are lower than the tariffs announced in May.",
    ],
)
def test_no_clause_is_told_where_nobody_in_particular_says_it(text: str) -> None:
    """Questions, other objects, the writer, a passive and a participle report nothing."""
    assert wordings(found(text), "indirect") == []


def test_the_nearest_subject_of_the_verb_speaks() -> None:
    """Not who stands beside it in a phrase before."""
    text = 'Smith, speaking alongside the chairman Jones, said: "I have decided to step down."'
    assert [quote.speaker for quote in found(text, "Smith", "Jones")] == [0]


def test_a_judgement_behind_words_in_marks_does_not_make_them_its_own() -> None:
    """Who condemns the killing in the sentence behind has not said them."""
    text = 'Smith spoke. "We will win," he said.\n"We are strong." Jones condemned the killing.'
    assert found(text, "Smith", "Jones")[1].speaker == 0


@pytest.mark.parametrize(
    "text",
    [
        "Smith believed [[the talks had failed]].",
        "Their skill led Smith to think [[they were destined for greatness]].",
        'The "x" indicates [[the talks have failed]].',
        "The survey shows that [[the talks have failed]].",
        "Jones called on Smith to say that [[the talks had failed]].",
        "There is no denying that [[the talks have failed]].",
        "Did Smith really say [[the talks had failed]]?",
        "Six out of 10 voters said that [[the talks had failed]].",
        "Smith points to rules that [[make it harder to build a church]].",
    ],
)
def test_what_is_thought_shown_wished_or_asked_is_not_said(text: str) -> None:
    """Nobody said it, or nobody in particular."""
    assert wordings(found(plain(text), "Smith"), "indirect") == []


def test_what_somebody_believes_now_is_told() -> None:
    """A belief that is held is a position, and its cue tells that it is one."""
    quotes = found("Analysts believe the talks have failed.")
    assert [(q.span.text, q.cue and q.cue.text) for q in quotes] == [
        ("the talks have failed", "believe")
    ]


def test_who_hears_it_is_no_part_of_what_is_said() -> None:
    """The newspaper and the pronoun behind it are two."""
    (quote,) = found("Smith told The Times he was paid in cash.")
    assert (quote.span.text, quote.said_to) == ("he was paid in cash", "The Times")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Smith, who left the party in 2009, said the talks had failed.", None),
        ("Smith has said the law due to change in 2017 will help everybody.", None),
        ("Smith told state media on Wednesday the talks had failed.", "2019-04-24"),
        ("On Wednesday Smith said the talks had failed.", "2019-04-24"),
        ("Speaking in Rome on Wednesday, Smith said the talks had failed.", "2019-04-24"),
    ],
)
def test_the_time_of_another_fact_is_not_that_of_the_saying(text: str, when: str | None) -> None:
    """Only what hangs on the cue itself tells when it was said."""
    assert [quote.said_when for quote in found(text, "Smith")] == [when]


def test_what_the_report_says_of_a_saying_ends_it() -> None:
    """The comment behind a dash or comma is not the speaker's."""
    quotes = found("Smith says that the war was a trap – a speech that few heard.")
    assert wordings(quotes, "indirect") == ["the war was a trap"]
    quotes = found("Smith says that Iran wants the bomb, a charge that Iran denies.")
    assert wordings(quotes, "indirect") == ["Iran wants the bomb"]


def test_the_nearest_noun_before_the_verb_speaks() -> None:
    """Who acts in the main clause has not said what others say of it."""
    quotes = found("Cubans backed the plan in a vote that observers say was the best sign yet.")
    assert [q.speaker_span and q.speaker_span.text for q in quotes] == ["observers"]


def test_a_relative_clause_says_nothing_of_the_sentence_that_it_hangs_on() -> None:
    """What officials claim was a suicide is the death alone."""
    quotes = found("They praised his life and death, which officials claim was a suicide.")
    assert wordings(quotes, "indirect") in ([], ["was a suicide"])


def test_a_time_before_the_speaker_does_not_name_him() -> None:
    """The week is when it was said, not who said it."""
    quotes = found("Last week police revealed that the talks had failed.")
    assert [q.speaker_span and q.speaker_span.text for q in quotes] == ["police"]


def test_the_bill_of_a_senator_is_not_the_senator() -> None:
    """Who only owns what speaks has no saying."""
    quotes = found("Senator John Smith's bill said that the talks had failed.", "John Smith")
    assert [quote.speaker for quote in quotes] == [None]
