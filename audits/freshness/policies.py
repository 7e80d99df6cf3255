"""Pick the policy that says how old a text may be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from reference.url_identity import path_prefix
from schemas.article import Article
from schemas.profile import FreshnessPolicy, Profile


def policy_for(article: Article, profile: Profile) -> tuple[str, FreshnessPolicy] | None:
    """Return the first policy that matches, those that name the article's genre before the others; else None.

    A policy matches whose path or word the article has; one without paths and words matches each article of its genres;
    one without genres either is the rest's.
    """
    policies = profile.freshness.policies.items()
    of_genre = ((name, policy) for name, policy in policies if article.genre in policy.genres)
    of_any = [(name, policy) for name, policy in policies if not policy.genres]
    rest = ((name, policy) for name, policy in of_any if not policy.paths and not policy.words)
    bounded = ((name, policy) for name, policy in of_any if policy.paths or policy.words)
    return _first(of_genre, article) or _first(bounded, article) or next(rest, None)


def _first(
    policies: Iterable[tuple[str, FreshnessPolicy]], article: Article
) -> tuple[str, FreshnessPolicy] | None:
    path = urlsplit(article.url).path or "/"
    said = " ".join(filter(None, (article.headline, article.section, *article.tags))).casefold()
    for name, policy in policies:
        if (
            not (policy.paths or policy.words)
            or path.startswith(tuple(map(path_prefix, policy.paths)))
            or any(_says(said, word) for word in policy.words)
        ):
            return name, policy
    return None


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word.casefold())}(?:s|es)?\b", text) is not None
