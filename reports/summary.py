"""Render the run's summary as JSON, for ``--json``."""

from __future__ import annotations

from pydantic import JsonValue

from reports.tally import tally
from reports.view import ReportData


def summary_json(data: ReportData, *, run_path: str | None = None) -> dict[str, JsonValue]:
    """Return the summary: keys are stable, values JSON, times ISO 8601 in UTC, durations seconds.

    ``run`` is the published run's path where ``run_path`` names it, else the run's name; ``counts`` are those
    of ``Tally.to_counts``, with the pipeline's own beside them where their names differ.
    """
    counts: dict[str, JsonValue] = {**data.counts, **tally(data).to_counts()}
    return {
        "run": run_path or data.run,
        "run_name": data.run,
        "site": data.site,
        "name": data.name,
        "status": data.status.value,
        "reason": data.reason,
        "started": data.started.isoformat(),
        "finished": data.finished.isoformat(),
        "now": data.now.isoformat(),
        "previous": data.previous,
        "counts": counts,
        "outcomes": {audit: {**found} for audit, found in sorted(data.outcome_counts.items())},
        "changes": len(data.changes),
        "rejects": len(data.rejects),
        "timings": {**data.timings},
    }
