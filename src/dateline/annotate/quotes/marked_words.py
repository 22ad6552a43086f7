"""Words in marks: whether they are a quotation, and which attribution is theirs.

What counts as a full sentence: a capital, a stop, and a sentence's place. Words in marks
belong to the attribution whose content they are, as far as its cue stands in one of
their sentences or introduces them, else to the cue that touches them. What guards against
false quotations: titles (“The Art of War”), nicknames, glosses in brackets, names ("known
as", data/naming_words.txt), and a term that was quoted before and now has "the".
"""

from __future__ import annotations

import re

from dateline import lexicon
from dateline.annotate.quotes.marks import Marked
from dateline.annotate.quotes.reporting import group_of
from dateline.annotate.quotes.sayings import Saying
from dateline.annotate.quotes.speakers import WORD
from dateline.annotate.syntax import Tree
from dateline.report import Span

_SURELY_FULL = 60  # characters; so long a stretch with a capital and a stop is a sentence
_HEADING = 4  # words
_SHORT = 2  # words: a term rather than a saying, if it was quoted before
_STARTS_SENTENCE = re.compile(r"[\W_]*(?:[A-Z0-9]|\[\w)")
_ENDS_SENTENCE = re.compile(r"(?:[.,?!…;:]|--|[—–-])[\"'”’)\]]*$")
_FIRST_PERSON = re.compile(r"(?:I|We|I['’]\w+|We['’]\w+|It['’]s|There)\s")
_OPENS = re.compile(r"(?:^|[,:.?!…\"'”’»—–-]|\bthat)\s*$")
_AFTER = re.compile(r"\s*[.?!,]")
_ONLY_MARKS = re.compile(r"[\W_]*\Z")
_LAST_WORD = re.compile(r"([\w-]+)[^\w.;:?!”\"]*$")
_NAMED = re.compile(r"([\w-]+)\W+(?:a|an|the|as)(?:\W+(?:a|an|the|as))*\W*$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.]*\s+$")
_NAME_BEHIND = re.compile(r"\s+[A-Z]")
# Cues that say nothing of the sentence before theirs: "“We lost.” Smith condemned the raid."
_OWN_SENTENCE = frozenset((None, "judge", "know", "noun", "according"))
_THOUGHTS = frozenset(("believe", "hope", "show"))
_AROUND = 60  # characters looked at on either side


def is_full(paragraph: Span, span: Span, marks: Marked) -> bool:
    """Say whether words in marks are a sentence of their own."""
    text = span.text
    if not _STARTS_SENTENCE.match(text):
        return False
    before, after = _beside(paragraph, marks)
    alone = not before.strip() and not after.strip()
    if alone and len(WORD.findall(text)) <= _HEADING and not _ENDS_SENTENCE.search(text):
        return False  # a heading within the text
    ends = _ENDS_SENTENCE.search(text) is not None or not marks.closed
    ends = ends or not after.strip() or _AFTER.match(after) is not None
    opens = _OPENS.search(before) is not None
    return ends and (opens or _FIRST_PERSON.match(text) is not None or len(text) > _SURELY_FULL)


def governing(
    paragraph: Span, marks: Marked, numbers: range, sayings: tuple[Saying, ...]
) -> Saying | None:
    """Return the attribution that words in marks, in sentences of these numbers, belong to."""
    place = Span(paragraph.report, marks.left, marks.right, "")
    holding = [
        (max(_shared(content, place) for content in saying.attribution.contents), saying)
        for saying in sayings
        if any(content.overlaps(place) for content in saying.attribution.contents)
        and (saying.number in numbers or is_beside(paragraph, marks, saying))
    ]
    if holding:
        return max(holding, key=lambda pair: pair[0])[1]
    near = (s for s in sayings if is_beside(paragraph, marks, s))
    return next((s for s in near if s.number in numbers or s.group not in _OWN_SENTENCE), None)


