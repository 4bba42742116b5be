"""A glossary in which every column is used, and most of what is hard for some format occurs."""

from copydesk.model import Case, Concept, Lifecycle, Severity, Status, Term

COVID = Concept(
    "T-1",
    (
        Term(
            "COVID-19", Status.PREFERRED, case=Case.ACRONYM, extra={"partOfSpeech": "noun", "colour": "red"}
        ),
        Term("coronavirus disease 2019", Status.ADMITTED, inflect=False),
        Term(
            "new crown pneumonia",
            Status.DEPRECATED,
            only=("before:the", "domain:health"),
            except_=("in:headline", "/crown (prince|jewels)/"),
            replacement="-",
            severity=Severity.CRITICAL,
            protect=True,
            approved_by="M. Ito",
            approved_on="2026-01-05",
            evidence="seen 12 times;\tin 9 articles\nand a headline",
        ),
        Term("Wuhan pneumonia", Status.SUPERSEDED, severity=Severity.MAJOR),
        Term("the new crown", Status.AMBIGUOUS, whole_word=False, only=("after:wave",)),
        Term("crown flu", Status.PROPOSED, proposed_as="superseded"),
        Term("corona", Status.REFUSED, evidence="no"),
        Term("新冠肺炎", Status.PREFERRED, "zh", extra={"context": "新冠肺炎疫情"}),
        Term("新型冠状病毒肺炎", Status.ADMITTED, "zh"),
    ),
    domain="health",
    definition='Disease caused by <SARS-CoV-2> & "friends".\n\nSince 2019.',
    note="Never “the crown”, say WHO & CDC",
    authority="WHO, 2020-02-11",
)
PLAIN = Concept(
    "T-2",
    (Term("win-win outcomes", Status.PREFERRED), Term("共赢", Status.PREFERRED, "zh")),
    translate=False,
)
ENGLISH_ONLY = Concept("T-3", (Term("=SUM, the “charity”", Status.PREFERRED, replacement="-SUM"),), note="-")
NO_RIGHT_TERM = Concept(
    "T-4",
    (Term("health and health community", Status.DEPRECATED), Term("卫生健康共同体", Status.PREFERRED, "zh")),
    lifecycle=Lifecycle.PROPOSED,
)
MANY_LANGUAGES = Concept(
    "T-5",
    (
        Term("neighbor", Status.PREFERRED, "en-US"),
        Term("neighbour", Status.ADMITTED, "en-GB"),
        Term("voisin", Status.PREFERRED, "fr"),
        Term("邻国", Status.PREFERRED, "zh-CN"),
    ),
)
ODD_ID = Concept(
    "10 % <of> 新",
    (
        Term("#hashtag; sort of", Status.ADMITTED),
        Term('5" disk', Status.ADMITTED),
        Term("话题", Status.ADMITTED, "zh"),
    ),
)
RICH = [ODD_ID, COVID, PLAIN, ENGLISH_ONLY, NO_RIGHT_TERM, MANY_LANGUAGES]
