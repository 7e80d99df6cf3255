"""Split a text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.word_list import words_in

ABBREVIATIONS = words_in(
    """
        a.d a.k.a a.m al approx apt assn assoc ave b.c blvd c.f ca capt cf cm co col corp d.c d.d.s
        d.m.d d.o d.p.m dept dist dr drs e.g ed eds eq est etc ex ext fig figs fl ft gen gov hosp hr
        hrs hwy i.e i.m i.v in inc incl jr kg lab lbs lt ltd m.a m.d m.p.h m.s max med mg mi min
        mins misc ml mm mo mos mr mrs ms mt n.b n.p no nos np o.d oz p.a p.m p.o p.r.n pa pg ph.d
        pkwy pp prof pt pts pub q.d r.n rd ref rep rev rm rn s.c sec sect sen sgt sp spp sq sr st
        ste stat suppl tab tbsp tel temp tsp u.k u.n u.s u.s.a univ viz vol vols vs yr yrs jan feb
        mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
        """
)
"""Words whose full stop does not end a sentence, when a capital or a digit follows: titles, units, streets,
months and Latin short forms as English style guides list them (own selection)."""

ENDERS = words_in(
    """
        etc inc corp co ltd jr sr a.m p.m u.s u.s.a u.k m.d d.o ph.d r.n st ave rd blvd
        """
)
"""Abbreviations that end a sentence when a common sentence opener follows."""

OPENERS = words_in(
    """
        the a an this that these those it he she we they you i if when in on at for as but and or so
        there however your our their his her its most many some all both after before while although
        because since what how why talk call ask see make
        """
)
"""Lower-cased words that open a sentence far more often than they follow an abbreviation inside one."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s)|\n+")
"""Matches ``.”`` before white space, and a line break."""
_LAST = re.compile(r"(?<![\w.])([\w.]+)$")
"""Matches ``e.g`` at the end of ``drugs, e.g``."""
_MAX_LAST = 40
"""Letters and full stops looked at before a full stop: no abbreviation is so long."""
_NEXT = re.compile(r"\s*[\"“‘'(\[]*(\S+)")
"""Matches ``The`` in ``  “The``."""


def sentences_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield offsets of the sentences between two offsets, without the white space around them."""
    stop = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, stop):
        if match[0][0] != "\n" and not _ends(text, match, begin, stop):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, stop)


def _ends(text: str, match: re.Match[str], begin: int, stop: int) -> bool:
    following = _NEXT.match(text, match.end(), stop)
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if match[0][0] != ".":
        return True
    before = _LAST.search(text, max(begin, match.start() - _MAX_LAST), match.start())
    if before is None:
        return True
    last = before[1].lower()
    opener = word.lower().strip(".,;:!?\"'”’)") in OPENERS
    if last in ABBREVIATIONS:
        return last in ENDERS and opener and word[0].isupper()
    # An initial, as in "Eric D. Freeman"; "vitamin C. The" still ends.
    return not (len(last) == 1 and last.isalpha() and before[1].isupper() and not opener)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
