"""Actors over several reports: one for each, with its names, roles and country."""

from __future__ import annotations

from itertools import permutations

from dateline.annotate.coreference.coreference import find_chains
from dateline.annotate.grammar import find_sentences
from dateline.annotate.names.names import find_names
from dateline.reconcile.actors import find_actors
from dateline.record import Actor
from dateline.report import Block, Reading, Report


def _reading(name: str, text: str) -> Reading:
    block = Block("body", 0, len(text))
    report = Report(name, f"{name}.txt", "", text, (block,), language="en")
    sentences = tuple(find_sentences(report))
    names = tuple(find_names(report, sentences))
    chains = tuple(find_chains(report, sentences, names))
    return Reading(report, sentences=sentences, names=names, chains=chains)


def _actors(*texts: str) -> tuple[Actor, ...]:
    readings = (_reading(f"r{i}", text) for i, text in enumerate(texts, start=1))
    return find_actors(tuple(readings))[0]


def test_romanisations_of_a_name_are_one() -> None:
    """Hyphens and capitals inside a given name make no other person."""
    actors = _actors("Jang Ho-min spoke.", "Jang Ho Min spoke.", "Jang Ho-Min left.")
    assert [sorted(actor.names) for actor in actors] == [
        ["Jang Ho Min", "Jang Ho-Min", "Jang Ho-min"]
    ]


def test_transliterations_of_a_surname_are_one() -> None:
    """Endings that transliteration leaves open make no other person."""
    assert len(_actors("Oleksandr Rudenskyy spoke.", "Oleksandr Rudensky spoke.")) == 1


def test_other_given_name_is_another_person() -> None:
    """Relatives and namesakes stay apart."""
    assert len(_actors("Joe Harper spoke.", "Hunter Harper spoke.")) == 2
    assert len(_actors("Angela Costa spoke.", "Andrea Costa spoke.")) == 2


def test_a_letter_may_differ_where_the_title_is_the_same() -> None:
    """Two spellings of a governor are one governor."""
    assert len(_actors("Governor Ahmed Demir spoke.", "Governor Ahmet Demir spoke.")) == 1


def test_surname_alone_joins_the_only_full_name() -> None:
    """A report that never gives the full name speaks of the same person."""
    actors = _actors("Peter Lundqvist spoke.", "Mr. Lundqvist left.")
    assert [actor.names for actor in actors] == [("Lundqvist", "Peter Lundqvist")]


def test_surname_of_two_joins_neither() -> None:
    """A surname that two persons share as often stays by itself."""
    actors = _actors("Peter Lund spoke.", "Anna Lund spoke.", "Mr. Lund left.")
    assert sorted(actor.name for actor in actors) == ["Anna Lund", "Lund", "Peter Lund"]


def test_country_has_its_code_and_common_name() -> None:
    """Names, capitals and short forms of a country are one actor."""
    actors = _actors("Moscow argued for it.", "The Russian Federation agreed. Russia signed.")
    assert [(a.name, a.kind, a.country) for a in actors] == [("Russia", "country", "RUS")]
    assert sorted(actors[0].names) == ["Moscow", "Russia", "Russian Federation"]


def test_role_tells_the_country() -> None:
    """A nationality in a role is the person's."""
    (actor,) = _actors("Kenyan President Daniel Otieno spoke.")
    assert (actor.country, [role.text for role in actor.roles]) == ("KEN", ["Kenyan President"])


def test_envoy_to_a_country_is_not_of_it() -> None:
    """The country that somebody is sent to tells nothing of theirs."""
    actors = _actors("Ana Costa, the envoy to Syria, spoke.")
    assert next(actor for actor in actors if actor.kind == "person").country is None


def test_state_in_a_local_office_tells_the_country() -> None:
    """A governor of a state belongs to the state's country."""
    (actor,) = (a for a in _actors("Former Ohio Governor Ann Lee left.") if a.kind == "person")
    assert actor.country == "USA"


def test_one_name_is_one_actor_whatever_the_kind() -> None:
    """A house that is a place here and a body there is one, of the kind of most mentions."""
    actors = _actors(
        "They will speak at Northern Plains University on Friday.",
        "Northern Plains University agreed.",
        "Northern Plains University said so.",
    )
    assert [(actor.name, actor.kind) for actor in actors] == [
        ("Northern Plains University", "organisation")
    ]


def test_ids_follow_reports_then_mentions_then_name() -> None:
    """Who stands in more reports comes first."""
    actors = _actors("Kenya and Uganda agreed.", "Uganda signed.")
    assert [(a.id, a.name) for a in actors] == [("a1", "Uganda"), ("a2", "Kenya")]


