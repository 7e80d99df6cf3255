"""`checkup init --schedule` writes what systemd, cron and GitHub read as it is meant, whatever the paths."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from commands.schedules.quoting import cron_command, shell_command, systemd_command
from commands.schedules.schedule_files import Schedule, schedule_files
from schemas.errors import UsageError
from schemas.profile import Profile
from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.commands.test_init import clinic
from tests.hostile_site.loopback import LoopbackSite

ODD = '50% "Ann\'s" $HOME a  b'
"""A folder that every scheduler could misread."""
PROFILE = 'url = "https://clinic.example/"\n[notify]\nurls_env = "CHECKUP_NOTIFY_URLS"\n'


def folder(tmp_path: Path, name: str = ODD) -> Path:
    """Return a folder with a profile."""
    made = tmp_path / name
    made.mkdir()
    (made / "checkup.toml").write_text(PROFILE, "utf-8")
    return made


def schedule(where: Path, url: str = "https://clinic.example/", system: bool = False) -> Schedule:
    """Return a site's schedule."""
    return Schedule(
        profile=Profile(url=url),
        file=where / "checkup.toml",
        data=where / "data",
        fail_on="serious",
        system=system,
    )


def words_of_systemd(line: str) -> list[str]:
    """Return the words of a command line as systemd reads them: quotes, then specifiers, then variables."""
    return [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line)]


def test_systemd_reads_the_words_that_were_meant() -> None:
    """Quotes, percent signs and dollars are none of systemd's."""
    words = ["/opt/my checkup/bin", "run", f"/srv/{ODD}/checkup.toml", "100%", "${HOME}"]
    assert words_of_systemd(systemd_command(words)) == words
    with pytest.raises(UsageError):
        systemd_command(["/srv/a\nb"])


def test_cron_hands_the_shell_what_was_meant(tmp_path: Path) -> None:
    """Cron removes the backslash before each percent sign, and the shell the quotes."""
    word = f"{tmp_path}/{ODD}"
    line = cron_command(shell_command(["printf", "%s", word]))
    assert not re.search(r"(?<!\\)%", line)
    seen = line.replace("\\%", "%")
    assert subprocess.run(["sh", "-c", seen], capture_output=True, text=True).stdout == word
    with pytest.raises(UsageError):
        cron_command("x" * 1000)


