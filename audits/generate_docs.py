"""Write ``docs/audits/``: one page an audit and an index, from the audits' descriptions and fixture pages.

python -m audits.generate_docs            write
python -m audits.generate_docs --check    exit 1 where a page is not current
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from audits.registry import OURS
from audits.rule_precision import in_lines
from audits.subjects import SubjectKind, kinds_of
from schemas.audit_info import AuditInfo

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "audits"
FIXTURES = ROOT / "tests" / "audits"

HEADINGS = {
    "good": "A page that passes",
    "bad": "A page that fails",
    "cannot-tell": "A page that cannot be judged",
    "inapplicable": "A page that the audit does not speak about",
}
"""A case's name to its heading, in the order of the page."""

SUBJECTS: dict[SubjectKind, str] = {
    "text": "the text of each page",
    "page": "each page",
    "template": "what a template repeats on many pages",
    "location": "each office",
}

_BODY = re.compile(r"<main>\n(.*?)</main>", re.DOTALL)
"""Matches the part of a fixture that is printed: ``<main> … </main>``."""
_HEAD = re.compile(r"<script type=\"application/ld\+json\">.*?</script>|<meta property=\"article:[^>]*>")
"""Matches the dates in a fixture's head."""


def audit_page(info: AuditInfo, fixtures: Path) -> str:
    """Return the Markdown page of one audit."""
    lines = [
        f"# {info.audit}",
        "",
        f"{info.failure_title}. ({info.category.value}; severity {info.severity.value}; version {info.version}; "
        f"it {judges(info)})",
        "",
        "## Why it matters",
        "",
        info.why,
        "",
        "## How to fix it",
        "",
        info.fix,
    ]
    if info.options:
        lines += ["", "## Options", "", f"In `checkup.toml` under `[audits.options.{info.audit}]`:", ""]
        lines += ["| key | default | unit | why |", "|---|---|---|---|"]
        lines += [
            f"| `{option.name}` | {option.default} | {option.unit or ''} | {option.why} |"
            for option in info.options
        ]
    lines += ["", "## Measured precision", ""]
    lines += [f"- {tier.value}: {precision.in_words()}" for tier, precision in info.precision.items()] or [
        "Not measured yet, so that what it finds is *maybe* at best."
    ]
    if rules := in_lines(info.audit):
        lines += [
            "",
            "## Its rules",
            "",
            "On texts that nobody made for them, every hit read by a person:",
            "",
        ]
        lines += [f"- {line}" for line in rules]
    if info.standards:
        lines += ["", "## Standards", ""]
        for standard in info.standards:
            clause = f": {standard.clause}" if standard.clause else ""
            lines.append(f"- [{standard.name}]({standard.url}){clause}")
    for case, heading in HEADINGS.items():
        for page in pages_of(fixtures / info.audit, case):
            step = f" ({page.stem})" if page.parent.name == case else ""
            lines += ["", f"## {heading}{step}", "", "```html", shown(page.read_text("utf-8")), "```"]
    return "\n".join(lines) + "\n"


def judges(info: AuditInfo) -> str:
    """Return what an audit judges and which facts it reads, in words."""
    what = "judges the whole site at once"
    if info.kind == "history":
        what = "compares the text of each page with the run before"
    elif info.kind == "page":
        kinds = kinds_of(info.reads)
        what = f"judges {', and '.join(words for kind, words in SUBJECTS.items() if kind in kinds)}"
    return f"{what}; reads {', '.join(f'`{name.value}`' for name in info.reads)}"


def pages_of(folder: Path, case: str) -> list[Path]:
    """Return the pages of a case: ``good.html``, or those of ``good/``: *before* ahead of *after*, *home* first."""
    single = folder / f"{case}.html"
    if single.exists():
        return [single]
    return sorted(
        (folder / case).glob("*.html"),
        key=lambda page: (page.stem == "after", page.stem != "home", page.name),
    )


def shown(html: str) -> str:
    """Return the part of a fixture that a reader wants to see: the dates of its head, and its main part."""
    body = _BODY.search(html)
    return "\n".join([*_HEAD.findall(html), (body[1] if body else html).strip()])


def index() -> str:
    """Return the Markdown page that lists the audits."""
    lines = [
        "# The audits",
        "",
        "Each ends in one of five ways: passed, failed, cannot tell (with a reason), inapplicable, error.",
        "",
        "| audit | category | severity | what it finds |",
        "|---|---|---|---|",
    ]
    for audit in OURS:
        info = audit.info
        row = (
            f"[{info.audit}]({info.audit}.md)",
            info.category.value,
            info.severity.value,
            info.failure_title,
        )
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return the text of every generated page by file name."""
    written = {f"{audit.info.audit}.md": audit_page(audit.info, FIXTURES) for audit in OURS}
    return written | {"README.md": index()}


def main() -> int:
    """Write the pages, or check them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing, exit 1 where a page is not current"
    )
    options = parser.parse_args()
    wanted = pages()
    present = {page.name: page.read_text("utf-8") for page in DOCS.glob("*.md")} if DOCS.is_dir() else {}
    if options.check:
        return int(wanted != present)
    DOCS.mkdir(parents=True, exist_ok=True)
    for name in present.keys() - wanted.keys():
        (DOCS / name).unlink()
    for name, text in wanted.items():
        if present.get(name) != text:
            (DOCS / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
