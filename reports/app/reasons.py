"""List the reasons that reviewers gave lately: the next one is often the same."""

from __future__ import annotations

from reports.app.ask import Ask

_MOST = 8
_LOOKED_AT = 400
_FIRST = (
    "It is a name.",
    "It is correct as it is.",
    "It stays as it is.",
    "It is fixed on the page.",
)
"""Offered where nobody decided yet."""


def recent_reasons(ask: Ask) -> list[str]:
    """Return the last different reasons, the newest first."""
    decisions = ask.site.review.kept().decisions[-_LOOKED_AT:]
    return list(dict.fromkeys([*(one.reason for one in reversed(decisions)), *_FIRST]))[:_MOST]
