"""Keep the audits of dates to articles: no policy says how old a text of another kind may be."""

from __future__ import annotations

from audits.contract import Inapplicable
from schemas.text import RunningText


def no_article(text: RunningText) -> Inapplicable:
    """Return the verdict on a text that is not an article."""
    return Inapplicable(f"only articles need a date, and this page isn't one ({text.kind.value})")
