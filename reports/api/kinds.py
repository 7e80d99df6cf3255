"""The kinds of records that the API serves, and where a run has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["named", "digests", "log"]
"""The way in which a later run's records are found: named by its changes, by digests, or all of its own lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Records of one file of a run."""

    name: str
    """Name in a URL, e.g. ``articles``."""
    record: str
    """Name of the schema, e.g. ``article``, which is also what `Change.record` says."""
    change: Change
    """How a later run's are found."""

    @property
    def file(self) -> str:
        """Return the name of the file in a run's folder."""
        return f"{self.name}.jsonl"

    @property
    def id_field(self) -> str:
        """Return the field with the id."""
        return f"{self.record}_id"


PAGES = Kind(name="pages", record="page", change="named")
ARTICLES = Kind(name="articles", record="article", change="named")
TEXTS = Kind(name="texts", record="text", change="named")
LOCATIONS = Kind(name="locations", record="location", change="named")
FINDINGS = Kind(name="findings", record="finding", change="digests")
CHANGES = Kind(name="changes", record="change", change="log")
CHANGES_FILE = CHANGES.file

KINDS = {kind.name: kind for kind in (ARTICLES, TEXTS, LOCATIONS, FINDINGS, CHANGES, PAGES)}
"""Every kind by its name; the runs themselves are served apart (`reports.api.run_log`)."""
RUNS = "runs"
"""Name of the manifests in a URL and a cursor."""
