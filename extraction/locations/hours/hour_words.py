"""Read one line of text as opening hours: days, times, closed, or by appointment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from extraction.locations.hours.clock import TIME, is_bare, minutes_of, times_of
from extraction.locations.hours.week_days import DAYS, TO, WEEK, Day, days_of

MAX_LINE = 300
"""Most characters of a line that may hold hours; a longer one is a paragraph."""


@dataclass(frozen=True, slots=True)
class DayTimes:
    """Days with their hours in one line."""

    days: tuple[Day, ...]
    """In the week's order."""
    opens: str | None
    """24-hour time; null where the days are closed or by appointment only."""
    closes: str | None
    """24-hour time."""
    raw: str
    """The words."""
    by_appointment: bool = False
    """True if patients are seen by appointment only."""
    weak: bool = False
    """True if the words could be a date or a score; such hours are kept only beside others."""
    left_out: bool = False
    """True if the words leave the half of the day open (``Fri: 6–8``): counted, and not hours."""


@dataclass(frozen=True, slots=True)
class Break:
    """The hours in which an open office shuts at noon."""

    days: tuple[Day, ...]
    """The days it holds for; empty for all."""
    begins: str
    """24-hour time."""
    ends: str
    """24-hour time."""
    raw: str
    """The words."""


class Part(Enum):
    """Kind of a line that as a whole is only half of a line of hours."""

    DAYS = "days"
    VALUES = "values"
    TIME = "time"
    TO = "to"


@dataclass(frozen=True, slots=True)
class HourWords:
    """The hours, breaks or half line in a line of text."""

    times: tuple[DayTimes, ...] = ()
    """Complete hours."""
    breaks: tuple[Break, ...] = ()
    """Breaks at noon."""
    part: Part | None = None
    """The half of a line of hours that makes up the whole line."""
    before: str = ""
    """The words before the first hours."""


_SPAN = rf"(?:{TIME}){TO}(?:{TIME})(?![\d:%])"
_LUNCH = (
    rf"(?:closed\s+)?(?:for\s+|during\s+)?lunch(?:\s+(?:break|hours?|closure|time))?[\s:(–-]*(?:daily\s+)?"
    rf"(?:from\s+|between\s+)?{_SPAN}"
    rf"|closed[\s:(]*(?:daily\s+)?(?:from\s+|between\s+)?{_SPAN}(?:\s*(?:for|during)\s+(?:a\s+)?lunch)?"
    rf"|{_SPAN}[\s,(]*(?:closed\s+)?(?:for\s+|during\s+)?lunch\b(?!\D{{0,12}}\d)"
)
_TOKEN = re.compile(
    rf"(?i)(?<![\w$€£:])(?<!\d\.)(?:(?P<lunch>{_LUNCH})|(?P<span>{_SPAN}|between\s+(?:{TIME})\s+and\s+(?:{TIME})(?![\d:%]))"
    r"|(?P<all>(?:open\s+)?24\s*(?:hours(?:\s+a\s+day)?|hrs\.?|h\b|/\s?7)|open\s+all\s+day|round\s+the\s+clock)"
    r"|(?P<closed>closed\b)"
    r"|(?P<appointment>(?:\(?\s*(?:open\s+|seen\s+)?by\s+(?:prior\s+)?(?:appointment|appt)s?\.?(?:\s+only)?"
    r"|(?:appointments?|appts?\.?)\s+only)\b\)?)"
    rf"|(?P<days>{DAYS})(?!\w))"
)
"""Matches ``Mon–Fri``, ``8am–5pm``, ``Closed``, ``24 hours``, ``by appointment only``, ``lunch 12–1``."""
_EDGES = re.compile(rf"(?i)(?P<opens>{TIME})(?:{TO}|\s+and\s+)(?P<closes>{TIME})(?![\d:%])")
"""Matches ``8am–5pm``."""
_LINK = re.compile(
    r"(?i)[\s:;|,.\-–—()\[\]=>•·*‒…_~]*"
    r"(?:(?:from|open|hours?|we(?:\s+a|['’]?)re\s+open|is|are|only|office|am|pm)\b[\s:.,\-–—]*){0,3}"
)
"""Matches the `` open from `` between days and times."""
_SHORT_LINK = re.compile(r"[\s:;|,.\-–—()=>•·*]*")
"""Matches the ``: `` after a day whose name is a word too."""
_AND = re.compile(r"(?i)[\s,&/;|+·•()]*(?:\b(?:and|or|then|again)\b\s*)?(?:from\s+)?")
"""Matches the `` and `` between the morning's and the afternoon's hours."""
_ON = re.compile(r"(?i)[\s,:;(–—-]*(?:\bon\s+|\bevery\s+|\beach\s+|\ball\s+day\s+(?:on\s+)?)?(?:the\s+)?")
"""Matches the `` on `` between hours and days."""
_UNSURE = re.compile(
    r"(?i)\b(?:except|excluding|other than|but not|every\s+other|alternat\w+|select(?:ed)?|some|certain|most|rotating|"
    r"bi-?weekly|(?:1st|2nd|3rd|4th|first|second|third|fourth|last)\s+(?:and\s+\w+\s+)?(?:mon|tue|wed|thu|fri|sat|sun)|"
    r"of\s+(?:the|each|every)\s+month|monthly|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|"
    r"\d\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|(?:19|20)\d\d\b|\d/\d+/\d)"
)
"""Matches ``every other`` and ``Dec. 24``: hours that hold for some weeks only."""
_WORDLIKE = re.compile(r"(?i)(?:sun|sat|we|mo|tu|th|fr|sa|su|[mtwrf])\.?")
"""Matches ``Sun``: a day's name that other words share ("the sun 10 am to 4 pm")."""
_CANDIDATE = re.compile(
    r"(?i)\d|noon|closed|appointment|appt|\b(?:mon|tue|wed|thu|fri|sat|sun|mo|tu|we|th|fr|sa|su|daily|every\s?day|week)"
)
"""Matches ``Mon``: a quick test that most lines fail."""
_DAYS_ONLY = re.compile(rf"(?i)\W*(?:{DAYS})[\s:.,\-–—|]*")
_TIME_ONLY = re.compile(rf"(?i)\W*(?:{TIME})[\s.,|]*")
_TO_ONLY = re.compile(r"(?i)\s*(?:-|–|—|to|until|till)\s*")
_NO_DAY = re.compile(
    r"(?i)^(?:(?:office|opening|business|our|clinic)?\s*hours?\s*[:\-–]?\s*|we(?:\s+a|['’])re\s+)?$"
)
"""Matches the ``Hours: `` before ``Open 24/7``."""


