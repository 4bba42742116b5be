"""A glossary cut to what a format can hold, and a list of what was cut off."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from copydesk.exchange.glossaries.columns import KNOWN, RIGHT, SETTINGS, STATUS_ORDER, Cells, Entry, entry_of
from copydesk.exchange.glossaries.formats import Dropped, Holds, LanguagePair
from copydesk.model import Concept, Status

_NO_ROOM = "the format has no place for it"
_PREFERRED = Status.PREFERRED.value


def fit(
    concepts: Iterable[Concept], holds: Holds, languages: LanguagePair
) -> tuple[list[Entry], list[Dropped]]:
    """What the format can hold, by concept id, and all that it cannot, in the same order."""
    fitter = _Fitter(holds, languages)
    fitted = [fitter.fit(entry_of(concept)) for concept in sorted(concepts, key=lambda each: each.id)]
    return [entry for entry in fitted if entry.terms], fitter.dropped


class _Fitter:
    def __init__(self, holds: Holds, languages: LanguagePair) -> None:
        self.dropped: list[Dropped] = []
        self._holds = holds
        self._languages = languages
        self._sources: dict[str, str] = {}
        self._id = ""

    def fit(self, entry: Entry) -> Entry:
        self._id = entry.id
        terms = self._in_pair(entry.terms) if self._holds.paired else list(entry.terms)
        terms = [self._cleaned(cells) for cells in terms if self._has_room(cells)]
        terms = [cells for cells in terms if self._is_wording(cells)]
        if self._holds.ordered:
            terms = self._first_preferred(terms)
        terms = self._complete(self._distinct(terms))
        if self._holds.one_case:
            terms = self._one_case(terms)
        about = self._about(entry, kept=bool(terms))
        kept = about.pop("concept", entry.id)
        return replace(entry, id=kept, about=about, terms=tuple(terms))

    def _drop(self, cells: Cells | None, field: str, value: str, why: str = _NO_ROOM) -> None:
        term = cells["term"] if cells else ""
        self.dropped.append(Dropped(self._id, term, field, value, why))

    def _drop_term(self, cells: Cells, why: str) -> None:
        self._drop(cells, "term", cells["term"], why)

    def _is_source(self, cells: Cells) -> bool:
        return _family(cells["language"]) != _family(self._languages.target)

    def _in_pair(self, terms: Sequence[Cells]) -> list[Cells]:
        """The terms of the two languages, renamed to them; of several variants of a language, one."""
        names = {
            _variant(terms, wanted): wanted for wanted in (self._languages.source, self._languages.target)
        }
        kept: list[Cells] = []
        for cells in terms:
            language = cells["language"]
            if language not in names:
                self._drop_term(cells, f"the file is for one pair of languages: this is {language}")
                continue
            if names[language] != language:
                self._drop(cells, "language", language, f"the file is for {names[language]}")
            kept.append({**cells, "language": names[language]})
        return kept

    def _has_room(self, cells: Cells) -> bool:
        side = self._holds.source_statuses if self._is_source(cells) else self._holds.statuses
        if Status(cells["status"]) in side:
            return True
        self._drop_term(cells, f"the format has no place for {cells['status']} terms")
        return False

    def _cleaned(self, cells: Cells) -> Cells:
        """The term with the columns that are held, each in the characters that are."""
        kept = {}
        for column, value in cells.items():
            if not self._holds_column(cells, column):
                self._drop(cells, column, value)
                continue
            held = (self._holds.wording if column == "term" else self._holds.text)(value)
            if held != value:
                self._drop(cells, column, value, f"written otherwise: {held!r}")
            if held or column == "term":
                kept[column] = held
        return kept

    def _holds_column(self, cells: Cells, column: str) -> bool:
        if column in SETTINGS:
            return column in self._holds.settings
        if column in KNOWN:
            return True
        if self._is_source(cells) and not self._holds.source_further:
            return False
        return self._holds.further(cells, column)

    def _is_wording(self, cells: Cells) -> bool:
        why = self._holds.refuses(cells["term"]) if cells["term"] else "it is empty"
        if why:
            self._drop_term(cells, why)
        return not why

    def _first_preferred(self, terms: list[Cells]) -> list[Cells]:
        """In each language the first right term as preferred: the format takes it for that."""
        result: list[Cells] = []
        seen: set[str] = set()
        for cells in terms:
            first = cells["status"] in RIGHT and cells["language"] not in seen
            if cells["status"] in RIGHT:
                seen.add(cells["language"])
            if first and cells["status"] != _PREFERRED:
                self._drop(cells, "status", cells["status"], "the first right term is taken as preferred")
            result.append({**cells, "status": _PREFERRED} if first else cells)
        return result

    def _distinct(self, terms: list[Cells]) -> list[Cells]:
        """Where a source term may stand but once, without those that stand already."""
        if not self._holds.unique:
            return terms
        kept = []
        for cells in terms:
            earlier = self._sources.get(cells["term"]) if self._is_source(cells) else None
            if earlier is None:
                kept.append(cells)
            else:
                self._drop_term(cells, f"it may stand but once: {earlier} has it")
        if any(not self._is_source(cells) for cells in kept):
            self._sources |= {cells["term"]: self._id for cells in kept if self._is_source(cells)}
        return kept

    def _complete(self, terms: list[Cells]) -> list[Cells]:
        """Nothing when a side is missing that the format cannot do without."""
        sources = [cells for cells in terms if self._is_source(cells)]
        targets = [cells for cells in terms if not self._is_source(cells)]
        why = ""
        if self._holds.two_sided and not (sources and targets):
            missing = self._languages.target if sources else self._languages.source
            why = f"its concept has no term in {missing} to stand beside it"
        elif self._holds.headed and not any(cells["status"] == _PREFERRED for cells in targets):
            why = f"its concept has no preferred term in {self._languages.target}"
        if not why:
            return terms
        for cells in terms:
            self._drop_term(cells, why)
        return []

    def _one_case(self, terms: list[Cells]) -> list[Cells]:
        """`case` where all target terms agree on it; it is said once for all of them."""
        cases = {cells.get("case", "") for cells in terms if not self._is_source(cells)}
        result: list[Cells] = []
        for cells in terms:
            if "case" in cells and (len(cases) > 1 or self._is_source(cells)):
                self._drop(cells, "case", cells["case"], "the format has one case for all terms of a concept")
                result.append({column: value for column, value in cells.items() if column != "case"})
            else:
                result.append(cells)
        return result

    def _about(self, entry: Entry, *, kept: bool) -> dict[str, str]:
        held = {}
        for column, value in {"concept": entry.id, **entry.about}.items():
            if not kept:
                self._drop(None, column, value, "none of the concept's terms is kept")
            elif column not in self._holds.about:
                self._drop(None, column, value)
            else:
                held[column] = self._holds.text(value)
                if held[column] != value:
                    self._drop(None, column, value, f"written otherwise: {held[column]!r}")
        return {column: value for column, value in held.items() if value}


def _family(language: str) -> str:
    return language.partition("-")[0]


def _variant(terms: Iterable[Cells], wanted: str) -> str:
    """The variant of the wanted language that a concept has: itself, else the one with the best status."""
    if any(cells["language"] == wanted for cells in terms):
        return wanted
    same = (cells for cells in terms if _family(cells["language"]) == _family(wanted))
    best = min(same, key=lambda cells: (STATUS_ORDER[cells["status"]], cells["language"]), default=None)
    return best["language"] if best else wanted
