"""A replacement that is wrong itself."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import Entry, View, folded


@rule("replacement-chain", Level.ERROR)
def replacement_chain(view: View) -> Iterator[Flaw]:
    """What stands instead of a wrong rendering is wrong itself.

    An editor who accepts the first suggestion is flagged for it the next time, and in a cycle for ever.
    A preferred rendering that another concept calls wrong is reported there, as *wrong-and-right*.

    Bad: preferred: COVID-19; deprecated: [[crown flu]] {replacement=new crown}; deprecated: new crown
    Bad: preferred: flu; deprecated: [[grippe]] {replacement=ague}; deprecated: [[ague]] {replacement=grippe}
    Bad: preferred: COVID-19; deprecated: [[new crown]] {replacement=New Crown}
    Good: preferred: COVID-19; deprecated: new crown | preferred: coronavirus; deprecated: crown virus
    Good: preferred: COVID-19; deprecated: crown flu {replacement=-}; deprecated: new crown
    """
    for entry in view.wrong:
        path = _followed(view, entry)
        if path:
            steps = " -> ".join(f"“{text}”" for text in (entry.term.text, *path))
            end = "a cycle" if folded(path[-1]) in map(folded, (entry.term.text, *path[:-1])) else "a chain"
            yield Flaw(
                entry.concept,
                entry.term,
                f"the replacement is wrong itself, {end}: {steps}",
                f"write {_goal(path)} at once",
            )


def _followed(view: View, entry: Entry) -> list[str]:
    """The replacements one after the other, up to one that is not wrong, or back to one before; or none."""
    path: list[str] = []
    seen = {entry.words}
    wrong: Entry | None = entry
    while wrong is not None:
        text = view.replacement(wrong)
        if text is None:
            break
        wrong = _flagged(view, text)
        if wrong is None and not path:
            return []
        path.append(text)
        if folded(text) in seen:
            break
        seen.add(folded(text))
    return path


def _flagged(view: View, text: str) -> Entry | None:
    """The wrong rendering that `text` is as a whole, unless it is a right one."""
    uses = [use for use in view.uses(folded(text)) if use.covers(text)]
    if any(use.entry.right for use in uses):
        return None
    return next((use.entry for use in uses if use.entry.wrong), None)


def _goal(path: list[str]) -> str:
    cyclic = folded(path[-1]) in map(folded, path[:-1]) or len(path) == 1
    return "a right rendering" if cyclic else f"“{path[-1]}”"