def test_order_of_reports_changes_nothing() -> None:
    """The same reports in any order give the same actors."""
    texts = ("Peter Lund of Kenya spoke.", "Mr. Lund left Uganda.", "Anna Ray met Lund.")
    readings = [_reading(f"r{i}", text) for i, text in enumerate(texts)]
    outcomes = {find_actors(order)[0] for order in permutations(readings)}
    assert len(outcomes) == 1


def test_every_chain_has_its_actor() -> None:
    """Each chain of each report is some actor."""
    readings = (_reading("r1", "Peter Lund met Anna Ray."), _reading("r2", "Mr. Lund left."))
    actors, actor_of = find_actors(readings)
    assert set(actor_of) == {("r1", 0), ("r1", 1), ("r2", 0)}
    assert set(actor_of.values()) == {actor.id for actor in actors}


def test_an_early_vowel_of_a_given_name_may_differ() -> None:
    """Two newsrooms write one foreign given name with two vowels."""
    assert len(_actors("Muhsin Rahmani spoke.", "Mohsin Rahmani spoke.")) == 1


def test_a_late_vowel_tells_a_woman_from_a_man() -> None:
    """A name that ends otherwise is another person's."""
    assert len(_actors("Maria Costales spoke.", "Mario Costales spoke.")) == 2


def test_father_and_son_of_one_name_are_two() -> None:
    """A report that has both keeps them apart in all."""
    actors = _actors(
        "Peter Lund died. His son, Peter Lund Jr., spoke.",
        "Peter Lund was 86.",
        "Peter Lund Jr. wept.",
    )
    persons = sorted(actor.name for actor in actors if actor.kind == "person")
    assert persons == ["Peter Lund", "Peter Lund Jr."]


def test_a_name_without_junior_alone_is_the_same() -> None:
    """Where no report has both, newsrooms may leave "Jr." out."""
    assert len(_actors("Peter Lund Jr. spoke.", "Peter Lund spoke.")) == 1


def test_a_bare_name_with_a_presidents_title_joins_no_secretary() -> None:
    """The title keeps two of one surname apart over reports."""
    actors = _actors("Secretary of State Ruth Akello spoke.", "President Akello left.")
    assert len(actors) == 2


def test_a_nickname_is_the_same_person() -> None:
    """Newsrooms name a politician by either form of the given name."""
    assert len(_actors("Jim Keller spoke.", "James R. Keller spoke.")) == 1


def test_nicknames_of_two_names_are_two_persons() -> None:
    """Jim is no Joseph."""
    assert len(_actors("Jim Keller spoke.", "Joseph Keller spoke.")) == 2


def test_a_bare_name_taken_for_a_person_is_the_body_of_others() -> None:
    """What one report takes for somebody by one word is what the others say it is."""
    actors = _actors("Officials of the IAEA spoke. IAEA staff left.", "IAEA's Peter Lund spoke.")
    assert [(a.name, a.kind) for a in actors if "IAEA" in a.names] == [("IAEA", "organisation")]


def test_a_misread_name_is_the_name() -> None:
    """A page that was read by an older code names no other person."""
    misread = "Ana Ch\u00e1vez".encode().decode("latin-1")
    actors = _actors("Ana Chavez spoke.", f"President {misread} spoke.")
    assert [sorted(actor.names) for actor in actors] == [["Ana Chavez", "Ana Ch\u00e1vez"]]


def test_a_surname_of_two_parts_is_no_full_name() -> None:
    """An actor is called by given name and surname, where a report has both."""
    (actor,) = _actors("Ana Bell-Hart spoke. Bell-Hart left. Bell-Hart returned.")
    assert actor.name == "Ana Bell-Hart"


def test_a_title_of_several_is_nobodys_role() -> None:
    """The plural before two names is no role of the first."""
    actors = _actors("Presidents Ana Costa and Peter Lund met.")
    assert not any(actor.roles for actor in actors)


def test_an_address_behind_a_title_is_left_out_of_the_role() -> None:
    """A chief whip who is a knight is a chief whip."""
    (actor,) = _actors("The Chief Whip Sir Peter Lund spoke.")
    assert [role.text for role in actor.roles] == ["Chief Whip"]


def test_a_bare_given_name_joins_no_person_of_one_other_report() -> None:
    """The wife Karen of one report is not the Karen Holt of another."""
    actors = _actors("Karen Holt spoke.", "His wife, Karen, left.")
    assert sorted(actor.name for actor in actors if actor.kind == "person") == [
        "Karen",
        "Karen Holt",
    ]


def test_a_bare_given_name_joins_who_has_its_familys_surname() -> None:
    """The wife Karen of a Mr. Holt is the Karen Holt of another report."""
    actors = _actors("Karen Holt spoke.", "Peter Holt left. His wife, Karen, stayed.")
    assert sorted(actor.name for actor in actors) == ["Karen Holt", "Peter Holt"]
