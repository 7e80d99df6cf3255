"""`checkup run`: the main job."""

from __future__ import annotations

from typing import Any

import click

from commands.completion import complete_site
from commands.page_limit import PageLimit
from commands.run_options import run_and_report, run_options
from commands.seconds import Seconds
from commands.spoken_line import say_line

STAGES = ["extract", "audit", "report"]


@click.command()
@click.argument("site", metavar="URL|PROFILE", shell_complete=complete_site)
@click.option("--delay", type=Seconds(), metavar="SECONDS", help="Pause between two requests.")
@click.option(
    "--max-pages",
    type=PageLimit(),
    metavar="N",
    help="Stop after N pages: a limited run, to try things.",
)
@click.option(
    "--render", is_flag=True, help="Render pages that are empty without scripts (needs the browser extra)."
)
@click.option("--fresh", is_flag=True, help="Start again, even where a run was cut short.")
@click.option(
    "--from",
    "first",
    type=click.Choice(STAGES),
    help="Start at this stage, with the pages of the last crawl.",
)
@click.option("--to", "last", type=click.Choice(["crawl", "extract", "audit"]), help="Stop after this stage.")
@click.option(
    "--supervised",
    is_flag=True,
    help="For a program that starts this one, as 'checkup fleet' does: progress and summary as JSON lines on "
    "standard output; end as by SIGTERM when standard input is closed.",
)
@run_options
def command(
    site: str,
    delay: float | None,
    max_pages: int | None,
    render: bool,
    fresh: bool,
    first: str | None,
    last: str | None,
    **options: Any,
) -> int:
    """Crawl a clinic's site, extract its records, audit them and write the report.

    URL is where to start, e.g. https://clinic.example; PROFILE a checkup.toml, as 'checkup init' writes it. A run that
    was cut short (Ctrl-C, a crash, a power cut) goes on where it stopped when the same command is given again.
    """
    from commands.load_profile import load_profile
    from commands.missing_contact import missing_contact

    profile = load_profile(site)
    changes: dict[str, Any] = {}
    if delay is not None:
        changes["delay_seconds"] = delay
    if max_pages is not None:
        changes["max_pages"] = max_pages
    if render:
        changes["render_javascript"] = True
    crawl = profile.crawl.model_copy(update=changes)
    profile = profile.model_copy(update={"crawl": crawl})
    if first is None and not options["quiet"] and (advice := missing_contact(site, profile)):
        say_line(f"No contact is set. {advice}", err=True)
    return run_and_report(profile, first=first or "crawl", last=last or "report", fresh=fresh, **options)
