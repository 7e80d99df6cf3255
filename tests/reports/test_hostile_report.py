"""A page's text can be anything; whoever reads the report is safe."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from reports.html import render_html
from tests.reports.clinic_sample import sample
from tests.reports.hostile_clinic import BIDI, MARKUP, TEXT, hostile

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control, direction and surrogate characters, e.g. ``\\x1b``; our markup may hold line feeds and tabs."""


def test_no_text_becomes_markup() -> None:
    """The hostile report holds the elements and attributes of the ordinary one, and no others."""
    ordinary = html.document_fromstring(render_html(sample()))
    tree = html.document_fromstring(render_html(hostile()))
    assert {element.tag for element in tree.iter()} <= {element.tag for element in ordinary.iter()}
    names = {name for element in ordinary.iter() for name in element.attrib}
    assert {name for element in tree.iter() for name in element.attrib} <= names
    assert not [name for name in names if str(name).startswith("on")]
    assert tree.xpath("//script/text()|//style/text()") == ordinary.xpath("//script/text()|//style/text()")


def test_only_http_links_are_links() -> None:
    """``javascript:`` is shown as text; every other link is inside the report or http(s)."""
    tree = html.document_fromstring(render_html(hostile()))
    assert [href for href in tree.xpath("//a/@href") if not href.startswith("#")] == []
    assert "javascript:window.pwned=1//" in tree.text_content()
    safe = html.document_fromstring(render_html(hostile(url='https://a.example/"><script>/\u202e')))
    assert {"https", "#"} == {re.split(r":|(?<=#)", href)[0] for href in safe.xpath("//a/@href")}


def test_no_character_drives_the_reader() -> None:
    """Control, direction and surrogate characters are gone from the whole document, which encodes as UTF-8."""
    text = render_html(hostile())
    assert _FORBIDDEN.search(text) is None
    assert text.encode()


def test_classes_are_ours() -> None:
    """No text of a page ends in a class, an id or a data attribute that style or script act on."""
    tree = html.document_fromstring(render_html(hostile()))
    assert not [
        value for value in tree.xpath("//@class|//@id|//@data-view|//@data-filter") if "pwned" in value
    ]


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a Chromium")
@pytest.mark.parametrize("policy", [True, False], ids=["with-policy", "without-policy"])
def test_a_browser_runs_nothing_of_it(tmp_path: Path, policy: bool) -> None:
    """The canary stays unset, with the content security policy and, because escaping must do alone, without."""
    text = render_html(hostile())
    if not policy:
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        probe = "<script>document.body.dataset.canary = String(window.pwned);</script>"
        text = text.replace("</body>", probe + "</body>")
    else:
        text = text.replace("window.pwned=1", "document.documentElement.id=`pwned`")
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    run = subprocess.run(
        [*command, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    if policy:
        assert b'<html lang="en">' in run.stdout
    else:
        assert b'data-canary="undefined"' in run.stdout


def test_the_payload_is_shown_as_text() -> None:
    """Neutral does not mean hidden: a reader sees that the page holds a script in its headline."""
    data = sample()
    article = data.articles[0].model_copy(update={"headline": f"<script>alert(1)</script>{BIDI}{MARKUP}"})
    tree = html.document_fromstring(render_html(replace(data, articles=[article])))
    shown = tree.xpath("string(//section[@id='articles']//tbody/tr/th//a)")
    assert shown.startswith("<script>alert(1)</script>\ufffdesrever\ufffdisolate mark\ufffdnul\ufffd[31mred")
    assert TEXT not in tree.text_content()
