"""The HTML report of an ordinary run is repeatable, self-contained and usable by everybody."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from functools import cache

import pytest
from lxml import html

from reports.html.report_files import report_files
from reports.view import ReportData
from schemas.change import Change
from schemas.finding import Quote
from schemas.vocabulary import ChangeCause, ChangeOp, FindingCause, RunStatus
from tests.plain_words import banned
from tests.reports.clinic_sample import NOW, SITE, finding, partial, sample


def _trees(data: ReportData) -> dict[str, html.HtmlElement]:
    return {path: html.document_fromstring(text) for path, text in report_files(data)}


@cache
def _sample() -> dict[str, html.HtmlElement]:
    owned = [
        one.model_copy(update={"owner": "Front desk" if at % 2 else "Dr. Ünal & Co."})
        for at, one in enumerate(sample().findings)
    ]
    return _trees(replace(sample(), findings=owned))


def _said(node: html.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())


def test_the_same_data_give_the_same_bytes() -> None:
    """No clock, no random, no order that hangs on the process."""
    assert dict(report_files(sample())) == dict(report_files(sample()))


def test_the_files() -> None:
    """The letter first; a file for each page that the week names, and for each owner."""
    files = list(_sample())
    assert files[0] == "index.html"
    plain = {path for path in files if "/" not in path}
    assert plain == {"index.html", "fix.html", "pages.html", "offices.html", "changes.html", "data.html"}
    assert sum(path.startswith("page/p-") for path in files) >= 5
    assert {path for path in files if path.startswith("owners/")} == {
        "owners/front-desk.html",
        "owners/dr-unal-co.html",
    }


def test_every_link_between_the_files_leads_somewhere() -> None:
    """To a file of the report, and to an anchor in it."""
    trees = _sample()
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    for path, tree in trees.items():
        for href in tree.xpath("//a/@href"):
            if href.startswith(("http://", "https://")):
                continue
            file, _, anchor = href.partition("#")
            folder = path.rpartition("/")[0]
            target = path if not file else file.removeprefix("../") if folder else file
            assert target in trees, (path, href)
            assert not anchor or anchor in ids[target], (path, href)


def test_ids_are_unique_and_parts_have_names() -> None:
    """One main heading, landmarks with headings, tables with captions: usable by ear."""
    for path, tree in _sample().items():
        ids = tree.xpath("//@id")
        assert sorted(set(ids)) == sorted(ids), path
        assert [part for part in tree.xpath("//section/@aria-labelledby") if part not in ids] == [], path
        assert tree.xpath("//table[not(caption)]") == [], path
        assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1, path
        assert tree.xpath("//nav//a[@aria-current='page']"), path


@pytest.mark.parametrize("status", [RunStatus.PARTIAL, RunStatus.LIMITED, RunStatus.FAILED])
def test_an_incomplete_run_says_so_first_on_every_page(status: RunStatus) -> None:
    """Above the name."""
    for tree in _trees(replace(partial(), status=status)).values():
        first = _said(tree.xpath("//header")[0])
        assert re.match(r"⚠ (?:This check is not whole|Sample only)", first), first[:80]


def test_the_letter_is_in_its_order() -> None:
    """News, coverage, new, fixed, ten rows, four facts, trend, checks."""
    tree = _sample()["index.html"]
    assert [part.get("id") or "letter" for part in tree.xpath("//main/section")] == [
        "letter", "new", "fixed", "first", "facts", "trend", "checks",
    ]  # fmt: skip
    assert len(tree.xpath("//*[@id='first']/ol/li")) == 10
    assert [one.partition("#")[2] for one in tree.xpath("//*[@id='facts']//a/@href")] == [
        "up-to-date", "spelling", "reading", "offices",
    ]  # fmt: skip
    assert len(tree.xpath("//*[@id='trend']//*[local-name()='svg']")) >= 2
    assert tree.xpath("//*[@id='trend']//table")


def test_new_ones_are_named_and_lead_to_their_row() -> None:
    """What our own progress found is not among them."""
    data = sample()
    ours = [
        one.model_copy(update={"cause": FindingCause.OURS}) if one.status == "new" else one
        for one in data.findings
    ]
    tree = _sample()["index.html"]
    links = tree.xpath("//*[@id='new']//li/a/@href")
    wanted = {f"fix.html#{one.finding_id}" for one in data.findings if one.status in ("new", "reopened")}
    assert set(links) <= wanted
    assert len(links) == min(20, len(wanted))
    left = _trees(replace(data, findings=ours))["index.html"]
    assert len(left.xpath("//*[@id='new']//li")) == sum(one.status == "reopened" for one in ours)
    assert "listed for the first time because Checkup or its settings changed" in _said(left)


def test_settled_findings_are_no_work() -> None:
    """Ignored and fixed ones are in no list of work, and are named apart."""
    trees = _sample()
    for path, tree in trees.items():
        assert "telehealth" not in " ".join(map(_said, tree.xpath("//ol[contains(@class, 'tasks')]"))), path
    assert "telehealth" in _said(trees["fix.html"].xpath("//*[@id='decided']")[0])


def test_links_lead_to_the_very_words_on_the_page_at_hand() -> None:
    """A text fragment with prefix and suffix, on the page whose row it is; the opened page learns nothing of us."""
    trees = _sample()
    wanted = f"{SITE}blog/sciatica-at-home/#:~:text=if%20the%20injury-,occured,-at%20work"
    assert wanted in trees["fix.html"].xpath("//a/@href")
    for row in trees["pages.html"].xpath("//li[@data-row]"):
        own = row.xpath("string(.//p[contains(@class, 'address')]/bdi)").strip()
        for link in row.xpath(".//p[@class='go']/a/@href"):
            assert own in link.partition("#")[0]
    for tree in trees.values():
        outside = tree.xpath("//a[starts-with(@href, 'http')]")
        assert {link.get("rel") for link in outside} <= {"noopener noreferrer"}


def test_spelling_is_a_table_of_wrong_and_right() -> None:
    """With the words in context."""
    rows = _sample()["fix.html"].xpath("//*[@id='spelling']//tbody/tr")
    assert any("occured → occurred" in _said(row) for row in rows)
    assert all(row.xpath(".//mark") for row in rows)


def test_every_page_has_one_row() -> None:
    """The worst first; nothing is said of a row's age where no review is asked of it."""
    data = sample()
    rows = _sample()["pages.html"].xpath("//li[@data-row]")
    ids = [row.get("id") for row in rows]
    assert len(set(ids)) == len(ids) >= len(data.articles)
    assert rows[0].xpath(".//summary")
    assert not rows[-1].xpath(".//ol")
    marks = {mark for row in rows for mark in row.get("data-marks").split()}
    assert {"overdue", "spelling", "reading", "offices", "new", "owned"} <= marks


