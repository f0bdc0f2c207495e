"""The least weight of ties against the grain, by linear and integer programs that HiGHS solves."""

from collections.abc import Sequence
from time import monotonic
from typing import Any

import numpy as np

from kg.analysis.cycles import Camps, Cycle, light_cycles, unbalanced_triangles
from kg.analysis.indexed import Floats, Indexed

# Rounds of cutting planes, and rounds that may bring little before the integer program takes over.
ROUNDS, IDLE = 200, 5
# The slack that the solver's arithmetic leaves.
TINY = 1e-6


class Program:
    """One block's program, with the bounds found so far.

    Variables are the ties: 1 where a tie must change. Every unbalanced cycle needs one change; the cycles that a
    solution neglects are added until the bound meets the camps or no more are found (Grötschel & Pulleyblank 1981,
    doi:10.1016/0167-6377(81)90020-1). What is then left goes to branch and bound with a variable for each actor's side
    (Aref, Mason & Wilson 2020, doi:10.1002/net.21907), which starts from the camps.
    """

    def __init__(self, edges: Indexed, sides: Sequence[int], *, time_limit: float | None) -> None:
        self.edges, self.sides = edges, list(sides)
        self.camps = Camps.of(edges, sides)
        self.upper = self.camps.weight
        self.lower = 0.0
        self.ends = end_of(time_limit)

    def solve(self, *, nodes: int) -> None:
        """Bring the bounds together, as far as limits allow."""
        self.lower, cycles = cut(self.camps, self.upper, list(unbalanced_triangles(self.edges)), ends=self.ends)
        if self.lower < self.upper - TINY and monotonic() < self.ends:
            self._branch(cycles, nodes)

    def _branch(self, cycles: list[Cycle], nodes: int) -> None:
        """Branch and bound over the sides of the actors, relative to the camps."""
        solver = _solver(self.edges.weight, self.ends)
        _add_cycles(solver, cycles)
        _add_sides(solver, self.edges, self.camps)
        solver.setOptionValue("mip_max_nodes", nodes)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1 - 1e-3 if _is_whole(self.edges.weight) else TINY)
        _start(solver, self.edges, self.camps)
        solver.run()
        self.lower = max(self.lower, _bound(solver.getInfo().mip_dual_bound, self.upper, self.edges.weight))
        changed = np.round(solver.getSolution().col_value[len(self.edges.u) :])
        if len(changed) == len(self.sides):
            self._improve([-side if change else side for side, change in zip(self.sides, changed, strict=True)])

    def _improve(self, sides: list[int]) -> None:
        camps = Camps.of(self.edges, sides)
        if camps.weight < self.upper - TINY:
            self.sides, self.camps, self.upper = sides, camps, camps.weight
        self.lower = min(self.lower, self.upper)


def cut(camps: Camps, upper: float, cycles: list[Cycle], *, ends: float = np.inf) -> tuple[float, list[Cycle]]:
    """A lower bound of the weight that breaks every cycle, by a linear program over more and more cycles; the cycles.

    It ends where the bound meets `upper`, no more cycles are found, or the bound no longer rises.
    """
    weight = camps.edges.weight
    solver, cycles = _solver(weight, ends), list(cycles)
    _add_cycles(solver, cycles)
    lower, last, idle = 0.0, -1.0, 0
    little = 0.1 if _is_whole(weight) else 1e-3 * upper
    for _ in range(ROUNDS):
        solver.run()
        if not _is_solved(solver):
            break
        value = solver.getInfo().objective_function_value
        lower = max(lower, _bound(value, upper, weight))
        idle, last = (idle + 1 if value < last + little else 0), max(last, value)
        if lower >= upper - TINY or idle > IDLE or monotonic() > ends:
            break
        more = list(light_cycles(camps, np.array(solver.getSolution().col_value)))
        if not more:
            break
        _add_cycles(solver, more)
        cycles += more
    return lower, cycles


def end_of(time_limit: float | None) -> float:
    """When so many seconds will have passed; never if there is no limit."""
    return monotonic() + time_limit if time_limit is not None else np.inf


def _bound(value: float, upper: float, weight: Floats) -> float:
    """A lower bound that is no higher than the upper one, and whole where all weights are."""
    return min(upper, float(np.ceil(value - TINY)) if _is_whole(weight) else value)


def _is_whole(weight: Floats) -> bool:
    return bool((weight == np.round(weight)).all())


def is_installed() -> bool:
    """Whether HiGHS is there: the extra `analysis`."""
    try:
        import highspy  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True


def _is_solved(solver: Any) -> bool:
    """Whether the last solution is the best one: what a time limit leaves bounds nothing."""
    import highspy

    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _solver(weight: Floats, ends: float) -> Any:
    import highspy

    solver = highspy.Highs()
    if ends < np.inf:
        solver.setOptionValue("time_limit", max(0.1, ends - monotonic()))
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(option, value)
    size = len(weight)
    solver.addVars(size, np.zeros(size), np.ones(size))
    solver.changeColsCost(size, np.arange(size, dtype=np.int32), weight)
    return solver


def _add_cycles(solver: Any, cycles: list[Cycle]) -> None:
    _add_rows(solver, [(1.0, [(tie, 1.0) for tie in cycle]) for cycle in cycles])


def _add_rows(solver: Any, rows: list[tuple[float, list[tuple[int, float]]]]) -> None:
    """Rows of a lower bound and its (variable, coefficient) terms."""
    if not rows:
        return
    terms = [term for _, row in rows for term in row]
    starts = np.cumsum([0, *(len(row) for _, row in rows[:-1])]).astype(np.int32)
    solver.addRows(
        len(rows),
        np.array([bound for bound, _ in rows]),
        np.full(len(rows), np.inf),
        len(terms),
        starts,
        np.array([variable for variable, _ in terms], dtype=np.int32),
        np.array([coefficient for _, coefficient in terms]),
    )


def _add_sides(solver: Any, edges: Indexed, camps: Camps) -> None:
    """A 0-1 variable for each actor (1: it changes camp), tied to the edges; the best-tied actor stays."""
    import highspy

    first, size = len(edges.u), len(edges.actors)
    degree = np.bincount(np.concatenate([edges.u, edges.v]), minlength=size)
    upper = np.ones(size)
    upper[int(degree.argmax())] = 0.0
    solver.addVars(size, np.zeros(size), upper)
    places = np.arange(first, first + size, dtype=np.int32)
    solver.changeColsIntegrality(size, places, np.array([highspy.HighsVarType.kInteger] * size))
    against = set(camps.against)
    rows: list[tuple[float, list[tuple[int, float]]]] = []
    for edge, (u, v) in enumerate(zip((edges.u + first).tolist(), (edges.v + first).tolist(), strict=True)):
        if edge in against:
            rows += [(1.0, [(edge, 1.0), (u, 1.0), (v, 1.0)]), (-1.0, [(edge, 1.0), (u, -1.0), (v, -1.0)])]
        else:
            rows += [(0.0, [(edge, 1.0), (u, -1.0), (v, 1.0)]), (0.0, [(edge, 1.0), (u, 1.0), (v, -1.0)])]
    _add_rows(solver, rows)


def _start(solver: Any, edges: Indexed, camps: Camps) -> None:
    """Hand over the camps as the first solution: nobody changes, the ties against the grain do."""
    import highspy

    values = np.zeros(len(edges.u) + len(edges.actors))
    values[list(camps.against)] = 1.0
    solution = highspy.HighsSolution()
    solution.col_value = values.tolist()
    solver.setSolution(solution)
