"""Count what is left out of a draft because people called its words right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from audits.context import Context
from pipeline.drafts.audit import DraftFinding, audit_draft, draft_context
from pipeline.drafts.draft import Draft
from schemas.profile import Profile
from schemas.vocabulary import AuditCategory


class CalledRight:
    """The words that people called right, and what would be found without them."""

    def __init__(self, profile: Profile | None, words: Iterable[str]) -> None:
        """Take the profile of the drafts, whose words count too, and the words of the site and of all sites."""
        self._profile = profile or Profile(url="draft:")
        self._words = frozenset(word.lower() for word in (*self._profile.spelling.words, *words))

    def left_out(
        self, identifier: str | int, draft: Draft, found: Sequence[DraftFinding]
    ) -> list[DraftFinding]:
        """Return the spelling findings that a draft has without the words, and not with them (``found``).

        A draft that holds none of the words is not audited again.
        """
        text = draft.readable.lower().replace("’", "'")
        if not any(word in text for word in self._words):
            return []
        kept = {(one.finding.audit, one.start, one.end) for one in found}
        return [
            one
            for one in audit_draft(identifier, draft, self._without_words)
            if one.finding.category is AuditCategory.SPELLING
            and (one.finding.audit, one.start, one.end) not in kept
        ]

    @cached_property
    def _without_words(self) -> Context:
        spelling = self._profile.spelling.model_copy(update={"words": []})
        return draft_context(self._profile.model_copy(update={"spelling": spelling}))
