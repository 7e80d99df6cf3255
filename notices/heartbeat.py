"""Notice that no complete run came for too long: a run that did not start cannot warn."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from notices.deliver import Send, deliver, send
from notices.look import NO, OVERDUE, YES, look
from notices.notice_text import Teller
from reports.wording import day, plural
from schemas.profile import Profile
from schemas.vocabulary import RunStatus
from store import notices as kept
from store.connection import broken_history, cannot_write, open_history
from store.history import published_runs
from store.notices import Looked
from store.publish import latest_run
from store.published_folder import published_folder

_WAIT_MS = 2_000
"""Longest wait for a run that writes: a heartbeat of tomorrow says it too."""
_AHEAD = datetime.timedelta(days=1)
"""A run dated further in the future had another clock, and is no sign of life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """State of a site's runs."""

    last: datetime.datetime | None
    """Clock of the last complete run; null for none."""
    problem: str | None
    """What is wrong, in a sentence; null where a complete run came in time."""
    unsent: tuple[str, ...] = ()
    """Sentences about targets that could not be reached."""


def heartbeat(
    folder: Path,
    profile: Profile,
    days: int,
    now: datetime.datetime,
    *,
    environment: Mapping[str, str] | None = None,
    send: Send = send,
) -> Heartbeat:
    """Return whether a complete run came within so many days; tell people once that none did, and once that one came.

    Sends what earlier starts could not send, too. Raises `StoreError` where the history cannot be read or written.
    """
    with contextlib.closing(_open(folder)) as history:
        ahead, last = _last_complete(folder, history, now)
        overdue = last is None or now - last > datetime.timedelta(days=days)
        problem = _problem(profile, last, ahead, days) if overdue else None
        try:
            look(folder, history, profile)
            _note(history, profile, days, now, last, overdue=overdue)
            found = os.environ if environment is None else environment
            unsent = deliver(folder, history, profile, now, found, send)
        except sqlite3.OperationalError as error:  # a run is writing, and will tell by itself
            unsent = [f"Nobody could be told now, and the next start tries again: {error}."]
        except sqlite3.DatabaseError as error:
            raise broken_history(folder / "history.sqlite", error) from error
    return Heartbeat(last=last, problem=problem, unsent=tuple(unsent))


def _open(folder: Path) -> sqlite3.Connection:
    history = open_history(folder)
    history.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
    return history


def _last_complete(
    folder: Path, history: sqlite3.Connection, now: datetime.datetime
) -> tuple[datetime.datetime | None, datetime.datetime | None]:
    """Return the clocks of the last complete run ahead of now, and of the last one that is not; null for none.

    A history that was lost is refilled by the next run only: until then ``latest`` knows.
    """
    try:
        known = [run.now for run in published_runs(history) if run.counts_for_history]
    except (sqlite3.DatabaseError, ValueError) as error:
        if isinstance(error, sqlite3.OperationalError):
            raise cannot_write(folder / "history.sqlite", error) from error
        raise broken_history(folder / "history.sqlite", error) from error
    moments = [datetime.datetime.fromisoformat(moment) for moment in known]
    latest = published_folder(folder, latest_run(folder) or "")
    if latest is not None and latest.manifest.status is RunStatus.COMPLETE:
        moments.append(latest.manifest.now)
    ahead = [moment for moment in moments if moment > now + _AHEAD]
    past = [moment for moment in moments if moment <= now + _AHEAD]
    return max(ahead, default=None), max(past, default=None)


def _problem(
    profile: Profile, last: datetime.datetime | None, ahead: datetime.datetime | None, days: int
) -> str:
    since = f"the last one was on {day(last)}" if last else "there was never one"
    clock = f" One is dated {day(ahead)}, in the future: look at the clock." if ahead else ""
    return f"no complete run of {profile.url} for {plural(days, 'day')}: {since}.{clock}"


def _note(
    history: sqlite3.Connection,
    profile: Profile,
    days: int,
    now: datetime.datetime,
    last: datetime.datetime | None,
    *,
    overdue: bool,
) -> None:
    """Write the notice of a miss, or of its end, once; the complete run that ends it may have said so itself."""
    said = kept.state(history).get(OVERDUE) == YES
    if said is overdue:
        return
    teller = Teller(profile=profile, now=now)
    since = last.isoformat() if last else "never"
    if overdue:
        notice = teller.overdue(f"{since} {now.isoformat()}", last, days)
    else:
        assert last is not None
        notice = teller.back(since, last)
    kept.keep(history, Looked(notices=[notice], state=[(OVERDUE, YES if overdue else NO)]))
