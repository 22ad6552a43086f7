"""Which claims say the same, what is agreed, and where reports differ."""

from __future__ import annotations

from making import reading

from dateline.reconcile import reconcile
from dateline.record import Difference, Finding, Record
from dateline.report import Reading


def record_of(*texts: str) -> Record:
    """Return the record of reports of one day."""
    return reconcile(readings(*texts))


def readings(*texts: str) -> tuple[Reading, ...]:
    """Return a reading for each text, r1, r2, ..."""
    return tuple(
        reading(text, id_=f"r{number}", day="2024-03-14") for number, text in enumerate(texts, 1)
    )


def shared(record: Record) -> list[Finding]:
    """Return the findings that several reports have."""
    return [finding for finding in record.findings if len(finding.reports) > 1]


def of_kind(record: Record, kind: str) -> list[Difference]:
    """Return the differences of one kind."""
    return [difference for difference in record.differences if difference.kind == kind]


FIRE = "A fire destroyed the covered market in the old town of Aleppo on Wednesday."
FIRE_TOO = "The covered market in Aleppo's old town was destroyed by a fire on Wednesday."
ELECTION = "Parliament passed a law that lowers the voting age to sixteen."


def test_two_reports_that_say_the_same_agree() -> None:
    """One finding with two voices behind it."""
    (finding,) = shared(record_of(FIRE, FIRE_TOO))
    assert (finding.support, finding.verdict) == (2, "agreed")


def test_what_one_report_alone_says_is_single() -> None:
    """A statement without a partner has one voice."""
    record = record_of(
        FIRE + "\nNobody was hurt, the fire service reported late at night.", FIRE_TOO
    )
    singles = [finding for finding in record.findings if finding.verdict == "single"]
    assert ["Nobody was hurt" in finding.text.text for finding in singles] == [True]


def test_a_single_report_agrees_with_nobody() -> None:
    """One report makes a brief in which nothing is called agreed."""
    assert {finding.verdict for finding in record_of(FIRE).findings} == {"single"}


def test_two_dates_that_cannot_both_be_true_are_a_conflict() -> None:
    """The finding is disputed and both dates stand side by side."""
    record = record_of(FIRE, FIRE_TOO.replace("Wednesday", "March 12"))
    (finding,) = shared(record)
    (difference,) = of_kind(record, "date")
    assert (finding.verdict, difference.relation) == ("disputed", "conflict")
    assert [value.value for value in difference.values] == ["2024-03-13", "2024-03-12"]


def test_a_vaguer_date_is_a_matter_of_precision() -> None:
    """March and March 13 can both be true."""
    record = record_of(FIRE, FIRE_TOO.replace("on Wednesday", "in March"))
    assert [difference.relation for difference in of_kind(record, "date")] == ["precision"]


def test_two_counts_of_one_thing_are_a_conflict() -> None:
    """Twelve and fifteen stalls cannot both be right."""
    record = record_of(
        "The fire destroyed 12 stalls of the covered market in Aleppo.",
        "The covered market in Aleppo lost 15 stalls when the fire destroyed it.",
    )
    (difference,) = of_kind(record, "number")
    assert difference.relation == "conflict"
    assert [value.value for value in difference.values] == ["12", "15"]


def test_a_report_of_another_event_is_set_aside_and_said_so() -> None:
    """Three reports of a fire and one of a law: the law is set aside."""
    record = record_of(FIRE, FIRE_TOO, FIRE + " " + FIRE_TOO, ELECTION)
    assert ["another event" in problem.message for problem in record.problems] == [True]
    assert not any(claim.span.report == "r4" for claim in record.claims)


def test_two_reports_of_two_events_are_told_as_a_doubt() -> None:
    """With one against one, nobody can say which is the event."""
    record = record_of(FIRE, ELECTION)
    assert ["different events" in problem.message for problem in record.problems] == [True]
    assert len({claim.span.report for claim in record.claims}) == 2


def test_the_timeline_runs_from_past_to_expected() -> None:
    """Entries come in the order of their times."""
    record = record_of(
        "The court will hear the appeal against the mayor on Friday.\n"
        "The mayor was arrested at the city hall of Turin in February 2023."
    )
    assert [(entry.when, entry.status) for entry in record.timeline] == [
        ("2023-02", "happened"),
        ("2024-03-15", "expected"),
    ]


