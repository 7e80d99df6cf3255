"""The orders in which the sites are listed: a page each, so that no script is needed to sort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from schemas.agency_report import AgencyFigures, AgencySite
from schemas.vocabulary import FreshnessState, Severity

WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOrder:
    """One order."""

    key: str
    """Its name; of the file too."""
    title: str
    """In words, e.g. ``Most new first``."""
    said: str
    """Sentence above the list."""
    by: Callable[[AgencySite], Any] | None = None
    """Key to sort by; equal ones stay worst first. Null for that of the report."""
    ascending: bool = False
    """Whether the column that it is of is sorted upwards."""

    @property
    def file(self) -> str:
        """Return the page's name."""
        return "index.html" if self.key == WORST else f"by-{self.key}.html"

    @property
    def href(self) -> str:
        """Return the way to the list."""
        return "index.html#sites" if self.key == WORST else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the list."""

    title: str
    order: str | None = None
    """Key of the order that it is sorted by."""
    number: bool = True

    @property
    def file(self) -> str:
        """Return the page with the sites in its order."""
        return f"by-{self.order}.html"


def ageing(figures: AgencyFigures) -> int:
    """Return the number of articles that a review is due for: all but the exempt ones."""
    return sum(figures.freshness.values()) - figures.freshness[FreshnessState.EXEMPT]


def less_serious(figures: AgencyFigures) -> int:
    """Return the number of open findings that are neither critical nor serious."""
    severe = figures.open_by_severity
    return figures.open_findings - severe[Severity.CRITICAL] - severe[Severity.SERIOUS]


def _most(count: Callable[[AgencyFigures], int]) -> Callable[[AgencySite], Any]:
    return lambda site: (site.figures is None, -count(site.figures) if site.figures else 0)


def _share_read(site: AgencySite) -> Any:
    figures = site.figures
    return (figures is None, figures.pages_read / max(figures.pages_asked, 1) if figures else 0)


def _longest_ago(site: AgencySite) -> Any:
    return (site.complete_at is not None, site.complete_at.timestamp() if site.complete_at else 0)


ORDERS = (
    SiteOrder(
        key=WORST,
        title="Worst first",
        said="Worst first: sites without a complete check, then those whose last check failed, stopped early or is too "
        "old, then all others; among each, the one with more critical things to fix comes first, then more serious "
        "ones, more overdue articles, more things to fix.",
    ),
    SiteOrder(
        key="name",
        title="By name",
        said="By name.",
        by=lambda site: ((site.name or site.folder).casefold(), site.folder),
        ascending=True,
    ),
    SiteOrder(
        key="check",
        title="Longest without a check first",
        said="The longest without a complete check come first.",
        by=_longest_ago,
        ascending=True,
    ),
    SiteOrder(
        key="to-fix",
        title="Most to fix first",
        said="Those with most to fix come first.",
        by=_most(lambda figures: figures.open_findings),
    ),
    SiteOrder(
        key="new",
        title="Most new first",
        said="Those with most that is new since their check before come first; a first check has nothing new.",
        by=_most(lambda figures: figures.new_findings or 0),
    ),
    SiteOrder(
        key="critical",
        title="Most critical first",
        said="Those with most critical things to fix come first.",
        by=_most(lambda figures: figures.open_by_severity[Severity.CRITICAL]),
    ),
    SiteOrder(
        key="serious",
        title="Most serious first",
        said="Those with most serious things to fix come first.",
        by=_most(lambda figures: figures.open_by_severity[Severity.SERIOUS]),
    ),
    SiteOrder(
        key="less-serious",
        title="Most of less weight first",
        said="Those with most things to fix that are neither critical nor serious come first.",
        by=_most(less_serious),
    ),
    SiteOrder(
        key="overdue",
        title="Most overdue first",
        said="Those with most overdue articles come first. Stories and news, which nobody reviews, are not counted.",
        by=_most(lambda figures: figures.freshness[FreshnessState.OVERDUE]),
    ),
    SiteOrder(
        key="read",
        title="Least read first",
        said="Those of which we could read the smallest share come first.",
        by=_share_read,
        ascending=True,
    ),
)
"""Every order; the first is that of the report."""

COLUMNS = (
    Column(title="Site", order="name", number=False),
    Column(title="Last complete check", order="check", number=False),
    Column(title="To fix", order="to-fix"),
    Column(title="New", order="new"),
    Column(title="Critical", order="critical"),
    Column(title="Serious", order="serious"),
    Column(title="Less serious", order="less-serious"),
    Column(title="Articles overdue", order="overdue"),
    Column(title="Pages read", order="read"),
)
"""The columns of the list."""
