"""Words by which texts of each genre are recognised: in their addresses, titles and first sentences.

One sign a line: genre, points, pattern. Of each table the best line of each genre counts; the points of the tables are
added up, and the genre with the most wins. What may be a word of any text has one point, which decides nothing alone.
They were set by hand on half of 150 labelled articles of WCXB and on the eight clinic sites; docs/measured.md says what
they reach elsewhere. Each line has an example in the tests.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reference.match_needles import needles_of
from schemas.vocabulary import Genre


class Sign(NamedTuple):
    """One pattern for a genre."""

    genre: Genre
    points: float
    pattern: re.Pattern[str]
    needles: tuple[str, ...]
    """Words one of which a text that it matches has; empty where none is known."""


_FOLDERS = r"""
news     1    (?:[a-z]+-)?(?:news|newsroom|press|(?:press|media)-releases?|announcements?)
story    3    (?:patient-|success-|our-|smile-|client-)?(?:stories|testimonials)
story    3    case-(?:studies|reports)
event    3    (?:upcoming-)?(?:events?|webinars?|seminars?|calendar)
profile  2    (?:staff-|employee-|doctor-|provider-)?(?:spotlights?|profiles?|interviews?)
guide    1    (?:health-)?(?:librar(?:y|ies)|guides?|advice|tips|exercises?|encyclopedia|wiki|docs|conditions?|topics?)
"""
_TITLES = r"""
news     2.5  \b(?:announc(?:es|ed|ing)|welcomes|unveils?|launch(?:es|ed)|joins|wins|won|receives|earns|celebrates)\b
news     2.5  \b(?:appointed|promoted|awarded|honou?red|recogni[sz]ed|acquires?|acquired|merges)\b
news     2.5  \b(?:opens (?:new|second|its)|now open|partners with|breaks ground|roundup)\b
news     2.5  \bnamed (?:one of|among|as|to|best|top|chief|head|director|president|new|the|an?)\b
news     1    \b(?:named|expands?|releases?d?)\b
news     2.5  \bstudy (?:finds|shows|suggests)\b|\breport:
news     1.5  ^(?:new|now|introducing|breaking)\b|\bthis (?:week|month)\b
story    2.5  ^(?:how|why|what|when) (?:i|we)\b
story    2.5  \b(?:my|our) (?:story|journey|experience|life|first|favou?rite|take)\b
story    2.5  \bI(?:['’](?:ve|m|d))? (?:tried|was|am|learned|lost|found|went|got|had|teach|use|made|built|quit)\b
story    2.5  ['’]s (?:story|journey)\b|^day \d+
story    3    ^vale\b|\bin loving memory\b|\bfarewell to\b
story    2.5  \b(?:critique|remembering|in memory of|obituary|memoir|diary)\b|\breview$|^review:
event    2.5  \b(?:open house|health fair|webinar|seminar|workshop|symposium|conference|fundraiser|5k|lecture|expo)\b
event    2.5  \b(?:blood drive|screening (?:day|event)|save the date|join us|support group meeting)\b
event    2.5  \bclass(?:es)? (?:on|in|this)\b|\b(?:public|free) (?:lecture|talk|screening|clinic day)\b
event    1.5  \b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}\b(?!,? \d{4})
event    1.5  \b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october)\b
notice   3    \bholiday (?:hours|closure|closing|schedule)\b
notice   3    \b(?:office|clinic|practice|we(?:['’]re| are)) clos(?:ed|ures?|ing)\b
notice   3    \bclosed (?:on|for|until|[a-z]+ \d)
notice   3    \b(?:new|summer|winter|temporary|updated) (?:office |opening |clinic )?hours\b(?! of [^bo])
notice   3    \bchange (?:of|in) (?:office |opening |clinic )?hours\b
notice   3    \bre-?open(?:s|ing)?\b|\bwe(?:['’]re| are|['’]ve| have) mov(?:ing|ed)\b|\binclement weather\b
notice   3    \bpolic(?:y|ies) (?:update|change)|\bimportant (?:notice|update|information)\b|^notice\b
notice   3    \b(?:voluntary|product|device|drug) recall\b|\brecall of\b|\bchanges to our\b
notice   3    \bspecial offer\b|\d% off\b
notice   1    \b(?:recall|changes to the|savings|promotion|covid-?\s?19|notice)\b
notice   3    ^welcome to (?:our|the) (?:new )?(?:blog|web ?site)
profile  4    ^(?:meet|introducing|get to know|spotlight|(?:an )?interview|q ?& ?a) .{0,30}\b(?:dr|doctor)\b
profile  4    ^(?:meet|get to know|spotlight on|interview with|q ?& ?a with|a conversation with) (?:our |the )?\w+ \w+
profile  4    ^(?:\w+ (?:questions|minutes|things)|a day|coffee|catching up|in conversation) with\b
profile  4    \b(?:an? (?:hour|day|afternoon|chat|lunch|coffee)|minutes) with (?:dr\.? )?[A-Z]?[a-z]+
profile  4    \b(?:employee|staff|nurse|volunteer|team member) of the (?:month|quarter|year)\b
profile  4    \b(?:man|woman|people) behind\b
profile  1    \b(?:man|woman|people) who\b
profile  4    ^new (?:face|faces)\b|\bgetting to know\b
profile  4    \binterview with\b
profile  4    \b(?:staff|provider|employee|doctor|team|volunteer|patient) spotlight\b|\bbio(?:graphy)?\b(?!-)
guide    2    \b(?:how|what|why|when|which|can|does|do|is|are|should)\b.*\?
guide    2    ^(?:how to|what (?:is|are|to|you)|when to|the ultimate|a guide|understanding)\b
guide    2    ^why (?:you|it|do|is|are|your|the)\b
guide    2    \b\d+ (?:\w+ ){0,3}(?:ways|tips|signs|reasons|things|steps|facts|myths|questions|foods|best|types)\b
guide    2    \b(?:guide|symptoms|causes|treatments?|explained|benefits|vs|checklist|best)\b
guide    2    \b(?:tutorial|introduction|overview)\b
guide    2    ^tips?\b|\bprevent(?:ion|ing)?\b
"""
_OPENINGS = r"""
story    3    \b(?:died|passed away) (?:at|on|in|peacefully)\b
news     3    ^[A-Z][A-Za-z .'’-]{2,30}, (?:[A-Z][a-z.]+,? )?(?:[A-Z][a-z]{2,8}\.? \d[\d, ]* ?)?[–—-]{1,2} ?[A-Z]
news     3    \b(?:is|are|am) (?:\w+ )?(?:pleased|proud|excited|thrilled|delighted) to (?:announce|welcome|share)\b
news     3    \b(?:is|are|am) (?:\w+ )?(?:happy|honou?red) to (?:announce|welcome)\b
news     3    \btoday announced\b|\bannounced (?:today|that|on|in|the)\b
news     3    \b(?:has|have) (?:released|launched|announced|opened|acquired|claimed)\b
news     3    \b(?:has|have) been (?:named|awarded|recogni[sz]ed|selected|honou?red)\b
news     1.5  \bearlier this (?:week|month|year)\b|\b(?:last|this) (?:week|month)\b
news     1.5  \bon (?:mon|tues|wednes|thurs|fri)day\b
news     1.5  \baccording to (?:a|the) (?:new|recent)\b|\bmost recent release\b|\bjust (?:dropped|released|launched)\b
news     1.5  \b(?:were|was) announced\b
event    2.5  \b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?(?:\d\w* (?:of )?[a-z]{3,9}|[a-z]{3,9} \d{1,2})\b
event    2.5  \bwhat a (?:day|night|turnout)\b|\braised [£$€]\d
event    2    \bjoin us (?:on|for|at|as|this)\b|\b(?:rsvp|register) (?:by|now|today|online|here|at)\b
event    2    \b(?:are|is|be) invited\b
event    2    \bwill be (?:held|hosting)\b|\bdoors open\b|\btickets\b|\bfree admission\b|\byou['’]re invited\b
event    2    \b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:[a-z]+ \d|\d{1,2} [a-z]+).{0,40}\b\d[:.\d]* ?[ap]\.?m
notice   3    \b(?:we|offices?|clinics?|practice|department) (?:will be|is|are|remains?) (?:temporarily )?closed\b
notice   3    \bwill (?:re-?open|close)\b|\b(?:have|has) reopened\b|\b(?:will|going to) be (?:temporarily )?closed\b
notice   3    \b(?:office|opening|our) hours (?:will|have|are changing)\b
notice   3.5  \bfrom (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bstarting (?:mon|tues|wednes|thurs|fri)day\b
notice   3.5  \bvoluntarily recall|\b(?:masks?|appointments?) (?:are|is) (?:\w+ ){0,2}required\b
notice   3.5  \b(?:is|are) changing\b
notice   3    \blimited[- ]time\b|\bnow through\b|\bregular(?:ly)? [£$€]\d|\(reg\.? [£$€]\d
notice   3    \bplease note that\b|\beffective (?:immediately|[a-z]+ \d|[a-z]+day)
notice   3    \bwe (?:have|are|will be) mov(?:ed|ing)\b
notice   3    \b(?:shortened|reduced|extended|holiday) hours\b
notice   3    \bthank you for taking (?:the )?time to read\b
profile  2.5  \breceived (?:his|her|their) (?:\w+ ){0,4}(?:degree|doctorate|education|training|md|dds)\b
profile  2.5  \b(?:he|she|they) (?:graduated|completed|earned|practi[cs]es)\b|\bwas born (?:and raised )?in\b
profile  2.5  , \d\d, (?:has|had|is|was|works|worked|runs)\b|\bmy (?:training|background) is in\b|\bi work with\b
profile  2.5  \bjoined (?:us|the (?:team|clinic|practice)) in \d{4}|\bhas (?:been|worked|run|led) .{3,60} since \d{4}
profile  2.5  \b(?:his|her) (?:residency|fellowship)\b
profile  1.5  \bboard[- ]certified \w+
profile  2.5  \bhas been practi[cs]ing\b|\bpractices (?:diagnostic|family|general|internal)\b
guide    1    \byou (?:may|can)\b|\bif you\b|\byour (?:doctor|skin|body|teeth|eyes|child|feet)\b|\bpeople with\b
guide    1    \bis an? (?:common|condition|disease|type|procedure|treatment)\b
"""


def _table(text: str) -> tuple[Sign, ...]:
    rows = (line.split(None, 2) for line in text.strip().splitlines())
    signs = ((genre, points, re.compile(pattern, re.I)) for genre, points, pattern in rows)
    return tuple(
        Sign(Genre(genre), float(points), pattern, needles_of(pattern)) for genre, points, pattern in signs
    )


FOLDERS = _table(_FOLDERS)
"""By a whole part of the path."""
TITLES = _table(_TITLES)
"""By the headline."""
OPENINGS = _table(_OPENINGS)
"""By the first sentences."""
