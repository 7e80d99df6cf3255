"""Name the standard that the audits of slips cite."""

from __future__ import annotations

from schemas.audit_info import Standard

NO_ERRORS = Standard(
    name="Stanford Guidelines for Web Credibility",
    clause="10: avoid errors of all types, no matter how small they seem",
    url="https://credibility.stanford.edu/guidelines/index.html",
)
"""Readers take small errors for a sign of what they cannot check."""
