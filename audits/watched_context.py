"""A context that notes whether an audit asked for the day: what it said then is not said on another day unasked."""

from __future__ import annotations

import datetime
from dataclasses import fields

from audits.context import Context


class WatchedContext(Context):
    """The context it is made of; ``asked`` is set to true when somebody reads ``today``."""

    __slots__ = ("_today", "asked")

    asked: bool

    def __init__(self, context: Context) -> None:
        for field in fields(Context):
            name = "_today" if field.name == "today" else field.name
            object.__setattr__(self, name, getattr(context, field.name))
        self.forget()

    @property
    def today(self) -> datetime.date:
        """Return the run's day."""
        object.__setattr__(self, "asked", True)
        day: datetime.date = object.__getattribute__(self, "_today")
        return day

    def forget(self) -> None:
        """Note from now on: nobody has asked."""
        object.__setattr__(self, "asked", False)


def took_the_day(context: Context) -> bool:
    """Return whether somebody asked a watched context for the day since this was last called."""
    if not isinstance(context, WatchedContext):
        return False
    asked = context.asked
    context.forget()
    return asked
