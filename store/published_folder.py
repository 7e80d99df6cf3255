"""Read a published run's folder: its manifest, the lines of its files, one record by its id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from schemas.manifest import RunFile, RunManifest


@dataclass(slots=True)
class PublishedFolder:
    """One run as it was published; nothing is read before it is asked for."""

    folder: Path
    """``runs/<id>``."""
    manifest: RunManifest
    """Its table of contents, whatever version of Checkup wrote it."""
    _offsets: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def run(self) -> str:
        """Return the run's name."""
        return self.manifest.run

    def lines(self, file: str) -> Iterator[str]:
        """Yield the lines of a JSONL file such as ``articles.jsonl``; none where the run has no such file."""
        path = self.folder / file
        if path.is_file():
            with path.open(encoding="utf-8") as stream:
                for line in stream:
                    yield line.rstrip("\n")

    def line(self, file: str, identifier: str) -> str | None:
        """Return the line of the record with this id, or null; the file is searched once and its offsets are kept."""
        if file not in self._offsets:
            self._offsets[file] = dict(self._index(file))
        offset = self._offsets[file].get(identifier)
        if offset is None:
            return None
        with (self.folder / file).open("rb") as stream:
            stream.seek(offset)
            return stream.readline().decode("utf-8").rstrip("\n")

    def ids(self, file: str) -> list[str]:
        """Return the ids of a file's records, in its order; none where the run has no such file."""
        if file not in self._offsets:
            self._offsets[file] = dict(self._index(file))
        return list(self._offsets[file])

    def is_whole(self) -> bool:
        """Return whether every data file is the one that the manifest names, by size and hash, and none is unnamed."""
        named = [file for file in self.manifest.files if file.rows is not None]
        present = {path.name for path in self.folder.glob("*.jsonl")}
        return present <= {file.path for file in named} and all(map(self._is_whole, named))

    def path_of(self, file: RunFile) -> Path | None:
        """Return the path of a file that the manifest names; null where a damaged one leads out of the run's folder."""
        named = Path(file.path)
        return None if named.is_absolute() or ".." in named.parts else self.folder / named

    def _is_whole(self, file: RunFile) -> bool:
        path = self.path_of(file)
        if path is None:
            return False
        try:
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
        except OSError:
            return False

    def _index(self, file: str) -> Iterator[tuple[str, int]]:
        path = self.folder / file
        if not path.is_file():
            return
        # "article_id":"a-0123456789abcdef": the first id of that name is the record's own.
        name = _RECORDS.get(file) or file.removesuffix(".jsonl").removesuffix("s")
        own_id = re.compile(rb'"%b_id":"([a-z]-[0-9a-f]{16})"' % name.encode())
        with path.open("rb") as stream:
            offset = 0
            for line in stream:
                if match := own_id.search(line):
                    yield match[1].decode("ascii"), offset
                offset += len(line)


_RECORDS = {"waiting.jsonl": "finding"}
"""Records of the files that are not called by them."""


def published_folder(site: Path, run: str) -> PublishedFolder | None:
    """Return a published run of a site, or null."""
    return read_published_folder(site / "runs" / run)


def read_published_folder(folder: Path) -> PublishedFolder | None:
    """Return the published run in a folder, or null: a folder without a readable manifest is not a run."""
    try:
        text = (folder / "manifest.json").read_bytes()
        return PublishedFolder(folder, RunManifest.model_validate_json(text, extra="ignore"))
    except (OSError, ValueError):
        return None


def published_folders(site: Path) -> list[PublishedFolder]:
    """Return all published runs of a site, oldest first."""
    names = sorted(path.name for path in (site / "runs").glob("[!.]*") if path.is_dir())
    found = (published_folder(site, name) for name in names)
    return sorted((run for run in found if run), key=lambda run: (run.manifest.started, run.run))
