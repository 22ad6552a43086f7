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

    because = "{}"

    def __init__(self, address: str, *facts: object) -> None:
        """Put the facts into the sentence of the class."""
        self.address, self.facts = address, facts
        self.reason = self.because.format(*facts)
        super().__init__(f"{address} is not fetched: {self.reason}.")


class NotWebAddress(NotFetched):
    """What was given is no address of a page on the web: why not."""


class PrivateAddress(NotFetched):
    """The address leads to this machine or a private network: its host, its number."""

    because = "{} is {}, which is no public address; save the page and name the file"


class UnknownHost(NotFetched):
    """The name of the machine cannot be resolved: the name."""

    because = "the host {} is not known; check the spelling"


class NoConnection(NotFetched):
    """The machine does not answer, or hangs up: what was seen."""

    because = "no connection holds ({}); try again later"


class BadTLS(NotFetched):
    """The machine cannot prove that it is the one the address names: what is wrong."""

    because = "its encryption cannot be trusted ({})"


class BadReply(NotFetched):
    """The answer breaks the rules of HTTP: how."""

    because = "the answer is not sound ({})"


class WrongLength(NotFetched):
    """The answer is shorter than it says."""

    because = "the answer is cut off before the length it states; try again"


class TooLarge(NotFetched):
    """The answer is larger than any report: the limit in MB, "sent" or "unpacked"."""

    because = "it is larger than {:g} MB {}"


class TooSlow(NotFetched):
    """The answer does not come, or drips: the seconds waited."""

    because = "it is not there after {:g} s; try again later"


class RedirectLoop(NotFetched):
    """The address leads on and on: how."""

    because = "it leads {}; name the address of the page itself"


class NotAllowed(NotFetched):
    """The rules of the site (robots.txt) ask programs to stay away: how."""

    because = "{}; save the page by hand and name the file"


class NotServed(NotFetched):
    """The site answers that there is no such page, or that nobody may see it: its status."""

    because = "the site answers {}"


class MissingPart(DatelineError):
    """A part of the program that is not installed by default is needed."""

    def __init__(self, what: str, extra: str) -> None:
        """Say how to install it."""
        super().__init__(f"{what} needs more: pip install 'dateline[{extra}]'.")


class OtherRun(DatelineError):
    """The place of an interrupted run is kept, and it was made by another command."""

    def __init__(self, journal: str) -> None:
        """Say what to do with the file that keeps it."""
        super().__init__(
            f"{journal} keeps the place of an interrupted run over other inputs or with other "
            "options. Give the same command to go on with it, or remove the file to begin anew."
        )


class BadModel(DatelineError):
    """A file of the reading model cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        """Say which file, and what is wrong with it."""
        super().__init__(
            f"The reading model's file {name} cannot be used: {reason}. Install Dateline again, "
            "or make the model anew as training/README.md says."
        )


class UnknownGrammar(DatelineError):
    """A reader of grammar was named that there is not."""

    def __init__(self, name: str) -> None:
        """Say which readers there are."""
        super().__init__(
            f"There is no grammar called {name}. Take model, or spacy:NAME with the name "
            "of a spaCy pipeline that is installed."
        )
