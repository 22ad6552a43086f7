"""How a quotation is worded: in marks, in the statement it stands in, or behind its verb.

Words that are only part of a sentence are shown with the statement around them: three
words alone tell nobody anything. So is a clause that says something of a word before it
("missiles that he says | can reach us"), and a sentence that goes on behind its
attribution. A reported clause has the verb of its cue before it: what was denied or is
believed was not said.
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.record import Quote
from dateline.report import Span
from dateline.tell.brief import Index, Run, flat, shortened
from dateline.tell.dates import spoken

# A reported clause is told by its opening; the mark leads to the rest.
INDIRECT = 180
# A statement longer than this does not help to read the few words quoted in it.
SETTING = 320
# Words of a cue that are told; a longer one is a sentence rather than a cue.
CUE = 4
# Something is said at these, to all else.
_AT = re.compile(
    r"\b(?:start|beginning|opening|end|sidelines|conference|briefing|speech|address|hearing|rally"
    r"|session|meeting|summit|talks|debate|ceremony|event|forum)\b"
)
# A clause behind these, or one that begins with those, leans on a word before.
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where)[\s,]*$")
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did)\b"
)
_OPENS = re.compile(r"\W*[A-Z0-9]")  # a sentence
_TOLD = frozenset(("tell", "inform", "remind", "assure", "notify", "reassure"))
_CONTINUED = re.compile(r",\s*[“\"‘'][a-z]")
_DOUBLE = re.compile(r"[\"“”]")
_BEFORE = 20  # characters looked at


def words(quote: Quote, opened: Index) -> tuple[Run, ...]:
    """Return a quotation as it is told."""
    setting = setting_of(quote, opened) if _needs_setting(quote, opened) else None
    if setting is not None:
        return (Run(flat(setting.text) + _closing(setting, opened), "words"),)
    if quote.kind == "indirect":
        words = shortened(quote.span.text, INDIRECT)
        return (Run(f"{_cue(quote)}: ", "faint"), Run(words, "words"))
    return (Run("“"), Run(flat(quote.span.text).rstrip(","), "words"), Run("”"))


def occasion(quote: Quote, opened: Index) -> tuple[Run, ...]:
    """Return whose words an undecided quotation has, who heard it and when, if not yet told."""
    told = []
    there = shown(quote, opened).text
    speaker = quote.speaker_span if quote.speaker is None and not described(quote) else None
    if speaker and speaker.text not in there:
        told.append(f"from “{flat(speaker.text)}”")
    if quote.said_to and quote.said_to not in there and not _is_heard(quote):
        told.append(f"{'at' if _AT.search(quote.said_to) else 'to'} {flat(quote.said_to)}")
    told += [spoken(quote.said_when)] if quote.said_when else []
    return (Run(f" ({', '.join(told)})", "faint"),) if told else ()


def described(quote: Quote) -> Span | None:
    """Return the words that describe a speaker who is no actor of the record; "she" does not."""
    span = None if quote.speaker else quote.speaker_span
    known = lexicon.words("function_words.txt")
    return span if span and not set(span.text.casefold().split()) <= known else None


def shown(quote: Quote, opened: Index) -> Span:
    """Return the words that a quotation is shown by."""
    setting = setting_of(quote, opened) if _needs_setting(quote, opened) else None
    return setting or quote.span


def stands_alone(quote: Quote, opened: Index) -> bool:
    """Say whether a quotation can be understood, by itself or in a statement."""
    return not _leans(quote, opened) or setting_of(quote, opened) is not None


def _needs_setting(quote: Quote, opened: Index) -> bool:
    return quote.kind == "partial" or _leans(quote, opened) or _goes_on(quote, opened)


def _leans(quote: Quote, opened: Index) -> bool:
    """Say whether a reported clause says something of a word that stands before its cue."""
    if quote.kind != "indirect" or quote.cue is None or quote.cue.end > quote.span.start:
        return False
    if _FINITE.match(quote.span.text):
        return True
    speaker = quote.speaker_span
    first = min(quote.cue.start, speaker.start if speaker else quote.cue.start)
    text = opened.texts.get(quote.span.report, "")
    return _RELATIVE.search(text[max(0, first - _BEFORE) : first]) is not None


def _goes_on(quote: Quote, opened: Index) -> bool:
    """Say whether a quoted sentence goes on behind its attribution: "It is," he said, "late"."""
    setting = setting_of(quote, opened) if quote.kind == "direct" else None
    if setting is None or not quote.span.text.rstrip().endswith(","):
        return False
    return _CONTINUED.search(setting.text, quote.span.end - setting.start + 1) is not None


def setting_of(quote: Quote, opened: Index) -> Span | None:
    """Return the shortest statement that the quoted words stand in, a whole sentence first."""
    shelf = opened.claims_in.get(quote.span.report)
    near = [span for span, _ in shelf.touching(quote.span)] if shelf else []
    around = [span for span in near if span.contains(quote.span)]
    fitting = [span for span in around if len(quote.span.text) + 2 < len(span.text) <= SETTING]
    return min(
        fitting,
        key=lambda span: (not _OPENS.match(span.text), len(span.text), span.start),
        default=None,
    )


def _closing(setting: Span, opened: Index) -> str:
    """Return the closing mark that a statement stops short of."""
    behind = opened.texts.get(setting.report, "")[setting.end : setting.end + 1]
    is_open = len(_DOUBLE.findall(setting.text)) % 2 == 1
    return behind if is_open and behind in {'"', "”"} else ""


def _cue(quote: Quote) -> str:
    """Return what stands before a reported clause: "denied", "told reporters"."""
    verb = _verb(quote)
    if not _verbs().get(verb, ("", False, False))[2]:
        return verb
    return f"{verb} {flat(quote.said_to or '')}" if _is_heard(quote) else "said"


def _is_heard(quote: Quote) -> bool:
    """Say whether the cue itself tells who heard a reported clause."""
    tells = _verbs().get(_verb(quote), ("", False, False))[2]
    heard = quote.said_to is not None and not _AT.search(quote.said_to)
    return quote.kind == "indirect" and tells and heard


def _verb(quote: Quote) -> str:
    """Return the verb of a quotation's cue as it stands, a participle or infinitive as past."""
    cue = flat(quote.cue.text).casefold().strip(" ,:;.") if quote.cue else ""
    words = cue.split()
    for place, word in enumerate(words):
        if word in _verbs():
            past, is_whole, _ = _verbs()[word]
            rest = words[place + 1 :]
            if is_whole or len(rest) >= CUE:
                infinitive = place > 0 and words[place - 1] == "to"
                return past if infinitive or word.endswith("ing") else word
            return " ".join((past if word.endswith("ing") else word, *rest))
    noun = (word for word in words if word in lexicon.words("reporting_nouns.txt"))
    return next(noun, "said")


@cache
def _verbs() -> dict[str, tuple[str, bool, bool]]:
    """Return, for each form of a verb of saying, its past, and whether it stands alone.

    The last says whether it has to have somebody who is told.
    """
    found: dict[str, tuple[str, bool, bool]] = {}
    for lemma, group, content, forms in lexicon.rows("reporting_verbs.tsv"):
        variants = forms.split()
        past = variants[2].split("|")[0]
        is_whole = " " not in lemma and group != "express" and content != "words"
        for form in forms.replace("|", " ").split():
            found.setdefault(form, (past, is_whole, lemma in _TOLD))
    return found
