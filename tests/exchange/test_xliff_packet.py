import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from batches import sample_batch
from copydesk.errors import OutputError
from copydesk.exchange.xliff_packet import Version, write_packet
from copydesk.model import Batch, Document, Role, Segment, Span, Unit

VERSIONS: tuple[Version, ...] = ("1.2", "2.1", "2.2")
HOSTILE = "a\r\nb\tc  d ]]> <b>x</b> & &amp; \"q\" 'q' 😀 新冠\u202e \x85\u2028 "
every_version = pytest.mark.parametrize("version", VERSIONS)


def packet(batch: Batch, version: Version = "1.2", *, all_segments: bool = False) -> bytes:
    write_packet(batch, stream := BytesIO(), version=version, all_segments=all_segments)
    return stream.getvalue()


@dataclass(frozen=True)
class Received:
    """A unit as a client sees it, in whichever version."""

    id: str
    source: str
    target: str
    state: tuple[str | None, str | None]
    facts: dict[str, str]
    findings: list[dict[str, str]]
    notes: list[str]
    corrected: str | None


def received(batch: Batch, version: Version = "1.2", *, all_segments: bool = False) -> dict[str, Received]:
    """The units of a packet by their place, document and segment."""
    root = etree.fromstring(packet(batch, version, all_segments=all_segments))
    units = (
        map(_read12, root.iter("{*}trans-unit")) if version == "1.2" else map(_read2, root.iter("{*}unit"))
    )
    return {f"{unit.facts['document']}:{unit.facts['segment']}": unit for unit in units}


def _read12(unit: etree._Element) -> Received:
    facts, *findings = (
        {context.get("context-type").removeprefix("x-copydesk-"): context.text or "" for context in group}
        for group in unit.iterfind("{*}context-group")
    )
    return Received(
        id=unit.get("id"),
        source=unit.findtext("{*}source"),
        target=unit.findtext("{*}target"),
        state=(unit.find("{*}target").get("state"), unit.get("approved")),
        facts=facts,
        findings=findings,
        notes=[note.text for note in unit.iterfind("{*}note")],
        corrected=unit.findtext("{*}alt-trans/{*}target"),
    )


def _read2(unit: etree._Element) -> Received:
    facts, *findings = (
        {meta.get("type"): meta.text or "" for meta in group.iterfind("{*}meta")}
        for group in unit.iter("{*}metaGroup")
    )
    segment = unit.find("{*}segment")
    return Received(
        id=unit.get("id"),
        source=segment.findtext("{*}source"),
        target=segment.findtext("{*}target"),
        state=(segment.get("state"), segment.get("subState")),
        facts=facts,
        findings=findings,
        notes=[note.text for note in unit.iterfind("{*}notes/{*}note")],
        corrected=unit.findtext("{*}matches/{*}match/{*}target"),
    )


def batch_of(*documents: Document) -> Batch:
    """A batch in which nothing was flagged."""
    return replace(sample_batch(), documents=documents, items=())


def document(*texts: str, name: str = "desk/a.txt", **fields: object) -> Document:
    segments = (Segment(f"s{n}", text) for n, text in enumerate(texts, start=1))
    return Document(name, tuple(Unit(f"u{s.id}", Role.BODY, (s,)) for s in segments), **fields)


def translated(source: str, target: str, **fields: object) -> Document:
    return Document("b.tsv", (Unit("1", Role.BODY, (Segment("1", target, source=source),)),), **fields)


CLEAN = batch_of(*sample_batch().documents)
ODD_IDS = (Segment("row 7/é", "x"), Segment("row_7", "y"), Segment("", "z"))
ODD = batch_of(
    document(HOSTILE, "", "bell\x07 esc\x1b \ufffe", name='<a> & "b"\n新\x01.txt'),
    Document("a", (Unit("ü 1", Role.CELL, ODD_IDS, ("", "")),)),
)


