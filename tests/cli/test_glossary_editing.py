"""`copydesk glossary add` and `retire` from outside."""

import pytest

NATIVE = "concept\tterm\tstatus\tauthority\nT-1\tCOVID-19\tpreferred\tWHO\nT-1\tnew crown\tdeprecated\t\n"


@pytest.fixture
def terms(tmp_path):
    file = tmp_path / "g.tsv"
    file.write_text(NATIVE, "utf-8")
    return file


def refused(done, said):
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_add_a_concept(desk, terms):
    options = ["--wrong", "Shanghai Five", "--admitted", "SCO", "--ambiguous", "the bloc", "--domain", "sco"]
    done = desk(
        "glossary", "add", "g.tsv", "--concept", "T-2", "--preferred", "Shanghai Cooperation Organization",
        "--source", "上海合作组织", "--source", "上合组织", "--authority", "SCO Charter", *options,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "+ T-2",
        "+ T-2 admitted “SCO” (en)",
        "+ T-2 preferred “Shanghai Cooperation Organization” (en)",
        "+ T-2 deprecated “Shanghai Five” (en)",
        "+ T-2 ambiguous “the bloc” (en)",
        "+ T-2 admitted “上合组织” (zh)",
        "+ T-2 preferred “上海合作组织” (zh)",
    ]
    written = terms.read_text("utf-8").splitlines()
    assert written[0] == "concept\tterm\tstatus\tauthority\tlanguage\tdomain"  # its own columns stay in front
    assert written[3] == "T-2\tShanghai Cooperation Organization\tpreferred\tSCO Charter\ten\tsco"


def test_a_concept_without_an_id_is_refused(desk, terms):
    refused(desk("glossary", "add", "g.tsv", "--concept", " ", "--preferred", "quay"), "give --concept an id")
    assert terms.read_text("utf-8") == NATIVE


def test_add_a_wrong_rendering_to_a_concept(desk, terms):
    done = desk("glossary", "add", "g.tsv", "--concept", "T-1", "--wrong", "crown flu")
    assert (done.returncode, done.stdout.decode()) == (0, "+ T-1 deprecated “crown flu” (en)\n")
    assert "T-1\tcrown flu\tdeprecated\t\n" in terms.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--concept", "T-2", "--wrong", "Shanghai Five"],
            "the new concept 'T-2' has no preferred term; name it",
        ),
        (
            ["--concept", "T-1", "--wrong", "new crown"],
            "g.tsv:3: the concept 'T-1' has the term “new crown” already",
        ),
        (
            ["--concept", "T-1", "--preferred", "Covid"],
            "g.tsv:2: the concept 'T-1' prefers “COVID-19” already",
        ),
        (["--concept", "T-1", "--authority", "NHC"], "the concept 'T-1' has the authority 'WHO' already"),
        (
            ["--concept", "T-2", "--preferred", "covid-19"],
            "“covid-19” is preferred here and in T-1; join the two",
        ),
        (
            ["--concept", "T-2", "--preferred", "x\u200by"],
            "character 2 of “x·y” is an invisible one (U+200B)",
        ),
    ],
)
def test_add_refuses_what_would_be_wrong_and_writes_nothing(desk, terms, options, said):
    refused(desk("glossary", "add", "g.tsv", *options), said)
    assert terms.read_text("utf-8") == NATIVE


def test_add_does_not_mind_errors_that_were_there(desk, terms):
    terms.write_text(NATIVE + "T-2\tnew crown\tpreferred\tnobody\n", "utf-8")
    assert desk("glossary", "add", "g.tsv", "--concept", "T-1", "--wrong", "crown flu").returncode == 0


def test_add_keeps_the_wide_layout_and_refuses_what_it_cannot_hold(desk, terms):
    terms.write_text("concept\tpreferred\tdeprecated\nT-1\tCOVID-19\tnew crown\n", "utf-8")
    assert desk("glossary", "add", "g.tsv", "--concept", "T-1", "--wrong", "crown flu").returncode == 0
    written = terms.read_text("utf-8")
    assert "T-1\tCOVID-19\tcrown flu; new crown" in written or "T-1\tCOVID-19\tcrown flu;new crown" in written
    refused(
        desk("glossary", "retire", "g.tsv", "T-1", "--term", "crown flu"), "cannot hold the term “crown flu”"
    )
    assert terms.read_text("utf-8") == written


def test_retire_a_concept(desk, terms):
    done = desk("glossary", "retire", "g.tsv", "T-1", "--reason", "the pandemic is over")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "~ T-1 lifecycle: approved -> retired",
        "~ T-1 note: (empty) -> retired: the pandemic is over",
    ]
    refused(desk("glossary", "retire", "g.tsv", "T-1"), "the concept 'T-1' is retired already")


def test_retire_a_wrong_term_and_it_is_refused_for_good(desk, terms):
    done = desk("glossary", "retire", "g.tsv", "T-1", "--term", "new crown")
    assert done.stdout.decode() == "~ T-1 “new crown” (en) status: deprecated -> refused\n"
    refused(desk("glossary", "retire", "g.tsv", "T-1", "--term", "new crown"), "is out of use already")


def test_retire_an_admitted_term_and_it_is_flagged_as_outdated(desk, terms):
    terms.write_text(NATIVE + "T-1\tNCP\tadmitted\t\n", "utf-8")
    done = desk("glossary", "retire", "g.tsv", "T-1", "--term", "NCP", "--reason", "renamed 22 February 2020")
    assert done.stdout.decode().splitlines() == [
        "~ T-1 “NCP” (en) evidence: (empty) -> retired: renamed 22 February 2020",
        "~ T-1 “NCP” (en) status: admitted -> superseded",
    ]


def test_retire_refuses_what_is_not_there_and_the_preferred_term(desk, terms):
    refused(desk("glossary", "retire", "g.tsv", "T-7"), "no concept is called 'T-7'")
    refused(desk("glossary", "retire", "g.tsv", "T-1", "--term", "x"), "the concept 'T-1' has no term “x”")
    refused(desk("glossary", "retire", "g.tsv", "T-1", "--term", "COVID-19"), "prefer another term first")
