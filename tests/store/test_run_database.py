"""``run.sqlite`` holds the run's lines, the same bytes for the same lines, and is made again where it is missing."""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from schemas.errors import StoreError
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.manifest import RunManifest
from schemas.records import RECORDS
from schemas.vocabulary import RunStatus
from store.finding_columns import DERIVED
from store.publish import RunFolder, point_latest
from store.published_folder import PublishedFolder, published_folder
from store.run_database import open_run_database
from store.run_tables import RUN_DATABASE, TABLES, TEXT_TABLES
from store.write_run_database import write_run_database
from tests.store.full_disk import room_for

GOLDEN = Path(__file__).parents[1] / "golden" / "later"
TIME = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def publish(site: Path, run: str = "r1") -> PublishedFolder:
    """Return the example's later run as if it had been published with its database."""
    folder = RunFolder(site, run)
    for path in sorted(GOLDEN.glob("*.jsonl")):
        folder.write(path.name, path.read_text("utf-8").splitlines(), "urn:x")
    folder.write("audits.json", ['[{"audit":"stale-page","version":1}]\n'])
    folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    folder.commit(
        RunManifest(
            run=run, site="http://clinic.example/", status=RunStatus.COMPLETE, exit="done", started=TIME, finished=TIME,
            now=TIME, counts={}, files=folder.files, versions={}, settings={}, timings={},
        )
    )  # fmt: skip
    point_latest(site, run)
    found = published_folder(site, run)
    assert found is not None
    return found


def test_every_line_is_a_row_in_its_order(tmp_path: Path) -> None:
    """The record is whole, and the columns are its values."""
    run = publish(tmp_path)
    with open_run_database(run) as database:
        assert database.path == run.folder / RUN_DATABASE
        for path in GOLDEN.glob("*.jsonl"):
            assert list(database.lines(path.stem)) == path.read_text("utf-8").splitlines()
        assert database.count("audits") == 1
        assert database.count("waiting") == 0
        rows = database.connection.execute(
            "SELECT finding_id, url, audit, severity, tier, status, quote, json FROM findings ORDER BY line"
        ).fetchall()
        for *columns, line in rows:
            record = json.loads(line)
            names = ("finding_id", "url", "audit", "severity", "tier", "status")
            assert columns == [*(record[name] for name in names), record["evidence"]["quote"]]
        (dated,) = database.connection.execute(
            "SELECT count(*) FROM articles WHERE modified IS json_extract(json, '$.modified.value') "
            "AND freshness IS json_extract(json, '$.freshness.state')"
        ).fetchone()
        assert dated == database.count("articles") > 0


def test_every_column_is_a_field_of_its_record() -> None:
    """A misspelt one would be empty for ever."""
    records = {"audits": "audit", "waiting": "finding"}
    for table in TABLES:
        fields = RECORDS[records.get(table.name, table.name.removesuffix("s"))].model_fields
        assert {column.path[0] for column in table.columns if column.derive is None} <= set(fields)


def test_a_finding_has_what_a_worklist_sorts_and_filters_by(tmp_path: Path) -> None:
    """The worst is first, one of one page has the genre, confidence and section of that page."""
    run = publish(tmp_path)
    with open_run_database(run) as database:
        texts = {
            url: (genre, confidence)
            for table in TEXT_TABLES
            for url, genre, confidence in database.connection.execute(
                f"SELECT url, genre, confidence FROM {table}"
            )
        }
        rows = database.connection.execute(
            "SELECT is_open, rank, severity, tier, page_count, url, genre, confidence, section, status "
            "FROM findings ORDER BY rank"
        ).fetchall()
        assert rows
        ranks = [(SEVERITY_RANK[row[2]], TIER_RANK[row[3]]) for row in rows]
        assert ranks == sorted(ranks)
        for is_open, _, _, _, pages, url, genre, confidence, section, status in rows:
            assert is_open == (status in ("new", "open", "reopened"))
            alone = pages == 1 and url is not None
            assert (genre, confidence) == (texts.get(url, (None, None)) if alone else (None, None))
            assert (section is not None) == alone
            assert section is None or urlsplit(url).path.startswith(section)


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"last_seen": "2026-11-29T00:00:00Z"}, False),
        ({"status": "open"}, False),
        ({"status": "fixed"}, True),
        ({"status": "ignored", "decision": "ignore"}, True),
        ({"owner": "Ann"}, True),
        ({"message": "Other words."}, True),
    ],
)
def test_the_digest_tells_what_happened_to_a_finding(change: dict[str, str], differs: bool) -> None:
    """Time alone does nothing to one, and a new one that is open in the next run is the same."""
    digest = next(derive for name, _, derive in DERIVED if name == "digest")
    record = {"finding_id": "f-0", "status": "new", "message": "Words.", "last_seen": "2026-11-22T00:00:00Z"}
    assert (digest(record, {}) != digest(record | change, {})) is differs


