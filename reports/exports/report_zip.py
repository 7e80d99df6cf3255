"""Write the run's report as one zip, to mail or to keep: all files that the manifest names as the report's."""

from __future__ import annotations

from typing import IO
from zipfile import ZipFile

from reports.exports.plain_zip import zipped
from reports.exports.published_file import copy_published
from reports.progress import Progress
from schemas.errors import UsageError
from store.published_folder import PublishedFolder

_FOLDER, _FORMER = "report/", "report.html"


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Pack the report's files under the names that they have in the run; raise `UsageError` where there are none."""
    files = [
        file for file in published.manifest.files if file.path.startswith(_FOLDER) or file.path == _FORMER
    ]
    if not files:
        raise UsageError(f"the run {published.run} has no report. Name another run.")
    progress.stage("Packing the report", len(files))
    with ZipFile(target, "w") as archive:
        for file in files:
            with zipped(archive, file.path) as packed:
                copy_published(published, file, packed)
            progress.advance()
