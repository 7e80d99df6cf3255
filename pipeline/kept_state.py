"""Keep with a run what it adds to the history and how it ended, and look it up; a run's start needs no more of it."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass

from pydantic_core import to_json

from schemas.vocabulary import Exit, RunStatus
from store import lines
from store.history import NextHistory
from store.run_store import RunStore

CHANGES, STATE = "published_changes", "publishing"
"""Inner files of a run in the work store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextState:
    """Everything that publishing needs beside the run's own lines; written once, before the first file is."""

    exit: Exit
    """End of the run."""
    previous: str | None
    """Name of the complete run that this one is compared with."""
    history: NextHistory
    """Addition to the history; its counts are filled in when the report's data is known."""

    def to_json(self) -> str:
        """Return the state as one JSON text."""
        # Without values in between: they are four times their text, and a large site has a life a page.
        values = {"exit": int(self.exit), "previous": self.previous, "history": self.history}
        return to_json(values).decode()

    @classmethod
    def from_json(cls, text: str) -> NextState:
        """Return the state that `to_json` wrote."""
        value = json.loads(text)
        history = NextHistory.from_values(value["history"])
        return cls(exit=Exit(value["exit"]), previous=value["previous"], history=history)


def stored_state(store: RunStore) -> NextState | None:
    """Return the state that was kept for a run, or null where it has none yet."""
    text = lines.get(store, STATE, "state")
    return NextState.from_json(text) if text is not None else None


def has_state(store: RunStore) -> bool:
    """Return whether a run's state was kept."""
    return lines.get(store, STATE, "state") is not None


def keep_copy(store: RunStore, state: NextState, started: str) -> None:
    """Keep a published run's state for the same run rendered again: it replaces the row of the one it copies."""
    run = dataclasses.replace(state.history.run, run=store.run, started=started)
    history = dataclasses.replace(state.history, run=run, replaces=state.history.run.run)
    lines.write(store, STATE, [("state", dataclasses.replace(state, history=history).to_json())])


def exit_of(status: RunStatus) -> Exit:
    """Return the end of a run of this status, whatever was found."""
    return Exit.PARTIAL if status in (RunStatus.PARTIAL, RunStatus.FAILED) else Exit.DONE
