"""Find the name of an office: the heading or line before its address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extraction.locations.address.business_name import names_business
from extraction.locations.address.unit import names_unit
from extraction.locations.sources.fragment_lines import Line
from extraction.locations.sources.line_owners import own_depth, shared_elements
from extraction.locations.sources.link_lists import is_link_list

_GENERIC = re.compile(
    r"(?i)^(?:(?:our|the|all|come|meet|for|referring|refer|existing|visit|find|get|contact|view|see|more|main|clinic|office|practice|company|business|full|street|mailing|"
    r"physical|postal|uk|us|usa|canadian|australian|indian|irish|map|and|&|to|with|by|in|of|at|us|your|quick|head|corporate|new|patient)\s*)*"
    r"(?:(?:locations?|offices?|address(?:es)?|directions?|contact(?:s|\s+(?:us|info(?:rmation)?|details))?|hours?|"
    r"(?:opening|office|business)\s+hours|info(?:rmation)?|touch|find us|visit us|visit|us|map|where|call|"
    r"(?:tele)?phone|e-?mail|"
    r"follow|connect|links?|here|details|locate us|located|headquarters|clinics?|practices?|where to find us|"
    r"doctors?|patients?|providers?|physicians?|referrals?|services|forms?|team|staff|reviews?|testimonials?|ratings?|"
    r"where we are|we are here|you are here|how to find us|how to reach us|reach us|get in touch|stop by|come see us)\b"
    r"[\s&/,+]*(?:and\s+)?)+[:.!?\s]*$"
)
"""Matches ``Our Locations`` and ``Contact Us``: headings that do not name an office."""
_NO_NAME = re.compile(
    r"(?i)^(?:united states|usa|u\.s\.a?\.?|united kingdom|uk|india|canada|australia|[A-Z]{2})\b(?:\s*\(.*)?\W*$|"
    r"^rating\b|payable|@|https?:|www\.|©|copyright|all rights reserved|\b(?:tel|phone|fax|call|email|hours?|mon|tue|"
    r"wed|thu|fri|sat|sun|monday|friday|closed|open|get directions|directions|learn more|read more|book|schedule|"
    r"request|click|view|menu|skip|search|subscribe|privacy|terms|follow us)\b|[?!]$|\.\s+\w|"
    r"\d{3}[\s.)-]+\d{3,4}|\d\s?[ap]\.?m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"\bout of (?:5|five)\b|\(\d[\d,]* (?:ratings?|reviews?)\)|\b\d[\d,.]* (?:stars?|ratings?|reviews?)\b"
)
"""Matches ``Get Directions``: a line that is not a name."""
_DOCTOR = re.compile(
    r"^(?:Drs?|Doctors?|Prof)\.?\s|,\s*(?:M\.?D|D\.?O|D\.?D\.?S|D\.?M\.?D|D\.?C|D\.?P\.?M|O\.?D|D\.?V\.?M|Ph\.?D|N\.?P|"
    r"F\.?N\.?P|P\.?A|R\.?N|B\.?D\.?S|MBBS|DNP|FNP-BC|PA-C|LCSW|LMFT|PsyD)\b"
)
"""Matches ``Dr. `` and the ``, MD`` of a doctor's name."""
_BEFORE = re.compile(r"^(?P<label>[A-Z][\w&'’. /-]{1,50}?)\s*(?::|\s[–—-])\s*$")
"""Matches the ``Union Office: `` before an address on its own line."""


def _column_heads(lines: Sequence[Line]) -> dict[tuple[int, int], list[str]]:
    """Return the words over each column (table, column) of the tables."""
    heads: dict[tuple[int, int], list[str]] = {}
    for line in lines:
        if line.cell is not None and line.cell[1] == 0:
            heads.setdefault((line.cell[0], line.cell[2]), []).append(line.text)
    return heads


def _head_of(heads: Mapping[tuple[int, int], Sequence[str]], line: Line) -> str | None:
    """Return the words over the column of a line's cell, null outside tables and in a table's first row or column."""
    if line.cell is None or line.cell[1] == 0 or line.cell[2] == 0:
        return None
    held = heads.get((line.cell[0], line.cell[2]), ())
    return held[0] if len(held) == 1 else None


MAX_NAME = 70
"""Most characters of a name; longer lines are sentences."""


def is_name(text: str) -> bool:
    """Return whether a line may be an office's name.

    >>> is_name("West Caldwell"), is_name("Our Locations"), is_name("Come Visit Us"), is_name("Ana Brown, MD")
    (True, False, False, False)
    """
    plain = text.strip(" :,.–—-|")
    return (
        2 <= len(plain) <= MAX_NAME
        and len(plain.split()) <= 9
        and any(c.isalpha() for c in plain)
        and (plain[0].isupper() or plain[0].isdigit())
        and not _GENERIC.match(plain)
        and not _NO_NAME.search(plain)
        and not names_unit(plain)
        and not (_DOCTOR.search(plain) and not names_business(plain))
    )


def labels_of(lines: Sequence[Line], spans: Sequence[tuple[int, int, str]]) -> list[str | None]:
    """Return the label of each address, given its first and last line and the text before it on its first line.

    A line inside the address's own element is its name; a line before that element is, when it is
    between two addresses or every address has one. A heading over many addresses names none of them.
    """
    firsts = [first for first, _, _ in spans]
    heads = _column_heads(lines) if len(spans) > 1 else {}
    own: list[str | None] = []
    loose: list[str | None] = []
    for at, (first, last, before) in enumerate(spans):
        if match := _BEFORE.match(before):
            own.append(match["label"].strip() if is_name(match["label"]) else None)
            loose.append(None)
            continue
        if (head := _head_of(heads, lines[first])) and is_name(head):
            own.append(head)
            loose.append(None)
            continue
        floor = spans[at - 1][1] + 1 if at else 0
        inside, outside = _name_above(
            lines, first, last, floor, own_depth(lines, firsts, at) if len(spans) > 1 else 0
        )
        own.append(inside)
        loose.append(outside)
    between = sum(1 for name in loose[1:] if name)
    result = []
    for at, (name, outer) in enumerate(zip(own, loose, strict=True)):
        several = len(spans) > 1
        keep = name or (outer if not several or at or between == len(spans) - 1 else None)
        result.append(keep.strip(" :,–—-|") if keep else None)
    return result


def _name_above(
    lines: Sequence[Line], first: int, last: int, floor: int, depth: int
) -> tuple[str | None, str | None]:
    path = lines[first].path[:depth]
    above = lines[floor:first]
    for at in range(first - 1, max(floor, first - 4) - 1, -1):
        line = lines[at]
        if not is_name(line.text) or is_link_list(above, at - floor):
            if line.heading:
                break
            continue
        inside = depth > 0 and len(path) == depth and line.path[:depth] == path
        near = line.heading or (at == first - 1 and len(line.text) <= 48)
        if not near:
            break
        if inside:
            return line.text, None
        if (
            line.heading
            or line.path == lines[first].path
            or shared_elements(line.path, lines[first].path) >= len(line.path) - 1
        ):
            return None, line.text
        break
    return None, None
