"""Every audit is registered, named by its file, and found by its id."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import audits
from audits.contract import Audit, RecordAudit, SiteAudit
from audits.generate_docs import DOCS, pages
from audits.registry import AUDITS, OURS, active, active_of_drafts, by_id
from schemas.errors import UsageError
from schemas.profile import AuditSettings, Profile
from schemas.vocabulary import AuditCategory, FactName

ROOM = Path(audits.__file__).parent


def test_every_audit_file_is_registered_under_its_name() -> None:
    """``stale_page.py`` holds ``stale-page``; a file with an AUDIT that nobody registered fails here."""
    files = {
        path.stem
        for path in ROOM.rglob("*.py")
        if re.search(r"^AUDIT(?::.*)? = ", path.read_text("utf-8"), re.M)
    }
    assert {audit.info.audit.replace("-", "_") for audit in OURS} == files


def test_every_audit_stands_in_the_folder_of_its_category() -> None:
    """The folder is the category."""
    for audit in OURS:
        assert (ROOM / audit.info.category.value / f"{audit.info.audit.replace('-', '_')}.py").is_file()


def test_ids_are_unique() -> None:
    """Two audits never share one."""
    ids = [audit.info.audit for audit in AUDITS]
    assert sorted(set(ids)) == sorted(ids)


def test_an_unknown_id_names_the_nearest() -> None:
    """A slip of the hand is answered with the word that was meant."""
    assert by_id("stale-page").info.audit == "stale-page"
    with pytest.raises(UsageError, match="did you mean stale-page"):
        by_id("stale-pages")


def test_a_profile_turns_audits_off() -> None:
    """And a wrong id there is an error, not a silence."""
    url = "https://clinic.example/"
    off = active(Profile(url=url, audits=AuditSettings(off=["misspelling"])))
    assert {"misspelling"} == {audit.info.audit for audit in AUDITS} - {audit.info.audit for audit in off}
    with pytest.raises(UsageError):
        active(Profile(url=url, audits=AuditSettings(off=["mispelling"])))


def may_judge_a_draft(audit: Audit) -> bool:
    """Return whether a text on its own offers what an audit reads, as `audits.draft` hands it over."""
    reads = audit.info.reads
    if isinstance(audit, RecordAudit):
        return reads == [FactName.TEXT]
    of_offices = reads == [FactName.LOCATION] and audit.info.category is AuditCategory.CONSISTENCY
    return isinstance(audit, SiteAudit) and (reads in ([FactName.WORDS], [FactName.TEXT_FORMS]) or of_offices)


def test_audits_of_drafts_are_those_that_read_only_a_text() -> None:
    """In the order of all; one that is turned off is left out, and a wrong id is an error here, too."""
    profile = Profile(url="draft:")
    wanted = [audit.info.audit for audit in active(profile) if may_judge_a_draft(audit)]
    assert [audit.info.audit for audit in active_of_drafts(profile)] == wanted
    off = active_of_drafts(Profile(url="draft:", audits=AuditSettings(off=["slip", "stale-page"])))
    assert [audit.info.audit for audit in off] == [audit for audit in wanted if audit != "slip"]
    with pytest.raises(UsageError, match="did you mean stale-page"):
        active_of_drafts(Profile(url="draft:", audits=AuditSettings(off=["stale-pages"])))


def test_a_draft_imports_no_other_audit() -> None:
    """Of the audits of links, offices, structure and trust it needs none."""
    code = (
        "import sys, datetime\n"
        "from audits.context import site_context\n"
        "from audits.draft import audit_text\n"
        "from schemas.profile import Profile\n"
        "audit_text('', site_context(Profile(url='draft:'), datetime.date(2026, 11, 30)))\n"
        "print(*sorted(n for n in sys.modules if n in sys.argv[1:]))"
    )
    others = [
        f"audits.{a.info.category.value}.{a.info.audit.replace('-', '_')}"
        for a in OURS
        if not may_judge_a_draft(a)
    ]
    done = subprocess.run([sys.executable, "-c", code, *others], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_documentation_is_current() -> None:
    """Run ``python -m audits.generate_docs`` when this fails."""
    assert pages() == {page.name: page.read_text("utf-8") for page in DOCS.glob("*.md")}


def test_every_description_is_whole() -> None:
    """Titles, reasons and standards are there, and every option says where its default comes from."""
    for audit in OURS:
        info = audit.info
        assert all((info.title, info.failure_title, info.why, info.fix, info.standards))
        assert all(option.why for option in info.options)
