"""Define the option ``--now``."""

from __future__ import annotations

import datetime

import click


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
            self.fail(f"'{value}' is no ISO 8601 time: write 2026-11-22 or 2026-11-22T08:00:00Z", param, ctx)
        return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)
