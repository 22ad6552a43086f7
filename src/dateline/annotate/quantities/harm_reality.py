"""What a harming word says of what was: not what is denied, tried or only possible.

What counts as unreal: "not injured", "could have died", "tried to kill", "attempted murder",
bare infinitives, a "shot" that is a thing, and blows where no weapon is spoken of. A fate is
graver than its word by "fatally", "to death", "did not survive".
"""

from __future__ import annotations

from dateline.annotate.quantities.harm_finders import case
from dateline.annotate.quantities.harmed_people import is_number, low, words
from dateline.annotate.syntax import Tree


def is_real(tree: Tree, at: int) -> bool:
    """Say whether a word tells what was: not denied, threatened or only possible."""
    token = tree.tokens[at]
    behind = low(tree, at + 1) if at + 1 < len(tree.tokens) else ""
    if low(tree, at) == "survived" and behind == "by":  # "survived by his wife"
        return False
    if low(tree, at) in words("blow") and not any(
        word.text.casefold() in words("weapon") for word in tree.tokens
    ):  # "hit the front-runner hard"
        return False
    places = [at]
    if token.head is not None and tree.bears(at, "xcomp", "conj"):
        places.append(token.head)
    if any(_unmakes(tree, child) and child < at for p in places for child in tree.children[p]):
        return low(tree, at) == "survive"  # "did not survive"
    is_thing = token.tag == "NN" and low(tree, at) == "shot" and bool(tree.having(at, "det"))
    if is_thing or _is_tried(tree, at):  # "gave every child a shot"
        return False
    is_bare = token.tag in {"VB", "VBP"} and token.upos == "VERB"
    is_bare = is_bare and not low(tree, at).endswith(("s", "ed"))  # "Man Shoots Girlfriend"
    return not is_bare or low(tree, at) in words("hoped")


def _is_tried(tree: Tree, at: int) -> bool:
    """Say whether it was only tried: "attempted murder", "tried to kill herself"."""
    head = tree.tokens[at].head
    over = [head] if head is not None and tree.bears(at, "xcomp", "ccomp", "amod") else []
    beside = [at - 1] if at > 0 else []
    beside += [p for p in tree.having(at, "amod", "compound") if p < at]
    return any(low(tree, p) in words("trying") for p in (*over, *beside))


def _unmakes(tree: Tree, at: int) -> bool:
    word = low(tree, at)
    is_beside = tree.bears(at, "advmod", "aux", "mark", "cc")
    return word.startswith(("could", "would")) or (word in words("unreal") and is_beside)


def is_fatal(tree: Tree, at: int) -> bool:
    """Say whether a word is of the dead: "fatally shot", "shot to death", "did not survive".

    What stands apart is of others: "4 shot, 1 fatally".
    """
    if low(tree, at) == "survive" and any(_unmakes(tree, p) for p in tree.children[at]):
        return True
    if at > 0 and low(tree, at - 1) in {"fatally", "mortally"}:
        return True  # "the fatally wounded teen"
    for child in tree.children[at]:
        is_apart = child < at - 2 or any(is_number(tree, p) for p in range(at + 1, child))
        if not is_apart and (
            low(tree, child) in words("fatal")
            or (low(tree, child) == "death" and case(tree, child) == "to")
        ):
            return True
    return False
