"""Print one line to a terminal or a log file, whatever its encoding and width."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def say(console: Console, line: Text) -> None:
    """Print ``line`` as it is: no markup or emoji codes are read, and it is never broken.

    A character that the console's encoding does not have becomes ``?`` instead of an error at the end of a
    long run; the line then loses its colours.
    """
    try:
        line.plain.encode(console.encoding)
    except UnicodeEncodeError:
        line = Text(line.plain.encode(console.encoding, "replace").decode(console.encoding))
    console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
