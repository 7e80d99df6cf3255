"""What is to fix on all sites is one list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from reports.app.application import make_app
from tests.reports.app.review_site import HOST, publish, settings

OTHER = "other.example"
SEVERITIES = ("critical", "serious", "moderate", "minor", "review")


def _serious(file: str, record: dict[str, Any]) -> dict[str, Any] | None:
    """Leave the other site its serious findings."""
    return record if file != "findings" or record["severity"] == "serious" else None


def test_rows_of_all_sites_are_mixed_the_worst_first(tmp_path: Path) -> None:
    """Each row decides on its own site, filters choose on all; one that published nothing yet is passed over."""
    publish(tmp_path)
    publish(tmp_path, host=OTHER, edit=_serious)
    (tmp_path / "third.example" / "runs").mkdir(parents=True)
    client = TestClient(make_app(settings(tmp_path)))
    page = client.get("/all")
    assert page.status_code == 200
    rows = page.text.split("data-row")[1:]
    ranks = [next(rank for rank, name in enumerate(SEVERITIES) if f"sev-{name}" in row) for row in rows]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1
    for host in (HOST, OTHER):
        assert f"/sites/{host}/findings/" in page.text
    chosen = client.get("/all?severity=minor").text
    assert f"/sites/{HOST}/findings/" in chosen
    assert f"/sites/{OTHER}/findings/" not in chosen
