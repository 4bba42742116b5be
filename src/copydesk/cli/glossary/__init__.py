"""`copydesk glossary`: the commands that keep glossaries."""

import typer

from copydesk.cli.glossary.add import add
from copydesk.cli.glossary.convert import convert
from copydesk.cli.glossary.diff import diff
from copydesk.cli.glossary.lint import lint
from copydesk.cli.glossary.merge import merge
from copydesk.cli.glossary.retire import retire

app = typer.Typer(name="glossary", help="Keep glossaries.")
app.command("lint")(lint)
app.command("convert")(convert)
app.command("diff")(diff)
app.command("merge")(merge)
app.command("add")(add)
app.command("retire")(retire)
