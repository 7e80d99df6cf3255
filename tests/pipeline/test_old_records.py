"""What the run before had under a finding's subject: records, and the bytes of the pages that show a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import finding_causes
from pipeline.audit_task import OfficeTask, PageTask
from pipeline.old_records import OldRecords
from schemas.finding import Occurrence, Quote
from tests.pipeline.small_clinic import Weeks, of_another_version, records


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def in_footer(url: str) -> Occurrence:
    """Return an occurrence of a word in the footer, seen on this page."""
    evidence = Quote(field="/template_texts/0/text", quote="Hill")
    return Occurrence(subject="template:footer", url=url, evidence=evidence)


def test_the_old_records_of_a_run(weeks: Weeks, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hips were edited since; a template that the unchanged knees show was there before."""
    first = weeks.run()
    of_another_version(first, audit_fingerprint="x1:0123456789abcdef")
    weeks.clinic.posts["hip"].texts.append("Then the the doctor looks at how you walk and how you stand.")
    pages = {page["final_url"]: page for page in records(first, "pages")}
    knee, hip = (next(url for url in pages if name in url) for name in ("knee", "hip"))
    (office,) = {location["location_id"] for location in records(first, "locations")}
    seen: dict[str, Any] = {}

    def look(new: Any, session: Any, workers: Any, again: Any) -> set[str]:
        old = OldRecords(session, again)
        seen["bytes"] = [old.same_bytes(url) for url in (knee, hip, "https://elsewhere.example/")]
        seen["footer"] = [old.holds(in_footer(url)) for url in (knee, hip)]
        seen["page"] = [
            (old.page_at(url) or {}).get("page_id") for url in (knee, "https://elsewhere.example/")
        ]
        digits = pages[hip]["page_id"][2:]
        tasks = [old.task(f"{letter}-{digits}") for letter in "tp"]
        seen["tasks"] = [*tasks, old.task(office), old.task("t-" + "0" * 16), old.task("recieve")]
        return set()

    monkeypatch.setattr(finding_causes, "_ours", look)
    weeks.run()
    assert seen["bytes"] == [True, False, False]
    assert seen["footer"] == [True, False]
    assert seen["page"] == [pages[knee]["page_id"], None]
    text, page, location, *others = seen["tasks"]
    assert isinstance(text, PageTask)
    assert isinstance(page, PageTask)
    assert isinstance(location, OfficeTask)
    assert text.text is not None
    assert text.text.kind == "article"
    assert "the the" not in text.text.line
    assert text.page is not None
    assert (page.page is not None, page.text) == (True, None)
    assert others == [None, None]
