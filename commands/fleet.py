"""`checkup fleet`: the main job on many sites."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import Any

import click

from commands.clock import Clock
from commands.completion import complete_site
from commands.page_limit import PageLimit
from commands.run_options import data_option
from commands.seconds import Seconds

MOST_JOBS = 1_000
"""Sites at once; each takes half a gigabyte."""


@click.command()
@click.argument("profiles", metavar="PROFILES…", nargs=-1, required=True, shell_complete=complete_site)
@data_option
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    metavar="N",
    help="Sites at work at once; by default one a processor. Each takes about half a gigabyte.",
)
@click.option(
    "--site-minutes",
    type=click.FloatRange(0.01, 100_000),
    metavar="N",
    default=1_440.0,
    show_default=True,
    help="Time for one site; a longer one stores what it has, ends with 130, and goes on with the next start.",
)
@click.option(
    "--ray",
    metavar="ADDRESS",
    help="Run the sites on a Ray cluster: its address, auto or local (needs the fleet extra).",
)
@click.option(
    "--results",
    metavar="URL",
    help="Copy each published run, the history and the decisions to this folder, e.g. s3://bucket/checkup; a machine "
    "that has not run a site before begins with what is there (needs the fleet extra).",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Remove each site's old runs and raw pages behind its run, as [keep] in its profile says, and the runs at "
    "--results likewise.",
)
@click.option("--delay", type=Seconds(), metavar="SECONDS", help="Pause between two requests to a site.")
@click.option(
    "--max-pages",
    type=PageLimit(),
    metavar="N",
    help="Stop each site after N pages: limited runs, to try things.",
)
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="N", help="Number of worker processes of each site."
)
@click.option("--now", type=Clock(), help="The time to take as now, for repeatable runs, e.g. 2026-11-22.")
@click.option(
    "--fail-on",
    metavar="LEVEL[:tier]",
    help="As for 'checkup run': a site with such new findings ends with 1.",
)
@click.option("--fresh", is_flag=True, help="Start again, even where a fleet or a run was cut short.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print what happens as JSON lines: fleet_started, started, progress, finished, fleet_finished.",
)
@click.option(
    "--quiet", is_flag=True, help="Print nothing but a line for each site that does not end with 0."
)
def command(
    profiles: tuple[str, ...],
    data: Path,
    jobs: int | None,
    site_minutes: float,
    ray: str | None,
    results: str | None,
    prune: bool,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> int:
    """Run many sites, each in a process of its own with its own store, lock and report.

    PROFILES are profiles, folders of them (*.toml), URLs, @FILE for a list of these, one a line, or - for such a list
    on standard input. A host is asked by one run at a time. A site whose process was killed is tried once more at the
    end.

    Ctrl-C or SIGTERM asks all runs to store what they have; a second one ends them at once. Within 12 hours the same
    command goes on with the sites that did not come to their end (0, 1, 3 or 4). The exit code is that of the site that
    did worst, in the order 70, 74, 2, 4, 143, 130, 75, 3, 1, 0.
    """
    from rich.console import Console

    from commands.json_lines import print_line
    from commands.load_profile import load_profile
    from commands.spoken_line import say_line
    from commands.stopping import stop_listening
    from pipeline.fleet.ledger import Ledger
    from pipeline.fleet.results import Results
    from pipeline.fleet.run_fleet import FleetOptions, run_fleet
    from pipeline.fleet.site_list import read_sites
    from pipeline.gate import read_gate
    from reports.fleet.board import FleetBoard
    from reports.fleet.site_end import site_end
    from reports.fleet.summary import fleet_summary
    from schemas.fleet_event import FleetEnd, FleetEvent

    if options["fail_on"]:
        read_gate(options["fail_on"])
    if results:
        Results(results)  # a scheme that nobody knows is said before the first site begins
    sites = read_sites(profiles, load_profile, data, sys.stdin if "-" in profiles else ())
    words = run_words(**options)
    pool = _pool(ray, jobs)
    fleet = FleetOptions(
        data=data.absolute(),
        run_options=words,
        limit_seconds=site_minutes * 60,
        workers=None if options["workers"] or ray else max(1, (os.cpu_count() or 1) // pool.jobs),
        results=results,
        prune=prune,
    )
    named = {"run": words, "results": results}
    with (
        Ledger(fleet.data, sites.sources, named, fresh=options["fresh"]) as ledger,
        FleetBoard(quiet=quiet or as_json) as board,
    ):

        def tell(event: FleetEvent) -> None:
            if isinstance(event, FleetEnd):
                stop_listening()  # who is told "terminated" starts it again, and each site is run twice
            board.tell(event)
            if as_json:
                print_line(event.to_json())

        def say(sentence: str) -> None:
            if as_json:
                say_line(sentence, err=True)
            else:
                board.note(sentence)

        end, ends = run_fleet(sites, fleet, pool, ledger, tell, say)
    if quiet:
        for site in ends:
            if site.exit:
                say_line(f"checkup: {site_end(site)}", err=True)
    elif not as_json:
        console = Console()
        for line in fleet_summary(end, ends):
            console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
    return end.exit


def run_words(
    *,
    delay: float | None,
    max_pages: int | None,
    workers: int | None,
    now: datetime.datetime | None,
    fail_on: str | None,
    fresh: bool,
) -> tuple[str, ...]:
    """Return the words of each site's ``checkup run``."""
    given = {
        "--delay": delay,
        "--max-pages": max_pages,
        "--workers": workers,
        "--now": now.isoformat() if now else None,
        "--fail-on": fail_on,
    }
    words = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    return (*words, *(["--fresh"] if fresh else []))


def _pool(ray: str | None, jobs: int | None) -> Any:
    if ray is not None:
        from pipeline.fleet.ray_pool import RayPool

        return RayPool(ray, jobs)
    from pipeline.fleet.pool import LocalPool

    return LocalPool(jobs or os.cpu_count() or 1)
