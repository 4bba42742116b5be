"""Reading an XLIFF as events that have been checked against the rules of its version."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from copydesk.exchange.documents.xliff.names import INSTANCE, XLIFF12, XLIFF20, XLIFF22, local, namespace
from copydesk.exchange.documents.xliff.rules2 import Rules2
from copydesk.exchange.documents.xliff.rules12 import Rules12
from copydesk.exchange.documents.xliff.structure import Node, refusal, walk
from copydesk.exchange.documents.xliff.tables2 import grammar2
from copydesk.exchange.documents.xliff.tables12 import grammar12
from copydesk.exchange.xml_events import End, Event, Start, xml_events

Checked = Iterator[tuple[Event, Node | None]]
_LOCATION = f"{{{INSTANCE}}}schemaLocation"


def checked_events(text: str, place: str) -> tuple[Start, Checked]:
    """The root of an XLIFF, and all its events, each with the element that it belongs to.

    The events raise InputError, with the line and the rule, where the file breaks a rule of its version: at
    the latest with the last event. One pass, in time and memory that grow with the file and no faster.
    """
    events = xml_events(text, place)
    before: list[Event] = []
    for event in events:
        if isinstance(event, Start):
            return event, _checked(event, itertools.chain([event], events), place)
        before.append(event)
    raise refusal((place, 1), "the file has no element")


def _checked(root: Start, events: Iterator[Event], place: str) -> Checked:
    core = namespace(root.name)
    if local(root.name) != "xliff" or core not in (XLIFF12, XLIFF20, XLIFF22):
        version = root.attributes.get("version", "?")
        raise refusal(
            (place, root.line),
            f"the root is <{local(root.name)}> of {core or 'no namespace'} (version {version}), not an XLIFF"
            " that copydesk reads",
            "save it as XLIFF 1.2, 2.0, 2.1 or 2.2",
        )
    rules: Rules2 | Rules12
    if core == XLIFF12:
        strict = "strict" in root.attributes.get(_LOCATION, "")
        rules, walked = Rules12(place), walk(events, place, grammar12(strict=strict), modules=False)
    else:
        rules, walked = Rules2(place), walk(events, place, grammar2(core), modules=True)
    for event, node in walked:
        if node is not None and isinstance(event, Start):
            rules.start(node)
        elif node is not None and isinstance(event, End):
            rules.end(node)
        yield event, node
