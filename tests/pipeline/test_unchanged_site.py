"""What a server renews with every answer is no change of the site: no line, no new finding, no other id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.run import RunEnd
from tests.pipeline import lively_parts as parts
from tests.pipeline.small_clinic import Lively, Moment, Post, Weeks, records

OTHERS = [(f"/blog/{name}/", f"{name.title()}s that hurt when you climb the stairs") for name in
          ("knee", "hip", "ankle", "wrist", "neck", "back", "elbow", "heel", "toe")]  # fmt: skip
PARTS: tuple[parts.Part, ...] = (
    parts.nonces, parts.tokens, parts.counters, parts.todays_date, parts.minutes_ago, parts.asset_versions,
    parts.advertisements, parts.related_posts(OTHERS), parts.shuffled_sidebar,
)  # fmt: skip


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over a clinic with as many posts as there are parts, one of them with a slip."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts = {path: Post(path, title) for path, title in OTHERS}
        weeks.clinic.posts["/blog/knee/"].texts.append("Then the the doctor looks at how you walk and stand.")
        yield weeks


def one_each(path: str, html: str, moment: Moment) -> str:
    """Give each post one of the parts alone."""
    at = [other for other, _ in OTHERS].index(path) if path in dict(OTHERS) else None
    return html if at is None else PARTS[at](html, moment)


def all_together(path: str, html: str, moment: Moment) -> str:
    """Give every page all of the parts."""
    for part in PARTS:
        html = part(html, moment)
    return html


def check_unchanged(first: RunEnd, second: RunEnd) -> None:
    """Check that the second run says of the site what the first said."""
    assert records(second, "changes") == []
    for kind in ("page", "article", "text", "location"):
        ids = [[record[f"{kind}_id"] for record in records(end, f"{kind}s")] for end in (first, second)]
        assert ids[0] == ids[1]
    found = [
        {finding["finding_id"]: finding["message"] for finding in records(end, "findings")}
        for end in (first, second)
    ]
    assert found[0] == found[1]
    assert {finding["status"] for finding in records(second, "findings")} == {"open"}


@pytest.mark.parametrize("lively", [one_each, all_together])
def test_a_site_that_nobody_edits_has_no_changes(weeks: Weeks, lively: Lively) -> None:
    """Nonces, tokens, counters, dates, relative times, versions of assets, advertisements, related posts, boxes."""
    weeks.clinic.lively = [lively]
    first = weeks.run()
    assert len(records(first, "articles")) == len(OTHERS)
    check_unchanged(first, weeks.run())
