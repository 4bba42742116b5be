"""`copydesk glossary`: the commands that keep glossaries."""

import typer

from copydesk.cli.glossary.add import add
from copydesk.cli.glossary.approve import approve
from copydesk.cli.glossary.convert import convert
from copydesk.cli.glossary.diff import diff
from copydesk.cli.glossary.impact import impact
from copydesk.cli.glossary.lint import lint
from copydesk.cli.glossary.merge import merge
from copydesk.cli.glossary.retire import retire
from copydesk.cli.glossary.review import review
from copydesk.cli.glossary.stats import stats
from copydesk.cli.glossary.suggest import suggest

app = typer.Typer(name="glossary", help="Keep glossaries.")
for command in (lint, convert, diff, merge, impact, suggest, stats, add, retire, review, approve):
    app.command(command.__name__)(command)
