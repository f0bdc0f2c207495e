"""Two camps with few ties against the grain, by seeded local search: an upper bound of the frustration index."""

import random
from collections import deque
from collections.abc import Iterable

Neighbours = list[list[tuple[int, float]]]
# Below this a change of the sum is rounding.
TINY = 1e-9
# The search ends after so many kicks for each actor that brought nothing: of few actors more, up to so many in all.
PATIENCE, PATIENCE_OF_FEW, FEW = 5, 40, 5_000


def two_camps(neighbours: Neighbours, *, seed: int = 0, goal: float = 0.0) -> tuple[list[int], float]:
    """A side (1 or -1) for each actor, and the weight of the ties against the grain; stops early at `goal`.

    Iterated local search: from the sides of a spanning tree actors change sides while that helps; then small
    neighbourhoods are overturned and repaired, and what is no worse is kept (Lourenço, Martin & Stützle 2003,
    doi:10.1007/0-306-48056-5_11). Same seed, same result.
    """
    search = _Search(neighbours)
    chance = random.Random(seed)
    search.settle(range(len(neighbours)))
    best, sides, idle = search.frustrated, list(search.sides), 0
    size = len(neighbours)
    patience = max(PATIENCE * size, min(PATIENCE_OF_FEW * size, FEW)) if size > 2 else 0
    while best > goal + TINY and idle < patience:
        search.kick(chance)
        idle += 1
        if search.frustrated < best - TINY:
            best, sides, idle = search.frustrated, list(search.sides), 0
    return sides, best


class _Search:
    """Sides, and for each actor how much of its ties' weight goes with the grain less how much goes against."""

    def __init__(self, neighbours: Neighbours) -> None:
        self.neighbours = neighbours
        self.sides = tree_sides(neighbours)
        self.grain = [
            sum(value * self.sides[i] * self.sides[j] for j, value in ties) for i, ties in enumerate(neighbours)
        ]
        total = sum(abs(value) for ties in neighbours for _, value in ties)
        self.frustrated = (total - sum(self.grain)) / 4

    def flip(self, actor: int) -> None:
        side = self.sides[actor] = -self.sides[actor]
        self.frustrated += self.grain[actor]
        self.grain[actor] = -self.grain[actor]
        for other, value in self.neighbours[actor]:
            self.grain[other] += 2 * value * side * self.sides[other]

    def settle(self, actors: Iterable[int]) -> list[int]:
        """Let actors change sides while that helps, then who is tied to them; who changed, in order."""
        queue, changed = deque(actors), []
        while queue:
            actor = queue.popleft()
            if self.grain[actor] < -TINY:
                self.flip(actor)
                changed.append(actor)
                queue.extend(other for other, _ in self.neighbours[actor] if self.grain[other] < -TINY)
        return changed

    def kick(self, chance: random.Random) -> None:
        """Overturn some actors around one, repair, and go back if that made things worse."""
        before = self.frustrated
        group = self.group(chance)
        for actor in group:
            self.flip(actor)
        near = sorted({other for actor in group for other, _ in self.neighbours[actor]} - set(group))
        changed = group + self.settle([*near, *group])
        if self.frustrated > before + TINY:
            for actor in reversed(changed):
                self.flip(actor)

    def group(self, chance: random.Random) -> list[int]:
        """An actor and some that are tied to those already in the group."""
        size = 1 + int(chance.random() * min(12, len(self.neighbours) - 1))
        group = [int(chance.random() * len(self.neighbours))]
        for _ in range(3 * size):
            if len(group) == size:
                break
            ties = self.neighbours[group[int(chance.random() * len(group))]]
            other = ties[int(chance.random() * len(ties))][0] if ties else group[0]
            if other not in group:
                group.append(other)
        return group


def tree_sides(neighbours: Neighbours) -> list[int]:
    """The sides that a breadth-first tree from the best-tied actor of each component sets; no tree tie is broken."""
    sides = [0] * len(neighbours)
    for root in sorted(range(len(neighbours)), key=lambda i: (-len(neighbours[i]), i)):
        if sides[root]:
            continue
        sides[root] = 1
        queue = deque([root])
        while queue:
            actor = queue.popleft()
            for other, value in neighbours[actor]:
                if not sides[other]:
                    sides[other] = sides[actor] if value > 0 else -sides[actor]
                    queue.append(other)
    return sides
