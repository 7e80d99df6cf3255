"""Score drafts for `checkup draft --format scores`: counts and formulas, no audit run, no spelling engine loaded."""

from __future__ import annotations

import json

from language.readability.reader import ReadabilityReader
from language.readability.scores import raw_scores
from language.text_blocks import TextReader
from pipeline.drafts.draft import Draft
from schemas.readability import Readability

Score = float | int | None
"""A count or a score; null without a word to count."""


class DraftScorer:
    """Scorer of many drafts in one process: it keeps what it knows of words."""

    def __init__(self, text: TextReader | None = None, readability: ReadabilityReader | None = None) -> None:
        """Take the readers of texts and of their sentences where there are some already."""
        self._text = text or TextReader()
        self._readability = readability or ReadabilityReader()

    def raw(self, draft: Draft) -> dict[str, Score]:
        """Return every count and score, however short the draft is, whatever its language."""
        return raw_scores(self._readability.read_all(self._text.read(draft.article)))

    def scores(self, draft: Draft) -> Readability:
        """Return the scores that a page with this text would have, and what would make it easier."""
        return self._readability.scores(self._text.read(draft.article))

    def line(self, identifier: str | int, draft: Draft, before: tuple[str, Draft] | None = None) -> str:
        """Return the line of ``--format scores``; ``before`` is the former draft with its name, and becomes a key."""
        scores: dict[str, object] = {"id": identifier, **self.raw(draft)}
        if before is not None:
            name, former = before
            scores["before"] = {"id": name, **self.raw(former)}
        return json.dumps(scores, ensure_ascii=False, separators=(",", ":"))
