"""Tell the update of a text that a build, a move or a bulk edit stamped on many pages of its site."""

from __future__ import annotations

from schemas.dates import DateObservation
from schemas.text import RunningText
from schemas.vocabulary import DateRole


def stamp_of(text: RunningText) -> DateObservation | None:
    """Return a text's update where many pages share it as the day of a bulk edit, and the text has no other one."""
    for seen in text.date_observations:
        if (
            seen.stamp
            and seen.role is DateRole.MODIFIED
            and (text.modified is None or text.modified.value[:10] == seen.value[:10])
        ):
            return seen
    return None
