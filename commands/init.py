"""`checkup init`: a profile from a few pages of a site."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.page_limit import PageLimit
from commands.run_options import data_option
from commands.seconds import Seconds
from commands.spoken_line import say_line
from commands.stopping import Terminated
from schemas.errors import StoreError, UsageError

if TYPE_CHECKING:
    from commands.schedules.schedule_files import Scheduler


@click.command()
@click.argument("url", metavar="URL")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File to write, by default checkup.toml; with --schedule, folder to write to, by default this one.",
)
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option(
    "--schedule",
    type=click.Choice(["systemd", "cron", "github"]),
    help="Also write what starts a check-up once a week. Instead of a URL, an existing checkup.toml may be named.",
)
@click.option("--system", is_flag=True, help="With systemd: units for the machine instead of your user.")
@click.option("--mail", metavar="ADDRESS", help="With cron: who gets the mail, by default you.")
@click.option(
    "--fail-on",
    metavar="LEVEL[:tier]",
    default="serious",
    show_default=True,
    help="With --schedule: the --fail-on of the scheduled run.",
)
@data_option
@click.option("--delay", type=Seconds(), metavar="SECONDS", help="Pause between two requests.")
@click.option(
    "--max-pages",
    type=PageLimit(),
    default=5,
    show_default=True,
    metavar="N",
    help="Pages to look at.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    url: str,
    out: Path | None,
    force: bool,
    schedule: Scheduler | None,
    system: bool,
    mail: str | None,
    fail_on: str,
    data: Path,
    delay: float | None,
    max_pages: int,
    quiet: bool,
) -> None:
    """Write a commented checkup.toml from a few pages of a site.

    Asks for robots.txt, the site maps, the start page and a few more pages, as slowly as a run does. --schedule adds
    systemd units, a crontab or a GitHub workflow, which name this program, the profile and --data by their full paths.
    """
    if schedule is not None:
        folder = out or Path()
        site = _profile_of(url, folder, delay, max_pages, quiet)
        _write_schedule(site, folder, schedule, data, fail_on, mail, system=system, force=force, quiet=quiet)
        return
    if system or mail is not None:
        raise UsageError("--system and --mail need --schedule, which says what they are for.")
    _write_profile(url, out or Path("checkup.toml"), delay, max_pages, force=force, quiet=quiet)


def _profile_of(url: str, folder: Path, delay: float | None, max_pages: int, quiet: bool) -> Path:
    """Return the site's profile: the one that is named, or the folder's, which is made where there is none."""
    from commands.load_profile import load_profile, read_site_profile
    from store.site_folder import site_folder

    if url.endswith(".toml"):
        return Path(url)
    file = folder / "checkup.toml"
    if not file.exists():
        _write_profile(url, file, delay, max_pages, force=False, quiet=quiet)
        return file
    wanted = load_profile(url).url
    if site_folder(Path(), read_site_profile(file).url) != site_folder(Path(), wanted):
        raise UsageError(f"{file} is the profile of another site. Name another folder with --out.")
    return file


def _write_schedule(
    file: Path,
    folder: Path,
    scheduler: Scheduler,
    data: Path,
    fail_on: str,
    mail: str | None,
    *,
    system: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Write the files of a schedule, all or none where one of them is there, and say how to use them."""
    from commands.load_profile import read_site_profile
    from commands.schedules.next_steps import next_steps
    from commands.schedules.schedule_files import Schedule, schedule_files
    from pipeline.gate import read_gate

    read_gate(fail_on)
    schedule = Schedule(
        profile=read_site_profile(file), file=file, data=data, fail_on=fail_on, mail=mail, system=system
    )
    files = schedule_files(schedule, scheduler, folder)
    there = [path for path in files if path.exists()]
    if there and not force:
        names = ", ".join(map(str, there))
        raise UsageError(
            f"there already: {names}. Name another folder with --out, or write over with --force."
        )
    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        if scheduler != "github":  # a unit that may write nothing else needs it to be there
            data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make {error.filename}: {error.strerror}. Name another folder with --out or --data.",
            path=str(folder),
        ) from error
    for path, text in files.items():
        _write(path, text, force=force)
        if not quiet:
            say_line(str(path))
    if not quiet:
        for line in next_steps(schedule, scheduler, list(files)):
            say_line(line)


def _write_profile(
    url: str, out: Path, delay: float | None, max_pages: int, *, force: bool, quiet: bool
) -> None:
    """Write a profile from a few pages of the site."""
    if not out.name:
        raise UsageError(f"'{out}' is not the name of a file. Write one like --out checkup.toml.")
    if out.is_dir():
        raise UsageError(f"'{out}' is a folder. Write a file like --out checkup.toml.")
    if out.exists() and not force:
        raise UsageError(
            f"{out} is there already. Name another file with --out, or write over it with --force."
        )
    if not out.parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}. Make it, or name another file with --out.")

    from commands.load_profile import load_profile
    from pipeline.first_look import look_at
    from pipeline.forecast import duration
    from pipeline.profile_text import profile_text
    from reports.wording import plural

    profile = load_profile(url)
    changes = {"max_pages": max_pages} | ({} if delay is None else {"delay_seconds": delay})
    crawl = profile.crawl.model_copy(update=changes)
    if not quiet:
        say_line(f"Looking at {max_pages} pages of {profile.url} …", err=True)
    look = look_at(profile.model_copy(update={"crawl": crawl}))
    if look.signal is not None:
        raise Terminated if look.signal == signal.SIGTERM else KeyboardInterrupt
    _write(out, profile_text(look, crawl), force=force)
    if not quiet:
        time = duration(look.known_pages * max(crawl.delay_seconds, look.crawl_delay_seconds))
        pages = plural(look.known_pages, "page")
        say_line(f"{out}: {look.name or look.url}, {pages} known, about {time} a run.")
        say_line(f"Set crawl.contact in it, then: checkup run {out}")


def _write(out: Path, text: str, *, force: bool) -> None:
    """Write the file whole or not at all."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(text, "utf-8")
        if force:
            part.replace(out)
        else:
            os.link(part, out)  # refuses where a file has come meanwhile
    except FileExistsError as error:
        raise UsageError(f"{out} is there already. Write over it with --force.") from error
    except OSError as error:
        raise StoreError(
            f"cannot write {out}: {error.strerror}. Make room, or name another file with --out.",
            path=str(out),
        ) from error
    finally:
        part.unlink(missing_ok=True)
