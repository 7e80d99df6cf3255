"""Whether our rooms are really ours: their names are generic, and an environment can hold others of that name."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOMS = ("audits", "commands", "crawler", "pipeline", "reports", "schemas", "store")
"""The packages of the product, in the order of the alphabet."""


def rooms_are_ours() -> None:
    """Return when every room lies beside this ``schemas`` package.

    No other room is imported for it. Raises RuntimeError naming the foreign path when another package
    shadows one of ours, or when a room is missing.
    """
    home = Path(__file__).resolve().parent.parent
    for room in ROOMS:
        spec = importlib.util.find_spec(room)
        if spec is None:
            raise RuntimeError(
                f"Checkup's package {room!r} is missing beside {home}: the installation is incomplete. "
                "Install clinic-checkup again."
            )
        places = [Path(place).resolve() for place in spec.submodule_search_locations or ()]
        if spec.origin is not None:
            places.append(Path(spec.origin).resolve().parent)
        foreign = [place for place in places if place != home / room]
        if foreign or not places:
            where = foreign[0] if foreign else spec.origin
            raise RuntimeError(
                f"Another package called {room!r} at {where} shadows Checkup's own at {home / room}. "
                "Install clinic-checkup into an environment of its own."
            )
