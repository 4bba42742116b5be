"""`copydesk.toml` to a frozen, validated Config. Every key has a default."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from copydesk.checks.api import Check, Profile
from copydesk.checks.patterns import PREFIX, HousePattern
from copydesk.checks.registry import all_checks
from copydesk.errors import ConfigError
from copydesk.model import Severity

FILE_NAME = "copydesk.toml"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Languages(_Table):
    """Language codes (BCP 47) of the documents."""

    source: str = "zh"
    """What the documents were translated from."""
    target: str = "en"
    """What they were translated into; terms of this language are looked for in the text."""


class Tables(_Table):
    """Tables as documents."""

    columns: Mapping[str, str] = Field(default_factory=dict)
    """What a column is (`target`, `source`, `document` …) to the name that it has in the file."""


class Segmentation(_Table):
    """How paragraphs are split into sentences."""

    srx: str | None = None
    """An SRX file, relative to this file, whose rules are used in place of copydesk's own."""


class Glossary(_Table):
    """Which glossaries are read, relative to the file, and which domains are left out."""

    paths: tuple[str, ...] = ()
    """Files and folders; a concept in a later one replaces that of an earlier one."""
    domains_off: tuple[str, ...] = ("tw-hk-mo",)
    """Concepts of these domains are not looked for."""


class CheckSettings(_Table):
    """One check's switch, severity and options; what is left out stays as the profile and the check say."""

    enabled: bool | None = None
    """Switches the check on or off, whatever the profile says."""
    severity: Severity | None = None
    """What its findings are reported at; a term's own severity in the glossary goes before it."""
    options: Mapping[str, Any] = Field(default_factory=dict)
    """Settings of this check alone, listed under its name in the catalogue of checks."""


class Pattern(_Table):
    """A pattern of the house: its own check, called `pattern:ID`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    """Small letters, digits and hyphens."""
    message: str
    """What a reviewer reads."""
    regex: str
    """What is looked for in each segment, in the syntax of the Python package `regex`."""
    severity: Severity = Severity.MINOR
    """What its findings are reported at."""
    replacement: str | None = None
    """What to write instead; `\\1` stands for the first group."""
    good: tuple[str, ...] = ()
    """Texts in which it must find nothing; `copydesk check --self-test` tries them."""
    bad: tuple[str, ...] = ()
    """Texts in which it must find something."""

    def house(self) -> HousePattern:
        """As the check's maker takes it."""
        return HousePattern(**{name: getattr(self, name) for name in type(self).model_fields})


class Review(_Table):
    """The packet for reviewers."""

    xliff: Literal["1.2", "2.1", "2.2"] = "1.2"
    """The version of XLIFF that `review.xlf` is written in."""


class MemorySettings(_Table):
    """What was decided before."""

    database: str | None = None
    """A file, relative to this one, or the address of a PostgreSQL database; in a project `copydesk.db`
    when nothing is said."""
    keep_texts: int | None = Field(default=None, ge=0)
    """After how many days the texts of a batch are removed, counted back from the date of the batch that is
    being merged; decisions stay. Without it texts are kept."""


