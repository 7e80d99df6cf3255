"""`checkup prune`: old runs and raw pages, by the profile's retention."""

from __future__ import annotations

import json
from pathlib import Path

import click

from commands.completion import complete_site
from commands.run_options import data_option


@click.command()
@click.argument("site", metavar="URL|PROFILE", shell_complete=complete_site)
@data_option
@click.option("--dry-run", is_flag=True, help="Only print what would be removed.")
@click.option("--json", "as_json", is_flag=True, help="Print what was removed, as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(site: str, data: Path, dry_run: bool, as_json: bool, quiet: bool) -> None:
    """Remove old runs and raw pages, as [keep] in the profile says.

    Without a profile: the last 30 published runs stay, and the raw pages of the last two complete ones. Older runs
    than the newest two lose their run.sqlite, which 'checkup export' makes again. What people decided and the run
    that `latest` points to always stay.
    """
    from commands.load_profile import load_profile
    from pipeline.prune import prune_site
    from reports.wording import plural

    done = prune_site(data, load_profile(site), dry_run=dry_run)
    if as_json:
        freed = done.bytes_before - done.bytes_after
        gone = {"published": done.published, "raw": done.raw, "databases": done.databases}
        click.echo(json.dumps({**gone, "freed_bytes": freed}))
    elif not quiet:
        verb = "Would remove" if dry_run else "Removed"
        click.echo(f"{verb} {plural(len(done.published), 'published run')}{_named(done.published)}")
        click.echo(
            f"{verb} the raw pages and stored records of {plural(len(done.raw), 'run')}{_named(done.raw)}"
        )
        if done.databases:
            click.echo(
                f"{verb} run.sqlite of {plural(len(done.databases), 'older run')}{_named(done.databases)}"
            )
        if dry_run:
            click.echo(f"{done.folder} holds {done.bytes_before / 1e6:,.1f} MB.")
        else:
            click.echo(
                f"{done.folder} holds {done.bytes_after / 1e6:,.1f} MB; it was {done.bytes_before / 1e6:,.1f} MB."
            )


def _named(runs: list[str]) -> str:
    few = ", ".join(runs[:3]) + (", …" if len(runs) > 3 else "")
    return f": {few}" if runs else "."
