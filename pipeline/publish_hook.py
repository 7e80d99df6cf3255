"""Call the operator's command once for each published run. Nothing that it does changes the run or its exit code."""

from __future__ import annotations

import json
import logging
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipeline.hook_process import HookEnd, run_hook
from reports.harmless_text import harmless, shorten
from schemas.errors import CheckupError, LockedError
from schemas.printed_json import printed_json
from schemas.profile import HookSettings
from store.connection import open_history
from store.hooked_runs import mark_hooked, unhooked_runs
from store.lock import SiteLock
from store.published_folder import PublishedFolder, published_folder

log = logging.getLogger(__name__)

_SHOWN_CHARACTERS = 80
"""Of a command in a sentence."""


def call_hook(folder: Path, hooks: HookSettings, warn: Callable[[str], None]) -> None:
    """Call the hook for every published run of a site for which it has not ended, oldest first; say what went wrong.

    Call it without the site's lock. A run is marked when its hook has ended, however it did, so that a kill repeats the
    call at most. While another process calls hooks, nothing is done: it looks again before it goes.
    """
    try:
        if not hooks.published:
            _mark(folder, _unhooked(folder))
            return
        while _unhooked(folder):  # again, too, when the lock is free: a run that came meanwhile found it held
            with SiteLock(folder, file="hooks.lock"):
                for run in _unhooked(folder):
                    if (published := published_folder(folder, run)) is not None:
                        _call(hooks, published, warn)
                    _mark(folder, [run])
    except LockedError:
        return
    except (CheckupError, OSError, sqlite3.Error) as error:
        log.warning("the hook was not called: %s", error, extra={"event": "hook_failed"})
        warn(f"The hook of published runs was not called, and the next start tries again: {error}")


def _unhooked(folder: Path) -> list[str]:
    # No connection is held while a hook is at work: a restore may put another file in the place of this one.
    with closing(open_history(folder)) as history:
        return unhooked_runs(history)


def _mark(folder: Path, runs: list[str]) -> None:
    with closing(open_history(folder)) as history:
        mark_hooked(history, runs)


def _call(hooks: HookSettings, published: PublishedFolder, warn: Callable[[str], None]) -> None:
    """Call the hook for one run; warn of one that did not do its work."""
    name = shorten(harmless(shlex.join(hooks.published)), _SHOWN_CHARACTERS)
    about = f"for the run {published.run}, which is published all the same"
    output = ""
    try:
        end = run_hook(hooks.published, _text(published), hooks.timeout_seconds)
    except (OSError, ValueError) as error:
        reason = harmless(str(getattr(error, "strerror", None) or error))
        sentence = f"The hook '{name}' could not be started {about} ({reason}): put hooks.published right."
    except BaseException:
        warn(f"The hook '{name}' was interrupted {about}; the next start calls it again.")
        raise
    else:
        output = f" It printed: {harmless(end.output.strip())}" if end.output.strip() else ""
        if end.code == 0:
            log.info(
                "The hook '%s' has ended.%s",
                name,
                output,
                extra={"event": "hook_ended", "run": published.run},
            )
            return
        how = _how(end, hooks.timeout_seconds)
        sentence = f"The hook '{name}' {how} {about}: what it printed is in the log of --log."
    log.warning("%s%s", sentence, output, extra={"event": "hook_failed", "run": published.run})
    warn(sentence)


def _how(end: HookEnd, timeout_seconds: float) -> str:
    if end.code is None:
        return f"was still at work after {timeout_seconds:g} seconds and was ended"
    return f"ended with {end.code}" if end.code > 0 else f"was ended by signal {-end.code}"


def _text(published: PublishedFolder) -> bytes:
    """Return the run's manifest as the run wrote it, with the path of its folder."""
    manifest = json.loads((published.folder / "manifest.json").read_bytes())
    text = json.dumps({**manifest, "folder": str(published.folder.absolute())}, ensure_ascii=False)
    return f"{printed_json(text)}\n".encode("utf-8", "backslashreplace")