def inner_speaker(saying: Saying, marks: Marked) -> tuple[int, int] | None:
    """Find who is told to have said words in marks within somebody's saying, and the verb.

    "Smith said Jones called her “a fool”" is Jones's; "Kim said he expected “bumpy” talks"
    is Kim's, as what one believes or hopes is told by oneself.
    """
    tree = saying.tree
    first = next((i for i, t in enumerate(tree.tokens) if marks.start <= t.start < marks.end), None)
    if first is None:
        return None
    for verb in tree.above(first):
        token = tree.tokens[verb]
        inside = any(c.start <= token.start < c.end for c in saying.attribution.contents)
        if not inside or verb == saying.verb:
            return None
        group = group_of(token)
        active = token.upos == "VERB" and not tree.having(verb, "aux:pass")
        quoted = verb > 0 and tree.tokens[verb - 1].tag == "``"  # within other marks
        outside = active and not quoted and not marks.left <= token.start < marks.right
        if outside and group is not None and group not in _THOUGHTS:
            for subject in tree.having(verb, "nsubj"):
                named = tree.tokens[subject]
                apart = not marks.left <= named.start < marks.right
                is_noun = named.upos != "PRON" and named.label == "nsubj"
                if apart and is_noun and subject < verb:
                    return subject, verb
    return None


def is_alone(tree: Tree, marks: Marked) -> bool:
    """Say whether a sentence holds nothing but words in marks."""
    span = tree.sentence.span
    before = span.text[: max(0, marks.left - span.start)]
    behind = span.text[max(0, marks.right - span.start) :]
    return _ONLY_MARKS.match(before) is not None and _ONLY_MARKS.match(behind) is not None


def is_title(text: str) -> bool:
    """Say whether words in marks are written as titles are: “The Art of War”."""
    said = WORD.findall(text)
    if len(said) < 2 or not said[0][:1].isupper():  # noqa: PLR2004 - a title of one word is a name
        return False
    capital = [word for word in said if not word[0].islower()]
    small = lexicon.words("function_words.txt")
    return len(capital) > 1 and all(word in small or not word[0].islower() for word in said)


def is_beside(paragraph: Span, marks: Marked, saying: Saying | None) -> bool:
    """Say whether a cue stands right beside words in marks and can only be theirs."""
    return saying is not None and (
        _touches(paragraph, saying, marks) or _introduces(paragraph, saying, marks)
    )


def is_no_quotation(paragraph: Span, marks: Marked, text: str, heard: set[str]) -> bool:
    """Say whether a few words in marks are a name, a nickname, a gloss or a known term."""
    before, after = _beside(paragraph, marks)
    naming = lexicon.words("naming_words.txt")
    said = WORD.findall(text)
    last, named = _LAST_WORD.search(before), _NAMED.search(before)
    if last is not None and last[1].casefold() in naming:
        return True
    if named is not None and named[1].casefold() in naming:
        return True  # "known as the “X”"
    if before.rstrip().endswith("(") and after[:1] in {")", ","}:
        return True
    if len(said) > _SHORT:
        return False
    if _NAME_BEFORE.search(before) and _NAME_BEHIND.match(after):
        return True
    article = last is not None and last[1].casefold() in {"the", "this", "that"}
    return article and text.strip(",.").casefold() in heard


def _beside(paragraph: Span, marks: Marked) -> tuple[str, str]:
    at, end = marks.left - paragraph.start, marks.right - paragraph.start
    return paragraph.text[max(0, at - _AROUND) : at], paragraph.text[end : end + _AROUND]


def _shared(content: Span, place: Span) -> int:
    return min(content.end, place.end) - max(content.start, place.start)


def _introduces(paragraph: Span, saying: Saying, marks: Marked) -> bool:
    """Say whether words in marks follow a cue at once: 'said: "..."'."""
    attribution = saying.attribution
    ends = [attribution.cue.end, attribution.source.end if attribution.source else 0]
    return any(
        0 <= marks.left - end <= _AROUND
        and re.fullmatch(
            r"[\s,:]*(?:that\b)?[\s,]*",
            paragraph.text[end - paragraph.start : marks.left - paragraph.start],
        )
        for end in ends
        if end >= paragraph.start
    )


def _touches(paragraph: Span, saying: Saying, marks: Marked) -> bool:
    """Say whether only a comma or dash stands between words in marks and their cue."""
    attribution = saying.attribution
    starts = [attribution.cue.start, attribution.source.start if attribution.source else 0]
    return any(
        0 <= start - marks.right <= _AROUND
        and not re.search(
            r"\w", paragraph.text[marks.right - paragraph.start : start - paragraph.start]
        )
        for start in starts
    )
