"""`checkup serve` starts where it may, says where it is, and ends when it is asked to, whatever it does just then."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest

from commands.program import program
from schemas.errors import UsageError
from schemas.vocabulary import Exit
from tests.commands.checkup import PYTHON, checkup, environment
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply
from tests.pipeline.small_clinic import SmallClinic
from tests.waiting import LIMIT_SECONDS, wait_for

_ADDRESS = re.compile(r"Review at (\S+)/ \(Ctrl-C stops it\)")
_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


def served(*arguments: str | Path) -> None:
    """Run the command in this process, up to where it refuses to start."""
    program.main(["serve", "--port", "0", *map(str, arguments)], standalone_mode=False)


@contextmanager
def running(data: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield a server's process and its address; it is killed at the end where it still runs."""
    process = subprocess.Popen(
        [*PYTHON, "serve", "--port", "0", "--data", str(data), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(CHECKUP_TOKEN=""),
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = _ADDRESS.fullmatch(said.strip())
        assert found is not None, (said, process.stderr and process.stderr.read())
        yield process, found[1]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_what_may_not_be_served_ends_with_the_code_of_wrong_usage(tmp_path: Path) -> None:
    done = checkup("serve", "--host", "0.0.0.0", "--port", "0", "--data", tmp_path, env={"CHECKUP_TOKEN": ""})
    assert done.returncode == Exit.USAGE
    assert "Set CHECKUP_TOKEN" in done.stderr
    assert (done.stdout, list(tmp_path.iterdir())) == ("", [])


@pytest.mark.parametrize(
    ("token", "options", "words"),
    [
        ("short", [], "20 or more plain characters"),
        ("a-token-of-enough-letters", ["--host", "0.0.0.0"], "--public-url"),
        ("a-token-of-enough-letters", ["--public-url", "http://a.example"], "plain http"),
        ("", ["--public-url", "https://a.example"], "CHECKUP_TOKEN"),
        ("", ["--certificate", __file__], "--certificate-key"),
        ("", ["--certificate-key", __file__], "--certificate and"),
        ("", ["--certificate", __file__, "--certificate-key", __file__], "PEM"),
    ],
)
def test_a_start_that_is_refused_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    token: str, options: list[str], words: str,
) -> None:  # fmt: skip
    """And prints no address, which nobody could reach."""
    monkeypatch.setenv("CHECKUP_TOKEN", token)
    with pytest.raises(UsageError, match=words):
        served("--data", tmp_path, *options)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("module", ["uvicorn", "starlette.applications", "limits"])
def test_without_the_extra_the_command_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    for name in [name for name in sys.modules if name.startswith(("reports.app", "reports.api"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=r"pip install 'clinic-checkup\[app\]'"):
        served("--data", tmp_path)


def test_an_empty_data_folder_is_served_and_quiet_prints_nothing(tmp_path: Path) -> None:
    """The address is the one that answers, and the key is made once."""
    data = tmp_path / "none yet"
    with running(data) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert "no published check" in httpx.get(f"{address}/").text
        assert httpx.get(f"{address}/api/v1/openapi.json").json()["openapi"].startswith("3.")
        key = (data / "serve.key").read_bytes()
        process.send_signal(signal.SIGTERM)
        assert process.wait(LIMIT_SECONDS) == Exit.TERMINATED
    assert (data / "serve.key").read_bytes() == key


class _Waiting:
    """A clinic with a typing error on one page, which keeps its askers waiting once it is slow."""

    def __init__(self) -> None:
        self.clinic = SmallClinic()
        self.clinic.posts["hip"].texts.append(
            "Please take the recieved tablets with a glass of water each morning, and rest well after it."
        )
        self.slow = False

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        while self.slow:
            await asyncio.sleep(0.05)
        return await self.clinic(asked, writer)


def test_a_recheck_from_the_app_and_the_end_of_the_server_in_the_middle_of_one(tmp_path: Path) -> None:
    """With a browser's connection kept open, it ends in time, with the signal's code, and leaves no process behind."""
    handler = _Waiting()
    with LoopbackSite(handler) as site:
        url = f"http://127.0.0.1:{site.port}/"
        ran = checkup("run", url, "--delay", "0", "--workers", "1", "--data", tmp_path)
        assert ran.returncode == Exit.DONE, ran.stderr
        with running(tmp_path) as (process, address), httpx.Client(base_url=address) as browser:
            base = f"/sites/127.0.0.1_{site.port}"
            page = browser.get(f"{base}/?audit=misspelling").text
            token, seen = _TOKEN.search(page), re.search(r'value="(f-[0-9a-f]{16}:0)"', page)
            assert token is not None
            assert seen is not None
            fields = {"token": token[1], "finding": seen[1]}

            def check_again() -> str:
                answer = browser.post(f"{base}/recheck", data=fields, headers={"Origin": address})
                assert answer.status_code == 303, answer.text
                return answer.headers["location"]

            def answered(job: str) -> str:
                pages = []

                def is_done() -> bool:
                    pages.append(browser.get(job).text)
                    return "Asking the site" not in pages[-1]

                wait_for(is_done)
                return pages[-1]

            assert "Still there" in answered(check_again())
            handler.slow = True
            asked = len(site.asked)
            check_again()
            wait_for(lambda: len(site.asked) > asked)
            others = _children(process.pid)
            assert others
            process.send_signal(signal.SIGINT)
            assert process.wait(LIMIT_SECONDS) == Exit.INTERRUPTED
            wait_for(lambda: not any(map(_is_running, others)))
            handler.slow = False


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for file in found for child in file.read_text().split()]
    return [*children, *(one for child in children for one in _children(child))]


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
