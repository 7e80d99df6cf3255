"""Find measures that were to be short and are still announced: ``closed until further notice``, a pandemic's rules."""

from __future__ import annotations

import datetime
import re

from audits.freshness.ageing import add_months
from audits.freshness.clause_words import CONDITION
from audits.freshness.time_claims import Claim, ClaimKind
from schemas.vocabulary import Tier

EMERGENCY_ENDED = datetime.date(2023, 5, 11)
"""Last day of the federal public health emergency for COVID-19 (US Department of Health and Human Services, 2023); the
World Health Organization ended its own on 5 May 2023."""
_PANDEMIC = re.compile(
    r"\bcovid(?:[- ]?19)?\b|\bcoronavirus\b|\b(?:the|this|current|global|ongoing) pandemic\b", re.IGNORECASE
)
"""Matches ``COVID-19``."""
_MEASURE = re.compile(
    r"\b(?:until further notice|temporar(?:y|ily)|(?:is|are|be|remains?|remain|currently|now) closed|"
    r"closures?|by telehealth only|"
    r"no visitors|visitors? (?:is|are) not|one visitor|(?:have |has |are |is |been )?(?:suspend(?:ed|ing)|"
    r"postpon(?:ed|ing)|cancel(?:l)?(?:ed|ing))|"
    r"(?:are |is |currently |now )limit(?:ed|ing)|limited (?:capacity|hours|number)|curbside|curb-side|"
    r"wait (?:in|outside)|in (?:your|the) car|"
    r"masks?|only one|one (?:person|parent|companion|guest)|face ?(?:coverings?|masks?)|screening (?:all|"
    r"every|any|each)|temperature|only (?:seeing|"
    r"accepting|treating)|"
    r"(?:emergency|urgent|emergencies)[\w ]{0,30} only|virtual(?:ly)? only|(?:reduced|modified|"
    r"adjusted) (?:hours|schedule)|"
    r"(?:moved|switched|shifted|converted) [\w ]{0,40}(?:telehealth|telemedicine|virtual|video|phone)|"
    r"come alone|restrict(?:ed|ions?|ing)|in place|instead of|drive[- ]through|precautions|safety measures|"
    r"social(?:ly)? distanc\w+|stay[- ]at[- ]home|lockdown|shelter[- ]in[- ]place|rescheduled|"
    r"re-?opening|(?:extra|additional|enhanced|"
    r"special|new|necessary|safety) (?:safety |cleaning |hygiene )?(?:precautions|protocols|measures|"
    r"guidelines|procedures)|not accepting|"
    r"during (?:this|these) [\w ]{0,30}times?)\b",
    re.IGNORECASE,
)
"""Matches ``until further notice`` and ``masks``."""
_HOLDS = re.compile(
    r"\b(?:we|our|you|is|are|[’']re|we[’']ve|have (?:been|implemented|taken|made|put|temporarily|suspended|"
    r"postponed|cancell?ed|moved|limited)|has been|"
    r"will|must|please|continues?|remain|currently|now|require[sd]?|due to|because of|in response to|"
    r"until further notice)\b",
    re.IGNORECASE,
)
"""Matches ``are``: the measure holds now."""
_WITHOUT_END = re.compile(
    r"\b(?:(?:closed|suspended|cancell?ed|postponed|unavailable|not (?:available|accepting|seeing)|on hold|"
    r"paused|limited|"
    r"changed|reduced|required|not permitted|not allowed)\b[^.]{0,60}\buntil further notice|"
    r"until further notice(?! from)|"
    r"(?:is|are|be|remains?|currently) temporarily (?:closed|unavailable|suspended|out of service|not \w+|"
    r"relocated|moved)|"
    r"(?:we[’']re|office|clinic|practice) temporarily (?:closed|unavailable|not \w+))\b"
    r"|^temporarily (?:closed|unavailable|suspended)\b",
    re.IGNORECASE,
)
"""Matches ``closed until further notice``."""
_ABOUT = re.compile(
    r"\b(?:patients with|people with|symptoms of|test(?:ed|ing|s)? (?:positive )?for|history of|vaccin\w+|long covid|"
    r"post-covid|infection|infected|recover\w* from|exposed to|hospitali[sz]ed|study|studies|research)\b",
    re.IGNORECASE,
)
"""Matches ``symptoms of``: the sentence is about the illness."""
_MOST_LOOKED_AT = 400
"""Characters of a sentence that are looked at."""


def lasting_notice(
    sentence: str, today: datetime.date, written: datetime.date | None, months: int
) -> Claim | None:
    """Return a measure that was to be short and is a year old; null for what is not known to be so old.

    A measure against COVID-19 needs no date of its own: it is old a year after the emergency's end.
    """
    words = sentence[:_MOST_LOOKED_AT]
    old = written is not None and add_months(written, months) < today
    if old and (found := _WITHOUT_END.search(words)) and not CONDITION.search(words):
        return Claim(ClaimKind.NOTICE, *found.span(), Tier.LIKELY)
    if add_months(EMERGENCY_ENDED, months) >= today or not (old or written is None):
        return None
    pandemic, measure = _PANDEMIC.search(words), _MEASURE.search(words)
    if not pandemic or not measure or not _HOLDS.search(words) or _ABOUT.search(words) or _is_past(words):
        return None
    return Claim(
        ClaimKind.NOTICE,
        min(pandemic.start(), measure.start()),
        max(pandemic.end(), measure.end()),
        Tier.LIKELY if written else Tier.MAYBE,
    )


_PAST = re.compile(
    r"\b(?:was|were|had|did)\b|\b(?:in|during|early|late|summer|spring|fall|march|april) (?:of )?20(?:19|2\d)\b",
    re.IGNORECASE,
)
"""Matches ``were`` and ``in 2020``."""


def _is_past(words: str) -> bool:
    """Return whether a sentence looks back on its measure."""
    return _PAST.search(words) is not None
