"""Name the user of this computer, where nobody says who decides."""

from __future__ import annotations

import getpass


def this_user() -> str | None:
    """Return the user's name; null for an account without one, as in some containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
