"""Give audits what they need besides the records: the day, the profile, engines and word lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import JsonValue

from audits.locations.us_towns import UsTowns
from language.spelling.judge import SpellingEngine
from language.syllables import SyllableCounter
from language.text_blocks import TextReader
from schemas.audit_info import AuditInfo
from schemas.profile import Profile


@dataclass(frozen=True, slots=True)
class Context:
    """Inputs of every audit besides records, built once a worker; audits read no clock, file or list otherwise."""

    today: datetime.date
    """The run's day."""
    profile: Profile
    """The site's settings."""
    spelling: SpellingEngine
    """Engine that knows words and judges those that it does not know."""
    text: TextReader
    """Blocks, sentences and words of an article."""
    syllables: SyllableCounter
    """Syllables of English and medical words."""
    places: UsTowns
    """Towns and their postal codes."""
    words: frozenset[str]
    """Words that are right on this site, lower case: the profile's and the reviewers'."""

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
    right = frozenset(word.lower() for source in (profile.spelling.words, words) for word in source)
    parts = frozenset(part for word in right for part in word.replace("-", " ").split())
    return Context(
        today=today,
        profile=profile,
        spelling=SpellingEngine(right | parts),
        text=TextReader(),
        syllables=SyllableCounter(),
        places=UsTowns(),
        words=right | parts,
    )
