"""`checkup demo`: the main job on the bundled example clinic."""

from __future__ import annotations

from typing import Any

import click

from commands.run_options import run_and_report, run_options


@click.command()
@click.option("--later", is_flag=True, help="The example as it is some weeks later, to see what changed.")
@run_options
def command(later: bool, **options: Any) -> int:
    """Serve the bundled example clinic on loopback, run on it, and say where the report is.

    Nothing leaves this machine.
    """
    from example.server import ExampleClinic
    from schemas.profile import CrawlSettings, Profile

    with ExampleClinic(edition="later" if later else "first") as clinic:
        profile = Profile(
            url=f"http://{clinic.host}/",
            name="Example Clinic",
            crawl=CrawlSettings(delay_seconds=0, concurrent_requests=4),
        )
        code = run_and_report(profile, resolve={clinic.host: (clinic.address, clinic.port)}, **options)
    if not options["quiet"]:
        click.echo(
            f"The clinic is made up: its pages ({profile.url}…) open only while the demo runs.", err=True
        )
    return code
