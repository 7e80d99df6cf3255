"""Page text in a notice can neither mention, link nor format, whatever service reads it."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.apprise_target import send_by_apprise
from notices.neutral_text import neutral
from notices.targets import Target
from tests.notices.receiver import receiver
from tests.notices.sites import at, finding, notice, profile

HOSTILE = (
    "@everyone <!channel> <!here|x> <@U012AB3CD> <@&123> <#C024BE7LR> [free](https://evil.example) **bold** _i_ ~~s~~ "
    "`code` ||spoiler|| <b>tag</b><script>x</script> <at>all</at> www.evil.example evil.example/login "
    "https://192.0.2.1/a &lt;!here&gt; # head :smile: mailto:a@evil.example tel:5551234 "
    "<https://evil.example|clinic> ![i](x)"
)
MEANS = re.compile(
    r"[@<>`*_~|\[\]#\\]"  # "@everyone", "<!here>", "**bold**", "[free]("
    r"|://"  # "https://evil.example"
    r"|(?i:www\.)"  # "www.evil.example"
    r"|\w\.[^\W\d]"  # "evil.example"
    r"|:[^\W\d]"  # ":smile:", "mailto:a"
    r"|[^\W\d][\w+.-]*:\S"  # "tel:5551234", "sms:+1555", "h323:5551234"
    r"|(?<!\d):\d"  # ":100:"
    r"|&[#\w]"  # "&lt;"
)


def test_a_hostile_headline_is_plain_words() -> None:
    """All signs with a meaning are gone; words can still be read."""
    text = neutral(HOSTILE, 1000)
    assert not MEANS.search(text), MEANS.search(text)
    assert "everyone" in text
    assert neutral("Dr. Ann Good, 9:30 am, call 555.906.9300 & ask (free).") == (
        "Dr. Ann Good, 9:30 am, call 555.906.9300 & ask (free)."
    )


@pytest.mark.parametrize(
    "link",
    [
        "tel:5551234",
        "TEL:+15551234",
        "sms:5551234",
        "geo:37.7,-122.4",
        "h323:5551234",
        "x-call+2:1",
        "data:,a",
        "magnet:?xt",
    ],
)
def test_no_scheme_links(link: str) -> None:
    """Whatever follows its colon; the words after a blank and times are as they were."""
    text = neutral(f"Call {link} now: 9:30-10:30, ratio 2:1")
    assert not MEANS.search(text), text
    assert link not in text
    assert text.endswith(" now: 9:30-10:30, ratio 2:1")


@given(st.text(st.sampled_from("ab:5.+-/ té"), max_size=40))
def test_whatever_schemes_a_page_makes_up(text: str) -> None:
    """No colon that could end a scheme is left."""
    assert not MEANS.search(neutral(text))


@given(st.text(max_size=400))
def test_whatever_a_page_says(text: str) -> None:
    """One line, without a sign that means something."""
    written = neutral(text)
    assert not MEANS.search(written)
    assert len(written.splitlines()) <= 1


def hostile_notice() -> Any:
    """Return an alert whose page text, path, clinic and reason are hostile."""
    from notices.notice_text import Teller

    site = profile().model_copy(update={"name": HOSTILE})
    teller = Teller(profile=site, now=at(0))
    found = finding(1, message=HOSTILE, url="https://clinic.example/@everyone/<!here>/**a**/?b=[x](y)")
    return teller.new_findings("x", [found], None)


def page_text(body: str) -> list[str]:
    """Return the lines of a notice that quote the page."""
    return [line for line in body.splitlines() if "everyone" in line]


@pytest.mark.parametrize("scheme", ["json", "xml", "form"])
def test_generic_webhooks_get_it_as_it_is(scheme: str) -> None:
    """Apprise's own JSON, XML and form targets on loopback."""
    with receiver() as hook:
        target = Target(name="x", kind="apprise", url=hook.url("/", scheme))
        assert send_by_apprise(target, hostile_notice()) is None
    [(_, _, body)] = hook.requests
    text = body.decode()
    if scheme == "json":
        assert page_text(json.loads(text)["message"])
        assert not [line for line in page_text(json.loads(text)["message"]) if MEANS.search(line)]
    assert "evil.example" not in text
    assert "<script" not in text
    assert "<!here" not in text


