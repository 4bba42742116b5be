"""What dismissed findings say about a term: contexts in which it is right, or that it is often right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.glossary.near import words
from copydesk.glossary.suggestions import Example, Suggestion, Support
from copydesk.model import Concept, Status, Term
from copydesk.text.excerpts import Excerpt

_FALSE = 0.8
"""From this share of dismissals on, the word beside a term makes it right."""
_DOUBTFUL = 0.5
"""From this share on, what no context explains makes the term ambiguous."""
_EXAMPLES = 3
_WRONG = (Status.DEPRECATED, Status.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit of a term that an editor accepted or dismissed, with the words around it."""

    concept: Concept
    term: Term
    document: str
    segment: str
    excerpt: Excerpt
    dismissed: bool


Context = tuple[str, str]
"""`before` and the word that the term stands before, or `after` and the word that it stands after."""


def objections(judged: Iterable[Judged], language: str = "en", least: int = 2) -> list[Suggestion]:
    """Exceptions and demotions that at least `least` dismissals speak for, the best supported first.

    What the glossary says of the term already, or has refused to say, is not proposed. Wrong renderings that
    are dismissed as often as not, whatever stands beside them, are proposed as ambiguous.
    """
    by_term: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    for hit in judged:
        by_term[hit.concept.id, hit.term.text].append(hit)
    found = [one for hits in by_term.values() for one in _about_term(hits, language, least)]
    return sorted(found, key=lambda one: one.rank)


def _about_term(hits: Sequence[Judged], language: str, least: int) -> Iterator[Suggestion]:
    rest = list(hits)
    while (context := _false_context(rest, least)) is not None:
        here = [hit for hit in rest if context in _contexts(hit)]
        rest = [hit for hit in rest if hit not in here]
        yield from _proposed(
            here, f"except:{':'.join(context)}", f"false {context[0]} “{context[1]}”", language
        )
    dismissed = sum(hit.dismissed for hit in rest)
    if dismissed >= least and dismissed >= len(rest) * _DOUBTFUL and hits[0].term.status in _WRONG:
        yield from _proposed(rest, Status.AMBIGUOUS.value, "dismissed", language)


def _false_context(hits: Iterable[Judged], least: int) -> Context | None:
    """The word beside the term that explains most dismissals; None when none explains enough."""
    seen: Counter[Context] = Counter()
    false: Counter[Context] = Counter()
    for hit in hits:
        contexts = tuple(_contexts(hit))
        seen.update(contexts)
        false.update(contexts if hit.dismissed else ())
    enough = [one for one in false if false[one] >= least and false[one] >= seen[one] * _FALSE]
    return min(enough, key=lambda one: (-false[one], one), default=None)


def _contexts(hit: Judged) -> Iterator[Context]:
    """The content words that only blanks part from the hit."""
    left, right = hit.excerpt.before, hit.excerpt.after
    for word in words(left)[-1:]:
        if word.is_content and not left[word.span.end :].strip():
            yield "after", word.folded
    for word in words(right)[:1]:
        if word.is_content and not right[: word.span.start].strip():
            yield "before", word.folded


def _proposed(hits: Sequence[Judged], as_what: str, said: str, language: str) -> Iterator[Suggestion]:
    concept, term = hits[0].concept, hits[0].term
    if as_what.removeprefix("except:") in term.except_ or any(
        (other.text, other.proposed_as) == (term.text, as_what) for other in concept.terms
    ):
        return
    false = [hit for hit in hits if hit.dismissed]
    documents = {hit.document for hit in false}
    support = Support(
        len(false),
        len(hits),
        len(documents),
        len({hit.document for hit in hits}),
        tuple(Example(hit.document, hit.segment, str(hit.excerpt)) for hit in false[:_EXAMPLES]),
    )
    row = Term(
        term.text,
        Status.PROPOSED,
        term.language,
        case=term.case,
        proposed_as=as_what,
        evidence=f"{said}, {support}",
    )
    preferred = concept.preferred(language)
    yield Suggestion(concept.id, row, preferred.text if preferred else "", support)
