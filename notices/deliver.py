"""Send the notices that wait, each to every target that has not taken it yet."""

from __future__ import annotations

import datetime
import logging
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from notices.apprise_target import send_by_apprise
from notices.targets import Target, audience
from notices.webhook_target import send_to_webhook
from schemas.errors import LockedError
from schemas.notice import Notice
from schemas.profile import Profile
from store import notices as kept
from store.lock import SiteLock

log = logging.getLogger(__name__)

GIVEN_UP_AFTER = datetime.timedelta(days=14)
"""An older notice is no news any more; that it was given up is said."""

Send = Callable[[Target, Notice], str | None]


def send(target: Target, notice: Notice) -> str | None:
    """Send a notice to a target; return null, or why it was not taken."""
    return send_to_webhook(target, notice) if target.kind == "webhook" else send_by_apprise(target, notice)


def deliver(
    folder: Path,
    history: sqlite3.Connection,
    profile: Profile,
    now: datetime.datetime,
    environment: Mapping[str, str],
    send: Send = send,
) -> list[str]:
    """Send what waits; return sentences about what could not be sent, and will be tried again by the next start.

    What a target has taken is noted before the next one is tried, so that a kill repeats one sending at most. While
    another process delivers, nothing is done: it sends all that waits.
    """
    try:
        with SiteLock(folder, file="notices.lock"):
            return _deliver(history, profile, now, environment, send)
    except LockedError:
        return []


def _deliver(
    history: sqlite3.Connection,
    profile: Profile,
    now: datetime.datetime,
    environment: Mapping[str, str],
    send: Send,
) -> list[str]:
    down: dict[str, str] = {}
    said: dict[str, None] = {}
    for notice in kept.waiting(history):
        found = audience(profile, notice.owner, environment)
        if found.is_nobody:
            kept.close(history, notice.notice_id, "dropped")
            continue
        said |= dict.fromkeys(found.problems)
        taken = kept.delivered(history, notice.notice_id)
        for target in found.targets:
            if target.name in taken or target.name in down:
                continue
            problem = _tried(send, target, notice)
            if problem is None:
                kept.keep_delivery(history, notice.notice_id, target.name, now)
                taken.add(target.name)
                log.info("%s was sent to %s", notice.event, target.name, extra={"event": "notice_sent"})
            else:  # its later notices would meet the same trouble: they wait with this one
                down[target.name] = problem
                log.warning(
                    "%s was not taken by %s: %s", notice.event, target.name, problem,
                    extra={"event": "notice_not_sent"},
                )  # fmt: skip
        if not found.problems and all(target.name in taken for target in found.targets):
            kept.close(history, notice.notice_id, "sent")
        elif now - notice.made_at > GIVEN_UP_AFTER:
            kept.close(history, notice.notice_id, "dropped")
            said[f"Nobody could be told of “{notice.title}” for two weeks: it is given up."] = None
    return [
        *said,
        *(f"The notice for {name} waits for the next start: {problem}." for name, problem in down.items()),
    ]


def _tried(send: Send, target: Target, notice: Notice) -> str | None:
    """Return what sending returns; an exception of a library is a target that is down, never a run that fails."""
    try:
        return send(target, notice)
    except Exception as error:
        log.debug("sending failed", exc_info=True)
        return f"sending failed ({type(error).__name__})"
