"""What comes from elsewhere, without the token, too often or too large is refused before anything else sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

from reports.app.application import make_app
from reports.app.security.guard import HEADERS
from tests.reports.app.review_site import publish, settings
from tests.reports.app.reviewer import SITE, Reviewer

TOKEN = "a-token-of-enough-letters"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one published run."""
    folder = tmp_path_factory.mktemp("data")
    publish(folder)
    return folder


def api() -> ASGIApp:
    """Return an API that answers everything."""
    return PlainTextResponse("records")


def with_api(data: Path, **more: Any) -> Reviewer:
    """Return a reviewer of a server with an API."""
    return Reviewer(data, app=make_app(settings(data, **more), api()))


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver:81", "TESTSERVER.", "", "127.0.0.1"]
)
@pytest.mark.parametrize("path", [f"{SITE}/", "/static/report.css", "/api/v1/sites", "/login", "/none"])
def test_a_name_that_points_here_from_elsewhere_is_refused(data: Path, host: str, path: str) -> None:
    """DNS rebinding: the browser believes that it talks to the other site, whatever it asks for."""
    answer = with_api(data).get(path, Host=host)
    assert answer.status_code == 421
    assert "checkup serve" in answer.text


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "https://testserver", "http://testserver:81"]
)
def test_a_form_of_another_site_is_refused(data: Path, origin: str | None) -> None:
    """Although it brings the session's token."""
    reviewer = Reviewer(data)
    fields = {"token": reviewer.token(), "word": "wrist"}
    headers = {"Origin": origin} if origin is not None else {}
    assert reviewer.client.post(f"{SITE}/words", data=fields, headers=headers).status_code == 403
    assert not (data / "clinic.example" / "review.sqlite").exists()


