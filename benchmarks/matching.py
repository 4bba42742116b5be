"""Glossary matching beside flashtext and spaCy, and how it grows: `python benchmarks/matching.py`.

All three get the same wrong renderings and the same segments. Only copydesk folds hyphens, blanks and
quotation marks, knows inflections and weighs statuses; the others look for the plain words without case.
copydesk is measured twice: asked for one text after another, and for a document at a time, as `check` asks.
"""

from __future__ import annotations

import gc
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from copydesk.config import Languages
from copydesk.engine.glossaries import load_layers
from copydesk.exchange.glossaries import write_glossary
from copydesk.glossary.index import Index, Rendering, resolve
from copydesk.model import Concept, Status, Term
from copydesk.text import lexicon

_Text = TypeVar("_Text")
ROOT = Path(__file__).resolve().parent.parent
TEXTS = 4000
DOCUMENT = 20
"""Texts in a document: about as many sentences as a news article has."""
SEED = 7


def texts(concepts: list[Concept], unit: str) -> list[str]:
    """Segments or units of the articles in `segments/`, repeated; one in fifty holds a wrong rendering."""
    pieces: dict[object, list[str]] = {}
    for file in sorted((ROOT / "segments").glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            pieces.setdefault((row["document"], row[unit]), []).append(row["target"])
    return _drawn([" ".join(piece) for piece in pieces.values()], concepts)


def real_news(concepts: list[Concept]) -> list[str]:
    """Segments of machine-translated news, where the folder named by COPYDESK_SHARED is; else none."""
    shared = Path(os.environ.get("COPYDESK_SHARED", ROOT.parent / "shared"))
    file = shared / "data" / "wmt23_zh_en_news_dev.jsonl"
    if not file.exists():
        return []
    found = [json.loads(line)["target"] for line in file.read_text("utf-8").splitlines()]
    return _drawn(found, concepts)


def _drawn(found: list[str], concepts: list[Concept]) -> list[str]:
    order = random.Random(SEED)  # noqa: S311 - a repeatable order, no secret
    drawn = [order.choice(found) for _ in range(TEXTS)]
    for number in range(0, TEXTS, 50):
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


def by_document(index: Index, texts: list[str]) -> float:
    """Texts a second when the index is asked for whole documents, as the checker does."""
    documents = [texts[start : start + DOCUMENT] for start in range(0, len(texts), DOCUMENT)]

    def find_all(document: list[str]) -> list[list[Rendering]]:
        return [resolve(index.read(document[number])) for number in index.promising(document)]

    return rate(find_all, documents) * len(texts) / len(documents)


def rate(job: Callable[[_Text], object], texts: list[_Text]) -> float:
    """Texts a second, the median of three passes."""
    passes = []
    for _ in range(3):
        gc.collect()
        start = time.perf_counter()
        for text in texts:
            job(text)
        passes.append(len(texts) / (time.perf_counter() - start))
    return statistics.median(passes)


def flashtext(concepts: list[Concept]) -> Callable[[str], object]:
    """Make flashtext ready over the same wrong renderings."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for concept in concepts:
        for term in concept.terms:
            processor.add_keyword(term.text, concept.id)
    return lambda text: processor.extract_keywords(text, span_info=True)


def phrase_matcher(concepts: list[Concept]) -> Callable[[str], object]:
    """Make spaCy's PhraseMatcher ready over the same wrong renderings, with its tokenizer."""
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
    """Print the side-by-side runs, and the growth."""
    concepts = glossary(10_000)
    rivals = {"flashtext": flashtext(concepts), "spaCy PhraseMatcher": phrase_matcher(concepts)}
    index = Index(concepts)
    samples = {
        "real news, segments": real_news(concepts),
        "paragraphs": texts(concepts, "unit"),
        "sentences": texts(concepts, "segment"),
    }
    for name, drawn in samples.items():
        if not drawn:
            continue
        length = sum(map(len, drawn)) / len(drawn)
        ours = {"by document": by_document(index, drawn), "text by text": rate(index.find, drawn)}
        say(f"{name} of {length:.0f} characters, 10,000 variants", "")
        for way, speed in ours.items():
            say(f"  copydesk, complete matching, {way}", f"{speed:,.0f} texts/s")
        for rival, job in rivals.items():
            theirs = rate(job, drawn)
            say(f"  {rival}, plain words", f"{theirs:,.0f} texts/s")
            for way, speed in ours.items():
                say(f"    copydesk {way} / {rival}", f"{speed / theirs:.1f}")
    few, many = glossary(1_000), glossary(100_000)
    small = rate(Index(few).find, texts(few, "segment"))
    half = many[: len(many) // 2]  # each has a right rendering too
    large = rate(Index(half).find, texts(half, "segment"))
    first, again = loading(half)
    say("copydesk, 1,000 variants", f"{small:,.0f} texts/s")
    say("copydesk, 100,000 variants", f"{large:,.0f} texts/s")
    say("  100,000 / 1,000", f"{large / small:.2f}")
    say("  loading 100,000 from a TSV file, ready to match", f"{first:.2f} s")
    say("  loading them again, from the compiled cache", f"{again:.2f} s")


def loading(concepts: list[Concept]) -> Iterator[float]:
    """Seconds to load the concepts from a native file, the first time and the second, ready to match."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        path = Path(folder) / "large.tsv"
        write_glossary(concepts, path)
        for _ in range(2):
            start = time.perf_counter()
            Index(load_layers([path], Languages()).concepts)
            yield time.perf_counter() - start


if __name__ == "__main__":
    main()
