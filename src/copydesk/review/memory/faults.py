"""What a database refuses, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from copydesk.errors import InputError


@contextmanager
def told(place: str) -> Iterator[None]:
    """What a database refuses, as one line: InputError with the first line of what it says."""
    try:
        yield
    except exc.DBAPIError as error:
        if isinstance(error, exc.IntegrityError | exc.DataError) or not error.orig:
            raise
        said = str(error.orig).strip().split("\n")[0].rstrip(".")
        raise InputError(
            f"the database cannot be used ({said})", place=place, mend="look at its address and its rights"
        ) from error
