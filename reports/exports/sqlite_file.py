"""Write ``run.sqlite``: a copy of the run's own, or one that was made again of its lines."""

from __future__ import annotations

import shutil
from typing import IO

from reports.exports.exported_run import exported_run
from reports.progress import Progress
from store.published_folder import PublishedFolder


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Write the database's bytes."""
    with exported_run(published, progress) as run, run.database.path.open("rb") as file:
        progress.stage("Copying the database")
        shutil.copyfileobj(file, target)
