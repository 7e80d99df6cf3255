"""A cursor is a text that leads to one place of one list, or is refused."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.api.cursor import Cursor, Mode
from reports.api.problem import ProblemError
from tests.reports.api.published_runs import HOST, article, change, publish, run_name
from tests.reports.api.reader import Reader, client

MODES: list[Mode] = ["after", "lines", "changes"]


def text_of(*values: object) -> str:
    """Return the text of a cursor that the API would not write, with a right check."""
    body = json.dumps(values).encode()
    check = hashlib.blake2b(body, digest_size=6, person=b"cursor").digest()
    return base64.urlsafe_b64encode(check + body).rstrip(b"=").decode()


@given(
    st.text(max_size=40), st.sampled_from(MODES), st.integers(), st.text(max_size=40),
    st.none() | st.text(max_size=40), st.integers(min_value=0),
)  # fmt: skip
def test_a_cursor_comes_back_from_its_text(
    host: str, mode: Mode, started: int, run: str, base: str | None, at: int
) -> None:
    """The text needs no quoting in an address."""
    cursor = Cursor(kind="articles", host=host, mode=mode, started=started, run=run, base=base, at=at)
    text = cursor.to_text()
    assert re.fullmatch(r"[A-Za-z0-9_-]+", text)
    assert Cursor.from_text(text, kind="articles", host=host) == cursor


@pytest.mark.parametrize("put", ["", "A", "_", "=", "é", "\0", "AB"])
def test_another_text_is_refused(put: str) -> None:
    """One character more, less or other than one of ours, wherever it is."""
    text = Cursor(kind="articles", host=HOST, run="r1", at=77).to_text()
    for place in range(len(text) - 1):  # the last one holds bits that mean nothing
        other = text[:place] + put + text[place + 1 :]
        if other != text:
            with pytest.raises(ProblemError) as caught:
                Cursor.from_text(other, kind="articles", host=HOST)
            assert caught.value.name == "invalid-cursor"


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "%", "é" * 30, "A" * 5_000, "AAAA", "[1]",
        text_of(2, "articles", HOST, "after", 0, "r1", None, 0),
        text_of(1, "articles", HOST, "after", 0, "r1", None),
        text_of(1, "articles", HOST, "backwards", 0, "r1", None, 0),
        text_of(1, "articles", HOST, "lines", 0, "r1", None, -1),
        text_of(1, "articles", HOST, "lines", 0, "r1", None, True),
        text_of(1, "articles", HOST, "lines", "0", "r1", None, 0),
        text_of({"a": 1}),
    ],
)  # fmt: skip
def test_a_text_that_is_not_a_cursor_is_refused(tmp_path: Path, text: str) -> None:
    """With what to do next."""
    publish(tmp_path, 1, articles=[article(1)])
    answer = client(tmp_path).get(f"sites/{HOST}/articles", params={"cursor": text})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:clinic-checkup:problem:invalid-cursor")
    assert "without a cursor" in answer.json()["detail"]


@pytest.mark.parametrize("at", [2, 5, 10**6, 2**63, 10**30])
@pytest.mark.parametrize("mode", ["lines", "changes"])
def test_a_place_within_a_record_or_after_the_last_one_is_refused(
    tmp_path: Path, mode: Mode, at: int
) -> None:
    """Half a record is never sent."""
    publish(tmp_path, 1, articles=[article(1)])
    publish(tmp_path, 2, previous=1, articles=[article(2)], changes=[change("added", 2)])
    reader = Reader(tmp_path, "articles")
    reader.page()
    assert reader.cursor
    known = Cursor.from_text(reader.cursor, kind="articles", host=HOST)
    place = Cursor(
        kind="articles", host=HOST, mode=mode, started=known.started, run=known.run, base=run_name(1), at=at
    )
    reader.cursor = place.to_text()
    assert reader.answer().status_code == 400


def test_a_cursor_of_another_list_is_refused(tmp_path: Path) -> None:
    """Of another kind, or another site."""
    for host in (HOST, "other.example"):
        publish(tmp_path, 1, host=host, articles=[article(1)], changes=[change("added", 1)])
    reader = Reader(tmp_path, "articles")
    cursor = reader.page()["next"]
    for path in (f"sites/{HOST}/changes", f"sites/{HOST}/runs", "sites/other.example/articles"):
        answer = client(tmp_path).get(path, params={"cursor": cursor})
        assert answer.json()["type"] == "urn:clinic-checkup:problem:invalid-cursor"
        assert "keep one for each" in answer.json()["detail"]


def test_a_made_up_run_leads_nowhere(tmp_path: Path) -> None:
    """It is compared with the names of the runs, and never made a path of."""
    publish(tmp_path, 1, articles=[article(1)])
    for mode in MODES:
        cursor = Cursor(kind="articles", host=HOST, mode=mode, run="../../../etc", base="../..").to_text()
        assert client(tmp_path).get(f"sites/{HOST}/articles", params={"cursor": cursor}).status_code == 410
