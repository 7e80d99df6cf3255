"""Load a site's profile from a bare URL or a ``checkup.toml``."""

from __future__ import annotations

import os
import ssl
from difflib import get_close_matches
from os.path import isfile  # false, not an error, for a name that is too long or may not be looked at
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import JsonValue

from reference.url_identity import normalise
from schemas.errors import UsageError
from schemas.named_file import read_named_file
from schemas.profile import Profile
from schemas.profile_file import shown

if TYPE_CHECKING:
    from schemas.audit_info import Option

MAX_CA_BYTES = 10_000_000
"""Largest file of certificates: all public authorities take 300,000."""


def load_profile(site: str) -> Profile:
    """Return the profile for a URL (``https://`` is added to a bare host) or from a TOML file."""
    if site.endswith(".toml") or isfile(site):
        profile = read_site_profile(Path(site))
        _check_surroundings(Path(site), profile)
        return profile
    url = site if "://" in site else f"https://{site}"
    if not _is_web_address(url):
        raise UsageError(
            f"{shown(site)} is no URL of a site and no profile: give https://clinic.example or checkup.toml."
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
    _check_addresses(path, profile)
    known = {audit.info.audit: audit.info for audit in AUDITS}
    for place, named in (("off", profile.audits.off), ("options", profile.audits.options)):
        for audit in named:
            if audit not in known:
                keys = ["audits", place, *([audit] if place == "options" else [])]
                raise mistake(path, keys, f"there is no audit '{audit}'. {_nearest(audit, list(known))}")
    for audit, options in profile.audits.options.items():
        known_options = {option.name: option for option in known[audit].options}
        for key, value in options.items():
            keys = ["audits", "options", audit, key]
            if key not in known_options:
                raise mistake(
                    path, keys, f"{audit} has no option '{key}'. {_nearest(key, list(known_options))}"
                )
            if fault := _option_fault(known_options[key], value):
                raise mistake(path, keys, f"{key} = {shown(value)} {fault}")
    return profile


def _option_fault(option: Option, value: JsonValue) -> str | None:
    """Return what is wrong with an option's value and what to write instead, or null."""
    if _kind(value) != _kind(option.default):
        return f"is no {_kind(option.default)}. Write one like {option.default!r}."
    if (
        not isinstance(value, int | float)
        or isinstance(value, bool)
        or option.minimum <= value <= option.maximum
    ):
        return None
    return f"is not between {option.minimum:g} and {option.maximum:g}. Write one like {option.default!r}."


def _check_addresses(path: Path, profile: Profile) -> None:
    """Raise `ProfileError` for a start URL or a host that no server can have: a folder and files are named by it."""
    from schemas.profile_file import mistake

    if not _is_web_address(profile.url):
        message = (
            f"url = {shown(profile.url)} is not the URL of a site. Write one like https://clinic.example/."
        )
        raise mistake(path, ["url"], message)
    for host in profile.crawl.hosts:
        if not _is_web_address(host if "://" in host else f"http://{host.strip()}"):
            message = f"hosts: {shown(host)} is not a host. Write one like blog.clinic.example."
            raise mistake(path, ["crawl", "hosts"], message)


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
            read_named_file(Path(crawl.ca_file), MAX_CA_BYTES, regular=True)  # a device would have no end
            ssl.create_default_context(cafile=crawl.ca_file)
        except (OSError, ValueError) as error:
            message = f"cannot read certificates from {shown(crawl.ca_file)}: {error}. Name a PEM file."
            raise mistake(path, ["crawl", "ca_file"], message) from error
    if crawl.proxy and not _is_web_address(crawl.proxy):
        message = f"proxy = {shown(crawl.proxy)} is no URL. Write one like http://proxy.example:3128."
        raise mistake(path, ["crawl", "proxy"], message)


def _is_web_address(url: str) -> bool:
    return normalise(url) is not None and " " not in url.strip() and "\\" not in url


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
