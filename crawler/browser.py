"""Find the ``browser`` extra and a Chromium on this computer, for rendering."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

from schemas.errors import UsageError

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""Commands that start a browser of the Chromium family, in the order of trust."""


def find_browser() -> str:
    """Return the path of the system's Chromium; UsageError with the next step where anything is missing."""
    if find_spec("scrapy_playwright") is None:
        raise UsageError(
            "Rendering needs the browser extra: pip install 'clinic-checkup[browser]'. Or run without --render "
            "and with render_javascript = false."
        )
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise UsageError(
        f"Rendering needs a browser, and none of {', '.join(BROWSERS)} is on the PATH. Install one, e.g. "
        "apt install chromium, or run without --render and with render_javascript = false."
    )
