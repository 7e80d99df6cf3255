"""Processes that read hostile pages: spawned, bounded, replaced when they die, gone with their parent."""

from __future__ import annotations

import ctypes
import logging
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
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
_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that the kernel sends a process when its parent dies (Linux)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that gave no result; the page becomes an error and the run goes on."""

    reason: str


class Workers:
    """A pool of worker processes; use as a context manager.

    They are started by *spawn*: a forked worker would inherit the lock and the database connection, and was
    measured to hold the lock ten minutes after its parent was killed.
    """

    def __init__(
        self, settings: WorkerSettings, setup: Callable[..., None] | None = None, *arguments: Any
    ) -> None:
        """Prepare a pool whose workers first call ``setup(*arguments)`` (a module-level function)."""
        self._processes = settings.processes or min(os.cpu_count() or 1, MAX_DEFAULT_PROCESSES)
        self._page_seconds = settings.page_seconds
        self._pool = ProcessPool(
            max_workers=self._processes,
            max_tasks=TASKS_A_PROCESS,
            initializer=_begin,
            initargs=(os.getpid(), settings.memory_bytes, setup, arguments),
            context=multiprocessing.get_context("spawn"),
        )

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield each task with its result or `Failure`, in the order of the tasks.

        At most a few tasks a worker are under way, so that neither tasks nor results pile up in memory.
        """
        window = 4 * self._processes
        under_way: deque[tuple[Task, ProcessFuture[Any]]] = deque()
        for task in tasks:
            if len(under_way) >= window:
                yield self._result(*under_way.popleft())
            with held_signals():  # the first task starts the processes
                future = self._pool.schedule(function, args=[task], timeout=self._page_seconds)
            under_way.append((task, future))
        while under_way:
            yield self._result(*under_way.popleft())

    def _result(self, task: Task, future: ProcessFuture[Any]) -> tuple[Task, Any]:
        try:
            return task, future.result()
        except FutureTimeoutError:
            return task, Failure(f"took longer than {self._page_seconds:g} s")
        except ProcessExpired as error:
            return task, Failure(f"its worker died (exit code {error.exitcode})")
        except MemoryError:
            return task, Failure("needed more memory than a worker may use")
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


def _begin(
    parent: int, memory_bytes: int, setup: Callable[..., None] | None, arguments: tuple[Any, ...]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers
    _die_with(parent)
    if setup is not None:
        setup(*arguments)
    _limit_memory(memory_bytes)


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


def _limit_memory(growth_bytes: int) -> None:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return  # no such file off Linux; the time limit still holds
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + growth_bytes, hard))
