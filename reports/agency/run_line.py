"""Read of a run's manifest what a report on many sites counts: the whole one costs twenty times as much."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from schemas.vocabulary import RunStatus

FINDINGS = "findings.jsonl"
AUDITS = "audits.json"
BLOCKED = "blocked by the server"
"""Beginning of the reason why a page was not proofread that the server refused (`reports.coverage.unread_reason`)."""


class RunFileLine(msgspec.Struct, frozen=True):
    """A file of the run."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


class RunLine(msgspec.Struct, frozen=True):
    """One published run."""

    run: str
    site: str
    status: RunStatus
    now: datetime.datetime
    counts: dict[str, Any]
    files: list[RunFileLine]
    settings: dict[str, Any] = msgspec.field(default_factory=dict)
    name: str | None = None
    reason: str | None = None
    previous: str | None = None

    def number(self, name: str) -> int:
        """Return a count; 0 where an older run has none."""
        return _whole(self.counts.get(name))

    def numbers(self, name: str) -> Mapping[str, int]:
        """Return counts by name; none where an older run has none."""
        found = self.counts.get(name)
        return {key: _whole(value) for key, value in found.items()} if isinstance(found, dict) else {}

    @property
    def clinic(self) -> str | None:
        """Return the clinic's name; an older run's manifest has its profile's alone."""
        named = self.name or self.settings.get("name")
        return named if isinstance(named, str) and named else None

    @property
    def blocked(self) -> int:
        """Return the number of pages that the server refused."""
        left = self.numbers("not_proofread").items()
        return sum(count for reason, count in left if reason.startswith(BLOCKED))

    def file(self, path: str) -> RunFileLine | None:
        """Return one of its files."""
        return next((file for file in self.files if file.path == path), None)


def read_run_line(folder: Path) -> RunLine | None:
    """Return the run in a folder; null where its manifest is missing or not one."""
    try:
        line = _DECODER.decode((folder / "manifest.json").read_bytes())
    except (OSError, ValueError):  # msgspec's errors are of the latter
        return None
    aware = line.now.tzinfo is not None
    return line if aware and line.run == folder.resolve().name else None


_DECODER = msgspec.json.Decoder(RunLine)


def _whole(value: object) -> int:
    return max(value, 0) if type(value) is int else 0
