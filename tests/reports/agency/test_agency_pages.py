"""The pages on many sites: whole, in every order, and safe to open."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import html

from reports.agency.agency_pages import agency_pages
from reports.agency.site_orders import ORDERS
from reports.exports.formula import is_formula
from schemas.agency_report import AgencyReport
from schemas.validation import validator
from schemas.vocabulary import RunStatus, Severity, SiteHealth
from tests.reports.agency.published_sites import findings, publish_run, write
from tests.reports.hostile_payloads import TEXTS, URLS


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> AgencyReport:
    """Return a report on sites of every sort."""
    tmp_path = tmp_path_factory.mktemp("sites")
    data = tmp_path / "data"
    publish_run(data / "a.example", found=findings(3, severity=Severity.CRITICAL))
    publish_run(data / "b.example", found=findings(9, severity=Severity.MINOR))
    publish_run(data / "c.example", days_ago=30)
    publish_run(data / "d.example", status=RunStatus.PARTIAL, reason="The server refused us")
    return write(data, tmp_path / "out")


def _rows(page: str) -> list[str]:
    return [row.findtext(".//bdi") or "" for row in html.fromstring(page).xpath("//tr[@data-row]")]


def test_each_order_lists_every_site_and_leads_to_the_others(report: AgencyReport) -> None:
    """Without a script."""
    pages = dict(agency_pages(report))
    for order in ORDERS:
        assert len(_rows(pages[order.file])) == 4
        links = set(html.fromstring(pages[order.file]).xpath("//*[@id='main']//a/@href"))
        assert {other.href.partition("#")[0] for other in ORDERS} <= {
            link.partition("#")[0] for link in links
        }
    assert _rows(pages["by-to-fix.html"])[0] == "Clinic of b.example"
    assert _rows(pages["index.html"])[:2] == ["Clinic of d.example", "Clinic of c.example"]
    assert _rows(pages["by-name.html"]) == [f"Clinic of {letter}.example" for letter in "abcd"]


def test_links_lead_to_pages_that_are_there(report: AgencyReport) -> None:
    """Within the report; those to the sites' own reports are tested with the figures."""
    pages = dict(agency_pages(report))
    for page in pages.values():
        for link in html.fromstring(page).xpath("//a/@href"):
            name, _, anchor = link.partition("#")
            if name.endswith(".html") and not name.startswith(".."):
                assert name in pages
                assert not anchor or f'id="{anchor}"' in pages[name]


def test_what_did_not_come_through_is_said_with_its_reason(report: AgencyReport) -> None:
    """Above all else where it is much."""
    page = html.fromstring(dict(agency_pages(report))["index.html"])
    said = page.xpath("string(//section[@id='trouble'])")
    assert "The server refused us." in said
    assert "The last complete check was 30 days ago." in said
    assert "2 of 4 sites" in page.xpath("string(//*[@role='note'])")


def test_the_words_are_a_reader_s(report: AgencyReport) -> None:
    """As in the other reports (`tests.reports.test_wording` has the list's reasons)."""
    for page in dict(agency_pages(report)).values():
        text = html.fromstring(page).xpath("string(//main)").lower()
        assert not re.findall(r"\b(audit|record|run|schema|verdict|mend|stands?)\b", text)


def test_nothing_of_a_site_s_is_markup(report: AgencyReport) -> None:
    """Names, reasons and addresses are anybody's text."""
    first = report.sites[0]
    sites = [
        first.model_copy(
            update={"folder": text, "name": text, "reason": text, "site": url, "health": SiteHealth.PARTIAL}
        )
        for text, url in zip(TEXTS, (*URLS, *[None] * len(TEXTS)), strict=False)
    ]
    hostile = report.model_copy(
        update={
            "sites": sites,
            "faults": [
                fault.model_copy(update={"title": text, "category": text})
                for fault in report.faults
                for text in TEXTS
            ],
        }
    )
    plain = report.model_copy(update={"sites": [first.model_copy(update={"name": "x"})]})

    def shape(made: AgencyReport, name: str) -> tuple[set[str], set[str]]:
        page = html.fromstring(dict(agency_pages(made))[name])
        nodes = [node for node in page.iter() if isinstance(node.tag, str)]
        return {node.tag for node in nodes}, {key for node in nodes for key in node.attrib}

    for name in ("index.html", "kinds.html", "by-name.html"):
        tags, attributes = shape(hostile, name)
        known = [shape(made, other) for made in (report, plain) for other in ("index.html", "kinds.html")]
        assert tags <= set().union({"details", "summary", "thead"}, *(tags for tags, _ in known))
        assert attributes <= set().union({"aria-sort"}, *(attributes for _, attributes in known))
        text = dict(agency_pages(hostile))[name]
        assert not re.search("[\x00-\x08\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_the_json_obeys_its_schema_and_the_csv_has_no_formula(tmp_path: Path) -> None:
    """Hostile names too."""
    for number, text in enumerate(text for text in TEXTS if text.isprintable()):
        publish_run(tmp_path / "data" / f"{number}.example", name=text, reason=text, site=text)
    write(tmp_path / "data", tmp_path / "out")
    record = json.loads((tmp_path / "out" / "agency.json").read_bytes())
    assert list(validator("agency").iter_errors(record)) == []
    rows = list(csv.reader(io.StringIO((tmp_path / "out" / "agency.csv").read_text("utf-8-sig"), newline="")))
    assert len(rows) == len(record["sites"]) + 1
    assert not any(is_formula(cell) for row in rows for cell in row if not cell.startswith("'"))
