"""Hold one run for the renderers, as the pipeline hands it over before the manifest is written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import JsonValue

from reports.coverage import TextSummary
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.change import Change
from schemas.finding import Finding
from schemas.location import Location
from schemas.manifest import RunFile
from schemas.other_address import OtherAddress
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.reject import Reject
from schemas.text import Text
from schemas.vocabulary import RunStatus

if TYPE_CHECKING:
    from reports.changes.lines import ChangeReport
    from reports.finding_index import FindingIndex
    from reports.names import Names
    from reports.page_lines import PageLine
    from reports.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """One run. Renderers add nothing to it but order and words: same data, same bytes.

    Its long sequences may be read from the run's files at each look (`store.record_file`): renderers walk through them
    a few times and keep what they show.
    """

    run: str
    """Name of the run, e.g. ``20261122T203600Z-1a2b``."""
    site: str
    """The start URL."""
    name: str | None
    """The clinic's name, from the profile or as its pages write it; null shows the host."""
    status: RunStatus
    """Status at the run's end; anything but complete is on the report's first line."""
    reason: str | None = None
    """The reason for an incomplete run, and on what Checkup itself failed, in words; it is on the first line."""
    held_back: bool = False
    """True where the run is partial because it lost much against the runs before: somebody can accept it."""
    started: datetime.datetime
    """UTC."""
    finished: datetime.datetime
    """UTC."""
    now: datetime.datetime
    """The clock that ages were counted with, UTC."""
    counts: Mapping[str, JsonValue] = field(default_factory=dict)
    """The manifest's numbers, passed through to ``--json``."""
    timings: Mapping[str, float] = field(default_factory=dict)
    """Seconds by stage."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Of Checkup, the extractor and Python."""
    pages: Sequence[Page] = ()
    """Every URL of the run."""
    articles: Sequence[Article] = ()
    """With readability and freshness filled in; their bodies may be left out."""
    texts: Sequence[TextSummary] = ()
    """Of every article and every other text: first those of ``articles``, then those of ``other_texts``, in order."""
    other_texts: Sequence[Text] = ()
    """The texts of other kinds, as ``articles``."""
    words_left: int = 0
    """Words outside of running text on one page alone."""
    unproofed: Mapping[str, str | None] = field(default_factory=dict)
    """Id of a text to the reason why its spelling was not checked; null where it was."""
    locations: Sequence[Location] = ()
    """The offices."""
    other_addresses: Sequence[OtherAddress] = ()
    """Addresses on the site that are not offices of the clinic."""
    findings: Sequence[Finding] = ()
    """Of every status; only new, open and reopened ones count as work."""
    outcomes: Sequence[Outcome] = ()
    """Those that cannot tell or ended in an error."""
    outcome_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Audit id to outcome to its number, all five outcomes."""
    changes: Sequence[Change] = ()
    """Since the previous run."""
    former_names: Mapping[str, str] = field(default_factory=dict)
    """Names of the records that the run before had and this one has not, by id."""
    locale: str = "en-US"
    """The English of the site, whose dates are written in its way."""
    edit_url: str | None = None
    """The profile's template of a page's edit screen (`reports.edit_link`)."""
    rejects: Sequence[Reject] = ()
    """Records that failed validation."""
    audits: Sequence[AuditInfo] = ()
    """Descriptions of the audits."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """The manifest's: addresses that were known and not asked for, by reason."""
    crawl_notes: Sequence[str] = ()
    """The manifest's ``notes``."""
    previous: str | None = None
    """The complete run that this one is compared with; null for the first."""
    previous_now: datetime.datetime | None = None
    """Its clock, UTC; null for the first."""
    previous_counts: Mapping[str, JsonValue] = field(default_factory=dict)
    """The ``counts`` of that run's manifest; what is missing there shows no trend."""
    field_coverage: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """The manifest's ``coverage``: record to field to the share of its records that have a value, 0 to 1."""
    previous_field_coverage: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """That of the run that this one is compared with; empty for the first."""
    files: Sequence[RunFile] = ()
    """The run's files of records, as the manifest lists them."""
    complete_runs: Sequence[tuple[datetime.datetime, Mapping[str, JsonValue]]] = ()
    """Clock and manifest's ``counts`` of every complete run before this one, oldest first."""
    tallied: list[Tally] = field(default_factory=list, init=False, compare=False, repr=False)
    """The numbers, once somebody has counted them (`reports.tally`); empty before."""
    paged: list[list[PageLine]] = field(default_factory=list, init=False, compare=False, repr=False)
    """What is read of every page, once somebody has asked for it; empty before."""
    indexed: list[FindingIndex] = field(default_factory=list, init=False, compare=False, repr=False)
    """The findings by audit, page and owner, once somebody has walked through them; empty before."""
    named: list[Names] = field(default_factory=list, init=False, compare=False, repr=False)
    """The names of the pages, once somebody has asked for them; empty before."""
    told: list[ChangeReport] = field(default_factory=list, init=False, compare=False, repr=False)
    """The changes in words, once somebody has asked for them (`reports.changes.change_report`); empty before."""
