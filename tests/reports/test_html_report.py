"""The HTML report of an ordinary run is repeatable, self-contained and usable by everybody."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from markupsafe import escape

from reports.html import render_html
from reports.view import ReportData
from schemas.change import Change
from schemas.finding import Quote
from schemas.freshness import Freshness
from schemas.vocabulary import ChangeCause, ChangeOp, FreshnessState, RunStatus
from tests.reports.clinic_sample import NOW, SITE, finding, partial, sample, summaries
from tests.reports.hostile_clinic import hostile


def _tree(data: ReportData) -> html.HtmlElement:
    return html.document_fromstring(render_html(data))


def _dump(page: Path) -> str:
    """Return the document as a browser without a network sees it after its scripts ran."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    run = subprocess.run(
        [*command, f"--user-data-dir={page.parent / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return run.stdout.decode()


def test_the_same_data_give_the_same_bytes() -> None:
    """No clock, no random, no order that hangs on the process."""
    assert render_html(sample()) == render_html(sample())


@pytest.mark.parametrize("status", [RunStatus.PARTIAL, RunStatus.LIMITED, RunStatus.FAILED])
def test_an_incomplete_run_says_so_first(status: RunStatus) -> None:
    """The first words a reader sees, and the window's title, are that the run is not complete, and why."""
    tree = _tree(replace(partial(), status=status))
    words = " ".join(tree.body.text_content().split())
    assert words.startswith(f"{status.capitalize()} run. 20 % of the last 50 requests failed")
    assert (tree.findtext(".//title") or "").startswith(f"{status.capitalize()} run: ")


def test_nothing_is_loaded_from_anywhere() -> None:
    """No element that fetches, no CSS that fetches; only links that a person follows."""
    text = render_html(sample())
    tree = html.document_fromstring(text)
    fetching = (
        "//img|//iframe|//object|//embed|//video|//audio|//source|//base|//form|//script[@src]|//*[@srcset]"
    )
    assert tree.xpath(fetching) == []
    assert tree.xpath("//link/@href") == ["data:,"]
    style = "".join(tree.xpath("//style/text()"))
    assert re.search(r"url\(|@import|@font-face", style) is None


def test_the_policy_names_exactly_our_style_and_script() -> None:
    """Content security policy: nothing by default, our own inline text by its hash, and no style attribute."""
    tree = _tree(sample())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    hashes = [
        "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (tree.findtext(".//style") or "", tree.findtext(".//script") or "")
    ]
    assert (
        f"default-src 'none'; style-src '{hashes[0]}'; script-src '{hashes[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    ) == policy
    assert tree.xpath("//*[@style]") == []


def test_links_lead_to_the_very_words() -> None:
    """A text fragment with prefix and suffix; the opened page learns nothing of the report."""
    tree = _tree(sample())
    wanted = f"{SITE}blog/sciatica-at-home/#:~:text=if%20the%20injury-,occured,-at%20work"
    assert wanted in tree.xpath("//a/@href")
    outside = tree.xpath("//a[not(starts-with(@href, '#'))]")
    assert {"noopener noreferrer"} == {link.get("rel") for link in outside}


def test_a_finding_under_its_page_links_to_that_page() -> None:
    """In the view by page, a word that is on several pages is linked on the page at hand."""
    groups = _tree(sample()).xpath("//*[@id='by-page']/details")
    assert groups
    for group in groups:
        urls = {link.partition("#")[0] for link in group.xpath(".//a/@href")}
        assert len(urls) == 1


def test_every_part_has_a_heading_and_every_table_a_caption() -> None:
    """Landmarks and captions, so that the report is usable by ear; ids are unique."""
    tree = _tree(sample())
    ids = tree.xpath("//@id")
    assert sorted(set(ids)) == sorted(ids)
    assert [
        part.get("id") for part in tree.xpath("//section") if part.get("aria-labelledby") not in ids
    ] == []
    assert tree.xpath("//table[not(caption)]") == []
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1


def test_unknown_is_never_current() -> None:
    """An article that no audit has judged counts as unknown."""
    data = sample()
    bare = [article.model_copy(update={"freshness": None}) for article in data.articles]
    text = " ".join(_tree(replace(data, articles=bare, texts=summaries(bare))).text_content().split())
    assert "0 of 18 articles are known to be within review date; 0 are overdue and 18 carry no date" in text


def test_exempt_articles_are_outside_every_share() -> None:
    """Stories are neither current nor overdue, and named beside the shares."""
    data = sample()
    exempt = Freshness(state=FreshnessState.EXEMPT, policy="stories")
    stories = [
        article.model_copy(update={"freshness": exempt}) if at < 8 else article
        for at, article in enumerate(data.articles)
    ]
    tree = _tree(replace(data, articles=stories, texts=summaries(stories)))
    text = " ".join(tree.text_content().split())
    assert "of 10 articles are known to be within review date" in text
    assert "Not counted: 8 stories, news and notices, which no review is due for." in text
    assert sum(float(bar.get("width")) for bar in tree.xpath("//svg[@class='stack']/rect")) == pytest.approx(
        100, abs=0.1
    )
    stories = [article.model_copy(update={"freshness": exempt}) for article in data.articles]
    text = _tree(replace(data, articles=stories, texts=summaries(stories))).text_content()
    assert "No article here needs a regular review" in text


def test_settled_findings_are_no_work() -> None:
    """Ignored and fixed findings are in neither the week nor the list of open findings."""
    tree = _tree(sample())
    work = tree.xpath("string(//section[@id='week'])") + tree.xpath("string(//*[@id='by-audit'])")
    assert "telehealth" not in work
    assert "telehealth" in tree.text_content()


def test_long_tables_are_cut_and_say_so() -> None:
    """Five hundred rows a table, small audits never hidden by a flood, the rest named with its file."""
    data = sample()
    flood = [
        finding(
            "repeated-word",
            f"a-{index:016x}",
            f"{SITE}{index}/",
            "“the the”.",
            Quote(field="/x", quote="the the"),
        )
        for index in range(3000)
    ]
    articles = [
        data.articles[0].model_copy(update={"url": f"{SITE}a/{index}/", "article_id": f"a-{index:016x}"})
        for index in range(3000)
    ]
    tree = _tree(replace(data, findings=[*data.findings, *flood], articles=articles))
    assert len(tree.xpath("//section[@id='articles']//tbody")) == 500
    assert len(tree.xpath("//*[@id='by-audit']//li[@class='finding']")) == 500
    assert len(tree.xpath("//*[@id='by-page']//li[@class='finding']")) == 500
    words = " ".join(tree.text_content().split())
    assert "The first 500 of 3,000 articles are shown; all of them are in articles.jsonl." in words
    assert "acetominophen" in words


def test_an_empty_run_is_a_report_too() -> None:
    """Nothing found is said in words, never shown as a good result."""
    data = ReportData(
        run="r", site=SITE, name=None, status=RunStatus.COMPLETE, started=NOW, finished=NOW, now=NOW
    )
    words = " ".join(_tree(data).text_content().split())
    assert "No article was found, so nothing can be said about how current the content is." in words
    assert "www.mapleridgespine.example" in words


def test_dead_and_blocked_are_told_apart() -> None:
    """404 and 410 are dead; 403 is refused, which a visitor may not be."""
    groups = {
        (group.findtext(".//span") or ""): group.xpath(".//li/a/text()|.//li/a/bdi/text()")
        for group in _tree(sample()).xpath("//section[@id='run']/details")
    }
    expected = {
        "Dead": ["/old-clinic-hours/", "/blog/covid-19-visitor-rules/"],
        "Blocked": ["/portal/"],
        "Unsure": ["/blog/slow-page/"],
    }
    assert {name: groups[name] for name in expected} == expected
    assert "Not asked for" in groups


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a Chromium")
def test_sorting_filtering_and_the_two_views(tmp_path: Path) -> None:
    """Unknown values come last both ways; a filter hides what does not match, and says how much is left."""
    probe = """<script>
    const seen = {}, table = document.querySelector("[data-sortable]");
    const grades = () => Array.from(table.tBodies, (body) => body.rows[0].children[6].dataset.sort);
    table.querySelectorAll("thead button")[6].click(); seen.up = grades();
    table.querySelectorAll("thead button")[6].click(); seen.down = grades();
    const search = document.querySelector("[data-filter=findings]");
    search.value = "OCCURED"; search.dispatchEvent(new Event("input"));
    seen.count = document.querySelector("#findings .count").textContent;
    document.querySelector("[data-view=by-page]").click();
    seen.views = [document.getElementById("by-audit").hidden, document.getElementById("by-page").hidden];
    document.body.innerHTML = ""; document.body.dataset.seen = JSON.stringify(seen);
    </script>"""
    page = tmp_path / "page.html"
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", render_html(sample()))
    page.write_text(text.replace("</body>", probe + "</body>"), encoding="utf-8")
    seen = json.loads(html.fromstring(_dump(page)).xpath("string(//body/@data-seen)"))
    grades = sorted(
        article.readability.reading_grade
        for article in sample().articles
        if article.readability and article.readability.reading_grade
    )
    assert [*(f"{grade}" for grade in grades), ""] == seen["up"]
    assert [*(f"{grade}" for grade in reversed(grades)), ""] == seen["down"]
    assert seen["count"] == "1 of 35 shown"
    assert seen["views"] == [True, False]


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a Chromium")
@pytest.mark.parametrize("make", [sample, hostile])
def test_nothing_scrolls_sideways_on_a_narrow_screen(tmp_path: Path, make: Callable[[], ReportData]) -> None:
    """At 420 CSS pixels the document is no wider than the window, all open, with words of 1,000 letters too."""
    probe = (
        "<script>for (const d of document.querySelectorAll('details')) d.open = true;"
        "const fits = document.documentElement.scrollWidth <= innerWidth;"
        "parent.document.body.dataset.width = `${innerWidth} ${fits}`;</script>"
    )
    page = tmp_path / "page.html"
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", render_html(make()))
    inner = escape(text.replace("</body>", probe + "</body>"))
    page.write_text(
        f'<body><iframe width="420" height="900" frameborder="0" srcdoc="{inner}"></iframe></body>'
    )
    assert 'data-width="420 true"' in _dump(page)


def test_addresses_that_are_no_offices_stand_below_the_offices_with_the_reason() -> None:
    """A reader sees what was left out, from which page and why; without any, nothing is said."""
    section = _tree(sample()).get_element_by_id("offices")
    words = " ".join(section.text_content().split())
    assert "1 address on the site that is no office of this clinic, and why" in words
    assert "17200 Oak Way, Edison, NJ 08837 beside another's name: Hospital privileges; on " in words
    assert words.endswith("and 2 more pages")
    none = _tree(replace(sample(), other_addresses=[])).get_element_by_id("offices")
    assert "no office of this clinic" not in none.text_content()


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
    (section,) = _tree(replace(sample(), changes=changes)).xpath("//section[@id='changes']")
    assert len(section.cssselect("ul.rows > li")) == 1
    sentences = [
        " ".join(line.text_content().split()) for line in section.cssselect("details.ours > summary")
    ]
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
    (section,) = _tree(replace(sample(), changes=changes)).xpath("//section[@id='changes']")
    (row,) = section.cssselect("ul.rows > li")
    (summary,) = row.cssselect("summary")
    said = "48 pages: 1 word changed: …Page 0. Call 555-0134 555-0199"
    assert " ".join(summary.text_content().split()) == said
    assert [edit.text for edit in summary.cssselect("del, ins")] == ["555-0134", "555-0199"]
    assert len(row.cssselect("details li a")) == 48
