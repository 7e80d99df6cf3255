"""A run's end shows in its exit code, the word in its manifest and, for a reader, the target of `latest`."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

TEXT = "Gentle exercise eases a stiff back within {n} weeks, and a walk of {n} minutes each day helps too. "


class Growing:
    """A site whose posts can get a misspelt word, and that can fall over after some pages."""

    def __init__(self) -> None:
        self.planted = ""
        self.fails = False

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        number = asked.path.strip("/").removeprefix("post-")
        if asked.path == "/":
            links = "".join(f'<li><a href="/post-{n}/">Post {n}</a></li>' for n in range(70))
            return Reply(f"<title>Clinic</title><h1>Clinic</h1><ul>{links}</ul>")
        if not number.isdecimal():
            return Reply("no", 404)
        if self.fails and int(number) >= 20:
            return Reply("busy", 502)
        head = f'<title>Walk {number}</title><body class="single single-post">'
        text = "".join(f"<p>{(TEXT * 4).format(n=int(number) + 100 * part)}</p>" for part in range(3))
        text += f"<p>{self.planted}</p>" if number == "5" else ""
        line = '<p class="byline">By Dr. Ann Good on <time datetime="2026-03-04">March 4, 2026</time></p>'
        return Reply(f"{head}<main><article><h1>Walk {number}</h1>{line}{text}</article></main>")


def _run(site: LoopbackSite, data: Path, *more: str) -> tuple[int, str, dict[str, object]]:
    done = checkup(
        "run", f"http://127.0.0.1:{site.port}/", "--delay", "0", "--json", "--data", data, *more
    )  # fmt: skip
    assert done.stdout, done.stderr
    folder = Path(json.loads(done.stdout)["run"])
    manifest: dict[str, object] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return done.returncode, folder.name, manifest


def test_new_findings_end_in_one_and_a_failing_server_in_three(tmp_path: Path) -> None:
    """The first run is the baseline; a partial run is published, and `latest` stays where it was."""
    growing = Growing()
    with LoopbackSite(growing) as site:
        code, _, manifest = _run(site, tmp_path, "--fail-on", "minor:maybe", "--max-pages", "10")
        assert (code, manifest["exit"]) == (Exit.DONE, "done")
        code, _, manifest = _run(site, tmp_path, "--fail-on", "minor:maybe")
        assert (code, manifest["exit"]) == (Exit.DONE, "done")
        growing.planted = "The excersise must not hurt, and and it should be short."
        code, second, manifest = _run(site, tmp_path, "--fail-on", "minor:maybe", "--fresh")
        assert (code, manifest["exit"]) == (Exit.NEW_FINDINGS, "new_findings")
        growing.fails = True
        code, third, manifest = _run(site, tmp_path)
        assert (code, manifest["exit"], manifest["status"]) == (Exit.PARTIAL, "partial", "partial")
        assert "failed on the server's side" in str(manifest["reason"])
    latest = next(tmp_path.glob("*/latest")).resolve().name
    assert (latest, latest == third) == (second, False)


def test_a_quiet_run_says_in_one_line_why_it_does_not_end_with_zero(tmp_path: Path) -> None:
    """Cron sends a mail of what is said: the site, the end's word, reason and report; nothing where all is well."""

    def quiet(*more: str) -> tuple[int, str, list[str]]:
        url = f"http://127.0.0.1:{site.port}/"
        done = checkup(
            "run", url, "--delay", "0", "--quiet", "--data", tmp_path, "--fail-on", "minor:maybe", *more
        )
        return done.returncode, done.stdout, done.stderr.splitlines()

    growing = Growing()
    with LoopbackSite(growing) as site:
        assert quiet() == (Exit.DONE, "", [])
        growing.planted = "The excersise must not hurt, and and it should be short."
        code, printed, (said,) = quiet()
        assert (code, printed) == (Exit.NEW_FINDINGS, "")
        assert said.startswith(
            f"checkup: http://127.0.0.1:{site.port}/: new_findings: 3 new findings at or above 'minor:maybe'"
        )
        assert Path(said.partition("Report: ")[2]).is_file()
        growing.fails = True
        code, printed, (said,) = quiet("--to", "audit")
        assert (code, printed) == (Exit.PARTIAL, "")
        assert said.startswith(f"checkup: http://127.0.0.1:{site.port}/: partial: ")
        code, printed, (said,) = quiet()
        assert (code, printed) == (Exit.PARTIAL, "")
        assert "/: partial: " in said
        assert "failed on the server's side" in said
        assert Path(said.partition("Report: ")[2]).is_file()
    code, printed, (said,) = quiet()
    assert (code, printed, f"127.0.0.1:{site.port}" in said) == (Exit.UNREACHABLE, "", True)


def test_a_fault_of_ours_ends_in_seventy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whatever escapes is a fault of Checkup, said with what to report; never a bare traceback."""
    from commands import program

    def broken(site: str) -> None:
        raise AssertionError("a fault planted by this test")

    monkeypatch.setattr("commands.load_profile.load_profile", broken)
    monkeypatch.setattr(sys, "argv", ["checkup", "run", "http://127.0.0.1:1/", "--data", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        program.run_program()
    assert ended.value.code == Exit.INTERNAL_ERROR
    said = capsys.readouterr().err
    assert "a fault planted by this test" in said
    assert "internal error: this is a fault of Checkup" in said
    assert not list(tmp_path.iterdir())
