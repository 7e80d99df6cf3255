"""Choose which of a site's runs a report on many sites is about."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from reports.agency.data_folders import SiteFolder
from reports.agency.run_line import RunLine, read_run_line
from schemas.vocabulary import RunStatus
from store.failed_runs import FailedRun, failed_runs


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRuns:
    """A site, the run that its figures are of, and the newest one."""

    folder: SiteFolder
    """Its folder."""
    complete: RunLine | None
    """The run that ``latest`` means; without it the newest complete one; null where there is none."""
    newest: RunLine | None
    """The newest published run, which may be the same; a sample counts only where there is nothing else."""
    failed: FailedRun | None
    """A later run that published nothing; null where there is none, or its working files are not here."""
    damaged: tuple[str, ...]
    """Names of run folders whose manifest cannot be read, newest first, as far as they were looked at."""

    def run_folder(self, run: RunLine) -> Path:
        """Return the folder of one of its runs."""
        return self.folder.path / "runs" / run.run


def site_runs(folder: SiteFolder) -> SiteRuns:
    """Return a site's runs: a run is named by its start, so that as few manifests as possible are read."""
    runs = folder.path / "runs"
    try:
        names = sorted(
            (entry.name for entry in os.scandir(runs) if not entry.name.startswith(".")), reverse=True
        )
    except OSError:
        names = []
    latest = _latest(folder.path)
    damaged: list[str] = []
    newest = complete = sample = None
    for name in names:
        line = read_run_line(runs / name)
        if line is None:
            damaged.append(name)
        elif line.status is RunStatus.LIMITED:
            sample = sample or line
        else:
            newest = newest or line
            if line.status is RunStatus.COMPLETE:
                complete = line
                break
            if latest in names:
                complete = read_run_line(runs / str(latest))
                break
    if complete is not None and latest in names and complete.run != latest:
        complete = read_run_line(runs / str(latest)) or complete
    if complete is not None and complete.status is not RunStatus.COMPLETE:
        complete = None
    failed = next(reversed(failed_runs(folder.path)), None)
    shown = newest or sample
    return SiteRuns(
        folder=folder,
        complete=complete,
        newest=shown,
        failed=failed if failed and (shown is None or failed.run > shown.run) else None,
        damaged=tuple(damaged),
    )


def _latest(site: Path) -> str | None:
    """Return the run that ``latest`` means; of a copy by ``checkup fleet --results`` what ``newest.json`` says."""
    link = site / "latest"
    try:
        if link.is_symlink():
            return link.readlink().name
        named = json.loads((site / "newest.json").read_bytes())
        return str(named["latest"]) if named["latest"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
