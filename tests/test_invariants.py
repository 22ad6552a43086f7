"""What holds for every record, whatever the reports (docs/record.md)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.acquire import fetch
from dateline.record import Record
from dateline.report import Source, Span
from dateline.tell import interchange

EXAMPLES = sorted((Path(__file__).parents[1] / "examples/vladivostok").glob("*.txt"))
SENTENCES = (
    "A fire destroyed the covered market in Aleppo on Wednesday.",
    "“We lost everything,” said Amal Haddad, a trader.",
    "Officials said at least 12 people were hurt, while a hospital counted 15.",
    "AMMAN, March 14 (Reuters) -- The market of Aleppo burned down.",
    "By Jane Doe",
    "The president will visit the city on Friday.",
    "The market was built in the 1450s; it had burned twice before.",
    "Read more:",
    "He told reporters that the cause was “not known yet.”",
)


def spans(thing: object) -> Iterator[Span]:
    """Find every span anywhere in a record."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from spans(part)
    elif hasattr(thing, "__slots__"):
        for name in type(thing).__slots__:
            yield from spans(getattr(thing, name))


def record_of(texts: list[str]) -> Record:
    """Return the record of some texts."""
    return pipeline.brief(
        Source(f"r{number}", f"{number}.txt", text.encode()) for number, text in enumerate(texts, 1)
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9), max_size=4))
def test_every_span_is_the_slice_it_says(reports: list[list[str]]) -> None:
    """The letters of a span stand at its place in its report."""
    texts = ["\n\n".join(lines) for lines in reports]
    for span in spans(record_of(texts)):
        assert texts[int(span.report[1:]) - 1][span.start : span.end] == span.text != ""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9), max_size=4))
def test_ids_point_to_what_is_there(reports: list[list[str]]) -> None:
    """No record names an actor, quote, claim, finding or origin that it does not have."""
    record = record_of(["\n\n".join(lines) for lines in reports])
    known = {
        thing.id
        for part in (record.reports, record.origins, record.actors, record.quotes)
        for thing in part
    } | {thing.id for part in (record.claims, record.findings) for thing in part}
    named = [
        *(id_ for finding in record.findings for id_ in (*finding.claims, *finding.origins)),
        *(quote.speaker for quote in record.quotes if quote.speaker),
        *(claim.source for claim in record.claims if claim.source),
        *(id_ for claim in record.claims for id_ in claim.actors),
        *(id_ for utterance in record.utterances for id_ in utterance.quotes),
        *(id_ for entry in record.timeline for id_ in entry.findings),
        *(id_ for sentence in record.summary for id_ in sentence.findings),
        *(id_ for difference in record.differences for id_ in difference.findings),
        *(position.actor for position in record.positions),
    ]
    assert set(named) <= known


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_reports_changes_nothing(seed: int) -> None:
    """Reports are numbered by their path, not by the order they are named in."""
    paths = [str(path) for path in EXAMPLES]
    shuffled = random.Random(seed).sample(paths, len(paths))  # noqa: S311 - no secret
    one, other = (interchange.to_json(brief(names)) for names in (paths, shuffled))
    assert one == other


def brief(paths: list[str]) -> Record:
    """Return the record of some files."""
    sources, problems = fetch.sources(paths)
    return pipeline.brief(sources, problems)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Two runs differ in nothing."""
    paths = [str(path) for path in EXAMPLES]
    assert interchange.to_json(brief(paths)) == interchange.to_json(brief(paths))


def test_a_report_given_twice_adds_no_support(tmp_path: Path) -> None:
    """The same bytes under another name are not another voice."""
    twin = tmp_path / "twin.txt"
    twin.write_bytes(EXAMPLES[1].read_bytes())
    paths = [str(path) for path in EXAMPLES]
    once, twice = brief(paths), brief([*paths, str(twin)])
    assert [f.support for f in once.findings] == [f.support for f in twice.findings]
    assert any("twin.txt" in problem.message for problem in twice.problems)


def test_every_summary_sentence_stands_on_its_findings() -> None:
    """Each number and capitalised word of a sentence stands in a claim it cites."""
    record = brief([str(path) for path in EXAMPLES])
    claims = {claim.id: claim for claim in record.claims}
    findings = {finding.id: finding for finding in record.findings}
    assert record.summary
    for sentence in record.summary:
        cited = [claims[c].span.text for f in sentence.findings for c in findings[f].claims]
        words = set(re.findall(r"\w+", " ".join(cited)))
        told = re.findall(r"\w*[A-Z\d]\w*", sentence.text)
        assert set(told) <= words


def test_a_number_name_or_date_shown_as_a_value_stands_in_its_span() -> None:
    """Differences show names and numbers as their reports have them."""
    record = brief([str(path) for path in EXAMPLES])
    for difference in record.differences:
        if difference.kind in {"number", "name", "wording"}:
            for value in difference.values:
                assert any(value.value in span.text for span in value.spans)
