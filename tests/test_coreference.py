"""Chains of one report: who is who among names, roles and pronouns."""

from __future__ import annotations

from dateline import annotate
from dateline.annotate.coreference.coreference import find_chains
from dateline.annotate.coreference.organisation_names import organisation_keys
from dateline.annotate.grammar import Reader, find_sentences
from dateline.annotate.names.names import find_names
from dateline.report import Block, Chain, Mention, Report


def _chains(*paragraphs: str, read: Reader = annotate.reader("model")) -> list[Chain]:  # noqa: B008
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("body", start, start + len(paragraph)))
        start += len(paragraph) + 1
    report = Report("r1", "r1.txt", "", text, tuple(blocks), language="en")
    sentences = tuple(read(report))
    return list(find_chains(report, sentences, tuple(find_names(report, sentences))))


def _words(chain: Chain) -> list[str]:
    return [mention.span.text for mention in chain.mentions]


def _chain(name: str, chains: list[Chain]) -> Chain:
    return next(chain for chain in chains if name in chain.names)


def test_surname_joins_the_full_name() -> None:
    """A later surname is the person whose full name ends with it."""
    assert [_words(c) for c in _chains("Laura Holt spoke. Then Holt left.")] == [
        ["Laura Holt", "Holt"]
    ]


def test_family_name_in_front_joins_too() -> None:
    """A family name that stands first is known by its use, not by assumption."""
    assert _words(_chains("Jang Ho-min spoke. Then Jang left.")[0]) == ["Jang Ho-min", "Jang"]


def test_bare_name_of_a_family_is_the_one_introduced_first() -> None:
    """Newsrooms call only the main one of a family by the bare surname."""
    chains = _chains(
        "Jang Ho-min spoke at length on Monday before the assembly of his party in the capital.",
        "The country changed little. Reforms were promised many times, and many times put off, "
        "until the harvest failed and the markets emptied.",
        "His father, Jang Tae-il, had never spoken. Jang smiled.",
    )
    assert "Jang" in _words(_chain("Jang Ho-min", chains))
    assert _words(_chain("Jang Tae-il", chains)) == ["Jang Tae-il"]


def test_bare_name_of_a_pair_is_left_out() -> None:
    """Of two introduced together neither owns the bare surname."""
    chains = _chains("John Holt and Mary Holt were hurt. Holt was flown out.")
    assert [_words(chain) for chain in chains] == [["John Holt"], ["Mary Holt"]]


def test_title_tells_a_pair_apart() -> None:
    """The title "Mrs." goes to the woman of the pair."""
    chains = _chains("John Holt and Mary Holt were hurt. Mrs. Holt was flown out.")
    assert _words(_chain("Mary Holt", chains)) == ["Mary Holt", "Holt"]


def test_names_of_a_country_are_one() -> None:
    """Long, short and dotted names of a country make one chain."""
    chains = _chains("The United States agreed. The U.S. signed. America rejoiced.")
    assert [_words(chain) for chain in chains] == [["United States", "U.S.", "America"]]


def test_acronym_in_brackets_joins_the_long_form() -> None:
    """What stands in brackets behind a body's name is that body."""
    chains = _chains("The Harbour Safety Board (HSB) met. Later the HSB agreed.")
    assert [_words(chain) for chain in chains] == [["Harbour Safety Board", "HSB", "HSB"]]


def test_short_form_that_two_bodies_have_joins_neither() -> None:
    """A council of two states is neither's when the name fits both."""
    chains = _chains(
        "The Kenyan Security Council met. The Ugandan Security Council met.",
        "The Security Council agreed.",
    )
    assert len(chains) == 3


def test_capital_that_argues_is_the_country() -> None:
    """A capital before a verb of saying stands for the government."""
    chains = _chains("Russia agreed. Moscow argued that aid was due.")
    assert [_words(chain) for chain in chains] == [["Russia", "Moscow"]]


def test_capital_with_policy_is_the_country() -> None:
    """A capital's stance is its government's."""
    chains = _chains("China agreed. They welcomed Beijing's stance.")
    assert [_words(chain) for chain in chains] == [["China", "Beijing"]]


def test_capital_that_one_arrives_in_is_a_place() -> None:
    """The word "in" before a capital makes it a town."""
    chains = _chains("Russia agreed. She arrived in Moscow on Monday.")
    assert [(c.kind, _words(c)) for c in chains] == [
        ("country", ["Russia"]),
        ("place", ["Moscow"]),
    ]


def test_role_alone_is_its_only_holder() -> None:
    """A role that the report has given to one person means that person."""
    chains = _chains(
        "Kenyan President Daniel Otieno met Ugandan President Ruth Akello.",
        "The Kenyan president smiled.",
    )
    assert _words(_chain("Daniel Otieno", chains)) == ["Daniel Otieno", "The Kenyan president"]


