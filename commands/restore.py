"""`checkup restore`: history and decisions back from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from commands.run_options import data_option


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@data_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(file: Path, data: Path, quiet: bool) -> None:
    """Put back the history and the decisions that `checkup backup` saved in FILE.

    What is there now is kept beside them, as history.sqlite.before-restore-TIME and review.sqlite.before-restore-TIME.
    """
    from reports.wording import plural
    from store.backup import restore

    sites = restore(data, file)
    if not quiet:
        click.echo(f"Restored {plural(len(sites), 'site')} from {file}: {', '.join(sites)}.")
