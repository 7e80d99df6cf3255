"""The form of the answers: JSON and lines, headers, conditional requests, links that follow the mount."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reports.api.api import make_api
from schemas.validation import schema
from schemas.vocabulary import RunStatus
from tests.reports.api.published_runs import HOST, article, change, finding, publish, run_name
from tests.reports.api.reader import client

SERVER = "http://127.0.0.1"
ARTICLES = f"sites/{HOST}/articles"
PATHS = [
    "sites", "schemas", "schemas/article", "openapi.json", ARTICLES, f"sites/{HOST}/runs", f"sites/{HOST}/changes",
    f"{ARTICLES}/a-0000000000000001", f"sites/{HOST}/runs/{run_name(1)}",
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Publish one run with two articles, whose text has what must not be lost on the way."""
    publish(tmp_path, 1, articles=[article(1, 'é "\u2028'), article(2)])
    return tmp_path


@pytest.mark.parametrize(
    ("accept", "asked", "expected"),
    [
        ("application/jsonl", None, "application/jsonl"),
        ("application/x-ndjson", None, "application/x-ndjson"),
        ("application/x-ndjson", "jsonl", "application/x-ndjson"),
        ("*/*", "jsonl", "application/jsonl"),
        ("application/jsonl", "json", "application/json"),
        ("application/json;q=0.1, application/jsonl", None, "application/jsonl"),
        ("application/jsonl;q=0, */*", None, "application/json"),
        ("application/*;q=0.5, application/json;q=0.1", None, "application/jsonl"),
        ("text/html, */*;q=0.1", None, "application/json"),
        ("", None, "application/json"),
    ],
)
def test_the_form_is_the_one_that_is_asked_for(
    data: Path, accept: str, asked: str | None, expected: str
) -> None:
    """In the address, or by the header as HTTP has it."""
    params = {"format": asked} if asked else {}
    answer = client(data).get(ARTICLES, params=params, headers={"Accept": accept})
    assert answer.headers["content-type"] == expected
    assert answer.headers["vary"] == "Accept"


def test_lines_are_those_of_the_run_byte_for_byte(data: Path) -> None:
    """A removal is a line of its own; the headers say what JSON says."""
    asked = {"format": "jsonl"}
    answer = client(data).get(ARTICLES, params=asked)
    assert answer.content == (data / HOST / "runs" / run_name(1) / "articles.jsonl").read_bytes()
    assert answer.headers["checkup-run"] == run_name(1)
    assert answer.headers["checkup-more"] == "false"
    folder = publish(
        data, 2, previous=1, articles=[article(3)], changes=[change("gone", 2), change("added", 3)]
    )
    answer = client(data).get(ARTICLES, params=asked | {"cursor": answer.headers["checkup-next"]})
    removal = b'{"removed": "a-0000000000000002", "record": "article"}\n'
    assert answer.content == removal + (folder / "articles.jsonl").read_bytes()


def test_json_holds_the_same_records(data: Path) -> None:
    """With the schema that they obey."""
    body = client(data).get(ARTICLES).json()
    assert body["records"] == [article(1, 'é "\u2028'), article(2)]
    assert body["schema"] == "urn:clinic-checkup:article:1.0"


def test_links_lead_on_under_the_mount(data: Path) -> None:
    """The next page in the same form and length, the schema, a site's lists."""
    api = client(data)
    answer = api.get(ARTICLES, params={"limit": 1, "format": "jsonl", "changed_since": "2026-01-01"})
    following, described = re.findall(r'<([^>]+)>; rel="(next|describedby)"', answer.headers["link"])
    assert following[0].startswith("/api/v1/")
    page = api.get(SERVER + following[0])
    assert json.loads(page.text) == article(2)
    assert api.get(SERVER + described[0]).json() == schema("article")
    (site,) = api.get("sites").json()["sites"]
    assert len(site["links"]) == 7
    for link in site["links"].values():
        assert api.get(SERVER + link).status_code == 200
    for link in api.get("schemas").json()["schemas"]:
        assert api.get(SERVER + link["url"]).json()["$id"] == link["id"]
    bare = TestClient(make_api(data)).get("/sites").json()["sites"]
    assert bare[0]["links"]["articles"] == "/sites/clinic.example/articles"


