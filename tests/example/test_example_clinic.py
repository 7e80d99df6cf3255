"""The example clinic is current, whole, faulty exactly where it says so, and served as it promises."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from http.client import HTTPConnection, HTTPResponse
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from lxml import html as lxml_html

from example import build_site
from example.server import ExampleClinic, Request

ORIGIN = "http://clinic.example"
SEED = "/take-these-steps-when-you-have-back-spasms/"
REGISTER: dict[str, Any] = json.loads((build_site.HERE / "faults.json").read_text(encoding="utf-8"))
TRUTH: dict[str, Any] = json.loads((build_site.HERE / "truth.json").read_text(encoding="utf-8"))
ANY_DATE = re.compile(
    r"\b(19|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"  # 2021 or 08/03/2023
)
EDITIONS: tuple[Literal["first", "later"], ...] = ("first", "later")


@cache
def clinic_of(edition: Literal["first", "later"]) -> ExampleClinic:
    """Return a clinic that is not serving: its replies can be read all the same."""
    return ExampleClinic(edition)


def page_of(path: str, edition: Literal["first", "later"] = "first") -> str:
    """Return the HTML that a path answers."""
    reply = clinic_of(edition).reply(path)
    assert reply.status == 200, path
    return reply.body.decode()


def tree_of(markup: str) -> Any:
    """Return the parsed page (untyped: lxml's stubs give an XPath every type it may have)."""
    return lxml_html.document_fromstring(markup)


def text_of(markup: str, xpath: str = "//body") -> str:
    """Return the visible text below the first element that an XPath names, white space folded."""
    tree = tree_of(markup)
    for hidden in tree.xpath("//script | //style | //*[@hidden]"):
        hidden.drop_tree()
    return " ".join(" ".join(tree.xpath(xpath)[0].itertext()).split())


@pytest.fixture
def clinic() -> Iterator[ExampleClinic]:
    """Yield the first edition while it is being served."""
    with ExampleClinic() as served:
        yield served


def ask(
    clinic: ExampleClinic, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[HTTPResponse, bytes]:
    """Return the response and its body for one request on a connection of its own."""
    connection = HTTPConnection(clinic.address, clinic.port, timeout=10)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_built_files_are_current() -> None:
    """The committed files are those that the sources give."""
    assert build_site.stale(build_site.outputs()) == []


def test_check_finds_what_is_not_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--check` exits 1 in a folder where nothing was built, and writes nothing there."""
    for name in ("source", "routes.json", "faults.json"):
        (tmp_path / name).symlink_to(build_site.HERE / name)
    monkeypatch.setattr(build_site, "HERE", tmp_path)
    assert build_site.main(["--check"]) == 1
    assert not (tmp_path / "site").exists()
    assert build_site.main([]) == 0
    assert build_site.main(["--check"]) == 0


def test_build_does_not_hang_on_the_hash_seed() -> None:
    """Another PYTHONHASHSEED finds the same files current."""
    script = build_site.HERE / "build_site.py"
    for seed in ("1", "77"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, str(script), "--check"], env=environment, check=False)
        assert done.returncode == 0


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_internal_link_resolves(edition: Literal["first", "later"]) -> None:
    """Links, pictures and style sheets answer 200, at most one redirect away; only the documented die."""
    clinic = clinic_of(edition)
    dead = set()
    for url in TRUTH[edition]["pages"]:
        path = urlsplit(url).path
        tree = tree_of(page_of(path, edition))
        for reference in tree.xpath("//a/@href | //link/@href | //img/@src"):
            parts = urlsplit(urljoin(url, reference))
            if parts.scheme != "http" or parts.netloc != "clinic.example":
                continue
            reply = clinic.reply(parts.path)
            if reply.location:
                reply = clinic.reply(urlsplit(reply.location).path)
            if reply.status != 200:
                dead.add((path, parts.path))
    documented = {(f["path"], f["quote"]) for f in REGISTER["faults"] if f["check"] == "broken-link"}
    assert documented == dead


def test_one_orphan_each_way() -> None:
    """One post is in the sitemap only, and one is linked only."""
    sitemap = ElementTree.fromstring(clinic_of("first").reply("/sitemap.xml").body)
    listed = {urlsplit(str(loc.text)).path for loc in sitemap.findall(".//{*}loc")}
    linked = set()
    for url in TRUTH["first"]["pages"]:
        tree = tree_of(page_of(urlsplit(url).path))
        linked |= {urlsplit(urljoin(url, href)).path for href in tree.xpath("//a/@href")} - {
            urlsplit(url).path
        }
    posts = {
        urlsplit(url).path
        for url, page in TRUTH["first"]["pages"].items()
        if page["kind"] == "article" and "canonical_url" not in page
    }
    assert {"/ergonomics-checklist-for-your-home-office/"} == (posts & listed) - linked
    assert {"/living-with-fibromyalgia/"} == (posts & linked) - listed
    assert posts == posts & (linked | listed)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in REGISTER["faults"] + REGISTER["traps"] if entry["where"] in ("text", "html")],
    ids=lambda entry: f"{entry['check']}:{entry['path'].strip('/')[:24]}:{entry['quote'][:16]}",
)
def test_faults_and_traps_stand_on_their_pages(entry: dict[str, Any]) -> None:
    """Every quoted fault and trap is on its page, in its text or in its markup."""
    markup = page_of(entry["path"], entry["edition"])
    assert entry["quote"] in (markup if entry["where"] == "html" else text_of(markup))


def test_misspellings_stand_once() -> None:
    """A planted misspelling appears on one page, once, but for the widget's, which every post repeats."""
    texts = {url: text_of(page_of(urlsplit(url).path)) for url in TRUTH["first"]["pages"]}
    for fault in REGISTER["faults"]:
        if fault["check"] != "misspelling":
            continue
        pages = [
            urlsplit(url).path
            for url, text in texts.items()
            if re.search(rf"\b{fault['quote']}\b", text)
            and "canonical_url" not in TRUTH["first"]["pages"][url]
        ]
        if fault.get("scope") == "template":
            assert len(pages) > 15
            assert SEED not in pages
        else:
            assert [fault["path"]] == pages


def test_undated_post_has_no_date() -> None:
    """The post without a date has none: not in its text, its meta elements, the sitemap or the feed."""
    (path,) = [f["path"] for f in REGISTER["faults"] if f["where"] == "absent"]
    markup = page_of(path)
    assert not ANY_DATE.search(text_of(markup, "//article"))
    assert "application/ld+json" not in markup
    assert "published_time" not in markup
    sitemap = clinic_of("first").reply("/sitemap.xml").body.decode()
    assert f"<loc>{ORIGIN}{path}</loc></url>" in sitemap
    assert path not in clinic_of("first").reply("/feed/").body.decode()


def test_seed_page_is_faithful() -> None:
    """The seed page has the headline, headings, lists, offices and names of the page it was made from."""
    markup = page_of(SEED)
    tree = tree_of(markup)
    assert tree.xpath("//div[@class='entry-content']//*[self::h2 or self::h3]/text()") == [
        "What Is a Back Spasm?",
        "How to Ease Back Spasms",
        "Apply Heat",
        "Apply Over-The-Counter Topical Creams",
        "Massage the Painful Muscle",
        "When to See a Doctor for Back Spasms?",
    ]
    lists = tree.xpath("//div[@class='entry-content']//ul")
    assert [len(items.xpath("li")) for items in lists] == [6, 5]
    assert len(tree.xpath("//div[@class='footer-office']")) == 6
    assert tree.xpath("//div[@class='footer-office']/h3/text()") == ["West Caldwell", "West Orange"]
    assert len(tree.xpath("//section[contains(@class, 'widget_recent_entries')]//li")) == 5
    assert text_of(markup, "//div[@class='tagcloud']") == ""
    text = text_of(markup)
    assert (text.count("Redefine HealthCare"), text.count("Redefine Healthcare")) == (1, 7)
    assert "published_time" not in markup
    assert "application/ld+json" not in markup


@pytest.mark.parametrize("edition", EDITIONS)
def test_truth_stands_on_the_pages(edition: Literal["first", "later"]) -> None:
    """Headline, people, dates as written, first and last sentence of every article are on its page."""
    articles = {url: page for url, page in TRUTH[edition]["pages"].items() if page["kind"] == "article"}
    assert len(articles) >= 16
    for url, page in articles.items():
        markup = page_of(urlsplit(url).path, edition)
        text = text_of(markup, "//article")
        for known in (page["headline"], page["first_sentence"], page["last_sentence"]):
            assert known in text, url
        if "canonical_url" in page:
            continue
        for name in ("published", "modified", "reviewed"):
            assert page[name] is None or page[name]["raw"] in markup, url
        for person in page["people"]:
            assert person["name"] in markup, url


def test_offices_are_in_the_footer_and_on_the_locations_page() -> None:
    """The six offices of the truth are in every footer, and with a label on the locations page."""
    footer = text_of(page_of("/about/"), "//footer[@id='colophon']")
    locations = text_of(page_of("/locations/"), "//article").replace("Avenue", "Ave.")
    assert len(TRUTH["first"]["locations"]) == 6
    for office in TRUTH["first"]["locations"]:
        for place in (footer, locations):
            assert office["street"] in place
            assert f"{office['city']}, NJ {office['postal_code']}" in place
            assert (office["unit"] or "") in place


def body_of(path: str, edition: Literal["first", "later"]) -> str:
    """Return a post's own text without the line that carries its last date."""
    return re.sub(r"Last updated: \w+ \d+, \d{4}", "", text_of(page_of(path, edition), "//article"))


def test_later_edition_changes_what_it_says() -> None:
    """A date moved alone, a text moved alone, both moved, a post went and one came; other bodies stay."""
    first = {urlsplit(url).path for url in TRUTH["first"]["pages"]}
    later = {urlsplit(url).path for url in TRUTH["later"]["pages"]}
    assert {"/whiplash-clinic-day/"} == first - later
    assert {"/cold-weather-and-joint-pain/"} == later - first
    assert clinic_of("later").reply("/whiplash-clinic-day/").status == 410
    articles = [path for path in first & later if TRUTH["first"]["pages"][ORIGIN + path]["kind"] == "article"]
    changed = {path for path in articles if body_of(path, "first") != body_of(path, "later")}
    assert {"/how-epidural-steroid-injections-work/", "/sciatica-stretches-you-can-do-at-home/"} == changed
    redated = {
        path
        for path in articles
        if TRUTH["first"]["pages"][ORIGIN + path]["modified"]
        != TRUTH["later"]["pages"][ORIGIN + path]["modified"]
    }
    refreshed = {f["path"] for f in REGISTER["faults"] if f["check"] == "refreshed-date-only"}
    assert refreshed | {"/sciatica-stretches-you-can-do-at-home/"} == redated


def test_pdf_offsets_are_right() -> None:
    """The PDF's cross-reference table points at its objects."""
    data = clinic_of("first").reply("/wp-content/uploads/2025/09/home-exercise-sheet.pdf").body
    start = int(data.split(b"startxref\n")[1].split()[0])
    assert data[start:].startswith(b"xref\n")
    offsets = [int(line[:10]) for line in data[start:].splitlines()[3:9]]
    assert [b"%d 0 obj" % number for number in range(1, 7)] == [
        data[offset : offset + 7] for offset in offsets
    ]


def test_serves_pages_from_package_data(clinic: ExampleClinic) -> None:
    """A page comes as UTF-8 HTML, with the bytes of the package data."""
    response, body = ask(clinic, SEED)
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/html; charset=UTF-8"
    assert files("example").joinpath("site" + SEED + "index.html").read_bytes() == body
    assert (clinic.host, clinic.address) == ("clinic.example", "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/feed/", "application/rss+xml; charset=UTF-8"),
        ("/sitemap.xml", "text/xml; charset=UTF-8"),
        ("/robots.txt", "text/plain; charset=UTF-8"),
        ("/wp-content/themes/clinic/style.css", "text/css; charset=UTF-8"),
        ("/wp-content/uploads/icon.svg", "image/svg+xml"),
        ("/wp-content/uploads/2025/09/home-exercise-sheet.pdf", "application/pdf"),
    ],
)
def test_content_types(clinic: ExampleClinic, path: str, content_type: str) -> None:
    """Every kind of file has its content type."""
    response, body = ask(clinic, path)
    assert (200, content_type) == (response.status, response.getheader("Content-Type"))
    assert body


def test_headers_tell_no_time(clinic: ExampleClinic) -> None:
    """No header depends on a clock, a file's time or the port."""
    first, _ = ask(clinic, "/about/")
    with ExampleClinic() as other:
        second, _ = ask(other, "/about/")
    assert first.getheaders() == second.getheaders()
    assert {"Content-Type", "Vary", "ETag", "Content-Length"} == {name for name, _ in first.getheaders()}


def test_conditional_get(clinic: ExampleClinic) -> None:
    """The ETag is strong, differs by encoding, and answers 304 when it comes back."""
    plain, _ = ask(clinic, "/about/")
    packed, _ = ask(clinic, "/about/", headers={"Accept-Encoding": "gzip"})
    tags = [plain.getheader("ETag") or "", packed.getheader("ETag") or ""]
    assert all(tag.startswith('"') for tag in tags)
    assert tags[0] != tags[1]
    again, body = ask(clinic, "/about/", headers={"If-None-Match": f'"other", {tags[0]}'})
    assert (again.status, body) == (304, b"")
    assert tags[0] == again.getheader("ETag")
    again, _ = ask(clinic, "/about/", headers={"If-None-Match": tags[1], "Accept-Encoding": "gzip, br"})
    assert again.status == 304
    other, _ = ask(clinic, "/contact/", headers={"If-None-Match": tags[0]})
    assert other.status == 200


def test_gzip_only_when_asked_for(clinic: ExampleClinic) -> None:
    """A body is compressed for who takes gzip, and not for `q=0` or for a PDF."""
    _, plain = ask(clinic, "/about/")
    response, packed = ask(clinic, "/about/", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert response.getheader("Content-Encoding") == "gzip"
    assert plain == gzip.decompress(packed)
    response, _ = ask(clinic, "/about/", headers={"Accept-Encoding": "gzip;q=0"})
    assert response.getheader("Content-Encoding") is None


@pytest.mark.parametrize("path", [SEED, "/sitemap.xml", "/nowhere/"])
def test_head_is_get_without_a_body(clinic: ExampleClinic, path: str) -> None:
    """HEAD gives the status and headers of GET."""
    got, _ = ask(clinic, path)
    head, body = ask(clinic, path, method="HEAD")
    assert (got.status, got.getheaders(), b"") == (head.status, head.getheaders(), body)


@pytest.mark.parametrize(
    ("path", "target"),
    [("/back-spasm-steps/", SEED), ("/about", "/about/"), ("/blog/page/2", "/blog/page/2/")],
)
def test_redirects(clinic: ExampleClinic, path: str, target: str) -> None:
    """The old slug and addresses without a slash move permanently."""
    response, _ = ask(clinic, path)
    assert (301, ORIGIN + target) == (response.status, response.getheader("Location"))


def test_missing_and_gone() -> None:
    """An unknown path is the site's 404 page; the later edition's lost post is 410; neither has an ETag."""
    with ExampleClinic("later") as clinic:
        missing, body = ask(clinic, "/patient-forms/new-patient-packet/")
        gone, _ = ask(clinic, "/whiplash-clinic-day/")
        climbing, _ = ask(clinic, "/../server.py")
    assert (missing.status, gone.status, climbing.status) == (404, 410, 404)
    assert b"That page can" in body
    assert missing.getheader("ETag") is None


def test_absolute_form_and_any_host(clinic: ExampleClinic) -> None:
    """A request target may carry the origin, as to a proxy, and the Host header may be anything."""
    response, body = ask(clinic, f"{ORIGIN}/about/?x=1", headers={"Host": "elsewhere.example:99"})
    assert response.status == 200
    assert b"About Us" in body
    assert clinic.requests[-1].path == "/about/?x=1"


def test_forms_are_refused_and_logged(clinic: ExampleClinic) -> None:
    """A POST is 405 and appears in the log, so that a crawl can prove it sent none."""
    response, _ = ask(clinic, "/contact/", method="POST", headers={"User-Agent": "probe"})
    assert response.status == 405
    ask(clinic, "/robots.txt", headers={"User-Agent": "probe"})
    assert [
        Request("POST", "/contact/", 405, "probe"),
        Request("GET", "/robots.txt", 200, "probe"),
    ] == clinic.requests


def test_server_is_quiet_and_frees_its_port(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is written to stdout or stderr, and after the block nobody listens."""
    with ExampleClinic() as clinic:
        port = clinic.port
        ask(clinic, "/nowhere/")
    assert tuple(capfd.readouterr()) == ("", "")
    assert clinic.port == 0
    connection = HTTPConnection(clinic.address, port, timeout=5)
    with pytest.raises(ConnectionRefusedError):
        connection.connect()
    connection.close()


def test_robots_names_a_folder_that_is_linked() -> None:
    """robots.txt disallows a folder that a page links to, and names the sitemap."""
    robots = clinic_of("first").reply("/robots.txt").body.decode()
    assert "Disallow: /staff-only/" in robots
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in robots
    assert 'href="/staff-only/schedule/"' in page_of("/about/")
