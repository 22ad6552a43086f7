"""Names in sentences: what is marked [so] is found, as the kind that stands before it."""

from __future__ import annotations

import re

import pytest

from dateline import annotate
from dateline.annotate.grammar import find_sentences
from dateline.annotate.names.names import find_names
from dateline.report import Block, BlockKind, Mention, Report

_MARK = re.compile(r"\[(?:(person|organisation|country|place|group):)?([^\]]+)\]")


def _report(*paragraphs: str, kind: BlockKind = "body", language: str | None = "en") -> Report:
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind, start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Report("r1", "r1.txt", "", text, tuple(blocks), language=language)


def _found(report: Report) -> list[Mention]:
    return list(find_names(report, tuple(find_sentences(report))))


def _names(report: Report) -> list[tuple[str, str]]:
    return [(mention.kind, mention.span.text) for mention in _found(report)]


def _marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    return _MARK.sub(r"\2", text), [(kind, name) for kind, name in _MARK.findall(text)]


EXAMPLES = (
    # A title in the same run of capitals comes off before a person's name.
    "On Monday Prime Minister [person:Jane Doe] resigned.",
    # A nationality is no country, and comes off with the title.
    "The talks with Kenyan President [person:Daniel Otieno] went on.",
    # A portfolio after "of" belongs to the title.
    "[country:U.S.] Secretary of State [person:Mary Holt] flew home."
    .replace("[country:U.S.]", "U.S."),
    # Korean and Chinese names keep their hyphen and order.
    "The envoy met [person:Park Min-soo] and [person:Liu Xiaobo] there.",
    # Particles are part of a name.
    "He praised [person:Ursula van der Berg] and [person:Omar al-Hakim] for it.",
    # Initials and suffixes are part of a name.
    "The award went to [person:John F. Keller Jr.] on Friday.",
    # A telling word makes a run a body's name, whatever stands before it.
    "It was the [organisation:Security Council of the Russian Federation] that met.",
    # "for" and "and" stand inside the names of bodies.
    "She heads the [organisation:Centre for Coastal Studies] in [place:Lisbon].",
    # A university is a body for those who work there ...
    "He was a professor at [organisation:Northern Plains University] then.",
    # ... and a place where something happens.
    "They will speak at [place:Northern Plains University] on Friday.",
    # Islands, rivers and streets are places.
    "Boats left [place:Hollow Island] for the [place:Tana River] delta.",
    # Countries go by several names.
    "[country:Britain] and the [country:United Arab Emirates] agreed.",
    # A people is a group.
    "Many [group:Kenyans] and [group:Russians] stayed away.",
    # A people of two words is a group too.
    "The [group:North Koreans] agreed.",
    # What an office is for comes off before the name of its holder.
    "The minister for Rural Affairs [person:Jane Doe] agreed.",
    # An acronym is a body.
    "Officials of the [organisation:IAEA] arrived in [place:Tehran].",
    # Events, prizes and treaties are no actors.
    "Since the Cold War the Nobel Prize and the Kyoto Protocol have stood.",
    # Days, months and currencies are no names.
    "On Thursday, April 25, they paid US $40.",
    # The first word of a sentence has its capital from the sentence.
    "Negotiators left early. Officials said nothing. Several waited.",
    # A common word with a capital inside a sentence is no name by itself.
    "The new Internet rules of the Ministry were late.",
    # An adjective with a country inside is no name.
    "The US-led force and the Soviet-era tanks remained.",
    # May is a month, unless it is somebody.
    "In May they met Mrs. [person:May] again.",
    # "&" joins the two words of a firm, but not two persons.
    "[person:Anna Lee] & [person:Robert Ray] sued [organisation:Harlow & Sons Ltd].",
    # A storm's name is no person's.
    "Hurricane Martha hit at noon, and Martha then moved on.",
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES)
def test_marked_names_are_found_and_no_others(example: str) -> None:
    """The names of an example are those marked in it, with their kinds."""
    text, wanted = _marked(example)
    assert _names(_report(text)) == wanted


ROLES = (
    ("North Korean leader Jang Ho-min spoke.", "North Korean leader"),
    ("He met then Russian President Oleg Saburov there.", "then Russian President"),
    ("It was Deputy Prime Minister Ana Costa who left.", "Deputy Prime Minister"),
    ("Ana Costa, a professor of law at the academy, agreed.", "a professor of law at the academy"),
    ("Ana Costa, 54, a nurse from Leeds, agreed.", "a nurse from Leeds"),
    ("Its president, Ana Costa, agreed.", "president"),
    ("A former Ohio governor, Ana Costa, agreed.", "former Ohio governor"),
)


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_role_stands_with_the_name(text: str, role: str) -> None:
    """A title before a name and a description behind it are the name's role."""
    person = next(mention for mention in _found(_report(text)) if mention.kind == "person")
    assert person.role is not None
    assert person.role.text == role


def test_a_clause_is_no_description() -> None:
    """What follows a name as a clause gives it no role."""
    person = _found(_report("Ana Costa, who had left the president, agreed."))[0]
    assert person.role is None


