"""What can go wrong for a person, in one tree. Each class says what to do about it."""

from __future__ import annotations


class DatelineError(Exception):
    """The command cannot go on; its text is a full sentence for the person who asked."""

    exit_code = 2


class NothingToRead(DatelineError):
    """No report was found in what was named; says of each thing why it was passed over."""

    def __init__(self, paths: tuple[str, ...], reasons: tuple[str, ...] = ()) -> None:
        """Say what was named, and why each thing was passed over."""
        named = ", ".join(paths) or "nothing"
        lines = (f"No report to read in {named}. Name text files, or a folder of them.", *reasons)
        super().__init__("\n".join(lines))


class MissingPath(DatelineError):
    """A named file or folder is not there."""

    def __init__(self, path: str) -> None:
        """Say which path is missing."""
        super().__init__(f"{path} does not exist. Check the spelling of the path.")


class UnreadablePath(DatelineError):
    """A named file or folder is there and cannot be opened."""

    def __init__(self, path: str, reason: str) -> None:
        """Say which path, and what the system says of it."""
        super().__init__(f"{path} cannot be read: {reason}.")


class UnreadableRecord(DatelineError):
    """A file that should hold a record holds something else."""

    def __init__(self, path: str, reason: str) -> None:
        """Say which file, and what it holds instead."""
        super().__init__(
            f"{path} holds no event record: {reason}. "
            "Make one with: dateline brief PATH... --format json -o record.json"
        )


class CannotWrite(DatelineError):
    """The place where the output should go does not take it."""

    def __init__(self, path: str, reason: str) -> None:
        """Say which place, and what the system says of it."""
        super().__init__(f"{path} cannot be written: {reason}. Name another file with -o.")
