"""The worklist shows what the newest complete run found, the worst first."""

from __future__ import annotations

from pathlib import Path

import httpx2 as httpx

from tests.reports.app.review_site import HOST, publish, served


def test_the_worklist_lists_the_open_findings(tmp_path: Path) -> None:
    """A browser without scripts sees them, too."""
    publish(tmp_path)
    with served(tmp_path) as origin, httpx.Client(base_url=origin) as client:
        answer = client.get(f"/sites/{HOST}/")
        assert answer.status_code == 200
        assert "Example Clinic" in answer.text
        assert answer.text.count("data-row") > 5
