"""What a report on many sites says of each, and in which order."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from urllib.parse import unquote

import pytest

from reports.agency.run_line import BLOCKED
from reports.coverage import unread_reason
from schemas.errors import UsageError
from schemas.vocabulary import FindingCause, FindingStatus, RunStatus, Severity, SiteHealth
from store.publish import point_latest
from tests.reports.agency.published_sites import COUNTS, by_folder, findings, publish_run, write
from tests.reports.clinic_sample import sample


def test_the_figures_are_those_of_the_last_complete_run(tmp_path: Path) -> None:
    """Open ones by severity and category; new ones are the site's, not ours; closed and decided ones are no work."""
    found = [
        *findings(3, severity=Severity.CRITICAL),
        *findings(2, severity=Severity.MINOR, status=FindingStatus.NEW, cause=FindingCause.SITE),
        *findings(1, severity=Severity.MINOR, status=FindingStatus.NEW, cause=FindingCause.OURS),
        *findings(1, status=FindingStatus.REOPENED, severity=Severity.MINOR),
        *findings(4, status=FindingStatus.FIXED),
        *findings(5, status=FindingStatus.ACCEPTED),
    ]
    publish_run(tmp_path / "data" / "a.example", days_ago=7, found=findings(50))
    publish_run(tmp_path / "data" / "a.example", found=found)
    report = write(tmp_path / "data", tmp_path / "out")
    figures = report.sites[0].figures
    assert figures is not None
    assert figures.open_findings == 7
    assert figures.new_findings == 2
    assert figures.fixed_findings == 4
    assert figures.open_by_severity == {"critical": 3, "serious": 0, "moderate": 0, "minor": 4, "review": 0}
    assert sum(figures.open_by_category.values()) == 7
    assert figures.new_by_severity["minor"] == 2
    assert figures.work_minutes == 7 * (found[0].minutes or 0)
    assert (figures.pages_asked, figures.pages_read, figures.pages_blocked) == (40, 38, 2)
    assert figures.freshness == COUNTS["freshness"]
    assert report.totals == figures


def test_a_page_that_the_server_refused_is_known_by_its_reason() -> None:
    """The manifest counts pages by the words of the report."""
    refused = next(page for page in sample().pages if page.http_status == 403)
    assert unread_reason(refused).startswith(BLOCKED)


def test_the_worst_come_first(tmp_path: Path) -> None:
    """Nothing known, then checks that did not come through, then by what is to fix, then by name."""
    data = tmp_path / "data"
    critical, serious = (findings(2, severity=severity) for severity in (Severity.CRITICAL, Severity.SERIOUS))
    publish_run(data / "e-serious.example", found=serious)
    publish_run(data / "d-critical.example", found=critical)
    publish_run(data / "g-clean.example")
    publish_run(data / "f-clean.example")
    publish_run(data / "c-old.example", days_ago=30)
    publish_run(data / "b-partial.example", status=RunStatus.PARTIAL)
    report = write(data, tmp_path / "out")
    assert [site.folder[0] for site in report.sites] == ["b", "c", "d", "e", "f", "g"]


def test_health_says_what_became_of_the_last_check(tmp_path: Path) -> None:
    """A later run that did not come through is said, and the figures stay those of the complete one."""
    data = tmp_path / "data"
    for name in ("well", "partial", "blocked", "old", "sampled"):
        publish_run(data / name, days_ago=30 if name == "old" else 7, found=findings(2))
    publish_run(data / "partial", status=RunStatus.PARTIAL, reason="The crawl stopped")
    blocked = COUNTS | {"not_proofread": {"blocked by the server (403)": 20}}
    publish_run(data / "blocked", status=RunStatus.PARTIAL, counts=blocked)
    publish_run(data / "sampled", status=RunStatus.LIMITED)
    publish_run(data / "sample", status=RunStatus.LIMITED)
    (data / "never" / "runs").mkdir(parents=True)
    (data / "failed" / "runs").mkdir(parents=True)
    store = sqlite3.connect(data / "failed" / "work.sqlite")
    store.execute("CREATE TABLE runs (run, started, reason, state)")
    store.execute(
        "INSERT INTO runs VALUES ('20261122T000000Z-0000', '2026', 'robots.txt forbids it', 'failed')"
    )
    store.commit()
    store.close()
    sites = by_folder(write(data, tmp_path / "out"))
    assert {name: site.health for name, site in sites.items()} == {
        "well": SiteHealth.WELL,
        "partial": SiteHealth.PARTIAL,
        "blocked": SiteHealth.BLOCKED,
        "old": SiteHealth.OLD,
        "sampled": SiteHealth.WELL,
        "sample": SiteHealth.SAMPLE,
        "never": SiteHealth.NEVER,
        "failed": SiteHealth.FAILED,
    }
    assert sites["partial"].reason == "The crawl stopped."
    assert sites["old"].reason == "The last complete check was 30 days ago."
    assert sites["failed"].reason == "robots.txt forbids it."
    assert {name for name, site in sites.items() if site.figures is None} == {"sample", "never", "failed"}
    assert all(site.reason for site in sites.values() if site.health is not SiteHealth.WELL)


