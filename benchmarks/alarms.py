"""How many of the alarms are true, by audit and tier, as readers labelled them on real pages?

    python -m benchmarks.alarms [--site SLUG]… [--wrong] [--unlabelled FILE] [--write] [--runs FOLDER [--again]]

Runs the product on the real clinic sites that lie beside the project, and its audits of texts on the pages of the WCXB
benchmark that are about health, each of which is a site of its own; matches each finding to a label by audit, page and
quote. Strictly true is what a reader called true; arguable counts as not true. The share of a tier is the mean over the
sites.

``--unlabelled`` writes the findings without a label as lines for a reader; ``--write`` keeps the figures in
``audits/data/precision.json``, from which every audit's tiers follow. Labels are in ``cases/alarms.jsonl`` and, of an
earlier version, beside the project.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audits.earned_tiers import earned_tier
from benchmarks import clinic_sites
from benchmarks.alarm_labels import Alarm, Label, Labels, Sample, alarm_of, read_labels
from benchmarks.article_data import labelled_pages
from benchmarks.served_site import served_site
from benchmarks.table import write_table
from benchmarks.whole_run import run_apart
from schemas.finding_ranks import TIER_RANK, less_sure
from schemas.vocabulary import Tier

OWN = Path(__file__).parent / "cases" / "alarms.jsonl"
GIVEN = clinic_sites.DATA.parent / "labels" / "findings.jsonl"
MEASURED = Path(__file__).resolve().parent.parent / "audits" / "data" / "precision.json"
OF_ONE_PAGE = frozenset(
    {
        "misspelling", "repeated-word", "wrong-article", "doubled-punctuation", "slip", "wrong-word", "long-sentence",
        "hard-to-read", "hard-section", "passive-instruction", "doubled-negative", "jargon", "undefined-abbreviation",
        "long-paragraph", "wall-of-text", "vague-call-to-action", "number-without-context",
    }
)  # fmt: skip
"""Audits whose alarms a page shows without its site."""
_KINDS = ("article", "service")
"""Kinds of the benchmark's pages that clinics have."""
_HEALTH = re.compile(
    r"\b(?:patients?|doctors?|clinics?|treatments?|health|medical|symptoms?|surgery|therapy|dentists?|dental|skin|pain|"
    r"disease|medicine|hospital|physicians?)\b",
    re.IGNORECASE,
)
"""Matches ``patients``."""


