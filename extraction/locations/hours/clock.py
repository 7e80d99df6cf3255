"""Read clock times in words, with the half of the day that they mean."""

from __future__ import annotations

import re

TIME = (
    r"(?:(?:[01]?\d|2[0-4])(?:\s?[:.]\s?[0-5]\d)?(?:\s*[ap](?:\.\s?m\b\.?|m\b\.?|\b))?|"
    r"(?:12\s+)?noon\b|(?:12\s+)?midnight\b)"
)
"""Matches ``8:30 a.m.``, ``8am``, ``17:00``, ``noon``."""
_CLOCK = re.compile(r"(?i)^(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d\d))?\s*(?P<half>[ap])?")
"""Matches ``8:30 am``."""
_EARLIEST, _LATEST = 5, 8
"""Hours without ``am`` and ``pm``: ``8–5`` opens in the morning from 5 and closes at noon or by 8 in the evening;
offices here open from 07:00 to 11:00 and close from 12:00 to 20:00."""
DAY_MINUTES = 24 * 60


def times_of(opens: str, closes: str, after: int | None = None) -> tuple[str, str] | None:
    """Return opening and closing as 24-hour times, null where the words leave the half of the day open.

    ``after`` is the minute at which the same day's earlier hours end: 1 o'clock after noon is 13:00.

    >>> times_of("8:30", "5"), times_of("8", "5"), times_of("1", "5")
    (('08:30', '17:00'), ('08:00', '17:00'), None)
    """
    first, last = _clock(opens), _clock(closes)
    if first is None or last is None:
        return None
    (start, start_half), (end, end_half) = first, last
    if end == 0 and end_half == "a":
        end = DAY_MINUTES
    if start_half is None and start < 12 * 60:
        if after is not None and after > start:
            start += 12 * 60
        elif end_half == "p" and start < end - 12 * 60:
            if start >= _EARLIEST * 60:
                return None  # "6–8 pm" may begin in the morning
            start += 12 * 60
        elif end_half is None and not opens.strip().startswith("0") and not _opens_in_the_morning(start, end):
            return None  # "Mon 1-5" may be anything
    if end_half is None and end <= start and end < 12 * 60 and not _is_past_midnight(start, end, closes):
        end += 12 * 60
    if 0 <= start < end <= DAY_MINUTES or _is_past_midnight(start, end, closes):
        return _written(start), _written(end)
    return None


def _is_past_midnight(start: int, end: int, closes: str) -> bool:
    """Return whether an office that opens from noon on closes in the next day's morning.

    A closing without half is one only as the 24-hour clock writes it: ``18:00–02:00``.
    """
    if not start >= 12 * 60 > end >= 0:
        return False
    return bool(re.search(r"(?i)\d\s*a", closes) or (start >= 13 * 60 and re.match(r"\s*0\d\s?[:.]", closes)))


def _opens_in_the_morning(start: int, end: int) -> bool:
    """Return whether two times without halves can only be morning and noon, afternoon or the 24-hour clock.

    ``6–8`` may be a morning's or an evening's; ``9–11`` is a morning's, as no office here opens at 21:00.
    """
    rolls = end <= start and 60 <= end <= _LATEST * 60
    return start >= _EARLIEST * 60 and (end >= 12 * 60 or rolls or end > start >= 8 * 60)


def is_bare(opens: str, closes: str) -> bool:
    """Return whether two times are only two numbers, which a date or a score may be too."""
    return all(_is_plain(text) and not re.search(r"(?i)[apn]", text) for text in (opens, closes))


def exact_times(opens: str, closes: str) -> tuple[str, str] | None:
    """Return two ISO 8601 times, as schema.org has them; null where one is not a time or both are equal.

    A day that closes at 00:00 or 23:59 is open to its end, and one that closes before it opens closes on the next day
    (Google: local business structured data).
    """
    minutes = []
    for text in (opens, closes):
        match = re.fullmatch(r"\s*T?([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?\s*", text)
        if match is None:
            return times_of(opens, closes)
        minutes.append(int(match[1]) * 60 + int(match[2]))
    start, end = minutes
    if end in (0, DAY_MINUTES - 1):
        end = DAY_MINUTES
    return (_written(start), _written(end)) if start != end and end <= DAY_MINUTES else None


def minutes_of(written: str) -> int:
    """Return the minutes since midnight of ``08:30``."""
    return int(written[:2]) * 60 + int(written[3:5])


def _is_plain(text: str) -> bool:
    return ":" not in text and not re.search(r"\d\s?\.\s?\d", text)


def _written(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _clock(text: str) -> tuple[int, str | None] | None:
    word = text.strip().casefold()
    if word.endswith("noon"):
        return 720, "p"
    if word.endswith("midnight"):
        return 0, "a"
    match = _CLOCK.match(word)
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and hour > 12:
        half = None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return (hour * 60 + minute, half) if hour <= 24 and minute < 60 else None
