"""Write the findings as SARIF (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), a result at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

from reports.exports.exported_run import exported_run
from reports.exports.sarif_result import result
from reports.exports.sarif_rule import rule
from reports.harmless_text import harmless
from reports.progress import Progress
from reports.wording import host
from schemas.manifest import RunManifest
from schemas.printed_json import printed_json
from schemas.vocabulary import RunStatus
from store.published_folder import PublishedFolder

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The schema that the file obeys."""
_RESULTS = '"results": ['


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Write one log with one run: the audits as rules, the findings as results, in the order of the files."""
    with exported_run(published, progress) as run:
        progress.stage("Writing findings", run.count_findings())
        audits = run.audits()
        rules = {audit.audit: number for number, audit in enumerate(audits)}
        log = {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [_run(published.manifest, list(map(rule, audits)))],
        }
        head, mark, tail = _json(log).rpartition(_RESULTS)
        target.write(f"{head}{mark}".encode())
        for number, finding in enumerate(run.findings()):
            compared = published.manifest.previous is not None
            line = _json(result(finding, rules.get(finding.audit), compared=compared))
            target.write(f"{',' if number else ''}\n{line}".encode())
            progress.advance()
        target.write(f"{tail}\n".encode())


def _run(manifest: RunManifest, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run without results; these are its last key."""
    checkup = manifest.versions.get("checkup")
    site = harmless(host(manifest.site))
    return {
        "tool": {
            "driver": {
                "name": "Checkup",
                **({"version": harmless(checkup)} if checkup else {}),
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"checkup/{site}/"},
        "invocations": [
            {
                "executionSuccessful": manifest.status is not RunStatus.FAILED,
                "endTimeUtc": f"{manifest.now:%Y-%m-%dT%H:%M:%SZ}",
                **({"exitCodeDescription": harmless(manifest.reason)} if manifest.reason else {}),
            }
        ],
        "columnKind": "unicodeCodePoints",
        "properties": {"run": harmless(manifest.run), "status": manifest.status.value},
        "results": [],
    }


def _json(value: Mapping[str, Any]) -> str:
    return printed_json(json.dumps(value, ensure_ascii=False))
