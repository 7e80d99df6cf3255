"""Build the headers of every request, with a staging site's secrets for its own hosts only."""

from __future__ import annotations

import base64
import os
from importlib.metadata import PackageNotFoundError, version

from crawler.content_encoding import ACCEPTED
from reference.url_identity import SiteScope
from schemas.errors import ProfileError
from schemas.profile import Profile

NO_CONTACT = "none given"
"""Fills the user agent's ``{contact}`` for a contact that the profile does not name."""


def user_agent(profile: Profile) -> str:
    """Return the user agent with version and contact filled in, on one line."""
    try:
        number = version("clinic-checkup")
    except PackageNotFoundError:
        number = "dev"
    contact = profile.crawl.contact or NO_CONTACT
    text = profile.crawl.user_agent.replace("{version}", number).replace("{contact}", contact)
    return " ".join(text.split()).encode("ascii", "replace").decode()


class RequestHeaders:
    """The headers of every request; secrets only for the site's own hosts."""

    def __init__(self, profile: Profile, start_url: str) -> None:
        """Read secrets from the environment; ProfileError when a named variable is not set."""
        self._common = {
            "User-Agent": user_agent(profile),
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "en-US,en;q=0.8,*;q=0.5",
            "Accept-Encoding": ACCEPTED,
        }
        self._scope = SiteScope(start_url, hosts=profile.crawl.hosts)
        self._secret = {name: _read(variable, name) for name, variable in profile.crawl.headers_env.items()}
        if profile.crawl.basic_auth_env:
            pair = _read(profile.crawl.basic_auth_env, "basic_auth_env")
            self._secret["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()

    def for_url(self, url: str) -> dict[str, str]:
        """Return the headers for a normalised URL."""
        if self._secret and self._scope.contains(url):
            return self._common | self._secret
        return self._common


def _read(variable: str, key: str) -> str:
    value = os.environ.get(variable)
    if not value:
        raise ProfileError(
            f"The environment variable {variable} is not set. Set it, or take it out of the profile.",
            path="checkup.toml", key=key,
        )  # fmt: skip
    return value
