"""Three invented reports of one event and the record of them: what the tellers' tests tell."""

from __future__ import annotations

import hashlib

from dateline.record import (
    SCHEMA,
    Actor,
    Claim,
    Difference,
    Finding,
    Origin,
    Position,
    Quote,
    Reason,
    Record,
    ReportEntry,
    Score,
    SummarySentence,
    TimelineEntry,
    Utterance,
    Value,
)
from dateline.report import Block, Problem, Report, Span

TEXTS = {
    "r1": (
        "Ferry runs aground off Skagen\n\n"
        "SKAGEN, May 3 (Norden) -- The ferry Havfrue ran aground on Friday with 120 people"
        " aboard.\n\n"
        '"Nobody was hurt," captain Ane Holm told Radio Nord.\n'
    ),
    "r2": (
        "Ferry Havfrue stranded\n\n"
        "The ferry Havfrue ran aground off Skagen on Friday with 118 people aboard.\n\n"
        'Holm said: "No one was hurt." A tug is expected on Saturday.\n'
    ),
    "r3": "The ferry Havfrue ran aground on Friday with 120 people aboard (Norden).\n",
}
OUTLETS = {"r1": "Norden", "r2": "Kystposten", "r3": "Morgenavis"}


def at(report: str, words: str) -> Span:
    """Return where words stand in a report."""
    start = TEXTS[report].index(words)
    return Span(report, start, start + len(words), words)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return one body block for each line that is not blank."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("body", start, start + len(line)))
        start += len(line)
    return tuple(blocks)


def reports() -> list[Report]:
    """Return the reports as they are read again."""
    return [
        Report(id_, f"ferry/{id_}.txt", digest(text), text, paragraphs(text))
        for id_, text in TEXTS.items()
    ]


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(id_: str) -> ReportEntry:
    text = TEXTS[id_]
    return ReportEntry(
        id=id_,
        path=f"ferry/{id_}.txt",
        url=None,
        sha256=digest(text),
        language="en",
        title=None if id_ == "r3" else at(id_, text.splitlines()[0]),
        outlet=OUTLETS[id_],
        bylines=(),
        dateline=None,
        published="2024-05-03T10:15" if id_ == "r1" else None,
        reference_date="2024-05-03",
        markers=(),
        blocks=paragraphs(text),
        origin="o2" if id_ == "r2" else "o1",
        words=len(text.split()),
        problems=(),
    )


def _actor(id_: str, name: str, *mentions: Span, names: tuple[str, ...] = ()) -> Actor:
    return Actor(id_, name, "person", names or (name,), (), None, mentions)


def _claim(id_: str, span: Span, status: str = "happened") -> Claim:
    return Claim(id_, span, None, status, "2024-05-03", None, (), None, ())  # type: ignore[arg-type]


def _finding(id_: str, text: Span, claims: tuple[str, ...], reports: tuple[str, ...]) -> Finding:
    origins = tuple(dict.fromkeys("o2" if report == "r2" else "o1" for report in reports))
    verdict = "agreed" if len(origins) > 1 else "single"
    status = "expected" if "expected" in text.text else "happened"
    return Finding(
        id=id_,
        text=text,
        claims=claims,
        reports=reports,
        origins=origins,
        support=len(origins),
        verdict=verdict,  # type: ignore[arg-type]
        because=None,
        status=status,  # type: ignore[arg-type]
        when="2024-05-04" if status == "expected" else "2024-05-03",
        score=Score(1.0, "the same words"),
    )


AGROUND = at("r2", "The ferry Havfrue ran aground off Skagen on Friday")
AGROUND_1 = at("r1", "The ferry Havfrue ran aground on Friday")
AGROUND_3 = at("r3", "The ferry Havfrue ran aground on Friday")
TUG = at("r2", "A tug is expected on Saturday.")
TOLD_RADIO = at("r1", '"Nobody was hurt," captain Ane Holm told Radio Nord.')
CREDIT = at("r3", "(Norden)")

RECORD = Record(
    schema=SCHEMA,
    title=at("r1", "Ferry runs aground off Skagen"),
    when="2024-05-03",
    where="Skagen",
    reports=tuple(_entry(id_) for id_ in TEXTS),
    origins=(
        Origin("o1", "Norden", ("r1", "r3"), (Reason("agency credit", ("r1", "r3"), (CREDIT,)),)),
        Origin("o2", "Kystposten", ("r2",), ()),
    ),
    copies=(),
    actors=(_actor("a1", "Ane Holm", at("r1", "Ane Holm"), names=("Ane Holm", "Holm")),),
    times=(),
    quotes=(
        Quote("q1", at("r1", "Nobody was hurt,"), "direct", "a1", None, None, None, "Radio Nord"),
        Quote("q2", at("r2", "No one was hurt."), "direct", "a1", None, None, None, None),
    ),
    utterances=(Utterance("u1", "a1", ("q1", "q2"), "the same speaker and words"),),
    claims=(
        _claim("c1", AGROUND_1),
        _claim("c2", AGROUND),
        _claim("c3", AGROUND_3),
        _claim("c4", TUG, "expected"),
        _claim("c5", TOLD_RADIO),
    ),
    findings=(
        _finding("f1", AGROUND, ("c1", "c2", "c3"), ("r1", "r2", "r3")),
        _finding("f2", TUG, ("c4",), ("r2",)),
        _finding("f3", TOLD_RADIO, ("c5",), ("r1",)),
    ),
    differences=(
        Difference(
            "d1",
            "people aboard",
            "number",
            "conflict",
            ("f1",),
            (
                Value("120", (at("r1", "120 people"), at("r3", "120 people"))),
                Value("118", (at("r2", "118 people"),)),
            ),
        ),
    ),
    timeline=(
        TimelineEntry("2024-05-03", "happened", ("f1",)),
        TimelineEntry("2024-05-04", "expected", ("f2",)),
    ),
    positions=(Position("a1", "injuries", "denies", TOLD_RADIO),),
    summary=(SummarySentence("The ferry Havfrue ran aground off Skagen on Friday.", ("f1",)),),
    problems=(Problem("ferry/r4.txt is empty and was passed over."),),
)
