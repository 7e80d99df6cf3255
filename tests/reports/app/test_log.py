"""Decided lists everything that people made: decisions, words and assignments, the newest first."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from reports.app.application import make_app
from tests.reports.app.review_site import HOST, NOW, publish, settings

BASE = f"/sites/{HOST}"


def test_a_decision_a_word_and_an_assignment_are_listed_with_who_made_them(tmp_path: Path) -> None:
    """What was made last is first."""
    run = publish(tmp_path)
    finding_id = json.loads(next(run.lines("findings.jsonl")))["finding_id"]
    minutes = iter(range(1, 1_000))
    clock = settings(tmp_path, now=lambda: NOW.replace(hour=12, minute=next(minutes) % 60))
    client = TestClient(make_app(clock), headers={"Origin": "http://testserver"})
    token = re.search(r'name="token" value="([0-9a-f]+)"', client.get(f"{BASE}/").text)
    assert token is not None
    client.post("/who", data={"token": token[1], "who": "Dana"})
    made = [
        (
            "decisions",
            {"finding": f"{finding_id}:0", "one": "1", "action": "ignore", "reason": "It is a name."},
        ),
        ("words", {"word": "sciatic", "action": "add"}),
        ("owners", {"finding": f"{finding_id}:0", "other": "Front desk"}),
    ]
    for path, form in made:
        answer = client.post(f"{BASE}/{path}", data=form | {"token": token[1]}, follow_redirects=False)
        assert answer.status_code == 303
    text = client.get(f"{BASE}/decisions").text
    places = [text.index(words) for words in ("Assigned to", "Spelled right:", "It is a name.")]
    assert places == sorted(places)
    assert text.count("<bdi>Dana</bdi>, ") == 3
    assert "3 entries" in text


def test_trends_say_what_made_the_difference(tmp_path: Path) -> None:
    """What was settled is not called fixed."""
    freshness = {"current": 6, "due_soon": 0, "overdue": 4, "unknown": 0}
    first = {"findings_by_status": {"new": 31}, "our_findings": 0, "freshness": freshness}
    statuses = {"new": 3, "open": 21, "accepted": 4, "ignored": 5, "fixed": 1, "gone": 1}
    later = {
        "findings_by_status": statuses,
        "our_findings": 0,
        "freshness": freshness | {"current": 5, "overdue": 5},
    }
    run = publish(tmp_path, counts=first)
    publish(tmp_path, week="later", days=7, previous=run.run, counts=later)
    text = TestClient(make_app(settings(tmp_path))).get(f"{BASE}/trends").text
    assert "Yes: 24 things to fix, 31 last time." in text
    assert "3 new, 1 fixed, 9 settled by you, 1 not listed any more." in text
    assert "Articles up to date: 50%, 60% before." in text
