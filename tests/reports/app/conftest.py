"""A server of the app for the tests of a module, and a site of its own for each test."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tests.reports.app.review_site import publish, served
from tests.reports.app.review_window import Desk

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    data = tmp_path_factory.mktemp("data")
    with served(data, reads_a_minute=100_000, writes_a_minute=100_000) as origin:
        yield Desk(data, origin)


@pytest.fixture
def host(desk: Desk) -> str:
    """Publish the example clinic's first run as another site; return the site's host."""
    name = f"clinic{next(_NUMBERS)}.example"
    publish(desk.data, host=name)
    return name
