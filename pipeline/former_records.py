"""The records of the complete run before, by their ids."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pipeline.session import Session
from store import lines

Kind = Literal["page", "article", "location"]


class FormerRecords:
    """Looks up one line at a time; only ids and keys are kept, for a site's records do not fit into memory."""

    def __init__(self, session: Session, kind: Kind) -> None:
        """Take the run; nothing is read before the first question."""
        self._session = session
        self._kind = kind

    def line(self, identifier: str) -> str | None:
        """Return the record's line in the complete run before, or null."""
        previous, key = self._session.previous, self._keys.get(identifier)
        if previous is None or key is None:
            return None
        return lines.get(previous, f"{self._kind}s", key)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Sort keys by id, found in one walk; to look for each id in all lines would be quadratic."""
        previous = self._session.previous
        if previous is None:
            return {}
        return dict(
            previous.connection.execute(
                "SELECT json_extract(json, ?), key FROM lines WHERE run = ? AND file = ?",
                (f"$.{self._kind}_id", previous.run, f"{self._kind}s"),
            )
        )
