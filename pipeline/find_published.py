"""Find the sites of a data folder, and a finding among what they last published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.finding_lives import FINDING_FILES
from schemas.errors import UsageError
from schemas.finding import Finding
from store.publish import latest_run
from store.published_folder import PublishedFolder, published_folder, published_folders
from store.site_folder import published_sites


def site_folders(data: Path, host: str | None = None) -> list[Path]:
    """Return the folders of the sites in a data folder, sorted; of one host where it is named.

    Raises `UsageError` where there is none.
    """
    found = published_sites(data)
    if host is not None:
        found = [folder for folder in found if folder.name in (host, host.removeprefix("www."))]
    if not found:
        known = "" if host is None else f" of {host}"
        raise UsageError(
            f"there is no published run{known} in {data}. Run 'checkup run URL' first, or name another "
            "folder with --data."
        )
    return found


def one_site(data: Path, host: str | None) -> Path:
    """Return the folder of the one site of a data folder, or of the host that is named; else raises `UsageError`."""
    found = site_folders(data, host)
    if len(found) > 1:
        names = ", ".join(folder.name for folder in found)
        raise UsageError(f"{data} holds several sites: {names}. Name one with --site.")
    return found[0]


def shown_run(folder: Path) -> PublishedFolder:
    """Return the run of a site that the review app shows: the newest complete one, of a site without one the newest.

    Raises `UsageError` where there is none.
    """
    complete = published_folder(folder, latest_run(folder) or "")
    newest = complete or next(reversed(published_folders(folder)), None)
    if newest is None:
        raise UsageError(f"there is no published run in {folder}. Run 'checkup run URL' first.")
    return newest


def published_finding(folders: Sequence[Path], finding_id: str) -> tuple[Path, Finding]:
    """Return the site's folder and the finding with this id, of its newest run or of its last complete one.

    Raises `UsageError` for an unknown one, and where several sites have it: the id of a misspelling names no site.
    """
    found = [
        (folder, finding) for folder in folders if (finding := newest_finding(folder, finding_id)) is not None
    ]
    if len(found) > 1:
        names = ", ".join(folder.name for folder, _ in found)
        raise UsageError(f"several sites have {finding_id}: {names}. Name one with --site.")
    if not found:
        places = ", ".join(str(folder / "runs") for folder in folders)
        raise UsageError(
            f"there is no finding {finding_id!r} in {places}. Its id is in findings.jsonl of the run."
        )
    return found[0]


def finding_of(run: PublishedFolder, finding_id: str) -> Finding | None:
    """Return the finding of a run with this id, shown or waiting, or null."""
    for file in FINDING_FILES:
        line = run.line(file, finding_id)
        if line is not None:
            return Finding.model_validate_json(line, extra="ignore")
    return None


def newest_finding(folder: Path, finding_id: str) -> Finding | None:
    """Return the finding of a site with this id, of its newest run or of its last complete one, or null."""
    runs = published_folders(folder)
    complete = published_folder(folder, latest_run(folder) or "")
    for run in [*runs[-1:], *([complete] if complete is not None else [])]:
        if (finding := finding_of(run, finding_id)) is not None:
            return finding
    return None
