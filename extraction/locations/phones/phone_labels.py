"""Recognise a number that its label gives to a part of the clinic, such as billing."""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?i)\b(?:billing|accounts?|payments?|finance|insurance|records?|refills?|prescriptions?|pharmac\w+|"
    r"lab(?:oratory)?|imaging|radiology|x-?rays?|mri|referrals?|emergenc\w+|after[- ]hours|on[- ]call|"
    r"out[- ]of[- ]hours|nurses?|triage|optical|dispensary|whats\s?app|admin\w*|human resources|hr|careers?|marketing|"
    r"press|media|complaints?|compliance|privacy|switchboard|answering|hotline|helpline|interpreters?|tty|tdd|fax)\b"
    r"[^.!?\d]{0,30}$"
)
"""Matches ``Billing department: `` and ``call our billing department at ``."""
_LINE = re.compile(
    r"(?i)(?:^|[.|;,•·]\s*)(?:(?:new|existing) patients?|appointments?|appts?\.?|scheduling|bookings?|"
    r"text(?: us)?|sms|cell|mobile|direct)\s*(?:line|desk|only)?\s*[:–—-]?\s*$"
)
"""Matches ``Appointments: `` alone before a number, not ``for an appointment call ``."""


def has_own_use(context: str, raw: str) -> bool:
    """Return whether the words right before a number say that it is for something else than the office as a whole.

    >>> has_own_use("Billing: (908) 555-0143", "(908) 555-0143"), has_own_use("Phone: 908-555-0142", "908-555-0142")
    (True, False)
    """
    before, found, _ = context.partition(raw)
    return bool(found) and (_PART.search(before) or _LINE.search(before)) is not None
