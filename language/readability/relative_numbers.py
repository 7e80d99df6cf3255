"""Find numbers that say how much more or less and not of what, and percentages with decimals nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from language.forms.quotations import is_inside, quotations

NumberFault = Literal["relative", "decimals"]


class UnclearNumber(NamedTuple):
    """A number that a patient cannot use."""

    kind: NumberFault
    start: int
    end: int


_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})?)"
_PERCENT = rf"{_NUMBER}(?:\s?[-–]\s?{_NUMBER}|\s(?:to|or)\s{_NUMBER})?\s?(?:%|percent\b|per\scent\b)"
"""Matches ``10–20%``."""
_COUNT = rf"(?:two|three|four|five|six|seven|eight|nine|ten|{_NUMBER})"
_TIMES = rf"(?:twice|{_COUNT}(?:\s(?:to|or)\s\w{{1,6}})?[-\s](?:times|fold))"
"""Matches ``two to three times``."""
_RISK = r"(?:risks?|chances?|odds|likelihood|probability)\b"
_RELATIVE = re.compile(
    rf"\b{_PERCENT}\s(?:more|less)\slikely\b"
    rf"|\b{_TIMES}\s(?:more|less|as)\slikely\b"
    rf"|\b{_TIMES}\s(?:the|their|your|as\s(?:great|high)\sa|a\s(?:higher|greater)|(?:higher|greater|lower))\s{_RISK}"
    rf"|\b{_PERCENT}\s(?:higher|lower|greater|increased|decreased|reduced|reduction\sin|increase\sin|decrease\sin|drop\sin)\s"
    rf"(?:(?:the|your|their|a)\s)?{_RISK}"
    rf"|\b(?:reduc|lower|cut|slash|decreas|increas|rais)\w{{0,3}}\s(?:[\w’'-]{{1,20}}\s){{0,3}}{_RISK}\s(?:[\w,’'-]{{1,20}}\s){{0,10}}by\s"
    rf"(?:(?:up\sto|about|around|nearly|almost|over|more\sthan|as\smuch\sas|at\sleast|an\sestimated|roughly|approximately)\s)?{_PERCENT}",
    re.IGNORECASE,
)
"""Matches ``twice as likely``, ``50% more likely``, ``twice the risk``, ``40% lower risk`` and ``reduces your risk of
gum disease by 40%``."""
_WORDS_OF_RISK = ("likely", "risk", "chance", "odds", "likelihood", "probability")
"""Words that every relative risk has one of: looked for first, because the pattern takes longer."""
_BASE = re.compile(
    r"\b(?:\d[\d,]{0,9}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:in|out\sof|of|per)\s(?:every\s)?(?:\d|one\b|ten\b|five\b|four\b|three\b|two\b|twenty\b|(?:a\s)?(?:hundred|thousand))"
    r"|\bfrom\s(?:about\s)?\d{1,3}(?:\.\d)?\s?(?:%|percent)?\sto\s|\b(?:per|each|every)\s(?:100|1,?000|10,?000|100,?000)\b|\bcompared\s(?:to|with)\s(?:about\s)?\d",
    re.IGNORECASE,
)
"""Matches ``1 in 100``, ``from 4% to 2%`` and ``per 1,000``: what a relative number is of."""
_ANY_PERCENT = re.compile(_PERCENT, re.IGNORECASE)
_DECIMALS = re.compile(
    r"(?<![\d.,])(?!99\.[5-9])[1-9]\d?\.\d{2,6}\s?(?:%|percent)\sof\s(?:all\s|the\s|adult\s|our\s|these\s|those\s)?(?:people|patients|adults|"
    r"children|women|men|population|participants|cases|users|americans|teens|seniors|girls|boys|babies|births)\b",
    re.IGNORECASE,
)
"""Matches ``23.47% of patients``; not the strength of a cream, a tax or a price, nor ``99.97% of patients``, which
would be all of them when rounded."""

_BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|organi[sz]ations?|businesses|employers?|customers?|consumers?|visitors|investors?|voters?|users)\b",
    re.IGNORECASE,
)
"""Matches those whose chances are of no patient's health: ``companies are twice as likely to hire``."""


def unclear_numbers(text: str, start: int, end: int) -> Iterator[UnclearNumber]:
    """Yield the numbers of a block that say how much more and not of what, and those with decimals nobody needs.

    A block that has a base rate (``1 in 100``), or another percentage, says of what. Somebody's words in quotation
    marks are not the editor's, and how likely a company is to do something is no patient's risk.

    >>> list(unclear_numbers("It makes you twice as likely to fall.", 0, 37))
    [UnclearNumber(kind='relative', start=13, end=28)]
    """
    block = text[start:end].lower()
    risky = any(word in block for word in _WORDS_OF_RISK)
    relative = list(_RELATIVE.finditer(text, start, end)) if risky else []
    if relative and not _BASE.search(text, start, end) and not _BUSINESS.search(text, start, end):
        quoted = quotations(text, start, end)
        relative = [match for match in relative if not is_inside(quoted, *match.span())]
        inside = [match.span() for match in relative]
        others = (
            match for match in _ANY_PERCENT.finditer(text, start, end) if not is_inside(inside, match.start())
        )
        if next(others, None) is None:
            yield from (UnclearNumber("relative", *span) for span in inside)
    if "%" in block or "percent" in block:
        yield from (
            UnclearNumber("decimals", *match.span()) for match in _DECIMALS.finditer(text, start, end)
        )
