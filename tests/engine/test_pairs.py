"""Machine and final texts laid side by side, and the hits that editors decided about."""

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.engine.pairs import align, judged
from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Decision, Document, Role, Segment, Unit, Verdict
from desk import glossary


def document(name, **texts):
    segments = tuple(Segment(key, text) for key, text in texts.items())
    return Document(name, (Unit("u", Role.BODY, segments, (" ",) * (len(segments) - 1)),))


def test_segments_meet_by_document_and_id_and_the_rest_is_listed():
    machine = [document("a", s1="One.", s2="Two."), document("b", s1="Three.")]
    final = [document("a", s1="Uno.", s3="Tres."), document("c", s1="Four.")]
    aligned = align(machine, final)
    assert [(p.document, p.segment, p.machine, p.final) for p in aligned.pairs] == [
        ("a", "s1", "One.", "Uno.")
    ]
    assert aligned.unmatched == (
        "a, segment s2: only in the machine text",
        "a, segment s3: only in the final text",
        "b: only in the machine text",
        "c: only in the final text",
    )


def test_two_single_documents_belong_together():
    aligned = align([document("mt.tsv", s1="One.")], [document("final.tsv", s1="Uno.")])
    assert ([pair.document for pair in aligned.pairs], aligned.unmatched) == (["mt.tsv"], ())


def test_decisions_meet_the_hits_of_the_terms_that_they_are_about():
    text = read_plain("They saw the new crown sector. Then the new crown came back again.", "a.txt")
    concepts = glossary({"new crown": "COVID-19", "?came back": "returned"})
    found = Checker(Config().with_switches(profile="all"), concepts).check(text).findings
    verdicts = (Verdict.REJECT, Verdict.DEFER, Verdict.ACCEPT)
    decisions = [
        Decision(
            finding=f.id,
            group=f.group,
            document=f.document,
            segment=f.place.segment,
            fingerprint=f.fingerprint,
            batch="",
            verdict=verdict,
        )
        for f, verdict in zip((f for f in found if f.concept), verdicts, strict=True)
    ]
    hits = judged([text], decisions, concepts, Config())
    assert [(hit.term.text, str(hit.excerpt), hit.dismissed) for hit in hits] == [
        ("new crown", "They saw the [new crown] sector.", True),
        ("came back", "Then the new crown [came back] again.", False),
    ]
