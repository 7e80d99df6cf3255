"""Fill a profile in with what the audits of a run need to know of the site and of its reviewers."""

from __future__ import annotations

from pathlib import Path

from pipeline.site_locale import site_locale
from schemas.profile import Profile
from store.review import read_review
from store.run_store import RunStore
from store.shared_words import shared_words


def right_words(profile: Profile, folder: Path) -> list[str]:
    """Return the words that the profile, the site's reviewers and the list of all sites call right, each once."""
    words = [*profile.spelling.words, *read_review(folder)[1], *shared_words(folder.parent)]
    return list(dict.fromkeys(words))


def audited_profile(profile: Profile, store: RunStore, folder: Path) -> Profile:
    """Return the profile with the site's English, and with the words that reviewers called right.

    ``folder`` is the site's; the words shared by all sites are beside it. Call it when the run's records are stored.
    """
    spelling = profile.spelling.model_copy(update={"words": right_words(profile, folder)})
    locale = site_locale(profile, store)
    return profile.model_copy(update={"locale": locale, "spelling": spelling})
