"""Start Checkup from the console: one uniquely named module that lets no other package's room in.

The rooms' names are generic; an environment that holds another package called ``reports`` would shadow ours.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

ROOMS = (
    "audits",
    "commands",
    "crawler",
    "example",
    "extraction",
    "language",
    "notices",
    "pipeline",
    "reference",
    "reports",
    "schemas",
    "store",
)


def foreign_room() -> str | None:
    """Return a sentence about the first room that is missing or not ours, or null; imports none of them."""
    home = Path(__file__).resolve().parent
    for room in ROOMS:
        spec = find_spec(room)
        found = Path(spec.origin).resolve().parent.parent if spec and spec.origin else None
        if found != home:
            where = f"resolves to {spec.origin if spec else None}" if spec else "is missing"
            return f"Checkup's package '{room}' {where}, not to {home / room}"
    return None


def main() -> None:
    """Run the command line; exits 70 before anything else is imported when a room is not ours."""
    if problem := foreign_room():
        sys.stderr.write(
            f"checkup: {problem}. Another package of that name is in the way: install Checkup in an "
            "environment of its own, and start it from a folder that holds no package of that name.\n"
        )
        sys.exit(70)
    try:
        from commands.program import run_program

        run_program()
    except KeyboardInterrupt:  # Ctrl-C before the program listens, or after it has said its last
        sys.exit(130)


if __name__ == "__main__":
    main()