@lru_cache(maxsize=2048)
def hour_words(line: str) -> HourWords:
    """Return the opening hours in a line; a line of prose, of dates or of some weeks only has none."""
    if len(line) <= 6 and _TO_ONLY.fullmatch(line):
        return HourWords(part=Part.TO)
    if len(line) > MAX_LINE or not _CANDIDATE.search(line) or _UNSURE.search(line):
        return HourWords()
    tokens = [m for m in _TOKEN.finditer(line) if m.lastgroup != "days" or days_of(m["days"])]
    if not tokens:
        return HourWords(part=_simple_part(line))
    reader = _Line(line, tokens)
    times = reader.read()
    if not times and not reader.breaks:
        return HourWords(part=_part(line, tokens))
    return HourWords(times, tuple(reader.breaks), None, line[: tokens[0].start()])


def values_of(days: tuple[Day, ...], text: str) -> tuple[DayTimes, ...]:
    """Return the hours that the second half of a line gives to the days of the first."""
    result: list[DayTimes] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in ("days", "lunch"):
            _add(result, days, match, text)
    return tuple(result)


class _Line:
    """Reader that pairs the days of a line with their times."""

    def __init__(self, line: str, tokens: list[re.Match[str]]) -> None:
        self._line = line
        self._tokens = tokens
        self.breaks: list[Break] = []

    def read(self) -> tuple[DayTimes, ...]:
        kinds = [token.lastgroup for token in self._tokens]
        if "days" not in kinds:
            self._break_alone()
            return self._without_days()
        first = next(kind for kind in kinds if kind != "lunch")
        backwards = first in ("span", "all") and kinds[-1] == "days"
        return self._times_first() if backwards else self._days_first()

    def _gap(self, at: int) -> str:
        return self._line[self._tokens[at].end() : self._tokens[at + 1].start()]

    def _break_alone(self) -> None:
        for token in self._tokens:
            if token.lastgroup == "lunch":
                self._break(token, ())

    def _break(self, token: re.Match[str], days: tuple[Day, ...]) -> None:
        edges = _EDGES.search(token.group())
        times = times_of(edges["opens"], edges["closes"], 11 * 60) if edges else None
        if times:
            self.breaks.append(Break(days, *times, raw=token.group().strip(" (")))

    def _without_days(self) -> tuple[DayTimes, ...]:
        token = self._tokens[0]
        before, after = self._line[: token.start()], self._line[token.end() :]
        if (
            token.lastgroup == "all"
            and "7" in token.group()
            and _NO_DAY.match(before)
            and not after.strip(" .!)")
        ):
            return (DayTimes(WEEK, "00:00", "24:00", self._line.strip()),)
        return ()

    def _days_first(self) -> tuple[DayTimes, ...]:
        found: list[DayTimes] = []
        days: tuple[Day, ...] = ()
        own: list[DayTimes] = []
        begin = 0
        for at, token in enumerate(self._tokens):
            kind = token.lastgroup
            gap = self._gap(at - 1) if at else ""
            if kind == "days":
                if at and self._tokens[at - 1].lastgroup == "closed" and not days and _ON.fullmatch(gap):
                    raw = self._line[self._tokens[at - 1].start() : token.end()]
                    found.extend(own)
                    found.append(DayTimes(days_of(token["days"]), None, None, raw))
                    days, own = (), []
                    continue
                found.extend(own)
                days, own, begin = (), [], token.start()
                if self._names_days(at):
                    days = days_of(token["days"])
                continue
            if kind == "lunch":
                self._break(token, days if not own else own[0].days)
                continue
            if kind == "closed" and self._closes_the_next(at, bool(own)):
                found.extend(own)
                days, own = (), []
                continue
            link = _AND if own or not days else self._link(begin)
            if days and (link.fullmatch(gap) or (own and kind == "appointment")):
                _add(own, days, token, self._line, begin)
            else:
                days = ()
                found.extend(own)
                own = []
        return (*found, *own)

    def _names_days(self, at: int) -> bool:
        """Return whether a day's name means the day: ``sun`` inside a sentence does not."""
        token = self._tokens[at]
        if not _WORDLIKE.fullmatch(token["days"].strip()):
            return True
        before = self._line[: token.start()].rstrip()
        return not before or not before[-1].isalnum() or (at > 0 and not self._gap(at - 1).strip())

    def _link(self, begin: int) -> re.Pattern[str]:
        token = next(t for t in self._tokens if t.start() == begin)
        return _SHORT_LINK if _WORDLIKE.fullmatch(token["days"].strip()) else _LINK

    def _closes_the_next(self, at: int, has_value: bool) -> bool:
        """Return whether ``closed`` belongs to the days after it: ``Mon–Fri 8–5, closed weekends``."""
        if at + 1 >= len(self._tokens) or self._tokens[at + 1].lastgroup != "days":
            return False
        if not _ON.fullmatch(self._gap(at)):
            return False
        before = self._line[: self._tokens[at].start()].rstrip()
        return has_value or at == 0 or before.endswith("(")

    def _times_first(self) -> tuple[DayTimes, ...]:
        found: list[DayTimes] = []
        values: list[re.Match[str]] = []
        for at, token in enumerate(self._tokens):
            kind = token.lastgroup
            if kind == "lunch":
                self._break(token, ())
            elif kind != "days":
                if values and not _AND.fullmatch(self._gap(at - 1)):
                    values = []
                values.append(token)
            elif values and _ON.fullmatch(self._gap(at - 1)):
                own: list[DayTimes] = []
                for value in values:
                    _add(own, days_of(token["days"]), value, self._line)
                raw = self._line[values[0].start() : token.end()]
                found.extend(replace(times, raw=raw) for times in own)
                values = []
        return tuple(found)


