"""Read in the logs of `checkup fleet` how a last start ended: a site that never published has nothing else."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reports.harmless_text import harmless, shorten
from schemas.vocabulary import Exit

FLEET_FOLDER = ".fleet"
"""Folder of the logs in the data folder."""
_ENDED_WELL = frozenset({Exit.DONE, Exit.NEW_FINDINGS})
_LONGEST_NAME, _LONGEST_REASON = 200, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetEndOfSite:
    """End of a site's last start, where it did not end well."""

    site: str
    """Name of its folder; of a profile that cannot be used its path. Harmless text."""
    reason: str
    """Why, in words."""


def fleet_ends(data: Iterable[Path], since: datetime.datetime) -> dict[Path, FleetEndOfSite]:
    """Return the folders of sites whose last start in a fleet did not end well; other lines are skipped.

    Of the fleets of one command the newest counts, and none that began before ``since``: what was wrong with a profile
    then, nobody says was put right. The folders are names to compare, and need not be there.
    """
    first = f"{since.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    ends: dict[Path, FleetEndOfSite] = {}
    for folder in data:
        newest: dict[str, Path] = {}
        # A log is named by its fleet's start and a digest of its command: 20261122T203600Z-1a2b.0123456789ab.jsonl
        for log in sorted((folder / FLEET_FOLDER).glob("*.jsonl")):
            if log.name >= first:
                newest[log.name.partition(".")[2]] = log
        for log in sorted(newest.values()):
            for line in _lines(log):
                if b'"finished"' in line:
                    _take(line, folder, ends)
    return ends


def _lines(log: Path) -> list[bytes]:
    try:
        return log.read_bytes().splitlines()
    except OSError:
        return []


def _take(line: bytes, folder: Path, ends: dict[Path, FleetEndOfSite]) -> None:
    try:
        event = json.loads(line)
    except ValueError:  # cut by a kill
        return
    if not isinstance(event, dict) or event.get("event") != "finished":
        return
    site, code = event.get("site"), event.get("exit")
    if not isinstance(site, str) or not isinstance(code, int):
        return
    path = folder / site
    if code in _ENDED_WELL:
        ends.pop(path, None)
        return
    said = event.get("reason") or event.get("word")
    reason = said if isinstance(said, str) else f"it ended with {code}"
    ends[path] = FleetEndOfSite(
        site=shorten(harmless(site), _LONGEST_NAME), reason=shorten(harmless(reason), _LONGEST_REASON)
    )
