"""Print one line to a terminal or a log file, whatever its encoding and width."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def say(console: Console, line: Text, *, whole: bool = False) -> None:
    """Print ``line`` as it is: no markup or emoji codes are read.

    A terminal wraps it between words; a log file has it in one, and so has a terminal one that is ``whole``, such as a
    path to copy. A character that the console's encoding does not have becomes ``?`` instead of an error at the end of
    a long run; the line then loses its colours.
    """
    try:
        line.plain.encode(console.encoding)
    except UnicodeEncodeError:
        line = Text(line.plain.encode(console.encoding, "replace").decode(console.encoding))
    in_one = whole or not console.is_terminal
    console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=in_one)