def test_a_broken_site_among_good_ones_is_listed_and_hides_nothing(tmp_path: Path) -> None:
    """A manifest cut in the middle, findings that are gone, longer, or no JSON, a file in a run's place."""
    data = tmp_path / "data"
    publish_run(data / "good", found=findings(3))
    for name in ("cut", "gone", "longer", "not-json"):
        publish_run(data / name, found=findings(3), counted=name != "not-json")
    manifest = next((data / "cut" / "runs").iterdir()) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:200])
    (next((data / "gone" / "runs").iterdir()) / "findings.jsonl").unlink()
    with (next((data / "longer" / "runs").iterdir()) / "findings.jsonl").open("ab") as lines:
        lines.write(b"{}\n")
    lines_of = next((data / "not-json" / "runs").iterdir()) / "findings.jsonl"
    lines_of.write_bytes(b"{" * lines_of.stat().st_size)
    (data / "a-file" / "runs").mkdir(parents=True)
    (data / "a-file" / "runs" / "20261122T000000Z-0000").write_text("")
    (data / "a-file" / "runs" / "latest").write_bytes(b"\xff")
    sites = by_folder(write(data, tmp_path / "out"))
    assert sites["good"].figures is not None
    assert sites["good"].figures.open_findings == 3
    for name in ("cut", "gone", "longer", "not-json", "a-file"):
        assert (name, sites[name].health, sites[name].figures) == (name, SiteHealth.UNREADABLE, None)
    assert "manifest.json" in str(sites["cut"].reason)
    assert "findings.jsonl" in str(sites["not-json"].reason)


def test_a_damaged_newest_run_leaves_the_figures_of_the_one_before(tmp_path: Path) -> None:
    """With its age, and said."""
    site = tmp_path / "data" / "a.example"
    publish_run(site, days_ago=7, found=findings(2))
    (publish_run(site) / "manifest.json").write_text("[]")
    (read,) = write(tmp_path / "data", tmp_path / "out").sites
    assert (read.health, read.complete_age_days) == (SiteHealth.UNREADABLE, 7)
    assert read.figures is not None


def test_two_sites_of_one_host_are_two(tmp_path: Path) -> None:
    """On two ports, or in two data folders: the label says which; the same folder named twice is one."""
    for data in ("one", "two"):
        publish_run(tmp_path / data / "clinic.example", found=findings(1 if data == "one" else 2))
    publish_run(tmp_path / "one" / "clinic.example_8080", found=findings(3))
    (tmp_path / "again").symlink_to(tmp_path / "one")
    named = [tmp_path / name for name in ("one", "two", "again")]
    sites = by_folder(write(named, tmp_path / "out"))
    opened = {name: site.figures.open_findings for name, site in sites.items() if site.figures}
    assert opened == {
        str(tmp_path / "one" / "clinic.example"): 1,
        str(tmp_path / "two" / "clinic.example"): 2,
        "clinic.example_8080": 3,
    }


