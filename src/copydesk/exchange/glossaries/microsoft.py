"""Glossaries of Microsoft's document translation: TSV, which Microsoft prefers, or CSV.

Source and target term without column names; Microsoft matches them case by case.
"""

from copydesk.exchange.glossaries.formats import GlossaryFormat
from copydesk.exchange.glossaries.services import read_service, service_holds, write_service

MICROSOFT = GlossaryFormat(
    "microsoft",
    "Microsoft glossary",
    (".tsv", ".csv", ".tab"),
    read_service,
    write_service,
    service_holds(lambda _wording: ""),
)
