"""Whatever a user gets wrong is named, with what to write instead, and ends in exit code 2."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import PYTHON, checkup, environment

PROFILE = 'url = "http://127.0.0.1:1/"\n'


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "--dely", "3", "clinic.example"], "--delay"),
        (["rnu", "clinic.example"], "Did you mean 'run'?"),
        (["zzz"], "checkup --help"),
        ([], "Usage: checkup"),
        (["run"], "Missing argument"),
        (["run", "foo bar"], "give https://clinic.example or checkup.toml"),
        (["run", "ftp://clinic.example/"], "give https://clinic.example or checkup.toml"),
        (["run", "http://clinic.example:99999/"], "give https://clinic.example or checkup.toml"),
        (["run", "no-such.toml"], "checkup init"),
        (["run", "clinic.example", "--now", "yesterday"], "write 2026-11-22 or 2026-11-22T08:00:00Z"),
        (["run", "clinic.example", "--max-pages", "0"], "x>=1"),
        (["run", "clinic.example", "--from", "crawl"], "'extract', 'audit', 'report'"),
        (["run", "http://127.0.0.1:1/", "--from", "audit"], "run once without --from"),
        (["explain", "mispeling"], "did you mean misspelling?"),
        (["schema", "artcle"], "Did you mean 'article'?"),
        (["schema", "profile", "--reader"], "leave --reader away"),
        (["extract", "no-such.html"], "cannot read no-such.html"),
        (["extract", "."], "cannot read ."),
        (
            ["extract", "a.html", "b.html", "--url", "http://clinic.example/"],
            "use '-' with a url for each page",
        ),
        (["extract", "a.html", "--url", "clinic"], "'clinic' is not the URL of a page"),
        (["extract", "a.html", "--url", "http://[1/"], "is not the URL of a page"),
        (["draft"], "name drafts"),
        (["draft", "no-such.md"], "cannot read no-such.md"),
        (["draft", "letter.doc"], "Save the draft as .docx"),
        (["draft", "--batch", "no-such.jsonl"], "cannot read no-such.jsonl"),
        (["init", "foo bar"], "give https://clinic.example"),
        (["init", "http://127.0.0.1:1/", "--out", "no-such/checkup.toml"], "there is no folder no-such"),
    ],
)
def test_wrong_usage_is_named(tmp_path: Path, arguments: list[str], says: str) -> None:
    """The message holds the way out; no traceback, and nothing on standard output."""
    done = checkup(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert says in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[crawl]\ndelay = 2\n", "line 3: unknown key 'crawl.delay'. Did you mean 'delay_seconds'?"),
        ("[crawl]\nmax_pages = 'all'\n", "line 3: 'crawl.max_pages' = 'all'"),
        (
            "[audits]\noff = ['mispeling']\n",
            "line 3: there is no audit 'mispeling'. Did you mean 'misspelling'?",
        ),
        ("[audits.options.long-sentense]\nmax_words = 3\n", "line 2: there is no audit 'long-sentense'."),
        ("[audits.options.long-sentence]\nmax_word = 3\n", "line 3: long-sentence has no option 'max_word'."),
        ("[audits.options.long-sentence]\nmax_words = 'few'\n", "line 3: max_words = 'few' is no number."),
        ("[crawl]\nbasic_auth_env = 'CHECKUP_NO_SUCH'\n", "environment variable CHECKUP_NO_SUCH is not set"),
        ("[crawl]\nca_file = 'no-such.pem'\n", "no-such.pem"),
        ("[crawl]\nproxy = 'not a url'\n", "proxy"),
        ("[crawl\n", "line 2: not valid TOML"),
    ],
)
def test_a_wrong_profile_is_named_before_anything_is_asked_for(tmp_path: Path, text: str, says: str) -> None:
    """File, line, key and the nearest right one."""
    profile = tmp_path / "checkup.toml"
    profile.write_text(PROFILE + text)
    done = checkup("run", profile, "--data", tmp_path / "data")
    assert done.returncode == Exit.USAGE, done.stderr
    assert says in done.stderr
    assert "checkup.toml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "stdin", "says"),
    [
        (("extract", "-"), '\n{"id":1}\n', "line 2 of the input: not a request, for it has no url"),
        (("extract", "-"), "nonsense\n", "line 1 of the input: it is not JSON"),
        (("extract", "-"), b"\xff\xfe{}\n", "line 1 of the input: it is not UTF-8"),
        (
            ("extract", "-"),
            '{"id":1,"url":"http://a.example/","path":"no-such.html"}\n',
            "cannot read no-such.html",
        ),
        (("draft", "--batch", "-"), '{"id":"a","text":"Fine."}\n[]\n', "line 2 of the input is no text"),
        (("draft", "--batch", "-"), '{"id":"a","text":3}\n', "text is no string"),
        (("draft", "--batch", "-"), '{"id":null,"text":""}\n', "id is neither"),
        (("draft", "-"), "  \n", "standard input holds no text"),
    ],
)
def test_a_bad_line_is_named_by_its_number(command: tuple[str, ...], stdin: str | bytes, says: str) -> None:
    """Whoever writes the lines finds the one that is wrong."""
    done = checkup(*command, stdin=stdin)
    assert done.returncode == Exit.USAGE
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.html", b"", "the page is empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image, not a page"),
    ],
)
def test_a_page_that_cannot_be_read_is_a_record_with_an_error(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    """One bad page among a thousand does not end the batch."""
    (tmp_path / name).write_bytes(data)
    done = checkup("extract", tmp_path / name)
    assert done.returncode == Exit.DONE
    assert '"fetch":"error"' in done.stdout
    assert says in done.stdout


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    """A saved page may be compressed, but then it must be."""
    (tmp_path / "page.html.gz").write_bytes(b"no gzip")
    done = checkup("extract", tmp_path / "page.html.gz")
    assert done.returncode == Exit.USAGE
    assert "is not a gzip file" in done.stderr


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    """``checkup … | head -1`` must not end with the code of new findings."""
    lines = "".join(f'{{"id":{number},"text":"The pateint was was here."}}\n' for number in range(2000))
    (tmp_path / "batch.jsonl").write_text(lines)
    with subprocess.Popen(
        [*PYTHON, "draft", "--batch", str(tmp_path / "batch.jsonl")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id":0,')
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (Exit.DONE, b"")
