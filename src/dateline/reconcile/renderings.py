"""Differences between the renderings of one utterance: in the words, and in the occasion told.

What counts: two reports word it differently where both have what stands before and behind
("Today we [sent | relayed] a clear message"), or where they share no word. What guards
against false alarms: that one report quotes more than the other, cuts with an ellipsis or
puts words in brackets is no other wording, nor is another spelling of a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from dateline.record import Quote, Utterance, Value
from dateline.report import Span
from dateline.spans import Shelf

UNTOLD = "not told to whom or where"
SPELLED = 0.8  # "organisation" is organization, "would" is not could

_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|…|\.\.+")
_CUT = frozenset({"…", "...", "..", "...."})


def wordings(utterance: Utterance, quotes: Mapping[str, Quote]) -> tuple[Value, ...]:
    """Return each wording of an utterance, none if the reports do not differ in it."""
    spans = [quotes[id_].span for id_ in utterance.quotes]
    told: dict[str, list[str]] = defaultdict(list)
    for span in spans:
        told[span.report] += _words(span.text)
    if not any(_differ(one, other) for one, other in combinations(told.values(), 2)):
        return ()
    alike: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in spans:
        alike[tuple(_words(span.text))].append(span)
    return tuple(Value(same[0].text, tuple(same)) for same in alike.values())


def occasions(
    utterance: Utterance, quotes: Mapping[str, Quote], sentences: Mapping[str, Shelf[Span]]
) -> tuple[Value, ...]:
    """Return to whom or where reports say it was said, none if they do not differ.

    The evidence is the whole sentence of the speaker: an occasion may open it.
    """
    members = [quotes[id_] for id_ in utterance.quotes]
    labels = [quote.said_to for quote in members if quote.said_to]
    spans: dict[str, list[Span]] = defaultdict(list)
    for quote in members:
        place = quote.speaker_span or quote.span
        told = [span for span, _ in sentences[place.report].touching(place)]
        label = _shortest(quote.said_to, labels) if quote.said_to else UNTOLD
        spans[label].extend(told or [quote.span])
    reports = [{span.report for span in places} for places in spans.values()]
    if len(spans) == 1 or not any(one - other for one in reports for other in reports):
        return ()
    return tuple(Value(label, tuple(dict.fromkeys(places))) for label, places in spans.items())


def _shortest(label: str, labels: Sequence[str]) -> str:
    """Return the shortest name of an occasion that a label holds: "Channel 2" of Channel 2 TV."""
    return min((own for own in labels if own.casefold() in label.casefold()), key=len)


def _words(text: str) -> list[str]:
    return _WORD.findall(_BRACKETED.sub(" ", text.casefold()).replace("’", "'"))


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two renderings differ elsewhere than in where they begin and end."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    steps = matcher.get_opcodes()
    same = [at for at, (tag, *_) in enumerate(steps) if tag == "equal"]
    if not same:
        return True
    between = steps[same[0] + 1 : same[-1]]
    return any(
        tag != "equal" and not _is_cut_or_spelling(one[a:b], other[c:d])
        for tag, a, b, c, d in between
    )


def _is_cut_or_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    if not _CUT.isdisjoint(one) or not _CUT.isdisjoint(other):
        return True
    return len(one) == len(other) and all(
        SequenceMatcher(None, a, b).ratio() > SPELLED for a, b in zip(one, other, strict=True)
    )
