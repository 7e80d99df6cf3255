"""Run the product on the eight clinic sites, and look for the real typing errors that readers found on their pages.

``cases/typos_on_sites.jsonl`` lists them: those of the sites' truths, those that readers labelled true among findings
of any version, and those seen while reading twelve posts, all words that no dictionary of the sites has, and all joins,
doubled words, articles and marks that a pattern finds. An error counts as found when a finding of the spelling
category quotes
it.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.clinic_sites import DATA
from benchmarks.served_site import served_site
from benchmarks.whole_run import run_apart

CASES = Path(__file__).parent / "cases" / "typos_on_sites.jsonl"
CATEGORY = "spelling"
TYPING = (
    "article",
    "doubled",
    "doubled punctuation",
    "joined",
    "misspelling",
    "missing space",
    "split",
    "stray space",
)
"""Classes of typing errors; the others are wrong words, capitals, hyphens, agreement and broken sentences."""


def site_findings(folder: Path) -> list[dict[str, Any]]:
    """Return the findings of the spelling category of a run over one site, with all tiers that the audits claim."""
    with served_site(folder) as site, tempfile.TemporaryDirectory() as data:
        figures = run_apart(Path(data), site.url, site.resolve, claimed_tiers=True)
        if not figures.get("folder"):
            raise RuntimeError(f"{folder.name}: {figures.get('failed') or figures.get('status')}")
        lines = (Path(figures["folder"]) / "findings.jsonl").read_text("utf-8").split("\n")
    findings = [json.loads(line) for line in lines if line]
    return [finding for finding in findings if finding["category"] == CATEGORY]


def site_rows(listed: Path | None = None) -> list[dict[str, Any]]:
    """Return a row for each class of real errors and one of all; ``listed`` gets the rest by name."""
    if not DATA.is_dir():
        print("typos: sites skipped, the clinic sites are not there")
        return []
    cases = [json.loads(line) for line in CASES.read_text("utf-8").split("\n") if line]
    wanted, found, sure, first, tiers = (
        Counter[str](),
        Counter[str](),
        Counter[str](),
        Counter[str](),
        Counter[str](),
    )
    missed, others = [], []
    for folder in sorted(DATA.iterdir()):
        if not (folder / "about.json").is_file():
            continue
        findings = site_findings(folder)
        real = [case for case in cases if case["site"] == folder.name]
        for case in real:
            hits = [finding for finding in findings if _same(case["wrong"], quotes(finding))]
            wanted[case["class"]] += 1
            found[case["class"]] += bool(hits)
            sure[case["class"]] += any(finding["tier"] == "sure" for finding in hits)
            first[case["class"]] += any(finding["suggestions"][:1] == [case["right"]] for finding in hits)
            if not hits:
                missed.append(case)
        for finding in findings:
            tiers[finding["tier"]] += 1
            if not any(_same(case["wrong"], quotes(finding)) for case in real):
                others.append(
                    {
                        "site": folder.name, "audit": finding["audit"], "tier": finding["tier"], "url": finding["url"],
                        "quote": finding["evidence"]["quote"], "prefix": finding["evidence"]["prefix"],
                        "suffix": finding["evidence"]["suffix"], "suggestions": finding["suggestions"][:3],
                    }
                )  # fmt: skip
    if listed is not None:
        listed.mkdir(parents=True, exist_ok=True)
        for name, lines in (("missed-sites", missed), ("other-findings-sites", others)):
            text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            (listed / f"{name}.jsonl").write_text(text, "utf-8")
    names = ["all", "typing errors", *sorted(wanted)]
    for counted in (wanted, found, sure, first):
        counted["all"], counted["typing errors"] = counted.total(), sum(counted[name] for name in TYPING)
    rows: list[dict[str, Any]] = [
        {
            "class": name, "real": wanted[name], "found": found[name], "found %": 100 * found[name] / wanted[name],
            "sure": sure[name], "first right": first[name],
        }
        for name in names
    ]  # fmt: skip
    rows[0] |= {"all findings": tiers.total(), "beside the real": len(others)}
    return rows


def quotes(finding: dict[str, Any]) -> list[str]:
    """Return the quotes of a finding and of its occurrences."""
    return [finding["evidence"]["quote"], *(one["evidence"]["quote"] for one in finding["occurrences"] or ())]


def _same(wrong: str, quoted: list[str]) -> bool:
    """Return whether a quote has the wrong words or, at least three letters of it, is part of them."""
    words = " ".join(wrong.split()).casefold()
    folded = (" ".join(quote.split()).casefold() for quote in quoted)
    return any(words in quote or (len(quote) > 2 and quote in words) for quote in folded)
