"""What can go wrong for a person, in one tree. Each class says what to do about it."""

from __future__ import annotations


class DatelineError(Exception):
    """The command cannot go on; its text is a full sentence for the person who asked."""

    exit_code = 2


class NothingToRead(DatelineError):
    """No report was found in what was named."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        named = ", ".join(paths) or "nothing"
        super().__init__(f"No report to read in {named}. Name text files, or a folder of them.")


class MissingPath(DatelineError):
    """A named file or folder is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} does not exist. Check the spelling of the path.")
