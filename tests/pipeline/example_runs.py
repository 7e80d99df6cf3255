"""Start runs on the example clinic, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from example.server import ExampleClinic

ROOT = Path(__file__).parents[2]


def start(data: Path, clinic: ExampleClinic, *options: str, seed: str = "0") -> subprocess.Popen[bytes]:
    """Return a started run in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.pipeline.run_example", str(data), str(clinic.port), *options],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
