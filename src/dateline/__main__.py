"""`python -m dateline` is the program `dateline`."""

from __future__ import annotations

from dateline.tell.cli import main

if __name__ == "__main__":
    main()
