"""The commands together, and errors turned into one line and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from typing import NoReturn

import typer

from copydesk.cli import check, explain, glossary, init, memory, merge, run, segment, send
from copydesk.errors import CopydeskError

EXIT_USAGE = 2
EXIT_BUG = 70
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="copydesk",
    help="The copy desk for machine-translated English: flag what needs an editor, and send it to one.",
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(init.init)
app.command("run")(run.run)
app.command("segment")(segment.segment)
app.command("check")(check.check)
app.command("send")(send.send)
app.command("merge")(merge.merge)
app.command("explain")(explain.explain)
app.add_typer(glossary.app)
app.add_typer(memory.app)


def _show_version(value: bool) -> None:  # noqa: FBT001 - the signature that typer calls
    if value:
        import copydesk

        typer.echo(f"copydesk {copydesk.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(  # noqa: FBT001 - a flag
        False,  # noqa: FBT003
        "--version",
        callback=_show_version,
        is_eager=True,
        help="Print the version and leave.",
    ),
) -> None:
    """Take the options that stand before a command."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        asked = sys.argv[1:]
        sys.unraisablehook = _report_unraisable
        code = app(asked or ["--help"], standalone_mode=False)
        if code == EXIT_INTERRUPTED:  # typer has caught it
            _fail("interrupted; nothing half written", EXIT_INTERRUPTED)
        sys.exit(code if asked else EXIT_USAGE)
    except CopydeskError as error:
        _fail(str(error), EXIT_USAGE)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        name = context.command_path if context else "copydesk"
        _fail(
            f"{error.format_message().removeprefix('Value error, ').rstrip('.')}; see '{name} --help'",
            EXIT_USAGE,
        )
    except (typer.Abort, KeyboardInterrupt):
        _fail("interrupted; nothing half written", EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:  # noqa: BLE001 - whatever is left is a bug, and is shown whole
        traceback.print_exc()
        _fail("this is a bug in copydesk; please report it with the lines above", EXIT_BUG)


def _report_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    """As Python does, but for openpyxl's sheets, which complain when they are interrupted half written."""
    if unraisable.exc_type.__name__ != "LxmlSyntaxError":
        sys.__unraisablehook__(unraisable)


def _fail(message: str, code: int) -> NoReturn:
    sys.stderr.write(f"copydesk: {' '.join(message.splitlines())}\n")
    sys.exit(code)
