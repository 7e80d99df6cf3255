"""Define the option ``--max-pages``."""

from __future__ import annotations

from typing import Any

import click

from schemas.bounds import MOST


class PageLimit(click.IntRange):
    """A number of pages that the profile may hold too; the help does not show its bound, which nobody meets."""

    def __init__(self) -> None:
        """Take the least bound."""
        super().__init__(1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or end with a usage error."""
        number = super().convert(value, param, ctx)
        if number > MOST:
            self.fail(f"{value} is more than {MOST:,}.", param, ctx)
        return int(number)
