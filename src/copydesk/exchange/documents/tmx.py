"""TMX 1.4: every translation unit, its words in the source and in the target language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.inline_markup import Content, Gathering, Show, indent_before, missing
from copydesk.exchange.documents.passages import Passage
from copydesk.exchange.documents.texts import text_format
from copydesk.exchange.documents.xliff.grammar import Grammar, read_table
from copydesk.exchange.documents.xliff.structure import Node, refusal, walk
from copydesk.exchange.xml_events import XML, End, Event, Start, Text, xml_encoding, xml_events

_NOTES = "(note|prop)*"
_ABOUT = (
    "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid"
    " changedate changeid o-tmf"
)
_INLINE = "(bpt|ept|ph|it|hi|ut)*"
_TABLE = f"""
tmx    | header body              | version! xml:lang=language
header | (note|prop|ude)*         | creationtool! creationtoolversion! segtype! o-tmf! adminlang! srclang! datatype! o-encoding creationdate creationid changedate changeid
body   | tu*                      |
note   | text                     | o-encoding xml:lang=language lang=language
prop   | text                     | type! o-encoding xml:lang=language lang=language
ude    | map*                     | name! base
map    |                          | unicode! code ent subst
tu     | {_NOTES} tuv+            | tuid segtype srclang {_ABOUT}
tuv    | {_NOTES} seg             | xml:lang=language lang=language {_ABOUT}
seg    | text {_INLINE}           |
bpt    | text sub*                | i! x type
ept    | text sub*                | i!
ph     | text sub*                | x assoc type
it     | text sub*                | pos! x type
hi     | text {_INLINE}           | x type
ut     | text sub*                | x
sub    | text {_INLINE}           | datatype type
"""  # noqa: E501 - a table stands line by line
_SHOWN = {"hi": Show.SPAN, "ph": Show.OBJECT, "ut": Show.OBJECT}
_LANGUAGE = f"{XML}lang"
_ANOTHER = 3
"""How far another language is."""


@dataclass(slots=True)
class _Unit:
    """A `tu` that is open: its variants by language."""

    node: Node
    variants: list[tuple[str, Content]] = field(default_factory=list)
    after: int = 0
    indent: str = ""


@cache
def _grammar() -> Grammar:
    return read_table(_TABLE, "")


def passages(text: str, place: str, reading: Reading) -> Iterator[Passage]:
    """The units of a memory in the two languages of the reading; raises InputError where it is no TMX."""
    names: set[str] = set()
    for number, unit in enumerate(_units(_walked(text, place), text, place), 1):
        source = _variant(unit, reading.source_language)
        target = _variant(unit, reading.target_language)
        if source is None and target is None:
            continue
        name = _unused(unit.node.attributes.get("tuid") or str(number), names)
        opened = f'{unit.indent}<tuv xml:lang="{reading.target_language}">'
        content = target or missing(unit.after, "seg", opened, "</tuv>")
        yield Passage(
            content.pieces,
            unit=name,
            segment=name,
            source=source.text if source else None,
            protected=content.protected,
            encode=content.encode,
        )


def _walked(text: str, place: str) -> Iterator[tuple[Event, Node | None]]:
    for event, node in walk(xml_events(text, place), place, _grammar(), modules=False):
        if node is not None and node.parent is None and node.kind != "tmx":
            raise refusal((place, node.line), f"the root is <{node.name}>, not <tmx>", "save it as TMX 1.4")
        yield event, node


def _units(events: Iterable[tuple[Event, Node | None]], text: str, place: str) -> Iterator[_Unit]:
    unit: _Unit | None = None
    gathering: tuple[Node, Gathering, str] | None = None
    for event, node in events:
        if node is None:
            continue
        if gathering is not None:
            if node is gathering[0] and isinstance(event, End) and unit is not None:
                unit.variants.append((_language(node, place), gathering[1].finish(event, gathering[2])))
                gathering = None
            else:
                _gather(gathering[1], event, node, text)
        elif isinstance(event, Start) and node.kind == "tu":
            unit = _Unit(node)
        elif isinstance(event, Start) and node.kind == "seg":
            gathering = node, Gathering(event, preserve=False), text[event.start : event.end]
        elif isinstance(event, Start) and node.kind == "tuv" and unit is not None:
            unit.indent = indent_before(text, event.start)
        elif isinstance(event, End) and node.kind == "tuv" and unit is not None:
            unit.after = event.end
        elif isinstance(event, End) and node.kind == "tu" and unit is not None:
            _check_languages(unit, place)
            yield unit
            unit = None


def _gather(gathering: Gathering, event: Event, node: Node, text: str) -> None:
    if isinstance(event, Text):
        gathering.text(event, text[event.start : event.start + 1])
    elif isinstance(event, Start):
        gathering.start(event, _SHOWN.get(node.kind, Show.NOTHING))
    elif isinstance(event, End):
        gathering.end(event)


def _language(seg: Node, place: str) -> str:
    attributes = seg.parent.attributes if seg.parent else {}
    language = attributes.get(_LANGUAGE) or attributes.get("lang", "")
    if not language:
        raise refusal((place, seg.line), "<tuv> needs the attribute xml:lang")
    return language.lower()


def _check_languages(unit: _Unit, place: str) -> None:
    """A language has one variant in a unit: which of two were the words?"""
    seen: set[str] = set()
    for language, _ in unit.variants:
        if language in seen:
            raise refusal((place, unit.node.line), f"<tu> has two <tuv> of the language {language}")
        seen.add(language)


def _variant(unit: _Unit, language: str) -> Content | None:
    """The variant of a language: exactly, else a wider or narrower tag, else the same main language."""
    wanted = language.lower()
    main = wanted.partition("-")[0]

    def distance(found: str) -> int:
        if found == wanted:
            return 0
        if found.startswith(f"{wanted}-") or wanted.startswith(f"{found}-"):
            return 1
        return 2 if found.partition("-")[0] == main else _ANOTHER

    nearest = min(unit.variants, key=lambda variant: distance(variant[0]), default=None)
    return nearest[1] if nearest is not None and distance(nearest[0]) < _ANOTHER else None


def _unused(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


FORMAT = text_format(
    "TMX",
    (".tmx",),
    passages,
    declared=xml_encoding,
    reads="Translation units of version 1.4: the words in the source and in the target language, found by"
    " language tag (en serves en-GB and en-GB serves en).",
    protects="Placeholders and codes, addresses of the web and of mail.",
    keeps="Every byte but the words that change in the target language: other languages, codes, notes,"
    " layout. A variant that is missing is added when words come in.",
    leaves="Units with neither language, and text inside native codes.",
)
