"""The proof that a row still belongs to the words that its reviewer saw."""

from __future__ import annotations

from copydesk.errors import InputError
from copydesk.exchange.workbook.manifest import row_check
from copydesk.exchange.workbook.returned import Line

ROW_CHECK = "Row check"


def prove(line: Line, key: str, title: str, sent: str | None) -> str:
    """Holds the words under `title` and the row check against each other and against what was sent.

    `sent` is what the cell showed when it went out, None where nobody knows. Gives what is odd and harmless,
    or "": of name, words and row check two must agree. A packet that is older than what was sent agrees with
    itself; its digest tells. Raises InputError when the row was put together from several.
    """
    shown, check = line[title].text, line[ROW_CHECK].text.strip()
    own = row_check(key, shown)
    true = own if sent is None else row_check(key, sent)
    if shown.strip():
        if own == true:
            if sent is None and check and check != own:
                return f"{title} was changed"
            return f"{ROW_CHECK} was changed" if check not in ("", true) else ""
        if check == true:
            return f"{title} was changed; a decision counts for the words that were sent"
        if check == own:
            return ""
    elif check in ("", true) or sent is None:
        return ""
    raise InputError(
        f"{title} and {ROW_CHECK} belong to another row than its name",
        place=line.place,
        mend="sort and move whole rows only",
    )


def proven(line: Line, key: str, title: str, sent: str) -> bool:
    """Whether the row itself proves that it is about the words that were sent."""
    true = row_check(key, sent)
    return true in (line[ROW_CHECK].text.strip(), row_check(key, line[title].text))
