"""The table of contents of a published run."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field, JsonValue

from schemas.other_address import OtherAddress
from schemas.record import Record
from schemas.vocabulary import RunStatus


class RunFile(Record):
    """One file of the run."""

    path: str
    """Relative to the run's folder."""
    rows: int | None = Field(default=None, ge=0)
    """Lines of a JSONL file; null for others."""
    bytes: int = Field(ge=0)
    """Size."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Of the content."""
    schema_id: str | None = Field(default=None, alias="schema")
    """``$id`` of the schema that each line obeys."""
    derived: bool = False
    """True for one that is made of the run's other files: it may be gone from an older run, and is made again from
    them (``checkup export``); where it is there, it is the one described here."""


class RunManifest(Record):
    """Description of a run and its files. Written last: a folder without one is not a run."""

    record: Literal["manifest"] = "manifest"
    """The record's type."""
    run: str
    """Name of the run's folder: start time and four random digits, e.g. ``20261122T203600Z-1a2b``."""
    site: str
    """The start URL."""
    name: str | None = None
    """The clinic's name, from the profile or as its pages write it; null where neither names it."""
    locale: str | None = None
    """The English of the site, e.g. ``en-GB``, in which dates and numbers are written; null for an older run."""
    status: RunStatus
    """End of the run: complete, limited, partial or failed."""
    reason: str | None = None
    """The reason why it is not complete, and on what Checkup itself failed, in words; null for neither."""
    exit: str
    """The word of the exit code, e.g. ``done``."""
    started: AwareDatetime
    """UTC."""
    finished: AwareDatetime
    """UTC."""
    now: AwareDatetime
    """The clock that ages were counted with."""
    counts: dict[str, JsonValue]
    """Numbers by name: pages by kind and fetch, records, outcomes by audit, findings by severity and tier."""
    coverage: dict[str, dict[str, float]] = {}
    """Record (``article``, ``location``) to field to the share of its records that have a value, 0 to 1."""
    accepted: str | None = None
    """Name of the partial run that somebody made the new normal by `checkup accept`, and that this run repeats."""
    left_out: dict[str, int] = {}
    """Number of known URLs not requested, by reason, e.g. ``max_pattern_pages /calendar/#/#/``, ``robots``."""
    notes: list[str] = []
    """Events of the crawl that a reader must know, e.g. ``sitemap_broken:https://…``, ``crawl_delay_bounded``."""
    other_addresses: list[OtherAddress] = []
    """Addresses on the site that are not offices of the clinic, each with the reason: at most 200."""
    files: list[RunFile]
    """Every file of the folder but this one, sorted by path."""
    versions: dict[str, str]
    """Of Checkup, the extractor, each audit and Python."""
    crawl: str | None = None
    """Name of the run whose stored crawl was used; null for a run that crawled for itself."""
    fingerprint: str | None = None
    """Digest of the extraction's code, data and libraries that read this run's pages; null for an older run."""
    audit_fingerprint: str | None = None
    """Digest of the audits' code, data and libraries; null for an older run."""
    settings: dict[str, JsonValue]
    """The profile as it was used, without secrets."""
    timings: dict[str, float]
    """Seconds by stage."""
    previous: str | None = None
    """The complete run before this one, or null."""
