"""When and to whom something was said, from the words of its attribution alone.

What counts: the words that hang on the cue and are not content. What guards against false
ones: a bare year is no time of a saying unless it stands behind "in" ("an editor from
1994"); a statement or an interview is how something was said, not who heard it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline import lexicon
from dateline.annotate.quotes.attribution_parts import top_of
from dateline.annotate.quotes.reporting import group_of
from dateline.annotate.quotes.sayings import Saying, tokens_of
from dateline.annotate.syntax import Tree
from dateline.report import Span, Time
from dateline.spans import Shelf

_LISTENERS = re.compile(
    r"\b(?:interview (?:with|to)|speaking to|spoke to|speech to|address to|letter to|told|said to)"
    r"\s+((?:the\s+)?[^,.;:“”\"]{2,60}?)"
    r"(?=\s+(?:on|in|at|after|before|during|that|published|aired|broadcast)\b|[,.;:“”\"]|$)"
)
_OCCASIONS = re.compile(
    r"\b(?:in|at|during|to)\s+((?:a|an|the|his|her|its|their)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:conference|briefing|speech|address|hearing|rally|session|meeting|summit|talks))\b"
)
_NO_DAY = "XXXX-XX-XX"  # a time of day alone
_PLAIN = frozenset(("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV"))
_OF_A_NAME = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_OF_A_VERB = frozenset(("VERB", "AUX", "ADV", "PART"))
_SUBJECTS = frozenset(("i", "he", "she", "it", "we", "they"))
_TOPIC = frozenset(("of", "about", "regarding", "concerning"))
_OTHER_CLAUSES = ("acl", "advcl", "ccomp", "conj", "parataxis", "appos", "csubj")
_ASIDE = re.compile(r",\s| (?:of|about) (?:his|her|its|their|a|an)\b| (?:who|which|that)\b")
_YEAR = 4  # characters: a year is when somebody was in office, unless it is "in 2009"
_IN = re.compile(r"\bin(?: (?:his|her|its|their|the|a|early|late|mid))?\s*$", re.IGNORECASE)


def said_when(saying: Saying, times: Shelf[Time]) -> str | None:
    """Return the value of the date or time that the words of a saying give."""
    for zone in telling(saying):
        for _, time in times.touching(zone):
            dated = time.type in {"DATE", "TIME"} and not time.value.startswith(_NO_DAY)
            if dated and not time.value.endswith("_REF") and _is_of_telling(saying, time):
                whole = saying.tree.sentence.span
                before = whole.text[: max(0, time.span.start - whole.start)]
                if len(time.value) != _YEAR or _IN.search(before):
                    return time.value
    return None


def _is_of_telling(saying: Saying, time: Time) -> bool:
    """Say whether a time hangs on the cue itself, not on another fact that is told with it.

    "Smith, who left in 2009, said" and "said of the race on Sunday" tell no time of a saying.
    """
    tree = saying.tree
    start, end = tokens_of(tree, time.span)
    if start == end:
        return False
    if _stands_beside(saying, start):
        return True
    place = top_of(tree, start, end)
    for step in (place, *tree.above(place)):
        if step in {saying.verb, saying.named}:
            return True
        if _is_issued(tree, step):
            return True
        topic = any(tree.tokens[i].text.casefold() in _TOPIC for i in tree.having(step, "case"))
        speaking = tree.bears(step, "advcl") and group_of(tree.tokens[step]) is not None
        if topic or (tree.bears(step, *_OTHER_CLAUSES) and not speaking):
            return False
    return False


def _stands_beside(saying: Saying, start: int) -> bool:
    """Say whether only plain words stand between a time and the cue, or open the sentence.

    There the parse often ties it to what was said: "told state media on Saturday, ...".
    """
    tokens, verb = saying.tree.tokens, saying.verb
    if verb < start:
        between = tokens[verb + 1 : start]
        plain = all(token.upos in _PLAIN for token in between)
        return plain and not any(token.text.casefold() in _TOPIC for token in between)
    first = saying.source[0] if saying.source is not None else verb
    opening = tokens[:first]
    return start < first <= verb and all(t.upos in _PLAIN or t.text == "," for t in opening)


def _is_issued(tree: Tree, place: int) -> bool:
    """Say whether a participle tells of what something was said in: "a letter | sent on Friday"."""
    head = tree.tokens[place].head
    issued = tree.tokens[place].tag == "VBN" and not tree.having(place, "nsubj")
    written = lexicon.words("reporting_documents.txt")
    return issued and head is not None and tree.tokens[head].text.casefold() in written


def said_to(saying: Saying) -> str | None:
    """Return the words for the listeners or the occasion that the words of a saying give."""
    tree = saying.tree
    if group_of(tree.tokens[saying.verb]) == "tell":
        told = told_before_pronoun(tree, saying.verb)
        if told is not None:
            return tree.span(saying.verb + 1, told - 1).text
        for heard in tree.having(saying.verb, "obj", "iobj"):
            under = tree.under(heard)
            span = tree.span(under[0], under[-1])
            if under[0] > saying.verb and not any(
                content.overlaps(span) for content in saying.attribution.contents
            ):
                return _short(span.text)
    for zone in telling(saying):
        found = _LISTENERS.search(zone.text) or _OCCASIONS.search(zone.text)
        if found is not None:
            return found[1]
    return None


def _short(heard: str) -> str:
    """Return listeners without what they were told of: "reporters | of his plans"."""
    return _ASIDE.split(heard)[0]


def told_before_pronoun(tree: Tree, verb: int) -> int | None:
    """Return where a clause begins that only its pronoun parts from who hears it.

    In "told The Times | he was paid" the parse may take the two for one subject.
    """
    place = verb + 1
    while place < len(tree.tokens) and tree.tokens[place].upos in _OF_A_NAME:
        place += 1
    if place == verb + 1 or place + 1 >= len(tree.tokens):
        return None
    first, behind = tree.tokens[place], tree.tokens[place + 1]
    is_subject = first.text.casefold() in _SUBJECTS and behind.upos in _OF_A_VERB
    is_owner = first.tag == "PRP$" and behind.upos in _OF_A_NAME
    is_name = tree.tokens[place - 1].upos in {"NOUN", "PROPN"}
    return place if (is_subject or is_owner) and is_name else None


def telling(saying: Saying) -> Iterator[Span]:
    """Find the stretches of a sentence that tell of the saying, not of what was said."""
    tree = saying.tree
    inside = {saying.verb, *tree.under(saying.verb)}
    if saying.source is not None and saying.named is not None:
        inside.update(range(*saying.source))
        if saying.group == "according":
            inside.update(tree.under(saying.named))
    for content in saying.attribution.contents:
        inside = {
            i
            for i in inside
            if not (tree.tokens[i].start < content.end and content.start < tree.tokens[i].end)
        }
    run: list[int] = []
    for place in sorted(inside, reverse=True):
        if run and place != run[-1] - 1:
            yield tree.span(run[-1], run[0])
            run = []
        run.append(place)
    if run:
        yield tree.span(run[-1], run[0])
