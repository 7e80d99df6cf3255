"""Give audits what they need besides the records: the day, the profile, engines and word lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import JsonValue

from audits.engines import Engines
from schemas.audit_info import AuditInfo
from schemas.dates import in_words
from schemas.profile import Profile

if TYPE_CHECKING:
    from audits.locations.us_towns import UsTowns
    from language.readability.reader import ReadabilityReader
    from language.spelling.judge import SpellingEngine
    from language.text_blocks import TextReader


@dataclass(frozen=True, slots=True)
class Context:
    """Inputs of every audit besides records, built once a worker; audits read no clock, file or list otherwise."""

    today: datetime.date
    """The run's day."""
    profile: Profile
    """The site's settings."""
    engines: Engines
    """The engines, loaded where audits of records run."""
    words: frozenset[str]
    """Words that are right on this site, lower case: the profile's and the reviewers', each as it was called right. The
    spelling engine knows the parts of *loose-fitting*, too; that *loose* is right wherever it is, nobody said."""

    @property
    def locale(self) -> str:
        """Return the English that messages are written in, e.g. ``en-US``."""
        return self.profile.locale or "en-US"

    def day(self, value: str) -> str:
        """Return an ISO 8601 date as the site's English writes it: ``Nov 18, 2021`` or ``18 Nov 2021``."""
        return in_words(value, self.locale)

    @property
    def spelling(self) -> SpellingEngine:
        """Return the engine that knows words and judges those that it does not know."""
        return self.engines.spelling

    @property
    def text(self) -> TextReader:
        """Return the reader of blocks, sentences and words."""
        return self.engines.text

    @property
    def readability(self) -> ReadabilityReader:
        """Return the reader of counted sentences, their words and scores."""
        return self.engines.readability

    @property
    def places(self) -> UsTowns:
        """Return the towns and their postal codes."""
        return self.engines.places

    def option(self, info: AuditInfo, name: str) -> JsonValue:
        """Return the profile's value of an audit's option, or the option's default."""
        chosen = self.profile.audits.options.get(info.audit, {})
        if name in chosen:
            return chosen[name]
        return next(option.default for option in info.options if option.name == name)

    def number(self, info: AuditInfo, name: str) -> float:
        """Return an option that is a number; raises ``TypeError`` where the profile gives something else."""
        value = self.option(info, name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"option {name} of {info.audit} must be a number, not {value!r}")
        return float(value)


def build_context(profile: Profile, today: datetime.date, *, words: Iterable[str] = ()) -> Context:
    """Return the context of a worker: engines loaded, the profile's and the reviewers' words taken as right."""
    context = site_context(profile, today, words=words)
    context.engines.loaded()
    return context


def site_context(profile: Profile, today: datetime.date, *, words: Iterable[str] = ()) -> Context:
    """Return the same context with no engine loaded before an audit asks for it: those of the site ask for none."""
    right = frozenset(word.lower() for source in (profile.spelling.words, words) for word in source)
    parts = frozenset(part for word in right for part in word.replace("-", " ").split())
    aim = profile.audits.options.get("hard-to-read", {}).get("max_grade")
    engines = Engines(
        right | parts,
        profile.locale or "en-US",
        float(aim) if isinstance(aim, int | float) and not isinstance(aim, bool) else None,
    )
    return Context(today=today, profile=profile, engines=engines, words=right)
