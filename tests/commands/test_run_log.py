"""`--log` writes what a run does, for people or for machines, and never a secret."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reference.secret_text import without_secrets
from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.commands.test_init import clinic
from tests.hostile_site.loopback import LoopbackSite

SECRETS = {
    "LOGIN": "ann:pa55word-of-staging",
    "TOKEN": "preview-token-4711",
    "URLS": "json://user:json-pass-99@127.0.0.1:9/?apikey=key-of-json mailto://u:mail-pass-7@127.0.0.1:9?to=a@b.example",
    "HOOK": "http://127.0.0.1:9/hook/path-token-0815",
    "HMAC": "hmac-key-of-webhook",
}
NEVER = (
    "pa55word", "preview-token", "json-pass", "key-of-json", "mail-pass", "path-token", "hmac-key", "query-token-1",
    "url-pass-1", "YW5uOnBh",
)  # fmt: skip


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_run_is_logged_without_secrets(tmp_path: Path, form: str) -> None:
    """Whatever fails: a login, headers, targets of notices, a token of the start URL; crawl.log neither."""
    with LoopbackSite(clinic) as site:
        (tmp_path / "checkup.toml").write_text(
            f'url = "http://127.0.0.1:{site.port}/?token=query-token-1"\n'
            '[crawl]\ndelay_seconds = 0\nbasic_auth_env = "LOGIN"\nheaders_env = { "X-Preview" = "TOKEN" }\n'
            'proxy = "http://ann:url-pass-1@127.0.0.1:9"\n'
            '[notify]\nurls_env = "URLS"\nwebhook_env = "HOOK"\nwebhook_secret_env = "HMAC"\n'
        )
        options = ["--max-pages", "3", "--log", "run.log", "--log-format", form, "--quiet"]
        env = {**os.environ, **SECRETS}
        failed = checkup("run", "checkup.toml", *options, cwd=tmp_path, env=env)
        assert failed.returncode == Exit.UNREACHABLE, failed.stderr
        text = (tmp_path / "checkup.toml").read_text().replace("proxy =", "# proxy =")
        (tmp_path / "checkup.toml").write_text(text)
        done = checkup("run", "checkup.toml", *options, cwd=tmp_path, env=env)
        assert done.returncode == Exit.DONE, done.stderr
    log = (tmp_path / "run.log").read_text("utf-8")
    [crawl] = tmp_path.glob("checkup-data/*/crawl.log")
    for text in (log, crawl.read_text("utf-8"), failed.stderr, done.stderr):
        assert [secret for secret in NEVER if secret in text] == []
    events = ["run_started", "run_failed", "notice_not_sent", "stage_ended", "run_published"]
    if form == "json":
        lines = [json.loads(line) for line in log.splitlines()]
        assert all(list(line) == ["time", "level", "event", "site", "run", "message"] for line in lines)
        assert {line["event"] for line in lines} >= set(events)
        assert lines[-1]["run"] in {path.name for path in tmp_path.glob("checkup-data/*/runs/*")}
        assert all("•••" in line["site"] for line in lines)
    else:
        assert all(event in log for event in events)


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Before anything is asked for."""
    done = checkup("run", "https://clinic.example", "--log", tmp_path / "no" / "run.log")
    assert done.returncode == Exit.CANNOT_WRITE
    assert "--log" in done.stderr


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET https://ann:word@clinic.example/a", "GET https://•••@clinic.example/a"),
        (
            "https://clinic.example/?page=2&access_token=abc#x",
            "https://clinic.example/?page=2&access_token=•••#x",
        ),
        ("invalid hostname: ann:word@clinic.example", "invalid hostname: •••@clinic.example"),
        ("Authorization: Basic dTpwYXNz", "Authorization: •••"),
        ("{b'Cookie': [b'a=b']}", "{b'Cookie': [b'•••']}"),
        ("slack://A/B/C is down", "slack://••• is down"),
        ("POST https://hooks.slack.com/services/T0/B0/x", "POST https://hooks.slack.com/•••"),
        (
            "an author wrote 9:30 at https://clinic.example/",
            "an author wrote 9:30 at https://clinic.example/",
        ),
    ],
)
def test_what_authenticates_is_hidden(text: str, kept: str) -> None:
    """The rest of the line stays."""
    assert without_secrets(text) == kept
