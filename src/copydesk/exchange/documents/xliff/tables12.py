"""The elements and attributes of XLIFF 1.2, as a table (see `grammar.py`).

After the OASIS specification XLIFF 1.2 (2008). *Strict* files say so in `xsi:schemaLocation`; all others are
read as *transitional*: they may use what version 1.0 and 1.1 had and this one deprecates.
"""

from __future__ import annotations

from functools import cache

from copydesk.exchange.documents.xliff.grammar import Grammar, read_table
from copydesk.exchange.documents.xliff.names import XLIFF12

_INLINE = "(g|bpt|ept|ph|it|mrk|x|bx|ex)*"
_EXTRA = "(context-group|count-group|note|alt-trans)*"
_NAMED = "restype=xTend resname"
_EXTRAS = "extradata extype help-id=nmtoken menu menu-option menu-name coord=coordinates font css-style"
_STYLE = "style=nmtoken exstyle=nmtoken"
_SIZES = (
    "size-unit=sizeUnit maxwidth=nmtoken minwidth=nmtoken maxheight=nmtoken minheight=nmtoken"
    " maxbytes=nmtoken minbytes=nmtoken charclass merged-trans=yesNo"
)
_UNIT = (
    f"translate=yesNo reformat datatype=datatype {_NAMED} {_EXTRAS} {_STYLE} {_SIZES} xml:space=space @any"
)
_CODE = "id! xid equiv-text @any"
_TARGET = "state=state12 state-qualifier=qualifier phase-name resname"

_STRICT = f"""
xliff         | other* (file|other)+                            | version!=version12 xml:lang=language @any
file          | header? body                                    | original! source-language!=language datatype!=datatype tool-id date=dateTime xml:space=space category target-language=language product-name product-version build-num @any
header        | skl? phase-group? (glossary|reference|count-group|note|tool)* other* |
skl           | (internal-file|external-file)                   |
glossary      | (internal-file|external-file)                   |
reference     | (internal-file|external-file)                   |
internal-file | text                                            | form crc=nmtoken
external-file |                                                 | href! crc=nmtoken uid=nmtoken
note          | text                                            | xml:lang=language priority=priority from annotates=annotates
phase-group   | phase+                                          |
phase         | note*                                           | phase-name! process-name! company-name tool-id date=dateTime job-id contact-name contact-email contact-phone
count-group   | count*                                          | name!
count         | text                                            | count-type=xTend phase-name unit=unit12
context-group | context+                                        | name crc=nmtoken purpose
context       | text                                            | context-type!=contextType match-mandatory=yesNo crc=nmtoken
tool          | any                                             | tool-id! tool-name! tool-version tool-company @any
body          | (group|trans-unit|bin-unit)*                    |
group         | context-group* count-group* note* other* (group|trans-unit|bin-unit)* | id {_UNIT}
trans-unit    | source seg-source? target? {_EXTRA} other*      | id! approved=yesNo phase-name {_UNIT}
source        | text {_INLINE}                                  | xml:lang=language @any
seg-source    | text {_INLINE}                                  | xml:lang=language @any
target        | text {_INLINE}                                  | {_TARGET} xml:lang=language coord=coordinates font css-style {_STYLE} equiv-trans=yesNo @any
alt-trans     | source? seg-source? target context-group* note* other* | match-quality tool-id crc=nmtoken xml:lang=language origin datatype=datatype xml:space=space {_NAMED} {_EXTRAS} mid=nmtoken {_STYLE} phase-name alttranstype=altType @any
bin-unit      | bin-source bin-target? (context-group|count-group|note|trans-unit)* other* | id! mime-type!=mime approved=yesNo translate=yesNo reformat {_NAMED} phase-name @any
bin-source    | (internal-file|external-file)                   | @any
bin-target    | (internal-file|external-file)                   | mime-type=mime restype=xTend {_TARGET} @any
g             | text {_INLINE}                                  | ctype=ctype clone=yesNo {_CODE}
x             |                                                 | ctype=placeholderType clone=yesNo {_CODE}
bx            |                                                 | rid=nmtoken ctype=ctype clone=yesNo {_CODE}
ex            |                                                 | rid=nmtoken {_CODE}
ph            | text sub*                                       | ctype=placeholderType crc assoc=assoc {_CODE}
bpt           | text sub*                                       | rid=nmtoken ctype=ctype crc {_CODE}
ept           | text sub*                                       | rid=nmtoken crc {_CODE}
it            | text sub*                                       | pos!=pos rid=nmtoken ctype=ctype crc {_CODE}
sub           | text {_INLINE}                                  | datatype=datatype ctype=ctype xid
mrk           | text {_INLINE}                                  | mtype!=mtype mid=nmtoken comment @any
"""  # noqa: E501 - a table stands line by line
_DEPRECATED = """
prop-group    | prop+                                           | name
prop          | text                                            | prop-type! xml:lang=language
"""
_PROPERTIES = (
    ("(glossary|reference|count-group|note|tool)*", "(glossary|reference|count-group|prop-group|note|tool)*"),
    ("count-group* note* other* (group", "count-group* prop-group* note* other* (group"),
    ("(context-group|count-group|note|", "(context-group|count-group|prop-group|note|"),
    ("target context-group* note*", "target+ context-group* prop-group* note*"),
    ("@any", "@any @loose"),
    ("phase-name! process-name!", "tool phase-name! process-name!"),
)
"""What a transitional file may have beside: properties, more alternatives, unlisted attributes."""


@cache
def grammar12(*, strict: bool) -> Grammar:
    """The grammar of XLIFF 1.2."""
    if strict:
        return read_table(_STRICT, XLIFF12)
    table = _STRICT + _DEPRECATED
    for old, new in _PROPERTIES:
        table = table.replace(old, new)
    return read_table(table, XLIFF12)
