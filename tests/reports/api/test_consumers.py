"""The consumers of the documentation, in three languages, against a real server: they print the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.prune import remove_folder
from tests.reports.api.published_runs import HOST, article, change, publish, run_name
from tests.reports.api.served_api import served

CONSUMERS = Path(__file__).parents[3] / "docs" / "consumers"
COMMANDS = {"poll.py": [sys.executable], "poll.mjs": ["node"], "poll.sh": ["sh"]}
NEEDED = {"poll.py": [], "poll.mjs": ["node"], "poll.sh": ["sh", "curl", "jq"]}


@pytest.fixture(params=sorted(COMMANDS))
def consumer(request: pytest.FixtureRequest) -> list[str]:
    """Return the command of a consumer."""
    for program in NEEDED[request.param]:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: {request.param} cannot be run")
    return [*COMMANDS[request.param], str(CONSUMERS / request.param)]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """Serve a data folder; yield the address of its articles."""
    publish(tmp_path / "data", 1, articles=[article(1), article(2)])
    with served(tmp_path / "data") as address:
        yield f"{address}/sites/{HOST}/articles"


def poll(consumer: list[str], url: str, kept: Path) -> list[dict[str, Any]]:
    """Return what a consumer prints in one turn."""
    done = subprocess.run([*consumer, url, str(kept)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def sent(run: int, *numbers: int) -> list[dict[str, Any]]:
    """Return the printed lines of articles of a run."""
    return [{"run": run_name(run), "record": article(number)} for number in numbers]


def test_a_consumer_goes_on_where_it_ended(consumer: list[str], url: str, tmp_path: Path) -> None:
    """All at first, then what changed, then nothing; all again, and says so, where it waited too long."""
    data, kept = tmp_path / "data", tmp_path / "cursor"
    assert poll(consumer, url, kept) == sent(1, 1, 2)
    publish(
        data,
        2,
        previous=1,
        articles=[article(1), article(3)],
        changes=[change("added", 3), change("gone", 2)],
    )
    publish(data, 3, previous=2, articles=[article(1)], changes=[change("gone", 3)])
    assert poll(consumer, url, kept) == [
        *sent(2, 3), {"run": run_name(2), "removed": article(2)["article_id"]},
        {"run": run_name(3), "removed": article(3)["article_id"]},
    ]  # fmt: skip
    assert poll(consumer, url, kept) == []
    publish(data, 4, previous=3, articles=[article(7)], changes=[change("added", 7)])
    publish(data, 5, previous=4, articles=[article(8)], changes=[change("added", 8)])
    for number in (3, 4):
        remove_folder(data / HOST / "runs" / run_name(number))
    assert poll(consumer, url, kept) == [{"run": None, "removed": "*"}, *sent(5, 8)]
    assert poll(consumer, url, kept) == []


def test_a_consumer_follows_the_runs_as_they_are_published(
    consumer: list[str], url: str, tmp_path: Path
) -> None:
    """Until somebody ends it."""
    command = [*consumer, url, str(tmp_path / "cursor"), "0.05"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = (json.loads(line) for line in process.stdout)
        try:
            assert [next(lines), next(lines)] == sent(1, 1, 2)
            for number in (2, 3, 4):
                new = number + 10
                publish(tmp_path / "data", number, previous=number - 1, articles=[article(new)],
                        changes=[change("added", new)])  # fmt: skip
                assert next(lines) == sent(number, new)[0]
        finally:
            process.terminate()


def test_an_error_ends_a_consumer_with_what_to_do(consumer: list[str], url: str, tmp_path: Path) -> None:
    """It does not turn for ever, and prints no record."""
    done = subprocess.run(
        [*consumer, url.replace(HOST, "other.example"), str(tmp_path / "cursor")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Take the host of one of the sites that /sites lists" in done.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_consumer_is_short(name: str) -> None:
    """Twenty lines at most."""
    assert len((CONSUMERS / name).read_text().splitlines()) <= 20
