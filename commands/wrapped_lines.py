"""Wrap a text for the terminal."""

from __future__ import annotations


def wrapped(before: str, text: str, *, further: int = 0) -> list[str]:
    """Return a text in lines that fit the terminal, or 80 columns where there is none; no word is cut.

    ``before`` is in front of the first line, as much space and ``further`` in front of the others.
    """
    import shutil
    import textwrap

    width = max(shutil.get_terminal_size().columns - 1, len(before) + 20)
    return textwrap.wrap(
        text,
        width,
        initial_indent=before,
        subsequent_indent=" " * (len(before) + further),
        break_long_words=False,
        break_on_hyphens=False,
    )
