"""`copydesk memory`: what was decided before."""

import typer

from copydesk.cli.memory.export import export
from copydesk.cli.memory.forget import forget
from copydesk.cli.memory.import_ import import_
from copydesk.cli.memory.list_ import list_

app = typer.Typer(name="memory", help="Look into what was decided before.")
app.command("list")(list_)
app.command("forget")(forget)
app.command("export")(export)
app.command("import")(import_)
