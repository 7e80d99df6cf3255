"""Guess which page an address without one means: it moved, or the address has a slip. No verdict hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from schemas.page import Page

LEAST_NAME = 8
"""Characters of the last part of an address that name one page; ``about`` and ``index`` name many."""
MOST_NAME = 120
"""Characters of a last part that is compared letter by letter."""


def meant_pages(dead: Iterable[str], pages: Iterable[Page]) -> dict[str, str]:
    """Return the page that each dead address probably means, where just one that is there fits.

    First the one with the same last part elsewhere: ``/blog/flat-feet/`` may be ``/conditions/flat-feet/`` today. Else
    the one beside it whose last part differs by one slip of the keys (a letter more, less, changed, or two that changed
    places): ``/treatments/acne-treatmnet/`` is ``/treatments/acne-treatment/``.
    """
    names = {address: name for address in dead if len(name := _last_part(address)) >= LEAST_NAME}
    wanted = set(names.values())
    slips = _slips(names)
    moved: dict[str, set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        if page.http_status != 200 or not names:
            continue
        url = page.final_url
        name = _last_part(url)
        if name in wanted:
            moved[name].add(url)
        folder = _folder(url)
        for shape in _without_one(name) if len(name) >= LEAST_NAME else ():
            for address in slips.get((folder, shape), ()):
                if _is_one_slip(names[address], name):
                    near[address].add(url)
    meant = {}
    for address, name in names.items():
        found = moved.get(name) or near.get(address, set())
        if len(found) == 1:
            meant[address] = next(iter(found))
    return meant


def _slips(names: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    """Return the dead addresses by their folder and each shape of their last part, whole and without one letter."""
    slips: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address, name in names.items():
        for shape in _without_one(name):
            slips[_folder(address), shape].append(address)
    return slips


def _without_one(name: str) -> Iterator[str]:
    """Yield a name and what is left of it without each of its letters, each once."""
    if len(name) <= MOST_NAME:
        yield from {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _is_one_slip(one: str, other: str) -> bool:
    """Return whether two names differ by one letter more, less or changed, or by two neighbours that changed places.

    >>> _is_one_slip("treatmnet", "treatment"), _is_one_slip("treatmnt", "treatment"), _is_one_slip("abcd", "dabc")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]


def _folder(address: str) -> str:
    """Return what is before the last part of an address's path, without scheme and host."""
    return urlsplit(address).path.rstrip("/").rpartition("/")[0].lower()


def _last_part(address: str) -> str:
    """Return the last part of an address's path without its ending, e.g. ``flat-feet`` of ``/blog/flat-feet.html``."""
    part = urlsplit(address).path.rstrip("/").rpartition("/")[2].lower()
    return part.partition(".")[0]
