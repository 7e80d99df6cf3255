"""`checkup export`: a published run as a file for another program."""

from __future__ import annotations

import re
import sys
from os.path import isdir, isfile  # false, not an error, for a name that is too long
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.run_options import data_option
from commands.spoken_line import say_line
from reports.exports.formats import FORMATS, Format

if TYPE_CHECKING:
    from store.published_folder import PublishedFolder


@click.command()
@click.argument("site", metavar="SITE|PROFILE|RUN-FOLDER")
@click.option("--as", "name", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option("--out", metavar="PATH|-", help="File to write, or - for standard output.")
@data_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(site: str, name: str, out: str | None, data: Path, quiet: bool) -> None:
    """Write a site's newest complete run, or the run in a folder, as a file for another program.

    \b
    csv, xlsx  the editor's worklist, one row a finding
    markdown   a list for an issue tracker
    sarif      SARIF 2.1.0, for code scanning
    json-feed  the run's news, a JSON Feed 1.1
    sqlite     run.sqlite, for queries and Datasette
    report     the report as a zip, to mail
    parquet    a folder with a file a table; a zip where PATH ends in .zip or is -

    Without --out the file is named after site and run, in this folder. It is written whole or not at all.
    """
    from pipeline.run_to_export import run_to_export
    from reports.exports.whole_output import whole_file, whole_folder, whole_stream
    from reports.progress import Progress

    form = FORMATS[name]
    run = run_to_export(data, site, _url)
    with Progress(quiet=quiet) as progress:
        if out == "-":
            with whole_stream(sys.stdout.buffer) as stream:
                form.write(run, stream, progress)
            return
        path = _path(run, form, out)
        if form.folder and path.suffix != ".zip":
            with whole_folder(path, frozenset({form.ending})) as folder:
                form.write_folder(run, folder, progress)
        else:
            with whole_file(path) as file:
                form.write(run, file, progress)
    if not quiet:
        say_line(str(path))


def _path(run: PublishedFolder, form: Format, out: str | None) -> Path:
    """Return the path to write: the one named, or one named after site and run, in the folder named or this one."""
    from reports.wording import host

    if out is not None and (form.folder or not isdir(out)):
        return Path(out)
    ending = f"-{form.ending.removeprefix('.')}" if form.folder else form.ending
    name = re.sub(
        r"[^\w.-]", "_", f"{host(run.manifest.site)}-{run.run}"[:200]
    )  # anybody can write a manifest
    return Path(out or ".") / f"{name}{ending}"


def _url(site: str) -> str:
    """Return the URL of a site, or that in a profile; what a crawl needs besides is not asked for."""
    from commands.load_profile import load_profile, read_site_profile

    profile = site.endswith(".toml") or isfile(site)
    return (read_site_profile(Path(site)) if profile else load_profile(site)).url
