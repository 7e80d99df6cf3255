"""Define the option ``--delay``."""

from __future__ import annotations

import math
from typing import Any

import click

from schemas.bounds import MAX_DELAY_SECONDS


class Seconds(click.FloatRange):
    """A pause that the profile may hold too. ``nan`` lies in no range, and click lets it through every one."""

    def __init__(self) -> None:
        """Take the profile's bounds."""
        super().__init__(0, MAX_DELAY_SECONDS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the seconds; a usage error names the bounds."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value} is not in the range {self._describe_range()}.", param, ctx)
        return number
