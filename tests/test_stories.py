"""Whole stories: a folder of reports and what the record must say of them.

A story needs no Python: put reports into a folder of tests/stories and write down in
expected.json what you know. Each key is checked by the function of its name below.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.acquire import fetch
from dateline.record import Record, ReportEntry

STORIES = Path(__file__).parent / "stories"


def name_of(report: ReportEntry) -> str:
    """Return the file name of a report."""
    return Path(report.path).name


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    """Return the file names of reports."""
    return sorted(name_of(report) for report in record.reports if report.id in ids)


def titles(record: Record, wanted: dict[str, str]) -> None:
    """Each report has its title."""
    told = {name_of(r): r.title.text for r in record.reports if r.title}
    assert {name: told.get(name) for name in wanted} == wanted


def markers(record: Record, wanted: dict[str, list[str]]) -> None:
    """Wire and desk markers are read."""
    told = {name_of(report): list(report.markers) for report in record.reports}
    assert {name: told[name] for name in wanted} == wanted


def captions(record: Record, wanted: dict[str, list[str]]) -> None:
    """Captions are told from the body."""
    folder = Path(record.reports[0].path).parent
    for name, openings in wanted.items():
        report = next(report for report in record.reports if name_of(report) == name)
        text = (folder / name).read_text(encoding="utf-8")
        told = [text[b.start : b.end] for b in report.blocks if b.kind == "caption"]
        assert [any(t.startswith(opening) for t in told) for opening in openings] == [True]


def voices(record: Record, wanted: list[list[str]]) -> None:
    """Check that reports that rest on one reporting are one voice."""
    assert sorted(names(record, origin.reports) for origin in record.origins) == sorted(wanted)


def set_aside(record: Record, wanted: list[str]) -> None:
    """Check that reports of another event take no part, and that a problem says so."""
    assert [name_of(report) for report in record.reports if report.origin is None] == wanted
    for name in wanted:
        assert any(name in problem.message for problem in record.problems)


def said(record: Record, wanted: dict[str, str]) -> None:
    """Each quotation has its speaker."""
    actors = {actor.id: actor.name for actor in record.actors}
    told = {quote.span.text: actors.get(quote.speaker or "") for quote in record.quotes}
    assert {words: told.get(words) for words in wanted} == wanted


def agreed(record: Record, wanted: list[dict[str, Any]]) -> None:
    """Check that an agreed finding has these words in each of these reports."""
    claims = {claim.id: claim.span for claim in record.claims}
    for want in wanted:
        holders = [
            names(
                record,
                tuple(claims[c].report for c in finding.claims if want["words"] in claims[c].text),
            )
            for finding in record.findings
            if finding.verdict == "agreed"
        ]
        assert want["reports"] in holders, want["words"]


def differences(record: Record, wanted: list[dict[str, Any]]) -> None:
    """Each difference is told, with its values."""
    told = [
        {"kind": d.kind, "values": sorted(v.value for v in d.values)} for d in record.differences
    ]
    for want in wanted:
        assert {**want, "values": sorted(want["values"])} in told


def timeline(record: Record, wanted: dict[str, str]) -> None:
    """Something with these words stands at each time."""
    findings = {finding.id: finding.text.text for finding in record.findings}
    for when, words in wanted.items():
        told = [findings[id_] for e in record.timeline if e.when == when for id_ in e.findings]
        assert any(words in text for text in told), (when, told)


CHECKS: dict[str, Callable[[Record, Any], None]] = {
    check.__name__: check
    for check in (
        titles,
        markers,
        captions,
        voices,
        set_aside,
        said,
        agreed,
        differences,
        timeline,
    )
}


@pytest.mark.parametrize("story", sorted(STORIES.iterdir()), ids=lambda path: path.name)
def test_the_record_says_what_the_story_expects(story: Path) -> None:
    """All that expected.json writes down holds."""
    sources, problems = fetch.sources([str(path) for path in sorted(story.glob("*.txt"))])
    record = pipeline.brief(sources, problems)
    for key, wanted in json.loads((story / "expected.json").read_text(encoding="utf-8")).items():
        CHECKS[key](record, wanted)
