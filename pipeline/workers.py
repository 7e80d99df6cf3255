"""Run tasks in worker processes: spawned, bounded, replaced when they die, gone with their parent."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from pipeline.held_signals import held_signals
from pipeline.temporary_room import temporary_room
from pipeline.worker_process import WALL_SECONDS_A_CPU_SECOND, Job, Reply, serve
from schemas.profile import WorkerSettings

log = logging.getLogger(__name__)

Task = TypeVar("Task")
Result = TypeVar("Result")

MAX_DEFAULT_PROCESSES = 8
TASKS_A_PROCESS = 5_000
"""A worker is renewed after so many pages, so that a library's leak cannot grow for ever."""
TASKS_WORTH_A_PROCESS = 50
"""Pages for which a further worker is started: its start costs 0.6 s of CPU, reading fifty pages as much."""
_JOBS_A_PROCESS = 2
"""One at work, and one that waits in the worker while the parent is busy."""
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that gave no result; the page becomes an error and the run goes on."""

    reason: str
    """A clause that can stand after a colon, e.g. ``its worker died (exit code -9)``."""
    may_pass: bool = False
    """True where a second try can end otherwise: the process gave up, not the task."""


class SetupError(RuntimeError):
    """A worker could not be set up for a stage, which ends the stage: no page is to blame."""


@dataclass(eq=False, slots=True)
class _Order:
    """One task with its result, once it is there."""

    job: Job
    is_done: bool = False
    result: Any = None


@dataclass(eq=False, slots=True)
class _Worker:
    """One process, and the orders that were sent to it."""

    process: SpawnProcess
    connection: Connection
    under_way: deque[_Order] = field(default_factory=deque)
    tasks: int = 0
    """Number of tasks that it was ever sent."""


class Workers:
    """A pool of worker processes for all stages of a run; use as a context manager.

    They are started by *spawn*: a forked worker would inherit the lock and the database connection, and was
    measured to hold the lock ten minutes after its parent was killed. Each has a pipe of its own: nothing that a
    dying one holds is needed by another, and what it was working on is known.
    """

    def __init__(self, settings: WorkerSettings, pages: int | None = None) -> None:
        """Prepare a pool, for a site of so many pages no larger than is worth its start."""
        self._processes = settings.processes or min(os.cpu_count() or 1, MAX_DEFAULT_PROCESSES)
        if pages is not None:
            self._processes = max(1, min(self._processes, pages // TASKS_WORTH_A_PROCESS))
        self._page_seconds = settings.page_seconds
        self._memory_bytes = settings.memory_bytes
        self._workers: list[_Worker] = []
        self._waiting: deque[_Order] = deque()
        self._failed: list[_Order] = []

    def map(
        self, set_up: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield each task with its result or `Failure`, in the order of the tasks.

        Each worker calls ``set_up`` (a module-level class, or a `functools.partial` of one with its arguments) before
        its first task, and calls the object that it returns with every task. At most a few tasks a worker are under
        way, so that neither tasks nor results pile up in memory. A task whose worker died or came to a limit is tried
        once more, in a new worker with no other at work: what a busy machine did to it is no fault of the page. Raises
        `SetupError`, and `StoreError` where there is no room for temporary files.
        """
        with ExitStack() as until_done:
            with temporary_room():
                path = Path(until_done.enter_context(tempfile.TemporaryDirectory(prefix="checkup-")), "stage")
                with path.open("wb") as file:  # a site's facts are large: pickled once, not with every task
                    pickle.dump(set_up, file)
            yield from self._map(str(path), tasks)

    def _map(self, stage: str, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        orders: deque[_Order] = deque()
        rest = iter(tasks)
        is_over = False
        try:
            while True:
                while not is_over and len(orders) < 4 * self._processes:
                    try:
                        task = next(rest)
                    except StopIteration:
                        is_over = True
                        break
                    orders.append(_Order(Job(stage, self._page_seconds, self._memory_bytes, task)))
                    self._waiting.append(orders[-1])
                    self._send()
                if not orders:
                    return
                self._receive(block=not orders[0].is_done)
                if orders[0].is_done:
                    done = orders.popleft()
                    yield done.job.task, done.result
        finally:
            self._forget(orders)

    # -- orders -------------------------------------------------------------------------------------------

    def _send(self) -> None:
        """Send the orders that wait to workers with room, starting and renewing these where needed."""
        while self._waiting:
            worker = min(self._workers, key=lambda worker: len(worker.under_way), default=None)
            if len(self._workers) < self._processes and (worker is None or worker.under_way):
                worker = self._start()
                self._workers.append(worker)
            assert worker is not None
            if len(worker.under_way) >= _JOBS_A_PROCESS:
                return
            if worker.tasks >= TASKS_A_PROCESS:
                if worker.under_way:
                    return
                self._workers.remove(worker)
                _end(worker)
                continue
            order = self._waiting.popleft()
            worker.under_way.append(order)
            worker.tasks += 1
            try:
                worker.connection.send(order.job)
            except OSError:
                self._bury(worker)

    def _receive(self, *, block: bool) -> None:
        """Take the replies that have come; wait for one where ``block`` says so. Failed tasks are tried again."""
        at_work = any(worker.under_way for worker in self._workers)  # an idle worker never replies
        self._take_replies(block=block and at_work and not self._failed)
        while self._failed:
            while any(worker.under_way for worker in self._workers):
                self._take_replies(block=True)
            if self._failed:
                order = self._failed.pop()
                order.result = self._alone(order.job)
                order.is_done = True
        self._send()

    def _take_replies(self, *, block: bool) -> None:
        ready = wait([worker.connection for worker in self._workers], None if block else 0)
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                reply = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            order = worker.under_way.popleft()
            order.result = self._result(reply)
            if isinstance(order.result, Failure) and order.result.may_pass:
                self._failed.append(order)
            else:
                order.is_done = True

    def _bury(self, worker: _Worker) -> None:
        """Take a dead worker's orders: what it was working on has failed, the rest goes to others."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        if worker.under_way:
            order = worker.under_way.popleft()
            order.result = self._end_of(worker.process)
            self._failed.append(order)
            self._waiting.extendleft(reversed(worker.under_way))

    def _alone(self, job: Job) -> Any:
        """Return the result of a second try, or its failure; no other task may be at work."""
        worker = self._start()
        try:
            worker.connection.send(job)
            result = self._result(worker.connection.recv())
        except (EOFError, OSError):
            worker.process.join()
            result = self._end_of(worker.process)
        finally:
            _end(worker)
        if isinstance(result, Failure) and result.may_pass:
            return Failure(f"{result.reason}, and so it was when nothing else was at work")
        return result

    def _result(self, reply: Reply) -> Any:
        if reply.no_setup:
            raise SetupError(f"the stage could not be set up: {reply.error}")
        if reply.out_of_memory:
            return Failure("it needed more memory than a worker may use", may_pass=True)
        if reply.error is not None:
            log.warning("task failed: %s", reply.trace)
            return Failure(reply.error)
        return reply.result

    def _end_of(self, process: SpawnProcess) -> Failure:
        if process.exitcode == -signal.SIGPROF:
            return Failure(f"it took longer than {self._page_seconds:g} s", may_pass=True)
        if process.exitcode == -signal.SIGALRM:
            seconds = self._page_seconds * WALL_SECONDS_A_CPU_SECOND
            return Failure(f"it came to no end within {seconds:g} s", may_pass=True)
        return Failure(f"its worker died (exit code {process.exitcode})", may_pass=True)

    def _forget(self, orders: Iterable[_Order]) -> None:
        """Drop the orders of a caller that asks for no more of them, with the workers that are at them."""
        left = {order for order in orders if not order.is_done}
        if not left:
            return
        self._waiting = deque(order for order in self._waiting if order not in left)
        self._failed = [order for order in self._failed if order not in left]
        for worker in [worker for worker in self._workers if not left.isdisjoint(worker.under_way)]:
            self._workers.remove(worker)
            self._waiting.extend(order for order in worker.under_way if order not in left)
            worker.process.kill()
            _end(worker)

    # -- processes ----------------------------------------------------------------------------------------

    def _start(self) -> _Worker:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=serve, args=(theirs, os.getpid(), self._memory_bytes), daemon=True)
        with held_signals():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def __enter__(self) -> Workers:
        """Return the pool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers: at once after an error, else when they are idle."""
        for worker in self._workers:
            if kind is not None:
                worker.process.kill()
            worker.connection.close()
        while self._workers:
            _end(self._workers.pop())


def _end(worker: _Worker) -> None:
    """Let a worker end, once it is idle, and wait for it."""
    worker.connection.close()
    worker.process.join()
    worker.process.close()
