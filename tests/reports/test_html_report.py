"""What the HTML report promises."""

from __future__ import annotations

from clinic_sample import partial, sample
from lxml import html

from reports.html import render_html


def test_the_same_data_give_the_same_bytes() -> None:
    """No clock, no random, no order that depends on the process."""
    assert render_html(sample()) == render_html(sample())


def test_a_partial_run_says_so_first() -> None:
    """The first words a reader sees are that the run is partial."""
    body = html.fromstring(render_html(partial())).find("body")
    assert body is not None
    assert body.text_content().strip().startswith("Partial run.")
