"""Every format that a published run can be exported as, by its name on the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from reports.progress import Progress
from store.published_folder import PublishedFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format; its module is imported when it is used."""

    module: str
    """Module of this room that has ``write``, and ``write_folder`` where the format is a folder."""
    ending: str
    """Ending of its file's name."""
    folder: bool = False
    """True for one that is a folder, unless it is asked for as a single file: then it is a zip of that folder."""

    @property
    def write(self) -> Callable[[PublishedFolder, IO[bytes], Progress], None]:
        """Return the function that writes a run to an open file."""
        return self._of("write")

    @property
    def write_folder(self) -> Callable[[PublishedFolder, Path, Progress], None]:
        """Return the function that writes a run into an empty folder."""
        return self._of("write_folder")

    def _of(self, function: str) -> Callable[..., None]:
        found: Callable[..., None] = getattr(import_module(f"reports.exports.{self.module}"), function)
        return found


FORMATS = {
    "csv": Format(module="csv_file", ending=".csv"),
    "xlsx": Format(module="xlsx_file", ending=".xlsx"),
    "markdown": Format(module="markdown", ending=".md"),
    "sarif": Format(module="sarif", ending=".sarif"),
    "json-feed": Format(module="json_feed_file", ending=".json"),
    "sqlite": Format(module="sqlite_file", ending=".sqlite"),
    "report": Format(module="report_zip", ending=".zip"),
    "parquet": Format(module="parquet", ending=".parquet", folder=True),
}
"""The formats by name."""
