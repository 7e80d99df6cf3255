"""Read which sites a fleet has: URLs, profiles, folders of profiles, lists in files or on standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.fleet.fleet_site import FleetSite, fleet_site
from schemas.errors import UsageError
from schemas.named_file import read_named_file
from schemas.profile import Profile

MAX_LIST_BYTES = 50_000_000
"""Largest list: half a million URLs of a hundred characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteList:
    """The sites of a fleet."""

    sites: tuple[FleetSite, ...]
    """Those that can be run, in the order in which they were named."""
    refused: tuple[tuple[str, str], ...]
    """URL or path, and why it cannot be used, of the others: one wrong profile holds nobody up."""

    @property
    def sources(self) -> list[str]:
        """Return the URLs and paths of all of them, sorted."""
        return sorted([*(site.source for site in self.sites), *(source for source, _ in self.refused)])


def read_sites(
    arguments: Sequence[str], load: Callable[[str], Profile], data: Path, lines: Iterable[str] = ()
) -> SiteList:
    """Return the sites that the arguments name; ``lines`` are those of standard input, for ``-``.

    A folder means its ``*.toml``, ``@FILE`` the lines of a list, whose relative paths are those from the list's folder.
    Blank lines and lines that begin with ``#`` are left out. ``load`` reads a profile.

    Raises `UsageError` for a list or folder that holds nothing or cannot be read, and where two name the same site.
    """
    sites: dict[str, FleetSite] = {}
    refused: list[tuple[str, str]] = []
    for source in dict.fromkeys(_sources(arguments, lines)):
        try:
            site = fleet_site(source, load(source), data)
        except UsageError as error:
            refused.append((source, str(error)))
            continue
        if (other := sites.get(site.name)) is not None:
            raise UsageError(
                f"{other.source} and {source} are the same site, {site.name}: one folder and one report. "
                "Keep one of them."
            )
        sites[site.name] = site
    return SiteList(sites=tuple(sites.values()), refused=tuple(refused))


def _sources(arguments: Sequence[str], lines: Iterable[str]) -> Iterator[str]:
    for argument in arguments:
        if argument == "-":
            yield from _of_list(lines, Path(), "standard input")
        elif argument.startswith("@"):
            file = Path(argument[1:])
            try:
                text = read_named_file(file, MAX_LIST_BYTES).decode("utf-8-sig")
            except OSError as error:
                raise UsageError(f"cannot read the list {file}: {error.strerror}.") from error
            except UnicodeDecodeError as error:
                raise UsageError(f"the list {file} is not UTF-8 text: save it as UTF-8.") from error
            yield from _of_list(text.splitlines(), file.parent, str(file))
        else:
            yield from _of_name(argument)


def _of_list(lines: Iterable[str], folder: Path, name: str) -> Iterator[str]:
    named = [text for line in lines if (text := line.strip()) and not text.startswith("#")]
    if not named:
        raise UsageError(f"the list {name} names no site: write one URL or profile a line.")
    for text in named:
        path = folder / text
        yield from _of_name(str(path) if "://" not in text and _exists(path) else text)


def _of_name(name: str) -> Iterator[str]:
    """Yield the profiles of a folder, absolute; a profile's absolute path; a URL as it is."""
    path = Path(name)
    if "://" in name or not _exists(path):
        yield name
    elif path.is_dir():
        found = sorted(str(file.absolute()) for file in path.glob("*.toml"))
        if not found:
            raise UsageError(
                f"the folder {path} holds no profile. Write one with 'checkup init URL --out FILE'."
            )
        yield from found
    else:
        yield str(path.absolute())


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False
