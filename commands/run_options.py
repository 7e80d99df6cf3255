"""Give `checkup run` and `checkup demo` the same options, and report the end of a run for both."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commands.clock import Clock
from commands.completion import complete_folder
from commands.spoken_line import say_line
from commands.stopping import Terminated, stop_listening
from schemas.vocabulary import Exit

if TYPE_CHECKING:
    from commands.run_log import LogFormat
    from pipeline.gate import Gate
    from pipeline.run import RunEnd
    from schemas.profile import Profile

log = logging.getLogger(__name__)

Command = TypeVar("Command", bound=Callable[..., Any])


data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("checkup-data"),
    show_default=True,
    help="Folder for the stores and runs of all sites.",
)


site_option = click.option(
    "--site",
    metavar="HOST",
    shell_complete=complete_folder,
    help="The site, if the data folder holds several.",
)


def run_options(command: Command) -> Command:
    """Add the options of a run to a command."""
    for option in reversed(
        (
            data_option,
            click.option("--json", "as_json", is_flag=True, help="Print the run's summary as JSON."),
            click.option(
                "--quiet",
                is_flag=True,
                help="Print nothing but a line for each problem, and for an exit code other than 0.",
            ),
            click.option(
                "--now", type=Clock(), help="The time to take as now, for repeatable runs, e.g. 2026-11-22."
            ),
            click.option(
                "--workers", type=click.IntRange(1, 256), metavar="N", help="Number of worker processes."
            ),
            click.option(
                "--fail-on",
                metavar="LEVEL[:tier]",
                help="Exit with 1 on new findings at least this severe (critical, serious, moderate, minor, "
                "review) and this certain (sure, likely, maybe; by default sure). In a site's first run, none is new.",
            ),
            click.option(
                "--log",
                "log_file",
                type=click.Path(path_type=Path, dir_okay=False),
                metavar="FILE",
                help="Append a log of the run to FILE; passwords and tokens are left out.",
            ),
            click.option(
                "--log-format",
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help="Lines of text, or JSON with time, level, event, site, run and message.",
            ),
            click.option(
                "--baseline",
                metavar="RUN",
                help="With --fail-on: count every open finding that this published run did not have as new.",
            ),
        )
    ):
        command = option(command)
    return command


def run_and_report(
    profile: Profile,
    *,
    data: Path,
    as_json: bool,
    quiet: bool,
    now: datetime.datetime | None,
    workers: int | None,
    fail_on: str | None,
    baseline: str | None = None,
    log_file: Path | None = None,
    log_format: LogFormat = "text",
    first: str = "crawl",
    last: str = "report",
    fresh: bool = False,
    resolve: Mapping[str, tuple[str, int]] | None = None,
    supervised: bool = False,
) -> int:
    """Run the stages, print the summary, and return the exit code."""
    import json

    from rich.console import Console

    from commands.json_lines import print_line
    from commands.run_log import run_log
    from commands.supervised import SupervisedProgress
    from pipeline.gate import failing
    from pipeline.resumable_run import describe_resumable_run
    from pipeline.run import RunOptions, run_site
    from reports.console import print_summary
    from reports.progress import Progress
    from reports.summary import summary_json
    from schemas.printed_json import printed_json
    from store.publish import shown_folder
    from store.site_folder import site_folder

    gate = _gate(fail_on, baseline, site_folder(data, profile.url))
    if workers is not None:
        processes = profile.workers.model_copy(update={"processes": workers})
        profile = profile.model_copy(update={"workers": processes})
    options = RunOptions(
        data=data,
        first=first,  # type: ignore[arg-type] # click.Choice has checked it
        last=last,  # type: ignore[arg-type]
        fresh=fresh,
        now=now,
        gate=gate,
        resolve=resolve or {},
    )

    def say(message: str) -> None:
        if not quiet:
            say_line(message, err=True)

    def warn(message: str) -> None:
        log.warning("%s", message, extra={"event": "warning"})
        say_line(f"checkup: {message}", err=True)

    shown = SupervisedProgress() if supervised else Progress(quiet=quiet)
    try:
        with run_log(log_file, log_format, profile), shown as progress:
            end = run_site(profile, options, progress, say, warn)
        stopped = end.exit if end.exit in (Exit.INTERRUPTED, Exit.TERMINATED) else None
    except KeyboardInterrupt:
        stopped = Exit.INTERRUPTED
    except Terminated:
        stopped = Exit.TERMINATED
    if stopped is not None:
        stop_listening()
        warn(
            f"{stopped.name.lower()}. {describe_resumable_run(site_folder(data, profile.url), profile.crawl)}"
        )
        return int(stopped)
    if end.published is None:
        say(f"Stopped after '{last}' as asked; nothing was published. Go on with --from.")
        if quiet and end.exit is not Exit.DONE:
            log_file = site_folder(data, profile.url) / "crawl.log"
            what = (
                f"the crawl is not complete; nothing was published, since it stopped after '{last}' as asked"
            )
            warn(f"{profile.url}: {end.exit.name.lower()}: {what}. Log: {log_file}")
        return int(end.exit)
    folder = end.published.folder
    report = shown_folder(folder) / "report" / "index.html"
    if as_json or supervised:
        summary = summary_json(end.published.data, run_path=str(folder))
        failed = failing(gate, end.published.data.findings) if gate and end.exit is Exit.NEW_FINDINGS else []
        ended = {"exit": end.exit.name.lower(), "failed_by": failed, "untold": list(end.untold)}
        if supervised:
            print_line(json.dumps({"event": "ended", **summary, **ended}, ensure_ascii=False))
        else:
            click.echo(printed_json(json.dumps({**summary, **ended}, ensure_ascii=False, indent=1)))
    elif not quiet:
        print_summary(end.published.data, report_path=str(report), console=Console())
    if quiet and end.exit is not Exit.DONE:  # cron sends a mail of what is said, and of nothing else
        warn(f"{profile.url}: {end.exit.name.lower()}: {_reason(end, gate)}. Report: {report}")
    return int(end.exit)


def _gate(fail_on: str | None, baseline: str | None, folder: Path) -> Gate | None:
    """Return the gate that was asked for; raises `UsageError` for one that cannot be."""
    import dataclasses

    from pipeline.finding_lives import published_findings
    from pipeline.gate import read_gate
    from schemas.errors import UsageError
    from schemas.finding_states import CLOSED
    from store.published_folder import published_folder

    if fail_on is None:
        if baseline is not None:
            raise UsageError("--baseline needs --fail-on, which says how bad a finding has to be.")
        return None
    gate = read_gate(fail_on)
    if baseline is None:
        return gate
    run = published_folder(folder, baseline)
    if run is None:
        raise UsageError(
            f"there is no published run {baseline!r} in {folder / 'runs'}. Its folders are the runs' names."
        )
    ids = frozenset(found.finding_id for found in published_findings(run) if found.status not in CLOSED)
    return dataclasses.replace(gate, baseline=ids)


def _reason(end: RunEnd, gate: Gate | None) -> str:
    """Return why a published run does not end with 0, in words."""
    from pipeline.gate import failing
    from reports.wording import plural

    assert end.published is not None
    if end.exit is Exit.NEW_FINDINGS and gate is not None:
        found = len(failing(gate, end.published.data.findings))
        noun = "new finding" if gate.baseline is None else "finding"
        return f"{plural(found, noun)} at or above '{gate.in_words()}'"
    return (end.published.data.reason or "no reason was recorded").rstrip(".")
