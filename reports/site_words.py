"""Write dates, hours and numbers as readers of the site's English do (Unicode CLDR, by Babel)."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Sequence

from babel import Locale, UnknownLocaleError, dates, numbers

from schemas.dates import in_words
from schemas.location import Hours

_SPACES = re.compile(r"[\u2009\u202f\xa0]")
"""CLDR's thin and fixed blanks, e.g. in ``9:00\u202fAM``: a report is searched and copied with common ones."""
_WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
_HALF_DAY = re.compile(r"(am|pm|a\.m\.|p\.m\.)", re.IGNORECASE)


class SiteWords:
    """The words of one locale; the same value gives the same words."""

    def __init__(self, locale: str = "en-US") -> None:
        """Take a BCP 47 tag; one that CLDR does not know is written as American English."""
        self.tag = locale
        try:
            self._locale = Locale.parse(locale, sep="-")
        except (UnknownLocaleError, ValueError):
            self._locale = Locale("en", "US")

    def day(self, value: datetime.date | None) -> str:
        """Return a date (or the date of a time) as ``Aug 3, 2021`` or ``3 Aug 2021``; empty for none."""
        return "" if value is None else _day(value.year, value.month, value.day, self._locale)

    def day_near(self, value: datetime.date, today: datetime.date) -> str:
        """Return a date without its year where that is today's: ``Aug 3``."""
        if value.year != today.year:
            return self.day(value)
        return str(dates.format_skeleton("MMMd", value, locale=self._locale))

    def iso_day(self, value: str) -> str:
        """Return an ISO 8601 date no finer than it is: ``2021``, ``Aug 2021``, ``Aug 3, 2021``."""
        return in_words(value, self.tag)

    def month(self, value: str) -> str:
        """Return ``2021-08`` as ``Aug 2021``."""
        return in_words(value, self.tag)

    def moment(self, value: datetime.datetime) -> str:
        """Return a time as ``Aug 3, 2021, 10:05 UTC``."""
        zoned = value.astimezone(datetime.UTC)
        return f"{self.day(zoned)}, {zoned:%H:%M} UTC"

    def number(self, value: float) -> str:
        """Return a number with its groups apart, ``12,345``; at most one decimal."""
        if -1000 < value < 1000 and float(value).is_integer():
            return str(int(value))
        return str(numbers.format_decimal(round(value, 1), locale=self._locale))

    def plural(self, count: int, one: str, many: str | None = None) -> str:
        """Return the count with its noun: ``1 page``, ``2 pages``."""
        return f"{self.number(count)} {one if count == 1 else many or one + 's'}"

    def percent(self, part: float, whole: float) -> str:
        """Return a share in whole percents; never 0% or 100% of what is some or not quite all."""
        share = part / whole if whole else 0.0
        rounded = round(100 * share)
        if rounded == 0 and part > 0:
            return "<" + self._share(0.01)
        if rounded == 100 and part < whole:
            return self._share(0.99)
        return self._share(rounded / 100)

    def week(self, lines: Sequence[Hours]) -> list[str]:
        """Return opening hours, days of the same hours together: ``Mon–Fri 9 am–6 pm``, ``Sat closed``."""
        days: dict[str, list[str]] = {}
        for line in lines:
            days.setdefault(self._open(line), []).extend(line.days)
        several = {day for day in _WEEK if sum(day in some for some in days.values()) > 1}
        if several:  # closed over noon: as the page has it
            return [f"{self._days(line.days)} {self._open(line)}" for line in lines]
        return [f"{self._days(some)} {said}" for said, some in days.items()]

    def _open(self, line: Hours) -> str:
        if line.opens and line.closes:
            open_hours = f"{self._hour(line.opens)}–{self._hour(line.closes)}"
            return open_hours + (" by appointment" if line.by_appointment else "")
        return "by appointment" if line.by_appointment else "closed"

    def _days(self, days: Iterable[str]) -> str:
        """Return days, those in a row as a range: ``Mon–Thu, Sat``."""
        runs: list[list[int]] = []
        for index in sorted({_WEEK.index(day) for day in days}):
            if runs and runs[-1][-1] == index - 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        names = dates.get_day_names("abbreviated", locale=self._locale)
        parts = [
            f"{names[run[0]]}–{names[run[-1]]}" if len(run) > 2 else ", ".join(names[index] for index in run)
            for run in runs
        ]
        return ", ".join(parts)

    def _share(self, value: float) -> str:
        return str(numbers.format_percent(value, locale=self._locale))

    def _hour(self, value: str) -> str:
        """Return a time of the day: ``9 am``, ``5:30 pm``; ``18:00`` where the country counts to 24."""
        hour, minute = int(value[:2]) % 24, int(value[3:])
        moment = datetime.time(hour, minute)
        said = _SPACES.sub(" ", dates.format_time(moment, "short", locale=self._locale))
        if not _HALF_DAY.search(said):
            return said
        skeleton = "h" if minute == 0 else "hm"
        short = _SPACES.sub(" ", dates.format_skeleton(skeleton, moment, locale=self._locale))
        return _HALF_DAY.sub(lambda found: found[0].lower(), short)


@functools.lru_cache(maxsize=4096)
def _day(year: int, month: int, day: int, locale: Locale) -> str:
    return str(dates.format_date(datetime.date(year, month, day), "medium", locale=locale))
