"""A webhook gets signed JSON, at least once, and is not hammered."""

from __future__ import annotations

import datetime
import email.utils
import hashlib
import hmac
import json

from jsonschema import Draft202012Validator

from notices.targets import Target
from notices.webhook_target import TRIES, send_to_webhook
from schemas.generate import build
from schemas.notice import Notice
from tests.notices.receiver import Receiver, receiver
from tests.notices.sites import notice

NOW = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC).timestamp()


def send(hook: Receiver, slept: list[float]) -> str | None:
    """Send a notice to the webhook, and note the pauses instead of waiting."""
    target = Target(name="H (webhook)", kind="webhook", url=hook.url(), secret="s3cret-key")
    return send_to_webhook(target, notice(), sleep=slept.append, clock=lambda: NOW)


def test_the_signature_is_over_time_and_body() -> None:
    """As docs/operations.md tells a receiver to check it, with nothing but the standard library."""
    with receiver() as hook:
        assert send(hook, []) is None
    [(path, headers, body)] = hook.requests
    assert path == "/hook"
    stamp = headers["x-checkup-timestamp"]
    expected = hmac.new(b"s3cret-key", f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(headers["x-checkup-signature"], f"sha256={expected}")
    assert stamp == str(int(NOW))
    assert headers["content-type"] == "application/json"
    record = json.loads(body)
    assert record.pop("schema") == "urn:clinic-checkup:notice:1.0"
    assert record["notice_id"] == headers["x-checkup-event"] == "n-0123456789abcdef"
    Draft202012Validator(build("notice", Notice)).validate(record)


def test_a_server_in_trouble_is_tried_again_with_growing_pauses() -> None:
    """The id stays the same, so that a receiver knows what it has seen."""
    slept: list[float] = []
    with receiver([(500, {}), (502, {}), (503, {})]) as hook:
        assert send(hook, slept) is None
    assert slept == [1.0, 2.0, 4.0]
    assert {headers["x-checkup-event"] for _, headers, _ in hook.requests} == {"n-0123456789abcdef"}


def test_a_dead_server_is_given_up_for_this_start() -> None:
    """After so many tries; the sentence holds no address."""
    slept: list[float] = []
    with receiver([(500, {})] * 9) as hook:
        assert send(hook, slept) == "it answered 500"
    assert len(hook.requests) == TRIES
    assert send(hook, []) == "it did not answer (ConnectionRefusedError)"


def test_retry_after_is_honoured() -> None:
    """In seconds and as a date."""
    slept: list[float] = []
    later = email.utils.formatdate(NOW + 7, usegmt=True)
    with receiver([(429, {"Retry-After": "3"}), (503, {"Retry-After": later})]) as hook:
        assert send(hook, slept) is None
    assert slept == [3.0, 7.0]


def test_a_long_retry_after_is_left_to_the_next_run() -> None:
    """A run does not wait for an hour."""
    slept: list[float] = []
    with receiver([(429, {"Retry-After": "3600"})]) as hook:
        assert send(hook, slept) == "it answered 429"
    assert (slept, len(hook.requests)) == ([], 1)


def test_any_other_answer_is_final() -> None:
    """Neither a wrong address nor a redirect gets better by asking again; a signed body follows no redirect."""
    for status in (400, 401, 404, 410, 302, 307):
        with receiver([(status, {"Location": "http://127.0.0.1:1/"})]) as hook:
            assert send(hook, []) == f"it answered {status}"
        assert len(hook.requests) == 1
