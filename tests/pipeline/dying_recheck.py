"""Recheck a finding of the small clinic that another process serves, and kill itself before or within its writing.

python -m tests.pipeline.dying_recheck DATA PORT FINDING before|within
"""

from __future__ import annotations

import datetime
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.recheck import recheck
from pipeline.recheck_targets import named_on_one_site
from reports.progress import Progress
from store import finding_lives
from tests.pipeline.small_clinic import HOST, NOW


def dying(function: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    """Return the function with a kill -9 in its place, or behind it."""

    def called(*args: Any, **kwargs: Any) -> None:
        if after:
            function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return called


def main() -> None:
    """Recheck, and die."""
    data, port, finding_id, when = sys.argv[1:]
    finding_lives.keep = dying(finding_lives.keep, after=when == "within")
    folder, named = named_on_one_site(Path(data), [finding_id], HOST)
    with Progress(quiet=True) as shown:
        recheck(
            folder,
            named,
            shown,
            now=NOW + datetime.timedelta(days=8),
            resolve={HOST: ("127.0.0.1", int(port))},
            processes=1,
        )


if __name__ == "__main__":
    main()
