"""The newsroom that publishes a page, by what the page and the file's name say of it.

What counts, in this order: a newsroom's address in the name of the file or the URL; its
name in a copyright line; its name behind the headline; the domain of an address that is not
listed; a newsroom's name in the page's furniture ("Also in The Mainichi"), the most frequent
first; the agency of the dateline, when its text stands on its own pages as a rule. What
guards against false hits: names are looked for in furniture only, never in prose, which
speaks of other newsrooms all the time. A page without such a sign has no outlet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from dateline import lexicon
from dateline.acquire.prose import agencies, sites

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s,©]*(?:\(c\)\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?[\s,.]*)?"
    r"(?:by\s+)?(?P<owner>[A-Z][\w.&'’ -]{2,50})",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w.&'’-]*)(?:\s+(?:of\s+|the\s+|and\s+)?[A-Z][\w.&'’-]*){1,4}")
_SITE = re.compile(r"(?<=\S)\s+(?P<mark>[|«»·]|::|[-–—])\s+")
# Marks that hardly stand inside a headline, and the length of a site's name.
_SITE_MARKS = frozenset(("|", "«", "»", "::"))
_MAX_SITE_WORDS = 5
# Letters of a line of furniture in which a newsroom is looked for.
_MAX_FURNITURE = 1000
# Letters at a headline's end among which the mark before a site's name stands; the longest has 50.
_SITE_REACH = 160
_OWNER_END = re.compile(
    r"\s*(?:\b(?:19|20)\d\d\b|\ball rights\b|[.,;|]"
    r"|\b(?:inc|ltd|llc|limited|plc|corp|pty|co|company|group|all)\b\.?).*$",
    re.IGNORECASE,
)


def outlet_of(
    path: str, url: str | None, suffix: str | None, furniture: Sequence[str], agency: str | None
) -> str | None:
    """Return the newsroom of a page; None when nothing on it tells."""
    furniture = [line[:_MAX_FURNITURE] for line in furniture]
    return (
        listed(url, path)
        or _by_copyright(furniture)
        or (_by_mention([suffix]) or known(suffix.strip(" |«»:·–—-")) if suffix else None)
        or sites.site_of(url or "", path)
        or _by_mention(furniture)
        or (agencies.own_pages(agency) if agency else None)
    )


def listed(url: str | None, path: str) -> str | None:
    """Return the newsroom of a page by its address, else by its file's name, if it is listed."""
    return _by_address(url or "") or _by_address(path)


def known(name: str) -> str | None:
    """Return the name under which a newsroom is listed; None when it is not."""
    return _names().get(_plain(name))


def suffix_of(headline: str) -> int | None:
    """Return where the site's name begins behind a headline ("... | The Guardian"), if it does."""
    for match in reversed(list(_SITE.finditer(headline, max(0, len(headline) - _SITE_REACH)))):
        words = headline[match.end() :].split()
        if len(words) > _MAX_SITE_WORDS or not headline[: match.start()].strip():
            continue
        named = any(known(" ".join(words[:size])) for size in range(len(words), 0, -1))
        capitals = all(not word[0].islower() for word in words)
        sure = match["mark"] in _SITE_MARKS and capitals
        if named or (sure and len(headline[: match.start()].split()) > _MAX_SITE_WORDS):
            return match.start() + len(match.group()) - len(match.group().lstrip())
    return None


def _by_address(path: str) -> str | None:
    for domain in sites.HOST.findall(
        path.casefold().rpartition("/")[2] if "://" not in path else path
    ):
        parts = domain.removesuffix(".txt").removesuffix(".html").split(".")
        for start in range(len(parts) - 1):
            found = _domains().get(".".join(parts[start:]))
            if found:
                return found
    return None


def _by_copyright(furniture: Iterable[str]) -> str | None:
    for line in furniture:
        for match in _COPYRIGHT.finditer(line):
            owner = _OWNER_END.sub("", match["owner"]).strip()
            if not agencies.is_wire(owner):
                return known(owner) or (owner if _NAME.fullmatch(owner) else None)
    return None


def _by_mention(furniture: Iterable[str]) -> str | None:
    counts: Counter[str] = Counter()
    for line in furniture:
        found = (name for name in _mention().findall(line) if not agencies.is_wire(name))
        counts.update(_names()[_plain(name)] for name in found)
    ranked = counts.most_common(2)  # equal counts stand in the order of the page
    return ranked[0][0] if ranked else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@cache
def _names() -> dict[str, str]:
    """Every printed name of a newsroom, without "the", and the name it is listed under."""
    names: dict[str, str] = {}
    for name, _, *others in lexicon.rows("outlets.tsv"):
        for form in (name, *(others[0].split("|") if others else ())):
            names.setdefault(_plain(form), name)
    return names


@cache
def _domains() -> dict[str, str]:
    domains: dict[str, str] = {}
    for name, domain, *others in lexicon.rows("outlets.tsv"):
        for form in (domain, *(others[0].split("|") if others else ())):
            if sites.HOST.fullmatch(form):
                domains[form] = name
    return domains


@cache
def _mention() -> re.Pattern[str]:
    """Match a newsroom's name as printed; one small word alone ("Time", "Metro") is none."""
    forms: set[str] = set()
    for name, _, *others in lexicon.rows("outlets.tsv"):
        forms.update((name, *(others[0].split("|") if others else ())))
    sure = sorted(
        (form for form in forms if " " in form or "." in form or form.isupper()),
        key=lambda f: (-len(f), f),
    )
    first = re.escape("".join(sorted({form[0] for form in sure})))
    return re.compile(rf"(?<!\w)(?=[{first}])(?:{'|'.join(map(re.escape, sure))})(?!\w)")
