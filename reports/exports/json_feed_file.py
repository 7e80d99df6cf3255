"""Write the JSON Feed 1.1 that the run published: the news of this run and of those before it."""

from __future__ import annotations

from typing import IO

from reports.exports.published_file import copy_published
from reports.feeds.feeds import JSON_FEED
from reports.progress import Progress
from schemas.errors import UsageError
from store.published_folder import PublishedFolder


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Copy the run's feed; raise `UsageError` for a run of a version that wrote none."""
    progress.stage("Copying the feed")
    feed = next((file for file in published.manifest.files if file.path == JSON_FEED), None)
    if feed is None:
        raise UsageError(
            f"the run {published.run} has no feed: it is older than feeds are. Name a newer run."
        )
    copy_published(published, feed, target)
