"""Count the pages of WCXB without a date of their own that Checkup would call fresh, and name each for a reader.

python -m benchmarks.undated
"""

from __future__ import annotations

import datetime
import gzip
import json
from collections import Counter

from audits.context import site_context
from audits.freshness.article_age import age
from audits.freshness.believed_dates import first_sight
from benchmarks.article_data import DATA
from extraction import extract_pages
from schemas.article import Article
from schemas.profile import Profile
from schemas.vocabulary import FreshnessState

NOW = datetime.datetime(2026, 11, 29, 9, tzinfo=datetime.UTC)
FRESH = (FreshnessState.CURRENT, FreshnessState.DUE_SOON)


def main() -> None:
    """Print the states of the pages whose truth names no date, and what each fresh one states."""
    folder = DATA / "wcxb"
    context = site_context(Profile(url="https://clinic.example/"), NOW.date())
    states: Counter[str] = Counter()
    for line in (folder / "truth.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {"publish_date": "none"}
        if row["publish_date"]:
            continue
        page = gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes())
        ((_, finished, _),) = extract_pages([(row["url"], row["url"], page, "text/html; charset=utf-8")])
        text = finished.text
        if not isinstance(text, Article):
            states["no article"] += 1
            continue
        seen = text.model_copy(update={"believed": first_sight(text, NOW, is_new=False)})
        aged = age(seen, context)
        states[aged.freshness.state] += 1
        if aged.freshness.state in FRESH and aged.basis is not None:
            basis = aged.basis
            print(
                row["id"],
                row["page_type"],
                basis.value[:10],
                basis.source,
                repr(basis.raw[:80]),
                row["url"][:90],
            )
    print(sum(states.values()), "pages without a date in the truth:", dict(states))


if __name__ == "__main__":
    main()