@pytest.mark.parametrize("service", ["slack", "discord", "workflows"])
def test_chats_get_it_without_mentions(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Apprise sends to Slack, Discord and Teams, caught on its way to their hosts."""
    import requests

    urls = {
        "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/",
        "discord": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js/",
        "workflows": "workflows://h.logic.azure.com:443/643ea1e5d2c24d1f9d2e1b6f1c3c7b6a/4TxcKjEkWb4U6W2tV5Ft0yYv/",
    }
    sent: list[str] = []

    def post(self: object, *arguments: Any, **options: Any) -> requests.Response:
        data = options.get("data") or options.get("json")
        sent.append(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False))
        answer = requests.Response()
        answer.status_code, answer._content = (200 if service == "slack" else 204), b"ok"
        return answer

    monkeypatch.setattr(requests.Session, "request", post)
    monkeypatch.setattr(requests, "request", lambda *a, **o: post(None, *a, **o))
    monkeypatch.setattr(requests, "post", lambda *a, **o: post(None, *a, **o))
    problem = send_by_apprise(Target(name="x", kind="apprise", url=urls[service]), hostile_notice())
    assert sent, problem
    text = " ".join(sent)
    assert "everyone" in text
    for meaning in ("@everyone", "<!", "&lt;!", "<@", "**bold", "](http", "evil.example", "<at>"):
        assert meaning not in text
    for payload in map(json.loads, sent):
        assert not payload.get("allow_mentions", {}).get("parse")


class Mailbox:
    """Keeps the mails that come."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.mails.append(envelope)
        return "250 OK"


@contextmanager
def mail_server(**options: Any) -> Iterator[tuple[int, Mailbox]]:
    """Yield the port and the mailbox of an SMTP server on loopback."""
    from aiosmtpd.controller import Controller

    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=0, **options)

    def trigger() -> None:  # theirs connects to the port that was asked for, which is 0
        with socket.create_connection(controller.server.sockets[0].getsockname()) as client:
            client.recv(100)

    controller._trigger_server = trigger
    controller.start()
    try:
        yield controller.server.sockets[0].getsockname()[1], box
    finally:
        controller.stop()


def test_a_mail_is_plain_too() -> None:
    """Neither its text nor its HTML has a tag, a link or a mention of the page."""
    from email import message_from_bytes, policy

    with mail_server() as (port, box):
        url = f"mailto://127.0.0.1:{port}?from=checkup@clinic.example&to=ann@clinic.example&mode=insecure"
        assert send_by_apprise(Target(name="x", kind="apprise", url=url), hostile_notice()) is None
    [mail] = box.mails
    assert mail.rcpt_tos == ["ann@clinic.example"]
    message = message_from_bytes(mail.content, policy=policy.default)
    for part in message.walk():
        if part.get_content_maintype() == "text":
            text = part.get_content()
            assert "everyone" in text
            assert "<script" not in text
            assert "evil.example" not in text
            assert "href" not in text
    assert "@" not in str(message["Subject"])


def test_mail_with_starttls_and_login(tmp_path: Any) -> None:
    """The server takes no mail without both."""
    import ssl
    import subprocess

    from aiosmtpd.smtp import AuthResult, LoginPassword

    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    logins: list[tuple[bytes, bytes]] = []

    def authenticate(
        server: Any, session: Any, envelope: Any, mechanism: Any, data: LoginPassword
    ) -> AuthResult:
        logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"pa-ss-word")

    options = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": authenticate,
        "auth_required": True,
    }
    with mail_server(**options) as (port, box):
        for password, problem in (("pa-ss-word", False), ("wrong-word", True)):
            url = f"mailtos://ann:{password}@127.0.0.1:{port}?from=c@clinic.example&to=a@clinic.example&verify=no"
            said = send_by_apprise(Target(name="x", kind="apprise", url=url), notice())
            assert (said is not None) is problem, said
            assert password not in (said or "")
    assert len(box.mails) == 1
    assert (b"ann", b"pa-ss-word") in logins