@pytest.mark.parametrize("where", ["cross-site", "same-site"])
def test_another_site_s_scripts_read_nothing_but_may_link_here(data: Path, where: str) -> None:
    reviewer = with_api(data)
    for path in (f"{SITE}/", "/api/v1/sites", "/static/app/app.js"):
        assert reviewer.get(path, **{"Sec-Fetch-Site": where, "Sec-Fetch-Mode": "no-cors"}).status_code == 403
    assert (
        reviewer.get(f"{SITE}/", **{"Sec-Fetch-Site": where, "Sec-Fetch-Mode": "navigate"}).status_code == 200
    )
    assert reviewer.get(f"{SITE}/", **{"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_hostile_page_uses_none_of_the_reviewer_s_requests_up(data: Path) -> None:
    """It is open in the same browser, and asks as often as it can."""
    reviewer = Reviewer(data, token=TOKEN, reads_a_minute=5, writes_a_minute=2, logins_a_minute=2)
    for _ in range(10):
        reviewer.get("/", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})
        for path in ("/login", f"{SITE}/decisions", f"{SITE}/recheck"):
            reviewer.client.post(path, headers={"Origin": "http://evil.example"})
    assert log_in(reviewer).status_code == 303
    assert reviewer.get(f"{SITE}/").status_code == 200


@pytest.mark.parametrize("path", ["decisions", "decisions/undo", "words", "owners", "recheck"])
@pytest.mark.parametrize("kind", ["none", "wrong", "of another session", "of no session"])
def test_a_form_without_its_session_s_token_is_refused(data: Path, path: str, kind: str) -> None:
    reviewer, other = Reviewer(data), Reviewer(data)
    tokens = {
        "none": "",
        "wrong": "0" * 64,
        "of another session": other.token(),
        "of no session": other.token(),
    }
    if kind != "of no session":
        reviewer.token()
    fields = {"token": tokens[kind], "word": "wrist", "numbers": "1", "finding": "f-0123456789abcdef:0"}
    answer = reviewer.client.post(f"{SITE}/{path}", data=fields, headers={"Origin": reviewer.origin})
    assert answer.status_code == 403
    assert "Load it again" in answer.text
    assert not (data / "clinic.example" / "review.sqlite").exists()


@pytest.mark.parametrize("path", ["/who", "/logout", "/login"])
def test_the_forms_of_a_person_bring_the_token_too(data: Path, path: str) -> None:
    """Else another site could give a browser a name, or log it out."""
    reviewer = Reviewer(data)
    reviewer.get(f"{SITE}/")
    answer = reviewer.client.post(path, data={"who": "Eve"}, headers={"Origin": reviewer.origin})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def cookies(answer: Any) -> dict[str, set[str]]:
    """Return the attributes of the cookies that an answer sets, in lower case."""
    found = {}
    for header in answer.headers.get_list("set-cookie"):
        first, *others = header.split(";")
        found[first.split("=")[0].strip()] = {one.strip().lower() for one in others}
    return found


@pytest.mark.parametrize(
    ("origins", "host", "secure"),
    [
        ({"http://testserver"}, "http://testserver", False),
        ({"https://testserver"}, "https://testserver", True),
        ({"http://127.0.0.1:8340", "https://review.example"}, "https://review.example", True),
        ({"http://127.0.0.1:8340", "https://review.example"}, "http://127.0.0.1:8340", False),
    ],
    ids=["loopback", "certificate", "behind a proxy", "beside the proxy"],
)
def test_cookies_are_kept_from_scripts_other_sites_and_plain_http(
    data: Path, origins: set[str], host: str, secure: bool
) -> None:
    """A server behind a proxy with https is reached by plain http from this machine, too, and works for both."""
    app = make_app(settings(data, origins=frozenset(origins), token=TOKEN))
    reviewer = Reviewer(data, app=app, origin=host)
    answers = [reviewer.get("/login"), log_in(reviewer)]
    answers.append(reviewer.post("/who", {"who": "Bea"}))
    seen: dict[str, set[str]] = {}
    for answer in answers:
        seen |= cookies(answer)
        assert ("strict-transport-security" in answer.headers) is secure
    assert set(seen) == {"checkup_session", "checkup_login", "checkup_who"}
    for attributes in seen.values():
        assert {"httponly", "samesite=lax", "path=/"} <= attributes
        assert ("secure" in attributes) is secure


def log_in(reviewer: Reviewer, secret: str = TOKEN, target: str = f"{SITE}/pages") -> Any:
    """Send the form of the token."""
    fields = {"token": reviewer.token("/login"), "secret": secret, "next": target}
    return reviewer.client.post("/login", data=fields, headers={"Origin": reviewer.origin})


def test_without_the_token_people_are_led_to_the_login_and_programs_get_a_problem(data: Path) -> None:
    reviewer = with_api(data, token=TOKEN)
    led = reviewer.get(f"{SITE}/?state=new&q=a%26b")
    assert led.status_code == 303
    assert led.headers["location"] == "/login?next=%2Fsites%2Fclinic.example%2F%3Fstate%3Dnew%26q%3Da%2526b"
    assert "Example Clinic" not in led.text
    refused = reviewer.get("/api/v1/sites")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert refused.headers["content-type"] == "application/problem+json"
    assert json.loads(refused.text)["status"] == 401
    assert reviewer.get("/static/report.css").status_code == 200


def test_the_token_opens_everything_until_the_logout(data: Path) -> None:
    reviewer = with_api(data, token=TOKEN)
    answer = log_in(reviewer)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{SITE}/pages")
    assert reviewer.get(f"{SITE}/").status_code == 200
    assert reviewer.get("/api/v1/sites").text == "records"
    assert reviewer.post("/logout", {}).status_code == 303
    assert reviewer.get(f"{SITE}/").status_code == 303


def test_a_wrong_token_opens_nothing(data: Path) -> None:
    """Nor does a cookie of another session, of another token, or no cookie that we made."""
    reviewer, other = with_api(data, token=TOKEN), with_api(data, token=TOKEN)
    wrong = log_in(reviewer, TOKEN[:-1])
    assert wrong.status_code == 403
    assert "not the token" in wrong.text
    log_in(other)
    stolen = other.client.cookies["checkup_login"]
    for login in (stolen, "", "0" * 64, TOKEN):
        reviewer.client.cookies.set("checkup_login", login)
        assert reviewer.get(f"{SITE}/").status_code == 303
    changed = Reviewer(data, token=TOKEN + "2")
    for name in ("checkup_session", "checkup_login"):
        changed.client.cookies.set(name, other.client.cookies[name])
    assert changed.get(f"{SITE}/").status_code == 303


@pytest.mark.parametrize(
    ("header", "opens"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer  {TOKEN} ", True),
        (f"Bearer {TOKEN[:-1]}", False),
        ("Bearer ", False),
        (f"Basic {TOKEN}", False),
        (TOKEN, False),
    ],
)
def test_programs_send_the_token_as_a_bearer(data: Path, header: str, opens: bool) -> None:
    reviewer = with_api(data, token=TOKEN)
    assert reviewer.get("/api/v1/sites", Authorization=header).status_code == (200 if opens else 401)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "///evil.example",
        "javascript:alert(1)", "/\t/evil.example", "/\r\nSet-Cookie: a=b", "", "evil.example",
    ],
)  # fmt: skip
def test_neither_login_nor_form_leads_to_another_site(data: Path, target: str) -> None:
    reviewer = Reviewer(data, token=TOKEN)
    assert log_in(reviewer, target=target).headers["location"] == "/"
    back = reviewer.post("/who", {"who": "Bea", "return": target})
    assert back.headers["location"] == "/?done=who"
    page = reviewer.get("/login?next=" + target.replace("\r\n", "%0d%0a").replace("\t", "%09"))
    assert 'name="next" value="/"' in page.text


