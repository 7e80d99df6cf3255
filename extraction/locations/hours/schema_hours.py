"""Read opening hours in schema.org's properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from extraction.locations.hours.clock import exact_times
from extraction.locations.hours.read_hours import once_a_day, read_hours
from extraction.locations.hours.week_days import WEEK, day_of, days_of
from schemas.location import Hours

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_DAYS = rf"{_DAY}(?:\s?-\s?{_DAY})?(?:\s?,\s?{_DAY}(?:\s?-\s?{_DAY})?){{0,20}}"
_TIMES = r"\d\d?:\d\d(?::\d\d)?\s?[-–]\s?\d\d?:\d\d(?::\d\d)?"
_RULE = re.compile(
    rf"(?P<days>{_DAYS})(?:\s*:?\s*(?P<times>{_TIMES}(?:\s?,\s?{_TIMES})*)|\s+(?P<off>off|closed))"
)
"""Matches ``Mo-Fr 09:00-12:00,13:00-17:00``, schema.org's own form."""
_ALWAYS = re.compile(r"(?i)\s*(?:Mo-Su|24/7|Mo-Su\s+(?:24/7|all day))\s*")
"""Matches ``Mo-Su``: days without times are open all day (schema.org openingHours)."""


def read_schema_hours(node: object, resolve: Callable[[Any], Any] = lambda value: value) -> list[Hours]:
    """Return the hours of a schema.org node: ``openingHours`` strings and ``openingHoursSpecification``.

    ``resolve`` follows a bare ``@id``. Hours that hold from one date to another are left out.
    """
    if not isinstance(node, Mapping):
        return []
    found: list[Hours] = []
    for text in _list(node.get("openingHours")):
        if isinstance(text, str):
            found.extend(_schema_text(" ".join(text.split())))
    for item in _list(node.get("openingHoursSpecification")):
        given = resolve(item)
        if isinstance(given, Mapping) and (hours := _specification(given)):
            found.append(hours)
        elif isinstance(given, str):
            found.extend(_schema_text(" ".join(given.split())))
    return once_a_day(found)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _schema_text(text: str) -> list[Hours]:
    if _ALWAYS.fullmatch(text):
        return [Hours(days=list(WEEK), opens="00:00", closes="24:00", raw=text)]
    rules = list(_RULE.finditer(text))
    if not rules or re.sub(r"[\s;,.]", "", _RULE.sub("", text)):
        return read_hours([text])
    found: list[Hours] = []
    for rule in rules:
        days = list(days_of(re.sub(r"(?i),?\s?\b[PS]H\b,?", "", rule["days"])))
        if not days:
            continue
        if rule["off"]:
            found.append(Hours(days=days, raw=rule.group()))
        for span in re.findall(_TIMES, rule["times"] or ""):
            opens, closes = re.split(r"\s?[-–]\s?", span)
            if times := exact_times(opens, closes):
                found.append(Hours(days=days, opens=times[0], closes=times[1], raw=rule.group()))
    return found


def _specification(item: Mapping[str, Any]) -> Hours | None:
    if item.get("validFrom") or item.get("validThrough"):
        return None
    names = [name for value in _list(item.get("dayOfWeek")) for name in _names(value)]
    days = sorted({at for name in names if (at := day_of(name)) is not None})
    opens, closes = item.get("opens"), item.get("closes")
    if not days or not (isinstance(opens, str) and isinstance(closes, str)):
        return None
    chosen = [WEEK[at] for at in days]
    raw = f"{', '.join(chosen)} {opens}-{closes}"
    if opens[:5] == closes[:5] == "00:00":
        return Hours(days=chosen, raw=raw)  # Google: in structured data this means a closed day
    times = exact_times(opens, closes)
    return Hours(days=chosen, opens=times[0], closes=times[1], raw=raw) if times else None


def _names(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("name")
    if not isinstance(value, str):
        return []
    return [part for part in re.split(r"\s*,\s*|\s+", value.strip()) if part]
