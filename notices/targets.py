"""Find the targets of a notice: their addresses come from the environment, and are secrets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from schemas.profile import NotifySettings, Profile

_MAIL = re.compile(r"(?i)^mailtos?://")  # "mailto://user:pass@mail.example"
_RECIPIENT = re.compile(r"(?i)([?&])(?:to|cc|bcc)=[^&]*")  # "?to=ann@clinic.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Somebody's address."""

    name: str
    """The variable, its place in it and its scheme, e.g. ``CHECKUP_NOTIFY_URLS 2 (slack)``: safe to print."""
    kind: Literal["apprise", "webhook"]
    """Sender."""
    url: str = field(repr=False)
    """The address; a secret."""
    secret: str = field(default="", repr=False)
    """Key of a webhook's signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Targets of a notice."""

    targets: tuple[Target, ...] = ()
    """All that can be reached."""
    problems: tuple[str, ...] = ()
    """What is configured and cannot be used, in sentences."""

    @property
    def is_nobody(self) -> bool:
        """Return whether nobody is configured."""
        return not self.targets and not self.problems


def has_targets(profile: Profile) -> bool:
    """Return whether a profile names anybody to tell."""
    notify = profile.notify
    own = any(owner.mail or owner.urls_env for owner in profile.owners.values())
    return bool(notify.urls_env or notify.webhook_env or own)


def has_own_targets(profile: Profile, owner: str) -> bool:
    """Return whether an owner has targets besides those of the site."""
    found = profile.owners.get(owner)
    return found is not None and bool(found.mail or found.urls_env)


def audience(profile: Profile, owner: str | None, environment: Mapping[str, str]) -> Audience:
    """Return whom a notice goes to: an owner's own targets, else the site's. The webhook gets every notice."""
    notify = profile.notify
    if owner is not None and has_own_targets(profile, owner):
        targets, problems = _of_owner(profile, owner, environment)
    else:
        targets, problems = _listed(notify.urls_env, environment)
    hook, hook_problems = _webhook(notify, environment)
    return Audience(targets=(*targets, *hook), problems=(*problems, *hook_problems))


def _listed(variable: str | None, environment: Mapping[str, str]) -> tuple[list[Target], list[str]]:
    if variable is None:
        return [], []
    urls = environment.get(variable, "").split()
    if not urls:
        return [], [f"The environment variable {variable} is not set, so that nobody is told."]
    return [
        Target(name=f"{variable} {number} ({_scheme(url)})", kind="apprise", url=url)
        for number, url in enumerate(urls, 1)
    ], []


def _of_owner(profile: Profile, name: str, environment: Mapping[str, str]) -> tuple[list[Target], list[str]]:
    owner = profile.owners[name]
    targets, problems = _listed(owner.urls_env, environment)
    if owner.mail:
        servers = [
            target.url
            for target in _listed(profile.notify.urls_env, environment)[0]
            if _MAIL.match(target.url)
        ]
        if servers:
            url = _addressed(servers[0], owner.mail)
            targets.append(Target(name=f"owners.{name} (mail)", kind="apprise", url=url))
        else:
            problems.append(
                f"owners.{name}.mail has no server: notify.urls_env names no variable with a mailto:// target."
            )
    return targets, problems


def _addressed(url: str, recipient: str) -> str:
    """Return a mail target with another recipient."""
    bare = _RECIPIENT.sub(r"\1", url).replace("?&", "?").rstrip("?&")
    return f"{bare}{'&' if '?' in bare else '?'}to={quote(recipient)}"


def _webhook(notify: NotifySettings, environment: Mapping[str, str]) -> tuple[list[Target], list[str]]:
    if notify.webhook_env is None:
        return [], []
    url = environment.get(notify.webhook_env, "").strip()
    secret = environment.get(notify.webhook_secret_env or "", "")
    if not url:
        return [], [f"The environment variable {notify.webhook_env} is not set, so that the webhook is not."]
    if not secret:
        return [], [
            "The webhook has no secret to sign with: name a variable that is set in notify.webhook_secret_env."
        ]
    return [Target(name=f"{notify.webhook_env} (webhook)", kind="webhook", url=url, secret=secret)], []


def _scheme(url: str) -> str:
    scheme = url.partition("://")[0].lower()
    return scheme if scheme.isascii() and scheme.isalnum() and len(scheme) <= 20 else "unknown"
