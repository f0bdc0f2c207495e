"""Shell completion."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
def completion(shell: str) -> None:
    """Print the lines that make a shell complete kg's commands and options.

    \b
    kg completion bash >> ~/.bashrc
    """
    from kg.cli import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "kg", "_KG_COMPLETE").source())
