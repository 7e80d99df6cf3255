"""Recognise the words of walls: what stands where a page should be says that access is refused, checked or closed."""

from __future__ import annotations

import re

_REFUSED = re.compile(
    r"\b(?:access|requests?|connection|visit(?:or)?|ip(?: address)?|browser|you|traffic)\b.{0,40}"
    r"\b(?:denied|blocked|forbidden|refused|rejected|banned|unsuccessful|not (?:allowed|permitted|authori[sz]ed)"
    r"|(?:been|is) (?:limited|restricted))\b"
    r"|^\W*(?:error )?(?:40[136]|429|451|50[0-4])\b|\b(?:40[136]|429) forbidden\b|^\W*forbidden\W*$|\bnot acceptable\b"
    r"|\bblocked (?:by|because)\b|\bpardon our interruption\b|\bunauthori[sz]ed (?:access|request)\b"
    r"|\b(?:unusual|suspicious|automated|malicious) (?:traffic|activity|access|queries|requests?|behaviou?r)\b"
    r"|\btoo many requests\b|\bweb(?:site| application)? firewall\b"
    r"|\b(?:acceso denegado|zugriff verweigert|acc[eè]s (?:refus[eé]|interdit))\b",
    re.I,
)
"""Matches ``Sorry, you have been blocked``, ``Access Denied``."""
_CHECKED = re.compile(
    r"\b(?:check(?:ing)?|verif(?:y|ying|ies)|confirm(?:ing)?|prov(?:e|ing)|validating|make sure|ensure|analy[sz]ing)\b"
    r".{0,40}\b(?:browser|humans?|person|robots?|bots?|connection|security)\b"
    r"|\b(?:are you|you are|you're|you were|i'm|i am|is a|not a|or|real) (?:a |an |not a )?(?:human|robot|bot)\b"
    r"|\b(?:human|bot|robot|security|ddos|browser) (?:verification|check|challenge|protection|integrity)\b"
    r"|\bjust a moment\b|\bone moment,? please\b|\bpress (?:&|and) hold\b|\battention required\b|\bcaptcha\b"
    r"|\b(?:enter|type) the (?:characters|letters|text|code|numbers) (?:you see|shown|below|above|in)\b"
    r"|\b(?:enable|turn on|activate|allow|accept)\b.{0,30}\bcookies\b"
    r"|\bcookies\b.{0,30}\b(?:disabled|enabled|required|blocked)\b|\bdisabled (?:cookies|java-?script)\b"
    r"|\bverificando\b.{0,40}\bnavegador\b|\bno soy un robot\b|\beinen moment\b|\bsicherheits(?:über)?prüfung\b"
    r"|\bv[eé]rification de s[eé]curit[eé]\b",
    re.I,
)
"""Matches ``Checking your browser before accessing``, ``Robot or human?``."""
_CLOSED = re.compile(
    r"\b(?:under|undergoing|down for|closed for|scheduled|routine|planned|performing|for)\b.{0,20}"
    r"\b(?:maintenance|construction)\b|^\W*(?:site )?maintenance(?: mode)?\W*$|\bmaintenance mode\b"
    r"|\b(?:site|website|service|server|store|account|domain|hosting)\b.{0,30}"
    r"\b(?:unavailable|offline|suspended|disabled|closed|not (?:found|configured|published|available))\b"
    r"|\b(?:briefly|temporarily) (?:unavailable|offline|closed|down)\b|^\W*coming soon\W*$"
    r"|\b(?:be|come|check) (?:right )?back (?:soon|shortly|later|in a)\b|\bright back\b|\bbandwidth limit exceeded\b"
    r"|\berror establishing a database connection\b|\b(?:bad gateway|gateway time-?out|internal server error)\b"
    r"|\ben mantenimiento\b|\bwartungs(?:arbeiten|modus)\b|\ben maintenance\b",
    re.I,
)
"""Matches ``Briefly unavailable for scheduled maintenance``."""
_HOSTED = re.compile(
    r"\bdomain(?: name)?\b.{0,40}\b(?:for sale|parked|expired|available|registered|renew)\b|\bbuy this domain\b"
    r"|\bparked (?:free|domain|page|by)\b|\bexpired domain\b"
    r"|\b(?:this|the) (?:domain|website|web site) (?:has |is )?expired\b"
    r"|\bwelcome to (?:nginx|openresty|caddy|apache|centos|iis|litespeed)\b|^\W*it works\W*$|^\W*test page\b"
    r"|\bdefault (?:web ?site |web |server |home ?|index )?page\b|\biis windows\b|\bfuture home of\b"
    r"|\b(?:successfully installed|web server is (?:running|working))\b",
    re.I,
)
"""Matches ``Welcome to nginx!``, ``This domain is for sale``."""
_LOGIN = re.compile(r"\b(?:log|sign)(?:ged)?[ -]?(?:in|on)\b|\bpassword\b|\bmembers only\b|\baccount\b", re.I)
"""Matches ``Please log in``."""
_GATED = re.compile(
    r"\bage (?:verification|gate|check|restricted)\b|\b(?:verify|confirm) your age\b"
    r"|\b(?:over|at least|aged?|are you|older than|under) (?:18|19|20|21)\b|\b(?:18|19|20|21)\+"
    r"|\b(?:18|19|20|21) (?:years|or (?:older|over))\b"
    r"|\blegal (?:drinking |smoking )?age\b"
    r"|\bbefore you continue\b"
    r"|\b(?:accept|agree|consent)\b.{0,60}\b(?:to (?:continue|proceed|enter|view|read)|cookies)\b"
    r"|\bcookies?\b.{0,80}\b(?:accept|agree|consent)\b"
    r"|\b(?:wi-?fi|hotspot|guest network|internet access|captive portal)\b",
    re.I,
)
"""Matches ``Are you over 18?``, ``Accept all cookies to continue``, ``Guest Wi-Fi``."""
_WAITING = re.compile(
    r"\bplease wait\b|\bone more step\b|\bcomplete the (?:check|challenge|test|verification)\b"
    r"|\benable (?:js|java-?script)\b|^\W*loading\b|\bredirect(?:ing|ed)\b|\bmoment\b|\bautomatically\b"
    r"|\bwird geladen\b|\bespere\b",
    re.I,
)
"""Matches ``Please wait…``."""
_TRACED = re.compile(
    r"\b(?:ray|incident|support|reference|request|event|block|session|transaction|error|case|trace)\s*"
    r"(?:id|no\.?|number|code|ref|#)?\s*[:#]\s*\W?[0-9a-f][\w.-]{5,}"
    r"|\b(?:ip|address)\b\W{0,3}(?:address)?(?: is| was)?\W{0,3}\d{1,3}(?:\.\d{1,3}){3}\b",
    re.I,
)
"""Matches ``Ray ID: 84b2f1c0aa``, ``Your IP: 203.0.113.9``: what an answer to one request names."""
CHALLENGE = re.compile(
    r"captcha|challenge|turnstile|_incapsula_|datadome|perimeterx|[_/.-]px(?:app|client|hd|id)|awswaf|bot-?(?:detect|manag|check|defen[cs]e)"
    r"|are-?you-?(?:a-)?human|human-?(?:check|verif)|cf[_-]chl|sec-if-cpt|ddos-?guard|browser-?check|anti-?bot",
    re.I,
)
"""Matches ``/cdn-cgi/challenge-platform/h/b/``, ``g-recaptcha``: names of the machinery that asks for proof."""


def refuses(text: str) -> bool:
    """Return whether a short text says that the page is refused, checked, closed or not there yet."""
    return any(words.search(text) is not None for words in (_REFUSED, _CHECKED, _CLOSED, _HOSTED))


def is_servers_title(title: str) -> bool:
    """Return whether a title is that of a server's or a registrar's own page."""
    return _HOSTED.search(title) is not None


def gates(text: str) -> bool:
    """Return whether a short text asks for an age, a consent or a connection."""
    return _GATED.search(text) is not None


def asks_for_login(text: str) -> bool:
    """Return whether a text speaks of a login or a password."""
    return _LOGIN.search(text) is not None


def waits(text: str) -> bool:
    """Return whether a short text asks the reader to wait."""
    return _WAITING.search(text) is not None


def is_traced(text: str) -> bool:
    """Return whether a text names the very request: its number, or the address that it came from."""
    return _TRACED.search(text) is not None