def _add(
    own: list[DayTimes], days: tuple[Day, ...], token: re.Match[str], line: str, begin: int | None = None
) -> None:
    """Add a value to these days; hours that overlap those before are not a second half of the day."""
    raw = line[token.start() if begin is None else begin : token.end()].strip()
    kind = token.lastgroup
    if kind == "appointment":
        if own:
            own[:] = [replace(times, by_appointment=True, raw=raw) for times in own]
        else:
            own.append(DayTimes(days, None, None, raw, by_appointment=True))
    elif kind == "closed":
        if not own:
            own.append(DayTimes(days, None, None, raw))
    elif kind == "all":
        own.append(DayTimes(days, "00:00", "24:00", raw))
    elif edges := _EDGES.search(token.group()):
        own[:] = [times for times in own if not times.left_out]
        last = own[-1].closes if own else None
        after = minutes_of(last) if last else None
        times = times_of(edges["opens"], edges["closes"], after)
        if times is None and not own:
            own.append(DayTimes(days, None, None, raw, left_out=True))
        elif times and (after is None or minutes_of(times[0]) >= after):
            weak = is_bare(edges["opens"], edges["closes"]) and len(days) == 1
            if begin is not None and own:
                raw = line[begin : token.end()].strip()
            own.append(DayTimes(days, *times, raw=raw, weak=weak))


def _simple_part(line: str) -> Part | None:
    return Part.TIME if _TIME_ONLY.fullmatch(line) else None


def _part(line: str, tokens: list[re.Match[str]]) -> Part | None:
    if _DAYS_ONLY.fullmatch(line):
        return Part.DAYS
    if all(token.lastgroup not in ("days", "lunch") for token in tokens):
        rest = line
        for token in tokens:
            rest = rest.replace(token.group(), "", 1)
        if _AND.fullmatch(rest.strip(" .:*-–—")):
            return Part.VALUES
    return _simple_part(line)
