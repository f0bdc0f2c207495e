"""Processes that answer queries, each of which can be killed: a query that takes too long dies with its worker."""

import contextlib
import multiprocessing
import queue
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.serve.answer import Answer, answer, refusal
from kg.store.database import Database
from kg.store.terms import Nodes


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost, and how many are answered at a time. `memory` is in megabytes."""

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 2048
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A query about the store in a folder, whose names begin with a base; `values` are terms for its variables."""

    store: str
    base: str
    query: str
    accept: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Workers:
    """A pool of workers. A question waits for a free one as long as a query may take, and no longer."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._context = multiprocessing.get_context("spawn")
        self._free: queue.Queue[_Worker] = queue.Queue()
        for _ in range(limits.workers):
            self._free.put(_Worker(self._context, limits))

    def ask(self, question: Question) -> Answer:
        """The worker's answer; 503 where none is free in time or the query takes too long, too much memory."""
        try:
            worker = self._free.get(timeout=self.limits.seconds)
        except queue.Empty:
            return refusal(503, "too many queries at a time; try again")
        try:
            return worker.ask(question)
        finally:
            self._free.put(worker if worker.is_alive else _Worker(self._context, self.limits))

    def close(self) -> None:
        """End all workers."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._free.get_nowait().kill()


class _Worker:
    """One process and the line to it."""

    def __init__(self, context: Any, limits: Limits) -> None:
        self.limits = limits
        self.line, far = context.Pipe()
        self.process = context.Process(target=work, args=(far, limits), daemon=True)
        self.process.start()
        far.close()
        self.ready = False

    @property
    def is_alive(self) -> bool:
        return bool(self.process.is_alive())

    def ask(self, question: Question) -> Answer:
        try:
            if not self.ready:
                self.line.recv()
                self.ready = True
            self.line.send(question)
            if self.line.poll(self.limits.seconds):
                found: Answer = self.line.recv()
                return found
        except (EOFError, OSError):
            self.kill()
            return refusal(503, f"the query needed more than {self.limits.memory} MB of memory, or broke its worker")
        self.kill()
        return refusal(503, f"the query took longer than {self.limits.seconds:g} seconds")

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


def work(line: Connection, limits: Limits) -> None:
    """Answer questions until the line closes. The store stays open while questions are about the same one."""
    _limit_memory(limits.memory)
    line.send("ready")
    opened: dict[tuple[str, str], Database] = {}
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        for question in iter(line.recv, None):
            line.send(_answered(question, opened, limits))


def _answered(question: Question, opened: dict[tuple[str, str], Database], limits: Limits) -> Answer:
    key = question.store, question.base
    try:
        if key not in opened:
            opened.clear()
            opened[key] = Database(Path(question.store), Nodes(question.base))
        return answer(opened[key], question.query, question.accept, limits.rows, question.values)
    except MemoryError:
        return refusal(503, f"the query needed more than {limits.memory} MB of memory")
    except Exception as error:  # The worker must answer; whatever else went wrong is the query's failure.
        return refusal(500, f"the query failed: {error}")


def _limit_memory(megabytes: int) -> None:
    """Where the system can, let allocations beyond the limit fail."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
