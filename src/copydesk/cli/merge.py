"""`copydesk merge`: decisions back into final text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import EXIT_FAILED, EXIT_FINDINGS, ConfigFile, Database, Glossaries, Output
from copydesk.cli.terminal import count
from copydesk.engine.glossaries import load_layers
from copydesk.engine.memory import make_memory, remember_merge
from copydesk.engine.merged_folder import CONFLICTS, write_merged
from copydesk.engine.merging import Merged, Shelf, merge_returns, open_shelf, read_returns
from copydesk.engine.project import Project, open_project
from copydesk.engine.stored import is_batch
from copydesk.errors import ConfigError, InputError
from copydesk.exchange.returns import SUFFIXES
from copydesk.model import Fate, Refusal, Return

_RULES = ("keep", "first", "majority")


def merge(  # noqa: PLR0913 - the options of a command line
    returned: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="RETURNED", help="Files that came back, or folders of them.", show_default=False
        ),
    ] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", metavar="DIR", help="The batch that was sent.")
    ] = None,
    output: Output = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,  # noqa: FBT002
    on_conflict: Annotated[
        str, typer.Option("--on-conflict", metavar="RULE", help="keep, first, majority or prefer=NAME.")
    ] = "keep",
    glossary: Glossaries = None,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Bring reviewers' decisions back into the documents, with an account of every decision.

    Examples: `copydesk merge li.xlsx wang.xlf --batch batch/ --output merged/`; in a project folder just
    `copydesk merge`.
    """
    _refuse_other_rules(on_conflict)
    project = open_project(config, Path.cwd())
    paths = _files(returned, project)
    merges: list[Merged] = []
    lost: list[Refusal] = []
    for shelf, returns, unreadable in _sorted_out(paths, batch, project, lost):
        layers = load_layers(glossary or project.glossaries, shelf.kept.config.languages)
        merges.append(merge_returns(shelf, returns, unreadable, layers.concepts, on_conflict))
    if output is not None and len(merges) > 1:
        raise ConfigError("the files belong to several batches", place="--output", mend="leave it out")
    memory = None if dry_run else make_memory(project, database)
    for merged in merges:
        folder = output or merged.shelf.folder / "merged"
        if not dry_run:
            write_merged(merged, folder)
        if memory is not None:
            sent, keep = merged.shelf, project.config.memory.keep_texts
            remember_merge(memory, sent.folder, sent.batch, merged.outcome, keep)
        _summarise(merged, folder, dry_run=dry_run)
    for refusal in lost:
        typer.echo(f"copydesk: {refusal.place}: {refusal.why}", err=True)
    raise typer.Exit(_exit_code(merges, lost))


def _refuse_other_rules(rule: str) -> None:
    name = rule.removeprefix("prefer=").strip() if rule.startswith("prefer=") else ""
    if rule not in _RULES and not name:
        mend = "write keep, first, majority or prefer=NAME"
        raise ConfigError(f"no rule for conflicts: {rule!r}", place="--on-conflict", mend=mend)


def _files(named: list[Path] | None, project: Project) -> list[Path]:
    """The returned files: those named, or what waits in the project, in the order of names in a folder."""
    if not named and project.folder is not None and (project.folder / "returned").is_dir():
        named = [_seen_from_here(project.folder / "returned")]
    found: list[Path] = []
    for path in named or ():
        if not path.exists():
            raise InputError("no such file or folder", place=str(path))
        found += _inside(path) if path.is_dir() else [path]
    return found


def _inside(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.startswith((".", "~$"))
    ]


def _sorted_out(
    paths: Sequence[Path], batch: Path | None, project: Project, lost: list[Refusal]
) -> list[tuple[Shelf, list[Return], list[Refusal]]]:
    """Each batch with the files that belong to it; `lost` gets those that belong to none."""
    if batch is not None:
        shelf = open_shelf(batch)
        return [(shelf, *read_returns(shelf, paths))]
    folders = _batches(project)
    if len(folders) == 1:
        shelf = open_shelf(folders[0])
        return [(shelf, *read_returns(shelf, paths))]
    waiting = list(paths)
    reasons: dict[str, Refusal] = {}
    found = []
    for folder in folders:
        shelf = open_shelf(folder)
        returns, unreadable = read_returns(shelf, waiting)
        read = {returned.name for returned in returns}
        reasons |= {
            str(path): refusal for path, refusal in zip(_unread(waiting, read), unreadable, strict=True)
        }
        waiting = _unread(waiting, read)
        if returns:
            found.append((shelf, returns, list[Refusal]()))
    lost += (reasons[str(path)] for path in waiting)
    return found


def _unread(paths: Sequence[Path], read: set[str]) -> list[Path]:
    return [path for path in paths if str(path) not in read]


def _batches(project: Project) -> list[Path]:
    folder = project.folder / "batches" if project.folder else None
    found = (
        [path for path in sorted(folder.iterdir()) if is_batch(path)] if folder and folder.is_dir() else []
    )
    if not found:
        raise ConfigError("no batch to merge into", mend="name its folder with --batch DIR")
    return [_seen_from_here(path) for path in found]


def _seen_from_here(path: Path) -> Path:
    try:
        return path.absolute().relative_to(Path.cwd())
    except ValueError:
        return path


def _summarise(merged: Merged, folder: Path, *, dry_run: bool) -> None:
    said = [f"{number} {fate.value}" for fate, number in merged.counts.items() if number]
    files = count(len(merged.returns), "file")
    typer.echo(f"batch {merged.shelf.batch.id[:8]}, {files} returned: {', '.join(said) or 'no decision'}")
    for refusal in merged.refusals:
        typer.echo(f"copydesk: {refusal.place}: {refusal.why}", err=True)
    if merged.checked_again:
        again = count(len(merged.found), "new finding")
        typer.echo(f"  {count(merged.checked_again, 'edited segment')} checked again: {again}")
    for finding in merged.found:
        typer.echo(f"    {finding.document} {finding.place.segment}: “{finding.text}” {finding.message}")
    if dry_run:
        typer.echo("  dry run: nothing written")
        return
    typer.echo(f"  final text  {folder / 'final'}")
    if merged.counts[Fate.CONFLICTING]:
        typer.echo(f"  conflicts   {folder / CONFLICTS}")


def _exit_code(merges: Sequence[Merged], lost: Sequence[Refusal]) -> int:
    """2 when a file could not be read, 1 when reviewers differ and no rule decides, else 0."""
    if lost or any(merged.unreadable for merged in merges):
        return EXIT_FAILED
    return EXIT_FINDINGS if any(merged.counts[Fate.CONFLICTING] for merged in merges) else 0
