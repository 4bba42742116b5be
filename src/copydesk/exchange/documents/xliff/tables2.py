"""The elements and attributes of XLIFF 2.0, 2.1 and 2.2 with their modules, as tables (see `grammar.py`).

After the OASIS specifications XLIFF 2.1 (2018) and 2.2 (2025), sections 4 (core) and 5 (modules).
"""

from __future__ import annotations

from functools import cache

from copydesk.exchange.documents.xliff.grammar import ElementRule, Grammar, read_table
from copydesk.exchange.documents.xliff.names import MODULES, XLIFF20, XLIFF22, clark

_INLINE = "(cp|ph|pc|sc|ec|mrk|sm|em)*"
_HINTS = "canCopy=yesNo canDelete=yesNo canReorder=reorder copyOf=nmtoken subType=userDefined type=codeType"
_CODE = f"{_HINTS} disp equiv dataRef=nmtoken subFlows=nmtokens @fs @slr"
_FLOW = "canResegment=yesNo translate=yesNo srcDir=dir trgDir=dir xml:space=space @any"
_MARK = "translate=yesNo type=spanType ref value @any"

_CORE = f"""
xliff        | file+                                                  | version!=version20 srcLang!=language trgLang=language xml:space=space @any
file         | skeleton? other* notes? (unit|group)+                  | id!=nmtoken original {_FLOW}
skeleton     | text other*                                            | href
group        | other* notes? (unit|group)*                            | id!=nmtoken name type=userDefined {_FLOW}
unit         | other* notes? originalData? (segment|ignorable)+       | id!=nmtoken name type=userDefined {_FLOW}
segment      | source target?                                         | id=nmtoken canResegment=yesNo state=state subState=userDefined
ignorable    | source target?                                         | id=nmtoken
notes        | note+                                                  |
note         | text                                                   | id=nmtoken appliesTo=side category priority=priority @any
originalData | data+                                                  |
data         | text cp*                                               | id!=nmtoken dir=dir xml:space=space
source       | text {_INLINE}                                         | xml:lang=language xml:space=space
target       | text {_INLINE}                                         | xml:lang=language xml:space=space order=positive
cp           |                                                        | hex!=codePoint
ph           |                                                        | id!=nmtoken {_CODE}
sc           |                                                        | id!=nmtoken canOverlap=yesNo dir=dir isolated=yesNo {_CODE}
ec           |                                                        | id=nmtoken startRef=nmtoken canOverlap=yesNo dir=dir isolated=yesNo {_CODE}
pc           | text {_INLINE}                                         | id!=nmtoken canOverlap=yesNo dir=dir dispStart dispEnd equivStart equivEnd dataRefStart=nmtoken dataRefEnd=nmtoken subFlowsStart=nmtokens subFlowsEnd=nmtokens {_HINTS} @fs @slr
mrk          | text {_INLINE}                                         | id!=nmtoken {_MARK}
sm           |                                                        | id!=nmtoken {_MARK}
em           |                                                        | startRef!=nmtoken
"""  # noqa: E501 - a table stands line by line
_CORE_22 = """
xliff        | notes? mda:metadata? file+                             | version!=version22 srcLang!=language trgLang=language xml:space=space @any
note         | text                                                   | id=nmtoken appliesTo=side category priority=priority ref @any
"""  # noqa: E501 - as above

