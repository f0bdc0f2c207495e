"""A loop over what a person should judge: claims read with little confidence, and actors that may be one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import click

from kg.commands.options import folder_option
from kg.commands.printing import Row, printable, sentence, voice
from kg.config import Console
from kg.identity import Ledger, Verdict

ACTOR_KEYS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
CLAIM_KEYS = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "u": Verdict.UNSURE}
# Sentences shown of each actor of a pair.
SENTENCES = 2
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
@folder_option
@click.pass_obj
def review(console: Console, imported: Path | None, below: float, limit: int, author: str, graph: Path) -> None:
    """Judge what a person should: actors that may be one, and claims read with little confidence.

    Answers go to identity.toml and review.toml, and the graph is brought up to date at the end.

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
        changes = list(_answers(list(islice(_questions(opened, below, author), limit))))
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
    yield from _pairs(opened, ledger, author)
    seen = {entry.claim for entry in ledger.reviews}
    claims = [claim for claim in opened.claims() if claim["confidence"] < below and claim["id"] not in seen]
    for claim in sorted(claims, key=lambda claim: (claim["confidence"], claim["id"])):
        yield _about_claim(claim, author)


def _pairs(opened: Any, ledger: Ledger, author: str) -> Iterator[Question]:
    """Actors that may be one, with sentences of both."""
    from kg.model import Actor
    from kg.proposals import proposals

    rows = opened.rows.actors
    actors = [Actor(id, row["label"], row["kind"], tuple(row["aliases"])) for id, row in rows.items()]
    judged = [(judgement.a, judgement.b) for judgement in ledger.judgements]
    for proposal in proposals(actors, opened.ontology, judged=judged):
        lines = [click.style(f"{rows[proposal.a]['label']} = {rows[proposal.b]['label']}?", bold=True)]
        lines.append(f"  {proposal.reason} ({proposal.score:g})")
        for id in (proposal.a, proposal.b):
            quotes = dict.fromkeys(printable(claim["evidence"]) for claim in opened.claims(actor=id))
            lines += [f"  {printable(rows[id]['label'])}: “{quote}”" for quote in list(quotes)[:SENTENCES]]
        yield Question(tuple(lines), ACTOR_KEYS, _judging(proposal.a, proposal.b, author))


def _judging(a: str, b: str, author: str) -> Callable[[Verdict], Change]:
    return lambda verdict: lambda ledger: ledger.judged(a, b, verdict, author=author)


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
