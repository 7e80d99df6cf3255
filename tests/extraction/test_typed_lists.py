"""A page's lists that are typed as paragraphs are lists of its record."""

from __future__ import annotations

from extraction import extract_pages

PROSE = "Most knee pain goes away within a few weeks of simple care at home, and few people need a scan or a knife."
PAGE = f"""<!doctype html><html lang="en"><head><title>Knee pain: what helps at home | Harbor Clinic</title></head>
<body class="single single-post"><main><article class="post"><h1 class="entry-title">Knee pain: what helps at home</h1>
<p>{PROSE}</p><p>{PROSE}</p><p>Bring to your first visit: • your insurance card • a list of all pills</p>
<ul><li>Ice the knee twice a day for a week.</li><li>Keep the leg raised when you sit.</li></ul>
<p>1. Sit on a chair and stretch the leg out.</p><p>2. Hold it there and count to five.</p><p>{PROSE}</p>
</article></main></body></html>"""


def test_typed_items_are_list_items_of_a_body_that_is_as_written() -> None:
    """Items have their offsets and the number of their list; the text itself does not change."""
    ((_, page, _),) = extract_pages(
        [("knee", "https://clinic.example/blog/knee/", PAGE.encode(), "text/html")]
    )
    article = page.article
    assert article is not None
    text = article.body_text
    assert "Bring to your first visit: • your insurance card • a list of all pills\nIce the knee" in text
    pieces = [
        (block.kind.value, block.list_id, text[block.start : block.end]) for block in article.body_blocks
    ]
    assert [piece for piece in pieces if piece[2] != PROSE and piece[0] != "heading"] == [
        ("paragraph", None, "Bring to your first visit:"),
        ("list_item", 0, "• your insurance card"),
        ("list_item", 0, "• a list of all pills"),
        ("list_item", 1, "Ice the knee twice a day for a week."),
        ("list_item", 1, "Keep the leg raised when you sit."),
        ("list_item", 2, "1. Sit on a chair and stretch the leg out."),
        ("list_item", 2, "2. Hold it there and count to five."),
    ]
