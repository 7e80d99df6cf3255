"""Read opening hours in lines of text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from extraction.locations.hours.clock import minutes_of
from extraction.locations.hours.hour_words import Break, DayTimes, HourWords, Part, hour_words, values_of
from extraction.locations.hours.week_days import days_of
from schemas.location import Hours

NEAR = 2
"""Most lines from one line of hours to another that supports it: a heading or a blank row may be between."""
_OTHERS = re.compile(
    r"(?i)\b(?:doctors?|dr|physicians?|surgeons?|providers?|consult\w*|specialists?|lab(?:s|oratory)?|x-?rays?|imaging|"
    r"radiology|mri|pharmac\w+|optical|dispensary|(?:tele)?phones?\s+(?:hours?|lines?|times?|answered)|phones|"
    r"call\s?cent\w+|helplines?|hotlines?|chat|emergenc\w+|after[- ]hours|billing|holidays?|summer|winter|christmas|"
    r"thanksgiving|easter|new year\S*|infusions?|injections?|shots?|vaccin\w+|parking|cafe\w*|gift|visiting|visitors?|"
    r"events?|webinars?|seminars?|class(?:es)?|workshops?|open house|procedures?|delivery|drive[- ]thru|"
    r"tele(?:health|medicine)|virtual|curbside|school|church|market|drop[- ]?off|pick[- ]?up|join us|support)\b"
)
"""Matches ``Lab``: its hours are not the office's, or hold for some days of the year only."""
_OTHER_CLINIC = re.compile(
    r"(?i)\b(?:flu|covid\S*|vaccin\w+|immuni[sz]ations?|blood|baby|babies|diabet\w+|asthma|travel|screening)\s+clinics?\b"
)
"""Matches ``Flu clinic``: hours of some patients only."""
_CALL = re.compile(r"(?i)\b(?:call|phone|dial|text|ring)\b")
"""Matches ``Call us``: on the line of hours they are the telephone's."""
_OFFICE = re.compile(
    r"(?i)\b(?:office|clinic|practice|reception|front desk|opening|business|regular|normal)\b"
)
"""Matches ``Reception``: words that make hours the office's, whatever is beside them."""
MAX_LABEL = 70
"""Most characters of a line that labels the hours after it."""


@dataclass(frozen=True, slots=True)
class FoundHours:
    """Hours or a break with the line where they begin."""

    line: int
    """The line's ordinal."""
    times: DayTimes | Break
    """The hours or the break."""


def read_hours(lines: Sequence[str]) -> list[Hours]:
    """Return the opening hours of these lines; a day's name may be on the line before its times."""
    return joined(find_hours(lines))


def find_hours(lines: Sequence[str]) -> list[FoundHours]:
    """Return the office's hours by line; those of its doctors, its laboratory and its holidays are left out."""
    words = [hour_words(line) for line in lines]
    found: list[FoundHours] = []
    at = 0
    while at < len(lines):
        here = words[at]
        if here.part is not None:
            end = at
            while end < len(lines) and words[end].part is not None:
                end += 1
            found.extend(_paired(lines, words, at, end))
            at = end
            continue
        found.extend(FoundHours(at, times) for times in here.times)
        found.extend(FoundHours(at, pause) for pause in here.breaks)
        at += 1
    sure = [hours for hours in found if not _is_weak(hours)]
    kept = sure + [
        hours
        for hours in found
        if _is_weak(hours)
        and any(
            abs(other.line - hours.line) <= NEAR
            for other in found
            if other is not hours and not _is_left_out(other)
        )
    ]
    return _offices(sorted(kept, key=lambda hours: hours.line), lines, words)


def joined(found: Sequence[FoundHours]) -> list[Hours]:
    """Return hours as records have them, each day's facts once; a break splits the hours that hold it."""
    breaks = [hours.times for hours in found if isinstance(hours.times, Break)]
    result: list[Hours] = []
    for hours in found:
        if not isinstance(hours.times, DayTimes) or hours.times.left_out:
            continue
        result.extend(
            Hours(
                days=list(part.days), opens=part.opens, closes=part.closes, raw=part.raw,
                by_appointment=part.by_appointment,
            )
            for part in _parted(hours.times, breaks)
        )  # fmt: skip
    return once_a_day(result)


def once_a_day(hours: Sequence[Hours]) -> list[Hours]:
    """Return hours with each fact of a day once: a line that repeats some days keeps the others, or goes."""
    seen: set[tuple[str, str | None, str | None, bool]] = set()
    result = []
    for line in hours:
        facts = {day: (day, line.opens, line.closes, line.by_appointment) for day in line.days}
        days = [day for day in line.days if facts[day] not in seen]
        seen.update(facts.values())
        if days:
            result.append(line if len(days) == len(line.days) else line.model_copy(update={"days": days}))
    return result


def left_out(found: Sequence[FoundHours]) -> int:
    """Return the number of lines of hours that would need a guess."""
    return len({hours.line for hours in found if _is_left_out(hours)})


def _is_left_out(hours: FoundHours) -> bool:
    return isinstance(hours.times, DayTimes) and hours.times.left_out


def _is_weak(hours: FoundHours) -> bool:
    return isinstance(hours.times, DayTimes) and hours.times.weak


