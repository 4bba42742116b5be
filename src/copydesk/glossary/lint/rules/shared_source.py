"""One source term in two concepts."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View


@rule("shared-source", Level.WARNING)
def shared_source(view: View) -> Iterator[Flaw]:
    """A source term belongs to two concepts.

    Where it stands in the source, a rendering of either is expected, and a good translation of one seems to
    lack the other. A longer source term, or an `only` context, tells them apart.

    Bad: preferred: pandemic; source: 疫情 | preferred: outbreak; source: [[疫情]]
    Bad: preferred: link up; source: 对接 | domain: newsroom; preferred: docking; source: [[对接]]
    Bad: preferred: outbreak; source: 暴发 | preferred: eruption; source: [[暴發]] {language=zh-Hant}
    Good: preferred: pandemic; source: 疫情 | preferred: outbreak; source: 疫情暴发
    Good: preferred: bond; source: 债券 {only=domain:finance} | preferred: tie; source: 债券 {only=domain:art}
    """
    target = view.language.partition("-")[0]
    first: dict[tuple[str, str], str] = {}
    for entry in view.every_entry:
        language = entry.term.language.partition("-")[0]
        if language == target or entry.bound:
            continue
        owner = first.setdefault((language, entry.words), entry.concept.id)
        if owner != entry.concept.id:
            message = f"the source term “{entry.term.text}” stands in {owner} too"
            yield Flaw(
                entry.concept, entry.term, message, "write a longer source term in one, or join the concepts"
            )
