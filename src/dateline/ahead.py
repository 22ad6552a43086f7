"""Work done ahead: results in the order of what goes in, a few of them made in advance.

Threads help where the work leaves Python's lock, as the network does; the order of the
results, and so all that comes out, is the same with any number of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(
    work: Callable[[Item], Result], items: Iterable[Item], *, threads: int = 1, most: int = 4
) -> Iterator[Result]:
    """Yield the result of each item in order; at most `most` are made before they are asked for.

    What the work of an item raises is raised in its turn.
    """
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