def main() -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--site", action="append", help="only this one; may be given more than once")
    parser.add_argument("--no-pages", action="store_true", help="without the pages of WCXB")
    parser.add_argument(
        "--wrong", action="store_true", help="list every alarm that is not true, and the missed ones"
    )
    parser.add_argument("--unlabelled", type=Path, help="write the findings without a label here")
    parser.add_argument("--runs", type=Path, help="keep the published findings here, a file a site")
    parser.add_argument("--again", action="store_true", help="match the findings kept there, without a run")
    parser.add_argument("--write", action="store_true", help="keep the figures for the audits' tiers")
    options = parser.parse_args()
    if options.write and (options.site or options.no_pages):
        parser.error("--write keeps the figures of all sites and pages: leave --site and --no-pages out")
    if options.again and not options.runs:
        parser.error("--again needs --runs, the folder of the kept findings")
    if not clinic_sites.DATA.is_dir():
        print(f"alarms: skipped, {clinic_sites.DATA} is not there")
        return 0
    labels = Labels(read_labels(file for file in (GIVEN, OWN) if file.is_file()))
    alarms: list[Alarm] = []
    kept = options.runs if options.again else None
    found = _kept(kept) if kept else _findings(options.site, pages=not options.no_pages)
    for site, findings in found:
        alarms += (alarm_of(site, finding) for finding in findings)
        if options.runs and not kept:
            options.runs.mkdir(parents=True, exist_ok=True)
            (options.runs / f"{site.replace('/', '-')}.json").write_text(
                json.dumps(findings, indent=1), "utf-8"
            )
    labelled = [(alarm, labels.of(alarm)) for alarm in alarms]
    write_table("alarms", _rows(labelled, labels), None)
    if options.wrong:
        _print_wrong(labelled, labels)
    if options.unlabelled:
        lines = [
            json.dumps(_to_label(alarm), ensure_ascii=False) for alarm, label in labelled if label is None
        ]
        options.unlabelled.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    if options.write:
        MEASURED.write_text(json.dumps(_measured(labelled), indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _findings(wanted: list[str] | None, *, pages: bool) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each site with its findings, their tiers as the audits claim them."""
    for folder in sorted(clinic_sites.DATA.iterdir()):
        if (folder / "truth.json").is_file() and (not wanted or folder.name in wanted):
            yield folder.name, _of_clinic(folder)
    if pages and not wanted:
        yield from _of_pages()


def _kept(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for file in sorted(folder.glob("*.json")):
        site = file.stem.replace("wcxb-", "wcxb/")
        yield site, json.loads(file.read_text("utf-8"))


def _of_clinic(folder: Path) -> list[dict[str, Any]]:
    with served_site(folder) as site, tempfile.TemporaryDirectory() as data:
        figures = run_apart(Path(data), site.url, site.resolve, processes=2, claimed_tiers=True)
        if "failed" in figures:
            raise SystemExit(f"{folder.name}: {figures['failed']}")
        lines = (Path(figures["folder"]) / "findings.jsonl").read_text("utf-8").split("\n")
        return [json.loads(line) for line in lines if line]


def _of_pages() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    from audits.context import build_context
    from audits.run import audit_page, audit_site
    from audits.site_facts import site_facts
    from extraction import extract_pages
    from schemas.profile import AuditSettings, Profile

    profile = Profile(url="https://page.example/", audits=AuditSettings(tiers="claimed"))
    context = build_context(profile, datetime.date(2026, 11, 22))
    for page in labelled_pages():
        if page.dataset != "wcxb" or page.kind not in _KINDS or not about_health(page.body):
            continue
        read = list(extract_pages([(page.url, page.url, page.html, "text/html")]))
        findings = []
        for _, finished, _ in read:
            if finished.text is None:
                continue
            judged = audit_page(context, text=finished.text, facts=finished.facts)
            _, of_site = audit_site(
                site_facts(texts=[finished.text], words=judged.words, forms=judged.forms), context
            )
            findings += [*judged.findings, *of_site]
        shown = [json.loads(finding.to_json()) for finding in findings if finding.audit in OF_ONE_PAGE]
        yield f"wcxb/{page.name}", shown


def about_health(text: str) -> bool:
    """Return whether a text of a hundred words at least speaks of health, as the pages of clinics do.

    So do 290 of 465 texts of the eight clinic sites, and 32 of 724 pages of the benchmark.
    """
    words = len(text.split())
    return words >= 100 and len(_HEALTH.findall(text)) >= words * 0.015


def _rows(labelled: list[tuple[Alarm, Label | None]], labels: Labels) -> list[dict[str, Any]]:
    by_tier: dict[tuple[str, str], list[Label | None]] = defaultdict(list)
    for alarm, label in labelled:
        by_tier[alarm.audit, alarm.tier].append(label)
    found = {id(label) for _, label in labelled if label is not None}
    rows = []
    for (audit, tier), said in sorted(
        by_tier.items(), key=lambda one: (one[0][0], TIER_RANK[Tier(one[0][1])])
    ):
        counts = Counter(label.label for label in said if label)
        precision = _sample([label for label in said if label]).precision(_today())
        known = [label for label in labels.all.values() if label.audit == audit and label.label == "true"]
        rows.append(
            {
                "audit": audit,
                "claims": tier,
                "findings": len(said),
                "labelled": sum(counts.values()),
                "true": counts["true"],
                "arguable": counts["arguable"],
                "false": counts["false"],
                "of all": round(counts["true"] / sum(counts.values()), 3) if counts else None,
                "of sites": precision.share if precision else None,
                "sites": precision.sites if precision else 0,
                "counted": precision.labels if precision else 0,
                "earns": earned_tier(precision).value,
                "found of the true": f"{sum(id(label) in found for label in known)}/{len(known)}",
            }
        )
    return rows


def _sample(labels: list[Label]) -> Sample:
    sample = Sample()
    for label in labels:
        sample.add(label)
    return sample


def _measured(labelled: list[tuple[Alarm, Label | None]]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the precision of each audit by the tier that it claims, and by the one that is published for it."""
    claimed: dict[tuple[str, Tier], list[Label]] = defaultdict(list)
    for alarm, label in labelled:
        if label is not None:
            claimed[alarm.audit, Tier(alarm.tier)].append(label)
    published: dict[tuple[str, Tier], list[Label]] = defaultdict(list)
    for (audit, tier), said in claimed.items():
        earned = earned_tier(_sample(said).precision(_today()))
        published[audit, less_sure(tier, earned)] += said
    figures: dict[str, dict[str, dict[str, Any]]] = {}
    for view, samples in (("claimed", claimed), ("published", published)):
        for (audit, tier), said in samples.items():
            precision = _sample(said).precision(_today())
            assert precision is not None
            figures.setdefault(audit, {"claimed": {}, "published": {}})[view][tier.value] = json.loads(
                precision.to_json()
            )
    return figures


def _print_wrong(labelled: list[tuple[Alarm, Label | None]], labels: Labels) -> None:
    found = set()
    for alarm, label in labelled:
        if label is None:
            continue
        found.add(id(label))
        if label.label != "true":
            print(
                label.label,
                alarm.site,
                alarm.audit,
                alarm.tier,
                alarm.paths[0],
                "|",
                alarm.message,
                "|",
                label.why,
            )
    for label in labels.all.values():
        if label.label == "true" and id(label) not in found:
            print("missed", label.site, label.audit, label.path, "|", label.quote[:100])


def _to_label(alarm: Alarm) -> dict[str, Any]:
    return {
        "site": alarm.site,
        "audit": alarm.audit,
        "path": alarm.paths[0],
        "quote": alarm.line["evidence"]["quote"][:160],
        "claims": alarm.tier,
        "severity": alarm.severity,
        "pages": alarm.line["page_count"],
        "message": alarm.message,
        "suggestions": alarm.line["suggestions"],
        "label": None,
        "why": None,
    }


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


if __name__ == "__main__":
    sys.exit(main())
