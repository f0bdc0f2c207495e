"""Run a function over the parts of a build: in this process or in several."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from kg.errors import KGError
from kg.registry import find

Task = TypeVar("Task")
Result = TypeVar("Result")
# By the scheme of --engine: `dask` of dask://host:8786. Other packages join through the entry point group `kg.engines`.
ENGINES = {"dask": "kg.cluster:run", "local": "kg.engine:local"}
ATTEMPTS = 3


def run(
    function: Callable[[Task], Result], tasks: Sequence[Task], *, engine: str = "local", jobs: int = 1
) -> Iterator[Result]:
    """The results, each as soon as it is there, in no certain order.

    `function` and the tasks must be such that another process can take them, if there is more than one job.

    >>> sorted(run(len, ["a", "bcd"]))
    [1, 3]
    """
    scheme, _, address = engine.partition("://")
    yield from find("engine", scheme, ENGINES)(function, tasks, address=address, jobs=jobs)


def local(
    function: Callable[[Task], Result], tasks: Sequence[Task], *, address: str = "", jobs: int = 1
) -> Iterator[Result]:
    """Here, or in `jobs` processes of this machine; what a worker that died had in hand is done again."""
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(function, tasks)
        return
    left, deaths = list(tasks), 0
    while left:
        try:
            for task, result in _pooled(function, left, min(jobs, len(left))):
                left.remove(task)
                yield result
        except BrokenProcessPool as error:
            deaths += 1
            if deaths == ATTEMPTS:
                raise KGError(
                    f"worker processes died {ATTEMPTS} times, for lack of memory perhaps; try fewer --jobs "
                    "(in a script, call kg.build under `if __name__ == '__main__':`)"
                ) from error


def _pooled(function: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Result]]:
    """Each task with its result. Never more than two tasks a worker wait in the pool, however many there are."""
    waiting = iter(list(tasks))
    running: dict[Future[Result], Task] = {}
    with _workers(jobs) as pool:
        try:
            while True:
                for task in _take(waiting, 2 * jobs - len(running)):
                    running[pool.submit(function, task)] = task
                if not running:
                    return
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(done), done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _take(tasks: Iterator[Task], number: int) -> list[Task]:
    return [task for task, _ in zip(tasks, range(number), strict=False)]


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
