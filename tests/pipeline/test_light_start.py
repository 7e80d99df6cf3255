"""A run loads what reads and judges pages when it comes to that, not before its first request."""

from __future__ import annotations

import subprocess
import sys

_LATER = ("extraction", "language", "audits")


def test_a_crawl_begins_without_what_reads_and_judges_pages() -> None:
    """Each of these rooms takes longer to load than a hundred pages to crawl."""
    code = "import sys, pipeline.run, pipeline.crawl_stage, crawler.reactor_run; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in loaded if name.partition(".")[0] in _LATER] == []
