"""Events: who did what to whom, as the tree of a sentence and the tables tell it."""

from __future__ import annotations

from functools import cache

import pytest
from making import report

from dateline import annotate, reconcile
from dateline.annotate.events.event_words import type_of, under_bearing
from dateline.annotate.grammar import Reader
from dateline.report import Event, Reading, Span


@cache
def reader() -> Reader:
    """Return the network as a reader, loaded once."""
    return annotate.reader("model")


def read(text: str) -> Reading:
    """Return a text with all its layers, its grammar read by the network."""
    return annotate.annotate(report(text, day="2019-04-25"), reader())


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return type, source and target of the events in a text."""
    return [(e.type, words(e.source_span), words(e.target_span)) for e in read(text).events]


def words(span: Span | None) -> str | None:
    """Return the words of a span."""
    return span.text if span else None


def first(text: str) -> Event:
    """Return the first event of a text."""
    return read(text).events[0]


@pytest.mark.parametrize(
    ("text", "type_", "code"),
    [
        ("Kenya praised Uganda on Monday.", "SUPPORT", "051"),
        ("Kenya accused Uganda of cheating.", "ACCUSE", "112"),
        ("Kenya deported 20 Ugandans on Friday.", "COERCE", "174"),
        ("Kenyan troops shelled rebels near the border.", "ASSAULT", "194"),
        ("Kenya imposed sanctions on Uganda.", "SANCTION", "163"),
        ("Thousands of students protested against the government in Nairobi.", "PROTEST", "141"),
        ("Kenya sent blankets and food to refugees in Uganda.", "AID", "073"),
        ("The president of Kenya met Ugandan ministers in Nairobi.", "CONSULT", "040"),
    ],
)
def test_a_verb_with_its_words_tells_the_kind(text: str, type_: str, code: str) -> None:
    """CAMEO code and PLOVER type follow from the verb and what hangs on it."""
    event = first(text)
    assert (event.type, event.code) == (type_, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kenya agreed to meet Uganda.", "036"),
        ("Kenya will provide food aid to Uganda.", "0333"),
        ("Kenya called for a ceasefire with the rebels.", "1056"),
        ("Kenya rejected talks with Uganda.", "125"),
        ("Kenya threatened to impose sanctions on Uganda.", "1312"),
        ("Kenya ended its embargo on Uganda.", "085"),
        ("Kenya refused to end its embargo on Uganda.", "1244"),
    ],
)
def test_a_bearing_changes_what_is_told_under_it(text: str, code: str) -> None:
    """Who agrees, demands, rejects or threatens is coded for that, with the act as its content."""
    assert first(text).code == code


def test_the_passive_swaps_who_acts_and_who_is_acted_on() -> None:
    """The agent behind "by" is the source."""
    (event,) = found("Two journalists were arrested by Kenyan police on Monday.")
    assert event == ("COERCE", "Kenyan police", "Two journalists")


def test_a_subject_is_shared_by_the_verbs_joined_to_it() -> None:
    """The second verb has the subject of the first."""
    events = found("Kenya condemned the raids and accused Uganda of lying.")
    assert ("ACCUSE", "Kenya", "Uganda") in events


def test_it_in_what_somebody_says_is_who_says_it() -> None:
    """The pronoun of a reported clause stands for the speaker."""
    assert found("Kenya said it had deported the Ugandan ambassador.")[0][1] == "Kenya"


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake killed 20 people in Kenya.",
        "Kenya may arrest the ministers.",
        "If Kenya attacked Uganda, the union would act.",
        "Kenya has not arrested the ministers.",
        "The lake lies in the north of Kenya.",
    ],
)
def test_what_did_not_happen_between_actors_is_no_event(text: str) -> None:
    """A mishap, a possibility, a condition and a denial tell no event."""
    assert found(text) == []


def test_the_act_of_an_intent_is_not_told_twice() -> None:
    """An intent, an end and a curfew make one event, not three."""
    assert len(found("Kenya agreed to lift the curfew in Nairobi.")) == 1


def test_a_code_without_a_row_of_its_own_takes_that_of_its_beginning() -> None:
    """1056 is a demand, by the first two digits."""
    assert type_of("1056") == "REQUEST"
    assert type_of("0871") == "RETREAT"
    assert under_bearing("intend", "075") == "033"


def test_a_claim_carries_the_event_that_it_tells() -> None:
    """The record gives the event with actors in place of chains."""
    record = reconcile.reconcile((read("Kenya accused Uganda of cheating in the race."),))
    names = {actor.id: actor.name for actor in record.actors}
    (event,) = [claim.event for claim in record.claims if claim.event]
    assert (event.type, names[event.source or ""], names[event.target or ""]) == (
        "ACCUSE",
        "Kenya",
        "Uganda",
    )


def test_a_report_without_grammar_has_no_events() -> None:
    """Where nobody read the grammar, nothing is guessed."""
    assert annotate.annotate(report("Kenya accused Uganda of cheating.")).events == ()
