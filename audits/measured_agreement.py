"""Put how far scores agree with what people find hard into the descriptions of the audits that rest on them."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from importlib import resources

from audits.contract import Audit
from schemas.audit_info import Agreement

_OF_SCORES = frozenset({"hard-to-read", "hard-section"})
"""Audits that rest on a score of a text."""


def with_agreement(audit: Audit) -> Audit:
    """Return an audit that rests on a score with the measured agreement in its description; any other as it is."""
    if audit.info.audit not in _OF_SCORES:
        return audit
    return replace(audit, info=audit.info.model_copy(update={"agreement": list(measured_agreement())}))


@functools.cache
def measured_agreement() -> tuple[Agreement, ...]:
    """Return what ``benchmarks/ratings.py`` measured on texts that people rated."""
    stored = json.loads(resources.files("audits").joinpath("data", "agreement.json").read_text("utf-8"))
    return tuple(Agreement.model_validate_json(json.dumps(one)) for one in stored)
