"""Several findings are given to one person at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from reports.app.application import make_app
from store.assignments import read_owners
from tests.reports.app.review_site import HOST, publish, settings

BASE = f"/sites/{HOST}"


def test_chosen_rows_get_one_owner(tmp_path: Path) -> None:
    """The worklist shows it at once; a form that names nobody, and one without rows, say what is missing."""
    run = publish(tmp_path)
    ids = [json.loads(line)["finding_id"] for line in run.lines("findings.jsonl")][:3]
    client = TestClient(make_app(settings(tmp_path)), headers={"Origin": "http://testserver"})
    token = re.search(r'name="token" value="([0-9a-f]+)"', client.get(f"{BASE}/").text)
    assert token is not None
    form = {"token": token[1], "together": "1", "finding": [f"{one}:0" for one in ids], "other": "Web team"}
    answer = client.post(f"{BASE}/owners", data=form, follow_redirects=False)
    assert answer.status_code == 303
    assert read_owners(tmp_path / HOST) == dict.fromkeys(ids, "Web team")
    assert client.get(f"{BASE}/?owner=Web+team").text.count("data-row") == 3
    assert client.post(f"{BASE}/owners", data=form | {"other": ""}).status_code == 422
    assert client.post(f"{BASE}/owners", data=form | {"finding": []}).status_code == 422
