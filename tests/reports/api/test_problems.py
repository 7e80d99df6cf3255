"""Every error is a problem that says what to do next, and no address leads out of the data folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reports.api import record_lists
from reports.api.api import make_api
from reports.api.problem import PROBLEMS
from tests.reports.api.published_runs import HOST, article, publish
from tests.reports.api.reader import client

ARTICLES = f"sites/{HOST}/articles"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Publish one run, in a folder of a folder that holds a secret."""
    folder = tmp_path / "data"
    publish(folder, 1, articles=[article(1)])
    (tmp_path / "runs").mkdir()
    (tmp_path / "secret.jsonl").write_text("secret")
    return folder


@pytest.mark.parametrize(
    ("path", "status", "name", "advice"),
    [
        ("", 404, "unknown-path", "/sites"),
        ("nothing", 404, "unknown-path", "/sites"),
        ("sites/", 404, "unknown-path", "/sites"),
        (f"sites/{HOST}", 404, "unknown-path", "/sites"),
        (f"sites/{HOST}/audits", 404, "unknown-path", "/sites"),
        ("sites/other.example/articles", 404, "unknown-site", "/sites"),
        ("sites/other.example/runs/r1", 404, "unknown-site", "/sites"),
        (f"{ARTICLES}/a-0000000000000009", 404, "unknown-record", "list of articles"),
        (f"sites/{HOST}/runs/r9", 404, "unknown-record", "list of runs"),
        ("schemas/person", 404, "unknown-schema", "Take one of agency, article"),
        ("schemas/..%2Farticle", 404, "unknown-path", "/sites"),
        (f"{ARTICLES}?limit=0", 422, "invalid-parameter", "limit"),
        (f"{ARTICLES}?limit=1001", 422, "invalid-parameter", "limit"),
        (f"{ARTICLES}?limit=many", 422, "invalid-parameter", "limit"),
        (f"{ARTICLES}?format=xml", 422, "invalid-parameter", "format"),
        (f"{ARTICLES}?changed_since=yesterday", 422, "invalid-parameter", "changed_since"),
        (f"{ARTICLES}?changed_since=2026-11-22T20:36:00", 422, "invalid-parameter", "changed_since"),
        (f"{ARTICLES}?changed_since=2026-02-30", 422, "invalid-parameter", "changed_since"),
        (f"{ARTICLES}?changed_since=2026-W01-1", 422, "invalid-parameter", "changed_since"),
        (f"{ARTICLES}?changed_since=1700000000", 422, "invalid-parameter", "changed_since"),
        (f"{ARTICLES}?changed_since=", 422, "invalid-parameter", "changed_since"),
        (f"{ARTICLES}?changed_since=2026-11-22&cursor=x", 400, "cursor-and-time", "changed_since"),
    ],
)
def test_an_error_is_a_problem(data: Path, path: str, status: int, name: str, advice: str) -> None:
    """With its type, its status twice, and what to do."""
    answer = client(data).get(path)
    body = answer.json()
    assert (answer.status_code, body["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"urn:clinic-checkup:problem:{name}"
    assert body["title"] == PROBLEMS[name][1]
    assert advice in body["detail"]


@pytest.mark.parametrize(
    "path", ["sites", "schemas", "schemas/article", ARTICLES, f"{ARTICLES}/a-0000000000000001"]
)
def test_what_nobody_accepts_is_not_sent(data: Path, path: str) -> None:
    """406, with the forms that there are."""
    answer = client(data).get(
        path, headers={"Accept": "text/html, application/json;q=0, application/schema+json;q=no"}
    )
    assert (answer.status_code, answer.json()["type"]) == (406, "urn:clinic-checkup:problem:not-acceptable")
    assert "application/json" in answer.json()["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_api_is_only_read(data: Path, method: str) -> None:
    """405, with the methods that there are."""
    answer = client(data).request(method, ARTICLES)
    assert (answer.status_code, answer.json()["type"]) == (
        405,
        "urn:clinic-checkup:problem:method-not-allowed",
    )
    assert "GET" in answer.headers["allow"]


def test_a_failure_is_a_problem_and_says_nothing_of_the_inside(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is in the server's log."""

    def fail(*args: object) -> None:
        raise RuntimeError("/home/ann/secret")

    monkeypatch.setattr(record_lists, "next_step", fail)
    answer = client(data).get(ARTICLES)
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:clinic-checkup:problem:internal-error")
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    "host",
    [
        ".", "..", "%2e%2e", "%2E", "..%2f..", "%2e%2e%2f%2e%2e%2fetc", "..%5C..", "%00", f"{HOST}%00", "a%0d%0ab",
        f"{HOST}%2F..", f"{HOST}.", f"{HOST}%20", HOST.upper(), "%ff%fe", "%F0%9F%98%80", "a" * 10_000, "*", "[!.]*",
        "runs", "", "%s", "{host}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("rest", ["articles", "runs", "articles/a-0000000000000001", "runs/%2e%2e"])
def test_a_hostile_host_is_not_found(data: Path, host: str, rest: str) -> None:
    """Whatever it says."""
    answer = TestClient(make_api(data)).get(f"/sites/{host}/{rest}")
    assert answer.status_code == 404, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text


def test_a_hostile_run_is_not_found(data: Path) -> None:
    """Nor one that is being written."""
    part = data / HOST / "runs" / ".r2.part"
    part.mkdir()
    (part / "manifest.json").write_text(json.dumps({"run": "r2"}))
    for name in ("%2e%2e", "..%2f..%2f..%2fruns", ".r2.part", "%00", "latest"):
        assert client(data).get(f"sites/{HOST}/runs/{name}").status_code == 404


def test_a_host_is_written_into_headers_safely(tmp_path: Path) -> None:
    """A folder may be named by any bytes: none of them ends a header."""
    host = 'a "é>\r\nX: y'
    publish(tmp_path, 1, host=host, articles=[article(1)])
    api = TestClient(make_api(tmp_path))
    (site,) = api.get("/sites").json()["sites"]
    answer = api.get(site["links"]["articles"])
    assert answer.json()["records"] == [article(1)]
    assert "x" not in answer.headers
    assert site["host"] == host
