"""Find the words that a site's style sheet bans, and other forms of those that it asks for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from language.forms.sight import Sight

_AFTER = r"(?=(?:['’]?s)?(?!\w))"


def style_sights(
    text: str, start: int, end: int, use: tuple[str, ...], never: tuple[str, ...]
) -> Iterator[Sight]:
    """Yield banned words, and words with the letters of an asked-for form that are written in another way.

    A form without a capital may have one where its place asks for it (*Email* at the start); one with capitals may be
    all capitals.

    >>> use, never = ("email", "Healthcare"), ("team",)
    >>> [(s.kind, s.form) for s in style_sights("E-mail the HealthCare team", 0, 26, use, never)]
    [('use', 'E-mail'), ('use', 'HealthCare'), ('never', 'team')]
    """
    yield from (sight for _, _, sight in style_places(text, start, end, use, never) if sight is not None)


def style_places(
    text: str, start: int, end: int, use: tuple[str, ...], never: tuple[str, ...]
) -> list[tuple[int, int, Sight | None]]:
    """Return the places that the style sheet decides on, in order, not overlapping: start, end, and what is wrong.

    That is null where the form is right. Of entries that overlap in the text the first and longest one decides, so
    that words inside a longer name (*health care* in *BrightPath Healthcare*) are left alone; of two at one place the
    form to use.
    """
    found: list[tuple[int, int, Sight | None]] = []
    for form in use:
        letters = _letters(form)
        for match in letters.finditer(text, start, end) if letters else ():
            sight = None if is_form(match[0], form) else Sight("use", form, match[0], *match.span())
            found.append((*match.span(), sight))
    banned = _banned(never)
    for match in banned.finditer(text, start, end) if banned else ():
        sight = Sight("never", " ".join(match[0].lower().split()), match[0], *match.span())
        found.append((*match.span(), sight))
    found.sort(key=lambda place: (place[0], -place[1]))
    kept: list[tuple[int, int, Sight | None]] = []
    for place in found:
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def is_form(written: str, form: str) -> bool:
    """Return whether words are written as an asked-for form, whatever their place makes of its capitals."""
    same = " ".join(written.split())
    return same in (form, form.upper()) or (form.islower() and same.lower() == form)


@functools.lru_cache(maxsize=64)
def _banned(never: tuple[str, ...]) -> re.Pattern[str] | None:
    if not never:
        return None
    words = (r"\s+".join(map(re.escape, word.split())) for word in sorted(never, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}){_AFTER}", re.IGNORECASE)


@functools.lru_cache(maxsize=1024)
def _letters(form: str) -> re.Pattern[str] | None:
    letters = [letter for letter in form if letter.isalnum()]
    if len(letters) < 2 or not form.replace(" ", "").replace("-", "").isalnum():
        return None
    spelled = r"[ \u00a0-]?".join(map(re.escape, letters))
    return re.compile(rf"(?<!\w){spelled}{_AFTER}", re.IGNORECASE)
