"""How large is the wheel with all that it depends on, by package?

Reads the environment of ``--python`` (default: one of its own, in which the wheel of this checkout is installed under
``constraints.txt``, without extras). Bytes of the files that each package's ``RECORD`` names, apart from bytecode, that
pip writes. ``--against FILE`` compares with the JSON of an earlier round.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.table import write_table

HOME = Path(__file__).resolve().parents[1]
_LIST = """
import json
from importlib.metadata import distributions
from pathlib import Path
rows = []
for one in distributions():
    files = [Path(str(file.locate())) for file in one.files or ()]
    sizes = {False: 0, True: 0}
    for file in files:
        if file.is_file():
            sizes[file.suffix == ".pyc"] += file.stat().st_size
    rows.append([one.name, one.version, sizes[False], sizes[True]])
print(json.dumps(rows))
"""
_TOOLS = ("pip", "setuptools", "wheel")
"""Packages of the environment itself."""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--python", help="the interpreter of an environment that has the wheel")
    parser.add_argument("--against", type=Path, help="JSON of an earlier round")
    parser.add_argument("--most", type=int, default=20, help="packages to print")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.python:
        listed = _sizes(options.python)
    else:
        with tempfile.TemporaryDirectory() as folder:
            listed = _sizes(_installed(Path(folder)))
    rows = [
        {"package": name, "version": version, "MB": _mb(size), "bytecode MB": _mb(bytecode)}
        for name, version, size, bytecode in sorted(listed, key=lambda row: -row[2] - row[3])
        if name not in _TOOLS
    ]
    total = {
        "package": f"all {len(rows)}",
        "MB": round(sum(float(row["MB"]) for row in rows), 1),
        "bytecode MB": round(sum(float(row["bytecode MB"]) for row in rows), 1),
    }
    if options.against:
        before = {row["package"]: row for row in json.loads(options.against.read_text("utf-8"))}
        for row in rows:
            row["MB before"] = before.get(row["package"], {}).get("MB")
        gone = sorted(set(before) - {row["package"] for row in rows})
        rows += [{"package": name, "MB before": before[name]["MB"]} for name in gone]
    write_table("install_size", [*rows[: options.most], total])
    (options.out or HOME / "benchmarks" / "results" / "install_size.json").write_text(
        json.dumps([*rows, total], indent=1) + "\n", "utf-8"
    )
    return 0


def _installed(folder: Path) -> str:
    """Return the interpreter of a new environment that has the wheel of this checkout."""
    wheels, environment = folder / "wheels", folder / "environment"
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", str(wheels), str(HOME))
    _run(sys.executable, "-m", "venv", str(environment))
    python = str(environment / "bin" / "python")
    _run(python, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=24")
    (wheel,) = wheels.glob("*.whl")
    _run(python, "-m", "pip", "install", "--quiet", "--constraint", str(HOME / "constraints.txt"), str(wheel))
    return python


def _sizes(python: str) -> list[list[Any]]:
    listed: list[list[Any]] = json.loads(_run(python, "-I", "-c", _LIST))
    return listed


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _mb(size: int) -> float:
    return round(size / 1e6, 2)


if __name__ == "__main__":
    sys.exit(main())
