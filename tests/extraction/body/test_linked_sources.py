"""Sources that are links stay in the body, whatever heads them."""

from __future__ import annotations

import pytest

from extraction import read

TEXT = (
    "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks, at no cost.</p>"
    * 3
)
LINKS = ('<a href="https://nih.example/a">Back pain</a>', '<a href="https://cdc.example/b">Moving more</a>')


@pytest.mark.parametrize(
    "sources",
    [
        "<p>Sources:</p>" + "".join(f"<p>{link}</p>" for link in LINKS),
        "<h3>References</h3><ul>" + "".join(f"<li>{link}</li>" for link in LINKS) + "</ul>",
        "<p><strong>Sources</strong><br>" + "<br>".join(LINKS) + "</p>",
    ],
)
def test_linked_sources_are_body(sources: str) -> None:
    """The first of them and the last; a call behind a plain line of sources is not one of them."""
    page = (
        "<html><head><title>Stiff backs</title></head><body><nav><a href=/>Home</a></nav><main><article>"
        f"<h1>Stiff backs</h1>{TEXT}{sources}</article></main><footer>Clinic</footer></body></html>"
    )
    reading = read(page.encode(), "https://clinic.example/blog/stiff-backs/", "text/html")
    body = " ".join(block.text for block in reading.blocks if block.in_body)
    assert "Back pain" in body
    assert body.endswith("Moving more")
