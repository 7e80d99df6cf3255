"""The fingerprint changes with every file and library that may change a result, and with nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = "import sys; sys.path.insert(0, sys.argv[1]); from {} import fingerprint; print(fingerprint())"


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Return who imports whom."""
    rooms = ("audits", "commands", "crawler", "extraction", "language", "pipeline", "reference", "reports")
    return grimp.build_graph(*rooms, "schemas", "store", include_external_packages=True)


@pytest.mark.parametrize("room", ["extraction", "audits"])
def test_the_named_rooms_are_all_that_a_room_imports(room: str, graph: grimp.ImportGraph) -> None:
    """A helper moved to another room must not leave the fingerprint."""
    inside = {room} | graph.find_descendants(room)
    imported = {
        module.partition(".")[0]
        for name in inside
        for module in {name, *graph.find_upstream_modules(name)}
        if (ROOT / module.partition(".")[0]).is_dir()
    }
    assert imported <= set(import_module(f"{room}.fingerprint").ROOMS)


def test_every_library_that_reads_a_page_is_named(graph: grimp.ImportGraph) -> None:
    """Of those that extraction imports itself, by their import names; pydantic only shapes the records."""
    own = {"bs4": "beautifulsoup4", "phonenumbers": "phonenumberslite", "readability": "readability-lxml"}
    named = set(import_module("extraction.fingerprint").LIBRARIES)
    outside = {
        module
        for name in graph.find_descendants("extraction") | graph.find_descendants("reference")
        for module in graph.find_modules_directly_imported_by(name)
        if not (ROOT / module.partition(".")[0]).is_dir() and module not in sys.stdlib_module_names
    }
    assert {own.get(module, module) for module in outside} <= named


@pytest.mark.parametrize("module", ["extraction.fingerprint", "audits.fingerprint"])
def test_any_edit_of_code_or_data_changes_it_and_a_cache_does_not(module: str, tmp_path: Path) -> None:
    rooms = ("audits", "extraction", "language", "reference", "schemas")
    for room in rooms:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))

    def computed() -> str:
        command = [sys.executable, "-B", "-c", SCRIPT.format(module), str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    first = computed()
    (tmp_path / "reference" / "__pycache__").mkdir()
    (tmp_path / "reference" / "__pycache__" / "ids.pyc").write_bytes(b"cache")
    assert computed() == first
    (tmp_path / "reference" / "ids.py").write_text("# edited\n" + (ROOT / "reference" / "ids.py").read_text())
    edited = computed()
    assert edited != first
    data = next((tmp_path / "language").rglob("*.gz"))
    data.write_bytes(data.read_bytes() + b"\0")
    assert computed() not in (first, edited)