@pytest.mark.shared
@every_version
@pytest.mark.parametrize("all_segments", [False, True])
@pytest.mark.parametrize(
    "batch", [sample_batch(), ODD, CLEAN, batch_of()], ids=["sample", "odd", "clean", "empty"]
)
def test_a_packet_is_valid(
    shared: Path, tmp_path: Path, batch: Batch, version: Version, *, all_segments: bool
) -> None:
    (path := tmp_path / "review.xlf").write_bytes(packet(batch, version, all_segments=all_segments))
    validator = [sys.executable, shared / "xliff" / "validate.py", path]
    run = subprocess.run(validator, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_the_sample_batch_gives_the_golden_packet(
    golden: Callable[[str, bytes], None], version: Version
) -> None:
    golden(f"review-{version}.xlf", packet(sample_batch(), version))


@every_version
def test_every_finding_stands_on_each_of_its_segments(version: Version) -> None:
    sent = {
        (place, facts["finding"], facts["check"], facts["span"])
        for place, unit in received(sample_batch(), version).items()
        for facts in unit.findings
    }
    assert sent == {
        (f"{f.document}:{segment}", f.id, f.check, f"{f.place.start}-{f.place.end}")
        for f in sample_batch().findings
        for segment in (f.place.segment, f.place.end_segment)
    }


@every_version
def test_a_crossing_finding_says_where_it_begins_and_ends(version: Version) -> None:
    units = received(sample_batch(), version)
    for place in ("desk/a.txt:s2", "desk/a.txt:s3"):
        [cut] = [facts for facts in units[place].findings if facts["check"] == "sentence-cut"]
        assert (cut["segment"], cut["end-segment"]) == ("s2", "s3")
        assert any("runs over a sentence border" in note for note in units[place].notes)


@every_version
def test_a_unit_carries_our_ids_and_the_digest_of_its_target(version: Version) -> None:
    for unit in received(sample_batch(), version).values():
        assert unit.facts["batch"] == "5f2c9b7a10d44e8891aa"
        assert unit.facts["target-sha256"] == hashlib.sha256(unit.target.encode()).hexdigest()
    assert received(sample_batch(), version)["desk/a.txt:s3"].facts["unit"] == "u2"


@every_version
def test_every_file_carries_the_batch(version: Version) -> None:
    place = "{*}header/{*}phase-group/{*}phase" if version == "1.2" else "{*}metadata/{*}metaGroup/{*}meta"
    for file in etree.fromstring(packet(sample_batch(), version)):
        element = file.find(place)
        assert "5f2c9b7a10d44e8891aa" in (element.get("job-id"), element.text)


def test_a_tool_without_version_is_still_named() -> None:
    root = etree.fromstring(packet(replace(sample_batch(), version="")))
    assert dict(root.find("{*}file/{*}header/{*}tool").attrib) == {
        "tool-id": "copydesk",
        "tool-name": "copydesk",
    }


@every_version
def test_only_flagged_segments_are_sent_unless_all_are_asked_for(version: Version) -> None:
    flagged = {"desk/a.txt:s1", "desk/a.txt:s2", "desk/a.txt:s3", "desk/a.txt:s4", "b.tsv:1"}
    assert received(sample_batch(), version).keys() == flagged
    units = received(sample_batch(), version, all_segments=True)
    assert units.keys() == flagged | {"desk/a.txt:s5", "b.tsv:2"}
    states = {place: unit.state for place, unit in units.items()}
    wants_review = (
        ("needs-review-translation", "no") if version == "1.2" else ("translated", "copydesk:flagged")
    )
    assert {states[place] for place in flagged} == {wants_review}
    assert states["b.tsv:2"] == ("translated", "no" if version == "1.2" else None)
    assert not units["b.tsv:2"].notes


@every_version
def test_notes_stand_in_the_order_of_the_items(version: Version) -> None:
    first_lines = [note.splitlines()[0] for note in received(sample_batch(), version)["desk/a.txt:s2"].notes]
    assert first_lines == [
        "“new crown pneumonia” -> COVID-19",
        "“became Lin Qiaozhen. In her speech, she”: One sentence seems to have been cut in two after a name.",
        "“Promote” -> promote",
    ]


def test_severity_is_the_priority_of_a_note() -> None:
    notes = etree.fromstring(packet(sample_batch())).iterfind(".//{*}trans-unit[@id='s2']/{*}note")
    assert [note.get("priority") for note in notes] == ["2", "2", "5"]


@every_version
def test_the_corrected_wording_has_every_proposal(version: Version) -> None:
    assert {place: unit.corrected for place, unit in received(sample_batch(), version).items()} == {
        "desk/a.txt:s1": "COVID-19 cases rose in the port",
        "desk/a.txt:s2": "The hospital will promote COVID-19 care & became Lin Qiaozhen.",
        "desk/a.txt:s3": None,
        "desk/a.txt:s4": "",
        "b.tsv:1": "=SUM(COVID-19) is a win-win.",
    }


def test_of_overlapping_proposals_the_first_item_is_applied() -> None:
    batch = sample_batch()
    second = replace(batch.items[0], edits=((Span(10, 25), "lung disease"),))
    assert received(replace(batch, items=(batch.items[0], second)))["desk/a.txt:s1"].corrected == (
        "COVID-19 cases rose in the port"
    )


@every_version
def test_hostile_text_survives(version: Version) -> None:
    batch = batch_of(document(HOSTILE), translated(HOSTILE, HOSTILE[::-1]))
    english, bilingual = received(batch, version, all_segments=True).values()
    assert english.source == english.target == HOSTILE
    assert (bilingual.source, bilingual.target) == (HOSTILE, HOSTILE[::-1])


@every_version
def test_what_xml_cannot_hold_is_shown_and_explained(version: Version) -> None:
    text = "bell\x07 ring\ufffe\x07"
    [unit] = received(batch_of(document(text)), version, all_segments=True).values()
    assert unit.source == unit.target == "bell␇ ring�␇"
    assert unit.facts["target-sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert unit.notes == [
        "␇ stands for U+0007, � stands for U+FFFE: XLIFF cannot hold it. Leave it where it belongs."
    ]


def test_ids_are_unique_name_tokens() -> None:
    units = received(ODD, "2.1", all_segments=True)
    ids = [unit.id for unit in units.values() if unit.facts["document"] == "a"]
    assert ids == ["row_20_7_2F__E9_", "row_5F_7", "_"]
    assert all(re.fullmatch(r"[\w.-]+", name) for name in ids)


@pytest.mark.parametrize(
    ("sent", "source", "target"),
    [
        (document("x"), "en-US", "en-GB"),
        (document("x", target_language="en-AU"), "en-US", "en-AU"),
        (document("x", target_language="en-US"), "en", "en-US"),
        (translated("一", "one"), "zh-CN", "en"),
        (translated("一", "one", source_language="zh-TW"), "zh-TW", "en"),
        (translated("one", "won", source_language="en"), "en-US", "en-GB"),
    ],
)
def test_source_and_target_never_share_a_code(sent: Document, source: str, target: str) -> None:
    file = etree.fromstring(packet(batch_of(sent), all_segments=True)).find("{*}file")
    assert (file.get("source-language"), file.get("target-language")) == (source, target)
    root = etree.fromstring(packet(batch_of(sent), "2.1", all_segments=True))
    assert (root.get("srcLang"), root.get("trgLang")) == (source, target)


def test_one_xliff_2_file_names_what_its_documents_have_in_common() -> None:
    root = etree.fromstring(packet(sample_batch(), "2.1"))
    assert (root.get("srcLang"), root.get("trgLang")) == ("mul", "en")


def test_several_target_languages_do_not_fit_into_xliff_2() -> None:
    batch = batch_of(document("x"), translated("一", "un", target_language="fr"))
    with pytest.raises(OutputError, match=r"one target language, this batch has en-GB, fr; use --xliff 1\.2"):
        packet(batch, "2.1", all_segments=True)


def test_a_segment_without_source_in_a_bilingual_document_shows_its_target() -> None:
    half = Unit("1", Role.BODY, (Segment("1", "one", source="一"), Segment("2", "two")), (" ",))
    units = received(batch_of(Document("b", (half,))), all_segments=True)
    assert [unit.source for unit in units.values()] == ["一", "two"]


def glossary(batch: Batch) -> list[tuple[str | None, ...]]:
    root = etree.fromstring(packet(batch, "2.1"))
    fields = ("term", "translation", "definition")
    return [
        tuple(entry.findtext(f"{{*}}{field}") for field in fields) for entry in root.iter("{*}glossEntry")
    ]


def test_the_glossary_gives_the_source_term_or_else_the_wrong_one() -> None:
    disease = "The disease caused by SARS-CoV-2."
    assert glossary(sample_batch()) == [
        ("New crown pneumonia", "COVID-19", disease),
        ("new crown pneumonia", "COVID-19", disease),
        ("新冠肺炎", "COVID-19", disease),
        ("win-win", "win-win outcomes", None),
    ]


def test_the_glossary_prefers_the_words_of_the_source() -> None:
    batch = sample_batch()
    third = batch.items[4]
    finding = replace(third.lead, source_span=Span(0, 2))
    assert glossary(replace(batch, items=(replace(third, members=(finding,)),)))[0][0] == "新冠"


def test_a_concept_with_nothing_to_say_is_no_glossary_entry() -> None:
    batch = sample_batch()
    covid = replace(batch.concepts["T-1"], terms=())
    assert glossary(replace(batch, items=batch.items[:1], concepts={"T-1": covid}))[0][1] is None
    assert (
        glossary(replace(batch, items=batch.items[:1], concepts={"T-1": replace(covid, definition="")})) == []
    )


@every_version
def test_a_clean_batch_says_so(version: Version) -> None:
    assert etree.fromstring(packet(CLEAN, version)).findtext(".//{*}note") == "Nothing was flagged."
    assert received(CLEAN, version) == {}
