"""Record the origin of trained weights: the command, library, date, code and a digest of the data."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.article_data import LabelledPage

SETS = {
    "aeb": ("article-extraction-benchmark", "Scrapinghub, MIT"),
    "wcxb": ("wcxb", "Murrough Foley, CC BY 4.0"),
}
"""Name and credit of each set of labelled pages."""


def made(
    pages: Iterable[LabelledPage], label: Callable[[LabelledPage], str], library: str, *options: str
) -> dict[str, Any]:
    """Return the `made` object of weights trained on these pages in this order.

    `command` is the running module with the options that decide what is trained, `date` the day in UTC, `code` the
    commit checked out, with `-dirty` after it when files differ from it. `data` has one entry a set, in the order of
    first use, with the number of pages and their `data_digest`.
    """
    by_set: dict[str, list[LabelledPage]] = {}
    for page in pages:
        by_set.setdefault(page.dataset, []).append(page)
    trainer = Path(sys.argv[0])  # the module's file, when started by python -m
    return {
        "command": " ".join(["python -m", f"{trainer.parent.name}.{trainer.stem}", *options]),
        "library": library,
        "date": datetime.now(UTC).date().isoformat(),
        "code": _commit(),
        "data": [
            {
                "set": SETS[name][0],
                "pages": len(members),
                "sha256": data_digest(members, label),
                "credit": SETS[name][1],
            }
            for name, members in by_set.items()
        ],
    }


def data_digest(pages: Iterable[LabelledPage], label: Callable[[LabelledPage], str]) -> str:
    """Return the SHA-256, in hexadecimal, of what training reads of these pages.

    Hashed is one line a page, in the order of training: a JSON array of its name, its URL, the SHA-256 of its HTML
    bytes and its label, in ASCII without spaces, ended by a line feed.
    """
    digest = sha256()
    for page in pages:
        line = [page.name, page.url, sha256(page.html).hexdigest(), label(page)]
        digest.update(json.dumps(line, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    where = Path(__file__).parent
    return subprocess.run(command, cwd=where, check=True, capture_output=True, text=True).stdout.strip()
