"""Tell people what changed: look at the runs that came, and send what waits. It never fails a run."""

from __future__ import annotations

import contextlib
import datetime
import logging
import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from notices.deliver import Send, deliver, send
from notices.look import look
from schemas.errors import CheckupError
from schemas.profile import Profile
from store.connection import open_history

log = logging.getLogger(__name__)


def tell(
    folder: Path,
    profile: Profile,
    now: datetime.datetime,
    *,
    environment: Mapping[str, str] | None = None,
    send: Send = send,
) -> list[str]:
    """Return sentences about what could not be sent; none where everybody was told, or nobody is to be told.

    Safe to call at any time, beside a run too, and again after a kill: a run is looked at once, and what was not sent
    is sent by the next call.
    """
    try:
        with contextlib.closing(open_history(folder)) as history:
            look(folder, history, profile)
            found = os.environ if environment is None else environment
            return deliver(folder, history, profile, now, found, send)
    except (CheckupError, OSError, sqlite3.Error, ValueError, KeyError) as error:
        log.warning("nobody was told: %s", error, extra={"event": "notices_failed"})
        return [f"Nobody could be told of this run, and the next start tries again: {error}"]
