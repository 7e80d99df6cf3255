"""`checkup agency`: one report on many sites."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from commands.clock import Clock
from commands.spoken_line import say_line


@click.command()
@click.argument("data", metavar="[DATA…]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("agency-report"),
    show_default=True,
    help="Folder to write; next week's report goes into the same one.",
)
@click.option(
    "--old-after",
    "old_after_days",
    type=click.IntRange(1, 3_660),
    metavar="DAYS",
    default=8,
    show_default=True,
    help="A last complete check of more days ago is too old.",
)
@click.option("--now", type=Clock(), help="The time to take as now, e.g. 2026-11-22.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    data: tuple[Path, ...],
    out: Path,
    old_after_days: int,
    now: datetime.datetime | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Report on all sites at once, the worst first: what is to fix, what is out of date, whose check failed.

    DATA are folders with the sites' folders, as --data names them for 'checkup run' and 'checkup fleet', single sites'
    folders, or copies of what --results of a fleet wrote; by default checkup-data. They are only read.

    Writes a folder with index.html, which leads on to each site's own report, agency.json (checkup schema agency),
    agency.csv, and a Parquet table of all sites' findings, counted by sort. Needs the parquet extra. A site that cannot
    be read is listed with the reason, and the exit code stays 0.
    """
    from reports.agency.write_agency_report import JSON_FILE, write_agency_report
    from reports.progress import Progress

    with Progress(quiet=quiet) as progress:
        write_agency_report(
            data or (Path("checkup-data"),),
            out,
            now=now or datetime.datetime.now(datetime.UTC),
            old_after_days=old_after_days,
            progress=progress,
        )
    if as_json:
        click.echo((out / JSON_FILE).read_text("utf-8"), nl=False)
    elif not quiet:
        say_line(str(out / "index.html"))
