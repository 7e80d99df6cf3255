"""Put the end of a site's run into one line."""

from __future__ import annotations

from reports.harmless_text import harmless, shorten
from reports.wording import plural, seconds
from schemas.fleet_event import SiteEnd
from schemas.vocabulary import Exit

LONGEST_REASON = 300
"""Characters of a reason in a line."""

WORDS = {
    Exit.DONE: "done",
    Exit.NEW_FINDINGS: "done, with new findings",
    Exit.USAGE: "profile cannot be used",
    Exit.PARTIAL: "stopped early",
    Exit.UNREACHABLE: "no answer",
    Exit.INTERNAL_ERROR: "failed",
    Exit.CANNOT_WRITE: "cannot write",
    Exit.LOCKED: "another run is at work",
    Exit.INTERRUPTED: "interrupted",
    Exit.TERMINATED: "interrupted",
}
"""Each exit code in words."""


def site_end(end: SiteEnd) -> str:
    """Return the line: ``clinic.example: done · 126 pages · 12 things to fix · 4 min 05 s``."""
    said = "out of time" if end.timed_out else WORDS[Exit(end.exit)]
    parts = [said]
    for key, one, many in (("pages", "page", "pages"), ("open_findings", "thing to fix", "things to fix")):
        if isinstance(count := end.counts.get(key), int):
            parts.append(plural(count, one, many))
    if end.seconds:
        parts.append(seconds(end.seconds))
    if end.reason:
        parts.append(shorten(harmless(end.reason), LONGEST_REASON))
    if end.try_again:
        parts.append("tried again later")
    return f"{harmless(end.site)}: {' · '.join(parts)}"
