"""A segment that was written anew, against what went out: which words changed, and what that says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.model import Span
from copydesk.text.edits import Edit, apply_edits

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LARGEST = 10**7
"""Pairs of tokens up to which texts are aligned: beyond it, what differs is one edit."""
_PATHS = 64
"""Ways to explain a text that are followed at once."""


class Proposal(NamedTuple):
    """Marked words of a segment, and what was proposed for them."""

    span: Span
    text: str | None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a new text says: proposals taken, marked words changed otherwise, and edits elsewhere.

    `accepted` and `changed` name proposals by their number.
    """

    accepted: tuple[int, ...]
    changed: tuple[tuple[int, str], ...]
    rest: tuple[Edit, ...]


def hunks(old: str, new: str) -> list[Edit]:
    """The words of `old` that differ, each stretch with what stands there now, from left to right.

    >>> hunks("He had the the key.", "He had the old key.")
    [(Span(start=11, end=14), 'old')]
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    if start is None:
        start = min(len(before), len(after))
    room = min(len(before), len(after)) - start
    tail = next((n for n in range(room) if before[-1 - n] != after[-1 - n]), room)
    begin = sum(map(len, before[:start]))
    found = _aligned(before[start : len(before) - tail], after[start : len(after) - tail])
    return [(Span(begin + span.start, begin + span.end), text) for span, text in found]


def joined(edits: Sequence[Edit], text: str, kept: Sequence[Span] = ()) -> list[Edit]:
    """Neighbours with nothing but blanks between them as one edit, unless it would reach into `kept`."""
    one: list[Edit] = []
    starts = [span.start for span in kept]
    for span, new in edits:
        if one:
            last, words = one[-1]
            between = text[last.end : span.start]
            at = bisect_left(starts, last.end)
            free = at == len(kept) or kept[at].start >= span.start
            if between.isspace() and free and not any(clash(last, k) for k in kept[max(at - 1, 0) : at]):
                one[-1] = Span(last.start, span.end), f"{words}{between}{new}"
                continue
        one.append((span, new))
    return one


def clash(edit: Span, area: Span) -> bool:
    """Whether an edit reaches into an area; words that come in at its border do not.

    >>> clash(Span(4, 4), Span(4, 8)), clash(Span(3, 5), Span(4, 8)), clash(Span(4, 4), Span(4, 4))
    (False, True, True)
    """
    if edit == area:
        return True
    return edit.start < area.end and area.start < edit.end


def contains(text: str, machine: str, edits: Sequence[Edit], area: Span) -> bool:
    """Whether `text` has what `edits` of the machine's words make of an area; no edit reaches out of it."""
    after = apply_edits(machine, edits)
    there = Span(area.start, area.end + len(after) - len(machine))
    return not any(clash(span, there) for span, _ in hunks(after, text))


def analyse(old: str, new: str, proposals: Sequence[Proposal]) -> Rewrite:
    """What `new` says about proposals that do not overlap, sorted by place."""
    taken = _explained(old, new, proposals)
    if taken is not None:
        return Rewrite(taken, (), ())
    edits = hunks(old, new)
    starts = [span.start for span, _ in edits]
    used: set[int] = set()
    accepted: list[int] = []
    changed: list[tuple[int, str]] = []
    for number, (area, wanted) in enumerate(proposals):
        first = max(bisect_left(starts, area.start) - 1, 0)
        last = bisect_left(starts, area.end + 1)
        near = [n for n in range(first, last) if n not in used and _near(edits[n][0], area)]
        inner = [n for n in near if clash(edits[n][0], area)]
        if near and wanted is not None and _words(old, area, [edits[n] for n in near]) == wanted:
            used.update(near)
            accepted.append(number)
            continue
        words = _words(old, area, [edits[n] for n in inner]) if inner else None
        if words is not None:
            used.update(inner)
            if words == wanted:
                accepted.append(number)
            else:
                changed.append((number, words))
    rest = [edit for number, edit in enumerate(edits) if number not in used]
    return Rewrite(tuple(accepted), tuple(changed), tuple(joined(rest, old, [area for area, _ in proposals])))


def _near(edit: Span, area: Span) -> bool:
    return edit.start <= area.end and area.start <= edit.end and (area.contains(edit) or clash(edit, area))


def _words(old: str, area: Span, edits: Sequence[Edit]) -> str | None:
    """What edits make of an area; None when they reach out of it and change words there."""
    start = min(area.start, *(span.start for span, _ in edits))
    end = max(area.end, *(span.end for span, _ in edits))
    inside = [(Span(span.start - start, span.end - start), new) for span, new in edits]
    words = apply_edits(old[start:end], inside)
    before, after = old[start : area.start], old[area.end : end]
    if len(words) < len(before) + len(after) or not (words.startswith(before) and words.endswith(after)):
        return None
    return words[len(before) : len(words) - len(after)]


def _aligned(before: list[str], after: list[str]) -> list[Edit]:
    """The edits between two lists of tokens, counted in characters of the first."""
    if not before and not after:
        return []
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    if not before or not after or len(before) * len(after) > _LARGEST:
        return [(Span(0, starts[-1]), "".join(after))]
    from rapidfuzz.distance import Indel

    found: list[Edit] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            continue
        span = Span(starts[step.src_start], starts[step.src_end])
        words = "".join(after[step.dest_start : step.dest_end])
        if found and found[-1][0].end == span.start:
            earlier, said = found.pop()
            span, words = Span(earlier.start, span.end), said + words
        found.append((span, words))
    return found


def _explained(old: str, new: str, proposals: Sequence[Proposal]) -> tuple[int, ...] | None:
    """The proposals that make `new` out of `old` and leave nothing to explain; None when none do."""
    paths: dict[int, tuple[object, int] | None] = {0: None}
    at = 0
    for number, (area, wanted) in enumerate(proposals):
        kept = old[at : area.start]
        words = old[area.start : area.end]
        onward: dict[int, tuple[object, int] | None] = {}
        for offset, path in paths.items():
            if not new.startswith(kept, offset):
                continue
            here = offset + len(kept)
            if wanted is not None and new.startswith(wanted, here):
                onward.setdefault(here + len(wanted), (path, number))
            if new.startswith(words, here):
                onward.setdefault(here + len(words), path)
        if not onward or len(onward) > _PATHS:
            return None
        paths, at = onward, area.end
    whole = [path for offset, path in paths.items() if new[offset:] == old[at:]]
    return _numbers(whole[0]) if whole else None


def _numbers(path: tuple[object, int] | None) -> tuple[int, ...]:
    found = []
    while path is not None:
        earlier, number = path
        found.append(number)
        path = earlier if isinstance(earlier, tuple) else None
    return tuple(reversed(found))
