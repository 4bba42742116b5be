"""Which format a file has: by its name, and by its content where that says otherwise."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import PurePath

from copydesk.errors import InputError
from copydesk.exchange import documents
from copydesk.exchange.documents.formats import Format, Original

_HEAD = 512
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive", (".docx", ".xlsx")),
    (b"PK\x05\x06", "an empty ZIP archive", ()),
    (b"PAR1", "a Parquet table", (".parquet",)),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file", ()),
    (b"%PDF-", "a PDF", ()),
    (b"{\\rtf", "an RTF text", ()),
    (b"\x1f\x8b", "compressed with gzip", ()),
    (b"\x89PNG", "a picture", ()),
    (b"\xff\xd8\xff", "a picture", ()),
    (b"GIF8", "a picture", ()),
    (b"SQLite format 3", "a database", ()),
)
"""How files begin that are no text, what they are, and the suffixes that rightly have it."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format, by name; found by walking the package."""
    modules = (
        importlib.import_module(f"{documents.__name__}.{m.name}")
        for m in pkgutil.iter_modules(documents.__path__)
    )
    found = (getattr(module, "FORMAT", None) for module in modules)
    return tuple(sorted((form for form in found if form is not None), key=lambda form: form.name))


@cache
def suffixes() -> tuple[str, ...]:
    """The suffixes of all formats, with their dots."""
    return tuple(sorted(suffix for form in all_formats() for suffix in form.suffixes))


def format_of(original: Original) -> Format:
    """The format of a file; standard input, which has no suffix, is plain text.

    Raises InputError when copydesk does not read such files, or when the content is plainly another kind of
    file than the name says.
    """
    suffix = PurePath(original.name).suffix.lower() or ".txt"
    found = next((form for form in all_formats() if suffix in form.suffixes), None)
    if found is None:
        raise InputError(
            f"copydesk does not read {suffix}", place=original.place, mend=f"it reads {', '.join(suffixes())}"
        )
    _refuse_mislabelled(original, suffix)
    return found


def _refuse_mislabelled(original: Original, suffix: str) -> None:
    with original.open() as stream:
        head = stream.read(_HEAD)
    for magic, what, rightly in _MAGIC:
        if head.startswith(magic) and suffix not in rightly:
            mend = f"rename it to {' or '.join(rightly)}" if rightly else f"save it as {suffix}"
            raise InputError(f"is {what}, not what {suffix} says", place=original.place, mend=mend)
