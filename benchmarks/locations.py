"""Score offices and phones against known answers: case file, real clinic sites, generated worlds.

    python benchmarks/locations.py [--cases FILE] [--data DIR] [--worlds DIR]... [--json FILE] [--only NAME] [--verbose]

An office counts when street, unit, city, region and postal code all agree in their normal forms
(`reference.address_forms`); phones count apart, by E.164, an office each; opening hours by office,
day and span. A peer, usaddress
alone on the lines around each ZIP, is measured beside. Absent data are skipped and said so.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extraction.kinds.decide_kinds import decide_kinds
from extraction.kinds.page_kind import read_kind_evidence
from extraction.locations.read_offices import read_offices
from extraction.locations.site.resolve_offices import resolve_offices
from extraction.page.blocks import segment
from extraction.page.document import UnreadablePage, parse, parse_text
from extraction.page_reading import PageReading
from extraction.text_fields.site_names import read_site_names
from reference.address_forms import (
    office_form,
    street_form,
)
from schemas.location import Hours, Location

ROOT = Path(__file__).resolve().parent.parent
Key = tuple[str, ...]


@dataclass(slots=True)
class Score:
    """True and false positives and false negatives of one case or site."""

    right: int = 0
    wrong: list[Any] = field(default_factory=list)
    missed: list[Any] = field(default_factory=list)

    def add(self, expected: Iterable[Any], actual: Iterable[Any]) -> None:
        """Count one case: multisets compared."""
        left = list(expected)
        for item in actual:
            if item in left:
                left.remove(item)
                self.right += 1
            else:
                self.wrong.append(item)
        self.missed.extend(left)

    @property
    def f1(self) -> float:
        """Return F of precision and recall; 1 where nothing was there and nothing found."""
        total = 2 * self.right + len(self.wrong) + len(self.missed)
        return 2 * self.right / total if total else 1.0


def truth_offices(truth: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the truth's offices with our names for the parts."""
    return [
        {
            "street": place["street"], "unit": place.get("suite"), "city": place["city"],
            "region": place.get("state"), "postal_code": place.get("zip"), "country": place.get("country", "US"),
            "phones": [*place.get("phones", ()), *([place["fax"]] if place.get("fax") else [])],
        }
        for place in truth["locations"]
    ]  # fmt: skip


def e164(raw: str, country: str) -> str:
    """Return a number in E.164."""
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(raw, country), phonenumbers.PhoneNumberFormat.E164)


@dataclass(slots=True)
class SiteResult:
    """One site's figures."""

    name: str
    pages: int
    offices: Score
    phones: Score
    cpu_ms: float
    locations: list[Location]


def read_site(
    name: str, pages: Iterable[tuple[str, bytes]], start: str, truth: Mapping[str, Any]
) -> SiteResult:
    """Return the figures of one site; only our own reading is timed."""
    readings, cpu = [], 0.0
    for url, body in pages:
        try:
            document = parse(body, url)
        except UnreadablePage:
            continue
        _ = document.structured, document.body
        began = time.process_time()
        offices, phones = read_offices(document)
        cpu += time.process_time() - began
        readings.append(
            PageReading(
                url=url, title=document.title, site_names=read_site_names(document),
                kind_evidence=read_kind_evidence(document, segment(document.body)), offices=offices, phones=phones,
            )
        )  # fmt: skip
    kinds = decide_kinds(readings)
    began = time.process_time()
    locations = resolve_offices(readings, start, {}, kinds)
    cpu += time.process_time() - began
    offices_score, phones_score = Score(), Score()
    expected = truth_offices(truth)
    offices_score.add(
        [office_form(p) for p in expected], [office_form(o.address.model_dump()) for o in locations]
    )
    phones_score.add(
        [(office_form(p)[0], e164(number, p["country"])) for p in expected for number in p["phones"]],
        [(street_form(o.address.street), p.e164) for o in locations for p in o.phones],
    )
    return SiteResult(
        name, len(readings), offices_score, phones_score, 1000 * cpu / max(1, len(readings)), locations
    )


def site_pages(folder: Path, base: str) -> Iterator[tuple[str, bytes]]:
    """Yield URL and bytes of the HTML pages below a folder."""
    for path in sorted(folder.rglob("*.html")) + sorted(folder.rglob("*.htm")):
        relative = path.relative_to(folder).as_posix()
        yield f"{base}/{re.sub(r'(^|/)index.html?$', chr(92) + '1', relative)}", path.read_bytes()


