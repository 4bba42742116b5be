"""One thing written in two ways in one text: the counts, the form to keep, and the places of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copydesk.model import Applicability, Match, Span
from copydesk.text.running import RunningText


@dataclass(frozen=True, slots=True)
class Mixture:
    """The forms of one thing in a text, `kept` and those to be changed; `others` are in reading order."""

    kept: str
    counts: str
    others: tuple[tuple[str, Span], ...]

    @classmethod
    def of(cls, uses: Mapping[str, Sequence[Span]], kept: str | None = None) -> Mixture | None:
        """Weigh the uses of each form; None when at most one is used.

        `kept` is the form that the house wants; without it, or where the text never uses it, the form used
        most is kept, the earlier of equals.

        >>> found = Mixture.of({"Kyiv": [Span(0, 4), Span(9, 13)], "Kiev": [Span(5, 9)]})
        >>> found.kept, found.counts, found.others
        ('Kyiv', '“Kyiv” 2, “Kiev” 1', (('Kiev', Span(start=5, end=9)),))
        """
        used = {form: spans for form, spans in uses.items() if spans}
        if len(used) < 2:  # noqa: PLR2004 - two forms make a mixture
            return None
        ranked = sorted(used, key=lambda form: (-len(used[form]), used[form][0].start))
        chosen = kept if kept in used else ranked[0]
        places = [(form, span) for form in ranked if form != chosen for span in used[form]]
        return cls(
            chosen,
            ", ".join(f"“{form}” {len(used[form])}" for form in ranked),
            tuple(sorted(places, key=lambda place: place[1].start)),
        )

    def match(self, text: RunningText, what: str, suggestion: str | None) -> Match:
        """One grouped finding at the first of the others; `related` are the places of all of them.

        `suggestion` replaces the first; None is advice.
        """
        places = tuple(text.place(span) for _, span in self.others)
        return Match(
            places[0],
            f"{what} in one document: {self.counts}; keep “{self.kept}” throughout.",
            suggestion,
            Applicability.ADVICE if suggestion is None else Applicability.CHECK,
            related=places,
        )
