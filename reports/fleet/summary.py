"""Say how a fleet ended: how many sites did well, and each of the others with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from reports.fleet.site_end import site_end
from reports.wording import number, plural
from schemas.fleet_event import FleetEnd, SiteEnd
from schemas.vocabulary import Exit


def fleet_summary(end: FleetEnd, ends: Sequence[SiteEnd]) -> list[str]:
    """Return the summary's lines: the sites that did not end with 0, the worst first, then the numbers."""
    unwell = [site for site in ends if site.exit != Exit.DONE]
    unwell.sort(key=lambda site: (_RANKS.get(site.exit, len(_RANKS)), site.site))
    lines = [f"  {site_end(site)}" for site in unwell]
    if lines:
        lines.insert(0, "Look at these:")
    left = end.ends.get("not_started", 0)
    sites = len(ends) + left
    lines.append(f"{number(len(ends) - len(unwell))} of {plural(sites, 'site')} done without trouble.")
    if left:
        lines.append(f"{plural(left, 'site was', 'sites were')} not started.")
    if end.exit in (Exit.INTERRUPTED, Exit.TERMINATED):
        lines.append("What was stored is kept: run the same command again within 12 hours to go on.")
    return lines


_RANKS: dict[int, int] = {
    code: rank
    for rank, code in enumerate(
        (
            Exit.INTERNAL_ERROR,
            Exit.CANNOT_WRITE,
            Exit.USAGE,
            Exit.UNREACHABLE,
            Exit.LOCKED,
            Exit.INTERRUPTED,
            Exit.TERMINATED,
            Exit.PARTIAL,
            Exit.NEW_FINDINGS,
        )
    )
}
"""From the worst."""
