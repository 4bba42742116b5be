#!/usr/bin/env python3
"""Write the pages that the program itself knows best: checks, commands, configuration, formats.

Without arguments the pages are written; with `--check` nothing is, and a page that is not current is named
and makes the exit code 1.
"""

from __future__ import annotations

import ast
import enum
import inspect
import json
import sys
import tempfile
import textwrap
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from build_checks import checks_page
from build_formats import formats_page
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typer import Typer
from typer.models import ArgumentInfo, OptionInfo

from copydesk.cli.app import app
from copydesk.config import FILE_NAME, CheckSettings, Config
from copydesk.engine.project import create_project

FOLDER = Path(__file__).resolve().parent
NOTICE = "<!-- Written by docs/build_reference.py; change the program, not this page. -->"


def commands_page() -> list[str]:
    """Every command with its arguments and options, from the functions that typer calls."""
    lines = [
        "# Commands",
        "",
        (
            "Every command and option. `copydesk COMMAND --help` shows the same on a terminal; `-h` is "
            "short for `--help`. An option without a default takes what "
            "[the configuration](configuration.md) says. What the commands write and how they exit stands "
            "under [exit codes and files](exit-codes-and-files.md)."
        ),
        "",
        "| command | does |",
        "|---|---|",
        *(
            f"| [`copydesk {name}`](#copydesk-{name.replace(' ', '-')}) | {_prose(function)[0]} |"
            for name, function in _commands()
        ),
        "",
        (
            "Before a command stand `--version`, which prints the version, and `--install-completion` and "
            "`--show-completion`, which install or print completion for the shell in use."
        ),
    ]
    return [*lines, *(line for name, function in _commands() for line in _command(name, function))]


