"""Every rule of XLIFF has cases that keep it and cases that break it; the OASIS suite is judged as it says."""

import io
import tomllib
from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.xliff import FORMAT

HERE = Path(__file__).parent
CORES = {"2.1": "urn:oasis:names:tc:xliff:document:2.0", "2.2": "urn:oasis:names:tc:xliff:document:2.2"}
MODULES = (
    'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"'
    ' xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"'
    ' xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:its="http://www.w3.org/2005/11/its"'
    ' xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"'
    ' xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"'
    ' xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" xmlns:my="urn:example:own"'
)
STRICT = """ xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 xliff-core-1.2-strict.xsd\""""


def _cases(name: str) -> list[dict]:
    return tomllib.loads((HERE / name).read_text("utf-8"))["case"]


def _xliff2(case: dict, version: str) -> str:
    core, xml, where = CORES[version], case["xml"], case["in"]
    if where == "document":
        return xml.format(core=core, version=version)
    if where == "source":
        xml = f"<segment><source>{xml}</source></segment>"
    elif where == "unit":
        xml = f"{xml}<segment id='s1'><source>a</source></segment>"
    if where in ("source", "unit", "unit-only"):
        xml = f"<unit id='u1'>{xml}</unit>"
    elif where == "file":
        xml = f"{xml}<unit id='last'><segment><source>a</source></segment></unit>"
    before, xml = (
        (xml, "<unit id='u'><segment><source>a</source></segment></unit>") if where == "xliff" else ("", xml)
    )
    root = f'<xliff xmlns="{core}" version="{version}" srcLang="zh" trgLang="en" {MODULES}>'
    return f"{root}{before}<file id='f1'>\n{xml}\n</file></xliff>"


def _xliff12(case: dict) -> str:
    xml, where = case["xml"], case["in"]
    if where == "target":
        xml = f"<source>{xml}</source><target>{xml}</target>"
    if where in ("target", "unit"):
        xml = f"<trans-unit id='1'>{xml}</trans-unit>"
    if where != "file":
        xml = f"<body>{xml}</body>"
    strict = STRICT if case.get("strict") else ""
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" xmlns:my="urn:example:own"{strict}>'
        f"<file original='a.txt' source-language='zh' datatype='plaintext'>\n{xml}\n</file></xliff>"
    )


def _read(text: str) -> None:
    list(FORMAT.read(Original("a.xlf", "a.xlf", content=text.encode()), Reading()))


def _judge(case: dict, text: str) -> None:
    if "fault" not in case:
        _read(text)
        return
    with pytest.raises(InputError) as error:
        _read(text)
    assert case["fault"] in str(error.value)
    assert str(error.value).startswith("a.xlf:")


def _cases2() -> list[object]:
    return [
        pytest.param(case, version, id=f"{version}: {case['name']}")
        for case in _cases("rules-2.toml")
        for version in case.get("versions", CORES)
    ]


@pytest.mark.parametrize(("case", "version"), _cases2())
def test_rules_of_version_2(case, version):
    _judge(case, _xliff2(case, version))


@pytest.mark.parametrize("case", _cases("rules-1.2.toml"), ids=lambda case: case["name"])
def test_rules_of_version_1_2(case):
    _judge(case, _xliff12(case))


def test_the_line_is_that_of_the_fault():
    with pytest.raises(InputError, match=r"^a\.xlf:2: <segment> needs <source>"):
        _read(_xliff2({"in": "unit-only", "xml": "<segment/>"}, "2.1"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "<xliff version='1.2'/>",
            "the root is <xliff> of no namespace (version 1.2), not an XLIFF that copydesk reads",
        ),
        ("<html/>", "the root is <html> of no namespace"),
        ("", "the file is empty"),
        ("words", "not well-formed XML"),
    ],
)
def test_what_is_no_xliff_is_refused(text, fault):
    with pytest.raises(InputError) as error:
        _read(text)
    assert fault in str(error.value)


def _suite(shared: Path, kind: str) -> list[Path]:
    return sorted((shared / "xliff" / "suite-2.1-core" / kind).glob("*.xlf"))


def _original(path: Path, core: str) -> Original:
    """The file, or the same in the namespace and version of 2.2."""
    content = path.read_bytes()
    if core != CORES["2.1"]:
        content = content.replace(CORES["2.1"].encode(), core.encode())
    return Original(path.name, path.name, content=content)


@pytest.mark.shared
@pytest.mark.parametrize("core", CORES.values())
def test_all_valid_files_of_the_oasis_suite_are_read_and_written_back(shared, core):
    files = _suite(shared, "valid")
    assert len(files) == 25
    for path in files:
        original, stream = _original(path, core), io.BytesIO()
        list(FORMAT.read(original, Reading()))
        FORMAT.write(original, Reading(), {}, stream)
        assert stream.getvalue() == original.read()


@pytest.mark.shared
@pytest.mark.parametrize("core", CORES.values())
def test_all_invalid_files_of_the_oasis_suite_are_refused_with_line_and_rule(shared, core):
    files = _suite(shared, "invalid")
    assert len(files) == 119
    for path in files:
        with pytest.raises(InputError, match=rf"^{path.name}:\d+: <?\w"):
            list(FORMAT.read(_original(path, core), Reading()))
