"""A run after an upgrade knows the findings that an older version published."""

from __future__ import annotations

import json
from pathlib import Path

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.pipeline.small_clinic import sign
from tests.pipeline.test_golden_run import GOLDEN


def test_findings_with_ids_of_the_older_format_are_known(tmp_path: Path) -> None:
    """The same are open, the same are new as after a run of today's version, and the gate says so."""
    first = checkup("demo", "--json", "--data", tmp_path, "--now", "2026-11-22")
    file = Path(json.loads(first.stdout)["run"]) / "findings.jsonl"
    findings = [json.loads(line.replace('"t-', '"a-')) for line in file.read_text("utf-8").splitlines()]
    older = [finding | {"finding_id": f"f-{at:016x}"} for at, finding in enumerate(findings)]
    file.write_text("".join(f"{json.dumps(finding)}\n" for finding in older), "utf-8")
    manifest = json.loads((file.parent / "manifest.json").read_text("utf-8"))
    older_manifest = {k: v for k, v in manifest.items() if not k.endswith("fingerprint")}
    (file.parent / "manifest.json").write_text(json.dumps(older_manifest), "utf-8")
    sign(file.parent, file)
    later = checkup("demo", "--json", "--data", tmp_path, "--now", "2026-12-20", "--later")
    assert later.returncode == Exit.DONE
    assert statuses(GOLDEN / "later") == statuses(Path(json.loads(later.stdout)["run"]))


def statuses(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return audit, subject, quote and status of a run's findings."""
    found = [json.loads(line) for line in (folder / "findings.jsonl").read_text("utf-8").splitlines()]
    return sorted((f["audit"], f["subject"], f["evidence"]["quote"], f["status"]) for f in found)
