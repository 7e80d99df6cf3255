"""Run `checkup`: find the command, run it, and turn every error into a sentence and an exit code."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
import traceback
from importlib import import_module
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from commands.spoken_line import say_line
from commands.stopping import ReaderGone, Terminated, listen, stop_listening
from schemas.errors import CheckupError, UsageError
from schemas.vocabulary import Exit

COMMANDS = {
    "run": "Crawl a site, audit it and write the report: the main job.",
    "fleet": "Run many sites, each in a process of its own.",
    "demo": "Run on the bundled example clinic.",
    "extract": "Turn saved pages into records, as JSON lines.",
    "draft": "Audit drafts before they go live.",
    "init": "Write a checkup.toml from a few pages of a site.",
    "decide": "Accept or ignore findings, call them false alarms, or say who takes care of them.",
    "recheck": "Look again at single findings or pages: are they fixed?",
    "words": "Look through what was found by word, and say which words are right.",
    "explain": "Explain an audit: what it checks, why, and how to fix it.",
    "schema": "Print the JSON Schema of a record.",
    "serve": "Review findings in a browser; serve what was published to other systems.",
    "export": "Write a run for another program: a spreadsheet, an issue tracker, a database.",
    "agency": "Report on many sites at once, the worst first.",
    "accept": "Accept a partial run that lost much as the new normal.",
    "heartbeat": "Warn when there was no complete run for some days.",
    "prune": "Remove old runs and raw pages.",
    "backup": "Save history and decisions, which no crawl can rebuild.",
    "restore": "Bring back history and decisions from a backup.",
}
"""Every command with its one line of help: listing them imports none of them."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"commands.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed standard output is kept apart from every other error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin so, then the options; click's own would import every command."""
        named = [
            CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the named command; an unknown name is answered with the nearest one."""
        from difflib import get_close_matches

        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS and not ctx.resilient_parsing:
            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            hint = f"Did you mean '{near[0]}'?" if near else "See 'checkup --help'."
            raise click.UsageError(f"no such command '{name}'. {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings=CONTEXT)
@click.version_option(package_name="clinic-checkup", prog_name="checkup")
def program() -> None:
    """Give a clinic's web site a check-up.

    Crawls the site, extracts its articles, offices and dates as validated JSON, and audits them for
    readability, typos and stale pages.

    \b
    checkup demo                          try it on the bundled example
    checkup init https://clinic.example   write a profile of your site, to adapt
    checkup run checkup.toml              crawl, audit and report

    'checkup COMMAND --help' explains a command. docs/commands.md lists them all,
    with exit codes and the line by which a shell completes them.
    """


def run_program() -> NoReturn:
    """Run the command line of this process and exit with one of the codes of `schemas.vocabulary.Exit`."""
    listen()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console of one language has no “…”: that ends no command
            stream.reconfigure(errors="backslashreplace")
    try:
        code = program.main(prog_name="checkup", standalone_mode=False)
        stop_listening()  # all is done: a signal now would turn its exit code into that of an interrupted run
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (KeyboardInterrupt, click.Abort):
        stop_listening()
        _say("interrupted.")
        sys.exit(Exit.INTERRUPTED)
    except Terminated:
        stop_listening()
        _say("terminated.")
        sys.exit(Exit.TERMINATED)
    except CheckupError as error:
        _say(str(error))
        sys.exit(Exit.USAGE if isinstance(error, UsageError) else error.exit)
    except (ReaderGone, BrokenPipeError):  # the reader has what it wanted: that is not a fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.DONE)
    except (OSError, sqlite3.OperationalError) as error:
        _say(
            f"cannot go on: {error}. What was published is untouched; mend this and run the same command again."
        )
        sys.exit(Exit.CANNOT_WRITE)
    except Exception:
        traceback.print_exc()
        _say(
            "internal error: this is a fault of Checkup. "
            "What was published is untouched; please report the lines above."
        )
        sys.exit(Exit.INTERNAL_ERROR)


def _say(message: str) -> None:
    """Say what happened in one line; an error quotes pages, headers and file names."""
    say_line(f"checkup: {message}", err=True)