def _parted(times: DayTimes, breaks: Sequence[Break]) -> list[DayTimes]:
    for pause in breaks:
        if (
            times.opens is None
            or times.closes is None
            or (pause.days and not set(times.days) <= set(pause.days))
        ):
            continue
        if minutes_of(times.opens) < minutes_of(pause.begins) and minutes_of(pause.ends) < minutes_of(
            times.closes
        ):
            raw = times.raw if pause.raw in times.raw else f"{times.raw}, {pause.raw}"
            return [replace(times, closes=pause.begins, raw=raw), replace(times, opens=pause.ends, raw=raw)]
    return [times]


def _paired(lines: Sequence[str], words: Sequence[HourWords], begin: int, end: int) -> list[FoundHours]:
    """Return the hours of consecutive half lines: days and times in turn, or all days and then all times."""
    parts = _merged(lines, words, begin, end)
    kinds = [kind for _, kind, _ in parts]
    days = [(at, text) for at, kind, text in parts if kind is Part.DAYS]
    values = [(at, text) for at, kind, text in parts if kind is Part.VALUES]
    if not days or not values:
        return []
    block = kinds == [Part.DAYS] * len(days) + [Part.VALUES] * len(values)
    if block and len(days) == len(values) > 1:
        pairs = [(day, [value]) for day, value in zip(days, values, strict=True)]
    elif kinds[0] is Part.DAYS:
        pairs = _following(parts)
    elif kinds == [Part.VALUES, Part.DAYS] * len(days):
        pairs = [(day, [value]) for day, value in zip(days, values, strict=True)]
    else:
        return []
    found: list[FoundHours] = []
    for (at, text), given in pairs:
        named = days_of(text.strip(" :.,-–—|"))
        joint = "; ".join(value for _, value in given)
        for times in values_of(named, joint):
            raw = f"{text.strip()} {joint}".strip()
            found.append(FoundHours(min(at, given[0][0]), replace(times, raw=raw, weak=False)))
    return found


_Piece = tuple[int, str]


def _following(parts: Sequence[tuple[int, Part, str]]) -> list[tuple[_Piece, list[_Piece]]]:
    """Return each line of days with the times after it; none for days on two lines, or with rival times."""
    groups: list[tuple[_Piece, list[_Piece]]] = []
    several = False
    for at, kind, text in parts:
        if kind is Part.DAYS:
            if groups and not groups[-1][1]:
                several = True
            groups.append(((at, text), []))
        elif kind is Part.VALUES and groups:
            groups[-1][1].append((at, text))
    if several:
        return []
    return [(day, given) for day, given in groups if given and not _rivals(given)]


def _rivals(given: Sequence[_Piece]) -> bool:
    spans = [[(t.opens, t.closes) for t in values_of(("mo",), text)] for _, text in given]
    flat = [span for own in spans for span in own]
    if len(given) > 1 and (len(flat) != len(given) or any(o is None or c is None for o, c in flat)):
        return True
    return any(
        not (str(one[1]) <= str(two[0]) or str(two[1]) <= str(one[0])) for one, two in combinations(flat, 2)
    )


def _merged(
    lines: Sequence[str], words: Sequence[HourWords], begin: int, end: int
) -> list[tuple[int, Part, str]]:
    """Return consecutive half lines, ``8:00 AM`` and ``5:00 PM`` on lines of their own as one."""
    parts: list[tuple[int, Part, str]] = []
    at = begin
    while at < end:
        part = words[at].part
        if part is Part.TIME:
            last = at + 2 if at + 2 < end and words[at + 1].part is Part.TO else at + 1
            if last < end and words[last].part is Part.TIME:
                parts.append((at, Part.VALUES, f"{lines[at].strip()} – {lines[last].strip()}"))
                at = last + 1
                continue
        elif part is not None and part is not Part.TO:
            parts.append((at, part, lines[at]))
        at += 1
    return parts


def _offices(
    found: Sequence[FoundHours], lines: Sequence[str], words: Sequence[HourWords]
) -> list[FoundHours]:
    """Return the hours that no label gives to somebody or some season: the words before them, or the line above."""
    kept: list[FoundHours] = []
    foreign: dict[int, bool] = {}
    for hours in found:
        at = hours.line
        if at not in foreign:
            before = words[at].before
            if before.strip(" :–-|•"):
                foreign[at] = _is_others(before[-MAX_LABEL:]) or bool(_CALL.search(before[-MAX_LABEL:]))
            else:
                above = _hours_above(words, foreign, at)
                if above is not None:
                    foreign[at] = foreign[above]
                else:
                    label = lines[at - 1] if at and len(lines[at - 1]) <= MAX_LABEL else ""
                    foreign[at] = _is_others(label)
        if not foreign[at]:
            kept.append(hours)
    return kept


def _hours_above(words: Sequence[HourWords], known: Mapping[int, bool], at: int) -> int | None:
    """Return the nearest judged line above with nothing but hours between, null for none."""
    for line in range(at - 1, -1, -1):
        if line in known:
            return line
        if not (words[line].times or words[line].breaks or words[line].part):
            return None
    return None


def _is_others(label: str) -> bool:
    if _OTHER_CLINIC.search(label):
        return True
    return _OTHERS.search(label) is not None and _OFFICE.search(label) is None
