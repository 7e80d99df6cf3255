"""What do the audits of a stored run cost, category by category?

    python -m benchmarks.audit_costs RUN_FOLDER [--limit N]

Reads a published run's articles, pages and locations and judges them again in this process, one audit at a time; prints
CPU milliseconds a page as JSON. ``shared`` is what the audits' common facts and the articles' scores cost,
``door of articles`` and ``door of findings`` their validation.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any


def audit_costs(folder: Path, limit: int = 400) -> dict[str, float]:
    """Return CPU milliseconds a page by category, of the run's first ``limit`` pages."""
    from audits.context import build_context
    from audits.contract import Failed, HistoryAudit, PageAudit
    from audits.facts import text_facts
    from audits.findings import page_findings
    from audits.registry import active
    from audits.run import audit_records, audit_site
    from schemas.article import Article
    from schemas.location import Location
    from schemas.page import Page
    from schemas.profile import Profile
    from schemas.validation import check

    pages = [Page.model_validate_json(line) for line in _lines(folder, "pages", limit)]
    ids = {page.page_id for page in pages}
    articles = [Article.model_validate_json(line) for line in _lines(folder, "articles", 10 * limit)]
    articles = [article for article in articles if article.page_id in ids]
    locations = [Location.model_validate_json(line) for line in _lines(folder, "locations", limit)]
    records: dict[str, list[Any]] = {"article": articles, "page": pages, "location": locations}
    profile = Profile(url="https://clinic.example/")
    context = build_context(profile, datetime.date(2026, 11, 22))
    audit_records([*articles[:2], *pages[:2]], context)  # engines load once a worker, not once a page
    spent: dict[str, float] = defaultdict(float)
    findings = []
    for audit in active(profile):
        begun = time.process_time()
        if isinstance(audit, PageAudit):
            for record in records[audit.subjects]:
                verdict = audit.check(record, context)
                if isinstance(verdict, Failed):
                    findings += page_findings(audit.info, record, verdict.findings)
        elif isinstance(audit, HistoryAudit):
            for article in articles:
                audit.check(article, None, article.date_observations, context)
        spent[str(audit.info.category)] += time.process_time() - begun
    begun = time.process_time()
    facts = [text_facts(article, context) for article in articles]
    spent["shared"] += time.process_time() - begun
    begun = time.process_time()
    _, site_findings = audit_site(facts, context)
    spent["site audits"] += time.process_time() - begun
    begun = time.process_time()
    for article in articles:
        check("article", json.loads(article.to_json()))
    spent["door of articles"] += time.process_time() - begun
    begun = time.process_time()
    for finding in [*findings, *site_findings]:
        check("finding", json.loads(finding.to_json()))
    spent["door of findings"] += time.process_time() - begun
    each = 1000 / max(1, len(pages))
    return {name: round(seconds * each, 3) for name, seconds in spent.items()}


def _lines(folder: Path, name: str, limit: int) -> list[str]:
    lines: list[str] = []
    with (folder / f"{name}.jsonl").open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if len(lines) == limit:
                break
            lines.append(line)
    return lines


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=400)
    options = parser.parse_args()
    print(json.dumps(audit_costs(options.folder, options.limit)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
