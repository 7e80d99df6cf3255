"""The built wheel works from any folder, and another package's room is never taken for ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def decoy(folder: Path) -> dict[str, str]:
    """Return an environment in which another package called ``reports`` comes first."""
    (folder / "reports").mkdir()
    (folder / "reports" / "__init__.py").write_text("raise SystemExit('the decoy was imported')")
    return {**os.environ, "PYTHONPATH": str(folder)}


def test_the_command_refuses_a_foreign_room(tmp_path: Path) -> None:
    """Exit 70 and a sentence that names the foreign path; the foreign package is not run."""
    command = [sys.executable, "-m", "clinic_checkup", "--help"]
    done = subprocess.run(
        command, cwd=tmp_path, env=decoy(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    assert str(tmp_path / "reports") in done.stderr
    assert "decoy was imported" not in done.stderr


def test_the_scrapy_door_refuses_a_foreign_room(tmp_path: Path) -> None:
    """``scrapy`` in the project's folder does the same (``python -m scrapy`` would put that folder first)."""
    command = [Path(sys.executable).with_name("scrapy"), "list"]
    done = subprocess.run(command, cwd=ROOT, env=decoy(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert str(tmp_path / "reports") in done.stderr


@pytest.fixture(scope="module")
def checkup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program of a wheel that was built and installed into an environment of its own.

    The dependencies are those of this environment, seen through a path file: nothing of the checkout is.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    home = {"base": str(folder / "env"), "platbase": str(folder / "env")}
    site = Path(sysconfig.get_path("purelib", vars=home))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    target = ["--prefix", str(folder / "env"), "--ignore-installed", "--no-deps", "--quiet"]
    python = folder / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", *target, str(wheel)], check=True, capture_output=True)
    return folder / "env" / "bin" / "checkup"


def test_the_wheel_runs_its_demo_from_any_folder(checkup: Path, tmp_path: Path) -> None:
    """The example, the word lists, the templates and the schemas are in the wheel."""
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    command = [checkup, "demo", "--json", "--quiet", "--now", "2026-11-22"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    run = tmp_path / json.loads(done.stdout)["run"]
    assert (run / "report" / "index.html").stat().st_size > 50_000
    assert len((run / "articles.jsonl").read_text("utf-8").splitlines()) >= 15


def test_the_wheel_prints_schemas_and_audits(checkup: Path, tmp_path: Path) -> None:
    """No command needs the checkout."""
    for command in (["schema", "article"], ["explain", "stale-page"], ["--version"]):
        done = subprocess.run([checkup, *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout
