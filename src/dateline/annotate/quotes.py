"""Quotations: words that a report gives as somebody's, with who said them.

What counts: words in marks with a speaker (direct where they are a sentence of their
own, else partial), and the clauses that a reporting verb governs (indirect). Several
sentences in one pair of marks are one quotation; one that its attribution breaks is
two. Words in marks belong to the attribution that touches them, else to the nearest
before them in the sentence; a sentence wholly in marks without one goes on with the
speaker told last, in the same paragraph or the one before.

What guards against false ones: a few words in marks that no reporting verb governs are
scare quotes; so are titles (“The Art of War”), nicknames, glosses in brackets, names
("known as", "so-called"), and a term that was quoted before and now has "the" before
it. A sentence in marks whose speaker is in doubt is told without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from dateline import lexicon
from dateline.annotate.attribution import (
    Attribution,
    find_attributions,
    is_attribution_only,
)
from dateline.annotate.marks import Marked, find_marked
from dateline.annotate.phrases import (
    DASHES,
    MARKED,
    Phrase,
    Unit,
    is_adverb,
    phrase_after,
    pronoun_of,
    unit,
    words,
)
from dateline.annotate.voices import Voice, Voices, voices
from dateline.report import Chain, Quotation, QuoteKind, Report, Sentence, Span, Time, Token
from dateline.spans import Shelf

_BLOCKS = frozenset(("title", "subhead", "body"))
_LONG_ENOUGH = 5  # words in marks that no cue governs are a quotation from here on
# A page that has left so many sayings without a speaker names them where we cannot see
# (pictures, headings): who spoke before says nothing there.
_MANY_ORPHANS = 3
_INVISIBLE = frozenset(("\u00ad", "\u200b", "\u200e", "\u200f", "\ufeff"))
_SURELY_FULL = 60  # characters; so long a stretch with a capital and a stop is a sentence
_REACH = 12  # tokens from a verb to the words in marks that it governs without a clause
_LONGEST_TAIL = 30  # tokens of a sentence that only names who asked what stands before it
_MANY = frozenset(("they", "we", "others", "some", "many", "several", "both"))
_SHORT = 2  # words: a term rather than a saying, if it was quoted before
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_STARTS_SENTENCE = re.compile(r"[\W_]*(?:[A-Z0-9]|\[\w)")
_ENDS_SENTENCE = re.compile(r"(?:[.,?!…;:]|--|[—–-])[\"'”’)\]]*$")
_FIRST_PERSON = re.compile(r"(?:I|We|I['’]\w+|We['’]\w+|It['’]s|There)\s")
_LISTENERS = re.compile(
    r"\b(?:interview (?:with|to)|speaking to|spoke to|speech to|address to|letter to|told|said to)"
    r"\s+((?:the\s+)?[^,.;:“”\"]{2,60}?)"
    r"(?=\s+(?:on|in|at|after|before|during|that|published|aired|broadcast)\b|[,.;:“”\"]|$)"
)
_OCCASIONS = re.compile(
    r"\b(?:in|at|during|through|to)\s+((?:a|an|the|his|her|its|their)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:conference|briefing|interview|speech|statement|address|hearing|rally|remarks|session"
    r"|meeting|summit|talks|tweet|letter|report|post))\b"
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence as a unit, with the words in marks that its placeholders stand for."""

    unit: Unit
    marked: tuple[Marked, ...]  # in the order of the placeholders
    paragraph: int
    headline: bool

    def places(self) -> list[int]:
        return [i for i, word in enumerate(self.unit.low) if word == MARKED]


@dataclass(slots=True)
class _Listener:
    """Who is speaking, as one reads on."""

    voices: Voices
    times: Shelf[Time]
    last: Voice | None = None
    orphans: int = 0  # sentences in marks that nobody said
    heard: set[str] = field(default_factory=set)  # what was quoted before, in lower case


