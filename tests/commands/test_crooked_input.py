"""Whatever an option, a profile or a file holds: it is named, with exit code 2, or used; never a traceback."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.load_profile import load_profile, read_site_profile
from commands.program import program
from schemas.errors import UsageError
from schemas.profile import Profile
from schemas.vocabulary import Exit
from store.site_folder import site_folder
from tests.commands.checkup import checkup

URL = 'url = "http://127.0.0.1:1/"\n'
NOWHERE = "http://127.0.0.1:1/"


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", NOWHERE, "--delay", "nan"],
        ["run", NOWHERE, "--delay", "inf"],
        ["run", NOWHERE, "--delay=-1"],
        ["init", NOWHERE, "--delay", "nan"],
        ["init", NOWHERE, "--out", "", "--force"],
        ["run", NOWHERE, "--max-pages", "9" * 30],
        ["run", NOWHERE, "--workers", "9" * 30],
        ["run", NOWHERE, "--now", "0001-01-01"],
        ["run", NOWHERE, "--now", "9999-12-31T23:59:59-14:00"],
        ["demo", "--now", "0001-01-01T00:00:00+14:00"],
        ["run", "http://../../etc/"],
        ["run", "a" * 5000],
        ["init", "http://a..b/"],
        ["prune", "http://%2e%2e/"],
        ["draft", "/dev/zero"],
        ["draft", "--batch", "/dev/zero"],
        ["draft", "a" * 5000 + ".md"],
        ["extract", "/dev/zero"],
        ["restore", "/dev/null"],
    ],
)
def test_an_option_that_can_mean_nothing(tmp_path: Path, arguments: list[str]) -> None:
    """It is a usage error before anything is asked for or written."""
    done = checkup(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (Exit.USAGE, ""), done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (URL + "[crawl]\nresume_within_hours = inf\n", "line 3: 'crawl.resume_within_hours' = inf"),
        (URL + "[crawl]\nresume_within_hours = 1e300\n", "87600"),
        (URL + '[crawl]\ndelay_seconds = "1"\n', "line 3: 'crawl.delay_seconds' = '1'"),
        (URL + "[crawl]\nmax_pages = true\n", "valid integer"),
        (URL + "[crawl]\nexclude = ['']\n", "at least 1 character"),
        (URL + "[crawl]\nhosts = ['..']\n", "hosts: '..' is not a host"),
        ('url = "http://../../etc/"\n', "line 1: url = 'http://../../etc/'"),
        (
            URL + "[audits.options.long-sentence]\nmax_words = -5\n",
            "line 3: max_words = -5 is not between 1 and",
        ),
        (
            URL + "[audits.options.stale-page]\nserious_after = nan\n",
            "line 3: 'audits.options.stale-page.serious_after",
        ),
        (
            URL + "[freshness.policies.a]\ndue_soon_months = 5\noverdue_months = 2\n",
            "line 4: 'freshness.policies.a.",
        ),
        ("url = 0x" + "f" * 6000, "too large to show"),
        ("x = " + "9" * 6000, "thousands of digits"),
        ("x = " + "[" * 100_000, "nested too deeply"),
        ("x" + ".a" * 100_000 + " = 1", "nested too deeply"),
        (URL + " " * 2_000_000, "larger than 1,000,000 bytes"),
    ],
)
def test_a_profile_that_can_mean_nothing(tmp_path: Path, text: str, says: str) -> None:
    """File, line, key, value and the way out."""
    path = tmp_path / "checkup.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        load_profile(str(path))
    assert says in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_profile_that_is_not_a_file(tmp_path: Path) -> None:
    """A device has no end, and a pipe may have no writer: nothing is read from them."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    (tmp_path / "folder.toml").mkdir()
    for name in ("pipe.toml", "zero.toml", "folder.toml"):
        done = checkup("run", tmp_path / name, "--data", tmp_path / "data")
        assert (done.returncode, "checkup: cannot read" in done.stderr) == (Exit.USAGE, True), done.stderr


@pytest.mark.parametrize("text", ["\ufeff" + URL, URL])
def test_a_mark_at_the_start_of_a_profile(tmp_path: Path, text: str) -> None:
    """Some editors begin a UTF-8 file with one."""
    (tmp_path / "checkup.toml").write_text(text)
    assert read_site_profile(tmp_path / "checkup.toml") == Profile(url=NOWHERE)


def test_a_mark_at_the_start_of_lines_and_texts() -> None:
    """It is neither a word nor the end of a batch."""
    mark = "\ufeff"
    page = json.dumps(
        {"id": 1, "url": "http://a.example/", "html": f"{mark}<title>Knees</title><h1>Knees</h1>"}
    )
    done = checkup("extract", "-", stdin=f"{mark}{page}\n")
    assert (done.returncode, json.loads(done.stdout)["page"]["title"]) == (Exit.DONE, "Knees")
    line = json.dumps({"id": 1, "text": f"{mark}The knee is is sore."})
    done = checkup("draft", "--batch", "-", stdin=f"{mark}{line}\n")
    assert done.returncode == Exit.DONE
    assert [json.loads(found)["evidence"] for found in done.stdout.splitlines()] == ["is is"]


