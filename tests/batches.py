"""A small batch made by hand: two documents, every shape of finding that a packet or report must show."""

from copydesk.model import (
    Applicability,
    Batch,
    Category,
    Concept,
    Document,
    Finding,
    Group,
    Item,
    NotRun,
    Place,
    Role,
    Segment,
    Severity,
    Span,
    Status,
    Term,
    Unit,
)

COVID = Concept(
    "T-1",
    (
        Term("COVID-19", Status.PREFERRED),
        Term("new crown pneumonia", Status.DEPRECATED),
        Term("新冠肺炎", Status.PREFERRED, language="zh"),
    ),
    domain="health",
    authority="WHO, naming of 11 February 2020",
    definition="The disease caused by SARS-CoV-2.",
)


def sample_batch() -> Batch:
    """English-only `a.txt`, bilingual `b.tsv`: safe, check, advice, deletion, a cluster, two segments, hostile text."""
    a = Document(
        "desk/a.txt",
        (
            Unit(
                "u1",
                Role.HEADLINE,
                (Segment("s1", "New crown pneumonia cases rose in the port"),),
                attributes={"line": 1},
            ),
            Unit(
                "u2",
                Role.BODY,
                (
                    Segment(
                        "s2", "The hospital will Promote new crown pneumonia care & became Lin Qiaozhen."
                    ),
                    Segment("s3", "In her speech, she spoke of <b>hope</b>."),
                ),
                (" ",),
                attributes={"line": 3},
            ),
            Unit(
                "u3", Role.BODY, (Segment("s5", "Nothing is wrong with this one."),), attributes={"line": 5}
            ),
            Unit("u4", Role.END_MARK, (Segment("s4", "(Finish)"),), attributes={"line": 7}),
        ),
    )
    b = Document(
        "b.tsv",
        (
            Unit(
                "1",
                Role.BODY,
                (Segment("1", "=SUM(new crown pneumonia) is a win-win.", source="新冠肺炎是双赢。"),),
            ),
            Unit("2", Role.BODY, (Segment("2", "All is well.", source="一切都好。"),)),
        ),
    )
    terminology = ("nonstandard-rendering", Category.TERMINOLOGY, "terminology/wrong-term")
    why = "The standard rendering is “COVID-19” (glossary T-1: WHO, naming of 11 February 2020)."
    first = finding(a, "s1", 0, 19, terminology, "COVID-19", why, concept="T-1", group="covid")
    second = finding(a, "s2", 26, 45, terminology, "COVID-19", why, concept="T-1", group="covid")
    capital = finding(
        a, "s2", 18, 25, ("mid-sentence-capital", Category.TYPOGRAPHICAL, "linguistic-conventions/typography"),
        "promote", "Capital letter in mid-sentence, where two pieces were joined.", severity=Severity.MINOR,
    )  # fmt: skip
    cut = finding(
        a, "s2", 53, 18, ("sentence-cut", Category.GRAMMAR, "linguistic-conventions/grammar"),
        None, "One sentence seems to have been cut in two after a name.", end_segment="s3",
    )  # fmt: skip
    end = finding(
        a, "s4", 0, 8, ("agency-end-mark", Category.ADDITION, "accuracy/addition"),
        "", "The agency's end mark is not part of the story.",
    )  # fmt: skip
    third = finding(b, "1", 5, 24, terminology, "COVID-19", why, concept="T-1", group="covid")
    advice = finding(
        b, "1", 31, 38, terminology, None, "Advice only: write “win-win outcomes” where the sentence allows it.",
        concept="T-2", severity=Severity.MINOR,
    )  # fmt: skip
    s2, s3 = (s.target for s in a.units[1].segments)
    items = (
        item((first,), "New crown pneumonia cases rose in the port", Span(0, 19), "COVID-19"),
        item((second,), s2, Span(26, 45), "COVID-19"),
        item((cut,), f"{s2} {s3}", Span(53, len(s2) + 1 + 18), None, ("s2", "s3")),
        item((end,), "(Finish)", Span(0, 8), ""),
        item((third,), b.units[0].segments[0].target, Span(5, 24), "COVID-19"),
        item((capital,), s2, Span(18, 25), "promote"),
        item((advice,), b.units[0].segments[0].target, Span(31, 38), None),
    )
    groups = (
        Group("covid", (items[0], items[1], items[4])),
        *(Group(i.lead.group, (i,)) for i in items if i.lead.group != "covid"),
    )
    return Batch(
        "5f2c9b7a10d44e8891aa",
        (a, b),
        (first, capital, second, cut, end, third, advice),
        items,
        groups,
        concepts={"T-1": COVID, "T-2": Concept("T-2", (Term("win-win outcomes", Status.PREFERRED),))},
        not_run=(NotRun("number-mismatch", 1, "needs the source"),),
        proposed={"T-3": 2},
        version="0.1.0",
    )


def finding(
    document,
    segment,
    start,
    end,
    kind,
    suggestion,
    message,
    *,
    end_segment=None,
    concept=None,
    group=None,
    severity=Severity.MAJOR,
) -> Finding:
    """One finding with plain ids; its text is taken from the document."""
    check, category, mqm = kind
    unit = next(u for u in document.units if any(s.id == segment for s in u.segments))
    texts = {s.id: s.target for s in unit.segments}
    text = texts[segment][start:end]
    if end_segment:
        text = f"{texts[segment][start:]} {texts[end_segment][:end]}"
    safe = Applicability.SAFE if suggestion is not None else Applicability.ADVICE
    name = f"{document.name.replace('/', '-')}-{segment}-{start}"
    return Finding(
        id=name, fingerprint=f"f-{name}", group=group or f"g-{name}", check=check, check_version=1, category=category, mqm=mqm,
        severity=severity, applicability=safe, document=document.name, unit=unit.id, role=unit.role,
        place=Place(segment, start, end_segment or segment, end), text=text, in_quotation=False, message=message,
        suggestion=suggestion, concept=concept,
    )  # fmt: skip


def item(members, before, span, replacement, segments=None) -> Item:
    """One item over its members."""
    after = None if replacement is None else before[: span.start] + replacement + before[span.end :]
    edits = () if replacement is None else ((span, replacement),)
    return Item(members[0].id, members, segments or (members[0].place.segment,), before, after, span, edits)
