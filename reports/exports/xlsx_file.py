"""Write the editor's worklist as an Excel workbook: filters, widths, links, a frozen header, and no formula."""

from __future__ import annotations

import datetime
import tempfile
from contextlib import suppress
from typing import IO

from reports.exports.exported_run import exported_run
from reports.exports.worklist import rows
from reports.exports.worksheets import Worksheets
from reports.harmless_text import harmless, shorten
from reports.progress import Progress
from store.published_folder import PublishedFolder


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Write one row a finding below a header that stays in sight, with a filter on every column."""
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    with exported_run(published, progress) as run, tempfile.TemporaryDirectory(prefix="checkup-") as room:
        progress.stage("Writing findings", run.count_findings())
        # One row is in memory at a time; each text is a text, whatever it looks like.
        options = {
            "constant_memory": True,
            "tmpdir": room,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        book = Workbook(target, options)
        now = published.manifest.now.astimezone(datetime.UTC).replace(tzinfo=None)
        name = shorten(" ".join(harmless(run.name).split()), 120)
        book.set_properties({"title": f"{name}: what to do", "author": "Checkup", "created": now})
        try:
            sheets = Worksheets(book)
            for row in rows(run):
                sheets.add(row)
                progress.advance()
            sheets.end()
            progress.stage("Packing the workbook")
            book.close()
        except FileCreateError as error:  # the library's wrapping of a full disk
            raise error.args[0] from error
        finally:
            for sheet in book.worksheets():
                with suppress(OSError):  # what a full disk did not take
                    sheet.row_data_fh.close()