def test_latest_says_which_complete_run_counts(tmp_path: Path) -> None:
    """As other readers have it; in a copy on a store without links ``newest.json`` says so."""
    for name in ("linked", "copied"):
        site = tmp_path / "data" / name
        first = publish_run(site, days_ago=3, found=findings(1))
        publish_run(site, found=findings(2))
        point_latest(site, first.name)
        if name == "copied":
            (site / "latest").unlink()
            (site / "newest.json").write_text(json.dumps({"run": "x", "latest": first.name}))
    for site in write(tmp_path / "data", tmp_path / "out").sites:
        assert (site.complete_age_days, site.figures and site.figures.open_findings) == (3, 1)


def test_a_link_leads_to_the_site_s_own_report(tmp_path: Path) -> None:
    """From wherever the report is written, and whatever the folder is called."""
    data = tmp_path / "da ta[*]?"
    name = "a\"><b>&'#%41 é.example"
    run = publish_run(data / name)
    out = tmp_path / "deep" / "o[u]t*"
    (site,) = write(data, out).sites
    assert site.report is not None
    assert site.report.isascii()
    assert not set(site.report) & set("\"'<>&#? ")
    assert (out / unquote(site.report)).resolve() == (run / "report" / "index.html").resolve()
    (run / "report" / "index.html").unlink()
    assert write(data, out).sites[0].report is None


def test_a_first_run_has_nothing_new(tmp_path: Path) -> None:
    """All of it would be."""
    publish_run(tmp_path / "data" / "a", found=findings(2, status=FindingStatus.NEW), previous=None)
    report = write(tmp_path / "data", tmp_path / "out")
    figures = report.sites[0].figures
    assert figures is not None
    assert (figures.open_findings, figures.new_findings, report.totals.new_findings) == (2, None, 0)
    assert [(fault.open_findings, fault.new_findings) for fault in report.faults] == [(2, 0)]


def test_faults_are_counted_over_all_sites(tmp_path: Path) -> None:
    """With the words of the audits' own titles."""
    info = sample().audits[0]
    for name in "abc":
        publish_run(tmp_path / "data" / name, found=findings(2, audit=info.audit) if name != "c" else ())
    (fault,) = write(tmp_path / "data", tmp_path / "out").faults
    assert (fault.title, fault.sites, fault.open_findings) == (info.failure_title, 2, 4)


def test_a_fleet_s_log_names_sites_that_never_published(tmp_path: Path) -> None:
    """Whose profile cannot be used, say; a later good end takes that back, and other lines are skipped."""
    data = tmp_path / "data"
    publish_run(data / "good.example")
    log = data / ".fleet" / "20261122T000000Z-0000.abc.jsonl"
    log.parent.mkdir()
    other = {"event": "finished", "site": "other.example", "exit": 2, "reason": "unknown key nmae"}
    for name in (
        "20261121T000000Z-0000.abc.jsonl",
        "20261001T000000Z-0000.def.jsonl",
    ):  # put right; too long ago
        (log.parent / name).write_text(json.dumps(other) + "\n")
    events = [
        {"event": "finished", "site": "typo.example", "exit": 2, "reason": "unknown key nmae"},
        {"event": "finished", "site": "good.example", "exit": 4, "reason": "no answer"},
        {"event": "finished", "site": "good.example", "exit": 0},
        {"event": "finished", "site": "/profiles/<b>.toml", "exit": 2, "reason": "no such file"},
        {"event": "finished", "site": 7, "exit": []},
        ["finished"],
    ]
    log.write_text("".join(json.dumps(event) + "\n" for event in events) + '{"event": "finished", "si')
    sites = by_folder(write(data, tmp_path / "out"))
    assert set(sites) == {"good.example", "typo.example", "/profiles/<b>.toml"}
    assert (sites["typo.example"].health, sites["typo.example"].reason) == (
        SiteHealth.FAILED,
        "unknown key nmae",
    )
    assert sites["good.example"].health is SiteHealth.WELL


def test_no_site_is_said(tmp_path: Path) -> None:
    """A wrong folder is not a clean bill of health."""
    (tmp_path / "data").mkdir()
    for data in (tmp_path / "data", tmp_path / "nothing"):
        with pytest.raises(UsageError, match=data.name):
            write(data, tmp_path / "out")
    assert not (tmp_path / "out").exists()
