"""Keep Scrapy from logging each page: the store has them, and formatting a line costs more than parsing some pages."""

from __future__ import annotations

from typing import Any

from scrapy.logformatter import LogFormatter


class QuietLogFormatter(LogFormatter):
    """Logs faults, not pages."""

    def crawled(self, request: Any, response: Any, spider: Any) -> Any:
        """Return nothing to log."""
        return None
