"""Find the sites of a data folder and keep their newest published runs open."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from reports.app.facets import Facets
from reports.app.open_run import OpenRun
from reports.app.page_list import PageLists
from reports.app.review_state import Review
from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus
from store.publish import latest_run
from store.published_folder import PublishedFolder, published_folder
from store.site_folder import published_sites

MOST_OPEN = 24
"""Runs that are kept open; an agency has hundreds of sites."""


class Site:
    """One site: what it published, and what was decided about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.review = Review(folder)
        self._manifests: dict[str, tuple[int, RunManifest]] = {}
        """Time of writing and content of each run's manifest, by the run's name."""

    @property
    def host(self) -> str:
        """Return the name of the site's folder, e.g. ``clinic.example``."""
        return self.folder.name

    def runs(self) -> list[PublishedFolder]:
        """Return the published runs, oldest first; each manifest is read once."""
        known, kept = self._manifests, {}
        found = []
        for path in (self.folder / "runs").glob("[!.]*"):
            try:
                written = (path / "manifest.json").stat().st_mtime_ns
            except OSError:  # a run's folder without one is not a run
                continue
            named = known.get(path.name)
            if named is None or named[0] != written:
                run = published_folder(self.folder, path.name)
                if run is None:
                    continue
                named = written, run.manifest
            kept[path.name] = named
            found.append(PublishedFolder(path, named[1]))
        self._manifests = kept
        return sorted(found, key=lambda run: (run.manifest.started, run.run))

    def newest(self) -> PublishedFolder | None:
        """Return the run that is shown: the newest complete one, of a site without one the newest."""
        runs = self.runs()
        latest = latest_run(self.folder)
        complete = [run for run in runs if run.manifest.status is RunStatus.COMPLETE]
        chosen = [run for run in runs if run.run == latest] or complete or runs
        return chosen[-1] if chosen else None

    def later(self, shown: PublishedFolder) -> PublishedFolder | None:
        """Return the newest run, where it is later than the one that is shown: it did not end as a complete one."""
        runs = self.runs()
        if not runs or runs[-1].run == shown.run or runs[-1].manifest.started <= shown.manifest.started:
            return None
        return runs[-1]

    def complete_runs(self) -> list[PublishedFolder]:
        """Return the complete runs that are still there, oldest first."""
        return [run for run in self.runs() if run.manifest.status is RunStatus.COMPLETE]


class Sites:
    """All sites of a data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.facets = Facets()
        """Counts of the runs that are open."""
        self.page_lists = PageLists()
        """Their pages."""
        self._sites: dict[str, Site] = {}
        self._open: OrderedDict[Path, OpenRun] = OrderedDict()
        self._turn = threading.Lock()

    def all(self) -> list[Site]:
        """Return the sites that published something, sorted by host."""
        return [self._site(folder) for folder in published_sites(self.data)]

    def get(self, host: str) -> Site | None:
        """Return the site of a host, or null; no name leads out of the data folder."""
        known = self._sites.get(host)
        if known is not None and (known.folder / "runs").is_dir():
            return known
        return next((site for site in self.all() if site.host == host), None)

    def open(self, run: PublishedFolder) -> OpenRun:
        """Return a run, opened when somebody asks for it first."""
        with self._turn:
            found = self._open.get(run.folder)
            if found is None:
                found = self._open[run.folder] = OpenRun(run)
                while len(self._open) > MOST_OPEN:
                    self._open.popitem(last=False)
            self._open.move_to_end(run.folder)
            return found

    def _site(self, folder: Path) -> Site:
        with self._turn:
            site = self._sites.get(folder.name)
            if site is None:
                site = self._sites[folder.name] = Site(folder)
            return site
