"""Give what was measured of each rule for slips: hits on texts that nobody made for it, and how many were right."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from schemas.dates import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePrecision:
    """The labelled hits of a rule."""

    hits: int
    """Different passages that it called a slip, the same words on several pages once; each was read by a person."""
    right: int
    """Those that are slips; arguable ones count as not."""
    words: int
    """Words that were read for it."""
    measured_on: str
    """Day of the measurement, ISO 8601."""

    def in_words(self, locale: str = "en-GB") -> str:
        """Return e.g. ``19 of 20 right in 1,485,030 words (30 Nov 2026)``."""
        found = f"{self.right} of {self.hits} right" if self.hits else "nothing found"
        return f"{found} in {self.words:,} words ({in_words(self.measured_on, locale)})"


def in_lines(audit: str) -> list[str]:
    """Return a line for each measured rule of an audit that found something, and one for all that did not."""
    rules = rules_of(audit)
    lines = [f"{rule}: {measured.in_words()}" for rule, measured in rules.items() if measured.hits]
    silent = [rule for rule, measured in rules.items() if not measured.hits]
    if silent:
        lines.append(f"{', '.join(silent)}: {rules[silent[0]].in_words()}, right or wrong")
    return lines


def rules_of(audit: str) -> Mapping[str, RulePrecision]:
    """Return the measured rules of an audit by name, in the order of their names; empty where it has none."""
    return _measured().get(audit, {})


@functools.cache
def _measured() -> Mapping[str, Mapping[str, RulePrecision]]:
    """Return what ``benchmarks/slip_rules.py`` stored: audit, then rule."""
    stored = json.loads(resources.files("audits").joinpath("data", "rule_precision.json").read_text("utf-8"))
    return {
        audit: {rule: RulePrecision(**counts) for rule, counts in sorted(rules.items())}
        for audit, rules in stored.items()
    }
