"""Run a function over the parts of a build on a Dask cluster that is there already."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from threading import Lock
from typing import Any, TypeVar

from distributed import Client, KilledWorker, as_completed

from kg.errors import KGError

Task = TypeVar("Task")
Result = TypeVar("Result")
# Seconds to wait for the scheduler and for the first worker.
PATIENCE = 30
# Deaths of workers that the scheduler forgives a task, unless it is told otherwise.
FORGIVEN = 3
ALONE = Lock()


def run(
    function: Callable[[Task], Result], tasks: Iterable[Task], *, address: str = "", jobs: int = 1, deaths: int = 3
) -> Iterator[Result]:
    """The results from the workers of the scheduler at HOST:PORT; what a worker that died had in hand is done again.

    The workers need kg, its model and the place that tasks share; their number is the cluster's, not `jobs`. Never more
    than two tasks for each thread of theirs wait there.
    """
    waiting = iter(tasks)
    if (first := next(waiting, None)) is None:
        return
    try:
        client: Any = Client(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise KGError(f"--engine: no Dask scheduler at {address!r}: {error}; write dask://HOST:PORT") from None
    with client:
        yield from _Running(client, function, address, deaths).results(chain([first], waiting))


class _Running:
    """Tasks on a cluster."""

    def __init__(self, client: Any, function: Callable[[Any], Any], address: str, deaths: int) -> None:
        self.client, self.function, self.address, self.left = client, function, address, deaths
        self.tasks: dict[Any, Any] = {}
        self.deaths: Counter[Any] = Counter()

    def results(self, waiting: Iterator[Any]) -> Iterator[Any]:
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
            first = islice(waiting, 2 * sum(self.client.nthreads().values()))
            done: Any = as_completed(map(self.submitted, first), loop=self.client.loop)
            for future in done:
                task = self.tasks.pop(future.key)
                try:
                    yield future.result()
                    more = next(waiting, None)
                except KilledWorker as error:
                    more = self._again(task, error)
                # What is done is let go before more is asked for, so that no worker holds old results.
                future.release()
                if more is not None:
                    done.add(self.submitted(more))
        except TimeoutError:
            raise KGError(f"--engine: the scheduler at {self.address} has no workers") from None

    def submitted(self, task: Any) -> Any:
        future = self.client.submit(_alone, self.function, task, pure=False)
        self.tasks[future.key] = task
        return future

    def _again(self, task: Any, error: Exception) -> Any:
        """A task that the scheduler gave up, since workers died again and again; it may have been merely there."""
        self.deaths[task] += FORGIVEN
        if self.deaths[task] >= self.left:
            raise KGError(f"--engine: workers of {self.address} died again and again: {error}") from None
        return task


def _alone(function: Callable[[Task], Result], task: Task) -> Result:
    """The function's result; one thread of a worker at a time, since language models are not made for several."""
    with ALONE:
        return function(task)