def test_role_of_another_country_is_nobody_here() -> None:
    """A nationality that nobody's role has links to nobody."""
    chains = _chains("Kenyan President Daniel Otieno spoke. The Ugandan president listened.")
    assert [_words(c) for c in chains] == [["Daniel Otieno"]]


def test_deputy_is_not_the_minister() -> None:
    """Words like "prime" and "deputy" have to stand on both sides."""
    chains = _chains("Deputy Prime Minister Ana Costa spoke. The foreign minister left.")
    assert [_words(c) for c in chains] == [["Ana Costa"]]


def test_pronoun_is_the_subject_before_it() -> None:
    """The pronoun "she" goes to the woman who was the subject."""
    chains = _chains("Ana Costa met the farmers. She promised help.")
    assert _words(_chain("Ana Costa", chains)) == ["Ana Costa", "She"]


def test_pronoun_agrees_in_gender() -> None:
    """The pronoun "he" passes over a woman."""
    chains = _chains("Mrs. Ana Costa met Mr. Peter Lund. He promised help.")
    assert "He" in _words(_chain("Peter Lund", chains))


def test_pronoun_between_two_is_left_out() -> None:
    """Where two men come near each other the pronoun is nobody's."""
    chains = _chains("John Holt and Peter Lund left.", "A fee that he paid rose.")
    assert all("he" not in _words(chain) for chain in chains)


def test_pronoun_in_quotation_marks_is_left_alone() -> None:
    """Inside marks somebody else speaks."""
    chains = _chains('John Holt was there. "We saw how he fell," a guard said.')
    assert _words(_chain("John Holt", chains)) == ["John Holt"]


def test_chains_stand_in_the_order_of_first_mention() -> None:
    """The first named comes first."""
    chains = _chains("Kenya and Uganda agreed. Uganda signed.")
    assert [chain.names[0] for chain in chains] == ["Kenya", "Uganda"]


def test_an_unnamed_subject_takes_the_pronoun_from_an_older_name() -> None:
    """Behind "the minister smiled" the pronoun is the minister, whoever that is."""
    chains = _chains("Peter Lund, a farmer, left.", "The minister smiled. He promised help.")
    assert "He" not in _words(_chain("Peter Lund", chains))


def test_an_unnamed_woman_leaves_he_to_the_man() -> None:
    """A noun that tells a woman does not compete for "he"."""
    chains = _chains("Peter Lund left with his wife.", "The actress smiled. He waved.")
    assert "He" in _words(_chain("Peter Lund", chains))


def test_an_object_is_not_the_subject_of_the_next_sentence() -> None:
    """Whom the candidate thanked is not who goes on speaking."""
    chains = _chains("The candidate thanked his running mate Peter Lund. He left early.")
    assert "He" not in _words(_chain("Peter Lund", chains))


def test_a_name_behind_like_is_only_compared() -> None:
    """In "Like Lund, he" the pronoun is the one spoken of before."""
    chains = _chains("Mr. John Holt believes in work. Like Mr. Peter Lund, he rises early.")
    assert "he" in _words(_chain("John Holt", chains))


def test_a_title_tells_whose_wife_is_meant() -> None:
    """The name "Mrs. Holt" is never Mr. Holt."""
    chains = _chains("Mr. John Holt spoke. Mrs. Holt left.")
    assert _words(_chain("John Holt", chains)) == ["John Holt"]


def test_a_title_of_somebody_else_tells_no_gender() -> None:
    """A spokeswoman for Mr. Lund is no man."""
    chains = _chains("Ana Costa, a spokesperson for Mr. Lund, spoke. Ms. Costa left.")
    assert _words(_chain("Ana Costa", chains)) == ["Ana Costa", "Costa"]


def test_junior_is_not_his_father() -> None:
    """A report that names both keeps them apart."""
    chains = _chains("Peter Lund died. His son, Peter Lund Jr., spoke. Mr. Lund Jr. wept.")
    assert _words(_chain("Peter Lund", chains)) == ["Peter Lund", "His"]
    assert len(_chain("Peter Lund Jr.", chains).mentions) == 2


def test_a_secretary_is_not_the_president_of_that_name() -> None:
    """The bare name with a president's title is somebody else's."""
    chains = _chains("Secretary of State Ruth Akello left. President Akello stayed.")
    assert _words(_chain("Ruth Akello", chains)) == ["Ruth Akello"]