def find_quotes(
    report: Report,
    sentences: tuple[Sentence, ...],
    times: tuple[Time, ...] = (),
    chains: tuple[Chain, ...] = (),
) -> Iterator[Quotation]:
    """Find the quotations of titles, subheads and body, in the order of the text."""
    listener = _Listener(voices(report, chains), Shelf((time.span, time) for time in times))
    for passage in _passages(report, sentences):
        found = list(_in_passage(passage, listener))
        yield from sorted(found, key=lambda quote: (quote.span.start, quote.span.end))


def _passages(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[_Passage]:
    runs_on = False
    for paragraph, (index, group) in enumerate(groupby(sentences, key=lambda s: s.block)):
        block = report.blocks[index]
        if block.kind in _BLOCKS:
            marked = find_marked(report.text, block.start, block.end, runs_on=runs_on)
            runs_on = bool(marked) and not marked[-1].closed
            headline = block.kind != "body"
            for tokens, within in _units(list(group), marked):
                yield _Passage(unit(tokens), within, paragraph, headline)


def _units(
    sentences: list[Sentence], marked: tuple[Marked, ...]
) -> Iterator[tuple[list[Token], tuple[Marked, ...]]]:
    """Cut a paragraph into sentences anew, none of them ending within marks."""
    tokens: list[Token] = []
    within: list[Marked] = []
    rest = list(reversed(marked))
    for sentence in sentences:
        if tokens and not _goes_on(sentence, tokens, within):
            yield tokens, tuple(within)
            tokens, within = [], []
        for token in sentence.tokens:
            while rest and rest[-1].left <= token.start:
                marks = rest.pop()
                within.append(marks)
                tokens.append(Token(MARKED, marks.left, marks.right))
            is_inside = bool(within) and token.start < within[-1].right
            is_shown = token.text not in _INVISIBLE and not _is_joining(token, sentence, tokens)
            if is_shown and not is_inside:
                tokens.append(token)
    if tokens:
        yield tokens, tuple(within)


def _is_joining(token: Token, sentence: Sentence, before: list[Token]) -> bool:
    """Say whether a mark belongs to the word before it: "Mr.", the hyphens of "5-year-old"."""
    if token.text == ".":
        return token.end < sentence.tokens[-1].start
    text, at = sentence.span.text, token.end - sentence.span.start
    joined = bool(before) and before[-1].end == token.start and text[at : at + 1].isalnum()
    return token.text == "-" and joined


def _goes_on(sentence: Sentence, tokens: list[Token], within: list[Marked]) -> bool:
    """Say whether a sentence belongs to the one before: that ends within marks, or with a
    question in marks whose speaker it names."""
    if within and sentence.span.start < within[-1].right:
        return True
    if tokens[-1].text != MARKED or not 0 < len(sentence.tokens) <= _LONGEST_TAIL:
        return False
    if sentence.tokens[0].text in DASHES:
        return True
    return is_attribution_only(unit(sentence.tokens))


def _in_passage(passage: _Passage, listener: _Listener) -> Iterator[Quotation]:
    attributions = find_attributions(passage.unit, headline=passage.headline)
    speakers = _speakers(passage, attributions, listener)
    for attribution, voice in zip(attributions, speakers, strict=True):
        if attribution.content is not None and not attribution.inner and voice is not None:
            for start, end in _clauses(passage.unit, *attribution.content):
                span = listener.voices.span_of(passage.unit, start, end)
                yield _quotation(span, "indirect", passage, attribution, voice, listener)
    for place, marks in zip(passage.places(), passage.marked, strict=True):
        quotation = _of_marks(passage, place, marks, attributions, speakers, listener)
        if quotation is not None:
            yield quotation
            listener.heard.add(quotation.span.text.casefold())


def _clauses(unit: Unit, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the clause of an attribution at "but that" if a part of it has words in marks."""
    low = unit.low
    cut = next(
        (
            i
            for i in range(start + 1, end - 1)
            if (low[i] in {"but", "and"} and low[i + 1] == "that")
            or (low[i] == "but" and low[i - 1] == "," and phrase_after(unit, i + 1) is not None)
        ),
        None,
    )
    if cut is None or MARKED not in low[start:end]:
        parts = [(start, end)]
    else:
        resume = cut + 2 if low[cut + 1] == "that" else cut + 1
        parts = [(start, cut - (low[cut - 1] == ",")), (resume, end)]
    for first, last in parts:
        if last > first and not _is_marks_only(unit, first, last):
            yield first, last


def _is_marks_only(unit: Unit, start: int, end: int) -> bool:
    return all(word == MARKED or not word[0].isalnum() for word in unit.low[start:end])


def _speakers(
    passage: _Passage, attributions: tuple[Attribution, ...], listener: _Listener
) -> list[Voice | None]:
    """Resolve the speakers of a sentence from left to right."""
    resolved: list[Voice | None] = []
    for attribution in attributions:
        voice = _resolve(passage, attribution, listener)
        resolved.append(voice)
        if not (attribution.inner or attribution.inserted or attribution.group == "noun"):
            listener.last = voice
    return resolved


def _resolve(passage: _Passage, attribution: Attribution, listener: _Listener) -> Voice | None:
    phrase = attribution.speaker
    if phrase is None:
        return None
    span = listener.voices.span_of(passage.unit, phrase.start, phrase.end)
    chain = listener.voices.chain_of(passage.unit, phrase)
    if chain is None and not _may_speak(passage.unit, phrase, attribution):
        return None
    if attribution.group == "label" and not _is_person(chain, attribution, listener):
        return None
    last = listener.last
    if (
        phrase.pronoun
        and last is not None
        and passage.paragraph - last.paragraph <= 1
        and not listener.voices.persons_before(passage.unit, phrase.start)
        and listener.voices.goes_on(pronoun_of(passage.unit.low[phrase.start]), last, chain)
    ):
        chain = last.chain
    return Voice(span, chain, passage.paragraph, plural=_is_plural(passage.unit, phrase.core))


def _is_person(chain: int | None, attribution: Attribution, listener: _Listener) -> bool:
    """Say whether the head of "X: We will win" names a speaker rather than a topic."""
    if chain is None:
        return False
    return listener.voices.chains[chain].kind == "person" or attribution.introduces


def _may_speak(unit: Unit, phrase: Phrase, attribution: Attribution) -> bool:
    """Say whether somebody or something without a name may have words: an official may,
    a policy not; a sign or a letter only "says"."""
    head = unit.low[phrase.core - 1]
    return (
        phrase.pronoun
        or attribution.group in {"say", "tell", "claim", "deny", "according"}
        or head in words("subject")
        or head in lexicon.words("speaker_nouns.txt")
        or (
            unit.is_name(phrase.core - 1)
            and (phrase.core > 1 or head not in lexicon.words("lower_case_words.txt"))
        )
    )


def _is_plural(unit: Unit, end: int) -> bool:
    word = unit.low[end - 1]
    return word in _MANY or (word in lexicon.words("speaker_nouns.txt") and word.endswith("s"))


def _of_marks(  # noqa: PLR0913, PLR0917 - all that is known of the sentence
    passage: _Passage,
    place: int,
    marks: Marked,
    attributions: tuple[Attribution, ...],
    speakers: list[Voice | None],
    listener: _Listener,
) -> Quotation | None:
    """Make a quotation of words in marks, or None where they are no quotation."""
    span = listener.voices.report.span(marks.start, marks.end)
    full = _is_full(passage, place, span.text, marks)
    chosen = _governing(passage.unit, place, span.text, attributions)
    if _is_title(span.text) and not _is_at(passage.unit, place, attributions, chosen):
        return None
    if not full and _is_no_quotation(passage, place, span.text, listener):
        return None
    kind: QuoteKind = "direct" if full else "partial"
    if chosen is not None:
        attribution = attributions[chosen]
        listener.last = speakers[chosen]
        if speakers[chosen] is None and not full and len(_WORD.findall(span.text)) < _LONG_ENOUGH:
            return None
        return _quotation(span, kind, passage, attribution, speakers[chosen], listener)
    if not full and len(_WORD.findall(span.text)) < _LONG_ENOUGH:
        return None
    if not _is_marks_only(passage.unit, 0, len(passage.unit.low)):
        return Quotation(span, kind)
    return _going_on(span, kind, passage, listener)


def _going_on(span: Span, kind: QuoteKind, passage: _Passage, listener: _Listener) -> Quotation:
    """Give a sentence wholly in marks to the speaker told last, if that was just before."""
    last = listener.last
    if last is None or passage.paragraph - last.paragraph > 1:
        listener.orphans += 1
    elif listener.orphans < _MANY_ORPHANS or passage.paragraph == last.paragraph:
        listener.last = replace(last, paragraph=passage.paragraph)
        return Quotation(span, kind, speaker_span=last.span, speaker=last.chain)
    listener.last = None
    return Quotation(span, kind)


def _is_full(passage: _Passage, place: int, text: str, marks: Marked) -> bool:
    """Say whether words in marks are a sentence of their own."""
    if not _STARTS_SENTENCE.match(text):
        return False
    ends = _ENDS_SENTENCE.search(text) is not None or not marks.closed
    low = passage.unit.low
    opens = place == 0 or low[place - 1] in {",", ":", "that", MARKED} | DASHES
    after = low[place + 1] if place + 1 < len(low) else "."
    ends = ends or after in {".", "?", "!", ","}
    return ends and (opens or _FIRST_PERSON.match(text) is not None or len(text) > _SURELY_FULL)


def _governing(
    unit: Unit, place: int, text: str, attributions: tuple[Attribution, ...]
) -> int | None:
    """Return the attribution that words in marks belong to."""
    before = [i for i, a in enumerate(attributions) if a.cue[0] < place]
    behind = [i for i, a in enumerate(attributions) if a.lead > place]
    touching = next((i for i in behind if _touches(unit, place, attributions[i])), None)
    left = _nearest(unit, place, before, attributions)
    if left is not None and attributions[left].introduces and attributions[left].end <= place:
        if all(unit.low[i] in {",", ":", "that"} for i in range(attributions[left].end, place)):
            return left
    if touching is not None and (_ENDS_SENTENCE.search(text) or left is None):
        return touching
    if left is not None:
        return left
    for index in behind:
        content = attributions[index].content
        if content is not None and content[0] <= place < content[1]:
            return index
    return touching


def _nearest(
    unit: Unit, place: int, before: list[int], attributions: tuple[Attribution, ...]
) -> int | None:
    """Return the nearest attribution before words in marks that reaches them. One within
    another's clause has to be of somebody else and to govern them itself: "Kim said he
    expected “bumpy” talks" is Kim's."""
    for index in reversed(before):
        attribution = attributions[index]
        if not attribution.inner:
            return index
        if attribution.speaker is None or attribution.speaker.pronoun:
            continue
        content = attribution.content
        if attribution.introduces or (content is not None and content[0] <= place < content[1]):
            return index
        between = unit.low[attribution.cue[1] : place]
        if content is None and len(between) <= _REACH and not {",", ";"} & set(between):
            return index
    return before[0] if before else None


def _touches(unit: Unit, place: int, attribution: Attribution) -> bool:
    """Say whether only a comma or adverb stands between words in marks and their cue."""
    between = unit.low[place + 1 : attribution.lead]
    return len(between) <= 3 and all(  # noqa: PLR2004
        word in {","} | DASHES or is_adverb(word) for word in between
    )


def _is_title(text: str) -> bool:
    """Say whether words in marks are written as titles are: “The Art of War”."""
    said = _WORD.findall(text)
    if len(said) < 2 or not said[0][:1].isupper():  # noqa: PLR2004 - a title of one word is a name
        return False
    small = words("preposition") | words("det") | words("conjunction") | words("be")
    capital = [word for word in said if not word[0].islower()]
    return len(capital) > 1 and all(word in small or not word[0].islower() for word in said)


def _is_at(
    unit: Unit, place: int, attributions: tuple[Attribution, ...], chosen: int | None
) -> bool:
    """Say whether a cue stands right beside words in marks and can only be theirs."""
    if chosen is None:
        return False
    attribution = attributions[chosen]
    return attribution.introduces or (
        attribution.lead > place and _touches(unit, place, attribution)
    )


def _is_no_quotation(passage: _Passage, place: int, text: str, listener: _Listener) -> bool:
    """Say whether a few words in marks are a name, a nickname, a gloss or a known term."""
    low, size = passage.unit.low, len(passage.unit.low)
    before = low[place - 1] if place else ""
    after = low[place + 1] if place + 1 < size else "."
    said = _WORD.findall(text)
    if before in lexicon.words("naming_words.txt") or _is_named(passage.unit, place):
        return True
    if before == "(" and after in {")", ","}:
        return True
    if 0 < place < size - 1 and passage.unit.is_name(place - 1) and passage.unit.is_name(place + 1):
        return len(said) <= _SHORT
    known = text.strip(",.").casefold()
    return (
        len(said) <= _SHORT
        and before in {"the", "this", "that"}
        and any(known in saying for saying in listener.heard)
    )


def _is_named(unit: Unit, place: int) -> bool:
    """Say whether a passive names a thing: "is called “X”", "known as the “X”"."""
    at = place - 1
    while at > 0 and unit.low[at] in {"a", "an", "the", "as", ","}:
        at -= 1
    return at > 0 and unit.low[at] in lexicon.words("naming_words.txt") and at < place - 1


def _quotation(  # noqa: PLR0913, PLR0917 - its six sides
    span: Span,
    kind: QuoteKind,
    passage: _Passage,
    attribution: Attribution,
    voice: Voice | None,
    listener: _Listener,
) -> Quotation:
    here = passage.unit
    zone = _zone(here, attribution)
    return Quotation(
        span,
        kind,
        speaker_span=voice.span if voice else None,
        speaker=voice.chain if voice else None,
        cue=listener.voices.span_of(here, *attribution.cue),
        said_when=_said_when(here, zone, listener),
        said_to=_said_to(here, zone, attribution, listener.voices),
    )


def _zone(unit: Unit, attribution: Attribution) -> list[tuple[int, int]]:
    """Return the parts of a sentence that tell of the saying, not of what was said."""
    end = attribution.end
    forward = attribution.content is not None and attribution.content[0] >= attribution.cue[1]
    if not forward and not attribution.introduces:
        size = len(unit.low)
        end = next((i for i in range(end, size) if unit.low[i] in {MARKED, ";"}), size)
    zone = [(attribution.lead, end)]
    opening = next((i for i in range(attribution.lead) if unit.low[i] == ","), None)
    first = unit.low[0]
    if opening is not None and opening + 1 == attribution.lead and first != MARKED:
        zone.insert(0, (0, opening))
    return zone


def _said_when(unit: Unit, zone: list[tuple[int, int]], listener: _Listener) -> str | None:
    for start, end in reversed(zone):
        if start < end:
            place = listener.voices.span_of(unit, start, end)
            for _, time in listener.times.touching(place):
                if time.type in {"DATE", "TIME"} and not time.value.endswith("_REF"):
                    return time.value
    return None


def _said_to(
    unit: Unit, zone: list[tuple[int, int]], attribution: Attribution, voices: Voices
) -> str | None:
    if attribution.heard is not None:
        return voices.span_of(unit, *attribution.heard).text
    for start, end in reversed(zone):
        if start < end:
            text = voices.span_of(unit, start, end).text
            found = _LISTENERS.search(text) or _OCCASIONS.search(text)
            if found is not None:
                return found[1]
    return None
