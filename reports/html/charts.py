"""Draw the report's charts as static SVG (leather); colours and fonts come from the style sheet by class."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence

import leather
from leather import theme
from markupsafe import Markup, escape

from reports.site_words import SiteWords

WIDTH, HEIGHT = 560, 200
"""Size in CSS pixels at full width; it shrinks with the page."""
_MOST_TICKS = 4
_SIZE = re.compile(r'<svg width="(\d+)" height="(\d+)"')
"""Matches ``<svg width="560" height="200"``."""
_LONG = re.compile(r"(\d+\.\d{2})\d+")
"""Matches ``318.6666666``."""


def line_chart(
    points: Sequence[tuple[datetime.date, float]], label: str, words: SiteWords, *, top: float | None = None
) -> Markup:
    """Return a line through values by day, from zero up to ``top`` or the largest; empty for fewer than two points.

    ``label`` is what a screen reader says in its place.
    """
    if len(points) < 2:
        return Markup()
    chart = leather.Chart()
    first, last = points[0][0], points[-1][0]
    top = top or max(value for _, value in points)
    ticks = _days([day for day, _ in points])
    chart.set_x_scale(leather.Temporal(_noon(first), _noon(last)))
    chart.set_x_axis(
        leather.Axis(
            ticks=list(map(_noon, ticks)), tick_formatter=lambda value, *_: words.day_near(value, last)
        )
    )
    chart.set_y_scale(leather.Linear(0, _steps(top)[-1]))
    chart.set_y_axis(
        leather.Axis(ticks=_steps(top), tick_formatter=lambda value, *_: words.number(float(value)))
    )
    chart.add_line([(_noon(day), value) for day, value in points])
    return _drawn(chart, label)


def column_chart(columns: Sequence[tuple[str, int]], label: str, words: SiteWords) -> Markup:
    """Return a column a value, named below; empty where all are zero."""
    top = max((value for _, value in columns), default=0)
    if not top:
        return Markup()
    chart = leather.Chart()
    chart.set_y_scale(leather.Linear(0, _steps(top)[-1]))
    chart.set_y_axis(
        leather.Axis(ticks=_steps(top), tick_formatter=lambda value, *_: words.number(float(value)))
    )
    chart.add_columns([(name, value) for name, value in columns])
    return _drawn(chart, label)


def _noon(day: datetime.date) -> datetime.datetime:
    """Return a time of the day: the library cannot scale dates that are a day apart."""
    return datetime.datetime.combine(day, datetime.time(12))


def _days(days: Sequence[datetime.date]) -> list[datetime.date]:
    """Return up to four of the days, the first and the last among them."""
    count = min(_MOST_TICKS, len(days))
    return list(dict.fromkeys(days[round((len(days) - 1) * step / (count - 1))] for step in range(count)))


def _steps(top: float) -> list[int]:
    """Return round numbers from zero to the top or just above it, at most five.

    >>> _steps(100), _steps(14), _steps(3)
    ([0, 25, 50, 75, 100], [0, 5, 10, 15], [0, 1, 2, 3])
    """
    size = 1
    while True:
        for step in (size, 2 * size, *([25 * size // 10] if size >= 10 else []), 5 * size):
            if step * (_MOST_TICKS) >= top:
                return [*range(0, -(-int(top) // step) * step + 1, step)] if top else [0, 1]
        size *= 10


def _drawn(chart: leather.Chart, label: str) -> Markup:
    _use_style_sheet()
    svg = _SIZE.sub(r'<svg viewBox="0 0 \1 \2"', chart.to_svg(width=WIDTH, height=HEIGHT), count=1)
    svg = _LONG.sub(r"\1", svg)
    named = f'<svg class="chart" role="img" aria-label="{escape(label)}"'
    return Markup(svg.replace("<svg", named, 1))  # noqa: S704 - numbers, and words that are escaped


@functools.cache
def _use_style_sheet() -> None:
    """Leave fonts and colours to the style sheet, for light, dark and paper."""
    theme.background_color = "none"
    theme.margin = 0.03
    theme.tick_font_size = theme.tick_font_char_height = 12
    theme.tick_font_char_width = 6
