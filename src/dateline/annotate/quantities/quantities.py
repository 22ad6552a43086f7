"""Quantities: a number, its unit, and what it counts.

What counts: numbers in figures ("2,000", "1.5 million", "$25 million"), in words
("twenty-three", "two dozen") and with a unit or a counted noun behind them. What
guards against false hits: numbers inside time expressions, ordinals, numbers
glued to letters or other numbers ("F-16", "2-1", "No. 10", "Resolution 2270"),
and a bare "one", which is mostly a pronoun. A hedge ("at least", "some") becomes
the quantity's `mod`, with the names that TimeML gives to them.

Limits: a range ("10 to 15") is two quantities; "dozens" and "hundreds" without a
number are no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline import lexicon
from dateline.report import Amount, Report, Sentence, Time, Token

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CURRENCY = frozenset("$€£¥")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "mn", "bn", "dozen"})
_MONEY_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "tn": 1e12, "trn": 1e12}  # "£500m", not "500m"
_LABELS = frozenset(
    {"no", "resolution", "article", "flight", "section", "chapter", "page", "highway", "route"}
)
_COUNTED = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LONGEST_NOUN_PHRASE = 4  # words; longer runs after a number are clauses, not what it counts
_LONGEST_HEDGE = 3  # words, as in data/number_hedges.tsv


def find_quantities(
    report: Report, sentences: tuple[Sentence, ...], times: tuple[Time, ...]
) -> Iterator[Amount]:
    """Find the quantities of each sentence, in the order of the text."""
    taken = frozenset(i for time in times for i in range(time.span.start, time.span.end))
    for sentence in sentences:
        yield from _in_sentence(report, sentence.tokens, taken)


def _in_sentence(
    report: Report, tokens: tuple[Token, ...], taken: frozenset[int]
) -> Iterator[Amount]:
    at = 0
    while at < len(tokens):
        end, value = number_at(tokens, at)
        if value is None or tokens[at].start in taken or not _stands_free(report.text, tokens, at):
            at += 1
            continue
        amount = _amount(report, tokens, at, end, value)
        if amount is not None:
            yield amount
        at = end


def number_at(tokens: tuple[Token, ...], at: int) -> tuple[int, float | None]:
    """Return the end of the number that begins at a token, and its value.

    Words add up below a scale and are multiplied by it: "two hundred and five
    thousand" is (2 * 100 + 5) * 1000.
    """
    total, group, end = 0.0, None, at
    while end < len(tokens):
        word = tokens[end].text.casefold()
        value = _word_value(word)
        if value is None:
            if not (word == "and" and group is not None and _joins_hundreds(tokens, end)):
                break
        elif word in _SCALES:
            group = (1.0 if group is None else group) * value
            if value >= 1000:  # noqa: PLR2004 - a thousand closes a group
                total, group = total + group, 0.0
        elif group is not None and not _adds(tokens[end - 1].text, word):
            break
        else:
            group = (group or 0.0) + value
        end += 1
    is_number = group is not None and not (end == at + 1 and tokens[at].text in _SCALES)
    return end, total + (group or 0.0) if is_number else None


def _word_value(word: str) -> float | None:
    if _FIGURE.fullmatch(word):
        return float(word.replace(",", ""))
    values = lexicon.table("number_words.tsv")
    if word in values:
        return float(values[word])
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in values and ones in values and float(values[tens]) >= 20:  # noqa: PLR2004
        return float(values[tens]) + float(values[ones])
    return None


def _adds(before: str, word: str) -> bool:
    """Say whether a number word goes on with the one before: "hundred five", not "3 4"."""
    return before.casefold() in {*_SCALES, "and"} and not word[0].isdigit()


def _joins_hundreds(tokens: tuple[Token, ...], at: int) -> bool:
    has_next = at + 1 < len(tokens) and _word_value(tokens[at + 1].text.casefold()) is not None
    return has_next and tokens[at - 1].text.casefold() in {"hundred", "thousand", "million"}


def _stands_free(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    before = text[token.start - 1 : token.start]
    behind = text[token.end : token.end + 1]
    words = [word.text.casefold() for word in tokens[max(at - 2, 0) : at] if word.text != "."]
    is_glued = before.isalnum() or before in {"-", "/", "#"} or behind in {"-", "/", "°"}
    return not is_glued and not (words and words[-1] in _LABELS)


def _amount(
    report: Report, tokens: tuple[Token, ...], at: int, end: int, value: float
) -> Amount | None:
    start, unit, stop = tokens[at].start, None, end
    if at and tokens[at - 1].text in _CURRENCY:
        if scale := _MONEY_SCALES.get(tokens[end].text.casefold() if end < len(tokens) else ""):
            value, stop = value * scale, end + 1
        unit = lexicon.table("units.tsv")[tokens[at - 1].text]
        start = tokens[at - 1].start
        at = _currency_prefix(tokens, at - 1)
        start = tokens[at].start
    if unit is None and (found := _unit(tokens, end)):
        unit, stop = found
    counted = None if unit else _counted(report, tokens, end)
    if unit is None and counted is None and not tokens[end - 1].text[0].isdigit():
        return None
    mod, begin = hedge_before(tokens, at)
    span = report.span(min(start, begin), tokens[stop - 1].end)
    return Amount(span, value, unit, counted, mod)


def _currency_prefix(tokens: tuple[Token, ...], at: int) -> int:
    """Return where "US$" begins when the sign stands glued to letters."""
    is_glued = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text.isalpha()
    return at - 1 if is_glued else at


def _unit(tokens: tuple[Token, ...], at: int) -> tuple[str, int] | None:
    units = lexicon.table("units.tsv")
    for length in (2, 1):
        words = [token.text.casefold() for token in tokens[at : at + length]]
        if len(words) == length and (unit := units.get(" ".join(words))):
            return unit, at + length
    return None


def _counted(report: Report, tokens: tuple[Token, ...], at: int) -> str | None:
    """Return the words behind a number that name what is counted, up to a common noun."""
    end = at
    while (
        end < min(at + _LONGEST_NOUN_PHRASE, len(tokens))
        and _COUNTED.fullmatch(tokens[end].text)
        and tokens[end].text.casefold() not in lexicon.words("function_words.txt")
    ):
        end += 1
    while end > at and not tokens[end - 1].text.islower():
        end -= 1
    return report.text[tokens[at].start : tokens[end - 1].end] if end > at else None


def hedge_before(tokens: tuple[Token, ...], at: int) -> tuple[str | None, int]:
    """Return the mod of the longest hedge that ends before a token, and where it begins."""
    hedges = lexicon.table("number_hedges.tsv")
    for length in range(_LONGEST_HEDGE, 0, -1):
        if at >= length:
            words = " ".join(token.text.casefold() for token in tokens[at - length : at])
            if words in hedges:
                return hedges[words], tokens[at - length].start
    return None, tokens[at].start
