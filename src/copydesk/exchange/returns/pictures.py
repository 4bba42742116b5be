"""Characters that a file cannot hold go out as pictures; here they come back as themselves."""

from __future__ import annotations

import re

from copydesk.errors import InputError

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def restored(text: str, sent: str, shown: str) -> str:
    r"""`text` with the characters of `sent` back where it still has the pictures that `shown` has for them.

    `shown` is `sent` letter by letter. Where a picture stands for several characters, and some were
    taken out, nobody can say which: those left are given the characters in their order.

    >>> restored("a bell␇", "bell\x07", "bell␇")
    'a bell\x07'
    """
    hidden: dict[str, list[str]] = {}
    for real, picture in zip(sent, shown, strict=True):
        if real != picture:
            hidden.setdefault(picture, []).append(real)
    for picture, reals in hidden.items():
        if picture not in sent:
            pieces = text.split(picture)
            fill = [*reals, *(reals[-1] for _ in pieces)]
            text = (
                "".join(f"{piece}{real}" for piece, real in zip(pieces[:-1], fill, strict=False)) + pieces[-1]
            )
    return text


def checked(text: str, place: str) -> str:
    """The text with plain line ends; raises InputError for a control character that a reviewer wrote."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _UNWANTED.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        raise InputError(f"the control character {code}", place=place, mend="take it out, or write it anew")
    return text
