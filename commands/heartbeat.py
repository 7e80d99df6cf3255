"""`checkup heartbeat`: has a complete run come."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from commands.clock import Clock
from commands.completion import complete_site
from commands.run_options import data_option
from commands.spoken_line import say_line
from schemas.vocabulary import Exit


@click.command()
@click.argument("site", metavar="PROFILE|HOST", shell_complete=complete_site)
@click.option(
    "--days",
    type=click.IntRange(1, 3_660),
    metavar="N",
    help="Days without a complete run; the profile's notify.heartbeat_days, 8, without it.",
)
@data_option
@click.option("--now", type=Clock(), help="The clock, for tests, e.g. 2026-11-22.")
@click.option("--quiet", is_flag=True, help="Do not print that no run came; the exit code says so.")
def command(site: str, days: int | None, data: Path, now: datetime.datetime | None, quiet: bool) -> int:
    """Say when no complete run came for N days; a timer of its own calls it, since a run that did not start cannot.

    Prints nothing and ends with 0 where one came. Else it says so on standard error and ends with 1. The profile's
    targets are told once, and once more when a complete run comes again; what they could not be sent before is sent.
    HOST is a site of --data, with the settings of its last run.
    """
    from commands.load_profile import load_profile
    from notices.heartbeat import heartbeat
    from pipeline.published_profile import published_profile
    from store.site_folder import site_folder

    profile = load_profile(site)
    folder = site_folder(data, profile.url)
    if not Path(site).is_file():
        profile = published_profile(folder) or profile
    moment = now or datetime.datetime.now(datetime.UTC)
    found = heartbeat(folder, profile, days or profile.notify.heartbeat_days, moment)
    if found.problem is not None and not quiet:
        say_line(f"checkup: {found.problem}", err=True)
    for sentence in found.unsent:
        say_line(f"checkup: {sentence}", err=True)
    return int(Exit.DONE if found.problem is None else Exit.NEW_FINDINGS)
