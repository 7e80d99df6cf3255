"""Define the option ``--now``."""

from __future__ import annotations

import datetime

import click

FIRST_YEAR, LAST_YEAR = 1990, 2999
"""Years of the clock: there were no web pages before, and an age counted after is near the calendar's end, 9999."""


class Clock(click.ParamType[datetime.datetime]):
    """A day or a time; UTC where it names no zone."""

    name = "TIME"

    def convert(
        self, value: str | datetime.datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.datetime:
        """Return the time with its zone; a usage error lists the forms that are read."""
        if isinstance(value, datetime.datetime):
            return value
        try:
            time = datetime.datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"'{value}' is not an ISO 8601 time: write 2026-11-22 or 2026-11-22T08:00:00Z", param, ctx
            )
        if not FIRST_YEAR <= time.year <= LAST_YEAR:
            self.fail(
                f"'{value}' is not a day between {FIRST_YEAR} and {LAST_YEAR}: write 2026-11-22", param, ctx
            )
        return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)
