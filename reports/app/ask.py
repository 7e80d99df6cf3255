"""Hold one request to the app: who asks, about which site, with which form."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from reports.app.open_run import OpenRun
from reports.app.review_state import ReviewState
from reports.app.security.signing import SESSION_COOKIE, form_token, is_session, new_session, same
from reports.app.settings import AppSettings
from reports.app.sites import Site, Sites
from reports.harmless_text import harmless, shorten
from store.published_folder import PublishedFolder

WHO_COOKIE = "checkup_who"
LONGEST_WHO, LONGEST_REASON = 60, 500
"""Characters of a reviewer's name, and of a reason."""


@dataclass(slots=True)
class Flash:
    """A sentence about what was just done, and what takes it back."""

    text: str
    undo: str = ""
    """Numbers of the decisions, e.g. ``12-14``."""
    words_of: str = ""
    """Time at which words were called right together, as `store.review.WordsTogether` has it."""


class Ask:
    """One request; what is asked of the store is read when a handler asks for it."""

    def __init__(self, request: Request, settings: AppSettings, sites: Sites, form: FormData | None) -> None:
        self.request = request
        self.settings = settings
        self.sites = sites
        self.form = form
        cookie = request.cookies.get(SESSION_COOKIE)
        self.is_new_session = not is_session(cookie)
        self.session = new_session() if self.is_new_session or cookie is None else cookie

    def at(self, site: Site) -> Ask:
        """Return the same request about another site, which has published something."""
        other = Ask(self.request, self.settings, self.sites, self.form)
        other.session, other.is_new_session = self.session, self.is_new_session
        newest = site.newest()
        assert newest is not None
        other._shown = site, newest  # what the address names otherwise
        return other

    @property
    def query(self) -> Mapping[str, str]:
        """Return the address's query."""
        return self.request.query_params

    def number(self, name: str) -> int:
        """Return a whole number of the address; 0 for none."""
        text = self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    @property
    def is_partial(self) -> bool:
        """Return whether a page that is open asks for a part of it (htmx)."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def is_secure(self) -> bool:
        """Return whether the browser came by https."""
        return self.settings.is_secure(self.request.headers.get("host", ""))

    @property
    def here(self) -> str:
        """Return the path and query of the page that asks, or is asked for."""
        url = urlsplit(self.request.headers.get("hx-current-url", "")) if self.is_partial else None
        if url is None or not url.path.startswith("/"):
            url = urlsplit(str(self.request.url))
        here = url.path + (f"?{url.query}" if url.query else "")
        return here if self.form is None or self.is_partial else self.return_path(here)

    @property
    def form_token(self) -> str:
        """Return what the session's forms bring."""
        return form_token(self.settings.key, self.session)

    def check_form(self) -> None:
        """Raise where a form does not bring what this session's forms have."""
        given = self.text("token", 200) if self.form is not None else ""
        if self.is_new_session or not same(given, self.form_token):
            raise HTTPException(403, "This page is older than your session. Load it again, and decide again.")

    @property
    def site(self) -> Site:
        """Return the site that the address names; raises where there is none."""
        return self._shown[0]

    @cached_property
    def run(self) -> OpenRun:
        """Return the run that is shown; the same one as long as the request is answered."""
        return self.sites.open(self._shown[1])

    @cached_property
    def _shown(self) -> tuple[Site, PublishedFolder]:
        host = self.request.path_params.get("host", "")
        site = self.sites.get(host)
        newest = site.newest() if site is not None else None
        if site is None or newest is None:
            raise HTTPException(404, f"There is no published run of {shorten(harmless(host), 80)!r} here.")
        return site, newest

    @cached_property
    def state(self) -> ReviewState:
        """Return the findings' states as of now."""
        return self.site.review.state(self.run, self.today)

    @property
    def now(self) -> datetime.datetime:
        """Return the time, UTC."""
        return self.settings.now()

    @property
    def today(self) -> datetime.date:
        """Return the day that decisions end on, as a run counts it: UTC."""
        return self.now.date()

    @property
    def signed_in_as(self) -> str | None:
        """Return the name that a proxy with a login gives, where the server trusts one."""
        header = self.settings.user_header
        named = self.request.headers.get(header) if header else None
        return _name(_utf8(named)) if named else None

    @property
    def who(self) -> str | None:
        """Return who decides: as the proxy says, else as the reviewer said once, else the user of this computer."""
        if self.settings.user_header:
            return self.signed_in_as
        return _name(unquote(self.request.cookies.get(WHO_COOKIE, ""))) or self.settings.default_who

    def text(self, name: str, longest: int = 2_000) -> str:
        """Return a field of the form, on one line; empty where it is missing."""
        value = self.form.get(name) if self.form is not None else None
        return " ".join(value.split())[:longest] if isinstance(value, str) else ""

    def texts(self, name: str) -> Sequence[str]:
        """Return all values of a field."""
        found = self.form.getlist(name) if self.form is not None else []
        return [value for value in found if isinstance(value, str)]

    def return_path(self, otherwise: str) -> str:
        """Return the local path that the form goes back to; never another site's."""
        value = self.form.get("return") if self.form is not None else None
        inside = isinstance(value, str) and value.startswith("/") and not value.startswith(("//", "/\\"))
        return value if inside and isinstance(value, str) and value.isprintable() else otherwise


def _utf8(header: str) -> str:
    """Return a header's value as a proxy means it: names outside of ASCII are sent as UTF-8."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header


def _name(text: str) -> str | None:
    """Return a reviewer's name as it is kept; null for none."""
    return " ".join(harmless(text).split())[:LONGEST_WHO] or None