def test_who_decides_is_as_the_proxy_says(data: Path) -> None:
    """Without its word nothing is served; a name outside of ASCII comes as UTF-8."""
    reviewer = Reviewer(data, user_header="X-Forwarded-User")
    assert reviewer.get(f"{SITE}/").status_code == 401
    page = reviewer.client.get(f"{SITE}/", headers={"X-Forwarded-User": "José Núñez".encode()})
    assert "You decide as <bdi>José Núñez</bdi>" in page.text
    assert 'action="/who"' not in page.text
    reviewer.client.headers["X-Forwarded-User"] = "ann"
    assert reviewer.post("/who", {"who": "Eve"}).status_code == 404


def test_too_many_requests_of_one_kind_wait_and_leave_the_others(data: Path) -> None:
    reviewer = Reviewer(
        data, token=TOKEN, reads_a_minute=30, writes_a_minute=3, rechecks_a_minute=2, logins_a_minute=2
    )
    log_in(reviewer)
    origin = {"Origin": reviewer.origin}
    for path, most, used in (("/login", 2, 1), (f"{SITE}/recheck", 2, 0), (f"{SITE}/decisions", 3, 0)):
        answers = [reviewer.client.post(path, headers=origin) for _ in range(most + 1 - used)]
        assert [answer.status_code == 429 for answer in answers] == [False] * (most - used) + [True], path
        wait = answers[-1].headers["retry-after"]
        assert 1 <= int(wait) <= 60
        assert f"in {wait} seconds" in answers[-1].text
    assert reviewer.get(f"{SITE}/").status_code == 200
    assert [reviewer.get("/static/report.css").status_code for _ in range(30)][-1] == 429


@pytest.mark.parametrize("length", ["1000001", "99999999999999999999999", "-1", "1e3", "²", "12 3"])
def test_a_body_that_says_that_it_is_too_large_is_not_read(data: Path, length: str) -> None:
    reviewer = Reviewer(data)

    def body() -> Iterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    headers = {"Origin": reviewer.origin, "Content-Length": length.encode("latin-1")}
    assert reviewer.client.post(f"{SITE}/words", content=b"", headers=headers).status_code == 413


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])
def test_a_body_without_a_length_ends_at_the_bound(data: Path, kind: str) -> None:
    reviewer = Reviewer(data)

    def body() -> Iterator[bytes]:
        if kind.startswith("multipart"):
            yield b'--b\r\nContent-Disposition: form-data; name="word"\r\n\r\n'
        else:
            yield b"word="
        for _ in range(100):
            yield b"a" * 100_000

    token = reviewer.token()
    headers = {"Origin": reviewer.origin, "Content-Type": kind}
    answer = reviewer.client.post(f"{SITE}/words?token={token}", content=body(), headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "POST"])
