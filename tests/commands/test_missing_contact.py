"""A crawl carries its contact, or says once what to set; the user agent never names one that is not there."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from commands.missing_contact import missing_contact
from crawler.request_headers import user_agent
from schemas.profile import CrawlSettings, Profile
from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

POST = "<title>Clinic</title><p>Gentle exercise eases the pain of most people with a stiff back.</p>"
ADVICE = 'Set contact = "you@clinic.example" under [crawl] in '


async def answer(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    return Reply(POST) if asked.path == "http://clinic.invalid/" else Reply("no", 404)


@pytest.mark.parametrize(
    ("contact", "options", "times"),
    [("", (), 1), ("", ("--quiet",), 0), ('contact = "ann@it.example"\n', (), 0)],
)
def test_a_run_says_once_what_to_set(
    tmp_path: Path, contact: str, options: tuple[str, ...], times: int
) -> None:
    """The host is another machine's, here by a proxy; it is told who asks where the profile says it."""
    with LoopbackSite(answer) as site:
        profile = tmp_path / "my.toml"
        profile.write_text(
            f'url = "http://clinic.invalid/"\n[crawl]\n{contact}delay_seconds = 0\n'
            f'proxy = "http://127.0.0.1:{site.port}"\n'
        )
        done = checkup("run", profile, "--data", tmp_path / "data", "--to", "crawl", *options)
        agents = {asked.headers["user-agent"] for asked in site.asked}
        asked = len(site.asked)
        again = checkup("run", profile, "--data", tmp_path / "data", "--from", "extract", "--to", "extract")
        assert len(site.asked) == asked
    assert done.returncode == Exit.DONE, done.stderr
    assert done.stderr.count(f"{ADVICE}{profile}") == times
    assert ADVICE not in again.stderr
    (agent,) = agents
    assert agent.startswith("Checkup/")
    assert agent.endswith(f"; contact: {'ann@it.example' if contact else 'none given'})")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/", "http://127.8.0.1/", "http://localhost/", "http://[::1]:80/"]
)
def test_a_site_on_this_machine_needs_none(url: str) -> None:
    assert missing_contact(url, Profile(url=url)) is None


def test_a_bare_url_is_sent_to_init() -> None:
    """There is no file to set it in."""
    said = missing_contact("clinic.example", Profile(url="https://clinic.example/"))
    assert said is not None
    assert "'checkup init clinic.example'" in said


def test_a_user_agent_of_the_profiles_own_needs_none() -> None:
    """It may name somebody in its own words."""
    profile = Profile(url="https://a.example/", crawl=CrawlSettings(user_agent="Checkup, ann@it.example"))
    assert missing_contact("my.toml", profile) is None
    assert user_agent(profile) == "Checkup, ann@it.example"
