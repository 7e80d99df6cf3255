"""Shells complete commands, options, audits and sites, by the lines that docs/commands.md gives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from audits.registry import AUDITS
from commands.completion import audit_ids
from commands.generate_docs import COMPLETION
from commands.program import COMMANDS
from tests.commands.checkup import ROOT, checkup, environment

HEAVY = ("audits.registry", "crawler", "lxml", "pipeline", "pydantic", "rich", "scrapy")

_BASH = """\
{line}
COMP_WORDS=({words}); COMP_CWORD=$(({count} - 1)); COMP_LINE="{words}"; COMP_POINT=${{#COMP_LINE}}
compopt() {{ echo compopt "$@"; }}
_checkup_completion checkup
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
"""Asks the function that ``complete -F`` has registered, as readline does."""
_FISH = "{line}\ncomplete --do-complete '{words}'; true\n"
_ZSH = """\
autoload -Uz compinit; compinit -u -D
{line}
compadd() {{ local name=${{@[-1]}}; print -l -- ${{(P)name}}; }}
_describe() {{ local name=$3; print -l -- ${{(P)name}}; }}
_path_files() {{ print files; }}
words=({words}); CURRENT={count}
_checkup_completion
"""
"""Asks the function that ``compdef`` has registered; zsh's own widgets print, since they work in its editor alone."""
_SHELLS = {
    "bash": (("--norc", "--noprofile"), _BASH),
    "fish": (("--no-config",), _FISH),
    "zsh": (("-f",), _ZSH),
}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder with a program named checkup, and a data folder of two sites and a folder that is none."""
    program = tmp_path / "bin" / "checkup"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clinic_checkup "$@"\n')
    program.chmod(0o755)
    for name in ("clinic.example", "other.example_8080"):
        (tmp_path / "checkup-data" / name / "runs").mkdir(parents=True)
    (tmp_path / "checkup-data" / "nothing").mkdir()
    (tmp_path / "elsewhere" / "third.example" / "runs").mkdir(parents=True)
    return tmp_path


def _ask(shell: str, folder: Path, *words: str) -> list[str]:
    """Return the lines with which a shell answers a line whose last word is being typed."""
    options, script = _SHELLS[shell]
    typed = " ".join(word if word or shell == "fish" else "''" for word in words)
    program = script.format(line=COMPLETION[shell].line, words=typed, count=len(words))
    done = subprocess.run(
        [shell, *options, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=folder,
        env=environment(PATH=f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", HOME=str(folder)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


Ask = Callable[..., list[str]]


@pytest.fixture(
    name="ask",
    params=[
        pytest.param(
            shell, marks=pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")
        )
        for shell in _SHELLS
    ],
)
def _asker(request: pytest.FixtureRequest, folder: Path) -> Ask:
    """Return what one shell offers, without the descriptions that fish and zsh add."""
    return lambda *words: [re.split(r"[\t:]", line)[0] for line in _ask(request.param, folder, *words)]


def test_commands(ask: Ask) -> None:
    assert {"recheck", "restore"} <= set(ask("checkup", "re"))
    assert "run" not in ask("checkup", "re")


def test_options(ask: Ask) -> None:
    assert {"--data", "--fail-on", "--quiet"} <= set(ask("checkup", "run", "--"))


def test_audits(ask: Ask) -> None:
    offered = ask("checkup", "explain", "stale-")
    assert {"stale-copyright", "stale-page"} <= set(offered)
    assert "misspelling" not in offered


def test_sites(ask: Ask) -> None:
    """Of the default folder, or of the one that the line has named; nothing else that is in it."""
    for line in (("run", "cl"), ("prune", "cl"), ("heartbeat", "cl"), ("recheck", "--site", "cl")):
        assert "clinic.example" in ask("checkup", *line)
    assert "nothing" not in ask("checkup", "words", "--site", "no")
    assert "third.example" in ask("checkup", "run", "--data", "elsewhere", "th")


def test_bash_offers_all_commands_and_all_sites(folder: Path) -> None:
    """Sites with their port as a URL has it, and as --site takes it; files where a profile may be meant."""
    assert _ask("bash", folder, "checkup", "") == list(COMMANDS)
    offered = _ask("bash", folder, "checkup", "run", "")
    assert offered == ["compopt -o default", "clinic.example", "other.example:8080"]
    offered = _ask("bash", folder, "checkup", "decide", "--site", "")
    assert offered == ["clinic.example", "other.example_8080"]


def test_the_ids_are_those_of_the_audits() -> None:
    """They are read off the names of files: a file that is not registered would show."""
    assert audit_ids() == sorted(audit.info.audit for audit in AUDITS)


def test_a_data_folder_that_is_not_there_has_no_sites(tmp_path: Path) -> None:
    env = {"_CHECKUP_COMPLETE": "bash_complete", "COMP_WORDS": "checkup decide --site ", "COMP_CWORD": "3"}
    done = checkup(cwd=tmp_path, env=env)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


@pytest.mark.parametrize("line", ["checkup ", "checkup run --", "checkup explain ", "checkup run "])
def test_a_key_is_answered_at_once(line: str) -> None:
    """Nothing heavy is imported."""
    program = (
        "import atexit, sys; atexit.register(lambda: print([n for n in sys.modules if n in sys.argv[1].split()]));"
        "from clinic_checkup import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, " ".join(HEAVY)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env=environment(
            _CHECKUP_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(line.split(" ")) - 1)
        ),
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
    assert len(done.stdout.splitlines()) > 1
