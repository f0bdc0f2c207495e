"""A loop over what a person should judge: claims read with little confidence, and actors that may be one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kg.commands.options import graph_option
from kg.commands.printing import Row, printable, sentence, voice
from kg.config import Console
from kg.identity import Ledger, Verdict

CLAIM_KEYS = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "u": Verdict.UNSURE}
Change = Callable[[Ledger], Ledger]


@dataclass(frozen=True, slots=True)
class Question:
    """Something to judge: what is shown, which key gives which verdict, and what a verdict changes."""

    lines: tuple[str, ...]
    keys: dict[str, Verdict]
    change: Callable[[Verdict], Change]


@click.command()
@click.option(
    "--import",
    "imported",
    type=click.Path(path_type=Path),
    help="Take over the judgements of a file, as the page downloads it.",
)
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="Ask about claims read with less confidence.",
)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Ask at most so much.")
@click.option("--author", default="", help="Whose judgement it is.")
@graph_option
@click.pass_obj
def review(console: Console, imported: Path | None, below: float, limit: int, author: str, graph: Path) -> None:
    """Accept or reject claims one by one, those read with least confidence first; answers go to review.toml.

    \b
    kg review --below 0.5
    kg review --import judgements.json
    """
    import kg
    from kg import building
    from kg.identity import loads

    opened = kg.open(graph)
    changes: list[Change]
    if imported:
        changes = [_taken_over(loads(imported, author=author))]
    else:
        changes = list(_answers(list(_questions(opened, below, author))[:limit]))
    if changes:
        building.judge(graph, lambda ledger: _all(ledger, changes), track=console.track)
    click.echo(f"{len(changes)} judged" if not imported else f"took over {imported}")


def _answers(questions: list[Question]) -> Iterator[Change]:
    for number, question in enumerate(questions, 1):
        for line in question.lines:
            click.echo(line)
        known = ", ".join(f"[{key}] {verdict.value}" for key, verdict in question.keys.items())
        choice = click.Choice([*question.keys, "n", "q"])
        answer = click.prompt(
            f"{number}/{len(questions)} {known}, [n]ext, [q]uit", type=choice, show_choices=False, default="n"
        )
        if answer == "q":
            return
        if answer != "n":
            yield question.change(question.keys[answer])


def _questions(opened: Any, below: float, author: str) -> Iterator[Question]:
    from kg import identity

    ledger = identity.read(opened.folder)
    seen = {entry.claim for entry in ledger.reviews}
    claims = [claim for claim in opened.claims() if claim["confidence"] < below and claim["id"] not in seen]
    for claim in sorted(claims, key=lambda claim: (claim["confidence"], claim["id"])):
        yield _about_claim(claim, author)


def _about_claim(claim: Row, author: str) -> Question:
    id = claim["id"]
    lines = (
        click.style(sentence(claim), bold=True),
        f"  “{printable(claim['evidence'])}”",
        f"  {printable(voice(claim))}; read by {claim['rule']} with confidence {claim['confidence']:g}",
    )
    return Question(lines, CLAIM_KEYS, lambda verdict: lambda ledger: ledger.reviewed(id, verdict, author=author))


def _taken_over(other: Ledger) -> Change:
    def change(ledger: Ledger) -> Ledger:
        for one in other.judgements:
            ledger = ledger.judged(one.a, one.b, Verdict(one.verdict), reason=one.reason, author=one.author)
        for review in other.reviews:
            ledger = ledger.reviewed(review.claim, Verdict(review.verdict), reason=review.reason, author=review.author)
        return ledger

    return change


def _all(ledger: Ledger, changes: list[Change]) -> Ledger:
    for change in changes:
        ledger = change(ledger)
    return ledger
