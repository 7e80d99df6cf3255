"""What somebody is told outside of the report: one event, in words and as data."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.record import Record
from schemas.vocabulary import NoticeEvent, RunStatus


class Notice(Record):
    """One event. It is sent at least once; a receiver knows one that comes twice by its id."""

    record: Literal["notice"] = "notice"
    """The record's type."""
    notice_id: str = Field(pattern=r"^n-[0-9a-f]{16}$")
    """From the site, the event and what it is about: the same event has the same id."""
    event: NoticeEvent
    """What happened."""
    site: str
    """The start URL."""
    owner: str | None = None
    """The one of the profile's owners that it is for; null for whoever runs the checks."""
    run: str | None = None
    """Name of the run, where there was one."""
    status: RunStatus | None = None
    """Its end."""
    made_at: AwareDatetime
    """Time by the run's clock, or the heartbeat's, UTC."""
    title: str
    """One line."""
    text: str
    """The words, plain text in lines. What is quoted of a page can neither mention, link nor format."""
    finding_ids: list[str] = []
    """The findings that it names, or counts."""
