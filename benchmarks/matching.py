"""Glossary matching beside flashtext and spaCy, and how it grows: `python benchmarks/matching.py`.

All three get the same wrong renderings and the same segments. Only copydesk folds hyphens, blanks and
quotation marks, knows inflections and weighs statuses; the others look for the plain words without case.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from copydesk.glossary.index import Index
from copydesk.model import Concept, Status, Term
from copydesk.text import lexicon

ROOT = Path(__file__).resolve().parent.parent
SEGMENTS = 4000
SEED = 7


def segments(concepts: list[Concept]) -> list[str]:
    """The segments of the articles in `segments/`, repeated; one in twenty holds a wrong rendering."""
    texts = [
        json.loads(line)["target"]
        for file in sorted((ROOT / "segments").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    order = random.Random(SEED)  # noqa: S311 - a repeatable order, no secret
    drawn = [order.choice(texts) for _ in range(SEGMENTS)]
    for number in range(0, SEGMENTS, 20):
        drawn[number] += f" The {order.choice(concepts).terms[1].text} stands here."
    return drawn


def glossary(variants: int) -> list[Concept]:
    """So many wrong renderings, of two to four words of the dictionary."""
    order = random.Random(SEED)  # noqa: S311 - as above
    table = lexicon._table("infl_lu.csv.gz")  # noqa: SLF001 - a benchmark may look inside
    words = sorted({line.partition(",")[0] for line in table if line.islower()})
    concepts, seen = [], set()
    while len(seen) < variants:
        text = " ".join(order.choice(words) for _ in range(order.choice((2, 3, 3, 4))))
        if text not in seen:
            seen.add(text)
            terms = (Term(f"right {len(seen)}", Status.PREFERRED), Term(text, Status.DEPRECATED))
            concepts.append(Concept(f"B-{len(seen)}", terms))
    return concepts


def rate(job: Callable[[str], object], texts: list[str]) -> float:
    """Segments a second, the median of three passes."""
    passes = []
    for _ in range(3):
        gc.collect()
        start = time.perf_counter()
        for text in texts:
            job(text)
        passes.append(len(texts) / (time.perf_counter() - start))
    return statistics.median(passes)


def flashtext(concepts: list[Concept]) -> Callable[[str], object]:
    """flashtext over the same wrong renderings."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for concept in concepts:
        for term in concept.terms:
            processor.add_keyword(term.text, concept.id)
    return lambda text: processor.extract_keywords(text, span_info=True)


def phrase_matcher(concepts: list[Concept]) -> Callable[[str], object]:
    """spaCy's PhraseMatcher over the same wrong renderings, with its tokenizer."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("TERMS", list(language.pipe(term.text for concept in concepts for term in concept.terms)))
    return lambda text: matcher(language.make_doc(text))


def say(what: str, value: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{what:<58}{value:>20}\n")


def main() -> None:
    """Print the side-by-side run and the growth."""
    concepts = glossary(10_000)
    texts = segments(concepts)
    ours = rate(Index(concepts).find, texts)
    say("copydesk, complete matching, 10,000 variants", f"{ours:,.0f} segments/s")
    for name, make in {"flashtext": flashtext, "spaCy PhraseMatcher": phrase_matcher}.items():
        theirs = rate(make(concepts), texts)
        say(f"{name}, plain words, 10,000 variants", f"{theirs:,.0f} segments/s")
        say(f"  copydesk / {name}", f"{ours / theirs:.1f}")
    few, many = glossary(1_000), glossary(100_000)
    small = rate(Index(few).find, segments(few))
    start = time.perf_counter()
    large_index = Index(many)
    compiled = time.perf_counter() - start
    large = rate(large_index.find, segments(many))
    say("copydesk, 1,000 variants", f"{small:,.0f} segments/s")
    say("copydesk, 100,000 variants", f"{large:,.0f} segments/s")
    say("  100,000 / 1,000", f"{large / small:.2f}")
    say("  compiling 100,000", f"{compiled:.2f} s")


if __name__ == "__main__":
    main()