def test_patients_words_and_legal_pages_are_not_scored() -> None:
    """They have a list of their own, without a grade."""
    data = sample()
    story = replace(data.texts[0], genre="story")
    texts = [story, *data.texts[1:]]
    (head,) = _trees(replace(data, texts=texts))["pages.html"].xpath("//h2[text()='Not scored']")
    rows = head.xpath("following-sibling::ol/li")
    (row,) = (
        row
        for row in rows
        if story.url.endswith(row.xpath("string(.//p[contains(@class, 'address')]/bdi)").strip())
    )
    assert "grade" not in _said(row)


def test_large_sites_are_split_and_cut_with_words() -> None:
    """A thousand rows a file, five hundred findings in the lists, small audits never hidden by a flood."""
    data = sample()
    pages = [
        data.pages[0].model_copy(
            update={
                "page_id": f"p-{at:016x}",
                "url": f"{SITE}{at}/",
                "final_url": f"{SITE}{at}/",
                "title": f"Page {at}",
            }
        )
        for at in range(2_300)
    ]
    flood = [
        finding(
            "repeated-word", f"t-{at:016x}", f"{SITE}{at}/", "“the the”.", Quote(field="/x", quote="the the")
        )
        for at in range(2_300)
    ]
    trees = _trees(replace(data, pages=[*data.pages, *pages], findings=[*data.findings, *flood]))
    files = ["pages.html", "pages-2.html", "pages-3.html"]
    assert [path for path in trees if path.startswith("pages")] == files
    sizes = [len(trees[path].xpath("//li[@data-row]")) for path in files]
    assert max(sizes) <= 1_000
    assert min(sizes[:-1]) >= 800
    shown = trees["fix.html"].xpath("//section[@id='spelling']//tbody/tr|//section//li[@class='task']")
    assert len(shown) <= 500
    words = _said(trees["fix.html"])
    assert re.search(r"The first \d+ of 2,3\d\d findings are shown\. All of them: findings\.jsonl", words)
    assert "acetominophen" in words


def test_a_page_of_its_own_has_its_dates_and_its_findings() -> None:
    """The table of what each source says."""
    data = sample()
    urls = {page.page_id: page.final_url for page in data.pages}
    for path, tree in _sample().items():
        if path.startswith("page/"):
            url = urls[path.removeprefix("page/").removesuffix(".html")]
            assert tree.xpath("//a/@href").count(url) >= 1
            assert tree.xpath("//*[@id='tasks']//li[@class='task']")
            if any(text.url == url for text in data.texts):
                assert tree.xpath("//*[@id='dates']")


