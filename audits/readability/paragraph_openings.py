"""Tell by its first words whether a sentence can begin a paragraph, names a part of a text, or is a tip."""

from __future__ import annotations

import re

_HANGS = re.compile(
    r"[“\"(]?(?:(?:this|these|those|that|such|it|its|they|their|them|he|she|his|her|however|but|and|or|so|also|then|"
    r"yet|still|moreover|furthermore|additionally|therefore|thus|hence|instead|otherwise|likewise|similarly|"
    r"nevertheless|nonetheless|consequently|meanwhile|afterwards?|finally|next|again|too|both|neither|either|"
    r"another|others?|besides|indeed|conversely|unfortunately|fortunately|luckily|sometimes|here|there|"
    r"which|because|once|plus|yes|no)(?:[’'](?:s|re|ll|d|ve))?\b"
    r"|(?:after|before|with|in|at|on|for|during|from|by|of|like|because\sof|due\sto|despite|without|when|if|as)\s"
    r"(?:this|these|those|that|such|it|them|addition|contrast|fact|other\swords|particular|short|turn|a\sresult|well|"
    r"example|instance)\b"
    r"|(?:some|most|many|all|each|one|any|few|several|none)\s(?:of\s)?(?:these|those|them|this|others?)\b"
    r"|even\sso|as\swell|the\s(?:same|latter|former|other|others|second|third|last|next|first|result)\b)",
    re.IGNORECASE,
)
"""Matches what refers to the sentence before: ``This``, ``It’s``, ``However``, ``After this``, ``In addition``."""
_HANGS_INSIDE = re.compile(r",\s(?:too|as\swell|though|however|therefore|then)\b[,.!?]", re.IGNORECASE)
"""Matches ``, too.``"""
_LABEL = re.compile(
    r"(?:tip|step|rule|reason|myth|fact|sign|part|phase|stage|option|question|number)\s(?:(?:number|no\.?)\s|#)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|[A-Z][\w’'-]{1,20}(?:\s[\w’'-]{1,20}){0,4}:\s",
    re.IGNORECASE,
)
"""Matches ``Tip Number Two`` and ``Picking the right frame: ``."""
_TELLS = re.compile(
    r"(?:\A|[,:]\s(?:and\s|then\s)?)(?:please|always|never|do|don[’']t|avoid|keep|use|apply|take|drink|make|try|wash|"
    r"clean|rinse|stay|eat|wear|sleep|call|contact|follow|limit|refrain|ask|bring|check|remember|let|get|put|place|"
    r"remove|schedule|talk|tell|rest|brush|floss|stop|start|begin|raise|lift|hold|move|stretch|walk|choose|look|wait|"
    r"give|cover|change|aim)\s(?!of\b)"
    r"|\b(?:you|patients)\s(?:(?:should|must|can|may\swant|need\sto)\b)"
    r"|\b(?:recommend|advise|suggest)(?:s|d|ed)?\b"
    r"|\Ait(?:[’']s|\sis)\s(?:also\s)?(?:important|best|essential|advisable|a\sgood\sidea)\b",
    re.IGNORECASE,
)
"""Matches ``Avoid ``, ``you can gently ice``, ``, aim `` and ``It’s also important``."""


def hangs(sentence: str) -> bool:
    """Return whether a sentence goes on with the one before, so that no paragraph or heading goes in between.

    Source: our own list, of the cohesive ties of Halliday and Hasan (Cohesion in English, 1976): reference and
    conjunction at the start of a sentence.
    """
    return _HANGS.match(sentence) is not None or _HANGS_INSIDE.search(sentence) is not None


def is_label(sentence: str) -> bool:
    """Return whether a sentence begins with the name of a part: ``Tip Number Two: …``."""
    return _LABEL.match(sentence) is not None


def tells_what_to_do(sentence: str) -> bool:
    """Return whether a sentence is a tip, by our own list of how tips are worded."""
    return _TELLS.search(sentence) is not None
