"""Note by which edit the dates of a run's articles moved, so that later runs report each page with the same one."""

from __future__ import annotations

from collections.abc import Iterator

from audits.context import Context
from audits.freshness.bulk_date_bump import INFO
from audits.freshness.bulk_edits import bulk_edits
from audits.freshness.refreshed_dates import refreshed_date
from schemas.article import Article
from store import lines
from store.run_store import RunStore


def keep_date_edits(store: RunStore, context: Context) -> int:
    """Write the edit into the believed dates of each article whose date moved while its words stayed; return how many
    there are."""
    dates = (date for _, article in _articles(store) if (date := refreshed_date(article)) is not None)
    edits = bulk_edits(dates, context.number(INFO, "min_pages"))
    new = {date.place.subject: edit for edit, of_it in edits.items() for date in of_it if date.edit is None}
    if new:
        lines.write(store, "articles", _with_edits(store, new))
    return len(new)


def _with_edits(store: RunStore, edits: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, article in _articles(store):
        if article.text_id in edits and article.believed is not None:
            believed = article.believed.model_copy(update={"edit": edits[article.text_id]})
            yield key, article.model_copy(update={"believed": believed}).to_json()


def _articles(store: RunStore) -> Iterator[tuple[str, Article]]:
    for key, line in lines.read(store, "articles"):
        yield key, Article.model_validate_json(line)
