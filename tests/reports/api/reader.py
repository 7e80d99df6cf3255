"""Somebody who reads the API."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from reports.api.api import make_api
from tests.reports.api.published_runs import HOST


def mounted(data: Path) -> Starlette:
    """Return an app that has the API where the review app has it."""
    return Starlette(routes=[Mount("/api/v1", app=make_api(data))])


@cache
def client(data: Path) -> TestClient:
    """Return the client of a folder's API, which sees a failure as an answer; one for all requests, as a server is."""
    return TestClient(mounted(data), base_url="http://127.0.0.1/api/v1/", raise_server_exceptions=False)


@dataclass
class Reader:
    """Follows one list, page by page."""

    data: Path
    records: str
    limit: int = 100
    cursor: str | None = None
    changed_since: str | None = None

    def page(self) -> dict[str, Any]:
        """Return the next answer, and keep its cursor."""
        answer = self.answer()
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        self.cursor, self.changed_since = body["next"], None
        return body

    def answer(self, **headers: str) -> Any:
        """Return the answer to the next request."""
        asked = {"limit": self.limit, "cursor": self.cursor, "changed_since": self.changed_since}
        given = {name: value for name, value in asked.items() if value is not None}
        return client(self.data).get(f"sites/{HOST}/{self.records}", params=given, headers=headers)

    def all(self) -> list[tuple[str, str]]:
        """Return what comes until the list waits: for each record its run's name and its id (a change's, op and id),
        ``-`` before that of one that is removed."""
        found = []
        while True:
            page = self.page()
            assert len(page["records"]) + len(page["removed"]) <= self.limit
            found += [(page["run"], _name(record)) for record in page["records"]]
            found += [(page["run"], f"-{removed}") for removed in page["removed"]]
            if not page["more"]:
                return found


def _name(record: dict[str, Any]) -> str:
    if record.get("kind") == "change":
        return f"{record['op']} {record['id']}"
    return str(record.get("article_id") or record.get("finding_id") or record.get("run"))
