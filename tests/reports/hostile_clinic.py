"""The sample with every free text replaced by one that attacks its reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from enum import Enum
from typing import Any

from pydantic import BaseModel

from reports.coverage import TextSummary
from reports.view import ReportData
from schemas.reject import Reject
from tests.reports.clinic_sample import sample

SCRIPT = (
    "</style></script></title></textarea><script>window.pwned=1</script>"
    '<img src=x onerror="window.pwned=1"><svg onload=window.pwned=1>\' " onmouseover=window.pwned=1 x=\''
    "{{ 7*7 }}{% raw %}<!--"
)
BIDI = "\u202eesrever\u2066isolate\u200f mark\u0000nul\x1b[31mred\x9b2J\ud800surrogate\ufffe"
URL = "javascript:window.pwned=1//"
MARKUP = "[bold red]markup[/] [link=https://evil.example]x[/link] :warning:"
WORD = "Donaudampfschifffahrts" * 60
TEXT = f"{SCRIPT}{BIDI}{MARKUP}{WORD}"

_URLS = {"url", "final_url", "canonical_url", "profile_url", "site"}
_KEPT = {"record", "kind", "value", "page_id", "article_id", "location_id", "finding_id", "id", "days"}
"""Texts that a pattern or an enumeration guards, so that a page cannot reach them."""


def hostile(text: str = TEXT, url: str = URL) -> ReportData:
    """Return the sample run with ``text`` in every free text and ``url`` in every URL, past all validation."""
    data = sample()
    changed: dict[str, Any] = {
        field.name: [_poison(record, text, url) for record in getattr(data, field.name)]
        for field in fields(data)
        if field.init
        and isinstance(getattr(data, field.name), Sequence)
        and not isinstance(getattr(data, field.name), str)
    }
    changed |= {"run": text, "site": url, "name": text, "reason": text, "previous": text}
    changed |= {"left_out": {f"max_pattern_pages {text}": 1, text: 2}}
    changed |= {"versions": {text: text}, "timings": {text: 1.0}, "outcome_counts": {text: {text: 1}}}
    return replace(data, **changed)


def _poison(value: Any, text: str, url: str, name: str = "") -> Any:
    if isinstance(value, BaseModel):
        update = {
            key: _poison(inner, text, url, key)
            for key, inner in value
            if key not in _KEPT or isinstance(inner, BaseModel)
        }
        if isinstance(value, Reject):
            update["value"] = text
        return value.model_copy(update=update)
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return url if name in _URLS else text
    if isinstance(value, TextSummary):
        return replace(
            value,
            **{
                each.name: _poison(getattr(value, each.name), text, url, each.name)
                for each in fields(value)
                if each.name not in _KEPT
            },
        )
    if isinstance(value, list):
        return [_poison(inner, text, url, name) for inner in value]
    if isinstance(value, dict) and not any(isinstance(key, Enum) for key in value):
        return dict.fromkeys([text], _poison(next(iter(value.values()), text), text, url, name))
    return value
