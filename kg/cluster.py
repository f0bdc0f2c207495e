"""Run a function over the parts of a build on a Dask cluster that is there already."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any, TypeVar

from distributed import Client, KilledWorker, as_completed

from kg.errors import KGError

Task = TypeVar("Task")
Result = TypeVar("Result")
# Seconds to wait for the scheduler and for the first worker.
PATIENCE = 30
ALONE = Lock()


def run(
    function: Callable[[Task], Result], tasks: Sequence[Task], *, address: str = "", jobs: int = 1
) -> Iterator[Result]:
    """The results from the workers of the scheduler at HOST:PORT; what a worker that died had in hand is done again.

    The workers need kg, its model and the folder of the graph under the same path; their number is the cluster's, not
    `jobs`. Never more than two tasks for each thread of theirs wait there.
    """
    if not tasks:
        return
    try:
        client: Any = Client(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise KGError(f"--engine: no Dask scheduler at {address!r}: {error}; write dask://HOST:PORT") from None
    with client:
        yield from _results(client, function, tasks, address)


def _results(client: Any, function: Callable[[Task], Result], tasks: Sequence[Task], address: str) -> Iterator[Result]:
    waiting = (client.submit(_alone, function, task, pure=False) for task in tasks)
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        done: Any = as_completed(islice(waiting, 2 * sum(client.nthreads().values())), loop=client.loop)
        for future in done:
            yield future.result()
            # What is done is let go before more is asked for, so that no worker holds old results.
            future.release()
            for more in islice(waiting, 1):
                done.add(more)
    except TimeoutError:
        raise KGError(f"--engine: the scheduler at {address} has no workers") from None
    except KilledWorker as error:
        raise KGError(f"--engine: workers of {address} died again and again: {error}") from None


def _alone(function: Callable[[Task], Result], task: Task) -> Result:
    """The function's result; one thread of a worker at a time, since language models are not made for several."""
    with ALONE:
        return function(task)
