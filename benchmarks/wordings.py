"""Build the pages of ``cases/modified_dates.jsonl``: one wording in an article, without and with dated company.

The company is everything that carries other dates on clinic pages: recent posts, related posts, comments, a tweet, an
event, a copyright line. None of them may ever be an article's date.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases" / "modified_dates.jsonl"
FETCHED = {"date": "Fri, 20 Mar 2026 15:00:00 GMT"}
"""The response's header: relative dates are reckoned from it."""

_FILLER = (
    "<p>Back pain is one of the most common reasons why people see a doctor. Most episodes get better within"
    " a few weeks, with heat, gentle movement and patience, and only few need an operation or a picture.</p>"
)
_COMPANY = """
<section id="comments" class="comments-area"><ol class="comment-list"><li class="comment">
<article class="comment-body"><b class="fn">Walt</b>
<time datetime="2025-01-09T10:42:00-05:00">January 9, 2025 at 10:42 am</time>
<p>Thanks!</p></article></li></ol></section>"""
_RELATED = """
<div class="related-posts"><h3>Related posts</h3><ul>
<li><a href="/a/">Sciatica</a> <span class="post-date">Updated March 1, 2026</span></li>
<li><a href="/b/">Neck pain</a> <span class="post-date">February 11, 2026</span></li></ul></div>"""
_SIDEBAR = """
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>
<li><a href="/c/">What is myalgia?</a> <span class="post-date">December 15, 2025</span></li>
<li><a href="/d/">Pinched nerve</a> <time datetime="2025-12-14">Last updated: December 14, 2025</time></li>
</ul></section>
<section class="widget"><blockquote class="twitter-tweet">We are open
<a href="/t">Jan 3, 2026</a></blockquote></section>
<section class="widget"><h2>Events</h2><p>Free spine screening: April 9, 2026</p></section></aside>"""
_FOOTER = '<footer class="site-footer"><p>© 2010–2026 Example Clinic. Last updated 2026-03-19.</p></footer>'


def cases() -> Iterator[dict[str, Any]]:
    """Yield the wordings with the dates that each states."""
    for line in CASES.read_text("utf-8").splitlines():
        yield json.loads(line)


def page(case: dict[str, Any], *, company: bool) -> str:
    """Return the HTML page of a wording."""
    line = case.get("html") or f"<p>{html.escape(case['wording'])}</p>"
    top = line if case["place"] == "top" else ""
    middle = line if case["place"] == "middle" else ""
    end = line if case["place"] == "end" else ""
    related, comments, sidebar, footer = (
        (_RELATED, _COMPANY, _SIDEBAR, _FOOTER) if company else ("", "", "", "")
    )
    return (
        f'<!doctype html><html lang="{case["lang"]}"><head>'
        "<title>When back pain needs a doctor | Example Clinic</title></head>"
        '<body><header class="site-header"><nav class="main-nav"><a href="/">Home</a></nav></header><main>'
        f'<article class="post"><h1>When back pain needs a doctor</h1>{top}{_FILLER}<h2>What helps</h2>{_FILLER}'
        f"{middle}{_FILLER}{end}{related}</article>{comments}</main>"
        f"{sidebar}{footer}</body></html>"
    )
