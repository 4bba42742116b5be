"""Fields: an instruction that is no text, and its result, which is."""

from __future__ import annotations

from dataclasses import dataclass, field

_COMPUTED = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FILENAME", "NUMWORDS", "NUMCHARS"),
        *("AUTHOR", "DOCPROPERTY", "DOCVARIABLE", "MERGEFIELD", "AUTONUM", "LISTNUM"),
    )
)
"""Fields that the office program writes anew: an edit of their result would be lost."""


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    computed: bool = False


class Fields:
    """The fields that are open where the reader is; they may run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._instructions = 0
        self._computed = 0

    @property
    def silent(self) -> bool:
        """Whether the reader is in an instruction."""
        return self._instructions > 0

    @property
    def computed(self) -> bool:
        """Whether the reader is in a result that the office program computes."""
        return self._computed > 0

    def begin(self, instruction: str | None = None) -> None:
        """A field begins; with an instruction given, its result does."""
        self._open.append(_Field())
        self._instructions += 1
        if instruction is not None:
            self.instruct(instruction)
            self.separate()

    def instruct(self, text: str) -> None:
        """A part of the instruction of the innermost field."""
        if self._open:
            self._open[-1].instruction.append(text)

    def separate(self) -> None:
        """The instruction of the innermost field ends, its result begins."""
        if self._open and not self._open[-1].in_result:
            inner = self._open[-1]
            inner.in_result = True
            name = "".join(inner.instruction).split(maxsplit=1)[:1]
            inner.computed = bool(name) and name[0].upper() in _COMPUTED
            self._instructions -= 1
            self._computed += inner.computed

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            inner = self._open.pop()
            self._instructions -= not inner.in_result
            self._computed -= inner.computed
