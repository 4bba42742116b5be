"""TBX read in all its dresses: version 3 with categories as attributes or as tags, and version 2."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries.columns import ABOUT, KNOWN
from copydesk.exchange.glossaries.drafts import Drafts
from copydesk.exchange.glossaries.formats import LanguagePair
from copydesk.exchange.glossaries.tbx_categories import OWN, STATUS, status_named, tidy
from copydesk.exchange.glossaries.xml_tree import parse_xml
from copydesk.model import Concept, Status

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LEVELS = frozenset({"langSec", "langSet", "termSec", "tig", "ntig", "term"})
_ABOUT = {
    "subjectField": "domain",
    "definition": "definition",
    "source": "authority",
    "note": "note",
    **{f"{OWN}{column}": column for column in ABOUT},
}
_RANKS = (STATUS, f"{OWN}status")
_TRANSLATE = "Translation needed"
_JOINED = {"note": "\n"}


@dataclass(frozen=True, slots=True)
class _Fact:
    """A data category with its content, in whichever dress it came."""

    category: str
    text: str


@dataclass(frozen=True, slots=True)
class _TermFacts:
    """A term with its language, what is said of it, and where it stands."""

    place: str
    language: str
    text: str
    facts: tuple[_Fact, ...]


def read(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of the file in their order.

    Of what copydesk has no column for, nothing is lost: it becomes further columns of a term, `concept.NAME`
    and `language.NAME` on the first one. Raises GlossaryError with the line.
    """
    root = parse_xml(path)
    if _name(root) not in ("tbx", "martif"):
        raise GlossaryError(
            f"the root is {_name(root)!r}, not tbx or martif", place=f"{path}:{root.sourceline}"
        )
    drafts = Drafts(languages.target)
    for entry in root.iter("{*}conceptEntry", "{*}termEntry"):
        place = f"{path}:{entry.sourceline}"
        terms = [term for section in _children(entry, "langSec", "langSet") for term in _terms(section, path)]
        if not terms:
            raise GlossaryError("a concept without terms", place=place, mend="write a term or take it out")
        said = list(_facts(entry))
        name = next((fact.text for fact in said if fact.category == f"{OWN}id"), entry.get("id", ""))
        drafts.refuse_second(name, place)
        name = name or drafts.unused(terms[0].text)
        for term_place, row in _rows(name, entry, said, terms, languages.target):
            drafts.add(term_place, row)
    return drafts.concepts()


def _rows(
    name: str, entry: etree._Element, said: list[_Fact], terms: list[_TermFacts], target: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """The concept in rows of the native layout."""
    about, others = _about(said)
    spoken = {
        section.get(_LANGUAGE, ""): list(_facts(section))
        for section in _children(entry, "langSec", "langSet")
    }
    if "definition" not in about:
        about |= _pick_definition(spoken, target)
    first = {f"concept.{fact.category}": fact.text for fact in others}
    definition = about.get("definition")
    for term, status in zip(terms, _statuses(terms), strict=True):
        row = {
            "concept": name,
            "term": term.text,
            "language": term.language,
            "status": status,
            **first,
            **about,
        }
        first, about = {}, {}
        for fact in spoken.pop(term.language, []):
            if fact.text != definition:
                _join(row, f"language.{fact.category}", fact.text)
        for fact in term.facts:
            if status_named(fact.text) == "" or fact.category not in _RANKS:
                _join(row, _column(fact.category), fact.text)
        yield term.place, row


def _about(said: Iterable[_Fact]) -> tuple[dict[str, str], list[_Fact]]:
    """What the native columns hold of a concept's facts, and the rest."""
    about: dict[str, str] = {}
    others = []
    for fact in said:
        column = _ABOUT.get(fact.category)
        if fact.category == _TRANSLATE:
            about["translate"] = fact.text.lower()
        elif column and (column not in about or column in _JOINED):
            _join(about, column, fact.text)
        elif fact.category != f"{OWN}id":
            others.append(fact)
    return about, others


def _pick_definition(spoken: dict[str, list[_Fact]], target: str) -> dict[str, str]:
    """The definition in the target language, else in the first that has one."""
    family = target.partition("-")[0]
    in_order = sorted(spoken, key=lambda language: language.partition("-")[0] != family)
    definitions = (
        fact for language in in_order for fact in spoken[language] if fact.category == "definition"
    )
    found = next(definitions, None)
    return {"definition": found.text} if found else {}


def _terms(section: etree._Element, path: Path) -> Iterator[_TermFacts]:
    language = section.get(_LANGUAGE)
    if not language:
        raise GlossaryError("no xml:lang on the language's terms", place=f"{path}:{section.sourceline}")
    for holder in _children(section, "termSec", "tig", "ntig"):
        term = holder.find("{*}term")
        if term is None:
            term = holder.find("{*}termGrp/{*}term")
        place = f"{path}:{holder.sourceline}"
        if term is None:
            raise GlossaryError("a term section without a term", place=place, mend="write one or take it out")
        yield _TermFacts(place, language, " ".join(_text(term).split()), tuple(_facts(holder)))


def _statuses(terms: Sequence[_TermFacts]) -> Iterator[str]:
    """A status for each term; where the file says none, a language's first is preferred if no other is."""
    said = [_status(term) for term in terms]
    preferred = {
        term.language for term, status in zip(terms, said, strict=True) if status == Status.PREFERRED.value
    }
    for term, status in zip(terms, said, strict=True):
        if status:
            yield status
        else:
            yield (Status.ADMITTED if term.language in preferred else Status.PREFERRED).value
            preferred.add(term.language)


def _status(term: _TermFacts) -> str:
    words = {fact.category: fact.text for fact in reversed(term.facts)}
    word = words.get(f"{OWN}status", words.get(STATUS, ""))
    status = status_named(word)
    if status is None:
        raise GlossaryError(
            f"unknown administrativeStatus {word!r}",
            place=term.place,
            mend="use preferredTerm-admn-sts and the like",
        )
    return status


def _column(category: str) -> str:
    """The column of a term's fact; one of ours when it is ours, and never one of ours when it is not."""
    if category.startswith(OWN):
        return category.removeprefix(OWN)
    return f"term.{category}" if category in KNOWN or category == STATUS else category


def _join(row: dict[str, str], column: str, text: str) -> None:
    """Put the text into the column, after what stands there."""
    if text:
        row[column] = f"{row[column]}{_JOINED.get(column, ' | ')}{text}" if column in row else text


def _facts(element: etree._Element) -> Iterator[_Fact]:
    """The data categories of an element's own level, those in groups as well."""
    for child in element.iterchildren("*"):
        name = _name(child)
        if name in _LEVELS:
            continue
        if name.endswith("Grp"):
            yield from _facts(child)
        else:
            target = child.get("target", "") if name in ("xref", "ref") else ""
            yield _Fact(child.get("type", name), " ".join(filter(None, (tidy(_text(child)), target))))


def _children(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element.iterchildren("*") if _name(child) in names]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