def test_the_next_name_of_a_list_is_no_description() -> None:
    """A titled name after a comma is somebody else."""
    first = _found(_report("They met Ana Costa, President Oleg Saburov and others."))[0]
    assert first.role is None


def test_surname_takes_the_kind_of_the_full_name() -> None:
    """A town's name is a person's where the report has a person of that name."""
    report = _report("Senator Laura Lincoln spoke.", "Lincoln then left.")
    assert _names(report) == [("person", "Laura Lincoln"), ("person", "Lincoln")]


def test_title_case_headline_gives_only_names_of_the_body() -> None:
    """In a headline whose words all have capitals, capitals tell nothing."""
    title = "Costa Warns Rival Parties Over Broken Promises"
    body = "Ana Costa spoke."
    text = f"{title}\n{body}"
    blocks = (Block("title", 0, len(title)), Block("body", len(title) + 1, len(text)))
    report = Report("r1", "r1.txt", "", text, blocks)
    assert _names(report) == [("person", "Costa"), ("person", "Ana Costa")]


def test_the_north_needs_the_full_name() -> None:
    """The North is a country only in a report that has named it."""
    assert _names(_report("Snow fell in the North on Monday.")) == []
    names = _names(_report("North Korea was silent.", "Later the North replied."))
    assert names == [("country", "North Korea"), ("country", "the North")]


def test_photo_credit_names_nobody() -> None:
    """Photographer and agency in the bracket behind a caption are no actors."""
    caption = "A bridge in Lisbon on Monday. (AP Photo/Carla Dias, Pool)"
    assert _names(_report(caption, kind="caption")) == [("place", "Lisbon")]


def test_report_in_another_language_gives_listed_names_only() -> None:
    """Capitals of other languages are not read as English ones."""
    report = _report("El Intendente Convento Viejo visita Chile.", language="es")
    assert _names(report) == [("country", "Chile")]


def test_spans_are_slices_of_the_text() -> None:
    """Every span has the letters that stand at its place."""
    report = _report("Mr. J. B. O'Neill\u2019s aide met Ana\u00a0Costa in S\u00e3o Paulo.")
    for mention in _found(report):
        assert report.text[mention.span.start : mention.span.end] == mention.span.text


# The network cuts these names; what it marks stands in the shipped weights.
READ = (
    # "and" inside a body's name, with a telling word behind it.
    "A spokesman for [organisation:Devon and Cornwall Police] said a man had been arrested.",
    "The [organisation:Scottish Crime and Drug Enforcement Agency] said it had arrested two men.",
    # Two known bodies stay two.
    "Officials of the [organisation:UN] and the [organisation:African Union] came.",
    # Two places stay two.
    "Floods hit [place:Kerala] and [place:Tamil Nadu] again.",
    # A department may list what it is for.
    "He wrote to the [organisation:Department for Business, Innovation and Skills] last week.",
    # What opens a sentence is no part of a person's name.
    "Apparently [person:Howard Keller] has left the company.",
    # A name that ends in a telling word is a person's where the network sees a person.
    "The broadcaster [person:Stuart Hall] was arrested in [place:Leeds].",
    # Part of a pageant's or prize's name is no country.
    "He hosted the Miss America Pageant from 1985 to 1989.",
    # A firm's name with "a" is what it makes.
    "A red Nissan was hit by a Nissan that came from the left.",
    # A possessive's mark is no part of the name.
    "The army struck [organisation:Hamas]' offices on Monday.",
    # Degrees, orders and units are no actors.
    "She became an OBE after a plant of 600 MW was built.",
    # Party and state behind a member of Congress are no name.
    "Sen. [person:Jane Doe] (D-Ohio) spoke.",
    # A people of two adjectives and a continent's adjective are nobody.
    "The Cuban-American voters met North African traders.",
)


@pytest.mark.parametrize("example", READ)
def test_marked_names_are_found_with_the_network(example: str) -> None:
    """Where the network reads the sentence, the names are those marked in it."""
    text, wanted = _marked(example)
    report = _report(text)
    sentences = tuple(annotate.reader("model")(report))
    found = [(mention.kind, mention.span.text) for mention in find_names(report, sentences)]
    assert found == wanted


def test_misread_letters_are_one_word() -> None:
    """A page read by an older code cuts no name where a letter was misread."""
    misread = "Ana Ch\u00e1vez".encode().decode("latin-1")
    found = _found(_report(f"President {misread} spoke."))
    assert [mention.span.text for mention in found] == [misread]


def test_a_mark_at_the_end_of_a_headline_is_no_part_of_a_name() -> None:
    """A quotation mark behind a name of the headline stays outside."""
    title, body = "Ana Costa ' Talks Of The Year '", "Ana Costa spoke."
    text = f"{title}\n{body}"
    blocks = (Block("title", 0, len(title)), Block("body", len(title) + 1, len(text)))
    report = Report("r1", "r1.txt", "", text, blocks)
    assert _names(report)[0] == ("person", "Ana Costa")
