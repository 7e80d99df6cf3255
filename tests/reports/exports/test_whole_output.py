"""An export is written whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from reports.exports.whole_output import whole_file, whole_folder, whole_stream
from schemas.errors import StoreError, UsageError
from tests.store.full_disk import room_for


class FailedError(Exception):
    """An error while an export is written."""


def fail() -> None:
    """End the ``with`` that this is called in."""
    raise FailedError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    """Until then the former one is there; its permissions stay."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.csv"]


def test_an_error_leaves_the_former_file(tmp_path: Path) -> None:
    """And nothing beside it."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with suppress(FailedError), whole_file(path) as file:
        file.write(b"half")
        fail()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_full_disk_leaves_the_former_file(tmp_path: Path) -> None:
    """And says which file, and what to do."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with room_for(1_000), pytest.raises(StoreError, match=r"a\.csv.*make room"), whole_file(path) as file:
        file.write(b"x" * 100_000)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    """Where somebody keeps the file elsewhere."""
    (tmp_path / "there").mkdir()
    (tmp_path / "a.csv").symlink_to(Path("there") / "b.csv")
    with whole_file(tmp_path / "a.csv") as file:
        file.write(b"new")
    assert (tmp_path / "a.csv").is_symlink()
    assert (tmp_path / "there" / "b.csv").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    """A device must never be replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with whole_file(pipe) as file:
        file.write(b"new")
    reader.join()
    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Nothing is made that nobody asked for."""
    with pytest.raises(UsageError, match=r"no folder .*none"), whole_file(tmp_path / "none" / "a.csv"):
        pass
    assert names(tmp_path) == []


def test_a_stream_gets_all_or_nothing() -> None:
    """A reader of the pipe never takes half an export for a whole one."""
    stream = io.BytesIO()
    with suppress(FailedError), whole_stream(stream) as file:
        file.write(b"half")
        fail()
    assert stream.getvalue() == b""
    with whole_stream(stream) as file:
        file.write(b"whole")
    assert stream.getvalue() == b"whole"


def test_no_room_for_a_stream_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way out."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(StoreError, match="TMPDIR"), whole_stream(io.BytesIO()):
        pass


def test_a_folder_takes_the_place_of_an_earlier_export(tmp_path: Path) -> None:
    """And of nothing else."""
    ours = frozenset({".parquet"})
    path = tmp_path / "tables"
    for name in ("a.parquet", "b.parquet"):
        with whole_folder(path, ours) as folder:
            (folder / name).write_bytes(b"x")
        assert names(path) == [name]
    with suppress(FailedError), whole_folder(path, ours) as folder:
        (folder / "c.parquet").write_bytes(b"x")
        fail()
    assert names(path) == ["b.parquet"]
    assert names(tmp_path) == ["tables"]
    (path / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="not an earlier export"), whole_folder(path, ours):
        pass
    assert names(path) == ["b.parquet", "letter.txt"]
