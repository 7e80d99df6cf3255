"""The list for an issue tracker: tasks of ours, and page text that is nothing but text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports.exports.markdown import plain
from schemas.finding_states import ASKS_FOR_WORK
from tests.reports.exports.published_sample import PAYLOADS, attacked, exported, publish, sample_findings

OURS = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
        "list_item_open", "list_item_close", "inline", "text", "text_special", "strong_open", "strong_close",
        "link_open", "link_close", "code_inline"}  # fmt: skip


def tokens(text: str) -> list[Token]:
    """Return all tokens, as CommonMark with tables and strike-through reads them."""
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [each for token in found for each in (token, *(token.children or ()))]


def shown(text: str) -> str:
    """Return the words that a reader sees."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special"))


def test_a_task_a_finding_under_its_severity(tmp_path: Path) -> None:
    """Each with its link, certainty and id; decided and closed ones are only counted."""
    text = exported(publish(tmp_path), "markdown").decode()
    findings = sample_findings()
    work = [finding.finding_id for finding in findings if finding.status in ASKS_FOR_WORK]
    assert re.findall(r"^- \[ \] .*`(f-[0-9a-f]{16})`\)$", text, re.M) == work
    assert text.startswith("# Maple Ridge Spine: what to do\n")
    assert f"{len(work)} findings; {len(findings) - len(work)} others decided or closed." in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {name}" for name in ("Critical", "Serious", "Moderate", "Minor", "Review")
        if name.lower() in {finding.severity for finding in findings if finding.status in ASKS_FOR_WORK}
    ]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_page_text_is_only_text(tmp_path: Path, payload: str) -> None:
    """No link, image, HTML, mention, reference or task of it, and nothing that a tracker links in what is shown."""
    findings = attacked([payload] * 3)
    text = exported(publish(tmp_path, findings), "markdown").decode()
    found = tokens(text)
    assert {token.type for token in found} <= OURS
    assert len([token for token in found if token.type == "list_item_open"]) == len(findings)
    links = [token.attrGet("href") for token in found if token.type == "link_open"]
    assert all(str(link).startswith("https://a.example/") for link in links)
    words = shown(text)
    assert not re.search(r"@\w|#\w|\w@\w|://|\b[A-Z]{2,}-\d|:\w+:|[a-z]\.[a-z]|[!$~%&]\d", words), words


def test_text_is_shown_as_it_is() -> None:
    """But for what nobody sees."""
    text = r"A *dose* of [5] mg_a <b> & `c` \ 50% #1 of co-payment"
    assert shown(plain(text)).replace("\u200b", "") == text
    assert "\u200b" not in plain("a co-payment of 3.5 at 12:30, here (or there)")
