"""Name one run in a site's open store by one value."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunStore:
    """A connection to the site's store together with the run that is read and written there."""

    connection: sqlite3.Connection
    """To ``work.sqlite``."""
    run: str
    """Name of the run."""

    def other(self, run: str) -> RunStore:
        """Return another run of the same store."""
        return RunStore(self.connection, run)
