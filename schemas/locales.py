"""Name the Englishes that a site can be written in."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_Locale = Literal["en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-NZ", "en-US", "en-ZA"]
LOCALES: tuple[str, ...] = get_args(_Locale)
"""BCP 47 tags, sorted."""
_OTHER_NAMES = {"en-uk": "en-GB", "en": "en-US"}
"""What people write instead: UK is CLDR's alias of GB, and the US has most speakers of English as a first language."""


def nearest_locale(text: str) -> str | None:
    """Return the tag that somebody may have meant; null where it is not a tag of English.

    >>> nearest_locale("en_uk")
    'en-GB'
    """
    folded = text.strip().replace("_", "-").casefold()
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded]
    known = {locale.casefold(): locale for locale in LOCALES}
    known |= {locale[3:].casefold(): locale for locale in LOCALES}
    near = get_close_matches(folded, known, n=1, cutoff=0.7) if folded[:3] in ("en-", folded) else []
    return known[near[0]] if near else None


def _known(value: Any) -> Any:
    if not isinstance(value, str) or value in LOCALES:
        return value
    near = nearest_locale(value)
    hint = f"Did you mean '{near}'?" if near else "The audits know English."
    raise PydanticCustomError(
        "unknown_locale",
        "it is not a locale that Checkup knows. {hint} Known are {known}",
        {"hint": hint, "known": ", ".join(LOCALES)},
    )


Locale = Annotated[_Locale, BeforeValidator(_known)]
"""The BCP 47 tag of an English, e.g. ``en-GB``."""
