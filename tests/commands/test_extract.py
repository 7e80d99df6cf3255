"""`checkup extract`: every line of a batch is answered, whatever is wrong with another."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import Exit, InputFault
from tests.commands.checkup import PYTHON, ROOT, checkup, environment

URL = "https://clinic.example/contact/"


def office(number: int) -> str:
    """Return a page that shows one office."""
    return (
        f"<!DOCTYPE html><html lang=en><title>Contact | Hill Clinic</title><h1>Our office</h1>"
        f"<footer><p>Hill Clinic<br>{number} Main Street, Suite 4<br>"
        "West Orange, NJ 07052<br>(973) 555-0123</p></footer>"
    )


def request(**values: object) -> bytes:
    """Return a request line; its id, URL and page are good where they are not given."""
    return json.dumps({"id": "a", "url": URL, "html": office(12)} | values).encode()


def batch(*lines: bytes) -> tuple[int, list[dict[str, Any]], str]:
    """Return the exit code, the answers and what was said on standard error."""
    done = checkup("extract", "-", stdin=b"\n".join(lines))
    assert "Traceback" not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def streets(answer: dict[str, Any]) -> list[str]:
    """Return the streets of a line's offices."""
    return [location["address"]["street"] for location in answer["locations"]]


def test_lines_of_one_url_are_pages_of_their_own() -> None:
    """A line's offices are those that its own page shows, mentioned there and nowhere else."""
    code, answers, _ = batch(*(request(id=number, html=office(number)) for number in range(10, 14)))
    assert code == Exit.DONE
    assert [answer["id"] for answer in answers] == [10, 11, 12, 13]
    assert [streets(answer) for answer in answers] == [[f"{number} Main Street"] for number in range(10, 14)]
    assert {len(answer["locations"][0]["seen_on"]) for answer in answers} == {1}
    alone = [batch(request(id=number, html=office(number)))[1][0] for number in (10, 13)]
    assert [answers[0], answers[3]] == alone


def test_every_line_is_answered_in_order(tmp_path: Path) -> None:
    """Bad lines have an error with its kind, and the exit code says that there were some."""
    broken, picture = tmp_path / "page.html.gz", tmp_path / "page.png"
    broken.write_bytes(gzip.compress(b"<p>page</p>")[:-9])
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    sent: list[tuple[bytes, str | int | None, str | None]] = [
        (b"\xef\xbb\xbf" + request(id="first"), "first", None),
        (b"nonsense", None, "not_json"),
        (b"[" * 100_000, None, "not_json"),
        (b"\xff\xfe{}", None, "not_utf8"),
        (b"[]", None, "not_a_request"),
        (b"   ", "", None),
        (request(id=None), None, "not_a_request"),
        (request(id=True), None, "not_a_request"),
        (request(id=["a"]), None, "not_a_request"),
        (request(id=7), 7, None),
        (request(id=7), 7, None),
        (request(url=None), "a", "not_a_request"),
        (request(url="clinic"), "a", "invalid_url"),
        (request(url="http://[1/"), "a", "invalid_url"),
        (request(html=None), "a", "not_a_request"),
        (request(html=3), "a", "not_a_request"),
        (request(lastmod=2024), "a", "not_a_request"),
        (request(html=None, path=str(tmp_path / "no-such.html")), "a", "unreadable"),
        (request(html=None, path=str(tmp_path)), "a", "unreadable"),
        (request(html=None, path="a\0b"), "a", "unreadable"),
        (request(html=None, path=str(broken)), "a", "not_gzip"),
        (request(html=None, path=str(picture)), "a", None),
        (request(id="\ud800"), "\ud800", None),
        (request(id="last", html=""), "last", None),
    ]
    code, answers, said = batch(*(line for line, _, _ in sent))
    expected = [(identifier, kind) for line, identifier, kind in sent if line.strip()]
    assert [(answer["id"], answer.get("error", {}).get("kind")) for answer in answers] == expected
    assert {tuple(answer) for answer in answers if "error" in answer} == {("id", "error")}
    assert {tuple(answer["error"]) for answer in answers if "error" in answer} == {("kind", "message")}
    assert code == Exit.USAGE
    assert "line 2 of the input: it is not JSON" in said
    assert "17 lines" in said


def test_a_huge_line_or_file_is_an_error_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a line that is too large no more than the bound is in memory at once."""
    import io

    from pipeline import saved_input

    monkeypatch.setattr(saved_input, "MAX_BYTES", 600)
    (tmp_path / "large.html").write_bytes(b"x" * 601)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"x" * 100_000))
    lines = [
        request(html="x" * 5000),
        request(html=None, path=str(tmp_path / "large.html")),
        request(html=None, path=str(tmp_path / "bomb.html.gz")),
        request(id="small", html="y"),
    ]
    found = list(saved_input.read_requests(io.BytesIO(b"\n".join(lines))))
    bad = [line for line in found if isinstance(line, saved_input.BadLine)]
    assert [(line.id, line.error.fault) for line in bad] == [
        (None, InputFault.TOO_LARGE),
        ("a", InputFault.TOO_LARGE),
        ("a", InputFault.TOO_LARGE),
    ]
    assert found[3][:3] == ("small", URL, b"y")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    """As one that is not there."""
    (tmp_path / "page.html").touch(mode=0o000)
    code, answers, _ = batch(request(html=None, path=str(tmp_path / "page.html")), request())
    assert (code, [answer.get("error", {}).get("kind") for answer in answers]) == (
        Exit.USAGE,
        ["unreadable", None],
    )


def test_a_page_that_cannot_be_finished_is_an_unreadable_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page never ends the batch."""
    from extraction import extract_pages, finish_site

    finish = finish_site.finish_loaded

    def failing(page: Any, *arguments: Any, **more: Any) -> Any:
        if page.reading.url.endswith("/b/"):
            raise AssertionError("a fault planted by this test")
        return finish(page, *arguments, **more)

    monkeypatch.setattr(finish_site, "finish_loaded", failing)
    pages = [(name, f"https://clinic.example/{name}/", office(12).encode(), None) for name in "abc"]
    said = {name: page.unreadable for name, page, _ in extract_pages(pages)}
    fault = "its records could not be made: AssertionError: a fault planted by this test"
    assert said == {"a": None, "b": fault, "c": None}


def test_the_good_files_are_printed_and_the_bad_ones_named(tmp_path: Path) -> None:
    """Exit code 2 says that there was one."""
    for name in ("a.html", "c.html"):
        (tmp_path / name).write_text(office(12))
    done = checkup("extract", "a.html", "b.html", "c.html", cwd=tmp_path)
    assert done.returncode == Exit.USAGE
    kinds = [json.loads(line)["record"] for line in done.stdout.splitlines()]
    assert [kind for kind in kinds if kind != "text"] == ["page", "page", "location"]
    assert "cannot read b.html" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_enough_is_not_an_error(tmp_path: Path) -> None:
    """``checkup extract - | head -1`` ends as the reader wants it."""
    lines = tmp_path / "requests.jsonl"
    lines.write_bytes(b"\n".join(request(id=number, html=office(number)) for number in range(200)))
    with (
        lines.open("rb") as stdin,
        subprocess.Popen(
            [*PYTHON, "extract", "-"],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id":0,')
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (Exit.DONE, b"")


@pytest.mark.parametrize("fault", InputFault)
def test_every_kind_of_error_is_written_down(fault: InputFault) -> None:
    """In the output contract."""
    assert f"| `{fault.value}` |" in (ROOT / "docs" / "output-contract.md").read_text("utf-8")
