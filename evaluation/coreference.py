"""Whom pronouns and roles mean: the chains of the whole program against those of GUM.

    python evaluation/coreference.py DATA

DATA holds `gum/` (amir-zeldes/gum). The documents of the dev part are read from their plain
text by the program itself: its sentences, its names, its grammar. A pronoun or role in one
of the program's chains is right when GUM has it in the entity that most names of that chain
belong to. Wanted are the mentions of entities that have a name: "he" and "she" in all
their forms, "it" and "they", and the persons and organisations that a common noun with
"the" stands for ("the minister"). Most speakers of GUM's interviews and vlogs have no
marks of quotation about their words, so that little of what they say can be told.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline import annotate
from dateline.report import Block, Chain, Report

_PERSONAL = frozenset(
    ("he", "him", "his", "himself", "she", "her", "hers", "herself"),
)
_NEUTRAL = frozenset(("it", "its", "itself", "they", "them", "their", "theirs", "themselves"))
_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([^()]*)(\))?|(\d+)(?:\[\d+/\d+\])?\)")
_MINSPAN = 4  # place of the field of an entity that tells its head words


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention of GUM: its place, its head words, its entity, its sort."""

    start: int
    end: int
    heads: tuple[int, ...]  # where they start
    entity: int
    sort: str  # personal neutral role name other


@dataclass(frozen=True, slots=True)
class Article:
    """A document of GUM as a report, with its mentions."""

    name: str
    report: Report
    mentions: tuple[Gold, ...]


def measure(data: Path) -> dict[str, float]:
    """Return precision and recall of each sort of mention."""
    if not (data / "gum").exists():
        print("skipped: no gum beside the corpora")
        return {}
    read = annotate.reader("model")
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles(data / "gum" / "dev.conllu"):
        counts += counted(article, annotate.annotate(article.report, read).chains)
    return figures(counts)


def figures(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    """Return the shares of what was counted."""
    found = {}
    for sort in ("personal", "neutral", "role"):
        given, wanted = counts[sort, "given"], counts[sort, "wanted"]
        found[f"coreference_{sort}_precision"] = counts[sort, "right"] / max(1, given)
        found[f"coreference_{sort}_recall"] = counts[sort, "found"] / max(1, wanted)
    return found


def counted(article: Article, chains: tuple[Chain, ...]) -> Counter[tuple[str, str]]:
    """Count for each sort the mentions that are given, right, wanted, and wanted and right."""
    counts: Counter[tuple[str, str]] = Counter()
    right: set[int] = set()
    for sort, heads, is_right in judged(article, chains):
        counts[sort, "given"] += 1
        counts[sort, "right"] += is_right
        right.update(heads if is_right else ())
    for mention in wanted(article):
        counts[mention.sort, "wanted"] += 1
        counts[mention.sort, "found"] += not right.isdisjoint(mention.heads)
    return counts


def wanted(article: Article) -> list[Gold]:
    """Return the mentions without a name of entities with one."""
    named = {mention.entity for mention in article.mentions if mention.sort == "name"}
    sorts = {"personal", "neutral", "role"}
    return [m for m in article.mentions if m.sort in sorts and m.entity in named]


def judged(article: Article, chains: tuple[Chain, ...]) -> Iterator[tuple[str, list[int], bool]]:
    """Yield the sort, the head words and the rightness of each pronoun and role in the chains."""
    at_head = {head: mention for mention in article.mentions for head in mention.heads}
    for chain in chains:
        tally = Counter(
            at_head[head].entity
            for mention in chain.mentions
            if mention.form == "name"
            for head in _heads_within(at_head, mention.span.start, mention.span.end)
        )
        entity = tally.most_common(1)[0][0] if tally else None
        for mention in chain.mentions:
            if mention.form == "name":
                continue
            word = mention.span.text.casefold()
            sort = "role" if mention.form == "role" else _sort_of_pronoun(word)
            heads = _heads_within(at_head, mention.span.start, mention.span.end)
            own = at_head[heads[-1]].entity if heads else None
            yield sort, heads, own is not None and own == entity


def _heads_within(at_head: dict[int, Gold], start: int, end: int) -> list[int]:
    return [place for place in range(start, end) if place in at_head]


def _sort_of_pronoun(word: str) -> str:
    return "personal" if word in _PERSONAL else "neutral"


def articles(path: Path) -> Iterator[Article]:
    """Read the documents of a part of GUM."""
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        yield _article(part.partition("\n")[0], part)


def _article(name: str, part: str) -> Article:
    text = ""
    blocks: list[Block] = []
    mentions: list[Gold] = []
    for lines in part.split("\n\n"):
        sentence = re.search(r"^# text = (.*)$", lines, re.MULTILINE)
        if sentence is None:
            continue
        begins = re.search(r"^# newpar$", lines, re.MULTILINE) is not None
        text = (text + "\n\n" if begins else text + " ") if text else ""
        start = len(text)
        text += sentence[1]
        if begins or not blocks:
            blocks.append(Block("body", start, len(text)))
        else:
            blocks[-1] = Block("body", blocks[-1].start, len(text))
        words = list(_words(lines, text, start))
        mentions.extend(_mentions(words))
    report = Report(name, name, "", text, tuple(blocks), language="en")
    return Article(name, report, tuple(mentions))


def _words(lines: str, text: str, start: int) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield start, end, part of speech, form and entities of each word of a sentence."""
    at = start
    for line in lines.splitlines():
        row = line.split("\t")
        if len(row) == 10 and row[0].isdigit():  # noqa: PLR2004 - the columns of CoNLL-U
            found = text.find(row[1], at)
            at = found if found >= 0 else at
            fields = [f[7:] for f in row[9].split("|") if f.startswith("Entity=")]
            yield at, at + len(row[1]), row[3], row[1], "".join(fields)
            at += len(row[1])


def _mentions(words: list[tuple[int, int, str, str, str]]) -> Iterator[Gold]:
    opened: dict[int, list[tuple[int, str]]] = {}
    for place, (*_, cell) in enumerate(words):
        for match in _ENTITY.finditer(cell):
            if match[1] and match[3]:
                yield _gold(words, place, place, int(match[1]), match[2])
            elif match[1]:
                opened.setdefault(int(match[1]), []).append((place, match[2]))
            elif opened.get(int(match[4])):
                first, told = opened[int(match[4])].pop()
                yield _gold(words, first, place, int(match[4]), told)


def _gold(
    words: list[tuple[int, int, str, str, str]], first: int, last: int, entity: int, told: str
) -> Gold:
    fields = told.split("-")
    heads = [first + int(n) - 1 for n in fields[_MINSPAN].split(",") if n.isdigit()]
    heads = [head for head in heads if head <= last] or [last]
    parts = {words[head][2] for head in heads}
    opening = words[first][3].casefold()
    if "PROPN" in parts:
        sort = "name"
    elif first == last and opening in _PERSONAL:
        sort = "personal"
    elif first == last and opening in _NEUTRAL:
        sort = "neutral"
    elif opening == "the" and "NOUN" in parts and fields[0] in {"person", "organization"}:
        sort = "role"
    else:
        sort = "other"
    starts = tuple(words[head][0] for head in heads)
    return Gold(words[first][0], words[last][1], starts, entity, sort)


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1])).items():
        print(f"{figure:34} {value:.4f}")
