"""The digests of a published run's findings, by which two runs are compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import msgspec

from store.finding_columns import DERIVED
from store.published_folder import PublishedFolder
from store.run_database import connect, own_database

_digest = next(derive for name, _, derive in DERIVED if name == "digest")


def finding_digests(run: PublishedFolder) -> Iterator[tuple[str, int]]:
    """Yield id and digest of each finding that a run shows, in no order.

    They are read off the run's own ``run.sqlite``, a tenth of a second for 200,000; where an older run has none any
    more, they are computed of the lines, ten times that.
    """
    own = own_database(run)
    if own is not None:
        with closing(connect(own)) as connection:
            yield from connection.execute("SELECT finding_id, digest FROM findings")
        return
    for line in run.lines("findings.jsonl"):
        record = msgspec.json.decode(line)
        yield record["finding_id"], int(_digest(record, {}) or 0)