def test_the_summary_is_made_of_sentences_of_the_reports() -> None:
    """Each sentence of the summary stands in a report and cites its findings."""
    record = record_of(FIRE, FIRE_TOO)
    assert [sentence.text in {FIRE, FIRE_TOO} for sentence in record.summary] == [True]
    assert record.summary[0].findings


def test_the_summary_takes_no_piece_of_a_quotation() -> None:
    """A sentence whose marks open before it, or close behind it, is not taken."""
    said = "“Nobody saw it. The market in Aleppo burned down on Wednesday,” Omar Haddad said."
    record = record_of(f"{FIRE}\n{said}", said)
    assert [sentence.text.count("”") for sentence in record.summary] == [0]


def test_at_least_fifteen_and_twelve_cannot_both_be_true() -> None:
    """A hedge is a range: what lies outside it contradicts it."""
    record = record_of(
        "Twelve miners were killed when a shaft of the Dorumin mine collapsed.",
        "At least 15 miners died when the shaft of the Dorumin mine collapsed.",
    )
    assert [d.relation for d in of_kind(record, "number")] == ["conflict"]


def test_at_least_twelve_and_fifteen_can_both_be_true() -> None:
    """A lower bound is less exact, not wrong."""
    record = record_of(
        "At least twelve miners were killed when a shaft of the Dorumin mine collapsed.",
        "Fifteen miners died when the shaft of the Dorumin mine collapsed.",
    )
    assert [d.relation for d in of_kind(record, "number")] == ["precision"]


def test_tolls_are_compared_wherever_they_stand() -> None:
    """Two reports that open with different tolls differ, however unlike their words."""
    record = record_of(
        "A bus fell into a gorge near Quito on Wednesday, killing 18 passengers.",
        "Quito mourns after the bus crash\nThe accident near Quito left 21 people dead.",
    )
    tolls = [d for d in of_kind(record, "number") if d.about == "number of dead"]
    assert [[value.value for value in toll.values] for toll in tolls] == [["18", "21"]]


def test_a_denial_does_not_agree_with_what_it_denies() -> None:
    """The same words with a "not" among them are no agreement."""
    record = record_of(
        "The ministry has approved the new dam on the river Orin.",
        "The ministry has not approved the new dam on the river Orin.",
    )
    assert not [f for f in shared(record) if f.verdict == "agreed" and f.score.value < 0.6]


def test_what_is_shown_as_agreed_is_borne_out_by_the_others() -> None:
    """Of two claims the one whose words both have is shown, not the richer one."""
    record = record_of(
        "The ferry Oriana sank off the island of Melos on Wednesday night.",
        "Prayers were said in every church of the port, and schools stayed closed, after the "
        "ferry Oriana sank off the island of Melos on Wednesday.",
    )
    texts = [finding.text.text for finding in shared(record) if finding.verdict == "agreed"]
    assert not any("Prayers" in text for text in texts)
    assert texts


def test_what_is_shown_as_agreed_names_nobody_whom_one_report_alone_names() -> None:
    """Of two wordings the barer one is agreed, not the one with a detail more."""
    (finding,) = shared(
        record_of(
            "The governor resigned on Monday over the flooded dam, Anna Bell told Radio Nord.",
            "The governor resigned on Monday over the flooded dam.",
        )
    )
    assert "Radio Nord" not in finding.text.text


def test_one_passage_in_two_reports_is_no_agreement() -> None:
    """Who prints a sentence of another has not said it a second time."""
    passage = "The fire spread from the kitchen of a tea house to the roofs of forty shops within"
    record = record_of(
        f"{passage} an hour. Nobody was hurt. The mayor spoke of an accident at noon.",
        f"A court hears the owners in May. The market is a hundred years old. {passage} an hour.",
    )
    verdicts = {f.verdict for f in shared(record) if "kitchen" in f.text.text}
    assert verdicts == {"unmeasured"}


def test_where_one_says_alleged_none_is_shown_as_sure() -> None:
    """Of two wordings the one that leaves open whether it is so is shown."""
    sure = "A clerk stole the town's silver from the museum in Aleppo on Wednesday."
    open_ = "A clerk allegedly stole the town's silver from the museum in Aleppo on Wednesday."
    (finding,) = shared(record_of(sure, open_))
    assert "allegedly" in finding.text.text
