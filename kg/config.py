"""Defaults of options from kg.toml, and how much a run says."""

import logging
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KGError

FILE = "kg.toml"


@dataclass(frozen=True, slots=True)
class Console:
    """How much a run says on stderr."""

    verbose: int = 0
    quiet: bool = False

    def track(self, items: Iterable[Any], what: str, total: int | None) -> Iterator[Any]:
        """The items again, with a progress bar on stderr where that is a terminal."""
        if self.quiet or not sys.stderr.isatty():
            yield from items
            return
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        rate = TextColumn("{task.fields[rate]}")
        shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
        with Progress(*shown, console=Terminal(stderr=True), transient=True) as progress:
            task = progress.add_task(what, total=total, rate="")
            for item in items:
                yield item
                progress.advance(task)
                speed = progress.tasks[0].speed
                progress.update(task, rate=f"{speed:,.1f}/s" if speed else "")


def default_map(path: Path | None, commands: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What kg.toml says of each command's options: its table for all commands, then the one that bears its name.

    A key is an option without its hyphens, `min-confidence` or `min_confidence`.
    """
    values = _read(path or Path(FILE), must=path is not None)
    names = set(commands)
    shared = {key: value for key, value in values.items() if not isinstance(value, dict)}
    unknown = {key for key, value in values.items() if isinstance(value, dict)} - names
    if unknown:
        raise KGError(f"{path or FILE}: no command {', '.join(sorted(unknown))}; known: {', '.join(sorted(names))}")
    return {name: _options({**shared, **values.get(name, {})}) for name in names}


def _options(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in values.items()}


def _read(path: Path, *, must: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must:
            raise KGError(f"{path}: no such file; --config takes a TOML file") from None
        return {}
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KGError(f"{path}: is not TOML: {error}") from None


def log_to_stderr(verbose: int) -> None:
    """Show what the library logs: warnings, with one -v what it does, with two everything."""
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    logging.getLogger("kg").setLevel(level)
