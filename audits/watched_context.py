"""A context that notes whether an audit asked for the day: what it said then is not said on another day unasked."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import fields
from typing import TypeVar

from audits.context import Context

T = TypeVar("T")


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


def watched(context: Context, work: Callable[[], T]) -> tuple[T, bool]:
    """Return what some work returns, and whether it asked for the day; false where the context is not watched."""
    if not isinstance(context, WatchedContext):
        return work(), False
    context.forget()
    return work(), context.asked
