"""Find the text around a finding's words, so that it can be decided without opening the page."""

from __future__ import annotations

from dataclasses import dataclass

from reports.app.open_run import OpenRun
from reports.context import Context, in_context, in_paragraph
from schemas.article import Article
from schemas.finding import Quote
from schemas.text import RunningText, Text

_AROUND = 700
"""Characters of the text on either side of the paragraph with the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The words with their paragraph, and what is before and behind it."""

    before: str
    """The paragraphs before; empty where the words are not in the page's main text."""
    context: Context
    """The paragraph with the words."""
    after: str
    """The paragraphs behind."""


def text_of(run: OpenRun, url: str | None) -> RunningText | None:
    """Return the running text of a page, or null."""
    if url is None:
        return None
    with run.reading() as database:
        for table, record in (("articles", Article), ("texts", Text)):
            row = database.connection.execute(
                f"SELECT json FROM {table} WHERE url = ?",  # noqa: S608 - our tables
                (url,),
            ).fetchone()
            if row:
                return record.model_validate_json(row[0], extra="ignore")
    return None


def surroundings(evidence: Quote, text: RunningText | None) -> Surroundings:
    """Return the words of a quote with the text around them.

    Words that are quoted from elsewhere, as those of a link, are sought in the text; where they are there just once, it
    is they.
    """
    placed = _placed(evidence, text.body_text) if text is not None else None
    if text is None or placed is None:
        return Surroundings(before="", context=in_context(evidence), after="")
    start, end = placed
    body = text.body_text
    begin = body.rfind("\n", 0, start) + 1
    stop = body.find("\n", end)
    stop = len(body) if stop < 0 else stop
    before, after = body[max(0, begin - _AROUND) : begin].strip(), body[stop : stop + _AROUND].strip()
    if begin > _AROUND:
        before = "…" + before.partition(" ")[2]
    if stop + _AROUND < len(body):
        after = after.rpartition(" ")[0] + "…"
    here = evidence.model_copy(update={"field": "/body_text", "start": start, "end": end})
    return Surroundings(before=before, context=in_paragraph(here, body), after=after)


def _placed(evidence: Quote, body: str) -> tuple[int, int] | None:
    """Return where a quote is in a text; null where it is not, or it may be elsewhere."""
    start, end, quote = evidence.start, evidence.end, evidence.quote
    if evidence.field == "/body_text" and start is not None and end is not None:
        return (start, end) if body[start:end] == quote else None  # another version of the page
    around = " ".join(part for part in (evidence.prefix, quote, evidence.suffix) if part)
    for sought, skipped in ((around, len(evidence.prefix) + bool(evidence.prefix)), (quote, 0)):
        if sought.strip() and body.count(sought) == 1:
            found = body.index(sought) + skipped
            return found, found + len(quote)
    return None
