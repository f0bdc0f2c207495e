"""Run a function over the parts of a build: in this process or in several."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from kg.errors import KGError
from kg.registry import find

Task = TypeVar("Task")
Result = TypeVar("Result")
# By the scheme of --engine: `dask` of dask://host:8786. Other packages join through the entry point group `kg.engines`.
ENGINES = {"dask": "kg.cluster:run", "local": "kg.engine:local"}
DEATHS = 3


def run(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    engine: str = "local",
    jobs: int = 1,
    deaths: int = DEATHS,
) -> Iterator[Result]:
    """The results, each as soon as it is there, in no certain order.

    `function` and the tasks must be such that another process can take them, if there is more than one job. Tasks are
    asked for as workers become free. A task in whose hand worker processes died `deaths` times is an error.

    >>> sorted(run(len, ["a", "bcd"]))
    [1, 3]
    """
    scheme, _, address = engine.partition("://")
    yield from find("engine", scheme, ENGINES)(function, tasks, address=address, jobs=jobs, deaths=deaths)


def local(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    address: str = "",
    jobs: int = 1,
    deaths: int = DEATHS,
) -> Iterator[Result]:
    """Here, or in `jobs` processes of this machine; what workers had in hand when one died is done again, each alone.

    So a task that kills its worker is told from those that were merely there.
    """
    if jobs <= 1:
        yield from map(function, tasks)
        return
    waiting, in_hand = iter(tasks), list[Task]()
    while True:
        try:
            yield from _pooled(function, waiting, jobs, in_hand)
            return
        except BrokenProcessPool:
            for task in in_hand:
                yield _alone(function, task, deaths - 1)
            in_hand.clear()


def _pooled(
    function: Callable[[Task], Result], waiting: Iterator[Task], jobs: int, in_hand: list[Task]
) -> Iterator[Result]:
    """Results; `in_hand` are the tasks that are not done, never more than two for each worker."""
    running: dict[Future[Result], Task] = {}
    with _workers(jobs) as pool:
        try:
            while True:
                for task in islice(waiting, 2 * jobs - len(running)):
                    in_hand.append(task)
                    running[pool.submit(function, task)] = task
                if not running:
                    return
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    task, result = running.pop(done), done.result()
                    in_hand.remove(task)
                    yield result
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _alone(function: Callable[[Task], Result], task: Task, deaths: int) -> Result:
    """The result of a task that has a process of its own, and another one when that dies."""
    for _ in range(deaths):
        try:
            with _workers(1) as pool:
                return pool.submit(function, task).result()
        except BrokenProcessPool:
            continue
    raise KGError(
        f"worker processes died {deaths + 1} times, for lack of memory perhaps; try fewer --jobs "
        "(in a script, call kg.build under `if __name__ == '__main__':`)"
    )


def _workers(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Prepare a worker: one thread for arithmetic, Ctrl-C left to the parent, no life after the parent's death."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
