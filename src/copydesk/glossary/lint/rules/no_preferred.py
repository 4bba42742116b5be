"""A concept without a preferred rendering."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View, folded


@rule("no-preferred", Level.ERROR)
def no_preferred(view: View) -> Iterator[Flaw]:
    """A concept has no preferred rendering in the target language, or an empty one.

    Its wrong renderings are flagged with nothing to write instead. A concept that keeps its source form
    (`translate` no) needs none.

    Bad: concept: [[A]]; deprecated: new crown; source: 新冠
    Bad: preferred: [[“ ”]]; deprecated: new crown
    Good: preferred: COVID-19; deprecated: new crown
    Good: translate: no; source: 微信
    """
    for concept in view.concepts:
        if not concept.translate:
            continue
        preferred = concept.preferred(view.language)
        if preferred is None:
            message = f"{concept.id} has no preferred term in {view.language!r}"
            yield Flaw(concept, None, message, "name one, or retire the concept")
        elif not any(map(str.isalnum, folded(preferred.text))):
            message = f"the preferred term of {concept.id} has no words"
            yield Flaw(concept, preferred, message, "fill it in, or retire the concept")