def test_the_same_lines_give_the_same_bytes_and_no_other_file(tmp_path: Path) -> None:
    """For one SQLite library; the manifest says that it is derived, with its size and hash."""
    files = []
    for name in ("one", "other"):
        run = publish(tmp_path / name)
        (listed,) = [file for file in run.manifest.files if file.path == RUN_DATABASE]
        data = (run.folder / RUN_DATABASE).read_bytes()
        assert (listed.bytes, listed.sha256, listed.rows, listed.derived) == (
            len(data), hashlib.sha256(data).hexdigest(), None, True
        )  # fmt: skip
        with open_run_database(run) as database:
            assert database.count("findings") > 0
        assert not [
            path.name for path in run.folder.iterdir() if path.name.startswith((".", f"{RUN_DATABASE}-"))
        ]
        files.append(data)
    assert files[0] == files[1]


@pytest.mark.parametrize("trouble", ["missing", "changed", "other tables", "older run"])
def test_it_is_made_again_of_the_lines(tmp_path: Path, trouble: str) -> None:
    """Equal to what was published; the run's folder is left as it is, and the temporary one goes."""
    run = publish(tmp_path)
    own = run.folder / RUN_DATABASE
    whole = own.read_bytes()
    if trouble == "missing":
        own.unlink()
    elif trouble == "changed":
        own.write_bytes(whole[:-1] + b"x")
    elif trouble == "other tables":
        with closing(sqlite3.connect(own)) as connection:
            connection.execute("PRAGMA user_version = 999")
        data = own.read_bytes()
        for file in run.manifest.files:
            if file.path == RUN_DATABASE:
                run.manifest.files[run.manifest.files.index(file)] = file.model_copy(
                    update={"sha256": hashlib.sha256(data).hexdigest()}
                )
    else:
        run.manifest.files[:] = [file for file in run.manifest.files if file.path != RUN_DATABASE]
    before = sorted(path.name for path in run.folder.iterdir())
    steps: list[int] = []
    with open_run_database(run, steps.append) as database:
        assert database.path.parent != run.folder
        assert database.path.read_bytes() == whole
        assert sum(steps) == sum(database.count(table.name) for table in TABLES)
    assert not database.path.parent.exists()
    assert sorted(path.name for path in run.folder.iterdir()) == before


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    """File and number: nothing is made of half a run."""
    run = publish(tmp_path)
    (run.folder / RUN_DATABASE).unlink()
    with (run.folder / "findings.jsonl").open("a") as file:
        file.write('{"finding_id":')
    rows = len((GOLDEN / "findings.jsonl").read_text("utf-8").splitlines())
    with (
        pytest.raises(StoreError, match=rf"findings\.jsonl, line {rows + 1}, is not JSON"),
        open_run_database(run),
    ):
        pass


def test_a_full_disk_is_said_and_nothing_is_published(tmp_path: Path) -> None:
    """The next try, with room, publishes."""
    with room_for(100_000), pytest.raises(StoreError, match="make room"):
        publish(tmp_path)
    assert published_folder(tmp_path, "r1") is None
    assert publish(tmp_path).run == "r1"


def test_a_full_temporary_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way out; nothing stays there."""
    run = publish(tmp_path)
    (run.folder / RUN_DATABASE).unlink()
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    with room_for(100_000), pytest.raises(StoreError, match="TMPDIR"), open_run_database(run):
        pass
    assert list(room.iterdir()) == []