def clinic_sites(data: Path, only: str | None) -> Iterator[SiteResult]:
    """Yield the figures of the real clinic sites, unpacked for the moment."""
    for folder in sorted((data / "clinic-sites").glob("*")):
        if not (folder / "truth.json").exists() or (only and only not in folder.name):
            continue
        about = json.loads((folder / "about.json").read_text())
        base = f"https://{about['hosts'][0]}"
        with tempfile.TemporaryDirectory() as place:
            with tarfile.open(folder / "site.tar.gz") as archive:
                archive.extractall(place, filter="data")
            root = Path(place)
            inner = [entry for entry in root.iterdir() if entry.is_dir()]
            if len(inner) == 1 and not list(root.glob("*.html")):
                root = inner[0]
            truth = json.loads((folder / "truth.json").read_text())
            yield read_site(folder.name, site_pages(root, base), base + "/", truth)


def worlds(folders: Sequence[Path], only: str | None) -> Iterator[SiteResult]:
    """Yield the figures of generated sites: a folder with ``truth.json`` and ``www``."""
    for folder in folders:
        if only and only not in folder.name:
            continue
        truth = json.loads((folder / "truth.json").read_text())
        places = truth["site"]
        yield read_site(folder.name, site_pages(folder / "www", truth["base"]), truth["base"] + "/", places)


@dataclass(slots=True)
class CaseResult:
    """The case file's figures."""

    cases: int = 0
    offices: Score = field(default_factory=Score)
    phones: Score = field(default_factory=Score)
    in_prose: list[Any] = field(default_factory=list)
    peer: Score | None = None
    """Of usaddress; null where it is not installed."""
    failures: list[str] = field(default_factory=list)


def run_cases(path: Path) -> CaseResult:
    """Return the figures of a case file: one page a line, ``html``, ``expected`` and ``phones``."""
    result = CaseResult(peer=Score() if find_spec("usaddress") else None)
    for line in path.read_text().splitlines():
        if not line.strip():
            continue
        case = json.loads(line)
        result.cases += 1
        url = case.get("url", "https://clinic.example/contact/")
        document = parse_text(f"<html><body>{case['html']}</body></html>", url)
        offices, phones = read_offices(document)
        expected = [office_form(parts) for parts in case["expected"]]
        seen: dict[Key, None] = {}
        for office in offices:
            seen[office_form(office.address.model_dump())] = None
        actual = list(seen)
        result.offices.add(expected, actual)
        if not expected:
            result.in_prose.extend(actual)
        numbers = {p.phone.e164 or p.phone.raw for p in [*phones, *(p for o in offices for p in o.phones)]}
        wanted = set(case.get("phones", ()))
        result.phones.add(sorted(wanted), sorted(numbers))
        if result.peer is not None:
            result.peer.add(expected, peer(case["html"]))
        if set(expected) != set(actual) or wanted != numbers:
            missed = [key for key in expected if key not in actual]
            wrong = [key for key in actual if key not in expected]
            result.failures.append(
                f"{case.get('id', result.cases)}: {case['html'][:160]!r}\n"
                f"    offices missed {missed} wrong {wrong}\n"
                f"    phones missed {sorted(wanted - numbers)} wrong {sorted(numbers - wanted)}"
            )
    return result


def run_hours(path: Path) -> tuple[int, Score]:
    """Return the number of a case file's pages, and the score of their (case, street, day, span) of opening hours."""
    score, count = Score(), 0
    for line in path.read_text().splitlines():
        case = json.loads(line)
        count += 1
        document = parse_text(f"<html><body>{case['html']}</body></html>", "https://clinic.example/contact/")
        score.add(
            {(case["id"], street, *one) for street, own in case["hours"].items() for one in _day_words(own)},
            {
                (case["id"], office.address.street, day, hours_in_words(hours))
                for office in read_offices(document)[0]
                for hours in office.hours
                for day in hours.days
            },
        )
    return count, score


