"""Attributes that need, bar or replace one another in XLIFF 2, as a table.

A line is `elements | when | what`. *When* is empty, an attribute, or `attribute=value` (defaults count);
*what* is `needs` attributes (or `attribute=value`), `bars` attributes, `one` or `some` of attributes,
`inherits` an attribute (here or around). `@other` stands for any attribute of another namespace.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from copydesk.exchange.documents.xliff.names import MODULES, PREFIX_OF, clark, namespace, shown
from copydesk.exchange.documents.xliff.structure import Node, refusal

_OWN_PROVENANCE = (
    "its:org its:orgRef its:person its:personRef its:revOrg its:revOrgRef its:revPerson its:revPersonRef"
    " its:revTool its:revToolRef its:tool its:toolRef"
)
_OWN_ISSUE = (
    "its:locQualityIssueType its:locQualityIssueComment its:locQualityIssueSeverity"
    " its:locQualityIssueProfileRef its:locQualityIssueEnabled"
)
_TABLE = f"""
segment     | subState               | needs state
ph pc sc ec | subType                | needs type
ph pc sc ec | subType=xlf:var        | needs type=ui
ph pc sc ec | subType=xlf:lb         | needs type=fmt
ph pc sc ec | subType=xlf:pb         | needs type=fmt
ph pc sc ec | subType=xlf:b          | needs type=fmt
ph pc sc ec | subType=xlf:i          | needs type=fmt
ph pc sc ec | subType=xlf:u          | needs type=fmt
ph pc sc ec | canReorder=no          | needs canCopy=no canDelete=no
ph pc sc ec | canReorder=firstNo     | needs canCopy=no canDelete=no
ph sc ec    | copyOf                 | bars dataRef
pc          | copyOf                 | bars dataRefStart dataRefEnd
pc          | dataRefStart           | needs dataRefEnd
pc          | dataRefEnd             | needs dataRefStart
pc          | equivStart             | needs equivEnd
pc          | equivEnd               | needs equivStart
pc          | subFlowsStart          | needs subFlowsEnd
pc          | subFlowsEnd            | needs subFlowsStart
ec          | isolated=yes           | needs id
ec          | isolated=yes           | bars startRef
ec          | isolated=no            | needs startRef
ec          | isolated=no            | bars id dir fs:fs fs:subFs
mrk sm      | type=generic           | some translate @other
mrk sm      | type=comment           | one value ref
mrk sm      | type=mtc:match         | bars ref
*           | fs:subFs               | needs fs:fs
*           | slr:sizeInfo           | bars slr:sizeInfoRef
mtc:match   | subType                | needs type
val:rule    |                        | some isPresent isNotPresent startsWith endsWith @other
val:rule    | isPresent              | bars isNotPresent startsWith endsWith
val:rule    | isNotPresent           | bars startsWith endsWith
val:rule    | startsWith             | bars endsWith
val:rule    | occurs                 | needs isPresent
val:rule    | existsInSource         | one isPresent startsWith endsWith
mrk sm      | its:annotatorsRef      | itsGeneric
mrk sm      | its:allowedCharacters  | itsGeneric
mrk sm      | itsm:domains           | itsGeneric
mrk sm      | itsm:lang              | itsGeneric
mrk sm      | its:localeFilterList   | itsGeneric
mrk sm      | its:locQualityIssuesRef | itsGeneric
mrk sm      | its:locQualityRatingScore | itsGeneric
mrk sm      | its:locQualityRatingVote | itsGeneric
mrk sm      | its:mtConfidence       | itsGeneric
mrk sm      | its:provenanceRecordsRef | itsGeneric
mrk sm      | its:taClassRef         | itsGeneric
mrk sm      | its:taIdent            | itsGeneric
mrk sm      | its:taIdentRef         | itsGeneric
*           | its:locQualityIssuesRef | bars {_OWN_ISSUE}
*           | its:provenanceRecordsRef | bars {_OWN_PROVENANCE}
*           | its:locQualityRatingScore | bars its:locQualityRatingVote
*           | its:locQualityRatingScoreThreshold | inherits its:locQualityRatingScore
*           | its:locQualityRatingVoteThreshold | inherits its:locQualityRatingVote
*           | its:taIdentRef         | bars its:taSource its:taIdent
*           | its:taSource           | needs its:taIdent
*           | its:taIdent            | needs its:taSource
its:locQualityIssue |                | some locQualityIssueType locQualityIssueComment
its:provenanceRecord |               | some {_OWN_PROVENANCE.replace("its:", "")}
"""
_DEFAULTS = {
    "canCopy": "yes",
    "canDelete": "yes",
    "canReorder": "yes",
    "isolated": "no",
    "type": "generic",
}
_RESERVED = frozenset({"xlf:var", "xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"})
_PREFIXED = ("type", "subType", "subState")


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the table."""

    attribute: str
    value: str
    verb: str
    others: tuple[tuple[str, str], ...]
    """Attributes, each with the value that it must have, or ""."""

    def applies(self, attributes: Mapping[str, str]) -> bool:
        """Whether an element with these attributes must keep it."""
        if not self.attribute:
            return True
        if not self.value:
            return self.attribute in attributes
        return attributes.get(self.attribute, _DEFAULTS.get(self.attribute)) == self.value


