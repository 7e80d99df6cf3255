"""Recognise logins, carts and portals by their URLs, and files that are not pages.

A crawler that requested them would log people out, fill carts or see patients' pages.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from schemas.left_out import LeftOutReason

_SEGMENTS = frozenset(
    {
        "admin", "administrator", "basket", "cart", "cdn-cgi", "cgi-bin", "checkout", "log-in", "log-out", "login",
        "logoff", "logout", "my-account", "myaccount", "oauth", "portal", "register", "sign-in", "sign-out",
        "sign-up", "signin", "signoff", "signout", "signup", "sso", "unsubscribe", "user-login", "wp-admin",
        "wp-json", "wp-login.php", "wp-signup.php", "xmlrpc.php",
    }
)  # fmt: skip
_ACTIONS = re.compile(
    # e.g. add-to-cart=12, action=logout, _wpnonce=1a2b: a query that does something.
    r"(^|&)(add[-_]to[-_]cart|remove_item|add_to_wishlist|_wpnonce|do=log(in|out)|"
    r"action=(log(in|out)|lostpassword|register|delete|edit|print|postpass|subscribe)|logout|login)(=|&|$)",
    re.IGNORECASE,
)
_NO_PAGE = frozenset(
    {
        "7z", "aac", "apk", "avi", "avif", "bin", "bmp", "bz2", "class", "css", "csv", "dmg", "doc", "docx", "dot",
        "eot", "eps", "exe", "flv", "gif", "gz", "ico", "ics", "iso", "jar", "jpeg", "jpg", "js", "json", "jsonld",
        "m4a", "m4v", "map", "mid", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "odp", "ods", "odt", "ogg", "ogv",
        "otf", "pkg", "png", "ppt", "pptx", "psd", "rar", "rtf", "svg", "swf", "tar", "tgz", "tif", "tiff", "ttf",
        "vcf", "wasm", "wav", "webm", "webmanifest", "webp", "wma", "wmv", "woff", "woff2", "xls", "xlsx", "zip",
        "zst",
    }
)  # fmt: skip


def forbidden_reason(url: str) -> LeftOutReason | None:
    """Return the reason never to request a normalised URL (``login_or_cart``), or None."""
    parts = urlsplit(url)
    if parts.netloc.startswith(("portal.", "login.", "sso.")):
        return LeftOutReason.LOGIN_OR_CART
    if not _SEGMENTS.isdisjoint(parts.path.lower().split("/")):
        return LeftOutReason.LOGIN_OR_CART
    if parts.query and _ACTIONS.search(parts.query):
        return LeftOutReason.LOGIN_OR_CART
    return None


def is_other_file(url: str) -> bool:
    """Return whether a normalised URL names a picture, script, archive or office file by its suffix."""
    path = url.partition("?")[0]
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return dot > 0 and name[dot + 1 :].lower() in _NO_PAGE
