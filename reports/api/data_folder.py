"""The sites of a data folder, and what of their runs is kept in memory."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reports.api.kept import Kept
from reports.api.kinds import Kind
from reports.api.line_index import LineIndex, index_lines
from reports.api.problem import ProblemError
from reports.api.published_run import PublishedRun
from reports.api.published_site import Published, PublishedSite
from reports.api.run_changes import RunChanges, find_changes
from store.site_folder import published_sites


@dataclass(slots=True)
class DataFolder:
    """What the API reads; nothing is written."""

    data: Path
    """DATA."""
    _sites: dict[str, PublishedSite] = field(default_factory=dict)
    _indexes: Kept[LineIndex] = field(default_factory=lambda: Kept(most=16))
    _changes: Kept[RunChanges] = field(default_factory=lambda: Kept(most=64))

    def published(self) -> dict[str, Published]:
        """Return what each site has published, by host, sorted."""
        found = {}
        for folder in published_sites(self.data):
            with suppress(FileNotFoundError):  # it was removed since
                found[folder.name] = self._known(folder).published()
        return found

    def site(self, host: str) -> PublishedSite:
        """Return the site of a host; raise the problem ``unknown-site``.

        The name is compared with those that are there, and never made a path of.
        """
        if host in self._sites and (self._sites[host].folder / "runs").is_dir():
            return self._sites[host]
        for folder in published_sites(self.data):
            if folder.name == host:
                return self._known(folder)
        raise ProblemError(
            "unknown-site", "Take the host of one of the sites that /sites lists, as it is written there."
        )

    def index(self, run: PublishedRun, kind: Kind) -> LineIndex:
        """Return where each record of a run begins."""
        path = run.folder / kind.file
        return self._indexes.get(path, lambda: index_lines(path, kind.id_field))

    def changes(self, kind: Kind, base: PublishedRun | None, run: PublishedRun) -> RunChanges:
        """Return the records that a run changed since another one."""
        key = (kind.name, base.folder if base else None, run.folder)
        return self._changes.get(key, lambda: find_changes(kind, base, run))

    def _known(self, folder: Path) -> PublishedSite:
        return self._sites.setdefault(folder.name, PublishedSite(folder=folder))
