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


class NotFetched(DatelineError):
    """Nothing could be had from an address; each class below is one reason why."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address} is not fetched: {reason}.")
        self.address = address
        self.reason = reason


class NotWebAddress(NotFetched):
    """What was given is no address of a page on the web."""


class PrivateAddress(NotFetched):
    """The address leads to this machine or a private network."""

    def __init__(self, address: str, host: str, place: str) -> None:
        super().__init__(
            address, f"{host} is {place}, which is no public address; save the page and name it"
        )


class UnknownHost(NotFetched):
    """The name of the machine cannot be resolved."""

    def __init__(self, address: str, host: str) -> None:
        super().__init__(address, f"the host {host} is not known; check the spelling")


class NoConnection(NotFetched):
    """The machine does not answer, or hangs up."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, f"no connection holds ({reason}); try again later")


class BadTLS(NotFetched):
    """The machine cannot prove that it is the one the address names."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, f"its encryption cannot be trusted ({reason})")


class BadReply(NotFetched):
    """The answer breaks the rules of HTTP."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, f"the answer is not sound ({reason})")


class WrongLength(NotFetched):
    """The answer is shorter than it says."""

    def __init__(self, address: str) -> None:
        super().__init__(address, "the answer is cut off before the length it states; try again")


class TooLarge(NotFetched):
    """The answer, as sent or unpacked, is larger than any report."""

    def __init__(self, address: str, limit: int, how: str = "") -> None:
        size = f"{limit / 1_000_000:g} MB"
        super().__init__(address, f"it is larger than {size}{how and ' ' + how}")


class TooSlow(NotFetched):
    """The answer does not come, or drips."""

    def __init__(self, address: str, seconds: float) -> None:
        super().__init__(address, f"it is not there after {seconds:g} s; try again later")


class RedirectLoop(NotFetched):
    """The address leads on and on."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, f"it {reason}; name the address of the page itself")


class NotAllowed(NotFetched):
    """The rules of the site (robots.txt) ask programs to stay away."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, f"{reason}; save the page by hand and name the file")


class NotServed(NotFetched):
    """The site answers that there is no such page, or that nobody may see it."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(address, f"the site answers {status}")
        self.status = status


class MissingPart(DatelineError):
    """A part of the program that is not installed by default is needed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs a part that is not installed. pip install dateline[{extra}]"
        )


class OtherRun(DatelineError):
    """The draft of an interrupted run is there, and it was made by another command."""

    def __init__(self, journal: str) -> None:
        super().__init__(
            f"{journal} keeps the place of an interrupted run over other inputs or with other "
            "options. Give the same command to go on with it, or remove the file to begin anew."
        )
