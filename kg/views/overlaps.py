"""Positions -> positions at which no two boxes overlap."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.views.labels import Box

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
ROUNDS, GROW_EVERY, GROWTH = 600, 40, 1.06


def separated(placed: Floats, boxes: Sequence[Box]) -> Floats:
    """The positions moved as little as pushing pairs apart allows, and spread where pushing does not help.

    Ends with no overlap always: where the rounds do not suffice, all positions are scaled until they do.
    """
    size: Floats = np.array([(box.half, box.above, box.below) for box in boxes], dtype=np.float64)
    placed = placed.copy()
    for number in range(1, ROUNDS + 1):
        one, other = overlapping(placed, size)
        if not len(one):
            return placed
        _push(placed, size, one, other)
        if number % GROW_EVERY == 0:
            placed *= GROWTH
    return _scaled(placed, size)


def overlapping(placed: Floats, size: Floats) -> tuple[Indices, Indices]:
    """The pairs whose boxes overlap, each once: candidates share a stretch of the x axis, found by sorting."""
    left, right = placed[:, 0] - size[:, 0], placed[:, 0] + size[:, 0]
    order = np.argsort(left, kind="stable")
    last = np.searchsorted(left[order], right[order], side="left")
    following = np.maximum(last - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), following)
    steps = np.arange(len(first)) - np.repeat(np.cumsum(following) - following, following)
    one, other = order[first], order[first + 1 + steps]
    top, bottom = placed[:, 1] - size[:, 1], placed[:, 1] + size[:, 2]
    meet = (top[one] < bottom[other]) & (top[other] < bottom[one])
    return one[meet], other[meet]


def _push(placed: Floats, size: Floats, one: Indices, other: Indices) -> None:
    """Move both of each pair along the axis that needs the lesser way; equal positions part by their order."""
    gap = placed[other] - placed[one]
    across = size[one, 0] + size[other, 0] - np.abs(gap[:, 0])
    along = np.where(gap[:, 1] >= 0, size[one, 2] + size[other, 1], size[one, 1] + size[other, 2]) - np.abs(gap[:, 1])
    sideways = across <= along
    way = np.zeros_like(gap)
    way[:, 0] = np.where(sideways, across * np.where(gap[:, 0] >= 0, 1, -1), 0)
    way[:, 1] = np.where(sideways, 0, along * np.where(gap[:, 1] >= 0, 1, -1))
    np.add.at(placed, other, way * 0.52)
    np.add.at(placed, one, way * -0.52)


def _scaled(placed: Floats, size: Floats) -> Floats:
    placed = placed + np.arange(len(placed))[:, None] * 1e-3
    while len(overlapping(placed, size)[0]):
        placed = placed * 1.1
    return placed
