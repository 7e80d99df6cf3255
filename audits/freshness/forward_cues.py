"""List the words by which a text announces, invites, promises and ends an offer."""

from __future__ import annotations

import re

from audits.freshness.time_claims import ClaimKind

INVITATION = re.compile(
    r"\b(?:join (?:us|our|dr|in|[\w. ]{1,40} (?:for|on|at))|(?:pre-?)?register|registration|rsvp|sign(?: |"
    r"-)?ups?|save the date|mark your (?:calendars?|diary|diaries)|"
    r"don[’']t miss|do not miss|(?:reserve|book|save|claim|secure|get) (?:your|a) (?:seat|spot|place|ticket|"
    r"tickets|appointment)|"
    r"enroll?|come (?:and |on |by and |by |out and |out |in and )?(?:meet|see|visit|celebrate|join|learn|say|"
    r"support|along|hear)|"
    r"you(?:[’']re| are) (?:cordially |all |warmly )?invited|you and your \w+ are invited|(?:hope|"
    r"look forward) to see(?:ing)? you|"
    r"see you (?:there|on|at|in)|tickets|please attend|meet (?:dr|us|the|our)|stop by|drop in|tune in|"
    r"watch (?:us )?live|"
    r"sponsoring|will you be there|open to the public|invites you|welcome to attend)\b",
    re.IGNORECASE,
)
"""Matches ``Join us``, ``Save the date``."""
ANNOUNCED = re.compile(
    r"\b(?:upcoming|next (?:free |live |virtual |community |monthly |public )?(?:seminar|class|event|workshop|webinar|"
    r"open house|clinic|meeting|session|course|support group|screening|lecture|talk|intake|deadline|available)\w*|"
    r"(?:is|are|[’']re|[’']s|being) (?:now |currently |also |again )?(?:scheduled|set|due|slated|planned|"
    r"hosting|holding|offering|"
    r"speaking|presenting|exhibiting|opening|re-?opening|coming|moving|launching|closing|relocating|expanding|retiring|"
    r"leaving|joining|adding|introducing|returning|raising|starting|beginning|planning|taking part|"
    r"participating|running)|"
    r"takes? place|kicks? off|doors open)\b",
    re.IGNORECASE,
)
"""Matches ``is scheduled``, ``next seminar``, ``are moving``."""
FUTURE = re.compile(
    r"\b(?:will|shall|won[’']t|(?:is|are|am|[’']re|[’']m) going to|going to (?:be|open|have)|"
    r"(?:is|are|[’']re|[’']s) (?:currently |now |also |still )?(?:expected|projected|predicted|forecast|"
    r"estimated|anticipated|"
    r"likely|about|aiming|hoping|on track|on course|set|due|scheduled|planned|slated|to) (?:be|to|for)|"
    r"(?:plans?|hopes?|aims?|expects?|intends?|pledges?|committed|looking forward|look forward|excited|"
    r"goal is|target is|"
    r"aim is|plan is) to|"
    r"(?<!was )(?<!were )(?<!been )(?:scheduled|slated|expected|projected|planned|anticipated) (?:to|for)|"
    r"(?:experts|analysts|scientists|researchers|forecasters|they|we) (?:predict|project|forecast|expect|anticipate|"
    r"estimate)|about to|could (?:reach|double|triple|be)|to be (?:held|completed|released|launched|opened|available|"
    r"announced|ready))\b"
    r"|[’']ll\b",
    re.IGNORECASE,
)
"""Matches ``will``, ``is expected to``, ``hope to``."""
COMING = re.compile(
    r"\b(?:coming|opening|re-?opening|arriving|launching|launches|moving|relocating|returning|returns|debuting|"
    r"available|opens|arrives|joins|welcomes|hosts|presents|retires|moves|begins|starts|starting|beginning|"
    r"expanding|back|here)"
    r"(?: (?:to|at|near|our|its|the|doors|soon|again|here|new|up|date|classes|from|with))?(?: [\w&’'-]+){0,3}"
    r"[\s:,–—-]*(?:in |on |by |for |from |this |the )*"
    r"(?:early |late |mid-? ?|end of |beginning of |week of )*$",
    re.IGNORECASE,
)
"""Matches ``Opening in `` and ``Coming to Jupiter in early `` before a time."""
STARTING = re.compile(
    r"(?:starting|beginning|effective|from|as of|commencing|with effect from)\s(?:on |in |"
    r"from )?(?:the )?(?:early |late |mid-? ?)?$",
    re.IGNORECASE,
)
"""Matches ``Starting in `` before a time."""
SCHEDULED = re.compile(
    r"\b(?:(?:is|are|[’']s|begins?|starts?|opens?|runs?|takes? place|meets?|returns?|closes?|happens|falls|celebrates?)"
    r"(?: (?:back|again|held|here|next))?(?: from| on| in| until| through|:)?(?: the)?(?: week of)?)\s$",
    re.IGNORECASE,
)
"""Matches ``is on `` before a day: ``Our next class is on March 4``."""
CLOSED = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bhas )(?<!\bhad )\b(?:closed|closing(?: early)?|closes?(?: early| at \S+)?|"
    r"no (?:clinic|appointments|office hours|classes))"
    r"(?: on| for| from|:| all day)*(?: [\w’'& ]{1,40}?)?[\s,(–—-]*(?:on |from |the )*$",
    re.IGNORECASE,
)
"""Matches ``Closed on `` and ``closed for Thanksgiving, `` before a day."""
DATED_THING = (
    r"(?:(?:holiday|christmas|thanksgiving|easter|summer|winter|new year[’']?s?|office|clinic|labor day|"
    r"memorial day|opening|"
    r"class|seminar|event|workshop|flu|flu shot|course|surgery|bank holiday) (?:hours|schedule|closures?|closings?|"
    r"calendar|clinics?|shots?|vaccines?|vaccinations?|times|dates)|specials?|promotions?|monthly specials?|"
    r"offers|open house|"
    r"open enrollment|fee schedule|(?:our |new )(?:fees|prices|rates|charges)|price list|fees and charges|"
    r"seminar series|"
    r"summer camp|health fair|(?:insurance |fsa |hsa |vision |dental )?benefits|deductible|"
    r"flex(?:ible)? spending|contribution limits?|bank holidays|schedule of (?:events|classes)|"
    r"events calendar|upcoming events)"
)
THING_BEFORE = re.compile(
    rf"\b{DATED_THING}[\s:,(–—|-]*(?:for |in |of |the |our |over |during |at |this )*$", re.IGNORECASE
)
"""Matches ``Holiday hours `` before a year."""
THING_AFTER = re.compile(rf"^\)?\s?(?:[\w&’'-]+ ){{0,2}}?{DATED_THING}\b", re.IGNORECASE)
"""Matches `` holiday hours`` after a year."""
SECTION = re.compile(
    r"\b(?:upcoming|coming (?:up|events)|save the date|calendar of events|events? calendar|future (?:events|dates)|"
    r"next (?:events|classes|seminars|dates)|where (?:to|you can) (?:see|find|meet) us|class schedule|seminar schedule|"
    r"holiday (?:hours|schedule|closures)|office closures)\b",
    re.IGNORECASE,
)
"""Matches the heading ``Upcoming events``: the days below it are announced."""
ORGANISER = re.compile(
    r"\b(?:we|we[’']re|we[’']ll|our|(?<!of )us|clinic|office|practice|cent(?:er|re)|hospital|surgery|dr|"
    r"doctor|team|location|"
    r"seminar|class|classes|workshop|webinar|event|open house|group|course|session|information|details|"
    r"updates?|app|changes?|program|website|portal|"
    r"facility|branch)\b",
    re.IGNORECASE,
)
"""Matches ``we``, ``our``, ``office``: the sentence is about what the clinic does."""
TO_A_PATIENT = re.compile(
    r"\b(?:will|[’']ll|can|may|to|should)\s(?:\w+\s)?(?:contact|call|phone|email|text|reach|respond|reply|"
    r"get back|be in touch|"
    r"notify|review|confirm|return your|follow up|let you|tell you|ask you|see you|send you|give you|"
    r"schedule you|help you|"
    r"remove|examine|discuss|explain|see (?:an|how|that|what|why|in)|notice|feel|need|heal|be ready)\b"
    r"|\b(?:get back to you|in touch|hear from|feel better|your (?:results|swelling|pain|symptoms|skin|recovery|next)|"
    r"after your|see you|you(?:[’']ll| will) (?:see|be|have|come|get|return|meet)|whether you)\b",
    re.IGNORECASE,
)
"""Matches ``will call`` of ``We will call you next week``: what happens to each patient, at any time."""
NOW_OPEN = re.compile(
    r"\bnow (?:enrolling|booking|accepting|hiring|registering|scheduling|open|available|recruiting|taking)\b[^.]{0,60}?"
    r"(?:\b(?:for|in|through|until)\s(?:the\s|our\s)?)$",
    re.IGNORECASE,
)
"""Matches ``Now enrolling for `` before a time."""
LABELLED = re.compile(
    r"(?:^|[.!|•–-]\s)(?:when|dates?|event dates?|date and time|next (?:date|class|session)|"
    r"(?:expected|estimated|projected|anticipated|planned|target|tentative|grand|opening|completion|launch|start|"
    r"release) (?:opening|completion|date|launch|start|arrival|release)(?: date)?)\s?(?:[:–-]|is|in)\s?(?:in |the )?$",
    re.IGNORECASE,
)
"""Matches the whole ``When: `` and ``Expected completion: `` before a time."""
AT_AN_HOUR = re.compile(
    r"^(?:,| at| from| @|\s?[|–-])\s?(?:at |from )?\d{1,2}(?::[0-5][05])?\s?(?:[ap]\.?m\b|noon|to\b|[–-])",
    re.IGNORECASE,
)
"""Matches ``, 10 a.m.`` after a day: an appointment for many."""
LOOKED_BACK_ON = re.compile(
    r"\b(?:recording|recorded|replay|minutes of|posted|published|updated|reviewed?|report|slides|highlights|"
    r"photos?|pictures|"
    r"gallery|raised|thank(?:s| you)|read more)\b",
    re.IGNORECASE,
)
"""Matches ``Photos``: a line about an event that is over, and says so."""
OF_A_MONTH = re.compile(
    r"^\s(?:[\w-]+\s){0,3}?(?:class|classes|seminar|workshop|webinar|session|course|program|camp|intake|"
    r"screening|open house|"
    r"support group|specials?|promotion|newsletter specials?|event|clinic day|fundraiser|raffle|giveaway|contest)\b",
    re.IGNORECASE,
)
"""Matches `` birthing class`` after a month and its year."""

PROGRESSIVE = re.compile(r"\b(?:we are|we[’']re|is|are)\s(?:\w+ly\s)?(?!being)[a-z]{3,}ing\b", re.IGNORECASE)
"""Matches ``we are collecting``."""

KIND_OF_CUE = (
    (INVITATION, ClaimKind.EVENT),
    (ANNOUNCED, ClaimKind.EVENT),
    (FUTURE, ClaimKind.PROMISE),
    (PROGRESSIVE, ClaimKind.PROMISE),
)
"""Cues that may be anywhere in the clause, the most telling first."""
