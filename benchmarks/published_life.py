"""A site whose runs are published one after another, each with a few records added, edited and removed."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.exports import golden
from schemas.change import Change
from schemas.generate import schema_id
from schemas.manifest import RunManifest
from schemas.vocabulary import ChangeCause, ChangeOp, RunStatus
from store.publish import RunFolder, point_latest
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database

HOST = "clinic.example"
START = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
Records = dict[str, dict[str, Any]]


class PublishedLife:
    """The records of a site as of its newest run."""

    def __init__(self, data: Path, articles: int, findings: int) -> None:
        """Take the data folder and the numbers of records; nothing is published yet."""
        self._site = data / HOST
        self._run = 0
        self._articles: Records = {}
        self._findings: Records = {}
        self._numbers = 0
        for _, record in golden("articles", articles):
            self._add(self._articles, "a", record)
        for _, record in golden("findings", findings):
            self._add(self._findings, "f", record | {"status": "open"})

    def publish(self) -> None:
        """Edit, remove and add some records, and publish the run, as the pipeline does."""
        self._run += 1
        changes = self._change() if self._run > 1 else []
        now = START + datetime.timedelta(days=self._run)
        folder = RunFolder(self._site, _name(self._run))
        for name, records in (("articles", self._articles), ("findings", self._findings)):
            folder.write(f"{name}.jsonl", map(_line, records.values()), schema_id(name[:-1]))
        folder.write("changes.jsonl", (change.to_json() for change in changes), schema_id("change"))
        folder.write("audits.json", ["[]\n"])
        folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
        folder.commit(
            RunManifest(
                run=_name(self._run), site=f"https://{HOST}/", status=RunStatus.COMPLETE, exit="done", started=now,
                finished=now, now=now, counts={}, files=folder.files, versions={}, settings={}, timings={},
                previous=_name(self._run - 1) if self._run > 1 else None,
            )
        )  # fmt: skip
        point_latest(self._site, _name(self._run))

    def _change(self) -> list[Change]:
        ids = list(self._articles)
        edited, gone = ids[self._run % 7 :: 11], ids[self._run % 5 :: 53]
        edited = [identifier for identifier in edited if identifier not in gone]
        changes = []
        for identifier in edited:
            before, after = self._articles[identifier]["headline"], f"Edited in run {self._run}"
            self._articles[identifier] = self._articles[identifier] | {"headline": after}
            changes.append(
                Change(
                    op=ChangeOp.CHANGED, record="article", id=identifier, fields=["/headline"],
                    before={"headline": before}, after={"headline": after}, cause={"/headline": ChangeCause.SITE},
                )
            )  # fmt: skip
        for identifier in gone:
            del self._articles[identifier]
            changes.append(Change(op=ChangeOp.GONE, record="article", id=identifier))
        for _, record in golden("articles", len(gone)):
            identifier = self._add(self._articles, "a", record)
            changes.append(Change(op=ChangeOp.ADDED, record="article", id=identifier))
        self._change_findings()
        return changes

    def _change_findings(self) -> None:
        """Drop those that the run before closed, close some, decide about some, add some; time goes by for the rest."""
        seen = (START + datetime.timedelta(days=self._run)).isoformat()
        for identifier, record in list(self._findings.items()):
            if record["status"] == "fixed":
                del self._findings[identifier]
            else:
                self._findings[identifier] = record | {"last_seen": seen}
        ids = list(self._findings)
        for identifier in ids[self._run % 7 :: 31]:
            self._findings[identifier] = self._findings[identifier] | {"status": "fixed"}
        for identifier in ids[self._run % 7 + 1 :: 47]:
            self._findings[identifier] = self._findings[identifier] | {"minutes": self._run}
        for _, record in golden("findings", 20):
            self._add(self._findings, "f", record | {"status": "new"})

    def _add(self, records: Records, letter: str, record: dict[str, Any]) -> str:
        self._numbers += 1
        digits = f"{self._numbers:016x}"
        names = {"article_id": "a", "text_id": "t", "page_id": "p"} if letter == "a" else {"finding_id": "f"}
        identifier = f"{letter}-{digits}"
        records[identifier] = record | {name: f"{first}-{digits}" for name, first in names.items()}
        return identifier


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False)


def _name(run: int) -> str:
    return f"{START + datetime.timedelta(days=run):%Y%m%dT%H%M%SZ}-{run:04x}"


def main() -> int:
    """Publish a run for every line of the standard input, and say when it is done."""
    life = PublishedLife(Path(sys.argv[1]), articles=int(sys.argv[2]), findings=int(sys.argv[3]))
    for _ in sys.stdin:
        life.publish()
        print("published", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