def _day_words(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        days, _, words = line.partition(" ")
        yield from ((day, words) for day in days.split(","))


def hours_in_words(hours: Hours) -> str:
    """Return the span of a line of hours as the case file has it: ``08:00-17:00``, ``closed``, ``- appointment``."""
    span = f"{hours.opens}-{hours.closes}" if hours.opens else "-" if hours.by_appointment else "closed"
    return f"{span} appointment" if hours.by_appointment else span


def peer(html: str) -> list[Key]:
    """Return what usaddress alone finds: the text's lines before each ZIP, tagged."""
    import usaddress
    from bs4 import BeautifulSoup

    text = ", ".join(t.strip(" ,") for t in BeautifulSoup(html, "lxml").stripped_strings)
    found: list[Key] = []
    begin = 0
    for match in re.finditer(r"\b\d{5}(?:-\d{4})?\b", text):
        try:
            tags, kind = usaddress.tag(text[max(begin, match.start() - 120) : match.end()])
        except usaddress.RepeatedLabelError:
            continue
        if kind != "Street Address":
            continue
        begin = match.end()
        street = " ".join(v for k, v in tags.items() if k.startswith(("AddressNumber", "StreetName")))
        unit = " ".join(v for k, v in tags.items() if k.startswith(("Occupancy", "Subaddress")))
        found.append(
            office_form(
                {
                    "street": street, "unit": unit, "city": tags.get("PlaceName"),
                    "region": tags.get("StateName"), "postal_code": tags.get("ZipCode"),
                }
            )
        )  # fmt: skip
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=Path, default=ROOT / "benchmarks/cases/addresses.jsonl")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--worlds", type=Path, nargs="*", default=[], help="folders with truth.json and www")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--only", help="only sites whose name holds this; no case file")
    parser.add_argument("--verbose", action="store_true", help="list every difference")
    options = parser.parse_args(arguments)
    figures: dict[str, Any] = {"sites": {}}
    if options.only is None and options.cases.exists():
        cases = run_cases(options.cases)
        figures["cases"] = {
            "file": options.cases.name, "cases": cases.cases, "offices_f1": round(cases.offices.f1, 4),
            "phones_f1": round(cases.phones.f1, 4), "in_prose": len(cases.in_prose),
            "usaddress_f1": round(cases.peer.f1, 4) if cases.peer else None,
        }  # fmt: skip
        alone = f"{cases.peer.f1:.3f}" if cases.peer else "is not installed"
        print(
            f"cases {cases.cases}: offices F {cases.offices.f1:.3f} (usaddress alone {alone}), "
            f"phones F {cases.phones.f1:.3f}, addresses found where none is {len(cases.in_prose)}"
        )
        if options.verbose:
            print("\n".join(cases.failures))
    elif options.only is None:
        print(f"cases: skipped, {options.cases} is absent")
    if options.only is None:
        count, hours = run_hours(ROOT / "benchmarks/cases/office_hours.jsonl")
        figures["hours"] = {"cases": count, "f1": round(hours.f1, 4), "wrong": len(hours.wrong)}
        print(f"hours, {count} pages: F {hours.f1:.3f}, wrong {len(hours.wrong)}, missed {len(hours.missed)}")
        if options.verbose:
            print(
                "\n".join(
                    f"    {kind}: {item}" for kind in ("wrong", "missed") for item in getattr(hours, kind)
                )
            )
    results: list[SiteResult] = []
    if (options.data / "clinic-sites").exists():
        results.extend(clinic_sites(options.data, options.only))
    else:
        print(f"clinic sites: skipped, {options.data / 'clinic-sites'} is absent")
    results.extend(worlds(options.worlds, options.only))
    if results:
        print(f"{'site':22} {'pages':>5} {'offices F':>9} {'false':>5} {'phones F':>9} {'ms/page':>8}")
    for result in results:
        print(
            f"{result.name:22} {result.pages:5} {result.offices.f1:9.3f} {len(result.offices.wrong):5} "
            f"{result.phones.f1:9.3f} {result.cpu_ms:8.2f}"
        )
        figures["sites"][result.name] = {
            "pages": result.pages, "offices_f1": result.offices.f1, "false_offices": len(result.offices.wrong),
            "phones_f1": result.phones.f1, "cpu_ms_a_page": round(result.cpu_ms, 3),
        }  # fmt: skip
        if options.verbose:
            for title, items in (
                ("false", result.offices.wrong), ("missed", result.offices.missed),
                ("false phones", result.phones.wrong), ("missed phones", result.phones.missed),
            ):  # fmt: skip
                for item in items:
                    print(f"    {title}: {item}")
    if results:
        total = sum(r.pages for r in results)
        print(
            f"{'all':22} {total:5} {'':9} {'':5} {'':9} {sum(r.cpu_ms * r.pages for r in results) / total:8.2f}"
        )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
