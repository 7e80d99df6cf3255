"""The settings of one site: ``checkup.toml``, typed. Everything but the URL has a default."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, JsonValue

from schemas.record import Record

Months = Annotated[int, Field(ge=1, le=1200)]


class CrawlSettings(Record):
    """Settings of the crawl. The defaults are slow on purpose: the server is somebody else's."""

    delay_seconds: float = Field(default=1.0, ge=0, le=60)
    """Pause between two requests to a host, seconds; robots.txt's Crawl-delay wins where it is longer."""
    concurrent_requests: int = Field(default=2, ge=1, le=16)
    """Requests under way at once; with a delay, hardly ever more than one."""
    timeout_seconds: float = Field(default=30, ge=1, le=600)
    """For one answer, from connecting to the last byte."""
    max_pages: int | None = Field(default=None, ge=1)
    """Ends the run after so many pages as a *limited* run; without it, all are requested."""
    max_depth: int = Field(default=20, ge=1, le=1000)
    """Links from the start page; pagination costs none."""
    max_section_pages: int = Field(default=20_000, ge=1)
    """Pages below one first path segment."""
    max_pattern_pages: int = Field(default=2_000, ge=1)
    """Pages whose URLs differ only in numbers, dates or query values: the guard against calendars."""
    max_body_bytes: int = Field(default=10_000_000, ge=10_000)
    """A longer answer is cut off and kept as an error."""
    hosts: list[str] = []
    """Further hosts that belong to the site, e.g. ``blog.clinic.example``."""
    include: list[str] = []
    """Path prefixes to stay within, e.g. ``/blog/``; empty for all."""
    exclude: list[str] = []
    """Path prefixes that are never requested."""
    user_agent: str = "Checkup/{version} (site check-up for the clinic's own editors; +{contact})"
    """The ``User-Agent`` of each request; ``{version}`` and ``{contact}`` are filled in."""
    contact: str = "contact not set in checkup.toml"
    """A mail address or page where the site's owner reaches you."""
    resume_within_hours: float = Field(default=24, ge=0)
    """Hours within which an interrupted run is resumed; an older one starts again."""
    full_every_runs: int = Field(default=7, ge=1)
    """Every n-th run requests every page in full, because validators (``ETag``, ``Last-Modified``) lie."""
    basic_auth_env: str | None = None
    """Name of an environment variable that holds ``user:password`` of a staging site."""
    headers_env: dict[str, str] = {}
    """Header name to the environment variable that holds its value."""
    proxy: str | None = None
    """URL of an HTTP proxy."""
    ca_file: str | None = None
    """PEM file of a private certificate authority."""
    render_javascript: bool = False
    """Render pages that are empty without scripts (needs the ``browser`` extra and a Chromium)."""


class FreshnessPolicy(Record):
    """Age limits of one kind of content."""

    due_soon_months: Months
    """From this age on, due soon."""
    overdue_months: Months
    """From this age on, overdue."""
    paths: list[str] = []
    """Path prefixes it applies to."""
    words: list[str] = []
    """Words in headline, section or tags that it applies to."""


def _default_policies() -> dict[str, FreshnessPolicy]:
    return {
        "doses": FreshnessPolicy(
            due_soon_months=12,
            overdue_months=18,
            words=["dose", "dosage", "insurance", "pricing", "cost"],
        ),
        "offices": FreshnessPolicy(
            due_soon_months=6, overdue_months=12, words=["hours", "directions", "staff"]
        ),
        "medical": FreshnessPolicy(due_soon_months=24, overdue_months=36),
    }


class FreshnessSettings(Record):
    """The ageing policy. Three years is what HSE, NHS and MedlinePlus use for medical pages."""

    policies: dict[str, FreshnessPolicy] = Field(default_factory=_default_policies)
    """By name; the first that matches applies, the one without paths and words is the rest's."""


class SpellingSettings(Record):
    """Settings of the spelling audits."""

    words: list[str] = []
    """Names and terms that are right, beside those that it learns from the site."""


class AuditSettings(Record):
    """Choice of audits, and their options."""

    off: list[str] = []
    """Ids of audits that do not run."""
    options: dict[str, dict[str, JsonValue]] = {}
    """Audit id to its options, e.g. ``{"long-sentence": {"max_words": 35}}``."""


class WorkerSettings(Record):
    """Bounds of the processes that read pages."""

    processes: int | None = Field(default=None, ge=1, le=256)
    """Number of processes; without it, one a processor, at most 8."""
    page_seconds: float = Field(default=20, gt=0)
    """CPU time for one page; one that needs more, twice, becomes an error."""
    memory_bytes: int = Field(default=1_500_000_000, ge=200_000_000)
    """Address-space growth allowed to one worker."""


class KeepSettings(Record):
    """Limits of the history that stays on the disk."""

    runs: int = Field(default=30, ge=2)
    """Published runs kept."""
    raw_runs: int = Field(default=2, ge=2)
    """Runs whose raw pages are kept."""


class Profile(Record):
    """One site's settings."""

    url: str
    """URL at which the crawl starts, e.g. ``https://clinic.example/``."""
    name: str | None = None
    """The clinic's name for the report's title."""
    crawl: CrawlSettings = CrawlSettings()
    """Settings of the crawl."""
    freshness: FreshnessSettings = FreshnessSettings()
    """Age limits of content."""
    spelling: SpellingSettings = SpellingSettings()
    """Words that are right."""
    audits: AuditSettings = AuditSettings()
    """Choice of audits, and their options."""
    workers: WorkerSettings = WorkerSettings()
    """Bounds of the worker processes."""
    keep: KeepSettings = KeepSettings()
    """Retention."""
