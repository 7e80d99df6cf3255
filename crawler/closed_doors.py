"""Recognise logins, accounts, patients' portals and carts by their URLs: they are never requested.

A crawler that requested them would log people out, fill carts or see patients' pages. A segment of the path is a door
where all of it names one (``patient-portal``, ``MyAccount``, ``login.aspx``); ``how-to-use-our-patient-portal`` is a
page about one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from urllib.parse import parse_qsl, unquote, urlsplit

_ENTRANCES = frozenset(
    {
        "login", "logon", "logoff", "logout", "signin", "signon", "signoff", "signout", "signup", "register", "sso",
        "oauth", "lostpassword", "forgotpassword", "resetpassword", "passwordreset", "changepassword", "basket", "cart",
        "checkout", "wishlist",
    }
)  # fmt: skip
"""Words for what is done at a door, and for carts."""
_PLACES = frozenset({"account", "accounts", "followmyhealth", "healow", "mychart", "portal", "portals"})
"""Words for what lies behind a door; a post may be about one and be called so."""
_WHOSE = frozenset(
    {
        "access", "add", "admin", "client", "clients", "create", "customer", "customers", "employee", "family",
        "health", "member", "members", "my", "new", "online", "our", "page", "patient", "patients", "physician",
        "provider", "providers", "secure", "shopping", "staff", "the", "to", "user", "users", "view", "web", "wp",
        "your",
    }
)  # fmt: skip
"""Words that say whose door it is."""
_SYSTEM = frozenset(
    {
        "admin", "administrator", "cdn-cgi", "cgi-bin", "unsubscribe", "wp-admin", "wp-json", "wp-signup.php",
        "xmlrpc.php",
    }
)  # fmt: skip
"""Segments of the machinery of a site."""
_TOLD_OF = re.compile(
    # e.g. blog, category, 2024: what lies below is told of, not entered.
    r"blogs?|news|articles?|posts?|stories|press|tags?|category|categories|topics?|faqs?|(?:19|20)\d\d",
)
_CHOOSERS = frozenset(
    {"action", "do", "mod", "mode", "module", "page", "pg", "r", "route", "screen", "task", "view", "wc-ajax"}
)
"""Parameters that choose what a script shows."""
_ACTIONS = re.compile(
    # e.g. add-to-cart, _wpnonce: a parameter that does something.
    r"add[-_]to[-_]cart|remove_item|add_to_wishlist|_wpnonce",
    re.IGNORECASE,
)
_DOES = frozenset({"delete", "edit", "print", "postpass", "subscribe"})
"""Values of ``action`` that change something, or are a second form of the page."""
_SUFFIX = re.compile(r"\.(?:php\d?|aspx?|jsp|jsf|html?|cfm|cgi|do)$")  # e.g. .aspx
_BREAK = re.compile(r"[^0-9a-z]+")  # e.g. the hyphen of patient-portal
_LONGEST = 60
"""Letters of a segment that can be a door's name."""


def _squashed() -> frozenset[str]:
    """Return the names of doors written as one word, e.g. ``patientportal``, ``portallogin``."""
    doors = _ENTRANCES | _PLACES
    pairs = product(_WHOSE | doors, doors)
    return doors | {first + second for first, second in pairs}


_NAMES = _squashed()


def is_closed_door(url: str) -> bool:
    """Return whether a normalised URL leads to a login, an account, a portal or a cart."""
    parts = urlsplit(url)
    host = (parts.hostname or "").split(".")
    if len(host) > 2 and is_door_name(host[0]):
        return True
    told_of = False
    for segment in parts.path.lower().split("/"):
        if segment in _SYSTEM or is_door_name(segment, only_entrances=told_of):
            return True
        told_of = told_of or _TOLD_OF.fullmatch(segment) is not None
    return bool(parts.query) and _acts(parts.query)


@lru_cache(maxsize=10_000)
def is_door_name(segment: str, *, only_entrances: bool = False) -> bool:
    """Return whether a segment, in lower case, names a door and nothing else (or an entrance or cart, where told)."""
    if not segment or len(segment) > _LONGEST:
        return False
    words = [word for word in _BREAK.split(_SUFFIX.sub("", unquote(segment).lower())) if word]
    squashed, joined = "".join(words), set(_without_pairs(words))
    if squashed not in _NAMES and not (joined & _NAMES and joined <= _WHOSE | _NAMES):
        return False
    return not only_entrances or any(word in squashed for word in _ENTRANCES)


def _without_pairs(words: list[str]) -> list[str]:
    """Return the words with those of two parts joined: ``log in`` is ``login``, ``my chart`` is ``mychart``."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] + word in _ENTRANCES | _PLACES:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _acts(query: str) -> bool:
    """Return whether a query does something, or chooses a door: ``action=logout``, ``route=account/login``."""
    for key, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None):
        key, value = key.lower(), value.lower()
        if _ACTIONS.fullmatch(key) or key in _ENTRANCES:
            return True
        if key == "action" and value in _DOES:
            return True
        if key in _CHOOSERS and any(is_door_name(part) for part in value.split("/")):
            return True
    return False
