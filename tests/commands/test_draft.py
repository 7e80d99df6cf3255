"""Drafts: findings quote the text as given, and markup is never taken for a fault."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.context import Context
from pipeline.drafts.audit import audit_draft, draft_context
from pipeline.drafts.docx import read_docx
from pipeline.drafts.draft import Draft
from pipeline.drafts.html import read_html
from pipeline.drafts.markdown import read_markdown
from pipeline.drafts.read import plain_draft
from schemas.vocabulary import BlockKind, Exit
from tests.commands.checkup import checkup

KEYS = [
    "id", "audit", "category", "severity", "tier", "message", "start", "end", "evidence", "suggestions",
]  # fmt: skip

MARKDOWN = """\
---
title: recieve
---
# Pateint care
Call `recieve` and [our office](http://clinic.example/recieve "teh titel") an\\*d &amp; caf&eacute; <b>now</b>
or un**believ**able\\
third time. Change `a` to `b` to fix. Don&rsquo;t worry. ![alt recieve](recieve.png)

- a pateint
- [ref][1], <http://clinic.example/recieve>

> heree it hurts
> and there

a | b
--|--
yes | yes
c | definately **now**

[1]: http://clinic.example/recieve "teh"

<div class="recieve">
raw <i>blockk</i> here
</div>

```sh
recieve
```
"""

HTML = """<html lang="en"><head><title>x</title><style>recieve{}</style></head><body><nav>recieve</nav>
<main><h1>Pateint care</h1><p class="recieve">Un<b>believ</b>able pain. Don&rsquo;t worry, Q&A, caf&eacute;&nbsp;we
definately<br>recieve <code>recieve</code> you.</p><img alt="recieve"><ul><li>One pateint<li>two</ul>
<!-- recieve --><p lang="es">El paciente debe recibir la atención que necesita con su médico hoy</p></main>
<footer>recieve</footer></body></html>"""


@pytest.fixture(scope="module")
def context() -> Context:
    """Return the audits' context."""
    return draft_context(None)


def quoted(draft: Draft, context: Context, audit: str = "misspelling") -> list[str]:
    """Return the words that an audit quotes of a draft."""
    findings = audit_draft("d", draft, context)
    for finding in findings:
        assert draft.text[finding.start : finding.end] == finding.evidence
        assert finding.evidence
    return [finding.evidence for finding in findings if finding.finding.audit == audit]


def test_markdown_is_no_fault(context: Context) -> None:
    """Only words that a reader sees are judged; pieces of words that markup cuts are not."""
    draft = read_markdown(MARKDOWN)
    assert quoted(draft, context) == ["Pateint", "pateint", "heree", "definately", "blockk"]
    assert quoted(draft, context, "repeated-word") == []


def test_html_is_no_fault(context: Context) -> None:
    """As for Markdown; what is not the page's own text is left out, and so is Spanish."""
    draft = read_html(HTML)
    assert quoted(draft, context) == ["Pateint", "definately", "recieve", "pateint"]
    assert quoted(draft, context, "repeated-word") == []


def test_a_doubled_word_is_seen_through_markup(context: Context) -> None:
    """And quoted with the markup between, because the file holds it so."""
    assert quoted(read_markdown("Ease the **the** pain.\n"), context, "repeated-word") == ["the **the"]
    assert quoted(read_html("<p>Ease the <b>the</b> pain.</p>"), context, "repeated-word") == ["the <b>the"]


def test_blocks_keep_sentences_apart(context: Context) -> None:
    """Twenty short list items, headings and cells are not one sentence of a hundred words."""
    items = "\n".join(f"- take five slow breaths before item {'abcdefghij'[n % 10]}" for n in range(20))
    cells = "\n".join("| five slow breaths | five slow breaths |" for _ in range(20))
    draft = read_markdown(f"# One\nTwo\n{items}\n\n|a|b|\n|-|-|\n{cells}\n")
    assert quoted(draft, context, "long-sentence") == []
    kinds = [block.kind for block in draft.blocks or ()]
    assert kinds[:3] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_windows_line_ends_and_marks_keep_their_places(context: Context) -> None:
    """Offsets count the text as given, ``\\r`` and all."""
    assert quoted(plain_draft("Dear all,\r\n\r\nthe pateint\r\nis fine.\r\n"), context) == ["pateint"]
    assert quoted(read_markdown("# All\r\n\r\n- the *pateint*\r\n- 😀 recieve\r\n"), context) == [
        "pateint",
        "recieve",
    ]


READERS = st.sampled_from([plain_draft, read_markdown, read_html])
PIECES = st.lists(
    st.sampled_from(
        [
            *"*_`[]()<>#-+>|&;!\\\n\r\t~:\"'= 😀é\0\x01",
            "pateint", "word", "the", "<p>", "</p>", "<b>", "</b>", "<!--", "-->", "&amp;", "&#0;", "&#xD800;",
            "&eacute;", "[a](b)", "![a](b)", "```", "---", "1. ", "<br>", "<script>", "<td>", "\n\n", "\u2028",
            "| a | b |\n|--|--|\n",
        ]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(reader=READERS, pieces=PIECES)
def test_whatever_the_draft_its_text_is_kept(reader: object, pieces: list[str]) -> None:
    """No markup, however broken, raises or moves an offset: what is read is in the text, or is blank."""
    text = "".join(pieces)
    draft: Draft = reader(text)  # type: ignore[operator] # one of the readers above
    assert draft.text == text
    assert len(draft.readable) == len(text)
    for given_character, read in zip(text, draft.readable, strict=True):
        assert not read.isalnum() or read == given_character
    for block in draft.blocks or ():
        assert 0 <= block.start < block.end <= len(text)


def document(body: str, styles: str = "") -> bytes:
    """Return a small Word document."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        if styles:
            package.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
    return data.getvalue()


def test_word_reads_as_with_all_changes_accepted(context: Context) -> None:
    """Inserted text is text, deleted text is not; headings are known by the style's name in any language."""
    body = (
        '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Pateint care</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del><w:r><w:delText>pain </w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t xml:space="preserve">ache </w:t></w:r></w:ins><w:r><w:t>be</w:t></w:r><w:r><w:t>gins'
        "</w:t></w:r><w:r><w:tab/><w:t>recieve</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    styles = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    draft = read_docx(document(body, styles))
    assert draft.text == "Pateint care\nThe ache begins\trecieve\na cell\n"
    assert quoted(draft, context) == ["Pateint", "recieve"]
    kinds = [(block.kind, block.level) for block in draft.blocks or ()]
    assert kinds == [(BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, None), (BlockKind.TABLE_ROW, None)]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", b"", "is no Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked with a password", "without a password"),
        ("a.docx", document("<w:p/>"), "holds no text"),
        ("a.txt", b"", "holds no text"),
        ("a.txt", b"MZ\0\0", "no text but a binary file"),
        ("a.html", b"<nav>Menu</nav>", "holds no text"),
        ("a.pdf", b"%PDF", "Save the draft as"),
    ],
)
def test_a_file_without_a_draft_is_named(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    """A draft that could not be read has not passed."""
    (tmp_path / name).write_bytes(data)
    done = checkup("draft", tmp_path / name)
    assert done.returncode == Exit.USAGE
    assert says in done.stderr


def test_lines_are_what_the_design_says(tmp_path: Path) -> None:
    """Eight keys, in order; the id is the file's name as given."""
    (tmp_path / "a.txt").write_text("The pateint is here.\n")
    done = checkup("draft", "a.txt", "--format", "jsonl", cwd=tmp_path)
    (line,) = map(json.loads, done.stdout.splitlines())
    assert list(line) == KEYS
    assert (line["id"], line["start"], line["end"], line["evidence"]) == ("a.txt", 4, 11, "pateint")
    assert line["suggestions"][0] == "patient"


def test_text_for_people_names_line_and_column(tmp_path: Path) -> None:
    """As compilers do, so that editors can jump there."""
    (tmp_path / "a.md").write_text("# Care\n\nThe pateint is here.\n")
    done = checkup("draft", "a.md", cwd=tmp_path)
    assert done.returncode == Exit.DONE
    assert re.match(
        r"a.md:3:5: “pateint” → “patient” \(moderate, [^)]+\) · …The \[pateint\] is here", done.stdout
    )
    assert done.stdout.endswith("1 finding in 1 draft.\n")


@pytest.mark.parametrize("opening", ["<![a](b)>", "<![if !IE]>", "<![CDATA[x]]>"])
def test_a_marked_section_is_a_comment_and_the_words_after_it_are_read(opening: str) -> None:
    draft = read_html(f"<p>Before{opening} after</p>")
    assert draft.readable.split() == ["Before", "after"]


def test_a_batch_keeps_ids_and_order() -> None:
    """Ids come back as they were given, numbers as numbers."""
    texts = [
        {"id": "b", "text": "A pateint."},
        {"id": 1, "text": "Fine."},
        {"id": 0, "text": "😀 We recieve."},
    ]
    done = checkup("draft", "--batch", "-", stdin="\n".join(map(json.dumps, texts)))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["id"], line["start"], line["evidence"]) for line in lines] == [
        ("b", 2, "pateint"),
        (0, 5, "recieve"),
    ]
    assert (done.returncode, done.stderr) == (Exit.DONE, "")


@pytest.mark.parametrize(("limit", "code"), [("moderate", 1), ("serious", 0)])
def test_fail_on(limit: str, code: int) -> None:
    """A finding as bad as the limit fails, a lesser one does not."""
    assert checkup("draft", "-", "--fail-on", limit, stdin="The pateint is here.\n").returncode == code


def test_the_profile_s_words_are_right(tmp_path: Path) -> None:
    """And an audit that it turns off is silent."""
    profile = tmp_path / "checkup.toml"
    profile.write_text(
        'url = "http://clinic.example/"\n[spelling]\nwords = ["pateint"]\n[audits]\noff = ["repeated-word"]\n'
    )
    done = checkup("draft", "-", "--profile", profile, stdin="The pateint was here in the the morning.\n")
    said = "0 findings in 1 draft. 1 finding more left out, as called right: pateint.\n"
    assert done.stdout == f"-: too short to grade: 8 words. A grade needs 100.\n{said}"


def test_another_language_is_said_not_passed() -> None:
    """No findings in Spanish do not mean that the Spanish is good."""
    spanish = "El paciente debe recibir la atención que necesita con su médico en la clínica.\n"
    done = checkup("draft", "-", stdin=spanish)
    assert "its language looks like 'es'" in done.stderr


def test_the_day_changes_nothing(context: Context) -> None:
    """A draft has no date: what is said of it today is said of it tomorrow."""
    import dataclasses

    later = dataclasses.replace(context, today=datetime.date(2050, 1, 1))
    assert quoted(read_markdown(MARKDOWN), context) == quoted(read_markdown(MARKDOWN), later)
