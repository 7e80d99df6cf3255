"""Group the statuses of findings by what they mean to whoever lists, counts or compares findings."""

from __future__ import annotations

from schemas.vocabulary import FindingStatus

FRESH = frozenset({FindingStatus.NEW, FindingStatus.REOPENED})
"""The run before did not have it."""
ASKS_FOR_WORK = FRESH | {FindingStatus.OPEN}
"""Somebody has to do something; decided and closed ones never come back into a list of work."""
DECIDED = frozenset({FindingStatus.ACCEPTED, FindingStatus.IGNORED})
"""It asks for no work because somebody decided so."""
CLOSED = frozenset({FindingStatus.FIXED, FindingStatus.GONE})
"""It is no more: the run that closes it is the last one that publishes it."""
