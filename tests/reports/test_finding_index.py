"""All findings are walked through once; what is shown is chosen by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reports.finding_index import index_findings, is_new, lists_of, row_of, severity_rank_of
from reports.finding_lines import FindingLine, finding_lines
from reports.names import Names
from reports.page_lines import page_lines
from reports.pick_rows import pick_rows
from reports.sections import section_of
from reports.triage import badness
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK
from schemas.page import Page
from schemas.vocabulary import FindingCause, FindingStatus, Scope
from store.record_file import RecordFile
from tests.reports.clinic_sample import sample

OPEN = ("new", "open", "reopened")


def _file(folder: Path, findings: list[Finding]) -> RecordFile[Finding]:
    path = folder / "findings.jsonl"
    path.write_text("".join(f"{one.to_json()}\n" for one in findings), "utf-8")
    return RecordFile(path, len(findings), Finding.model_validate_json)


def test_a_line_is_what_the_finding_says(tmp_path: Path) -> None:
    """Whether read from a file or from memory, and every field of it is the finding's own."""
    findings = list(sample().findings)
    lines = list(finding_lines(findings))
    assert list(finding_lines(_file(tmp_path, findings))) == lines
    for line, finding in zip(lines, findings, strict=True):
        for name in FindingLine.__struct_fields__:
            if name not in ("occurrences", "evidence", "row"):
                assert getattr(line, name) == getattr(finding, name)
        assert [place.url for place in line.occurrences] == [place.url for place in finding.occurrences]


def test_a_page_line_is_what_the_page_says(tmp_path: Path) -> None:
    """As for findings."""
    pages = list(sample().pages)
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(f"{page.to_json()}\n" for page in pages), "utf-8")
    lines = list(page_lines(pages))
    assert list(page_lines(RecordFile(path, len(pages), Page.model_validate_json))) == lines
    assert [(line.final_url, line.kind, line.fetch, line.notes) for line in lines] == [
        (page.final_url, page.kind, page.fetch, page.notes) for page in pages
    ]


def test_rows_are_read_in_one_pass(tmp_path: Path) -> None:
    """Only those that are asked for, by their index."""
    findings = list(sample().findings)
    wanted = {7, 0, len(findings) - 1}
    assert pick_rows(_file(tmp_path, findings), wanted) == {row: findings[row] for row in wanted}
    assert pick_rows(findings, wanted) == {row: findings[row] for row in wanted}
    assert pick_rows(_file(tmp_path, findings), []) == {}


def test_keys_put_the_worst_first() -> None:
    """Severity, certainty, reach: as `badness` does, but for equals."""
    data = sample()
    index = index_findings(data.findings, Names(data))
    keys = sorted(key for some in index.audits.values() for key in some)
    shown = [data.findings[row_of(key)] for key in keys]
    assert [badness(one)[:3] for one in shown] == sorted(badness(one)[:3] for one in shown)
    assert [severity_rank_of(key) for key in keys] == [SEVERITY_RANK[one.severity] for one in shown]
    assert {one.finding_id for one in shown} == {
        one.finding_id for one in data.findings if one.status in OPEN
    }


def test_counts() -> None:
    """Open ones by severity and list; what our own progress found is not the site's."""
    data = sample()
    ours = [
        one.model_copy(update={"cause": FindingCause.OURS}) if one.status is FindingStatus.NEW else one
        for one in data.findings
    ]
    work = [one for one in ours if one.status in OPEN]
    index = index_findings(ours, Names(replace(data, findings=ours)))
    assert (index.total, index.open, index.new_of_site) == (len(ours), len(work), 0)
    assert index.ours == sum(one.status is FindingStatus.NEW for one in ours) > 0
    assert sum(index.severities.values()) == sum(index.sections.values()) == len(work)
    back = sum(one.status is FindingStatus.REOPENED for one in ours)
    assert len(index.new) == back
    assert all(map(is_new, index.new))


def test_a_page_knows_its_lists() -> None:
    """A finding on several pages is on each of them."""
    data = sample()
    index = index_findings(data.findings, Names(data))
    word = next(
        one
        for one in data.findings
        if len(one.occurrences) > 1 and one.status in OPEN and one.scope is not Scope.TEMPLATE
    )
    for place in word.occurrences:
        keys = index.pages[place.url]
        assert word in [data.findings[row_of(key)] for key in keys]
        assert section_of(word.category) in lists_of(keys)


def test_a_finding_without_a_page_belongs_to_the_site() -> None:
    """It is under null."""
    data = sample()
    alone = [data.findings[0].model_copy(update={"url": None, "subject": "x", "occurrences": []})]
    assert list(index_findings(alone, Names(data)).pages) == [None]