@pytest.mark.parametrize("system", [False, True])
def test_systemd_takes_the_units(tmp_path: Path, system: bool) -> None:
    """``systemd-analyze verify`` has nothing to say, and the machine's unit is called OK by its security check."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not installed")
    where = folder(tmp_path)
    options = ["--system"] if system else []
    done = checkup("init", "checkup.toml", "--schedule", "systemd", *options, cwd=where)
    assert done.returncode == Exit.DONE, done.stderr
    units = sorted(path.name for path in where.iterdir() if path.suffix in (".service", ".timer"))
    assert units == [
        "checkup-clinic.example.service", "checkup-clinic.example.timer",
        "checkup-heartbeat-clinic.example.service", "checkup-heartbeat-clinic.example.timer",
    ]  # fmt: skip
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    manager = [] if system else ["--user"]
    said = subprocess.run(
        [analyze, *manager, "verify", *(f"./{unit}" for unit in units)],
        cwd=where, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    if system:
        rated = subprocess.run(
            [analyze, "security", "--offline=true", "--threshold=25", "./checkup-clinic.example.service"],
            cwd=where, capture_output=True, text=True,
        )  # fmt: skip
        assert rated.returncode == 0, rated.stdout


def test_the_units_say_what_they_must(tmp_path: Path) -> None:
    """Catch up, spread, no failures that are none; a site that needs a browser keeps what a browser needs."""
    where = folder(tmp_path)
    files = {path.name: text for path, text in schedule_files(schedule(where), "systemd", where).items()}
    run, timer = files["checkup-clinic.example.service"], files["checkup-clinic.example.timer"]
    for line in (
        "SuccessExitStatus=1 3 75 143",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
    ):
        assert line in run.splitlines()
    assert "Persistent=true" in timer
    assert "RandomizedDelaySec=1h" in timer
    assert re.search(r"OnCalendar=Mon \*-\*-\* 0[1-5]:[0-5]\d:00", timer)
    assert "SuccessExitStatus" not in files["checkup-heartbeat-clinic.example.service"]
    [command] = re.findall(r"^ExecStart=(.*)$", run, re.MULTILINE)
    assert words_of_systemd(command)[1:] == [
        "run", str(where / "checkup.toml"), "--data", str(where / "data"), "--quiet", "--fail-on", "serious",
    ]  # fmt: skip
    drawn = schedule(where).profile.model_copy(
        update={"crawl": Profile(url="x").crawl.model_copy(update={"render_javascript": True})}
    )
    browser = Schedule(profile=drawn, file=where / "checkup.toml", data=where, fail_on="serious")
    assert "RestrictNamespaces" not in "".join(schedule_files(browser, "systemd", where).values())


def test_each_host_has_its_own_minute(tmp_path: Path) -> None:
    """The same one each time, so that writing the files again moves nothing."""
    where = folder(tmp_path, "x")
    moments = {
        schedule(where, f"https://clinic-{number}.example/").moment(range(1, 6)) for number in range(50)
    }
    assert len(moments) > 40
    assert schedule(where).moment(range(1, 6)) == schedule(where).moment(range(1, 6)) == (5, 34)


def test_cron_runs_it(tmp_path: Path) -> None:
    """The shell that cron starts reads the secrets, runs, and is silent unless there is something to say."""
    where = folder(tmp_path)
    (where / "checkup.env").write_text("CHECKUP_NOTIFY_URLS='json://127.0.0.1:9/?a=b&c=%20'\n")
    done = checkup("init", "checkup.toml", "--schedule", "cron", "--mail", "ann@clinic.example", cwd=where)
    assert done.returncode == Exit.DONE, done.stderr
    text = (where / "checkup-clinic.example.cron").read_text("utf-8")
    assert "MAILTO=ann@clinic.example\n" in text
    lines = [line for line in text.splitlines() if re.match(r"\d", line)]
    run, beat = (line.split(maxsplit=5)[5].replace("\\%", "%") for line in lines)
    assert lines[0].startswith("34 5 * * 1 ")
    said = subprocess.run(
        ["sh", "-c", beat], cwd="/", capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"}
    )
    assert said.stdout == ""
    assert "no complete run of https://clinic.example/ for 8 days" in said.stderr
    assert "is not set" not in said.stderr
    assert "case $? in 0|1|3)" in run


def test_github_reads_the_workflow(tmp_path: Path) -> None:
    """It is YAML; rights are to read; majors are pinned; what could not be brought back is not written over."""
    where = folder(tmp_path, "repo")
    done = checkup("init", "checkup.toml", "--schedule", "github", cwd=where)
    assert done.returncode == Exit.DONE, done.stderr
    text = (where / ".github" / "workflows" / "checkup-clinic.example.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read", "actions": "read"}
    assert workflow[True]["schedule"] == [{"cron": "34 5 * * 1"}]
    [job] = workflow["jobs"].values()
    steps = {step.get("name", step.get("uses")): step for step in job["steps"]}
    assert job["env"]["PROFILE"] == "checkup.toml"
    assert steps["Check-up"]["env"] == {"CHECKUP_NOTIFY_URLS": "${{ secrets.CHECKUP_NOTIFY_URLS }}"}
    assert "--fail-on serious" in steps["Check-up"]["run"]
    assert "steps.back.outcome == 'success'" in steps["Pack the data"]["if"]
    assert (
        f"steps.{steps['Pack the data']['id']}.outcome == 'success'"
        in (steps["Keep the data for the next run"]["if"])
    )
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"]) for step in job["steps"] if "uses" in step)
    scripts = "\n".join(step["run"] for step in job["steps"] if "run" in step)
    assert subprocess.run(["bash", "-n"], input=scripts, text=True).returncode == 0
    assert "${{" not in scripts  # what is put into a script could be a command


def test_data_that_cannot_be_packed_fails_the_step(tmp_path: Path) -> None:
    """With a report or without one the data is packed and the report taken out; a failed tar fails its step."""
    where = folder(tmp_path, "x")
    (text,) = schedule_files(schedule(where), "github", where).values()
    [job] = yaml.safe_load(text)["jobs"].values()
    scripts = {step["name"]: step["run"] for step in job["steps"] if "run" in step}

    def step(name: str, **changes: str) -> int:
        command = [
            "bash",
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            scripts[name],
        ]  # as GitHub runs it
        environment = {**os.environ, "DATA": "data", **changes}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True).returncode

    assert (step("Pack the data"), step("Take out the report")) == (0, 0)
    assert not (tmp_path / "report").exists()
    report = tmp_path / "data" / "clinic.example" / "runs" / "1" / "report"
    report.mkdir(parents=True)
    (report / "index.html").write_text("the report")
    (report.parent.parent.parent / "latest").symlink_to("runs/1")
    assert (step("Pack the data"), step("Take out the report")) == (0, 0)
    assert (tmp_path / "report" / "index.html").read_text() == "the report"
    listed = subprocess.run(["tar", "-tf", "data.tar"], cwd=tmp_path, capture_output=True, text=True).stdout
    assert "data/clinic.example/runs/1/report/index.html" in listed.splitlines()
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "tar").write_text("#!/bin/sh\nexit 2\n")
    (broken / "tar").chmod(0o755)
    assert step("Pack the data", PATH=f"{broken}:{os.environ['PATH']}") == 2
    assert step("Forget old runs", PROFILE="none.toml", PATH="/usr/bin:/bin") == 0


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    """All files or none; --force writes over them."""
    where = folder(tmp_path, "x")
    (where / "checkup-clinic.example.timer").write_text("mine")
    done = checkup("init", "checkup.toml", "--schedule", "systemd", cwd=where)
    assert done.returncode == Exit.USAGE
    assert "checkup-clinic.example.timer" in done.stderr
    assert sorted(path.name for path in where.iterdir()) == ["checkup-clinic.example.timer", "checkup.toml"]
    assert checkup("init", "checkup.toml", "--schedule", "systemd", "--force", cwd=where).returncode == 0
    assert (
        checkup("init", "checkup.toml", "--schedule", "github", "--out", "o", cwd=where).returncode
        == Exit.USAGE
    )
    assert checkup("init", "https://other.example", "--schedule", "cron", cwd=where).returncode == Exit.USAGE
    assert checkup("init", "https://other.example", "--system", cwd=where).returncode == Exit.USAGE


def test_a_url_gets_its_profile_too(tmp_path: Path) -> None:
    """From nothing to a schedule in one command; the next time the profile stays."""
    with LoopbackSite(clinic) as site:
        url = f"http://127.0.0.1:{site.port}/"
        for scheduler in ("cron", "systemd"):
            done = checkup(
                "init", url, "--schedule", scheduler, "--delay", "0", "--max-pages", "1", cwd=tmp_path
            )
            assert done.returncode == Exit.DONE, done.stderr
    assert (tmp_path / "checkup.toml").read_text("utf-8").count("\nurl = ") == 1
    assert (tmp_path / "checkup-data").is_dir()
