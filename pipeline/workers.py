"""Run tasks in worker processes: spawned, bounded, replaced when they die, gone with their parent."""

from __future__ import annotations

import ctypes
import gc
import logging
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.held_signals import held_signals
from schemas.profile import WorkerSettings

log = logging.getLogger(__name__)

Task = TypeVar("Task")
Result = TypeVar("Result")

MAX_DEFAULT_PROCESSES = 8
TASKS_A_PROCESS = 5_000
"""A worker is renewed after so many pages, so that a library's leak cannot grow for ever."""
TASKS_WORTH_A_PROCESS = 50
"""Pages for which a further worker is started: its start costs 0.6 s of CPU, reading fifty pages as much."""
OBJECTS_A_COLLECTION = 10_000
"""Objects made between two collections of garbage, Python's 700 otherwise: a page leaves no cycles, and looking for
them so often was 7 % of reading it."""
_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that the kernel sends a process when its parent dies (Linux)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that gave no result; the page becomes an error and the run goes on."""

    reason: str
    """A clause that can stand after a colon, e.g. ``its worker died (exit code -9)``."""


class SetupError(RuntimeError):
    """A worker could not be set up for a stage, which ends the stage: no page is to blame."""


class Workers:
    """A pool of worker processes for all stages of a run; use as a context manager.

    They are started by *spawn*: a forked worker would inherit the lock and the database connection, and was
    measured to hold the lock ten minutes after its parent was killed.
    """

    def __init__(self, settings: WorkerSettings, pages: int | None = None) -> None:
        """Prepare a pool, for a site of so many pages no larger than is worth its start."""
        self._processes = settings.processes or min(os.cpu_count() or 1, MAX_DEFAULT_PROCESSES)
        if pages is not None:
            self._processes = max(1, min(self._processes, pages // TASKS_WORTH_A_PROCESS))
        self._page_seconds = settings.page_seconds
        self._memory_bytes = settings.memory_bytes
        self._pool = ProcessPool(
            max_workers=self._processes,
            max_tasks=TASKS_A_PROCESS,
            initializer=_begin,
            initargs=(os.getpid(), settings.memory_bytes),
            context=multiprocessing.get_context("spawn"),
        )

    def map(
        self, set_up: Callable[[], Callable[[Task], Result]], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield each task with its result or `Failure`, in the order of the tasks.

        Each worker calls ``set_up`` (a module-level class, or a `functools.partial` of one with its arguments) before
        its first task, and calls the object that it returns with every task. At most a few tasks a worker are under
        way, so that neither tasks nor results pile up in memory. Raises `SetupError`.
        """
        with tempfile.NamedTemporaryFile(prefix="checkup-stage-") as file:
            # A site's facts are large: pickled once, not with every task.
            pickle.dump(set_up, file)
            file.flush()
            yield from self._map(file.name, tasks)

    def _map(self, stage: str, tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
        window = 4 * self._processes
        under_way: deque[tuple[Task, ProcessFuture[Any]]] = deque()
        for task in tasks:
            if len(under_way) >= window:
                yield self._result(*under_way.popleft())
            with held_signals():  # the first task starts the processes
                future = self._pool.schedule(
                    _work, args=[stage, self._memory_bytes, task], timeout=self._page_seconds
                )
            under_way.append((task, future))
        while under_way:
            yield self._result(*under_way.popleft())

    def _result(self, task: Task, future: ProcessFuture[Any]) -> tuple[Task, Any]:
        try:
            return task, future.result()
        except FutureTimeoutError:
            return task, Failure(f"it took longer than {self._page_seconds:g} s")
        except ProcessExpired as error:
            return task, Failure(f"its worker died (exit code {error.exitcode})")
        except SetupError:
            raise
        except MemoryError:
            return task, Failure("it needed more memory than a worker may use")
        except Exception as error:
            log.warning("task failed", exc_info=error)
            return task, Failure(f"{type(error).__name__}: {error}")

    def __enter__(self) -> Workers:
        """Return the pool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers: at once after an error, else when they are idle."""
        if kind is None:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()


class _Worker:
    """State of a worker process: the handler of its stage's tasks."""

    def __init__(self) -> None:
        self._handlers: dict[str, Callable[[Any], Any]] = {}

    def handler(self, stage: str, memory_bytes: int) -> Callable[[Any], Any]:
        """Return the stage's handler, set up at its first task; raise SetupError where that fails."""
        if stage not in self._handlers:
            self._handlers.clear()  # a stage that is over gives its memory back
            try:
                with open(stage, "rb") as file, _unlimited_memory(memory_bytes):
                    set_up = pickle.load(file)  # noqa: S301 - the parent wrote it, and none but its user may
                    self._handlers[stage] = set_up()
            except Exception as error:
                raise SetupError(f"the stage could not be set up: {type(error).__name__}: {error}") from error
        return self._handlers[stage]


_worker = _Worker()


def _begin(parent: int, memory_bytes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers
    gc.set_threshold(OBJECTS_A_COLLECTION, 10, 10)
    _die_with(parent)
    _limit_memory(memory_bytes)


def _work(stage: str, memory_bytes: int, task: Any) -> Any:
    return _worker.handler(stage, memory_bytes)(task)


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it died before we listened
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


@contextmanager
def _unlimited_memory(growth_bytes: int) -> Iterator[None]:
    """Lift the memory limit while a worker is set up, and count its growth from there on."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        _limit_memory(growth_bytes)


def _limit_memory(growth_bytes: int) -> None:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return  # no such file off Linux; the time limit still holds
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + growth_bytes, hard))
