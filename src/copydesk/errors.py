"""What can go wrong for a user: one line that names the place, the fault and the mend."""


class CopydeskError(Exception):
    """A user's error. `str(error)` is one line: place, what is wrong, how to mend it."""

    def __init__(self, message: str, *, place: str = "", mend: str = "") -> None:
        self.message = message
        self.place = place
        self.mend = mend
        super().__init__(message, place, mend)

    def __str__(self) -> str:
        """One line.

        >>> str(CopydeskError("unknown status 'wrong'", place="terms.tsv:7", mend="use preferred"))
        "terms.tsv:7: unknown status 'wrong'; use preferred"
        """
        line = f"{self.place}: {self.message}" if self.place else self.message
        return f"{line}; {self.mend}" if self.mend else line

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole; the default would lose the keywords."""
        return _rebuild, (type(self), self.message, self.place, self.mend)


class InputError(CopydeskError):
    """A document, table or folder cannot be read."""


class GlossaryError(CopydeskError):
    """A glossary file, row or concept is wrong."""


class ConfigError(CopydeskError):
    """`copydesk.toml` or a command-line option is wrong."""


class OutputError(CopydeskError):
    """A result cannot be written."""


def _rebuild(kind: type[CopydeskError], message: str, place: str, mend: str) -> CopydeskError:
    return kind(message, place=place, mend=mend)
