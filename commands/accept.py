"""`checkup accept`: make an unusual run the new normal."""

from __future__ import annotations

from pathlib import Path

import click

from commands.run_options import data_option


@click.command()
@click.argument("run", metavar="RUN")
@data_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(run: str, data: Path, quiet: bool) -> None:
    """Accept a partial run that lost much, such as after a redesign, as the new normal.

    RUN is the name of the run's folder, which the run printed at its end. Only a site's newest run can be accepted. It
    is published again as a complete one: `latest` moves to it, and later runs are compared with it.
    """
    from pipeline.accept_run import accept_run
    from reports.progress import Progress

    with Progress(quiet=quiet) as progress:
        end = accept_run(data, run, progress, lambda text: click.echo(text, err=True))
    if not quiet:
        assert end.published is not None
        click.echo(f"Accepted {run}: published as {end.run}, and latest points to it.")
        click.echo(f"Report  {end.published.folder / 'report' / 'index.html'}")