def test_an_owner_has_her_own_list() -> None:
    """Only what is hers, with the minutes."""
    tree = _sample()["owners/front-desk.html"]
    assert tree.xpath("string(//h1)") == "For Front desk"
    ids = set(tree.xpath("//li[@class='task']/@id"))
    odd = {one.finding_id for at, one in enumerate(sample().findings) if at % 2}
    assert ids
    assert ids <= odd


def test_an_empty_run_is_a_report_too() -> None:
    """Nothing found is said in words, never shown as a good result."""
    data = ReportData(
        run="r", site=SITE, name=None, status=RunStatus.COMPLETE, started=NOW, finished=NOW, now=NOW
    )
    trees = _trees(data)
    words = _said(trees["index.html"])
    assert "We couldn’t read any page of this site." in words
    assert "www.mapleridgespine.example" in words
    assert "Nothing to fix this week" not in words
    assert "✓" not in words
    assert "This is your first report. Next time you’ll see what changed." in words


@pytest.mark.parametrize("page", ["index.html", "fix.html", "pages.html", "offices.html", "changes.html"])
def test_our_own_words_are_a_readers(page: str) -> None:
    """No word that only makers of such reports use; page text, code and names are not meant."""
    tree = deepcopy(_sample()[page])
    for node in tree.xpath("//bdi|//code|//style|//script|//blockquote|//pre|//mark|//svg|//del|//ins"):
        node.drop_tree()
    assert banned(_said(tree.xpath("//body")[0])) == []


def test_dead_and_blocked_are_told_apart() -> None:
    """404 and 410 are dead; 403 is blocked, and visitors may well see the page."""
    groups = {
        group.xpath("string(.//summary/span[1])").split(" (")[0]: group.xpath(".//li/a[1]/bdi/text()")
        for group in _sample()["data.html"].xpath("//section[@id='answers']/details")
    }
    lists = list(groups.values())
    assert ["/old-clinic-hours/", "/blog/covid-19-visitor-rules/"] in lists
    assert ["/portal/"] in lists
    assert ["/blog/slow-page/"] in lists


def test_developers_find_fields_files_and_differences() -> None:
    """Coverage with its change, each file with schema and sample, differences by key."""
    tree = _sample()["data.html"]
    assert "article modified 40% 50% -10 points" in _said(tree.xpath("//*[@id='fields']")[0])
    file = _said(tree.xpath("//*[@id='files']")[0])
    assert "urn:x:article:2.4" in file
    assert '"record":"article"' in file
    assert "article changed /tags extractor 1" in _said(tree.xpath("//*[@id='differences']")[0])
    assert "/phones/0/e164" in _said(tree.xpath("//*[@id='rejects']")[0])


def test_changes_that_are_not_the_sites_are_counted_by_their_cause() -> None:
    """Each cause has a sentence of its own, with its pages folded; a change of the site's is a row."""
    causes = [*[{"/headline": ChangeCause.EXTRACTOR}] * 2, {"/lifecycle": ChangeCause.SETTINGS}]
    causes += [
        {"/author": ChangeCause.NEIGHBOURS},
        {"/author": ChangeCause.NEIGHBOURS, "/body": ChangeCause.SITE},
    ]
    changes = [
        Change(
            op=ChangeOp.CHANGED, record="article", id=f"a-{at}", url=SITE, fields=sorted(cause), cause=cause
        )
        for at, cause in enumerate(causes)
    ]
    main = _trees(replace(sample(), changes=changes))["changes.html"].xpath("//main")[0]
    assert len(main.cssselect("ul.rows > li")) == 1
    sentences = [_said(line) for line in main.cssselect("details.ours > summary")]
    assert sentences == [
        "1 page or office changed only because a rule or limit in your settings leaves something out.",
        "2 pages or offices read differently only because Checkup itself changed.",
        "2 pages or offices read differently only because other pages of the site changed.",
    ]


def test_an_edit_that_many_pages_share_is_one_row() -> None:
    """With its pages folded below it; what went and what came are marked as such."""
    changes = [
        Change(
            op=ChangeOp.CHANGED,
            record="article",
            id=f"a-{at:016x}",
            url=f"{SITE}{at}/",
            fields=["/body_text"],
            before={"body_text": f"Page {at}. Call 555-0134"},
            after={"body_text": f"Page {at}. Call 555-0199"},
            cause={"/body_text": ChangeCause.SITE},
        )
        for at in range(48)
    ]
    main = _trees(replace(sample(), changes=changes))["changes.html"].xpath("//main")[0]
    (row,) = main.cssselect("ul.rows > li")
    (summary,) = row.cssselect("summary")
    assert _said(summary) == "48 pages: 1 word changed: …Page 0. Call 555-0134 555-0199"
    assert [edit.text for edit in summary.cssselect("del, ins")] == ["555-0134", "555-0199"]
    assert len(row.cssselect("details li a")) == 48
