"""`checkup heartbeat`: has a complete run come."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from commands.clock import Clock
from commands.completion import complete_site
from commands.run_options import data_option
from commands.spoken_line import say_line
from schemas.errors import UsageError
from schemas.vocabulary import Exit


@click.command()
@click.argument("site", metavar="PROFILE|HOST", shell_complete=complete_site)
@click.option(
    "--days",
    type=click.IntRange(1, 3_660),
    metavar="N",
    help="Days without a complete run; by default heartbeat_days of the profile, which is 8.",
)
@data_option
@click.option("--now", type=Clock(), help="The time to take as now, e.g. 2026-11-22.")
@click.option("--quiet", is_flag=True, help="Do not print the warning; the exit code says it.")
def command(site: str, days: int | None, data: Path, now: datetime.datetime | None, quiet: bool) -> int:
    """Warn when there was no complete run for N days. Start it by a timer of its own: a run that did not start cannot.

    Exits with 0 and prints nothing if there was one; otherwise warns on standard error and exits with 1. The profile's
    [notify] targets get one message, and one more when there is a complete run again. Messages that could not be sent
    before are sent now. HOST is a site in --data, with the settings of its last run; an unknown one exits with 2.
    """
    from commands.load_profile import load_profile
    from notices.heartbeat import heartbeat
    from pipeline.published_profile import published_profile
    from store.site_folder import site_folder

    profile = load_profile(site)
    folder = site_folder(data, profile.url)
    if not Path(site).is_file():
        if not folder.is_dir():
            raise UsageError(_unknown(folder))
        profile = published_profile(folder) or profile
    moment = now or datetime.datetime.now(datetime.UTC)
    found = heartbeat(folder, profile, days or profile.notify.heartbeat_days, moment)
    if found.problem is not None and not quiet:
        say_line(f"checkup: {found.problem}", err=True)
    for sentence in found.unsent:
        say_line(f"checkup: {sentence}", err=True)
    return int(Exit.DONE if found.problem is None else Exit.NEW_FINDINGS)


def _unknown(folder: Path) -> str:
    """Return why a host is not a site of the data folder, with the sites that are."""
    data = folder.parent
    known = sorted(
        {path.parent.name for file in ("runs", "history.sqlite") for path in data.glob(f"*/{file}")}
    )
    holds = f"it holds {', '.join(known)}" if known else "it holds none"
    return (
        f"there is no site {folder.name} in {data}: {holds}. Name one of a data folder (--data), or the profile of a "
        "site that never ran."
    )
