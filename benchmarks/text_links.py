"""Do the report's links to the very words land on them, in a real browser, over a whole site?

    python -m benchmarks.text_links [--site SLUG]… [--most N] [--wrong]

Runs the product on real clinic sites served on loopback, takes the link of every occurrence of every finding as the
report makes it, and opens it in the system's Chromium. A link with a text fragment lands where the browser marks the
words: the mark's colour is looked for in a picture of what is on the screen, and last of the whole page. A link to the
page alone is counted apart.
Needs the ``browser`` extra; says what it skipped.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import clinic_sites
from benchmarks.served_site import served_site
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart
from reports.link import words_link
from schemas.finding import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

MARK = "::target-text{background:#f0f!important;color:#f0f!important}"
FRAGMENT = ":~:text="
COUNT_MARKED = """async picture => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
  let marked = 0;
  for (let at = 0; at < bytes.length; at += 4)
    if (bytes[at] > 240 && bytes[at + 1] < 15 && bytes[at + 2] > 240) marked++;
  return marked;
}"""
"""Counts the picture's points of the mark's colour."""
LEAST_MARKED = 20
"""Points of a marked letter."""


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--site", action="append", help="only this one; may be given more than once")
    parser.add_argument(
        "--most", type=int, default=10_000, help="links of an audit that are opened on a site"
    )
    parser.add_argument("--wrong", action="store_true", help="print the links that land nowhere")
    options = parser.parse_args()
    if not clinic_sites.DATA.is_dir():
        print(f"text_links: skipped, {clinic_sites.DATA} is not there")
        return 0
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        print("text_links: skipped, install the browser extra")
        return 0
    rows: list[dict[str, Any]] = []
    for folder in sorted(clinic_sites.DATA.iterdir()):
        if (folder / "truth.json").is_file() and (not options.site or folder.name in options.site):
            rows += _site(folder, options.most, wrong=options.wrong)
    total: dict[str, Any] = {"site": "all", "audit": "all"}
    for name in ("links", "landed", "nowhere", "page alone"):
        total[name] = sum(row[name] for row in rows)
    total["share"] = round(total["landed"] / max(1, total["landed"] + total["nowhere"]), 3)
    write_table("text_links", [*rows, total])
    return 0


def _site(folder: Path, most: int, *, wrong: bool) -> Iterator[dict[str, Any]]:
    with served_site(folder) as site, tempfile.TemporaryDirectory() as data:
        figures = run_apart(Path(data), site.url, site.resolve, processes=2)
        if "failed" in figures:
            raise SystemExit(f"{folder.name}: {figures['failed']}")
        lines = (Path(figures["folder"]) / "findings.jsonl").read_text("utf-8").split("\n")
        links: dict[str, list[str]] = defaultdict(list)
        for line in filter(None, lines):
            finding = Finding.model_validate_json(line)
            for place in finding.occurrences:
                link = words_link(place.url, place.evidence)
                if link is not None:
                    links[finding.audit].append(link)
        ends = _open_all({audit: of_audit[:most] for audit, of_audit in links.items()}, site.resolve)
    for audit, landed in sorted(ends.items()):
        counts = Counter(landed.values())
        if wrong:
            for link, end in landed.items():
                if end == "nowhere":
                    print(folder.name, audit, link)
        yield {
            "site": folder.name,
            "audit": audit,
            "links": len(landed),
            "landed": counts["landed"],
            "nowhere": counts["nowhere"],
            "page alone": counts["page alone"],
        }


def _open_all(links: dict[str, list[str]], resolve: dict[str, int]) -> dict[str, dict[str, str]]:
    """Return the end of each link by audit: ``landed``, ``nowhere`` or ``page alone``."""
    from playwright.sync_api import sync_playwright

    rules = ", ".join(
        [*(f"MAP {host} 127.0.0.1:{port}" for host, port in resolve.items()), "MAP * ~NOTFOUND"]
    )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", f"--host-resolver-rules={rules}"]
        )
        page, counter = browser.new_page(), browser.new_page()
        ends = {
            audit: {link: _end(page, counter, link) for link in dict.fromkeys(of_audit)}
            for audit, of_audit in links.items()
        }
        browser.close()
    return ends


def _end(page: Page, counter: Page, link: str) -> str:
    if FRAGMENT not in link:
        return "page alone"
    page.goto("about:blank")  # the same page with another fragment would not be loaded again
    page.goto(link.replace("https://", "http://", 1), wait_until="load")
    page.add_style_tag(content=MARK)
    # A page that scrolls smoothly is still under way; one whose pictures the copy lacks grew shorter above the words.
    for wait_ms, whole in ((60, False), (400, False), (1200, True)):
        page.wait_for_timeout(wait_ms)
        picture = base64.b64encode(page.screenshot(full_page=whole)).decode()
        if counter.evaluate(COUNT_MARKED, picture) >= LEAST_MARKED:
            return "landed"
    return "nowhere"


if __name__ == "__main__":
    sys.exit(main())
