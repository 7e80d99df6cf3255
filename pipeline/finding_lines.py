"""Read the few fields of a finding's line by which findings are told apart, and the whole of it only where asked."""

from __future__ import annotations

import re
from typing import Protocol

from schemas.finding import Finding, Quote
from schemas.vocabulary import FindingCause, FindingStatus


class Named(Protocol):
    """What tells a finding from the others: a `Finding`, or its line."""

    @property
    def finding_id(self) -> str: ...

    @property
    def audit(self) -> str: ...

    @property
    def subject(self) -> str: ...

    @property
    def evidence(self) -> Quote: ...

    @property
    def status(self) -> FindingStatus: ...

    @property
    def cause(self) -> FindingCause | None: ...


_ID = re.compile(r'"finding_id":"(f-[0-9a-f]{16})"')
"""Matches ``"finding_id":"f-0123456789abcdef"``. No text holds this: a quotation mark in one is written ``\\"``."""
_STATE = re.compile(r'"status":"([a-z]+)","cause":(?:null|"([a-z]+)"),"first_seen":')
"""Matches ``"status":"open","cause":null,"first_seen":``, as a finding of today is written."""


class FindingLine:
    """A finding's line of JSON, parsed no further than it is asked for."""

    __slots__ = ("_finding", "_state", "line")

    def __init__(self, line: str) -> None:
        """Take a line that is a finding's, of this or an older version."""
        self.line = line
        self._finding: Finding | None = None
        self._state: tuple[FindingStatus, FindingCause | None] | None = None

    @property
    def finding(self) -> Finding:
        """Return the whole finding."""
        if self._finding is None:
            self._finding = Finding.model_validate_json(self.line, extra="ignore")
        return self._finding

    @property
    def finding_id(self) -> str:
        """Return its id."""
        found = _ID.search(self.line, 0, 100)  # the first field but one
        return found[1] if found else self.finding.finding_id

    @property
    def status(self) -> FindingStatus:
        """Return its state."""
        return self._read_state()[0]

    @property
    def cause(self) -> FindingCause | None:
        """Return its cause."""
        return self._read_state()[1]

    def _read_state(self) -> tuple[FindingStatus, FindingCause | None]:
        if self._state is None:
            found = _STATE.search(self.line)
            if found:
                self._state = FindingStatus(found[1]), FindingCause(found[2]) if found[2] else None
            else:
                self._state = self.finding.status, self.finding.cause
        return self._state

    @property
    def audit(self) -> str:
        """Return its audit."""
        return self.finding.audit

    @property
    def subject(self) -> str:
        """Return what it is about."""
        return self.finding.subject

    @property
    def evidence(self) -> Quote:
        """Return the words that it quotes."""
        return self.finding.evidence


def whole(named: Named) -> Finding:
    """Return the finding, parsed where it is not."""
    if isinstance(named, FindingLine):
        return named.finding
    assert isinstance(named, Finding)
    return named
