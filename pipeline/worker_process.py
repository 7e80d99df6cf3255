"""Serve a parent's tasks, one after another, in a spawned process that is bounded and ends with its parent."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

WALL_SECONDS_A_CPU_SECOND = 30
"""Seconds by the clock that a page gets for each of CPU time: a worker that waits for a processor is not to blame, and
one that waits for nothing must end."""
OBJECTS_A_COLLECTION = 10_000
"""Objects made between two collections of garbage, Python's 700 otherwise: a page leaves no cycles, and looking for
them so often was 7 % of reading it."""
_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that the kernel sends a process when its parent dies (Linux)."""


@dataclass(frozen=True, slots=True)
class Job:
    """One task on its way to a worker."""

    stage: str
    """Path of the file that holds the stage's ``set_up``, pickled."""
    page_seconds: float
    memory_bytes: int
    task: Any


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer on its way back: a result, or the exception that was raised in its place."""

    result: Any = None
    error: str | None = None
    """Type and text of an exception."""
    trace: str = ""
    """Its traceback, for the log."""
    out_of_memory: bool = False
    no_setup: bool = False
    """True where the stage could not be set up: no page is to blame."""


def serve(connection: Connection, parent: int, memory_bytes: int) -> None:
    """Answer each `Job` of the connection with a `Reply`, in their order, until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers
    gc.set_threshold(OBJECTS_A_COLLECTION, 10, 10)
    _die_with(parent)
    _limit_memory(memory_bytes)
    jobs: SimpleQueue[Job | Reply | None] = SimpleQueue()
    # A thread reads ahead: the parent, which waits for no worker, can always send.
    threading.Thread(target=_read_jobs, args=(connection, jobs), daemon=True).start()
    stage = _Stage()
    try:
        while (job := jobs.get()) is not None:
            _send(connection, job if isinstance(job, Reply) else _answer(stage, job))
    except OSError:
        return  # the parent has gone


def _read_jobs(connection: Connection, jobs: SimpleQueue[Job | Reply | None]) -> None:
    while True:
        try:
            jobs.put(connection.recv())
        except (EOFError, OSError):
            jobs.put(None)
            return
        except Exception as error:  # e.g. no memory for it
            jobs.put(_reply_of(error))


def _send(connection: Connection, reply: Reply) -> None:
    try:
        connection.send(reply)
    except OSError:
        raise
    except Exception as error:  # what cannot be pickled, or not in this memory
        connection.send(_reply_of(error))


def _answer(stage: _Stage, job: Job) -> Reply:
    try:
        handler = stage.handler(job)
    except Exception as error:
        return Reply(error=f"{type(error).__name__}: {error}", no_setup=True)
    try:
        with _limited_time(job.page_seconds):
            return Reply(result=handler(job.task))
    except Exception as error:
        return _reply_of(error)


def _reply_of(error: Exception) -> Reply:
    return Reply(
        error=f"{type(error).__name__}: {error}",
        trace="".join(traceback.format_exception(error)),
        out_of_memory=isinstance(error, MemoryError),
    )


class _Stage:
    """Holds the handler of the present stage's tasks."""

    def __init__(self) -> None:
        self._name = ""
        self._handler: Callable[[Any], Any] | None = None

    def handler(self, job: Job) -> Callable[[Any], Any]:
        """Return the handler of the job's stage, set up at its first job."""
        if self._handler is None or self._name != job.stage:
            self._handler = None  # a stage that is over gives its memory back
            with open(job.stage, "rb") as file, _unlimited_memory(job.memory_bytes):
                set_up = pickle.load(file)  # noqa: S301 - the parent wrote it, and none but its user may
                self._handler = set_up()
            self._name = job.stage
        assert self._handler is not None
        return self._handler


@contextmanager
def _limited_time(seconds: float) -> Iterator[None]:
    """Let the kernel end this process after so many seconds of its own CPU time, or a multiple of them by the clock.

    By their default action both signals end it whatever code runs, where a handler of ours would wait for the end of a
    regular expression. The set-up of a stage is no page's time.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * WALL_SECONDS_A_CPU_SECOND)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


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
