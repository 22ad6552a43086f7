"""How far an issue reaches: from its complement over what the cue has behind it.

It ends at a comma before a clause that only stands beside it ("saying that", "which ..."),
before "while" or "when", a time, a second verb, "than" and "but to", and whoever does what
a noun tells ("by Kenya"). A quotation mark that was opened is closed.
"""

from __future__ import annotations

from dateline.annotate.syntax import Tree

_ENDS = frozenset(
    {"conj", "cc", "parataxis", "punct", "obl:unmarked", "nmod:unmarked", "discourse"}
)
_ASIDE = frozenset(
    (
        "while", "after", "as", "because", "when", "before", "since", "although", "though",
        "whereas", "if", "until",
    )
)  # fmt: skip
_OPENING = frozenset({"which", "who", "whose", "whom", "where"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MONEY = frozenset({"$", "£", "€", "¥", "%"})


def issue_from(tree: Tree, place: int, child: int | None) -> tuple[int, int] | None:
    """Return the words from a complement to the end of what the cue has behind it."""
    if child is None:
        return None
    under = _own(tree, child)
    first = max(under[0], place + 1)
    for sibling in tree.children[place]:
        if sibling <= child:
            continue
        if tree.tokens[sibling].label in _ENDS and not _goes_on(tree, sibling, under):
            break
        if _opening(tree, sibling) & _ASIDE or _is_agent(tree, place, sibling):
            break
        if _is_apart(tree, sibling):
            break
        under.extend(_own(tree, sibling))
    last = _unbroken(tree, first, frozenset(under))
    return trimmed(tree, first, _without_relative(tree, first, last))


def _without_relative(tree: Tree, first: int, last: int) -> int:
    """Return the last word before a clause behind a comma that ends an issue: ", which ..."."""
    for comma in range(first + 1, last):
        behind = tree.tokens[comma + 1 : comma + 2]
        if tree.tokens[comma].text != "," or behind[0].text.casefold() not in _OPENING:
            continue
        clause = next((c for c in tree.above(comma + 1) if tree.bears(c, "acl")), None)
        if clause is not None and max(tree.under(clause)) >= last:
            return comma - 1
    return last


def _goes_on(tree: Tree, child: int, under: list[int]) -> bool:
    """Say whether an infinitive only seems joined to the cue: "urged him to stay and wait"."""
    is_bare = tree.tokens[child].tag == "VB" and not tree.having(child, "nsubj")
    behind = any(tree.tokens[c].tag == "VB" and "to" in marks_of(tree, c) for c in under)
    return is_bare and behind and tree.bears(child, "conj")


def _is_agent(tree: Tree, place: int, child: int) -> bool:
    """Say whether what hangs on a noun tells whose it is: "resistance to the plan by Kenya"."""
    return tree.tokens[place].upos == "NOUN" and has_mark(tree, child, "by")


def _unbroken(tree: Tree, first: int, under: frozenset[int]) -> int:
    """Return the last word before the first that belongs to something else."""
    last = first
    while last + 1 in under or (last + 1 < len(tree.tokens) and _is_mark(tree, last + 1)):
        last += 1
    return last


def _is_mark(tree: Tree, place: int) -> bool:
    text = tree.tokens[place].text
    return not any(map(str.isalnum, text)) and text not in _MONEY


def _is_apart(tree: Tree, place: int) -> bool:
    """Say whether a clause stands behind a comma: ", saying that"."""
    first = tree.under(place)[0]
    before = first if _is_mark(tree, first) else first - 1
    clause = tree.bears(place, "advcl") and "to" not in marks_of(tree, place)
    return clause and before >= 0 and tree.tokens[before].text == ","


def _own(tree: Tree, place: int) -> list[int]:
    """Return the places under a word, without clauses that only stand beside it."""
    found, waiting = [], [place]
    while waiting:
        at = waiting.pop()
        found.append(at)
        for child in tree.children[at]:
            aside = tree.bears(child, "parataxis", "discourse") or _is_apart(tree, child)
            aside = aside or bool(tree.having(child, "nsubj") and _opening(tree, child) & _ASIDE)
            aside = aside or ("than" in marks_of(tree, child) and child > at)
            aside = aside or _is_but(tree, child)
            if not aside and not _is_next(tree, at, child):
                waiting.append(child)
    return sorted(found)


def _is_but(tree: Tree, place: int) -> bool:
    """Say whether an infinitive says what is wanted instead: "not to run, but to walk"."""
    but = any(tree.low(c) == "but" for c in tree.having(place, "cc"))
    return but and "to" in marks_of(tree, place)


def _is_next(tree: Tree, place: int, child: int) -> bool:
    """Say whether a verb joined to what is no finite verb goes on with something else."""
    if not tree.bears(child, "conj") or tree.tokens[place].tag in _FINITE:
        return False
    if tree.tokens[place].tag != "VB":
        helpers = (tree.tokens[c].tag for c in tree.having(child, "aux", "cop"))
        return tree.tokens[child].tag in _FINITE or not _FINITE.isdisjoint(helpers)
    return bool(tree.having(child, "nsubj")) or tree.tokens[child].tag in {"VBD", "VBZ"}


def _opening(tree: Tree, place: int) -> frozenset[str]:
    led = (c for c in tree.having(place, "advmod") if tree.tokens[c].tag == "WRB")
    return marks_of(tree, place) | {tree.low(c) for c in led}


def trimmed(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """Return the words without the marks at both ends, but for one that closes another."""
    while last > first and _is_mark(tree, last):
        last -= 1
    while first < last and _is_mark(tree, first):
        first += 1
    return (first, _to_closing_mark(tree, first, last)) if first <= last else None


def _to_closing_mark(tree: Tree, first: int, last: int) -> int:
    """Return the mark behind the last word that closes one opened in between."""
    texts = [token.text for token in tree.tokens[first : last + 1]]
    opened = texts.count("“") > texts.count("”") or texts.count('"') % 2 == 1
    behind = next(iter(tree.tokens[last + 1 : last + 2]), None)
    return last + 1 if opened and behind and behind.text in {'"', "”"} else last


def has_mark(tree: Tree, place: int, word: str) -> bool:
    """Say whether a word leads what stands under another: "to", "by", "that"."""
    return word in marks_of(tree, place)


def marks_of(tree: Tree, place: int) -> frozenset[str]:
    """Return the words that lead what stands under another: "to", "by", "that"."""
    return frozenset(tree.low(c) for c in tree.having(place, "mark", "case"))
