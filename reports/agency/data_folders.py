"""Find the folders of the sites in one or several data folders."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reports.harmless_text import harmless
from schemas.errors import UsageError

_OF_A_SITE = ("runs", "history.sqlite", "work.sqlite", "newest.json")
"""Any of these makes a folder a site's; the last is what ``checkup fleet --results`` writes beside the runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFolder:
    """One site's folder."""

    path: Path
    """As it was named."""
    label: str
    """Its name; with the data folder's path where two sites have the same name. Harmless text."""

    def resolved(self) -> SiteFolder:
        """Return the same with a path that leads over no link but the last one: ``latest`` stays what it is."""
        return SiteFolder(path=self.path.resolve(), label=self.label)


def data_folders(named: Iterable[Path]) -> list[SiteFolder]:
    """Return the sites of the folders, each once, sorted by label.

    A folder may be a data folder, or one site's. Raises `UsageError` for one that is not there, or where none of them
    holds a site.
    """
    named = list(named)
    found: dict[Path, Path] = {}
    for folder in named:
        try:
            inside = [folder] if _is_site(folder) else sorted(filter(_is_site, _folders(folder)))
        except OSError as error:
            raise UsageError(
                f"cannot read {folder}: {error.strerror or error}. Name the folder that --data names for checkup run."
            ) from error
        for site in inside:
            found.setdefault(site.resolve(), site)
    if not found:
        raise UsageError(
            f"there is no site in {', '.join(map(str, named))}: name the folder that --data names for checkup run."
        )
    names = Counter(_name(path) for path in found.values())
    sites = [
        SiteFolder(path=path, label=_name(path) if names[_name(path)] == 1 else harmless(str(path)))
        for path in found.values()
    ]
    return sorted(sites, key=lambda site: (site.label, site.path))


def _folders(folder: Path) -> Iterable[Path]:
    with os.scandir(folder) as entries:
        return [folder / entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir()]


def _is_site(folder: Path) -> bool:
    return any((folder / name).exists() for name in _OF_A_SITE)


def _name(folder: Path) -> str:
    return harmless(folder.name or folder.resolve().name)
