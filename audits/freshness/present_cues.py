"""List the words by which a text says that a time is now, or that nothing newer is known."""

from __future__ import annotations

import re

_UNIT = (
    r"(?:year|month|week|weekend|season|summer|spring|fall|autumn|winter|quarter|school year|holiday season|flu season|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|thanksgiving)"
)
BESIDE_BEFORE = re.compile(
    rf"\b(?:tomorrow|tonight|(?:later |earlier |early |so far )?(?:this|the current|our current|this coming|"
    rf"coming) (?:[\w-]+ )?"
    rf"{_UNIT}|next {_UNIT}|the coming {_UNIT})"
    r"(?:[’']s)?[\s,(–—:-]*(?:in |on |of |for |i\.e\.,? |which is |being )?(?:the )?$",
    re.IGNORECASE,
)
"""Matches ``tomorrow, on `` and ``this year (`` before a time."""
THIS_BEFORE = re.compile(r"\b(?:this|next|this coming)\s$", re.IGNORECASE)
"""Matches ``this `` before a month or a day."""
LAST_BEFORE = re.compile(rf"(?<!the )\blast {_UNIT}[\s,(–—:-]*(?:in |of )?$", re.IGNORECASE)
"""Matches ``last year, in `` before a year."""
BESIDE_AFTER = re.compile(
    rf"^[\s,)(–—-]{{0,3}}(?:tomorrow|(?:later )?this {_UNIT}|next {_UNIT})\b", re.IGNORECASE
)
"""Matches ``, this year`` after a time."""
AS_OF = re.compile(
    r"\b(?:as of (?:this|the|our|last) (?:writing|date|update|count|report)|as of|as at|at the time of writing|"
    r"at time of writing|to date|current as of|correct as of|up to date as of|"
    r"accurate as of|so far in|true as of|status as of)"
    r"[\s,(]*(?:in |on )?(?:the )?(?:early |late |mid-? ?|end of |beginning of |start of )*$",
    re.IGNORECASE,
)
"""Matches ``As of `` before a time."""
NEW_IN = re.compile(
    r"\b(?:new|brand[- ]new|what[’']s new|now available|introducing|just in)\b[\s:!,–—-]*(?:in|for|this)\s$",
    re.IGNORECASE,
)
"""Matches ``New in `` before a time."""
LATEST = re.compile(
    r"\b(?:latest|newest|most recent|most up[- ]to[- ]date|most current|current|recent|up[- ]to[- ]date|"
    r"state[- ]of[- ]the[- ]art)\s"
    r"(?:(?!(?:is|are|may|can|will|to|than|that|and|was|were)\b)[\w’'-]+,?\s){0,8}?[(,]?\s?"
    r"(?:(?:from|of|for|in|dated|published in|issued in|released in|updated in|as of)\s(?:the\s)?)?$",
    re.IGNORECASE,
)
"""Matches ``the latest guidelines (`` and ``the most recent survey from `` before a year."""
NOW = re.compile(
    r"\b(?:currently|now|nowadays|today|at present|presently|right now|at this time|at the moment|these days)\b",
    re.IGNORECASE,
)
"""Matches ``currently``."""
BOUND = re.compile(
    r"(?:\b(?:in|during|for)\s(?:the\s)?(?:early |late |mid-? ?)?|\(|[,–—-]\s?)$", re.IGNORECASE
)
"""Matches ``in `` and ``(`` before a time that dates the whole statement."""
OPENS_WITH_IN = re.compile(
    r"^(?:and |so |but |here )?(?:in|for|during)\s(?:the year )?(?:early |late |mid-? ?)?$", re.IGNORECASE
)
"""Matches the whole ``In `` before the year that opens a sentence."""
IS_NOW = re.compile(
    r"^,?\s(?:it[’']s|there(?:[’']s| is| are)|we(?:[’']re| are| offer| now| have|[’']ve)|"
    r"(?:[\w’',%$-]+\s){1,7}?(?:is|are|remains?|aren[’']t|isn[’']t|has become|continues? to)\b)",
    re.IGNORECASE,
)
"""Matches ``, it's`` and ``, the leading cause is`` after such a year."""
FOR_A_YEAR = re.compile(r"\b(?:for|in|of)\s$", re.IGNORECASE)
"""Matches ``for `` of ``the trend for 2019 is``."""
IS_AFTER = re.compile(r"^[,)]?\s(?:is|are|remains?|include|includes|stands? at|stays?)\b", re.IGNORECASE)
"""Matches `` is`` there."""
YEAR_DOES = re.compile(
    r"^\s(?:has (?:brought|been|already|seen)|brings?|promises|looks (?:to be|like|set)|is (?:here|shaping|"
    r"off|the year|almost|"
    r"just|well|our|finally|upon|going|set|coming|around|now|already)|marks|sees|offers|to be (?:your|the|our|a))\b",
    re.IGNORECASE,
)
"""Matches `` has brought`` after the year that is its subject."""
THE_OR_OUR = re.compile(r"^[\W]*(?:the|our)\s$", re.IGNORECASE)
"""Matches the whole ``Our `` before the year that opens a sentence."""
OF_YEAR_IS = re.compile(
    r"^\s(?:[\w’'&-]+\s){1,5}?(?:is|are)\s(?:just|almost|here|around|coming|now|open|upon|under ?way|back|set|"
    r"scheduled)\b",
    re.IGNORECASE,
)
"""Matches `` Fun Run is just`` after such a year."""
GREETING = re.compile(
    r"\b(?:(?:happy|merry)(?: new year)?|welcome(?: to)?|wish(?:ing|es)? (?:you|everyone|all)[\w ,]{0,60}|"
    r"ring in|kick(?:ing)? off|let[’']s make|make|"
    r"ready for|(?:as )?we (?:begin|start|enter|close out|end|finish|approach|head into)|"
    r"look(?:ing)? forward to|goals? for|resolutions? for|plans? for|schedule for|preparing for|prepare for|"
    r"celebrat(?:e|es|ing)[\w ’',]{0,60}?\b(?:in|this)|hello|cheers to)(?: an?| the| in| your)?(?: \w+)?,?\s$",
    re.IGNORECASE,
)
"""Matches ``Wishing you a healthy `` and ``Make `` before a year."""
BEST_OF = re.compile(
    r"\b(?:(?i:trends?|looks|styles)|(?:[Bb]est|BEST|[Tt]op)\s(?:\d+\s)?(?:(?!doctor|dentist|clinic|practice|hospital|physician|"
    r"surgeon)[a-z-]+\s){1,4}?(?!\s?of))(?:\s?(?i:for|of|in)\s(?:the\syear\s)?)$"
)
"""Matches ``top skincare trends of `` and ``best lenses for `` before a year; not the award ``Best Dentist for ``."""
TREND = re.compile(
    r"\b(?:trend\w*|hottest|newest|latest|most popular|on trend|in style|favou?rite|new)\b", re.IGNORECASE
)
"""Matches ``trends`` of ``the hottest trends this year``."""