def test_a_site_says_how_its_newest_run_ended_and_which_one_is_read(data: Path) -> None:
    """A site without a run that can be read is not listed."""
    publish(data, 2, previous=1, status=RunStatus.PARTIAL)
    (data / "empty.example" / "runs" / "r1").mkdir(parents=True)
    (site,) = client(data).get("sites").json()["sites"]
    assert (site["host"], site["name"], site["start_url"]) == (HOST, "Clinic", f"https://{HOST}/")
    assert (site["newest"]["run"], site["newest"]["status"]) == (run_name(2), "partial")
    assert (site["latest"]["run"], site["latest"]["counts"]) == (run_name(1), {"pages": 1})


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("known", ["{}", "W/{}", '"x", {}', "*"])
def test_what_the_reader_has_is_not_sent_again(data: Path, path: str, known: str) -> None:
    """By any of the forms of If-None-Match."""
    api = client(data)
    answer = api.get(path)
    assert answer.status_code == 200
    etag = answer.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', etag), "strong"
    assert answer.headers["cache-control"] == "private, no-cache"
    again = api.get(path, headers={"If-None-Match": known.format(etag)})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert again.headers["cache-control"] == "private, no-cache"
    assert api.get(path, headers={"If-None-Match": '"0"'}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_head_has_the_headers_of_get(data: Path, path: str) -> None:
    """And no body."""
    api = client(data)
    head, get = api.head(path), api.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


def test_an_etag_is_of_one_content(data: Path) -> None:
    """Form, length, place, mount and what is published: each makes another one."""
    api = client(data)

    def etag(**params: Any) -> str:
        return str(api.get(ARTICLES, params=params).headers["etag"])

    first = api.get(ARTICLES, params={"limit": 1}).json()["next"]
    end = api.get(ARTICLES).json()["next"]
    tags = [
        etag(), etag(limit=1), etag(format="jsonl"), etag(cursor=first), etag(cursor=end),
        TestClient(make_api(data)).get(f"/{ARTICLES}").headers["etag"],
    ]  # fmt: skip
    waiting = etag(cursor=end)
    publish(data, 2, previous=1, articles=[article(1)], changes=[change("gone", 2)])
    tags += [etag(), etag(cursor=end), etag(cursor=first)]
    assert len(set(tags)) == len(tags)
    assert waiting == tags[4]


def test_an_etag_changes_where_more_is_published(data: Path) -> None:
    """The first answer says then that there is more, and its records are the same."""
    api = client(data)
    cursor = api.get(ARTICLES, params={"limit": 1}).json()["next"]
    before = api.get(ARTICLES, params={"cursor": cursor})
    publish(data, 2, previous=1, articles=[article(1)], changes=[change("gone", 2)])
    after = api.get(ARTICLES, params={"cursor": cursor}, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert before.json() | {"more": True} == after.json()


def test_one_record_is_that_of_the_newest_complete_run(data: Path) -> None:
    """As it was published."""
    publish(data, 2, previous=1, articles=[article(1, "new")], findings=[finding(7)])
    publish(data, 3, previous=2, status=RunStatus.PARTIAL, articles=[])
    api = client(data)
    answer = api.get(f"{ARTICLES}/a-0000000000000001")
    assert (answer.json(), answer.headers["checkup-run"]) == (article(1, "new"), run_name(2))
    assert api.get(f"sites/{HOST}/findings/f-0000000000000007").json() == finding(7)
    assert api.get(f"sites/{HOST}/runs/{run_name(3)}").json()["status"] == "partial"
    for path in ("a-0000000000000002", "f-0000000000000001", "a-1", "..", "a-000000000000000g"):
        assert api.get(f"{ARTICLES}/{path}").status_code == 404, path
