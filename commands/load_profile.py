"""Load a site's profile from a bare URL or a ``checkup.toml``."""

from __future__ import annotations

import os
import ssl
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from schemas.errors import UsageError
from schemas.profile import Profile


def load_profile(site: str) -> Profile:
    """Return the profile for a URL (``https://`` is added to a bare host) or from a TOML file."""
    if site.endswith(".toml") or Path(site).is_file():
        profile = read_site_profile(Path(site))
        _check_surroundings(Path(site), profile)
        return profile
    url = site if "://" in site else f"https://{site}"
    if not _is_web_address(url):
        raise UsageError(
            f"'{site}' is no URL of a site and no profile: give https://clinic.example or checkup.toml."
        )
    return Profile(url=url if urlsplit(url).path else f"{url}/")


def read_site_profile(path: Path) -> Profile:
    """Return the profile of a TOML file whose audits are all known; raise `ProfileError` with line and way out.

    The list of audits is known here and not in ``schemas``; found out only after the crawl, a misspelt id
    would cost hours.
    """
    from audits.registry import AUDITS
    from schemas.profile_file import mistake, read_profile

    profile = read_profile(path)
    known = {audit.info.audit: audit.info for audit in AUDITS}
    for place, named in (("off", profile.audits.off), ("options", profile.audits.options)):
        for audit in named:
            if audit not in known:
                keys = ["audits", place, *([audit] if place == "options" else [])]
                raise mistake(path, keys, f"there is no audit '{audit}'. {_nearest(audit, list(known))}")
    for audit, options in profile.audits.options.items():
        defaults = {option.name: option.default for option in known[audit].options}
        for key, value in options.items():
            keys = ["audits", "options", audit, key]
            if key not in defaults:
                raise mistake(path, keys, f"{audit} has no option '{key}'. {_nearest(key, list(defaults))}")
            if _kind(value) != _kind(defaults[key]):
                raise mistake(
                    path,
                    keys,
                    f"{key} = {value!r} is no {_kind(defaults[key])}. Write one like {defaults[key]!r}.",
                )
    return profile


def _check_surroundings(path: Path, profile: Profile) -> None:
    """Raise `ProfileError` for what the crawl would need and this machine does not have."""
    from schemas.profile_file import mistake

    crawl = profile.crawl
    named = [(["crawl", "basic_auth_env"], crawl.basic_auth_env)]
    named += [(["crawl", "headers_env"], variable) for variable in crawl.headers_env.values()]
    for keys, variable in named:
        if variable and not os.environ.get(variable):
            message = (
                f"the environment variable {variable} is not set. Set it, or take it out of the profile."
            )
            raise mistake(path, keys, message)
    if crawl.ca_file:
        try:
            ssl.create_default_context(cafile=crawl.ca_file)
        except (OSError, ValueError) as error:
            message = f"cannot read certificates from {crawl.ca_file}: {error}. Name a PEM file."
            raise mistake(path, ["crawl", "ca_file"], message) from error
    if crawl.proxy and not _is_web_address(crawl.proxy):
        message = f"proxy = '{crawl.proxy}' is no URL. Write one like http://proxy.example:3128."
        raise mistake(path, ["crawl", "proxy"], message)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_is_good = parts.port is None or 0 < parts.port < 65_536
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_good and " " not in url


def _nearest(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.4)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known are {', '.join(known)}." if known else "It has none."


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "number"
    return {"str": "text", "list": "list", "dict": "table"}.get(type(value).__name__, "value")
