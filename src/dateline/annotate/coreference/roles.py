"""Titles and descriptions that stand with a name and say who it is.

What counts: the title before a name with the words that belong to it ("then Russian
President", "North Korean leader"), and the apposition behind it ("secretary of the
Security Council", "a professor of history at ..."). What guards against false roles:
the last word before the name has to be a title of the list; an apposition has to
begin at once after the comma and to hold a title before any verb.
"""

from __future__ import annotations

from functools import cache

from dateline import gazetteer, lexicon
from dateline.annotate.names.name_cues import cues
from dateline.annotate.names.name_words import Word, is_capital, is_common, is_function, joined

_DETERMINERS = cues("determiners")
_MAX_TITLE = 9  # words before a name that one title has at most
_MAX_ADJECTIVES = 6  # words between an article and the title
_MAX_APPOSITION = 24  # words; longer ones are clauses
_STOPS = frozenset((*',;:()—–.?!"“”', "--", "..."))
_CLAUSE = cues("begins a clause")
_INNER = cues("inside a description")


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in lexicon.rows("titles.tsv")}


@cache
def _portfolios() -> frozenset[str]:
    return lexicon.words("portfolios.txt")


def bare(text: str) -> str:
    """Return a title as the list has it: lower case, no dot."""
    return text.casefold().rstrip(".")


def is_title(text: str) -> bool:
    """Say whether a word is a title, in the singular or the plural."""
    return singular(text) in _titles()


