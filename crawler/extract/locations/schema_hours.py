"""Opening hours in schema.org's properties."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crawler.extract.locations.hours import WEEK, day_of, days_of, read_hours, times_of
from schemas.location import Hours

_SCHEMA = re.compile(
    r"^(?P<days>(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?,?\s?)+)\s*(?P<open>\d\d?:\d\d)-(?P<close>\d\d?:\d\d)$"
)
"""Matches ``Mo-Fr 09:00-17:00``."""


def read_schema_hours(node: object) -> list[Hours]:
    """Return the hours of a schema.org node: ``openingHours`` strings and ``openingHoursSpecification``."""
    if not isinstance(node, Mapping):
        return []
    found: list[Hours] = []
    texts = node.get("openingHours")
    for text in texts if isinstance(texts, list) else [texts]:
        if isinstance(text, str):
            found.extend(_schema_text(text))
    specified = node.get("openingHoursSpecification")
    for item in specified if isinstance(specified, list) else [specified]:
        if isinstance(item, dict) and (hours := _specification(item)):
            found.append(hours)
    return [hours for at, hours in enumerate(found) if hours not in found[:at]]


def _schema_text(text: str) -> list[Hours]:
    match = _SCHEMA.match(text.strip())
    if match is None:
        return read_hours([text])
    days = days_of(match["days"].strip().rstrip(",").replace(" ", ","))
    times = times_of(match["open"], match["close"])
    return [Hours(days=days, opens=times[0], closes=times[1], raw=text.strip())] if days and times else []


def _specification(item: dict[str, object]) -> Hours | None:
    days_value = item.get("dayOfWeek")
    names = days_value if isinstance(days_value, list) else [days_value]
    days = sorted({at for name in names if isinstance(name, str) and (at := day_of(name)) is not None})
    opens, closes = item.get("opens"), item.get("closes")
    if not days:
        return None
    chosen = [WEEK[at] for at in days]
    if not (isinstance(opens, str) and isinstance(closes, str)):
        return None
    raw = f"{', '.join(chosen)} {opens}-{closes}"
    if opens[:5] == closes[:5] == "00:00":
        return Hours(days=chosen, raw=raw)
    times = times_of(opens, closes)
    return Hours(days=chosen, opens=times[0], closes=times[1], raw=raw) if times else None
