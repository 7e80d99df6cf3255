"""A finding as its line and its state: most of a run's findings change in nothing else, and are parsed no further."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from schemas.finding import Finding
from schemas.finding_state import FindingState, state_json
from schemas.vocabulary import Severity, Tier

_NEW = state_json(FindingState())
"""The state of a finding as an audit makes it, in its line. No text holds it: a quotation mark in one is written
``\\"``."""
_BEGIN = re.compile(r'\{"record":"finding","finding_id":"f-[0-9a-f]{16}","audit":"')
"""Matches ``{"record":"finding","finding_id":"f-0123456789abcdef","audit":"``, as a line of today begins."""
_END = re.compile(re.escape(_NEW) + r',"minutes":(?:null|[0-9]+),"shown":(?:true|false)\}')
"""Matches the new state with ``,"minutes":45,"shown":true}``, as the line of an audit's finding ends."""
_LONGEST_END = len(_NEW) + 60


class HeadWords(msgspec.Struct, frozen=True, gc=False):
    """What of quoted words says where they are."""

    start: int | None = None
    block: str | None = None


class HeadPlace(msgspec.Struct, frozen=True, gc=False):
    """One place of a finding."""

    url: str
    evidence: HeadWords


class FindingHead(msgspec.Struct, frozen=True, gc=False):
    """The fields of a finding that its state and its place among the others follow from; see `Finding`."""

    finding_id: str
    audit: str
    severity: Severity
    tier: Tier
    subject: str
    page_count: int
    evidence: HeadWords
    url: str | None = None
    occurrences: Sequence[HeadPlace] = ()


_head = msgspec.json.Decoder(FindingHead).decode


class StatedFinding(NamedTuple):
    """A finding with a state; `line` is written with it."""

    head: FindingHead
    state: FindingState
    written: str
    """Its line with another id or state, perhaps."""
    written_id: str
    written_state: str
    """Those of that line."""

    @classmethod
    def of_line(cls, line: str) -> StatedFinding:
        """Return the finding of a line that an audit made; one that is not written as today is parsed whole."""
        if not _BEGIN.match(line) or not _END.search(line, max(0, len(line) - _LONGEST_END)):
            return cls.of(Finding.model_validate_json(line, extra="ignore"))
        head = _head(line)
        return cls(head, FindingState(), line, head.finding_id, _NEW)

    @classmethod
    def of(cls, finding: Finding) -> StatedFinding:
        """Return a whole finding with its state."""
        line = finding.to_json()
        written = line[line.rindex('"status":"') : line.rindex(',"minutes":')]
        return cls(_head(line), FindingState.of(finding), line, finding.finding_id, written)

    def with_id(self, finding_id: str) -> StatedFinding:
        """Return the finding under another id."""
        return self._replace(head=msgspec.structs.replace(self.head, finding_id=finding_id))

    def line(self) -> str:
        """Return its line."""
        line, own_id = self.written, self.head.finding_id
        state = state_json(self.state)
        if state != self.written_state:
            line = line.replace(self.written_state, state, 1)
        if own_id != self.written_id:
            line = line.replace(f'"finding_id":"{self.written_id}"', f'"finding_id":"{own_id}"', 1)
        return line

    def whole(self) -> Finding:
        """Return it as a record."""
        return Finding.model_validate_json(self.line(), extra="ignore")
