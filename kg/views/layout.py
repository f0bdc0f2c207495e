"""Actors and ties -> positions: friends near each other, foes apart, no two boxes overlapping."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.views.labels import Box
from kg.views.overlaps import separated

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
SEED, IDEAL, STEPS = 20151001, 120.0, 260
# Beyond this many ideal distances actors do not repel: parts that nothing ties to each other stay in the picture.
REACH, GRAVITY, COHESION = 3.0, 0.10, 0.12
# The share of the picture that boxes fill before they are pushed apart, and how far its sides may be evened out.
FILLED, EVENED, RANKED = 0.36, 1.35, 0.6
# Above this many actors each is repelled by a random sample of the others instead of by all.
DENSE, SAMPLE = 500, 48


def positions(boxes: Sequence[Box], ties: Mapping[tuple[int, int], float], groups: Sequence[int]) -> list[list[int]]:
    """Whole coordinates of every actor around the middle; `ties` are signed weights, `groups` say who starts together.

    Fruchterman and Reingold's forces; a positive tie attracts, a negative one hardly does. The same input gives the
    same positions: the start is seeded, and all sums are taken in a fixed order.
    """
    if not boxes:
        return []
    placed = _start(groups)
    if len(boxes) > 1:
        relaxed = _relaxed(placed, _Springs(ties), np.asarray(groups, dtype=np.int64))
        placed = _sized(_evened(relaxed), boxes)
    apart = separated(placed, boxes)
    middle = (apart.max(axis=0) + apart.min(axis=0)) / 2
    return [[int(x), int(y)] for x, y in np.rint(apart - middle)]


class _Springs:
    """The ties as arrays: both ends, and how strongly they pull."""

    def __init__(self, ties: Mapping[tuple[int, int], float]) -> None:
        pairs: Any = sorted(ties)
        self.one: Indices = np.array([pair[0] for pair in pairs], dtype=np.int64)
        self.other: Indices = np.array([pair[1] for pair in pairs], dtype=np.int64)
        weights: Floats = np.array([ties[pair] for pair in pairs], dtype=np.float64)
        pull = np.where(weights > 0, 0.6 + 0.5 * np.log1p(np.abs(weights)), 0.25)
        self.pull: Floats = np.where(weights < 0, 0.10, pull)


def _start(groups: Sequence[int]) -> Floats:
    """Each group around a point of its own on a sunflower spiral, each actor at random about that point."""
    random = np.random.default_rng(SEED)
    number: Floats = np.asarray(groups, dtype=np.float64)
    angle, distance = number * 2.399963, IDEAL * 1.6 * np.sqrt(number)
    centres = np.stack([distance * np.cos(angle), distance * np.sin(angle)], axis=1)
    spread = IDEAL * 0.5 * np.sqrt(max(len(groups), 1)) * 0.5
    found: Floats = centres + random.normal(0.0, spread, (len(groups), 2))
    return found


def _relaxed(placed: Floats, springs: _Springs, groups: Indices) -> Floats:
    random, heat = np.random.default_rng(SEED), IDEAL * 1.5
    steps = STEPS if len(placed) <= DENSE else STEPS // 2
    for step in range(steps):
        force = _repulsion(placed, random) + _attraction(placed, springs) - GRAVITY * placed
        force += COHESION * _towards_their_own(placed, groups)
        length = np.maximum(np.sqrt((force**2).sum(axis=1, keepdims=True)), 1e-9)
        placed = placed + force / length * np.minimum(length, heat * (1 - step / steps) ** 1.5)
    return placed


def _towards_their_own(placed: Floats, groups: Indices) -> Floats:
    """From each actor to the middle of its group; group 0 is none."""
    sums = np.zeros((groups.max() + 1, 2))
    np.add.at(sums, groups, placed)
    middles = sums / np.maximum(np.bincount(groups), 1)[:, None]
    found: Floats = np.where(groups[:, None] > 0, middles[groups] - placed, 0.0)
    return found


def _evened(placed: Floats) -> Floats:
    """The positions partly replaced by their ranks along each axis: a crowded middle opens, and far parts come in."""
    ranks: Floats = np.argsort(np.argsort(placed, axis=0, kind="stable"), axis=0, kind="stable").astype(np.float64)
    sides = np.maximum(placed.max(axis=0) - placed.min(axis=0), 1.0)
    found: Floats = (1 - RANKED) * placed + RANKED * sides * ranks / (len(placed) - 1)
    return found


def _sized(placed: Floats, boxes: Sequence[Box]) -> Floats:
    """The positions in a rectangle as large as the boxes need, as nearly square as a little stretching makes it."""
    area = sum(2 * box.half * (box.above + box.below) for box in boxes) / FILLED
    sides = np.maximum(placed.max(axis=0) - placed.min(axis=0), 1.0)
    stretch = np.clip(np.sqrt(sides[::-1] / sides), 1 / EVENED, EVENED)
    scaled: Floats = placed * stretch * np.sqrt(area / (sides * stretch).prod())
    return scaled


def _repulsion(placed: Floats, random: np.random.Generator) -> Floats:
    count = len(placed)
    if count <= DENSE:
        gaps = placed[:, None, :] - placed[None, :, :]
        scale = 1.0
    else:
        gaps = placed[:, None, :] - placed[random.integers(0, count, (count, SAMPLE))]
        scale = count / SAMPLE
    squared = np.maximum((gaps**2).sum(axis=2), 25.0)
    gaps[squared > (REACH * IDEAL) ** 2] = 0.0
    total: Floats = scale * IDEAL**2 * (gaps / squared[:, :, None]).sum(axis=1)
    return total


def _attraction(placed: Floats, springs: _Springs) -> Floats:
    gaps = placed[springs.other] - placed[springs.one]
    length = np.sqrt((gaps**2).sum(axis=1, keepdims=True))
    pull = gaps * length / IDEAL * springs.pull[:, None]
    total = np.zeros_like(placed)
    np.add.at(total, springs.one, pull)
    np.add.at(total, springs.other, -pull)
    return total
