"""Whether a record still holds against its reports."""

from __future__ import annotations

from dataclasses import replace

from ferry import RECORD, digest, reports

from dateline.record import Record
from dateline.report import Block, Report
from dateline.tell.check import check
from dateline.tell.interchange import to_json


def faults(record: Record = RECORD, found: list[Report] | None = None) -> list[tuple[str, str]]:
    """Return what a check finds wrong."""
    verdict = check(record, reports() if found is None else found)
    return [(fault.where, fault.message) for fault in verdict.faults]


def test_sound_record_holds() -> None:
    """A record that says what its reports say has no fault, and its spans were looked at."""
    verdict = check(RECORD, reports())
    assert verdict.faults == ()
    assert verdict.reports == 3
    assert verdict.spans == to_json(RECORD).count('"start"') - sum(
        len(entry.blocks) for entry in RECORD.reports
    )


def test_changed_span_is_found() -> None:
    """A span that is not letter for letter the text at its place is told with both."""
    title = replace(RECORD.reports[0].title, text="Ferry runs aground off Skagem")  # type: ignore[type-var]
    assert faults(replace(RECORD, title=title)) == [
        (
            "title",
            "says 'Ferry runs aground off Skagem', but r1 has 'Ferry runs aground off Skagen'",
        )
    ]


def test_span_outside_the_text_is_found() -> None:
    """A span past the end of the text is no span."""
    title = replace(RECORD.reports[0].title, end=9999)  # type: ignore[type-var]
    assert faults(replace(RECORD, title=title)) == [("title", "0..9999 lies outside r1")]


def test_every_span_is_looked_at() -> None:
    """A span deep inside the record is found by the way that leads to it."""
    difference = RECORD.differences[0]
    value = replace(
        difference.values[0],
        spans=(replace(difference.values[0].spans[0], text="121 people"),),
    )
    record = replace(RECORD, differences=(replace(difference, values=(value,)),))
    ((where, _),) = faults(record)
    assert where == "differences[0].values[0].spans[0]"


def test_missing_report_is_found() -> None:
    """A report that is gone is said once; its spans are not counted as wrong too."""
    assert faults(found=reports()[:2]) == [("reports[2]", "ferry/r3.txt is not there any more")]


def test_changed_report_is_found() -> None:
    """A report whose bytes changed is said to have, and its spans are looked up in it."""
    *others, last = reports()
    text = last.text.replace("aground", "AGROUND")
    changed = replace(last, text=text, sha256=digest(text))
    found = faults(found=[*others, changed])
    assert ("reports[2].sha256", "ferry/r3.txt has changed since") in found
    assert any(where == "claims[2].span" for where, _ in found)


def test_moved_report_is_known_by_its_bytes() -> None:
    """A report may lie elsewhere and under another name."""
    moved = [replace(report, path=f"elsewhere/{report.id}.dat") for report in reports()]
    assert faults(found=moved) == []


def test_character_without_block_is_found() -> None:
    """Every character that is not blank stands in a block."""
    entry = replace(RECORD.reports[2], blocks=())
    ((where, _),) = faults(replace(RECORD, reports=(*RECORD.reports[:2], entry)))
    assert where == "reports[2].blocks"


def test_character_in_two_blocks_is_found() -> None:
    """No character stands in two blocks."""
    entry = RECORD.reports[2]
    doubled = replace(entry, blocks=(*entry.blocks, Block("caption", 4, 9)))
    assert faults(replace(RECORD, reports=(*RECORD.reports[:2], doubled))) == [
        ("reports[2].blocks", "two blocks hold character 4")
    ]


def test_dangling_id_is_found() -> None:
    """An id that leads nowhere is a fault."""
    quotes = (replace(RECORD.quotes[0], speaker="a9"), RECORD.quotes[1])
    assert faults(replace(RECORD, quotes=quotes)) == [
        ("quotes[0].speaker", "'a9' is not among the actors")
    ]


def test_id_that_stands_twice_is_found() -> None:
    """An id names one thing."""
    assert faults(replace(RECORD, actors=RECORD.actors * 2)) == [("actors", "'a1' stands 2 times")]


def test_support_is_the_number_of_voices() -> None:
    """A finding may not claim more voices than it names."""
    finding = replace(RECORD.findings[0], support=3)
    assert faults(replace(RECORD, findings=(finding, *RECORD.findings[1:]))) == [
        ("findings[0].support", "is 3, but 2 voices are named")
    ]


def test_voice_has_to_say_it() -> None:
    """A voice counts for a finding only if one of its reports claims it."""
    finding = replace(RECORD.findings[1], origins=("o1", "o2"), support=2)
    record = replace(RECORD, findings=(RECORD.findings[0], finding, RECORD.findings[2]))
    assert faults(record) == [("findings[1].origins", "'o1' has none of its claims")]


def test_summary_rests_on_findings() -> None:
    """A sentence of the summary without a finding is a fault."""
    sentence = replace(RECORD.summary[0], findings=())
    assert faults(replace(RECORD, summary=(sentence,))) == [("summary[0]", "rests on no finding")]
