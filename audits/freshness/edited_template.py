"""Tell texts that an edit of the template or a redesign moved, many at once, from those that somebody edited."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from audits.freshness.believed_dates import is_same_text
from schemas.believed_dates import BelievedDates

SAME_EDIT = 3
"""Texts that the same words were added to and taken from: a line that a template or a block repeats; own choice."""
REDESIGN_TEXTS = 10
"""Texts that must have moved without their dates before a redesign is taken for the reason; own choice."""
REDESIGN_SHARE = 1 / 3
"""Share of all texts with dates that these must be; own choice: nobody edits a third of a site and dates nothing."""


class EditedTemplates:
    """What moved the texts of a run whose dates did not move."""

    def __init__(self, texts: Iterable[BelievedDates], today: datetime.date) -> None:
        """Take what the run saw of each text, and the run's day: an edit of an earlier week is none of this one."""
        self._today = today
        same_edits: Counter[str] = Counter()
        moved = total = 0
        for believed in texts:
            total += any((believed.published, believed.modified, believed.reviewed))
            if self._moved_today(believed):
                moved += 1
                same_edits[believed.difference or ""] += 1
        self._same_edits = same_edits
        self.is_redesign = moved >= REDESIGN_TEXTS and moved >= REDESIGN_SHARE * total
        """Whether so many texts moved that their site was built anew."""

    def moved(self, believed: BelievedDates) -> bool:
        """Return whether a text moved by the template's edit or the redesign."""
        if not self._moved_today(believed):
            return False
        return self.is_redesign or self._same_edits[believed.difference or ""] >= SAME_EDIT

    def _moved_today(self, believed: BelievedDates) -> bool:
        changed = believed.last_changed
        return not is_same_text(believed) and (changed is None or changed.date() == self._today)
