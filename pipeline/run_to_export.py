"""Find the published run that somebody names by its site, its profile or its folder."""

from __future__ import annotations

from collections.abc import Callable
from os.path import isdir  # false, not an error, for a name that is too long
from pathlib import Path

from schemas.errors import UsageError
from store.publish import latest_run
from store.published_folder import (
    PublishedFolder,
    published_folder,
    published_folders,
    read_published_folder,
)
from store.site_folder import published_sites, site_folder


def run_to_export(data: Path, name: str, url_of: Callable[[str], str]) -> PublishedFolder:
    """Return the run in the folder ``name``, else the newest complete run of the site there, or of a URL or profile.

    A site without a complete run gives its newest. ``url_of`` returns the URL of a site or profile, or raises. Raises
    `UsageError` where there is no such run, naming the sites that there are.
    """
    if isdir(name):
        folder = Path(name).resolve()  # ``latest`` may move meanwhile
        if not (folder / "runs").is_dir():
            run = read_published_folder(folder)
            if run is None:
                raise UsageError(
                    f"{name} holds no published run: there is no manifest.json that can be read. Name a folder under "
                    f"{data}/<site>/runs, or a site."
                )
            return run
        site = folder
    else:
        site = site_folder(data, url_of(name))
    newest = published_folder(site, latest_run(site) or "") or next(reversed(published_folders(site)), None)
    if newest is None:
        raise UsageError(f"there is no published run of {name} in {data}. {_known(data)}")
    return newest


def _known(data: Path) -> str:
    names = [folder.name for folder in published_sites(data)]
    if not names:
        return "Run 'checkup run URL' first, or name another folder with --data."
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    return f"There are: {', '.join(names[:20])}{more}. Name one of these, or another folder with --data."
