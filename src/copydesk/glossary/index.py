"""The glossary compiled for matching, and what of it stands in a text.

Wrong renderings are looked for first and the longest match wins, so that a right rendering elsewhere in the
segment never hides a wrong one, and a right one inside a wrong one does not either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.glossary.automaton import Automaton, Tails
from copydesk.glossary.contexts import Surroundings
from copydesk.glossary.entries import Entry, Standing, entries, families, is_chinese, letters
from copydesk.glossary.forms import Form
from copydesk.glossary.packing import PackedConcepts
from copydesk.model import Concept, Role, Span, Term
from copydesk.text.folding import fold, is_changed_by_sieve, sieve
from copydesk.text.han import fold_han, is_han
from copydesk.text.protected import protected_spans
from copydesk.text.quotations import quotations


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term of the glossary that stands in a text: which, in what form, where."""

    concept: Concept
    term: Term
    form: Form
    standing: Standing
    span: Span
    folded_span: Span


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the segment that is searched: its role, its document's attributes, what is quoted."""

    role: Role = Role.BODY
    attributes: Mapping[str, object] = field(default_factory=dict)
    quoted: tuple[Span, ...] | None = None


_NOWHERE = Setting()
_BORDER = "|"
"""Between texts that are searched as one; texts seldom have it themselves."""


class Tables(NamedTuple):
    """What an index is made of, in plain values that can be stored."""

    owners: dict[str, tuple[int, ...]]
    """Every key, with the numbers of the concepts that have it; none where it is only a sign of another."""
    tails: Tails
    automaton: bytes


class Index:
    """All terms of one language, in all their forms."""

    def __init__(
        self, concepts: Iterable[Concept], language: str = "en", *, domains_off: Iterable[str] = ()
    ) -> None:
        """Compile the concepts, or take the tables that packed ones bring along."""
        self._concepts = concepts if isinstance(concepts, Sequence) else tuple(concepts)
        self._language = language
        self._domains_off = frozenset(domains_off)
        self._fold = fold_han if is_chinese(language) else fold
        stored = concepts.tables.get(language) if isinstance(concepts, PackedConcepts) else None
        if stored:
            self.tables = Tables(*stored)
            self._automaton = Automaton.restored(self.tables.tails, self.tables.automaton)
        else:
            owners, self._automaton = _compiled(self._concepts, language)
            self.tables = Tables(owners, self._automaton.tails, self._automaton.stored)
        self._sieves = not is_chinese(language)
        self._search = self._automaton.search
        self._entries: dict[str, list[Entry]] = {}

    def find(self, text: str, setting: Setting | None = None) -> list[Rendering]:
        """The renderings that stand in `text`, in order, none inside another of more weight.

        Raises GlossaryError when an expression of an entry takes too long.
        """
        return resolve(self.readings(text, setting))

    def readings(self, text: str, setting: Setting | None = None) -> list[Rendering]:
        """Everything in `text` that can be read as a rendering, also inside another one."""
        if self._sieves and not self._search(sieve(text)):
            return []
        return self.read(text, setting)

    def promising(self, texts: Sequence[str]) -> Sequence[int]:
        """The numbers of the texts in which a rendering may stand; in all others none does.

        The automaton is called once for all texts, laid end to end: for a sentence a call costs as much as
        its search. Borders between the texts are counted up to every hit.
        """
        if not self._sieves:
            return range(len(texts))
        sieved = list(map(sieve, texts))
        joined = _BORDER.join(sieved)
        ends = self._automaton.ends(joined)
        if ends and joined.count(_BORDER) >= len(texts):
            return [number for number, text in enumerate(sieved) if self._search(text)]
        found: list[int] = []
        number = done = 0
        for end in ends:
            number += joined.count(_BORDER, done, end)
            done = end
            if number not in found[-1:]:
                found.append(number)
        return found

    def read(self, text: str, setting: Setting | None = None) -> list[Rendering]:
        """The same as `readings` for a text that is known to be promising: the sieve is not asked again."""
        folded = self._fold(text)
        place = _Place(text, setting or _NOWHERE)
        protected: tuple[Span, ...] | None = None
        found: list[Rendering] = []
        for key, start in self._automaton.find(folded.text):
            end = start + len(key)
            whole = _is_whole(folded.text, start, end)
            candidates = [entry for entry in self._entries_of(key) if whole or not entry.term.whole_word]
            if not candidates:
                continue
            if protected is None:
                protected = protected_spans(text)
            span = folded.span(start, end)
            if not protected or not any(stretch.overlaps(span) for stretch in protected):
                found += self._read(candidates, folded.text, Span(start, end), span, place)
        return found

    def _entries_of(self, key: str) -> list[Entry]:
        """Worked out when a key is first met: of a large glossary a text meets little."""
        found = self._entries.get(key)
        if found is None:
            owners = (self._concepts[number] for number in dict.fromkeys(self.tables.owners[key]))
            kept = (concept for concept in owners if concept.domain not in self._domains_off)
            found = [entry for concept in kept for entry in entries(concept, self._language)[key]]
            self._entries[key] = found
        return found

    @staticmethod
    def _read(
        candidates: Iterable[Entry], folded: str, at: Span, span: Span, place: _Place
    ) -> Iterator[Rendering]:
        for entry in candidates:
            if entry.exact is not None and letters(place.text[span.start : span.end]) != entry.exact:
                continue
            standing: Standing | None = entry.standing
            if entry.is_conditional:
                standing = _standing(entry, place.around(folded, at, span), span, place.quoted)
            if standing is not None:
                yield Rendering(entry.concept, entry.term, entry.form, standing, span, at)


