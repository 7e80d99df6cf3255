"""A stored value that cannot be read never ends a site's runs for good: the run heals the store, and says so."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

POST = "<title>Walk {n}</title><main><article><h1>Walk {n}</h1><p>March {n}, 2026</p>{text}</article></main>"
TEXT = "<p>Gentle exercise eases a stiff back within {n} weeks, and a walk of {n} minutes each day helps too.</p>"


async def small(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    """Answer for a site of three posts, with validators."""
    if asked.path == "/":
        return Reply("<h1>Clinic</h1>" + "".join(f'<p><a href="/post-{n}/">{n}</a>' for n in range(1, 4)))
    number = asked.path.strip("/").removeprefix("post-")
    if not number.isdecimal():
        return Reply("no", 404)
    if "if-none-match" in asked.headers:
        return Reply(status=304, headers=(("ETag", '"1"'),))
    text = "".join(TEXT.format(n=int(number) + 7 * part) for part in range(9))
    return Reply(POST.format(n=number, text=text), headers=(("ETag", '"1"'),))


@pytest.fixture(scope="module")
def site() -> Iterator[LoopbackSite]:
    """Yield a served site."""
    with LoopbackSite(small) as served:
        yield served


def run(site: LoopbackSite, data: Path, *more: str) -> tuple[int, str]:
    """Return the exit code and what was said."""
    url = f"http://127.0.0.1:{site.port}/"
    done = checkup("run", url, "--delay", "0", "--workers", "1", "--data", data, "--quiet", *more)
    return done.returncode, done.stderr


@pytest.fixture(scope="module")
def kept(site: LoopbackSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one published run."""
    data = tmp_path_factory.mktemp("kept")
    assert run(site, data) == (Exit.DONE, "")
    return data


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """Return a copy of the site's folder that may be damaged."""
    shutil.copytree(kept, tmp_path / "data", symlinks=True)
    return next(path for path in (tmp_path / "data").iterdir() if path.is_dir())


def sql(store: Path, statement: str) -> None:
    """Change a store."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("damage", "first", "says"),
    [
        ("UPDATE readings SET zstd = x'00'", "extract", "are damaged: the pages' bytes are read again"),
        ("UPDATE runs SET crawl_json = '{'", "crawl", "was dropped"),
        ("UPDATE bodies SET zstd = x'00'", "crawl", "set aside as work.sqlite.broken-"),
    ],
)
def test_a_damaged_value_is_healed_at_once(
    site: LoopbackSite, folder: Path, damage: str, first: str, says: str
) -> None:
    """It is said, even when quiet; the start that meets it goes on, and the next one meets nothing."""
    sql(folder / "work.sqlite", damage)
    if "bodies" in damage:
        sql(folder / "work.sqlite", "DELETE FROM readings")  # or nobody would look at a body
    code, said = run(site, folder.parent, *(["--from", first] if first != "crawl" else []))
    assert (code, says in said) == (Exit.DONE, True), said
    assert run(site, folder.parent) == (Exit.DONE, "")


def test_a_store_of_an_older_form(site: LoopbackSite, folder: Path) -> None:
    """No room and no permission would help: it is set aside, and the run goes on."""
    for path in (*folder.glob("work.sqlite*"), *folder.glob("history.sqlite*")):
        path.unlink()
    sql(folder / "site.sqlite", "CREATE TABLE runs (run TEXT, begun TEXT)")
    code, said = run(site, folder.parent)
    assert code == Exit.DONE, said
    assert "site.sqlite.broken-" in said
    assert "refilled from 1 published run" in said
    assert run(site, folder.parent) == (Exit.DONE, "")


def test_a_damaged_manifest(site: LoopbackSite, folder: Path) -> None:
    """The run is passed over, and the next one stands for itself."""
    manifest = folder / "latest" / "manifest.json"
    manifest.write_text(
        json.dumps({**json.loads(manifest.read_text("utf-8")), "counts": 3, "run": ".."}), "utf-8"
    )
    code, said = run(site, folder.parent)
    assert (code, "missing or damaged" in said) == (Exit.DONE, True), said
    assert run(site, folder.parent) == (Exit.DONE, "")
