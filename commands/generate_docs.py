"""Write ``docs/commands.md`` from the commands' own help: ``python -m commands.generate_docs [--check]``."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import NamedTuple

import click

from commands.program import COMMANDS, CONTEXT, program
from schemas.vocabulary import Exit

DOCS = Path(__file__).resolve().parents[1] / "docs" / "commands.md"


class Shell(NamedTuple):
    """How one shell learns to complete."""

    line: str
    """The line to add."""
    file: str
    """Where to add it."""


COMPLETION = {
    "bash": Shell('eval "$(_CHECKUP_COMPLETE=bash_source checkup)"', "~/.bashrc"),
    "zsh": Shell('eval "$(_CHECKUP_COMPLETE=zsh_source checkup)"', "~/.zshrc` after `compinit"),
    "fish": Shell(
        "_CHECKUP_COMPLETE=fish_source checkup | source", "~/.config/fish/completions/checkup.fish"
    ),
}
"""The shells that complete commands, options, audit ids and sites (`commands.completion`)."""

EXITS = {
    Exit.DONE: "done, or a limited run (`--max-pages`)",
    Exit.NEW_FINDINGS: "done, and there are new findings at or above `--fail-on` (for a draft: any findings; for a "
    "heartbeat: no complete run came)",
    Exit.USAGE: "wrong usage: an option, argument, id, profile key or value that is not known or not possible",
    Exit.PARTIAL: "a partial run: its report is written and says why; `latest` has not moved",
    Exit.UNREACHABLE: "the site is unreachable, empty or refused by robots.txt",
    Exit.INTERNAL_ERROR: "a fault of Checkup, with the lines to report",
    Exit.CANNOT_WRITE: "a store or file cannot be read or written: full disk, permissions, newer version",
    Exit.LOCKED: "another run holds the site",
    Exit.INTERRUPTED: "Ctrl-C; what was stored is kept, the same command goes on",
    Exit.TERMINATED: "SIGTERM; what was stored is kept, the same command goes on",
}
"""Meaning of each exit code; the manifest names the same word."""


def page() -> str:
    """Return the Markdown page."""
    lines = [
        "# Commands",
        "",
        "Written from the commands' own help by `python -m commands.generate_docs`.",
        "",
        "| command | does |",
        "|---|---|",
        *(f"| [`checkup {name}`](#checkup-{name}) | {text} |" for name, text in COMMANDS.items()),
    ]
    context = click.Context(program, info_name="checkup", **CONTEXT)  # type: ignore[arg-type] # settings of two types
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        lines += ["", f"## checkup {name}", *_command(command, context, name)]
    lines += ["", "## Completion", "", *_completion()]
    lines += ["", "## Exit codes", "", "| code | word | means |", "|---|---|---|"]
    lines += [f"| {int(code)} | `{code.name.lower()}` | {text} |" for code, text in EXITS.items()]
    return "\n".join(lines) + "\n"


def _completion() -> list[str]:
    return [
        "A shell completes commands, options, the ids of `checkup explain` and the sites in `--data` once its file",
        "has this line. `checkup` must be on the `PATH`: activate `.venv`, or link `.venv/bin/checkup` from a folder",
        "that is.",
        "",
        "| shell | line | file |",
        "|---|---|---|",
        *(
            f"| {shell} | `{line.replace('|', chr(92) + '|')}` | `{file}` |"
            for shell, (line, file) in COMPLETION.items()
        ),
    ]


def _command(command: click.Command, parent: click.Context, name: str) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, **CONTEXT)  # type: ignore[arg-type] # as above
    usage = " ".join(["checkup", name, *command.collect_usage_pieces(context)])
    text = inspect.cleandoc(command.help or "").replace("\b\n", "")
    lines = ["", f"    {usage}", "", text, "", "| option | does |", "|---|---|"]
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            option, does = (" ".join(part.split()).replace("|", "\\|") for part in record)
            lines.append(f"| `{option}` | {does} |")
    return lines


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` return 1 when it is not current."""
    wanted = page()
    current = DOCS.read_text("utf-8") if DOCS.exists() else None
    if "--check" in arguments:
        if wanted != current:
            sys.stderr.write(f"{DOCS} is not current: run python -m commands.generate_docs\n")
        return int(wanted != current)
    DOCS.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
