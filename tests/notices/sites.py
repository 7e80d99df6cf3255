"""Publish made-up runs into a site's folder, as far as notices look at them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from schemas.finding import Finding
from schemas.manifest import RunManifest
from schemas.notice import Notice
from schemas.profile import NotifySettings, Owner, Profile
from schemas.vocabulary import NoticeEvent, RunStatus
from store.connection import open_history
from store.history import NextHistory, PublishedRun, apply
from store.publish import RunFolder, point_latest

START = datetime.datetime(2026, 11, 2, 3, tzinfo=datetime.UTC)
URL = "https://clinic.example/"


def profile(owners: dict[str, Owner] | None = None, **notify: Any) -> Profile:
    """Return a profile that tells the targets of ``T``."""
    settings = NotifySettings(**{"urls_env": "T", "digest": "never"} | notify)
    return Profile(url=URL, name="Hill Clinic", notify=settings, owners=owners or {})


def finding(number: int, **changes: Any) -> Finding:
    """Return a new, serious and sure finding of the site."""
    values = {
        "finding_id": f"f-{number:016x}", "audit": "broken-link", "audit_version": 1, "category": "links",
        "severity": "serious", "tier": "sure", "scope": "page", "subject": "t-0123456789abcdef",
        "url": f"{URL}blog/{number}/", "page_count": 1, "message": f"Link {number} leads nowhere.",
        "evidence": {"field": "/links/3/words", "quote": "here"}, "status": "new", "cause": "site",
    }  # fmt: skip
    return Finding.model_validate(values | changes)


def publish(
    folder: Path,
    day: float,
    findings: Iterable[Finding] = (),
    *,
    status: RunStatus = RunStatus.COMPLETE,
    previous: str | None = "before",
    reason: str | None = None,
    crawl: str | None = None,
    run: str | None = None,
) -> str:
    """Publish a run so many days after the start; return its name."""
    now = START + datetime.timedelta(days=day)
    name = run or f"{now:%Y%m%dT%H%M%SZ}-0000"
    files = RunFolder(folder, name)
    files.write("findings.jsonl", (one.to_json() for one in findings), "urn:clinic-checkup:finding:2.4")
    files.commit(
        RunManifest(
            run=name, site=URL, status=status, reason=reason, exit="done", started=now, finished=now, now=now,
            counts={}, files=files.files, versions={}, settings=json.loads(profile().to_json()), timings={},
            previous=previous,
        )
    )  # fmt: skip
    row = PublishedRun(
        run=name, started=now.isoformat(), now=now.isoformat(), status=status, fingerprint="x", counts={},
        crawl=crawl or name,
    )  # fmt: skip
    with closing(open_history(folder)) as history:
        apply(history, NextHistory(run=row, page_ids={}, pages=[]))
    if status is RunStatus.COMPLETE:
        point_latest(folder, name)
    return name


def at(day: float) -> datetime.datetime:
    """Return the clock so many days after the start."""
    return START + datetime.timedelta(days=day)


def notice(**changes: Any) -> Notice:
    """Return a notice."""
    values = {
        "notice_id": "n-0123456789abcdef", "event": NoticeEvent.NEW_FINDINGS, "site": URL, "made_at": START,
        "title": "Hill Clinic: 1 serious problem came up", "text": "Found:\n• Serious: a link leads nowhere",
    }  # fmt: skip
    return Notice.model_validate(values | changes)