def test_a_sentence_without_grammar_has_no_pronouns() -> None:
    """Who acts is told by the parse; without it nobody is guessed."""
    chains = _chains("Ana Costa met the farmers. She promised help.", read=find_sentences)
    assert _words(_chain("Ana Costa", chains)) == ["Ana Costa"]


def test_who_is_named_in_an_opening_is_not_its_subject() -> None:
    """Whoever notes that Lund has left is somebody else."""
    chains = _chains("Mr. John Holt spoke. Noting that Mr. Peter Lund had left, he smiled.")
    assert _words(_chain("John Holt", chains)) == ["John Holt", "he"]


def test_an_owner_is_not_what_is_owned() -> None:
    """In "his father, Peter Holt" the pronoun is not the father."""
    chains = _chains("John Holt spoke at length. His father, Peter Holt, wept.")
    assert "His" not in _words(_chain("Peter Holt", chains))


def test_himself_is_the_subject_of_the_clause() -> None:
    """A reflexive pronoun looks no further than its own verb."""
    chains = _chains("Mr. John Holt said that Mr. Peter Lund had hurt himself.")
    assert _words(_chain("Peter Lund", chains)) == ["Peter Lund", "himself"]


def test_a_speaker_behind_the_saying_goes_on() -> None:
    """After "X said" at a sentence's end the pronoun that speaks is X."""
    chains = _chains(
        "Mr. Peter Lund was killed by a bomb on Monday.",
        "Twelve more people were hurt, the health minister, Mr. John Holt, said.",
        "He said that the hospital was full.",
    )
    assert "He" in _words(_chain("John Holt", chains))


def test_pronouns_tell_the_gender_of_a_name() -> None:
    """Who was "she" twice is not meant by "he"."""
    chains = _chains(
        "Ximo Laar won the race. She smiled. She thanked the crowd.",
        "Ximo Laar met Mr. Peter Lund. He waved.",
    )
    assert "He" in _words(_chain("Peter Lund", chains))


def test_it_is_the_organisation_that_spoke() -> None:
    """A body named as the subject is what "it" says next."""
    chains = _chains("The Harbour Safety Board met on Monday. It said that the port was safe.")
    assert "It" in _words(_chain("Harbour Safety Board", chains))


def test_it_that_stands_for_nothing_is_left_out() -> None:
    """The pronoun in "it was clear that" means nobody."""
    chains = _chains("The Harbour Safety Board met. It was clear that the port would close.")
    assert "It" not in _words(_chain("Harbour Safety Board", chains))


def test_a_role_that_nobody_told_is_the_person_spoken_of() -> None:
    """A noun for a person goes to the one person it can mean."""
    chains = _chains("Majid Rahal won two cups. The footballer fell ill and needed help.")
    assert "The footballer" in _words(_chain("Majid Rahal", chains))


def test_as_the_leader_is_no_mention() -> None:
    """What somebody is to become does not stand for them."""
    chains = _chains("Peter Lund ran in the election as the leader of the farmers.")
    assert _words(_chain("Peter Lund", chains)) == ["Peter Lund"]


def test_a_title_tells_whom_the_bare_name_means() -> None:
    """Of a couple the bare surname is the one whom it means with a title."""
    chains = _chains(
        "Ruth Akello spoke first, to a crowd of farmers and their families from the north.",
        "Later President Daniel Akello came. President Akello waved. Akello left early.",
    )
    assert len(_chain("Daniel Akello", chains).mentions) == 3
    assert _words(_chain("Ruth Akello", chains)) == ["Ruth Akello"]


def test_two_surnames_with_a_hyphen_are_no_person() -> None:
    """A "Holt-Lund meeting" is one of two who are named there."""
    chains = _chains("John Holt greeted Peter Lund. The Holt-Lund meeting was brief.")
    assert [_words(chain) for chain in chains] == [["John Holt"], ["Peter Lund"]]


def test_the_telling_word_alone_is_the_body() -> None:
    """A report that has named one brotherhood may say "the Brotherhood"."""
    text = "The Harbour Brotherhood agreed. Later the Brotherhood signed."
    report = Report("r1", "r1.txt", "", text, (Block("body", 0, len(text)),))
    spans = (report.span(4, 23), report.span(text.rindex("Brotherhood"), len(text) - 8))
    keys = organisation_keys(report, tuple(Mention(span, "organisation") for span in spans))
    assert len(set(keys.values())) == 1


def test_letters_in_brackets_are_the_body_they_shorten() -> None:
    """Initials in brackets behind a name are that body, known or not."""
    chains = _chains("The Harbour News Agency (HNA) was closed. The HNA had 20 staff.")
    assert [_words(chain) for chain in chains] == [["Harbour News Agency", "HNA", "HNA"]]
