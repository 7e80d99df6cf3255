"""Tell of what an audit's answer is made, so that an answer to the same is not asked for twice."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.profile import Profile
from schemas.vocabulary import FactName
from store.kept_results import key_of

if TYPE_CHECKING:
    from audits.contract import Audit

_OF_TEXT = frozenset((FactName.TEXT, FactName.OBSERVATIONS))
"""Facts that a text's own record holds."""


class AuditKeys:
    """Keys of what the audits of one profile say.

    In each key are the code of the audits and what it stands on, the profile with the words that are right, and other
    people's audits with their versions and files. The day is in none: whoever asks for it says so.
    """

    def __init__(self, profile: Profile) -> None:
        """Take the profile that the audits see (`audited_profile`)."""
        from audits.contract import HistoryAudit, SiteAudit
        from audits.registry import OURS, active

        self._profile = profile
        audits = active(profile)
        of_records = [audit for audit in audits if not isinstance(audit, SiteAudit)]
        self.others = [audit for audit in audits if audit not in OURS]
        """Audits of other people, whose answers on the whole site are asked for in each run."""
        self.reads_pages = any(FactName.PAGE in audit.info.reads for audit in of_records)
        """True where an audit of one record is handed the page's own record: then all of it is in the key."""
        self.of_text_alone = frozenset(
            audit.info.audit for audit in of_records if set(audit.info.reads) <= _OF_TEXT
        )
        """Audits that are handed nothing but the text: no facts of its page."""
        self.reads_previous = any(isinstance(audit, HistoryAudit) for audit in audits)
        """True where an audit is handed the text of the run before: then it is in the key."""

    @cached_property
    def prefix(self) -> str:
        """What all keys of the profile have in common, as 64 hexadecimal digits."""
        from audits.fingerprint import fingerprint

        return key_of(
            fingerprint(),
            platform.python_version(),
            version("pydantic"),
            self._profile.to_json(),
            *_versions(self.others),
        )

    def key(self, *parts: str | bytes) -> str:
        """Return the key of an answer to these parts."""
        return key_of(self.prefix, *parts)


def _versions(others: Sequence[Audit]) -> list[str]:
    """Return what names the code of other people's audits: their ids and versions, and the files that hold them."""
    found: list[str] = []
    for audit in others:
        file = getattr(sys.modules.get(getattr(audit.check, "__module__", "")), "__file__", None)
        code = hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""
        found.append(f"{audit.info.to_json()} {code}")
    return found
