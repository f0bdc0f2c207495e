"""Parts are worked on here or in several processes, and a worker's death loses nothing."""

import os
from functools import partial
from pathlib import Path

import pytest

from kg.engine import run
from kg.errors import KGError, UnknownNameError


def double(number: int) -> int:
    return 2 * number


def die_once(folder: Path, number: int) -> int:
    """Kills its process the first time that it is asked for 3."""
    mark = folder / "died"
    if number == 3 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number


def die(number: int) -> int:
    os._exit(9)


def test_one_process_works_in_order():
    assert list(run(double, [1, 2, 3])) == [2, 4, 6]


@pytest.mark.slow
def test_two_processes_give_every_result_once():
    assert sorted(run(double, list(range(20)), jobs=2)) == [2 * n for n in range(20)]


@pytest.mark.slow
def test_what_a_dead_worker_had_in_hand_is_done_again(tmp_path):
    assert sorted(run(partial(die_once, tmp_path), list(range(8)), jobs=2)) == list(range(8))


@pytest.mark.slow
def test_workers_that_die_again_and_again_are_an_error():
    with pytest.raises(KGError, match="worker processes died 3 times"):
        list(run(die, [1, 2], jobs=2))


def test_an_unknown_engine_is_named():
    with pytest.raises(UnknownNameError, match="no engine named 'moon'; known:"):
        list(run(double, [1], engine="moon://here"))
