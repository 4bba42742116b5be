"""What a real client reads of our files: the Translate Toolkit, which is also what Weblate reads with."""

import json
import os
import subprocess

import pytest

from copydesk.exchange.glossaries import write_glossary
from copydesk.model import Concept
from rich_glossary import COVID, PLAIN

pytestmark = pytest.mark.translate_toolkit

UNITS = """
import json, sys
from translate.storage import omegat, tbx, utx
kind = {".tbx": tbx.tbxfile, ".utf8": omegat.OmegaTFile, ".utx": utx.UtxFile}[sys.argv[2]]
store = kind()
if sys.argv[2] == ".tbx":
    store.setsourcelanguage("zh")
    store.settargetlanguage("en")
store.parse(open(sys.argv[1], "rb").read())
print(json.dumps([
    {
        "source": unit.source,
        "target": unit.target,
        "notes": unit.getnotes() or "",
        "definition": unit.getnotes("definition").partition("\\n")[0],
        "translatable": unit.istranslatable(),
        "terms": [[t.text, t.deprecated] for t in unit.get_target_terms()] if hasattr(unit, "get_target_terms") else [],
        "status": unit.metadata.get("term status") if sys.argv[2] == ".utx" else None,
    }
    for unit in store.units
]))
"""
NAMED = Concept("T-1", COVID.terms, definition="Disease caused by SARS-CoV-2.", note="Never the crown.")


@pytest.fixture
def units(tmp_path):
    python = os.environ.get("COPYDESK_TTK_PYTHON")
    if not python:
        absent = "COPYDESK_TTK_PYTHON names no Python with the Translate Toolkit"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(absent)

    def read(name, suffix):
        path = tmp_path / f"g{suffix}"
        write_glossary([NAMED, PLAIN], path, name)
        run = subprocess.run([python, "-c", UNITS, path, suffix], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    return read


def test_tbx_2(units):
    covid, plain = units("tbx2", ".tbx")
    assert (covid["source"], covid["target"]) == ("新冠肺炎", "COVID-19")
    assert dict(covid["terms"])["new crown pneumonia"] is True
    assert dict(covid["terms"])["coronavirus disease 2019"] is False
    assert (covid["definition"], covid["notes"]) == ("Disease caused by SARS-CoV-2.", "Never the crown.")
    assert (covid["translatable"], plain["translatable"]) == (True, False)


def test_omegat(units):
    pairs = [(unit["source"], unit["target"], unit["notes"]) for unit in units("omegat", ".utf8")]
    assert pairs == [
        ("新冠肺炎", "COVID-19", "Never the crown."),
        ("新冠肺炎", "coronavirus disease 2019", "Never the crown."),
        ("新型冠状病毒肺炎", "COVID-19", "Never the crown."),
        ("新型冠状病毒肺炎", "coronavirus disease 2019", "Never the crown."),
        ("共赢", "win-win outcomes", ""),
    ]


def test_utx(units):
    rows = [(unit["source"], unit["target"], unit["status"], unit["notes"]) for unit in units("utx", ".utx")]
    assert rows[:3] == [
        ("新冠肺炎", "COVID-19", "approved", "Never the crown."),
        ("新冠肺炎", "coronavirus disease 2019", "approved", "Never the crown."),
        ("新冠肺炎", "new crown pneumonia", "forbidden", "Never the crown."),
    ]
    assert rows[-1] == ("共赢", "win-win outcomes", "approved", "-")