def singular(text: str) -> str:
    """Return a title's singular: "ministers" is "minister"; others as they are."""
    low = bare(text)
    if low in _titles():
        return low
    for plural, single in (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", "")):
        if low.endswith(plural) and low.removesuffix(plural) + single in _titles():
            return low.removesuffix(plural) + single
    return low


def is_office(text: str) -> bool:
    """Say whether a title may stand alone: "the minister", not "the Mr."."""
    return _titles().get(bare(text), ("", ""))[1] == "office"


def offices() -> frozenset[str]:
    """Return the titles that may stand alone."""
    return frozenset(title for title, (_, sort) in _titles().items() if sort == "office")


def is_honorific(text: str) -> bool:
    """Say whether a title stands only before a name: "Mr."."""
    return _titles().get(bare(text), ("", ""))[1] == "honorific"


def title_gender(text: str) -> str | None:
    """Return "m" or "f" where a title tells, else None."""
    gender = _titles().get(bare(text), ("-", ""))[0]
    return gender if gender in {"m", "f"} else None


def title_end(words: tuple[Word, ...], first: int, last: int) -> int | None:
    """Return where the titles at the head of a run end: after "U.S. Secretary of State".

    None when the run holds no title; the end of the run when no name stands behind it.
    """
    for i in range(last - 1, first - 1, -1):
        text = words[i].text
        if not is_title(text):
            continue
        if text in _SELDOM_TITLES:
            return None
        rest = [word.text for word in words[i + 1 : last]]
        if bare(text) in cues("doubtful titles") and all(map(is_common, rest)):
            return last  # "Justice Statistics"
        end = i + 2 if rest and rest[0].casefold() == "general" else i + 1
        is_held = end < last and words[end].text in {"of", "for"}
        return _portfolio_end(words, end, last) if is_held else end
    return None


_SELDOM_TITLES = cues("seldom titles")


def _portfolio_end(words: tuple[Word, ...], link: int, last: int) -> int:
    for end in range(last, link + 1, -1):
        if joined(words[link + 1 : end]) in _portfolios():
            return end
    for end in range(link + 2, last):
        if is_given_name(words[end].text) and last - end >= 2:  # noqa: PLR2004 - two words
            return end
    return max(link + 2, last - 2) if last - link > 3 else last  # noqa: PLR2004 - "of X Y Z"


def is_given_name(text: str) -> bool:
    """Say whether a word is a given name of the list, or begins as one ("Jean-Marc")."""
    return given_name_gender(text) is not None


@cache
def given_name_gender(text: str) -> str | None:
    """Return "m", "f" or "-" for a given name of the list, None for other words."""
    names = lexicon.table("given_names.tsv")
    return names.get(text) or names.get(text.partition("-")[0] if "-" in text else text)


def role_start(words: tuple[Word, ...], name: int) -> int | None:
    """Return where the title that stands right before a name begins; None without one."""
    if name == 0 or not is_title(words[name - 1].text):
        return None
    return _widened(words, name)


def role_before_comma(words: tuple[Word, ...], name: int, past: int) -> tuple[int, int] | None:
    """Return the title in "its president, Jane Doe, said": before a name between commas."""
    after = words[past].text if past < len(words) else "."
    is_set_off = name > 1 and words[name - 1].text == "," and after in {",", ".", ";", ")", "--"}
    if not is_set_off or not is_title(words[name - 2].text):
        return None
    start = _widened(words, name - 1)
    lead = words[start - 1].text.casefold() if start else ""
    return (start, name - 1) if lead in _DETERMINERS | {"'s", "’s"} else None


def _widened(words: tuple[Word, ...], name: int) -> int:
    """Return where the title that ends before `name` begins."""
    start = name - 1
    while start > 0 and name - start < _MAX_TITLE and _belongs(words, start - 1):
        start -= 1
    while start < name and words[start].text.casefold() in _INNER:
        start += 1
    return min(start, name - 1)


def _belongs(words: tuple[Word, ...], i: int) -> bool:
    text = words[i].text
    low = text.casefold()
    if low in _DETERMINERS or text in _STOPS:
        return False
    if low in lexicon.words("title_modifiers.txt") or is_capital(text):
        return not (words[i].opens and low in lexicon.words("function_words.txt"))
    if low in {"of", "'s", "’s", "-"}:
        return i > 0 and (is_capital(words[i - 1].text) or is_title(words[i - 1].text))
    return (
        low.startswith(("ex-", "then-", "vice-", "co-"))
        or gazetteer.country_of_adjective(text) is not None
        or is_title(text)
    )


def apposition(words: tuple[Word, ...], past: int) -> tuple[int, int] | None:
    """Return where the description after a name and its comma begins and ends.

    Ages and hometowns are stepped over: "Jane Doe, 54, a teacher from Leeds," gives
    "a teacher from Leeds".
    """
    start = past
    if start >= len(words) or words[start].text != ",":
        return None
    start += 1
    if start + 1 < len(words) and words[start].text.isdigit() and words[start + 1].text == ",":
        start += 2
    end = _apposition_end(words, start)
    return (start, end) if end > start else None


def _apposition_end(words: tuple[Word, ...], start: int) -> int:
    """Return the end of a description that begins at `start`; `start` when it is none."""
    end, title = start, None
    while end < len(words) and end - start < _MAX_APPOSITION:
        text = words[end].text
        low = text.casefold()
        if text in _STOPS or low in _CLAUSE:
            break
        if title is None:
            if is_title(text) and bare(text) not in _HONORIFIC_ONLY:
                title = end
            elif not _leads_to_title(words, start, end):
                return start
        end += 1
    if title is None:
        return start
    following = words[title + 1].text if title + 1 < end else ""
    if is_capital(following) and not is_title(following):
        return start  # "..., President Vladimir Putin" is the next name of a list
    return _without_tail(words, title + 1, end)


_HONORIFIC_ONLY = frozenset(row[0] for row in lexicon.rows("titles.tsv") if row[2] == "honorific")


def _leads_to_title(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether a word may stand in a description before its title."""
    text = words[i].text
    low = text.casefold()
    if i == start and low in _DETERMINERS:
        return True
    if is_capital(text) or low in {"'s", "’s", "&"} or low in lexicon.words("title_modifiers.txt"):
        return True
    is_word = low.isalpha() or "-" in low
    is_verbal = low.endswith(("ing", "ed"))
    return is_word and not is_verbal and not is_function(low) and i - start < _MAX_ADJECTIVES


def _without_tail(words: tuple[Word, ...], title_end: int, end: int) -> int:
    """Return where a description ends: after "of", "for" or "at" come no other prepositions."""
    i, tied = title_end, False
    while i < end:
        low = words[i].text.casefold()
        if low in {"of", "for", "at"}:
            tied = True
        elif (low in {"in", "on", "from", "to", "with"} and tied) or not _goes_on(words, i):
            break
        i += 1
    while i > title_end and words[i - 1].text.casefold() in _INNER | _DETERMINERS:
        i -= 1
    return i


def _goes_on(words: tuple[Word, ...], i: int) -> bool:
    text = words[i].text
    low = text.casefold()
    return (
        low in _INNER | _DETERMINERS
        or is_capital(text)
        or is_title(text)
        or low in lexicon.words("title_modifiers.txt")
        or words[i - 1].text.casefold() in _INNER | _DETERMINERS
        or (low.isalpha() and not low.endswith(("ed", "ing")) and not is_function(low))
    )
