"""The command line: finds a command, runs it, and turns a user's mistake into one line and exit code 2."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

import kg
from kg.errors import KGError

# Each command's module is loaded when the command is used or its help is shown.
COMMANDS = {
    "actors": "kg.commands.lists",
    "balance": "kg.commands.structure",
    "blocs": "kg.commands.structure",
    "build": "kg.commands.build",
    "claims": "kg.commands.lists",
    "compare": "kg.commands.accounts",
    "completion": "kg.commands.completion",
    "contested": "kg.commands.ask",
    "diff": "kg.commands.differ",
    "different": "kg.commands.ledger",
    "documents": "kg.commands.lists",
    "eval": "kg.commands.check",
    "explain": "kg.commands.read",
    "export": "kg.commands.export",
    "extract": "kg.commands.read",
    "import": "kg.commands.imports",
    "path": "kg.commands.structure",
    "push": "kg.commands.push",
    "query": "kg.commands.query",
    "relations": "kg.commands.lists",
    "remove": "kg.commands.build",
    "report": "kg.commands.accounts",
    "review": "kg.commands.review",
    "same": "kg.commands.ledger",
    "serve": "kg.commands.serve",
    "show": "kg.commands.ask",
    "stats": "kg.commands.ask",
    "timeline": "kg.commands.accounts",
    "undo": "kg.commands.ledger",
    "validate": "kg.commands.check",
    "verify": "kg.commands.check",
    "view": "kg.commands.view",
    "why": "kg.commands.ask",
}
# Names that Python has other uses for.
NAMES = {"eval": "evaluate", "import": "import_"}


class LazyGroup(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of this name, which reads its options from KG_* as well."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[name]), NAMES.get(name, name))
        command.context_settings.setdefault("auto_envvar_prefix", "KG")
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """The command named by the arguments, or an error that suggests one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=2)
            hint = f" Did you mean {' or '.join(close)}?" if close else " `kg --help` lists the commands."
            context.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(context, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(kg.__version__, prog_name="kg")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    envvar="KG_CONFIG",
    help="Defaults of options; kg.toml here, if there is one.",
)
@click.option("-v", "--verbose", count=True, help="Say more of what is done; twice for all.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summaries.")
@click.pass_context
def cli(context: click.Context, config: Path | None, verbose: int, quiet: bool) -> None:
    """Read news, and build a graph of who does what to whom, according to whom.

    \b
    kg build seeds/ -o out          read articles into a graph
    kg why Russia "Al Izza Brigade" every sentence behind an edge
    kg show Russia                  allies, enemies, and who says so
    """
    from kg import config as settings

    context.obj = settings.Console(verbose, quiet)
    context.default_map = settings.default_map(config, COMMANDS)
    settings.log_to_stderr(verbose)


def main() -> None:
    """Run the command line; a user's mistake is one line on stderr and exit code 2."""
    try:
        cli.main(standalone_mode=False, prog_name="kg")
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.UsageError as error:
        _fail(_usage(error))
    except click.ClickException as error:
        _fail(error.format_message())
    except KGError as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error}")


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "kg"
    return f"{error.format_message()} (`{command} --help` shows how)"


def _fail(message: str) -> None:
    click.echo("Error: " + " ".join(message.split()), err=True)
    sys.exit(2)
