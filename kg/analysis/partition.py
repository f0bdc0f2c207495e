"""Blocs of any number with few ties against them, by seeded search, and by exhaustion where there are few actors."""

import random
from collections import defaultdict
from collections.abc import Sequence

from kg.analysis.localsearch import TINY, Neighbours

Labels = list[int]
# Of more actors than this not all blocs are tried.
SMALL = 40
# Steps of the exhaustive search before it gives up its claim to a proof.
STEPS = 100_000
STARTS = 20


def cost(neighbours: Neighbours, blocs: Sequence[int]) -> float:
    """The weight of positive ties between blocs and of negative ties within."""
    return sum(
        abs(value)
        for i, ties in enumerate(neighbours)
        for j, value in ties
        if i < j and (value > 0) != (blocs[i] == blocs[j])
    )


def searched(neighbours: Neighbours, count: int | None, *, seed: int, starts: int = STARTS) -> Labels:
    """The cheapest of several seeded searches: actors move to where they cost least, then whole blocs join.

    With `count` there are so many blocs at most, without it as many as cost least.
    """
    chance = random.Random(seed)
    size = len(neighbours)
    found: list[tuple[float, int, Labels]] = []
    for start in range(starts):
        first = list(range(size)) if count is None and start == 0 else _random_labels(size, count, chance)
        labels = _improved(neighbours, first, count, chance)
        found.append((round(cost(neighbours, labels), 9), len(set(labels)), labels))
    return min(found, key=lambda entry: entry[:2])[2] if found else []


def exhausted(neighbours: Neighbours, count: int | None, first: Labels) -> tuple[Labels, float, bool]:
    """The best blocs, a lower bound of their cost, and whether that proves `first` or what replaces it best.

    Branch and bound over all ways to put actors, the best tied first, into blocs; after a set number of steps it gives
    up, and the bound is 0.
    """
    order = sorted(range(len(neighbours)), key=lambda i: (-len(neighbours[i]), i))
    tree = _Tree(neighbours, order, count, first)
    tree.place(0, 0, 0.0)
    return tree.best, (tree.least if tree.steps <= STEPS else 0.0), tree.steps <= STEPS


class _Tree:
    """The search tree over blocs; actors that are not placed have the bloc -1."""

    def __init__(self, neighbours: Neighbours, order: list[int], count: int | None, first: Labels) -> None:
        self.neighbours, self.order, self.count = neighbours, order, count or len(order)
        self.best, self.least = list(first), cost(neighbours, first)
        self.blocs = [-1] * len(order)
        self.steps = 0

    def place(self, depth: int, used: int, so_far: float) -> None:
        """Try every bloc for the next actor, the cheapest first."""
        self.steps += 1
        if self.steps > STEPS or so_far + self.rest(depth, used) >= self.least - TINY:
            return
        if depth == len(self.order):
            self.best, self.least = list(self.blocs), so_far
            return
        actor = self.order[depth]
        prices = self.prices(actor, used)
        for bloc in sorted(range(len(prices)), key=lambda bloc: (prices[bloc], bloc)):
            self.blocs[actor] = bloc
            self.place(depth + 1, max(used, bloc + 1), so_far + prices[bloc])
        self.blocs[actor] = -1

    def prices(self, actor: int, used: int) -> list[float]:
        """What each bloc, and a new one if allowed, costs an actor by its ties to those placed."""
        inside = [0.0] * min(used + 1, self.count)
        together = 0.0
        for other, value in self.neighbours[actor]:
            if self.blocs[other] >= 0:
                together += max(value, 0.0)
                inside[self.blocs[other]] -= value
        return [together + price for price in inside]

    def rest(self, depth: int, used: int) -> float:
        """What those not placed cost at least, by their ties to those placed."""
        return sum(min(self.prices(actor, used)) for actor in self.order[depth:])


def _random_labels(size: int, count: int | None, chance: random.Random) -> Labels:
    return [int(chance.random() * (count or size)) for _ in range(size)]


def _improved(neighbours: Neighbours, labels: Labels, count: int | None, chance: random.Random) -> Labels:
    """Move actors, then join blocs, until neither helps."""
    while True:
        labels = _moved(neighbours, labels, count, chance)
        joined = _joined(neighbours, labels)
        if joined == labels:
            return labels
        labels = joined


def _moved(neighbours: Neighbours, labels: Labels, count: int | None, chance: random.Random) -> Labels:
    labels = list(labels)
    fresh = max(labels, default=-1) + 1
    order = sorted(range(len(labels)), key=lambda _: chance.random())
    moving = True
    while moving:
        moving = False
        for actor in order:
            gains: dict[int, float] = defaultdict(float)
            for other, value in neighbours[actor]:
                gains[labels[other]] += value
            own = gains.pop(labels[actor], 0.0)
            choices = {fresh: 0.0, **gains} if count is None else {**dict.fromkeys(range(count), 0.0), **gains}
            choices.pop(labels[actor], None)
            best = max(sorted(choices), key=lambda bloc: choices[bloc], default=labels[actor])
            if choices and choices[best] > own + TINY:
                labels[actor] = best
                fresh += best == fresh
                moving = True
    return labels


def _joined(neighbours: Neighbours, labels: Labels) -> Labels:
    """Join the blocs that gain by it, those that gain most first, until none do."""
    between: dict[tuple[int, int], float] = defaultdict(float)
    for i, ties in enumerate(neighbours):
        for j, value in ties:
            if labels[i] < labels[j]:
                between[labels[i], labels[j]] += value
    into: dict[int, int] = {}
    taken: set[int] = set()
    for (a, b), gain in sorted(between.items(), key=lambda item: (-item[1], item[0])):
        if gain > TINY and a not in taken and b not in taken:
            into[b] = a
            taken |= {a, b}
    return _joined(neighbours, [into.get(label, label) for label in labels]) if into else labels