def _commands(group: Typer = app, before: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """The full name and the function of each command, those of subordinate groups last."""
    for command in group.registered_commands:
        if command.name and command.callback:
            yield f"{before}{command.name}", command.callback
    for inner in group.registered_groups:
        if inner.name and inner.typer_instance:
            yield from _commands(inner.typer_instance, f"{before}{inner.name} ")


def _command(name: str, function: Callable[..., Any]) -> Iterator[str]:
    parameters = list(_parameters(function))
    arguments = [entry for entry in parameters if isinstance(entry[1], ArgumentInfo)]
    options = [entry for entry in parameters if isinstance(entry[1], OptionInfo)]
    usage = " ".join(
        [
            f"copydesk {name}",
            *(info.metavar or "" for _, info, _, _ in arguments),
            *(["[OPTIONS]"] if options else []),
        ]
    )
    yield from ("", f"## copydesk {name}", "", f"    {usage}", "")
    for paragraph in _prose(function):
        yield from (paragraph, "")
    if arguments:
        yield from ("| argument | |", "|---|---|")
        yield from (f"| `{info.metavar}` | {info.help} |" for _, info, _, _ in arguments)
        yield ""
    if options:
        yield from ("| option | value | default | |", "|---|---|---|---|")
        yield from (_option(*entry) for entry in options)


def _parameters(
    function: Callable[..., Any],
) -> Iterator[tuple[str, ArgumentInfo | OptionInfo, Any, object]]:
    """Name, typer's description, type and default of each parameter."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, *described = get_args(hints[name])
        info = next(entry for entry in described if isinstance(entry, ArgumentInfo | OptionInfo))
        if not info.help:
            raise SystemExit(f"{function.__module__}: the parameter {name!r} has no help")
        yield name, info, kind, parameter.default


def _option(name: str, info: ArgumentInfo | OptionInfo, kind: object, default: object) -> str:
    # In an annotation the first name stands where typer otherwise has the default.
    first = info.default if isinstance(info.default, str) else f"--{name.replace('_', '-')}"
    names = ", ".join(f"`{written}`" for written in (first, *(info.param_decls or ())))
    value, repeats = _value(kind, info)
    shown = default.value if isinstance(default, enum.Enum) else default
    standing = "" if shown in (None, False) else f"`{shown}`"
    return f"| {names} | {value} | {standing} | {info.help}{' May be repeated.' if repeats else ''} |"


def _value(kind: object, info: ArgumentInfo | OptionInfo) -> tuple[str, bool]:
    """How an option's value is written, and whether the option may be repeated."""
    if get_origin(kind) in (types.UnionType, Union):
        kind = next(part for part in get_args(kind) if part is not types.NoneType)
    repeats = get_origin(kind) is list
    if repeats:
        kind = get_args(kind)[0]
    if info.metavar:
        return f"`{info.metavar}`", repeats
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return ", ".join(f"`{member.value}`" for member in kind), repeats
    names: dict[object, str] = {Path: "`PATH`", int: "a number", str: "`TEXT`", bool: ""}
    least = f", at least {info.min}" if info.min is not None else ""
    return names[kind] + least, repeats


def _prose(function: Callable[..., Any]) -> list[str]:
    """The paragraphs of a docstring, each on one line."""
    paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def configuration_page() -> list[str]:
    """Every key of copydesk.toml, from the models that validate it."""
    lines = [
        "# Configuration",
        "",
        (
            f"The settings of a project stand in `{FILE_NAME}`, in the project's folder. Commands look for "
            "the file in the current folder and upwards; `--config FILE` names another. Every key has a "
            "default, and so the file may be left out. An unknown key is an error that names the "
            "nearest known one. Options of the command line go before the file."
        ),
        "",
        "`copydesk init` writes this one:",
        "",
        "```toml",
        *_new_project_file().splitlines(),
        "```",
    ]
    notes, fields = _notes(Config), Config.model_fields
    for name, field in fields.items():
        if inspect.isclass(field.annotation) and issubclass(field.annotation, BaseModel):
            lines += ["", *_table(f"[{name}]", field.annotation)]
        elif model := _listed(field.annotation):
            lines += ["", *_table(f"[[{name}]]", model)]
        elif name == "checks":
            profile = ("profile", fields["profile"], notes["profile"])
            lines += ["", *_table("[checks]", None, profile), "", *_table("[checks.ID]", CheckSettings)]
        elif name != "profile":
            raise SystemExit(f"docs/build_reference.py does not know how to show the key {name!r}")
    return lines


def _new_project_file() -> str:
    with tempfile.TemporaryDirectory() as folder:
        create_project(Path(folder))
        return (Path(folder) / FILE_NAME).read_text("utf-8")


def _table(title: str, model: type[BaseModel] | None, *rows: tuple[str, FieldInfo, str]) -> Iterator[str]:
    yield from (f"## {title}", "")
    if model is not None:
        notes = _notes(model)
        rows = tuple((name, field, notes[name]) for name, field in model.model_fields.items())
        yield from (*_prose(model), "")
    yield from ("| key | value | default | |", "|---|---|---|---|")
    for name, field, note in rows:
        default = None if field.is_required() else field.get_default(call_default_factory=True)
        shown = default.value if isinstance(default, enum.Enum) else default
        written = "" if shown is None or shown == {} else f"`{json.dumps(shown)}`"
        yield f"| `{name}` | {_kind(field.annotation)} | {written} | {note} |"


def _notes(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings under the fields of a model; every field must have one, but for tables."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    notes = {}
    for field, below in zip(body, [*body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            value = below.value if isinstance(below, ast.Expr) else None
            text = value.value if isinstance(value, ast.Constant) else ""
            notes[field.target.id] = " ".join(str(text).split())
    for name, known in model.model_fields.items():
        if not notes[name] and not (model is Config and _is_table(known.annotation)):
            raise SystemExit(f"{model.__module__}.{model.__name__}.{name} has no docstring")
    return notes


def _is_table(annotation: object) -> bool:
    kind = get_origin(annotation) or annotation
    return _listed(annotation) is not None or (
        isinstance(kind, type) and issubclass(kind, BaseModel | Mapping)
    )


def _listed(annotation: object) -> type[BaseModel] | None:
    """The model of a list of tables, which TOML writes as `[[name]]`."""
    parts = get_args(annotation)
    model = parts[0] if get_origin(annotation) is tuple else None
    return model if inspect.isclass(model) and issubclass(model, BaseModel) else None


def _kind(annotation: object) -> str:
    """A field's type in words."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (types.UnionType, Union):
        return _kind(next(part for part in parts if part is not types.NoneType))
    if origin is Literal:
        return ", ".join(f"`{json.dumps(part)}`" for part in parts)
    if origin is tuple:
        return f"a list of {_kind(parts[0]).removeprefix('a ')}s"
    if inspect.isclass(annotation) and issubclass(annotation, enum.Enum):
        return ", ".join(f"`{json.dumps(member.value)}`" for member in annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "a table"
    return {str: "a string", int: "a whole number", bool: "`true`, `false`"}[annotation]  # type: ignore[index]


def _page(lines: Sequence[str]) -> str:
    title, *rest = lines
    return "\n".join([title, "", NOTICE, *rest]).rstrip() + "\n"


PAGES: Mapping[str, Callable[[], Sequence[str]]] = {
    "reference/checks.md": checks_page,
    "reference/commands.md": commands_page,
    "reference/configuration.md": configuration_page,
    "formats.md": formats_page,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` compare them; gives the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: build_reference.py [--check]\n")
        return 2
    stale = []
    for name, build in PAGES.items():
        path, page = FOLDER / name, _page(build())
        if path.is_file() and path.read_text("utf-8") == page:
            continue
        stale.append(name)
        if not arguments:
            path.write_text(page, "utf-8", newline="\n")
    if arguments and stale:
        names = ", ".join(f"docs/{name}" for name in stale)
        sys.stderr.write(f"not current: {names}; run 'python docs/build_reference.py'\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