_MODULES = {
    "mtc": """
matches      | match+                                                 |
match        | mda:metadata? core:originalData? core:source core:target other* | id=nmtoken matchQuality=percent matchSuitability=percent origin ref! reference=yesNo similarity=percent subType=userDefined type=matchType @any
""",  # noqa: E501 - as above
    "gls": """
glossary     | glossEntry+                                            |
glossEntry   | term translation* definition? other*                   | id=nmtoken ref @any
term         | text                                                   | source @any
translation  | text                                                   | id=nmtoken ref source @any
definition   | text                                                   | source @any
""",
    "mda": """
metadata     | metaGroup+                                             | id=nmtoken
metaGroup    | (metaGroup|meta)+                                      | id=nmtoken category appliesTo=sides
meta         | text                                                   | type!
""",
    "res": """
resourceData | resourceItemRef* resourceItem*                         |
resourceItemRef |                                                     | id=nmtoken ref!=nmtoken @any
resourceItem | source? target? reference*                             | mimeType id=nmtoken context=yesNo @any
source       | other*                                                 | href xml:lang=language @any
target       | other*                                                 | href xml:lang=language @any
reference    |                                                        | href! xml:lang=language @any
""",
    "ctr": """
changeTrack  | revisions+                                             |
revisions    | revision+                                              | appliesTo!=nmtoken ref=nmtoken currentVersion=nmtoken @any
revision     | item+                                                  | author datetime version=nmtoken @any
item         | text                                                   | property! @any
""",  # noqa: E501 - as above
    "slr": """
profiles     | normalization? other*                                  | generalProfile storageProfile
normalization |                                                       | general=normal storage=normal
data         | other*                                                 | profile! @any
""",
    "val": """
validation   | rule+                                                  | @any
rule         |                                                        | isPresent occurs=positive isNotPresent startsWith endsWith existsInSource=yesNo caseSensitive=yesNo normalization=normal disabled=yesNo @any
""",  # noqa: E501 - as above
    "its": """
locQualityIssues | locQualityIssue+                                   | xml:id! version
locQualityIssue |                                                     | version locQualityIssueType=issue locQualityIssueComment locQualityIssueSeverity=percent locQualityIssueProfileRef locQualityIssueEnabled=yesNo
provenanceRecords | provenanceRecord+                                 | xml:id! version
provenanceRecord |                                                    | version org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef
""",  # noqa: E501 - as above
}

MODULE_ATTRIBUTES = {
    clark(name, ""): kind
    for name, kind in (
        word.partition("=")[::2]
        for word in """
fs:fs=htmlTag fs:subFs=any
slr:equivStorage=any slr:sizeInfo=any slr:sizeInfoRef=nmtoken slr:sizeRestriction=any
slr:storageRestriction=any
itsm:domains=any itsm:lang=language pgs:switch=any pgs:case=any
its:version=itsVersion its:allowedCharacters=any its:annotatorsRef=annotators its:localeFilterList=any
its:localeFilterType=filter its:locQualityIssueComment=any its:locQualityIssueEnabled=yesNo
its:locQualityIssueProfileRef=any its:locQualityIssuesRef=any its:locQualityIssueSeverity=percent
its:locQualityIssueType=issue its:locQualityRatingProfileRef=any its:locQualityRatingScore=percent
its:locQualityRatingScoreThreshold=percent its:locQualityRatingVote=integer
its:locQualityRatingVoteThreshold=integer its:mtConfidence=confidence its:org=any its:orgRef=any
its:person=any
its:personRef=any its:provenanceRecordsRef=any its:revOrg=any its:revOrgRef=any its:revPerson=any
its:revPersonRef=any its:revTool=any its:revToolRef=any its:taClassRef=any its:taConfidence=confidence
its:taIdent=any its:taIdentRef=any its:taSource=any its:termConfidence=confidence its:tool=any its:toolRef=any
""".split()  # noqa: SIM905 - a table reads better
    )
}
"""The attributes that modules add to elements of others, each with its kind of value."""

MODULE_PLACES = {
    clark(name, ""): frozenset(places.split())
    for name, places in {
        "mtc:matches": "unit",
        "gls:glossary": "unit",
        "mda:metadata": "xliff file group unit match",
        "res:resourceData": "file unit",
        "ctr:changeTrack": "file group unit",
        "slr:profiles": "file",
        "slr:data": "file group unit",
        "val:validation": "file group unit",
        "its:locQualityIssues": "unit",
        "its:provenanceRecords": "file group unit",
    }.items()
}
"""In which elements the roots of modules may stand."""
REPEATABLE = frozenset({clark("its:locQualityIssues", ""), clark("its:provenanceRecords", "")})
"""Module roots that may stand there more than once."""
STYLED = frozenset({"file", "group", "unit", "note", "sc", "ec", "ph", "pc", "mrk", "sm"})
"""Core elements that may carry `fs:fs` and `fs:subFs`."""


@cache
def grammar2(core: str) -> Grammar:
    """The grammar of XLIFF 2 for a core namespace."""
    rules: dict[str, ElementRule] = read_table(_CORE, core)
    modules = dict(_MODULES)
    if core == XLIFF22:
        rules |= read_table(_CORE_22, core)
        modules["res"] = modules["res"].replace(
            "source? target? reference*", "core:notes? source? target? reference*"
        )
    for prefix, table in modules.items():
        rules |= read_table(table, MODULES[prefix], core)
    return rules


VERSIONS = {XLIFF20: "2.0 or 2.1", XLIFF22: "2.2"}