def test_a_text_drives_no_terminal(tmp_path: Path) -> None:
    """U+009B begins a command as ESC [ does; printed JSON escapes it and means the same."""
    hostile = "The knee is is\u009b31m \u202esore. "
    (tmp_path / "draft.txt").write_text(hostile)
    done = checkup("draft", tmp_path / "draft.txt")
    assert "knee" in done.stdout or "is is" in done.stdout
    html = f"<title>{hostile}</title><p>{hostile}"
    request = json.dumps({"id": hostile, "url": "http://a.example/", "html": html})
    lines = checkup("extract", "-", stdin=request + "\n")
    assert json.loads(lines.stdout)["id"] == hostile
    for text in (done.stdout, done.stderr, lines.stdout, lines.stderr):
        assert [letter for letter in text if letter in "\u009b\u202e"] == []


HOST_PARTS = st.sampled_from(
    ["www", "..", ".", "", "a", "A", "\\", "%2e", "\0", "\t", "[::1]", "[", "]", ":0", ":80", ":99999", "@", "/",
     "．", "ä", "x" * 64, "_", "-", "?", "#", " ", "\u202e"]
)  # fmt: skip


@given(
    st.lists(HOST_PARTS, max_size=8).map("".join), st.sampled_from(["http://", "https://", "http:\\\\", ""])
)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_no_url_leads_out_of_the_data_folder(
    tmp_path_factory: pytest.TempPathFactory, host: str, scheme: str
) -> None:
    """A site's folder is right below --data, or the URL is a usage error."""
    data = tmp_path_factory.getbasetemp() / "data"
    data.mkdir(exist_ok=True)
    with contextlib.suppress(UsageError):
        for url in (scheme + host, load_profile(scheme + host).url):
            folder = site_folder(data, url)
            assert folder.parent.resolve() == data.resolve() == folder.resolve().parent
            assert folder.name not in ("", ".", "..")


SCALARS = st.one_of(
    st.sampled_from(["inf", "-inf", "nan", "1e308", "-1", "0", "0x" + "f" * 5000, "9" * 5000, "true", "1979-05-27",
                     "07:32:00", '""', "''", '"\\u0000"', '"\\u009b"', "[]", "{}", "[[[]]]", "{a = 1}", "[1]", "[''"]),
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.text(max_size=20).map(json.dumps),
)  # fmt: skip
KEYS = st.sampled_from(
    [f"{table}.{key}" if table else key
     for table, model in [("", Profile), *((name, type(getattr(Profile(url=NOWHERE), name)))
                                           for name in ("crawl", "freshness", "spelling", "audits", "workers", "keep"))]
     for key in model.model_fields]
    + [f"audits.options.{audit}" for audit in ("long-sentence.max_words", "stale-page.serious_after", "no-such.x")]
    + [f"freshness.policies.{key}" for key in ("medical", "x", "doses.words", "x.overdue_months", "medical.paths")]
)  # fmt: skip


@given(st.lists(st.tuples(KEYS, SCALARS), max_size=4))
@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_value_of_a_profile_is_a_fault_of_ours(tmp_path: Path, values: list[tuple[str, str]]) -> None:
    """A profile is read, and then it can be stored and read again; or it is a usage error."""
    path = tmp_path / "checkup.toml"
    path.write_bytes(
        (URL + "".join(f"{key} = {value}\n" for key, value in values)).encode("utf-8", "replace")
    )
    try:
        profile = load_profile(str(path))
    except UsageError:
        return
    assert profile == Profile.model_validate_json(profile.to_json())


ARGUMENTS = st.sampled_from(
    ["nan", "inf", "-inf", "-1", "0", "1", "1e308", "9" * 30, "", " ", "..", "/", "\u009b", "0001-01-01", "9999-12-31",
     "2026-11-22T00:00:00+99:99", "2026-W01", "20261122", "/dev/null", "/dev/zero", "true", "minor", "crawl", "é" * 300]
)  # fmt: skip
OPTIONS = {
    "run": ["--delay", "--max-pages", "--workers", "--now", "--fail-on", "--from", "--to"],
    "init": ["--delay", "--max-pages"],
    "demo": ["--now", "--workers", "--fail-on"],
    "draft": ["--format", "--fail-on", "--profile", "--batch"],
    "extract": ["--url"],
}


@given(st.data())
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_value_of_an_option_is_a_fault_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    """A usage error names it, or the command begins its work, which is cut off here."""

    class BegunError(Exception):
        """The work would begin."""

    def begin(*arguments: object, **options: object) -> None:
        raise BegunError

    for place in ("pipeline.run.run_site", "pipeline.first_look.look_at", "pipeline.drafts.audit.draft_context",
                  "pipeline.extract_files.record_lines"):  # fmt: skip
        monkeypatch.setattr(place, begin)
    monkeypatch.chdir(tmp_path)
    command = data.draw(st.sampled_from(sorted(OPTIONS)))
    arguments = [
        command,
        *([] if command == "demo" else [data.draw(st.sampled_from([NOWHERE, "..", "a.toml", "é"]))]),
    ]
    for _ in range(data.draw(st.integers(0, 2))):
        arguments += [data.draw(st.sampled_from(OPTIONS[command])), data.draw(ARGUMENTS)]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    with contextlib.suppress(BegunError, UsageError, click.ClickException):
        program.main(arguments, prog_name="checkup", standalone_mode=False)
