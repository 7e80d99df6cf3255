"""`checkup backup`: what no crawl can rebuild, in one file."""

from __future__ import annotations

from pathlib import Path

import click

from commands.run_options import data_option


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(file: Path, data: Path, quiet: bool) -> None:
    """Save the history and the decisions of all sites in --data to FILE (a zip of SQLite files).

    These are the ids that survive moves, first and last seen, and what people decided. Pages, records and reports are
    not in it: a crawl makes them again. Safe while a run is at work. The site.sqlite of an older version is
    divided first; no run may be at work on its site then.
    """
    from reports.wording import plural
    from store.backup import backup

    sites = backup(data, file)
    if not quiet:
        click.echo(f"Saved {plural(len(sites), 'site')} to {file}: {', '.join(sites)}.")
