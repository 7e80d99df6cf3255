"""Whatever value of a store cannot be read is found and dropped, forgotten or set aside with its store."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.heal_stores import with_healed_stores
from store.compression import pack
from store.connection import open_history, open_work
from tests.pipeline.small_clinic import Weeks


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site with one published run."""
    with Weeks(tmp_path_factory.mktemp("kept")) as weeks:
        weeks.run()
        return weeks.folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """Return a copy that may be damaged."""
    return Path(shutil.copytree(kept, tmp_path / "site", symlinks=True))


def sql(store: Path, *statements: str) -> None:
    """Change a store."""
    with closing(sqlite3.connect(store)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def hexed(data: bytes) -> str:
    """Return bytes compressed as the store does, as a literal of SQL."""
    return f"x'{pack(data).hex()}'"


READINGS = [
    "UPDATE readings SET zstd = x'00'",
    f"UPDATE readings SET zstd = {hexed(b'{')}",
    f"UPDATE readings SET zstd = {hexed(b'{}')}",
    "UPDATE readings SET zstd = substr(zstd, 1, 40) WHERE key = (SELECT max(key) FROM readings)",
]
RUNS = [
    "UPDATE runs SET crawl_json = '{'",
    "UPDATE runs SET crawl_json = '[]'",
    """UPDATE runs SET crawl_json = '{"robots": 3, "end": []}'""",
    "UPDATE runs SET crawl_json = x'ff'",
]
OTHERS = [
    "UPDATE bodies SET zstd = x'00'",
    f"UPDATE bodies SET zstd = {hexed(b'another page')}",
    "UPDATE pages SET headers = '{'",
    "UPDATE pages SET notes = '3'",
    "UPDATE pages SET fetch = 'eaten'",
    "UPDATE pages SET links = x'00'",
    "UPDATE lines SET json = '{'",
    "UPDATE runs SET started = 'yesterday'",
    "UPDATE runs SET status = 'well'",
]


HISTORY = [
    "UPDATE runs SET counts = '{'",
    "UPDATE runs SET status = 'well'",
    "UPDATE page_history SET lifecycle = 'x'",
    "UPDATE page_history SET missing_runs = 'x'",
]


def heal(folder: Path) -> list[str]:
    """Return what is said of a start that meets a damaged value whatever the stores hold."""
    said: list[str] = []
    starts = iter([ValueError("met"), None])

    def start() -> None:
        if error := next(starts):
            raise error

    with_healed_stores(folder, said.append, start)
    return said


@pytest.mark.parametrize(
    ("store", "damage", "says"),
    [
        *(("work.sqlite", damage, "read again") for damage in READINGS),
        *(("work.sqlite", damage, "was dropped") for damage in RUNS),
        *(("work.sqlite", damage, "set aside as work.sqlite.broken-") for damage in OTHERS),
        *(("history.sqlite", damage, "set aside as history.sqlite.broken-") for damage in HISTORY),
    ],
)
def test_a_damaged_value_is_found(folder: Path, store: str, damage: str, says: str) -> None:
    """The rest of the stores stays; a second look finds nothing, so that a fault of ours is not hidden."""
    sql(folder / store, damage)
    (said,) = heal(folder)
    assert says in said
    with pytest.raises(ValueError, match="met"):
        heal(folder)
    open_work(folder).close()
    open_history(folder).close()