def test_a_method_that_no_page_has_changes_nothing(data: Path, method: str) -> None:
    reviewer = Reviewer(data)
    for path in (f"{SITE}/", f"{SITE}/pages", "/static/report.css"):
        assert reviewer.client.request(method, path, headers={"Origin": reviewer.origin}).status_code == 405


def test_head_has_the_headers_and_no_body(data: Path) -> None:
    reviewer = Reviewer(data, token=TOKEN)
    log_in(reviewer)
    for path in (f"{SITE}/", "/static/report.css", f"{SITE}/report/index.html", "/none"):
        head, got = reviewer.client.head(path), reviewer.get(path)
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers["content-length"] == got.headers["content-length"]


class _Failing:
    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if Request(scope).url.path.endswith("/fail"):
            raise RuntimeError("a fault")
        await PlainTextResponse("fine")(scope, receive, send)


def test_every_answer_has_the_headers_that_protect_it(data: Path) -> None:
    """Errors, refusals, files and the API's answers, too."""
    reviewer = Reviewer(data, app=make_app(settings(data, reads_a_minute=60), _Failing()))
    reviewer.client = type(reviewer.client)(
        reviewer.app, base_url=reviewer.origin, follow_redirects=False, raise_server_exceptions=False
    )
    answers = {
        200: [f"{SITE}/", "/static/app/app.js", "/api/v1/x", f"{SITE}/report/index.html", "/login"],
        404: ["/none", f"{SITE}/none", "/static/none.js", f"{SITE}/report/none.html"],
        303: ["/"],
        500: ["/api/v1/fail"],
    }
    seen = [(reviewer.get(path), status) for status, paths in answers.items() for path in paths]
    seen.append((reviewer.get("/", Host="evil.example"), 421))
    seen.append((reviewer.client.post(f"{SITE}/words"), 403))
    seen.append((reviewer.client.post("/login", headers={"Origin": reviewer.origin}), 403))
    seen.append(
        (next(one for one in iter(lambda: reviewer.get("/api/v1/x"), None) if one.status_code == 429), 429)
    )
    for answer, status in seen:
        assert answer.status_code == status, answer.url
        for name, value in HEADERS.items():
            own = name == "Content-Security-Policy" and "/report/" in answer.url.path and status == 200
            assert own or answer.headers.get(name) == value, (answer.url, name)
        assert answer.headers["cache-control"]
    policy = seen[3][0].headers["content-security-policy"]
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
    assert "allow-forms" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/sites/../serve.key", "/sites/%2e%2e/", "/sites/..%2f..%2fetc/", "/sites/clinic.example%2f..%2fx/",
        "/sites/clinic.example%00/", "/static/../app.html", "/static/%2e%2e/pyproject.toml", "/static/app/layout.html",
        f"{SITE}/report/..%2fmanifest.json", f"{SITE}/report/%2e%2e/manifest.json", f"{SITE}/report/../findings.jsonl",
        f"{SITE}/report/..%2f..%2f..%2freview.sqlite", f"{SITE}/report//etc/passwd", f"{SITE}/report/secret.html",
        f"{SITE}/report/index.html%00", f"{SITE}/report/.", f"{SITE}/report/index.html/",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_file_that_is_not_published(data: Path, path: str) -> None:
    run = next((data / "clinic.example" / "runs").iterdir())
    (run / "report" / "secret.html").write_text("secret", "utf-8")
    (data / "serve.key").write_bytes(b"secret")
    answer = Reviewer(data).get(path)
    assert answer.status_code in (303, 307, 404), answer.text
    assert "secret" not in answer.text
    assert "manifest" not in answer.text