def check_conditions(node: Node, place: str) -> None:
    """Raises InputError when attributes of an element of XLIFF 2 do not go together."""
    table = _conditions()
    key = shown(node.name) if namespace(node.name) in PREFIX_OF else node.kind
    for condition in (*table.get(key, ()), *(table["*"] if _has_modules(node) else ())):
        if condition.applies(node.attributes):
            said = _broken(condition, node)
            if said:
                when = f" with {_said(condition.attribute, condition.value)}" if condition.attribute else ""
                raise refusal((place, node.line), f"<{shown(node.name)}>{when} {said}")
    for name in _PREFIXED:
        value = node.attributes.get(name, "")
        if value.startswith("xlf:") and not (name == "subType" and value in _RESERVED):
            raise refusal(
                (place, node.line), f"{name} of <{node.kind}> is {value!r}: the prefix xlf is XLIFF's own"
            )


def _has_modules(node: Node) -> bool:
    return any(name.startswith("{") for name in node.attributes)


def _broken(condition: Condition, node: Node) -> str:
    """What is wrong, "" when nothing is."""
    attributes = node.attributes
    if condition.verb == "itsGeneric":
        good = attributes.get("type", "its:generic") == "its:generic"
        return "" if good else "must be of the type its:generic"
    if condition.verb == "inherits":
        name = condition.others[0][0]
        held = name in attributes or any(name in around.attributes for around in node.around)
        return "" if held else f"needs {shown(name)}, here or around it"
    present = [other for other in condition.others if _holds(attributes, *other)]
    named = present if condition.verb == "bars" else condition.others
    said = ", ".join(_said(*other) for other in named)
    wrong = {
        "needs": len(present) < len(condition.others),
        "bars": bool(present),
        "one": len(present) != 1,
        "some": not present,
    }[condition.verb]
    words = {"needs": "needs", "bars": "may not have", "one": "needs exactly one of", "some": "needs one of"}
    return f"{words[condition.verb]} {said}" if wrong else ""


def _holds(attributes: Mapping[str, str], name: str, value: str) -> bool:
    if name == "@other":
        return _has_other(attributes)
    if value:
        return attributes.get(name, _DEFAULTS.get(name)) == value
    return name in attributes


def _has_other(attributes: Mapping[str, str]) -> bool:
    return any(name.startswith("{") for name in attributes)


def _said(name: str, value: str) -> str:
    if name == "@other":
        return "an attribute of another namespace"
    return f"{shown(name)}={value}" if value else shown(name)


@cache
def _conditions() -> Mapping[str, tuple[Condition, ...]]:
    found: dict[str, list[Condition]] = {}
    for line in filter(str.strip, _TABLE.splitlines()):
        elements, when, what = (cell.strip() for cell in line.split("|"))
        verb, *others = what.split()
        attribute, value = _part(when)
        condition = Condition(attribute, value, verb, tuple(map(_part, others)))
        for element in elements.split():
            found.setdefault(element, []).append(condition)
    return {element: tuple(conditions) for element, conditions in found.items()}


def _part(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    prefix = name.partition(":")[0]
    return (clark(name, "") if prefix in MODULES else name), value
