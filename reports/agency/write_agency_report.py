"""Write the report on many sites into a folder: pages, JSON, CSV, and the tables that it was counted in."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from reports.agency.agency_csv import agency_csv
from reports.agency.agency_pages import agency_pages
from reports.agency.agency_report import agency_report
from reports.agency.data_folders import data_folders
from reports.agency.finding_tables import finding_tables
from reports.agency.fleet_ends import fleet_ends
from reports.exports.whole_output import whole_file
from reports.progress import Progress
from schemas.agency_report import AgencyReport
from schemas.errors import UsageError
from schemas.printed_json import printed_json

TABLES = "tables"
JSON_FILE = "agency.json"


def write_agency_report(
    data: Sequence[Path], out: Path, *, now: datetime.datetime, old_after_days: int, progress: Progress
) -> AgencyReport:
    """Write the report on the sites of the data folders; return it.

    Each file takes the place of the former one whole. Raises `UsageError` where there is no site or DuckDB is missing,
    `StoreError` where the folder cannot be written.
    """
    sites = data_folders(data)
    if out.is_dir() and not (out / JSON_FILE).exists() and any(out.iterdir()):
        raise UsageError(f"{out} holds something else: name an empty or a new folder with --out.")
    out = out.resolve()
    with finding_tables(out / TABLES) as tables:
        report = agency_report(
            [site.resolved() for site in sites],
            fleet_ends((folder.resolve() for folder in data), now - datetime.timedelta(days=old_after_days)),
            tables,
            out=out,
            now=now,
            old_after_days=old_after_days,
            progress=progress,
        )
        tables.forget_others()
    progress.stage("Writing pages", None)
    files = [
        (JSON_FILE, printed_json(report.model_dump_json(indent=1)).encode() + b"\n"),
        ("agency.csv", agency_csv(report.sites)),
        *((name, page.encode("utf-8", "replace")) for name, page in agency_pages(report)),
    ]
    for name, content in files:
        with whole_file(out / name) as file:
            file.write(content)
    return report
