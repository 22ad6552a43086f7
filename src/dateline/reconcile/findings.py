"""Findings: claims that say the same thing, and how many independent voices say it.

A finding is agreed only when another origin bears out the words that are shown
(`align`); with less likeness it is unmeasured, and says so. It is disputed when it could be
agreed but for values of its claims that cannot both be true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.reconcile.align import Alignment, Group
from dateline.reconcile.contrasts import clash
from dateline.reconcile.nearness import Nearness
from dateline.record import Claim, Copy, Finding, Verdict
from dateline.report import Status
from dateline.values import Interval


def find_findings(
    alignment: Alignment,
    claims: Mapping[str, Claim],
    origin_of: Mapping[str, str],
    nearness: Nearness,
    copies: Sequence[Copy],
) -> tuple[Finding, ...]:
    """Return a finding for each group: those with most voices first, then as reports tell them."""
    drafts = [(group, [claims[id_] for id_ in group.claims]) for group in alignment.groups]
    drafts.sort(key=lambda draft: (-_support(draft[1], origin_of), _place(draft[1])))
    frame = _Frame(origin_of, nearness, copies)
    return tuple(
        _finding(f"f{number}", group, members, frame)
        for number, (group, members) in enumerate(drafts, 1)
    )


MARKS = 2  # characters


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every finding of one event needs to know."""

    origin_of: Mapping[str, str]
    nearness: Nearness
    copies: Sequence[Copy]


def _support(members: list[Claim], origin_of: Mapping[str, str]) -> int:
    return len({origin_of[claim.span.report] for claim in members})


def _place(members: list[Claim]) -> tuple[int, str]:
    """Order by how early the earliest report tells it."""
    first = min(members, key=lambda claim: (claim.span.start, claim.span.report))
    return first.span.start, first.span.report


def _finding(id_: str, group: Group, members: list[Claim], frame: _Frame) -> Finding:
    origins = tuple(dict.fromkeys(frame.origin_of[claim.span.report] for claim in members))
    verdict, because = _verdict(group, members, frame)
    shown = next(claim for claim in members if claim.id == group.shown)
    return Finding(
        id=id_,
        text=shown.span,
        claims=group.claims,
        reports=tuple(dict.fromkeys(claim.span.report for claim in members)),
        origins=origins,
        support=len(origins),
        verdict=verdict,
        because=because,
        status=_most([claim.status for claim in members]),
        when=shown.when or (_when(members) if group.vouched else None),
        score=group.score,
    )


def _verdict(group: Group, members: list[Claim], frame: _Frame) -> tuple[Verdict, str | None]:
    if _support(members, frame.origin_of) == 1:
        return "single", None
    if not group.vouched:
        return "unmeasured", f"the wordings are alike only in part ({group.score.because})"
    if _is_one_passage(members, frame):
        return "unmeasured", "one passage stands in all of them, word for word"
    if clash(members, frame.nearness):
        return "disputed", None
    return "agreed", None


def _is_one_passage(members: list[Claim], frame: _Frame) -> bool:
    """Say whether the voices only print one passage; what is quoted, all of them may have heard."""
    first, *others = members
    return first.source is None and all(
        frame.origin_of[first.span.report] == frame.origin_of[other.span.report]
        or any(_holds(copy, first) and _holds(copy, other) for copy in frame.copies)
        for other in others
    )


def _holds(copy: Copy, claim: Claim) -> bool:
    """Say whether a copy, which ends with a word, holds a claim but for the marks at its ends."""
    own = claim.span
    return any(
        span.report == own.report
        and span.start <= own.start + MARKS
        and own.end <= span.end + MARKS
        for span in copy.spans
    )


def _most(statuses: list[Status]) -> Status:
    counts = Counter(statuses)
    return min(counts, key=lambda status: (-counts[status], statuses.index(status)))


def _when(members: list[Claim]) -> str | None:
    """Return the time most claims give; of several, the finest that the others allow.

    A claim within another ("led the inquiry into [the blast of 2005]") dates only itself.
    """
    within = {
        claim.id
        for claim in members
        if any(other.id != claim.id and other.span.contains(claim.span) for other in members)
    }
    counts = Counter(claim.when for claim in members if claim.when and claim.id not in within)
    best = sorted(counts, key=lambda when: (-counts[when], _days(when), when))
    return best[0] if best else None


def _days(when: str) -> int:
    interval = Interval.from_timex(when)
    return interval.days if interval else 10**6
