"""Mint the ids of findings: stable over runs, whatever else changes on the page."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

from schemas.finding import Quote

_NO_WORD = re.compile(r"[^\w\s]+")
"""Matches the comma of ``, which``."""


def normalised(evidence: str) -> str:
    """Return a quote without differences of case, width, white space and curly quotes."""
    folded = unicodedata.normalize("NFKC", evidence).casefold().replace("’", "'")
    return " ".join(folded.split())


def side_words(side: str) -> str:
    """Return the words beside a quote, normalised, without punctuation."""
    return " ".join(_NO_WORD.sub(" ", normalised(side)).split())


def identity_of(evidence: Quote, identity: str | None = None) -> tuple[str, ...]:
    """Return what tells a finding from its audit's others on the subject: the identity that the audit states, else the
    quote and the words either side, normalised."""
    if identity is not None:
        return (normalised(identity),)
    return (normalised(evidence.quote), side_words(evidence.prefix), side_words(evidence.suffix))


def whole_id(audit: str, subject: str) -> str:
    """Return the id of a finding that judges its subject as a whole: of audit and subject alone."""
    return FindingIds().mint(audit, subject, ("",))


class FindingIds:
    """Mints the ids of findings; give it the findings in the order of their places."""

    def __init__(self) -> None:
        """Start with no id given."""
        self._given: Counter[tuple[str, ...]] = Counter()

    def mint(self, audit: str, subject: str, identity: tuple[str, ...]) -> str:
        """Return ``f-`` and 16 hexadecimal digits of the sha256 of audit, subject and identity.

        Findings equal in all three differ by an ordinal: 0, 1, …
        """
        parts = (audit, subject, *identity)
        ordinal = self._given[parts]
        self._given[parts] += 1
        key = "\x1f".join((*parts, str(ordinal)))
        return "f-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