def _compiled(concepts: Iterable[Concept], language: str) -> tuple[dict[str, tuple[int, ...]], Automaton]:
    owners: dict[str, tuple[int, ...]] = {}
    alike: list[list[str]] = []
    for number, concept in enumerate(concepts):
        for keys in families(concept, language):
            alike.append(keys)
            for key in keys:
                owners[key] = (*owners[key], number) if key in owners else (number,)
    # A key that the sieve would change is looked for as it comes out, too: nobody's key, but a sign of this.
    for key in [sieve(key).strip() or " " for key in owners if is_changed_by_sieve(key)]:
        alike.append([key])
        owners.setdefault(key, ())
    return owners, Automaton.of(alike)


class _Place:
    """The segment that is searched; what conditions ask of it is worked out only when one asks."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self._setting = setting

    @property
    def quoted(self) -> tuple[Span, ...]:
        return quotations(self.text) if self._setting.quoted is None else self._setting.quoted

    def around(self, folded: str, at: Span, span: Span) -> Surroundings:
        setting = self._setting
        in_quotation = any(quote.contains(span) for quote in self.quoted)
        return Surroundings(
            folded, at.start, at.end, self.text, setting.role, in_quotation, setting.attributes
        )


def _standing(entry: Entry, where: Surroundings, span: Span, quoted: tuple[Span, ...]) -> Standing | None:
    """What a conditional entry amounts to in this place; None where it is silent."""
    if any(condition(where) for condition in entry.except_):
        return None
    if entry.term.protect and any(q.contains(span) and _is_title(where.text, q) for q in quoted):
        return None
    if not entry.only:
        return entry.standing
    sure = any(condition(where) for condition in entry.only)
    if entry.standing is Standing.AMBIGUOUS:
        return Standing.WRONG if sure else Standing.AMBIGUOUS
    return entry.standing if sure else None


def _is_whole(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
    return not (_joined(before, folded[start]) or _joined(folded[end - 1], after))


def _joined(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word; between Han characters words need no border."""
    return left.isalnum() and right.isalnum() and not (is_han(left) or is_han(right))


def _is_title(text: str, quote: Span) -> bool:
    words = [word for word in text[quote.start : quote.end].split() if len(word.strip("“”\"'")) > len("and")]
    return bool(words) and all(word.strip("“”\"'")[:1].isupper() for word in words)


def count_right(readings: Iterable[Rendering]) -> Counter[str]:
    """How often each concept stands in a text in a right rendering, also inside another concept's."""
    ends: dict[str, int] = {}
    uses: Counter[str] = Counter()
    for reading in sorted(readings, key=lambda r: (r.folded_span.start, -r.folded_span.end)):
        concept, span = reading.concept.id, reading.folded_span
        if reading.standing is Standing.RIGHT and span.start >= ends.get(concept, 0):
            uses[concept] += 1
            ends[concept] = span.end
    return uses


def resolve(found: list[Rendering]) -> list[Rendering]:
    """Keep the renderings that count, in order of place.

    Right and wrong ones compete by length alone. An ambiguous one must be longer than every right one it
    touches and must not touch a wrong one; a proposed one likewise gives way to all others.
    """
    if len(found) <= 1:
        return found
    chosen: list[Rendering] = []
    for standing in (Standing.WRONG, Standing.AMBIGUOUS, Standing.PROPOSED):
        weak = standing is not Standing.WRONG
        tier = [r for r in found if r.standing == standing or (not weak and r.standing is Standing.RIGHT)]
        tier.sort(key=_rank)
        for rendering in tier:
            rivals = [r for r in chosen if r.folded_span.overlaps(rendering.folded_span)]
            if weak and all(_yields(r, rendering) for r in rivals):
                chosen = [r for r in chosen if r not in rivals]
                chosen.append(rendering)
            elif not rivals:
                chosen.append(rendering)
    return sorted(chosen, key=lambda r: r.folded_span)


def _rank(rendering: Rendering) -> tuple[int, bool, int, int, str]:
    """The longest first; of equal words those that the glossary lists so, before inflected ones."""
    span = rendering.folded_span
    inflected = rendering.form.text != rendering.term.text
    return -len(span), inflected, rendering.standing, span.start, rendering.concept.id


def _yields(settled: Rendering, newcomer: Rendering) -> bool:
    return settled.standing is Standing.RIGHT and len(settled.folded_span) < len(newcomer.folded_span)
