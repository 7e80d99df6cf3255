"""`checkup init`: a profile from a few pages of a site."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import click

from commands.seconds import Seconds
from commands.spoken_line import say_line
from commands.stopping import Terminated
from schemas.bounds import MOST
from schemas.errors import StoreError, UsageError


@click.command()
@click.argument("url", metavar="URL")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("checkup.toml"),
    show_default=True,
    help="File to write.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--delay", type=Seconds(), metavar="SECONDS", help="Pause between two requests.")
@click.option(
    "--max-pages",
    type=click.IntRange(1, MOST),
    default=5,
    show_default=True,
    metavar="N",
    help="Pages to look at.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(url: str, out: Path, force: bool, delay: float | None, max_pages: int, quiet: bool) -> None:
    """Write a commented checkup.toml from what is seen on a site.

    Asks for robots.txt, the site maps, the start page and a few more, as slowly as a run does.
    """
    if not out.name:
        raise UsageError(f"'{out}' is not the name of a file. Write one like --out checkup.toml.")
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
        say_line(f"{out}: {look.name or look.url}, {look.known_pages} pages known, about {time} a run.")
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
