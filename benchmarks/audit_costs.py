"""What do the audits of a stored run cost, category by category?

    python -m benchmarks.audit_costs RUN_FOLDER [--limit N]

Reads a published run's articles, texts, pages and locations and judges them again in this process, one audit at a time;
prints CPU milliseconds a page as JSON. ``shared`` is what the words for the audits of the site cost, ``door of texts``
and ``door of findings`` the records' validation. A published run holds no facts of markup: audits of these do nothing.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections import defaultdict
from pathlib import Path


def audit_costs(folder: Path, limit: int = 400) -> dict[str, float]:
    """Return CPU milliseconds a page by category, of the run's first ``limit`` pages."""
    from audits.context import build_context
    from audits.contract import Failed, HistoryAudit, RecordAudit
    from audits.findings import record_findings
    from audits.registry import active
    from audits.run import audit_page, audit_site
    from audits.site_facts import site_facts
    from audits.subjects import kinds_of, of_location, of_page, of_text
    from audits.text_words import text_words
    from schemas.article import Article
    from schemas.location import Location
    from schemas.page import Page
    from schemas.profile import Profile
    from schemas.text import RunningText, Text
    from schemas.validation import check

    pages = [Page.model_validate_json(line) for line in _lines(folder, "pages", limit)]
    by_id = {page.page_id: page for page in pages}
    texts: list[RunningText] = [
        Article.model_validate_json(line) for line in _lines(folder, "articles", 10 * limit)
    ]
    texts += [Text.model_validate_json(line) for line in _lines(folder, "texts", 10 * limit)]
    texts = [text for text in texts if text.page_id in by_id]
    locations = [Location.model_validate_json(line) for line in _lines(folder, "locations", limit)]
    subjects = [
        *(of_text(text, by_id[text.page_id]) for text in texts),
        *(subject for page in pages if (subject := of_page(page, None))),
        *(of_location(location) for location in locations),
    ]
    profile = Profile(url="https://clinic.example/")
    context = build_context(profile, datetime.date(2026, 11, 22))
    for text in texts[:2]:
        audit_page(context, text=text)  # engines load once a worker, not once a page
    spent: dict[str, float] = defaultdict(float)
    findings = []
    for audit in active(profile):
        begun = time.process_time()
        if isinstance(audit, RecordAudit):
            reads = audit.info.reads
            for subject in subjects:
                if subject.kind in kinds_of(reads) and subject.facts.keys() >= set(reads):
                    verdict = audit.check(*[subject.facts[name] for name in reads], context)
                    if isinstance(verdict, Failed):
                        findings += record_findings(audit.info, subject, verdict.findings, profile)
        elif isinstance(audit, HistoryAudit):
            for text in texts:
                audit.check(text, None, text.date_observations, context)
        spent[str(audit.info.category)] += time.process_time() - begun
    begun = time.process_time()
    words = [text_words(text, context) for text in texts]
    spent["shared"] += time.process_time() - begun
    begun = time.process_time()
    _, site_findings = audit_site(
        site_facts(pages=pages, texts=texts, locations=locations, words=words), context
    )
    spent["site audits"] += time.process_time() - begun
    begun = time.process_time()
    for text in texts:
        check(text.record, json.loads(text.to_json()))
    spent["door of texts"] += time.process_time() - begun
    begun = time.process_time()
    for finding in [*findings, *site_findings]:
        check("finding", json.loads(finding.to_json()))
    spent["door of findings"] += time.process_time() - begun
    each = 1000 / max(1, len(pages))
    return {name: round(seconds * each, 3) for name, seconds in spent.items()}


def _lines(folder: Path, name: str, limit: int) -> list[str]:
    lines: list[str] = []
    if not (folder / f"{name}.jsonl").is_file():  # an older run has no texts
        return lines
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