class Config(_Table):
    """All settings of a run."""

    languages: Languages = Languages()
    tables: Tables = Tables()
    segmentation: Segmentation = Segmentation()
    glossary: Glossary = Glossary()
    profile: Literal["default", "house", "all"] = "default"
    """Which checks run: `default` only those that are nearly always right, `house` also house style and
    ambiguous terms, `all` every one."""
    checks: Mapping[str, CheckSettings] = Field(default_factory=dict)
    pattern: tuple[Pattern, ...] = ()
    review: Review = Review()
    memory: MemorySettings = Field(default=MemorySettings(), exclude=True)
    """Where decisions are kept changes no finding: it is no part of a batch, and an address may hold a
    password."""

    def selected(self) -> list[tuple[Check, Severity]]:
        """The checks that run, with the severity they report at, by id."""
        limit = Profile[self.profile.upper()]
        unset = CheckSettings()
        chosen = []
        own = [pattern.house().check() for pattern in self.pattern]
        for name, check in {**all_checks(), **{check.id: check for check in own}}.items():
            settings = self.checks.get(name, unset)
            if check.profile <= limit if settings.enabled is None else settings.enabled:
                chosen.append((check, settings.severity or check.severity))
        return chosen

    def with_switches(
        self,
        *,
        profile: str | None = None,
        enable: Iterable[str] = (),
        disable: Iterable[str] = (),
        severity: Iterable[str] = (),
        place: str = "command line",
    ) -> Config:
        """The same with the switches of a command line, which go before the file.

        Raises ConfigError for an unknown check, profile or level.
        """
        changes: dict[str, dict[str, Any]] = {}
        for name in enable:
            changes.setdefault(name, {})["enabled"] = True
        for name in disable:
            changes.setdefault(name, {})["enabled"] = False
        for pair in severity:
            name, equals, level = pair.partition("=")
            if not equals:
                raise ConfigError(f"no level in {pair!r}", place=place, mend="write ID=LEVEL")
            changes.setdefault(name, {})["severity"] = level
        tables = {name: settings.model_dump(exclude_none=True) for name, settings in self.checks.items()}
        for name, change in changes.items():
            tables[name] = {**tables.get(name, {}), **change}
        raw = self.model_dump(exclude={"checks", "profile"})
        raw["memory"] = self.memory.model_dump()
        return parse_config({**raw, "checks": {"profile": profile or self.profile, **tables}}, place)


def find_config(start: Path) -> Path | None:
    """The nearest `copydesk.toml` in `start` or above it."""
    folders = (start, *start.parents)
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def load_config(path: Path) -> Config:
    """Read a configuration file; raises ConfigError that names file, key and mend."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read ({(error.strerror or '').lower()})", place=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not valid TOML: {error}", place=str(path)) from error
    return parse_config(raw, str(path))


def parse_config(raw: Mapping[str, Any], place: str) -> Config:
    """Validate the tables of a configuration.

    >>> parse_config({"languages": {"taget": "en"}}, "copydesk.toml")
    Traceback (most recent call last):
    copydesk.errors.ConfigError: copydesk.toml: unknown key 'languages.taget'; did you mean 'target'?
    """
    tables = dict(raw)
    checks = tables.pop("checks", {})
    if not isinstance(checks, Mapping):
        raise ConfigError("'checks' is not a table", place=place, mend="write [checks]")
    settings = {name: value for name, value in checks.items() if name != "profile"}
    known = {*all_checks(), *_own_checks(tables.get("pattern"), place)}
    for name in settings:
        if name not in known:
            raise _unknown(f"checks.{name}", name, ["profile", *known], place)
    if "profile" in tables:
        raise _unknown("profile", "profile", ["checks"], place)
    if "profile" in checks:
        tables["profile"] = checks["profile"]
    try:
        return Config.model_validate({**tables, "checks": settings})
    except ValidationError as error:
        raise _explained(error, place) from error


def _own_checks(patterns: object, place: str) -> list[str]:
    """The ids of the house's patterns; raises ConfigError when one is given twice."""
    tables = patterns if isinstance(patterns, list | tuple) else ()
    ids = [str(table.get("id")) for table in tables if isinstance(table, Mapping)]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise ConfigError(f"two patterns are called {twice!r}", place=place, mend="give each its own id")
    return [PREFIX + name for name in ids]


def _explained(error: ValidationError, place: str) -> ConfigError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    key = ".".join(path)
    if first["type"] == "extra_forbidden":
        return _unknown(key, path[-1], _known_keys(path[:-1]), place)
    return ConfigError(f"{key!r}: {first['msg'][:1].lower()}{first['msg'][1:]}", place=place)


def _unknown(key: str, name: str, known: Iterable[str], place: str) -> ConfigError:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    mend = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(names)}"
    return ConfigError(f"unknown key {key!r}", place=place, mend=mend)


def _known_keys(path: list[str]) -> list[str]:
    if path[:1] == ["checks"]:
        return list(CheckSettings.model_fields)
    table: Any = Config
    if path[:1] == ["pattern"]:
        return list(Pattern.model_fields)
    for name in path:
        table = table.model_fields[name].annotation
    return [name for name in table.model_fields if name != "profile"]
